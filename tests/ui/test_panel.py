"""The timeline panel in a real browser, with the official bridge as its host and a real server behind it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from media_maker import MediaMaker
from ui.conftest import Opened

pytest.importorskip("playwright", reason="playwright is not installed (make test does it)")

from anyio import to_thread
from mcp import Client
from playwright.async_api import expect

from face.modern import Modern, serving
from face.modern import home as at_home
from reelwright.assemble import open_service
from reelwright.face.server import make_server
from reelwright.settings import Settings
from ui.browser import EVERYTHING, HERE, POLICIES, Panel

pytestmark = pytest.mark.anyio

RED, LIME, BLUE = (255, 0, 0), (0, 255, 0), (0, 0, 255)
_COLOUR = """async () => {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [64, 36];
  const video = document.getElementById("video");
  const source = video.classList.contains("on") ? video : document.getElementById("picture");
  try {
    if (source.decode && source.getAttribute("src")) await source.decode();
  } catch {
    return [0, 0, 0];  // another picture has taken its place in the meantime: looked at again
  }
  const context = canvas.getContext("2d");
  context.drawImage(source, 0, 0, 64, 36);
  return [...context.getImageData(32, 9, 1, 1).data.slice(0, 3)];
}"""
_WHERE_FROM = """() => document.getElementById("video").currentSrc.split(":")[0]"""


async def colour(panel: Panel) -> tuple[int, int, int]:
    """What the picture shows above its middle."""
    red, green, blue = await panel.script(_COLOUR)
    return red, green, blue


async def shows(panel: Panel, wanted: tuple[int, int, int]) -> None:
    """Wait until the picture has this colour, as far as encoders keep one."""
    test = f"""async () => {{
      const [r, g, b] = await ({_COLOUR})();
      return Math.abs(r - {wanted[0]}) + Math.abs(g - {wanted[1]}) + Math.abs(b - {wanted[2]}) < 60;
    }}"""
    await panel.page.frames[-1].wait_for_function(f"() => ({test})()", timeout=20_000)


async def loaded(panel: Panel) -> None:
    """Wait until a film can be played."""
    await expect(panel.view.locator("#video.on")).to_be_attached(timeout=60_000)


def view(*tracks: dict[str, Any], length_ms: int = 4000, **more: Any) -> dict[str, Any]:
    """A tool's result with a film of these rows."""
    film = {"project": "main", "revision": "", "length_ms": length_ms, "width": 1920, "height": 1080, "fps": 30}
    return {"content": [], "_meta": {"reelwright/view": {**film, "tracks": list(tracks), **more}}}


def row(kind: str, *names: str, each_ms: int = 1000) -> dict[str, Any]:
    items = [
        {"n": n, "name": name, "start_ms": (n - 1) * each_ms, "length_ms": each_ms} for n, name in enumerate(names, 1)
    ]
    return {"kind": kind, "items": items, "more": 0}


WITHOUT_TOOLS = {name: value for name, value in EVERYTHING.items() if name != "serverTools"}


@pytest.mark.parametrize(("policy", "comes_from"), [("spec", "data"), ("vscode", "blob"), ("basic", "blob")])
async def test_a_film_plays_from_where_the_host_lets_it_and_seeks_to_the_right_picture(
    opened: Opened, policy: str, comes_from: str
) -> None:
    panel = await opened(policy=policy)
    await panel.use("state", project="main")
    await loaded(panel)
    assert await panel.script(_WHERE_FROM) == comes_from
    playhead = panel.view.get_by_role("slider")
    await shows(panel, RED)
    for seconds, wanted in ((2, LIME), (2, BLUE)):
        for _ in range(seconds):
            await playhead.press("Shift+ArrowRight")
        await shows(panel, wanted)
    assert panel.asked == []


async def test_without_media_pictures_follow_the_playhead_and_nothing_offers_to_play(opened: Opened) -> None:
    panel = await opened(policy="nomedia")
    await panel.use("state", project="main")
    await expect(panel.view.locator("#note")).to_have_text(
        "This app plays no video here; pictures follow the playhead.", timeout=60_000
    )
    await expect(panel.view.get_by_role("button", name="Play")).to_be_hidden()
    await shows(panel, RED)
    await panel.view.get_by_role("option", name="Video 3, blue").click()
    await shows(panel, BLUE)


async def test_play_moves_the_playhead_and_pause_stops_it(opened: Opened) -> None:
    panel = await opened()
    await panel.use("state", project="main")
    await loaded(panel)
    await panel.view.get_by_role("button", name="Play").click()
    pause = panel.view.get_by_role("button", name="Pause")
    await expect(pause).to_be_visible()
    await panel.page.frames[-1].wait_for_function(
        "() => Number(document.getElementById('playhead').getAttribute('aria-valuenow')) > 300"
    )
    await pause.click()
    await expect(panel.view.get_by_role("button", name="Play")).to_be_visible()
    assert await panel.script("() => document.getElementById('video').paused")


async def test_the_playhead_is_moved_by_keys_a_frame_or_a_second_at_a_time(opened: Opened) -> None:
    panel = await opened(capabilities=WITHOUT_TOOLS)
    await panel.use("state", project="main")
    playhead = panel.view.get_by_role("slider", name="Playhead")
    await playhead.focus()
    told = []
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowRight", "ArrowLeft", "End", "ArrowRight", "Home", "ArrowLeft"):
        await playhead.press(key)
        told.append(int(await playhead.get_attribute("aria-valuenow") or -1))
    assert told == [33, 67, 1067, 1033, 5000, 5000, 0, 0]
    await playhead.press("End")
    assert await playhead.get_attribute("aria-valuetext") == "5 of 5 seconds"
    await playhead.press("Shift+ArrowLeft")
    assert await playhead.get_attribute("aria-valuetext") == "4 of 5 seconds, Clip 3 blue"


async def test_a_point_on_the_ruler_is_where_the_playhead_goes(opened: Opened) -> None:
    panel = await opened(capabilities=WITHOUT_TOOLS)
    await panel.use("state", project="main")
    ruler = panel.view.locator("#ruler")
    box = await ruler.bounding_box()
    assert box is not None
    await ruler.click(position={"x": box["width"] / 2, "y": 10})
    found = int(await panel.view.get_by_role("slider").get_attribute("aria-valuenow") or -1)
    assert found == pytest.approx(2500, abs=10)


async def test_one_clip_is_in_the_tab_order_and_arrows_lead_to_the_others(opened: Opened) -> None:
    panel = await opened(capabilities=WITHOUT_TOOLS)
    await panel.use("state", project="main")
    await panel.view.get_by_role("slider").focus()
    await panel.page.keyboard.press("Tab")
    focused = "() => document.activeElement.getAttribute('aria-label')"
    names = [await panel.script(focused)]
    for key in ("ArrowRight", "End", "Home", "ArrowUp", "ArrowDown", "ArrowDown"):
        await panel.page.keyboard.press(key)
        names.append((await panel.script(focused)).split(",")[0])
    assert names[0] == "Video 1, red, 0–2 s"
    assert names[1:] == ["Video 2", "Video 3", "Video 1", "Text 1", "Video 1", "Music 1"]
    assert await panel.view.locator('.item[tabindex="0"]').count() == 1
    await panel.page.keyboard.press("Enter")
    await expect(panel.view.get_by_role("option", selected=True)).to_have_accessible_name(
        "Music 1, calm (composed), 0–5 s"
    )


async def test_the_model_is_told_of_the_selection_once_it_has_settled(opened: Opened) -> None:
    panel = await opened(capabilities=WITHOUT_TOOLS)
    await panel.use("state", project="main")
    for name in ("red", "lime", "blue"):
        await panel.view.get_by_role("option", name=name).click()
    await panel.page.wait_for_function("() => window.host.heard.contexts.length > 0")
    told = [context["content"][0]["text"] for context in await panel.heard("contexts")]
    assert told == ['Timeline panel of the project "main": selected: clip 3 "blue" (3–5 s); playhead at 3.5 s.']


async def test_a_question_about_a_clip_becomes_a_message_in_the_chat(opened: Opened) -> None:
    panel = await opened()
    await panel.use("state", project="main")
    await panel.view.get_by_role("option", name="Video 2, lime").click()
    await panel.view.get_by_label("Ask about this clip").fill("make it slower")
    await panel.page.keyboard.press("Enter")
    await expect(panel.view.locator("#told")).to_have_text("Sent.")
    text = "Clip 2 “lime” (1.5–3.5 s): make it slower"
    assert await panel.heard("messages") == [{"role": "user", "content": [{"type": "text", "text": text}]}]


async def test_what_the_host_cannot_do_is_not_offered(opened: Opened) -> None:
    panel = await opened(capabilities={})
    await panel.use("state", project="main")
    await panel.view.get_by_role("option", name="Video 2, lime").click()
    await expect(panel.view.locator("h2")).to_have_text("Clip 2 · lime")
    await expect(panel.view.locator("form")).to_be_hidden()
    await expect(panel.view.locator("#play")).to_be_hidden()
    assert [await panel.heard(what) for what in ("tools", "messages", "contexts")] == [[], [], []]


async def test_data_that_the_host_dropped_is_asked_for(opened: Opened) -> None:
    panel = await opened()
    answer = await panel.use("state", keep_meta=False, project="main", storyboard=True)
    assert "structuredContent" not in answer
    await expect(panel.view.get_by_role("option")).to_have_count(5)
    assert "panel_view" in [call["name"] for call in await panel.heard("tools")]


async def test_without_data_and_without_tools_the_answer_itself_is_drawn(opened: Opened) -> None:
    panel = await opened(capabilities={})
    await panel.use("state", keep_meta=False, project="main")
    await expect(panel.view.get_by_role("option")).to_have_count(5)
    await expect(panel.view.get_by_role("option", name="Video 2, lime")).to_be_visible()


@pytest.mark.parametrize("tools", [False, True])
async def test_an_edit_that_runs_as_a_task_is_shown_in_the_end(
    opened: Opened, tmp_path: Path, media: MediaMaker, tools: bool
) -> None:
    """By the task's result, which has the panel's data; or, if the host shows only that there is a task, by asking."""
    environ = at_home(tmp_path, REELWRIGHT_TIME_SCALE="0.001")
    (tmp_path / "Videos").mkdir()
    clip = shutil.copy(media.video("red.mp4", seconds=2, colour="red", size=(320, 180)), tmp_path / "Videos")
    server = make_server(lambda: open_service(Settings.read(environ, home=tmp_path)), version="0")
    with serving(environ) as serves:
        wire = Modern(serves.url, serves.token)
        async with Client(server) as client:
            panel = await opened(client=client, capabilities=EVERYTHING if tools else WITHOUT_TOOLS)
            await client.call_tool("upload", {"paths": [str(clip)]})
            await panel.host("input", {"project": "main"})
            task = await to_thread.run_sync(lambda: wire.call("edit", edits=[{"op": "combine"}]))
            assert task["resultType"] == "task"
            shown = {"content": [], "_meta": {}}
            if not tools:
                while task["status"] == "working":
                    task = await to_thread.run_sync(wire.ask, "tasks/get", {"taskId": task["taskId"]})
                shown = task["result"]
            await panel.host("result", shown)
            await expect(panel.view.get_by_role("option", name="Video 1, red")).to_be_visible(timeout=20_000)
            await panel.page.context.close()


async def test_what_can_be_heard_shows_how_loud_it_is(opened: Opened) -> None:
    """The clips of this film have sound of their own; the title has none."""
    panel = await opened()
    await panel.use("state", project="main")
    song = panel.view.get_by_role("option", name="Music 1")
    await expect(song.locator(".wave")).to_have_count(1)
    await expect(panel.view.get_by_role("option", name="Text 1").locator(".wave")).to_have_count(0)
    wave = song.locator(".wave")
    points = await wave.evaluate("(wave) => getComputedStyle(wave).clipPath.split(',').length")
    assert points > 400
    inner, outer = await wave.bounding_box(), await song.bounding_box()
    assert inner is not None
    assert outer is not None
    assert (inner["x"], inner["width"]) == (pytest.approx(outer["x"], abs=1), pytest.approx(outer["width"], abs=2))
    (asked,) = [call for call in await panel.heard("tools") if call["arguments"].get("sounds")]
    assert asked["name"] == "panel_view"


@pytest.mark.parametrize("older", [False, True])
async def test_the_panel_works_in_both_protocol_eras(
    opened: Opened, client: Client, older_client: Client, older: bool
) -> None:
    panel = await opened(client=older_client if older else client, policy="vscode")
    await panel.use("state", project="main")
    await loaded(panel)
    await expect(panel.view.get_by_role("option")).to_have_count(5)
    assert (await panel.host("app"))["name"] == "reelwright-timeline"


async def test_an_edit_is_seen_as_soon_as_it_is_done(
    opened: Opened, home: Path, client: Client, media: MediaMaker
) -> None:
    clip = shutil.copy(
        media.video("red.mp4", seconds=2, colour="red", size=(320, 180)), home / "Videos" / "another.mp4"
    )
    await client.call_tool("upload", {"paths": [str(clip)], "project": "other"})
    panel = await opened()
    await panel.use("state", project="main")
    await panel.use("edit", project="other", edits=[{"op": "combine"}, {"op": "text", "text": "Hi"}])
    await expect(panel.view.get_by_role("heading", level=1)).to_have_text("other")
    await expect(panel.view.get_by_role("option", name="Text 1, Hi")).to_be_visible()


async def test_a_host_in_chinese_gets_a_panel_in_chinese(opened: Opened) -> None:
    panel = await opened(locale="zh-CN", capabilities=WITHOUT_TOOLS)
    await panel.use("state", project="main")
    await panel.view.get_by_role("option", name="视频 2").click()
    await expect(panel.view.get_by_label("询问这个片段")).to_be_visible()
    assert await panel.script("() => document.documentElement.lang") == "zh"
    await panel.host("context", {"locale": "en-GB"})
    await expect(panel.view.get_by_label("Ask about this clip")).to_be_visible()


async def test_the_host_dresses_the_panel(opened: Opened) -> None:
    styles = {"variables": {"--color-background-primary": "rgb(1, 2, 3)"}}
    panel = await opened(styles=styles, theme="dark", capabilities=WITHOUT_TOOLS)
    await panel.use("state", project="main")
    back = "() => getComputedStyle(document.querySelector('main')).backgroundColor"
    ink = "() => getComputedStyle(document.body).color"
    assert await panel.script(back) == "rgb(1, 2, 3)"
    dark = await panel.script(ink)
    await panel.host("context", {"theme": "light"})
    await panel.page.frames[-1].wait_for_function("() => document.documentElement.dataset.theme === 'light'")
    assert await panel.script(ink) != dark


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("policy", ["spec", "nomedia"])
async def test_axe_finds_nothing(opened: Opened, theme: str, policy: str) -> None:
    panel = await opened(theme=theme, policy=policy)
    await panel.use("state", project="main")
    await expect(panel.view.locator("#play")).to_be_visible(visible=policy == "spec", timeout=60_000)
    await panel.view.get_by_role("option", name="Video 2, lime").click()
    await panel.script((HERE / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8"))
    found = await panel.script("() => axe.run(document, { resultTypes: ['violations'] })")
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]] == []


@pytest.mark.parametrize("locale", ["en", "zh"])
@pytest.mark.parametrize("width", [320, 480, 860])
async def test_nothing_is_wider_or_higher_than_its_frame(opened: Opened, width: int, locale: str) -> None:
    panel = await opened(width=width, locale=locale)
    await panel.use("state", project="main")
    await panel.view.get_by_role("option").nth(2).click()
    await expect(panel.view.locator("form")).to_be_visible()
    await panel.page.frames[-1].wait_for_function("() => document.documentElement.scrollHeight <= innerHeight")
    assert await panel.scrollbars() == {"wide": 0, "high": 0}


@pytest.mark.parametrize("width", [320, 860])
async def test_a_film_of_sixty_clips_with_long_names_fits(opened: Opened, width: int) -> None:
    names = [f"a-very-long-name-of-a-clip-that-somebody-has-not-shortened-{n}.mp4" for n in range(60)]
    panel = await opened(width=width, capabilities=WITHOUT_TOOLS)
    rows = [
        row("text", "A title " * 9, each_ms=60_000),
        row("video", *names),
        row("music", "song " * 15, each_ms=60_000),
    ]
    await panel.host("result", view(*rows, length_ms=60_000))
    await panel.view.get_by_role("option").nth(30).click(force=True)
    await expect(panel.view.get_by_role("option", selected=True)).to_have_count(1)
    await panel.page.frames[-1].wait_for_function("() => document.documentElement.scrollHeight <= innerHeight")
    assert await panel.scrollbars() == {"wide": 0, "high": 0}


async def test_names_from_outside_are_text_and_never_html(opened: Opened) -> None:
    bad = '<img src=x onerror="parent.postMessage(1)"><script>document.title="bad"</script>'
    panel = await opened(capabilities=WITHOUT_TOOLS)
    await panel.host("result", view(row("video", bad), project=bad))
    await panel.view.get_by_role("option").click()
    await expect(panel.view.locator("h1")).to_have_text(bad)
    assert await panel.view.locator("main img:not(#picture)").count() == 0
    assert await panel.script("() => document.title") == "Timeline"
    assert panel.asked == []


async def test_work_that_goes_on_is_shown_with_its_share(opened: Opened) -> None:
    panel = await opened(capabilities=WITHOUT_TOOLS)
    work = {"words": "rendering 64 % · 8 s left", "share": 0.5}
    await panel.host("result", view(row("video", "a"), work=work))
    await expect(panel.view.locator("#work")).to_contain_text("rendering 64 % · 8 s left")
    assert await panel.view.locator("progress").evaluate("(bar) => bar.value") == 0.5


async def test_while_the_tool_runs_the_panel_says_so_and_a_cancelled_one_is_called_that(opened: Opened) -> None:
    panel = await opened(capabilities=WITHOUT_TOOLS)
    await panel.host("input", {"project": "nowhere"})
    await expect(panel.view.locator("#work")).to_contain_text("Working…")
    await panel.host("cancelled")
    await expect(panel.view.locator("#empty")).to_have_text("Cancelled.")
    await expect(panel.view.locator("#work")).to_be_hidden()


async def test_a_project_without_a_film_is_said_to_be_empty(opened: Opened) -> None:
    panel = await opened()
    await panel.use("state", project="never heard of")
    await expect(panel.view.locator("#empty")).to_have_text("Nothing on the timeline yet.")


async def test_teardown_is_answered_and_lets_the_film_go(opened: Opened) -> None:
    panel = await opened(policy="vscode")
    await panel.use("state", project="main")
    await loaded(panel)
    assert await panel.host("teardown") == {}
    assert not await panel.script("() => document.getElementById('video').hasAttribute('src')")


@pytest.mark.parametrize("policy", list(POLICIES))
async def test_the_panel_asks_nothing_of_the_network(opened: Opened, policy: str) -> None:
    panel = await opened(policy=policy)
    await panel.use("state", project="main")
    await panel.view.get_by_role("option", name="Video 3, blue").click()
    await shows(panel, BLUE)
    assert panel.asked == []
    assert await panel.heard("errors") == []
