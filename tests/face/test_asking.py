"""The person is asked by their host, in both protocol eras; a host that cannot ask gets the answer in two steps."""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any, Literal

import pytest
from mcp import Client, StdioServerParameters
from mcp.client.context import ClientRequestContext
from mcp.types import CallToolResult, ElicitRequestFormParams, ElicitRequestParams, ElicitResult, TextContent

from charging_cloud import ChargingCloud, open_charging_cloud
from contract.scripted_cloud import RUN, UPLOAD
from media_maker import MediaMaker
from reelwright.assemble import mcp_server
from reelwright.settings import Settings

pytestmark = pytest.mark.anyio
Mode = Literal["auto", "legacy"]
Connect = Callable[..., AbstractAsyncContextManager[Client]]
Content = dict[str, str | int | float | bool | list[str] | None]


class Person:
    """Answers what they are asked, and remembers it."""

    def __init__(self, action: Literal["accept", "decline", "cancel"], answer: str | None = None) -> None:
        self.action = action
        self.answer = answer
        self.asked: list[ElicitRequestFormParams] = []

    async def __call__(self, context: ClientRequestContext, params: ElicitRequestParams) -> ElicitResult:
        assert isinstance(params, ElicitRequestFormParams)
        self.asked.append(params)
        content: Content = {} if self.answer is None else {"answer": self.answer}
        return ElicitResult(action=self.action, content=content if self.action == "accept" else None)


@pytest.fixture
async def cloud() -> AsyncIterator[ChargingCloud]:
    async with open_charging_cloud(ChargingCloud()) as cloud:
        yield cloud


@pytest.fixture(params=["auto", "legacy"])
def mode(request: pytest.FixtureRequest) -> Mode:
    mode: Mode = request.param
    return mode


@pytest.fixture
def environ(tmp_path: Path, cloud: ChargingCloud) -> dict[str, str]:
    return {
        "REELWRIGHT_BACKEND": "cloud",
        "NEMO_API_URL": cloud.url,
        "REELWRIGHT_TIME_SCALE": "0.1",
        "REELWRIGHT_MEDIA": str(tmp_path / "Videos"),
        "REELWRIGHT_HOME": str(tmp_path / "state"),
    }


@pytest.fixture
def connect(mode: Mode, environ: dict[str, str], tmp_path: Path) -> Connect:
    """A client of a new server on this test's home; `person` None: a host that cannot ask."""

    def connect(person: Person | None = None, **more: str) -> AbstractAsyncContextManager[Client]:
        server = mcp_server(Settings.read(environ | more, home=tmp_path))
        return Client(server, mode=mode, elicitation_callback=person)

    return connect


@pytest.fixture
def clip(media: MediaMaker, tmp_path: Path) -> Path:
    path = tmp_path / "Videos" / "Clips" / "beach.mp4"
    path.parent.mkdir(parents=True)
    path.write_bytes(media.video("red.mp4", colour="red").read_bytes())
    return path


def text(result: CallToolResult) -> str:
    return "\n".join(block.text for block in result.content if isinstance(block, TextContent))


def data(result: CallToolResult) -> dict[str, Any]:
    assert isinstance(result.structured_content, dict)
    return result.structured_content


async def uploaded(client: Client, *paths: Path, **more: str) -> dict[str, Any]:
    return data(await client.call_tool("upload", {"paths": [str(path) for path in paths], **more}))


async def test_a_yes_lets_these_files_go_and_no_others(connect: Connect, cloud: ChargingCloud, clip: Path) -> None:
    person = Person("accept", "only these files")
    async with connect(person) as client:
        assert (await uploaded(client, clip))["outcome"] == "uploaded"
        assert (await uploaded(client, clip))["outcome"] == "already_done"
        (question,) = person.asked
        assert "beach.mp4" in question.message
        assert str(clip.parent) in question.message
        assert question.requested_schema["properties"]["answer"]["enum"] == [
            "only these files",
            "everything in this folder, from now on",
        ]
        neighbour = clip.with_name("boat.mp4")
        neighbour.write_bytes(clip.read_bytes() + b"\0" * 8)
        person.action = "decline"
        assert (await uploaded(client, neighbour))["code"] == "declined"
    assert len(person.asked) == 2
    assert cloud.files == ["beach.mp4"]


async def test_a_yes_to_the_folder_is_remembered_by_the_next_server_and_ends_at_the_folder(
    connect: Connect, cloud: ChargingCloud, clip: Path
) -> None:
    async with connect(Person("accept", "everything in this folder, from now on")) as client:
        await uploaded(client, clip)
    for folder in ("Clips", "Diary"):
        path = clip.parent.with_name(folder) / "boat.mp4"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(clip.read_bytes() + folder.encode())
    person = Person("decline")
    async with connect(person) as client:
        assert (await uploaded(client, clip.with_name("boat.mp4")))["outcome"] == "uploaded"
        assert not person.asked
        assert (await uploaded(client, clip.parent.with_name("Diary") / "boat.mp4"))["code"] == "declined"
        assert len(person.asked) == 1
    assert len(cloud.calls[UPLOAD]) == 2


async def test_an_empty_form_is_the_narrow_yes(connect: Connect, cloud: ChargingCloud, clip: Path) -> None:
    person = Person("accept")
    async with connect(person) as client:
        assert (await uploaded(client, clip))["outcome"] == "uploaded"
        clip.with_name("b.mp4").write_bytes(clip.read_bytes())
        await uploaded(client, clip.with_name("b.mp4"))
    assert len(person.asked) == 2


@pytest.mark.parametrize(("action", "words"), [("decline", "said no"), ("cancel", "closed without an answer")])
async def test_a_no_sends_nothing_and_is_not_remembered(
    action: Literal["decline", "cancel"], words: str, connect: Connect, cloud: ChargingCloud, clip: Path
) -> None:
    person = Person(action)
    async with connect(person) as client:
        for _ in range(2):
            result = await client.call_tool("upload", {"paths": [str(clip)]})
            assert result.is_error
            assert words in text(result)
            assert data(result) | {"message": "", "hint": ""} == {
                "code": "declined",
                "category": "cancelled",
                "outcome": "refused",
                "spent": "nothing",
                "retryable": False,
                "message": "",
                "hint": "",
            }
    assert len(person.asked) == 2
    assert not cloud.calls


async def test_a_host_that_cannot_ask_gets_a_question_and_a_code(
    connect: Connect, cloud: ChargingCloud, clip: Path
) -> None:
    async with connect() as client:
        result = await client.call_tool("upload", {"paths": [str(clip)]})
        assert not result.is_error
        assert data(result)["outcome"] == "needs_approval"
        assert "beach.mp4" in text(result)
        code = data(result)["approval"]["code"]
        assert f'approve="{code}"' in text(result)
        assert not cloud.calls
        assert (await uploaded(client, clip, approve="another"))["code"] == "not_approved"
        assert not cloud.calls
    async with connect() as client:
        assert (await uploaded(client, clip, approve=code))["outcome"] == "uploaded"
    assert cloud.files == ["beach.mp4"]


async def test_a_file_that_may_not_be_sent_is_refused_and_not_asked_about(connect: Connect, clip: Path) -> None:
    person = Person("accept")
    async with connect(person, REELWRIGHT_MEDIA=str(clip.parent.with_name("Other"))) as client:
        assert (await uploaded(client, clip))["code"] == "forbidden_path"
        assert (await uploaded(client, clip.with_name("none.mp4")))["code"] in ("forbidden_path", "file_not_found")
    assert not person.asked


async def test_an_edit_over_the_budget_is_asked_about(connect: Connect, cloud: ChargingCloud) -> None:
    person = Person("decline")
    async with connect(person, REELWRIGHT_BUDGET="1") as client:
        first = await client.call_tool("edit", {"message": "add the title 'a'"})
        assert "Credits: 1000 before, 950 after." in text(first)
        assert not person.asked
        assert data(await client.call_tool("edit", {"message": "add the title 'b'"}))["code"] == "declined"
        assert "1 paid edit was made" in person.asked[0].message
        assert len(cloud.calls[RUN]) == 1
        person.action, person.answer = "accept", "only this edit"
        for message in ("add the title 'b'", "add the title 'c'"):
            assert data(await client.call_tool("edit", {"message": message}))["outcome"] == "changed"
    assert (len(cloud.calls[RUN]), len(person.asked)) == (3, 3)


async def test_an_edit_over_the_budget_takes_two_steps_without_a_person_to_ask(
    connect: Connect, cloud: ChargingCloud
) -> None:
    async with connect(REELWRIGHT_BUDGET="1") as client:
        await client.call_tool("edit", {"message": "add the title 'a'"})
        asked = data(await client.call_tool("edit", {"message": "add the title 'b'"}))
        assert (asked["outcome"], len(cloud.calls[RUN])) == ("needs_approval", 1)
        again = {"message": "add the title 'b'", "approve": asked["approval"]["code"]}
        assert data(await client.call_tool("edit", again))["outcome"] == "changed"


async def test_the_same_edit_is_done_again_on_purpose_only(connect: Connect, cloud: ChargingCloud) -> None:
    async with connect() as client:
        await client.call_tool("edit", {"message": "add the title 'a'"})
        repeated = await client.call_tool("edit", {"message": "add the title 'a'"})
        assert data(repeated)["outcome"] == "already_done"
        assert len(cloud.calls[RUN]) == 1
        await client.call_tool("edit", {"message": "add the title 'a'", "again": True})
    assert len(cloud.calls[RUN]) == 2


async def test_the_cost_is_told_while_the_edit_runs(connect: Connect) -> None:
    told: list[str | None] = []

    async def on_progress(progress: float, total: float | None, message: str | None) -> None:
        told.append(message)

    async with connect() as client:
        await client.call_tool("edit", {"message": "add the title 'a'"}, progress_callback=on_progress)
    assert "This edit costs about 50 credits; 1000 available." in told


async def test_a_host_over_stdio_is_asked_too(
    mode: Mode, environ: dict[str, str], server: StdioServerParameters, cloud: ChargingCloud, clip: Path
) -> None:
    server.env = {**(server.env or {}), **environ}
    person = Person("accept", "only these files")
    async with Client(server, mode=mode, elicitation_callback=person) as client:
        assert (await uploaded(client, clip))["outcome"] == "uploaded"
    async with Client(server, mode=mode) as client:
        assert (await uploaded(client, clip))["outcome"] == "already_done"
    assert len(person.asked) == 1
    assert cloud.files == ["beach.mp4"]


async def test_the_studio_asks_nobody(connect: Connect, clip: Path, cloud: ChargingCloud) -> None:
    person = Person("decline")
    async with connect(person, REELWRIGHT_BACKEND="studio", REELWRIGHT_BUDGET="1") as client:
        assert (await uploaded(client, clip))["outcome"] == "uploaded"
        for message in ("combine my clips", "add the title 'a'"):
            answer = await client.call_tool("edit", {"message": message})
            assert "credits" not in json.dumps(data(answer)).lower()
    assert not person.asked
    assert not cloud.calls
