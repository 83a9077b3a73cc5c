"""From words to a film, through the real layers: flows, client, studio, FFmpeg."""

import re
from pathlib import Path

import av
import pytest

from media_maker import MediaMaker
from reelwright.draft.output import Format, Output
from reelwright.errors import (
    BadRequest,
    Cancelled,
    CannotSave,
    EmptyTimeline,
    NoSuchClip,
    NotPossible,
    NotUnderstood,
)
from reelwright.flows.deliver import Target
from reelwright.flows.service import Service
from watching import Opened, Watched, aged

pytestmark = pytest.mark.anyio


@pytest.fixture
def clips(media: MediaMaker) -> list[str]:
    red = media.video("red.mp4", colour="red", seconds=1)
    blue = media.video("blue.mp4", colour="blue", seconds=1, size=(240, 320), audio="none")
    return [str(red), str(blue)]


async def uploaded(service: Service, clips: list[str], watch: Watched, project: str = "main") -> None:
    await service.upload(clips, [], project=project, watch=watch)


async def test_words_become_a_film_that_holds_what_was_asked(
    service: Service, clips: list[str], watch: Watched, tmp_path: Path
) -> None:
    await uploaded(service, clips, watch)
    edited = await service.edit("combine my clips with crossfades and calm music", [], project="main", watch=watch)
    assert (edited.outcome, edited.verified) == ("changed", True)
    assert edited.timeline is not None
    assert "red (0-1s, crossfade 0.5s), blue (0.5-1.5s)" in edited.timeline

    done = await service.export("draft", project="main", watch=watch, within=None, to=Target(tmp_path / "film.mp4"))
    assert done.file is not None
    assert (done.file.path, done.file.length_s) == (str(tmp_path / "film.mp4"), 1.5)
    with av.open(done.file.path) as film:
        video = film.streams.video[0]
        assert (video.width, video.height, video.frames) == (1080, 1920, 45)
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["film.mp4"]


@pytest.mark.parametrize(
    ("kind", "size", "told"),
    [("gif", (320, 568), "1 s, 320×568"), ("m4a", (None, None), "1 s"), ("png", (1080, 1920), "1080×1920")],
)
async def test_what_is_told_of_a_file_is_so(
    service: Service,
    clips: list[str],
    watch: Watched,
    tmp_path: Path,
    kind: Format,
    size: tuple[int | None, int | None],
    told: str,
) -> None:
    await uploaded(service, clips[:1], watch)
    await service.edit("combine my clips", [], project="main", watch=watch)
    to = Target(tmp_path / f"out.{kind}")
    done = await service.export("draft", project="main", watch=watch, within=None, to=to, output=Output(format=kind))
    assert done.file is not None
    assert (done.file.width, done.file.height) == size
    assert re.sub(r"[\d.]+ KB", "… KB", done.message) == f"Saved {to.path} ({told}, … KB, draft quality)."


async def test_progress_is_told_in_bytes_and_percent(
    service: Service, clips: list[str], watch: Watched, tmp_path: Path
) -> None:
    await uploaded(service, clips, watch)
    size = sum(Path(clip).stat().st_size for clip in clips)
    assert {progress.total for progress in watch.told if progress.stage == "uploading"} == {size}
    await service.edit("combine my clips", [], project="main", watch=watch)
    await service.export("draft", project="main", watch=watch, within=None, to=Target(tmp_path / "film.mp4"))
    percents = [progress.done for progress in watch.told if progress.stage == "rendering"]
    assert percents == sorted(percents)
    assert percents[-1] > 0


async def test_two_intents_in_one_message_both_happen(
    service: Service, clips: list[str], watch: Watched, tmp_path: Path
) -> None:
    await uploaded(service, clips[:1], watch)
    done = await service.edit(
        "加上标题“夏天”，然后导出", [], project="main", watch=watch, within=None, to=Target(tmp_path / "夏天.mp4")
    )
    assert done.file is not None
    assert Path(done.file.path).name == "夏天.mp4"
    assert any("夏天" in change for change in done.changes)


async def test_typed_edits_do_the_same_as_words(service: Service, clips: list[str], watch: Watched) -> None:
    await uploaded(service, clips, watch)
    edits = [
        {"op": "combine"},
        {"op": "text", "text": 'Tom\'s "day", and export it', "position": "top", "start_ms": 500, "duration_ms": 700},
        {"op": "aspect", "ratio": "1:1", "fit": "crop"},
    ]
    answer = await service.edit("", edits, project="main", watch=watch)
    assert answer.file is None
    state = await service.state("main")
    assert state.tracks is not None
    assert (state.tracks["width"], state.tracks["height"]) == (1080, 1080)
    (text,) = next(track["items"] for track in state.tracks["tracks"] if track["kind"] == "text")
    assert (text["text"], text["start_s"], text["end_s"]) == ('Tom\'s "day", and export it', 0.5, 1.2)


async def test_a_new_process_goes_on_with_the_same_project(opened: Opened, clips: list[str], watch: Watched) -> None:
    async with opened() as first:
        await uploaded(first, clips, watch, "夏天 film")
        await first.edit("combine my clips", [], project="夏天 film", watch=watch)
    async with opened() as second:
        state = await second.state("夏天 film")
        assert [file.name for file in state.uploads] == ["red.mp4", "blue.mp4"]
        assert state.timeline is not None
        assert "red (0-1s), blue (1-2s)" in state.timeline
        answer = await second.edit("undo", [], project="夏天 film", watch=watch)
        assert answer.timeline == "The timeline is empty."


async def test_undo_said_again_after_the_answer_takes_back_one_more_step(
    service: Service, clips: list[str], watch: Watched, tmp_path: Path
) -> None:
    await uploaded(service, clips, watch)
    for message in ("combine my clips", "delete clip 2", "mute clip 1"):
        await service.edit(message, [], project="main", watch=watch)
    await service.edit("undo", [], project="main", watch=watch)
    lost = await service.edit("undo", [], project="main", watch=watch)  # a host that has not got the answer
    assert lost.outcome == "already_done"
    aged(tmp_path, 6)
    again = await service.edit("undo", [], project="main", watch=watch)
    assert again.timeline is not None
    assert (again.outcome, "blue" in again.timeline) == ("changed", True)


async def test_the_same_content_is_sent_once(service: Service, clips: list[str], watch: Watched) -> None:
    await uploaded(service, clips, watch)
    again = await service.upload([*clips, clips[0]], [], project="main", watch=watch)
    assert again.outcome == "already_done"
    assert len(again.uploads) == 2


async def test_what_is_not_understood_is_named_and_changes_nothing(
    service: Service, clips: list[str], watch: Watched
) -> None:
    await uploaded(service, clips, watch)
    await service.edit("combine my clips", [], project="main", watch=watch)
    before = await service.state("main")
    with pytest.raises(NotUnderstood, match="glitter unicorns"):
        await service.edit("add the title 'A' and glitter unicorns", [], project="main", watch=watch)
    with pytest.raises(NotPossible, match="clips or photos of your own"):
        await service.edit("generate a video of a cat", [], project="main", watch=watch)
    with pytest.raises(NoSuchClip, match="no clip 7"):
        await service.edit("add the title 'A', then delete clip 7", [], project="main", watch=watch)
    assert await service.state("main") == before


async def test_an_empty_film_is_not_exported(service: Service, clips: list[str], watch: Watched) -> None:
    with pytest.raises(EmptyTimeline):
        await service.export("draft", project="main", watch=watch)
    await uploaded(service, clips, watch)
    with pytest.raises(EmptyTimeline):
        await service.export("draft", project="main", watch=watch)


async def test_a_file_is_never_overwritten_unless_the_person_said_so(
    service: Service, clips: list[str], watch: Watched, tmp_path: Path
) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(b"precious")
    await uploaded(service, clips[:1], watch)
    await service.edit("combine my clips", [], project="main", watch=watch)
    done = await service.export("draft", project="main", watch=watch, within=None, to=Target(path))
    assert done.file is not None
    assert Path(done.file.path).name == "film (2).mp4"
    assert path.read_bytes() == b"precious"
    await service.export("draft", project="main", watch=watch, within=None, to=Target(path, replace=True))
    assert path.read_bytes()[4:8] == b"ftyp"


async def test_long_work_is_answered_with_a_job_that_wait_goes_on_with(
    service: Service, clips: list[str], watch: Watched, tmp_path: Path
) -> None:
    await uploaded(service, clips[:1], watch)
    await service.edit("combine my clips", [], project="main", watch=watch)
    running = await service.export("draft", project="main", watch=watch, within=0.0, to=Target(tmp_path / "a.mp4"))
    assert (running.outcome, running.file) == ("still_running", None)
    assert running.job is not None
    listed = await service.wait("", "list", project="main", watch=watch)
    assert [(line.job, line.state) for line in listed.jobs][:1] == [(running.job, "running")]
    done = await service.wait(running.job, "wait", project="main", watch=watch, within=None)
    assert (done.outcome, done.job) == ("file_ready", running.job)


async def test_a_cancelled_export_leaves_nothing(
    service: Service, clips: list[str], watch: Watched, tmp_path: Path
) -> None:
    await uploaded(service, clips[:1], watch)
    await service.edit("combine my clips, play clip 1 at 0.25x speed", [], project="main", watch=watch)
    folder = tmp_path / "films"
    running = await service.export("high", project="main", watch=watch, within=0.3, to=Target(folder / "a.mp4"))
    assert running.job is not None
    cancelled = await service.wait(running.job, "cancel", project="main", watch=watch)
    assert cancelled.outcome == "cancelled"
    assert not folder.exists() or not list(folder.iterdir())
    assert not list(tmp_path.rglob("film.part.mp4"))


@pytest.mark.parametrize("words", ["cancel the export", "取消导出"])
async def test_words_cancel_a_running_export_or_say_that_there_is_none(
    service: Service, clips: list[str], watch: Watched, tmp_path: Path, words: str
) -> None:
    await uploaded(service, clips[:1], watch)
    await service.edit("combine my clips, play clip 1 at 0.25x speed", [], project="main", watch=watch)
    nothing = await service.edit(words, [], project="main", watch=watch)
    assert (nothing.outcome, nothing.job) == ("unchanged", None)
    running = await service.export("high", project="main", watch=watch, within=0.2, to=Target(tmp_path / "a.mp4"))
    cancelled = await service.edit(words, [], project="main", watch=watch)
    assert (cancelled.outcome, cancelled.job) == ("cancelled", running.job)
    assert not (tmp_path / "a.mp4").exists()


async def test_cancelling_goes_alone(service: Service, watch: Watched) -> None:
    with pytest.raises(BadRequest, match="goes alone"):
        await service.edit("cancel the export, then make it vertical", [], project="main", watch=watch)


async def test_an_export_whose_process_ended_is_finished_by_the_next(
    opened: Opened, clips: list[str], watch: Watched, tmp_path: Path
) -> None:
    async with opened() as first:
        await uploaded(first, clips[:1], watch)
        await first.edit("combine my clips", [], project="main", watch=watch)
        running = await first.export("draft", project="main", watch=watch, within=0.3, to=Target(tmp_path / "a.mp4"))
        assert running.outcome == "still_running"
    async with opened() as second:
        done = await second.wait("", "wait", project="main", watch=watch, within=None)
        assert done.file is not None
        assert Path(done.file.path).read_bytes()[4:8] == b"ftyp"
    assert len(list((tmp_path / ".local/share/reelwright/studio/renders").iterdir())) == 1


async def test_credits_are_shown_as_free(service: Service) -> None:
    credits = (await service.credits("main")).credits
    assert credits is not None
    assert (credits.available, credits.free) == (100, True)


async def test_looking_at_an_unknown_project_does_not_start_it(service: Service, tmp_path: Path) -> None:
    await service.state("nothing")
    assert not (tmp_path / ".local/share/reelwright/studio/sessions").exists()


async def test_the_quality_and_name_in_the_words_of_an_export_count(
    service: Service, clips: list[str], watch: Watched
) -> None:
    await uploaded(service, clips[:1], watch)
    words = "combine my clips and export it in draft quality as holiday"
    done = await service.edit(words, [], project="main", watch=watch, within=None)
    assert done.file is not None
    assert (Path(done.file.path).name, done.file.quality) == ("holiday.mp4", "draft")
    assert done.text().count("Timeline") == 1
    assert done.next is None


async def test_a_job_can_be_cancelled_from_another_process(
    opened: Opened, clips: list[str], watch: Watched, tmp_path: Path
) -> None:
    path = tmp_path / "films" / "a.mp4"
    async with opened() as one, opened() as other:
        await uploaded(one, clips[:1], watch)
        await one.edit("combine my clips, play clip 1 at 0.25x speed", [], project="main", watch=watch)
        running = await one.export("high", project="main", watch=watch, within=0.2, to=Target(path))
        assert running.outcome == "still_running"
        assert (await other.wait("", "cancel", project="main", watch=watch)).outcome == "cancelled"
        with pytest.raises(Cancelled):
            await one.wait("", "wait", project="main", watch=watch)
        again = await one.export("draft", project="main", watch=watch, to=Target(tmp_path / "b.mp4"))
    assert again.file is not None
    assert not path.exists()


async def test_a_place_that_is_no_folder_is_named(
    service: Service, clips: list[str], watch: Watched, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    await uploaded(service, clips[:1], watch)
    await service.edit("combine my clips", [], project="main", watch=watch)
    with pytest.raises(CannotSave, match="file"):
        await service.export("draft", project="main", watch=watch, to=Target(tmp_path / "file" / "a.mp4"))


async def test_a_refusal_of_the_studio_keeps_its_hint(service: Service, watch: Watched) -> None:
    with pytest.raises(BadRequest) as raised:
        await service.upload([], ["http://example.org/a.mp4"], project="main", watch=watch)
    assert raised.value.hint == "Give an https address."


async def test_a_project_has_one_name_however_it_is_spaced(service: Service, clips: list[str], watch: Watched) -> None:
    await service.upload(clips[:1], [], project="  my   film ", watch=watch)
    assert (await service.wait("", "wait", project="my film", watch=watch)).outcome == "uploaded"
    for name in ("", "x" * 61, "a\nb\x07"):
        with pytest.raises(BadRequest):
            await service.upload(clips[:1], [], project=name, watch=watch)


async def test_an_answer_is_in_the_language_of_the_request(service: Service, clips: list[str], watch: Watched) -> None:
    await uploaded(service, clips[:1], watch)
    chinese = await service.edit("把素材合并", [], project="main", watch=watch)
    assert "时间线" in (chinese.timeline or "")
    english = await service.edit("add the title '夏天'", [], project="main", watch=watch)
    assert (english.timeline or "").startswith("Timeline")
