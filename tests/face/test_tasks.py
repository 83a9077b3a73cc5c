"""Long work as tasks of the protocol: the journal's jobs, seen by clients that know tasks, and by those that do not."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from face.modern import TASKS, Modern, Refused, Serving, home, serving
from media_maker import MediaMaker

INVALID, MISSING_CAPABILITY, HEADER_MISMATCH, NOT_FOUND = -32602, -32021, -32020, -32601


@pytest.fixture(scope="module")
def environ(tmp_path_factory: pytest.TempPathFactory, media: MediaMaker) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("home")
    (folder / "Videos").mkdir()
    for number in range(4):
        shutil.copy(media.video("red.mp4", colour="red"), folder / "Videos" / f"{number}.mp4")
    environ = home(folder, REELWRIGHT_TIME_SCALE="0.1")
    with serving(environ) as server:
        client = Modern(server.url, server.token, {})
        client.call("upload", paths=[str(folder / "Videos")])
        client.call("edit", message="combine my clips")
    return environ


@pytest.fixture(scope="module")
def server(environ: dict[str, str]) -> Iterator[Serving]:
    with serving(environ) as server:
        yield server


@pytest.fixture
def client(server: Serving) -> Modern:
    return Modern(server.url, server.token)


def _ended(client: Modern, task_id: str) -> dict[str, Any]:
    """The task when it is no longer working: the tool `wait` answers as soon as that is so."""
    waiting = Modern(client.url, client.token, {})
    for _ in range(30):  # of a few seconds each
        if waiting.call("wait", job=task_id)["structuredContent"].get("outcome") != "still_running":
            return client.ask("tasks/get", {"taskId": task_id})
    raise AssertionError("the task did not end")


def _exporting(client: Modern, name: str, quality: str = "draft") -> dict[str, Any]:
    """The task of an export that nothing of is there yet: the film is a new one."""
    retitled = client.call("edit", message=f"add the title '{name}'")
    if retitled["resultType"] == "task":
        _ended(client, retitled["taskId"])
    return client.call("export", quality=quality, name=name)


def test_an_export_is_a_task_whose_result_is_what_the_tool_would_have_answered(client: Modern) -> None:
    task = _exporting(client, "one")
    assert set(task) - {"_meta", "statusMessage"} == {
        *("resultType", "taskId", "status", "createdAt", "lastUpdatedAt", "ttlMs", "pollIntervalMs")
    }
    assert (task["resultType"], task["status"], task["ttlMs"]) == ("task", "working", None)
    assert len(task["taskId"]) >= 16  # nobody may guess one
    ended = _ended(client, task["taskId"])
    assert (ended["resultType"], ended["status"]) == ("complete", "completed")
    result = ended["result"]
    text, link = result["content"]
    film = result["structuredContent"]["file"]
    assert film["path"] in text["text"]
    assert (link["type"], link["uri"]) == ("resource_link", Path(film["path"]).as_uri())
    assert (link["mimeType"], link["size"]) == ("video/mp4", Path(film["path"]).stat().st_size)


def test_an_edit_that_was_a_task_brings_the_panels_data_as_the_tool_would_have(environ: dict[str, str]) -> None:
    """The panel shows edits and not exports, whoever waited for them."""
    with serving({**environ, "REELWRIGHT_TIME_SCALE": "0.001"}) as hasty:
        client = Modern(hasty.url, hasty.token)
        task = client.call("edit", message="add the title 'In a task'")
        assert task["resultType"] == "task"
        view = _ended(client, task["taskId"])["result"]["_meta"]["reelwright/view"]
        state = client.call("state")
        export = client.call("export", quality="draft", name="of a task")
        exported = _ended(client, export["taskId"])["result"]
    texts = [item["name"] for row in view["tracks"] if row["kind"] == "text" for item in row["items"]]
    assert "In a task" in texts
    assert state["_meta"]["reelwright/view"] == view
    assert "reelwright/view" not in exported.get("_meta", {})


def test_the_same_job_is_known_to_the_tool_wait(client: Modern) -> None:
    task = _exporting(client, "two")
    _ended(client, task["taskId"])
    waited = client.call("wait", job=task["taskId"])
    assert waited["structuredContent"]["outcome"] == "file_ready"


def test_what_is_done_at_once_is_no_task(client: Modern) -> None:
    assert client.call("state")["resultType"] == "complete"


def test_a_client_that_did_not_declare_tasks_gets_none(server: Serving) -> None:
    plain = Modern(server.url, server.token, {})
    answer = plain.call("export", quality="draft", name="three")
    assert answer["resultType"] == "complete"
    assert answer["structuredContent"]["outcome"] in ("file_ready", "still_running")
    for method in ("tasks/get", "tasks/update", "tasks/cancel"):
        with pytest.raises(Refused) as refused:
            plain.ask(method, {"taskId": "x", "inputResponses": {}})
        assert refused.value.code == MISSING_CAPABILITY
        assert refused.value.data == {"requiredCapabilities": {"extensions": {TASKS: {}}}}


def test_who_listens_for_tasks_must_know_them(server: Serving) -> None:
    plain = Modern(server.url, server.token, {})
    with pytest.raises(Refused) as refused:
        plain.ask("subscriptions/listen", {"notifications": {"taskIds": ["x"]}})
    assert refused.value.code == MISSING_CAPABILITY


@pytest.mark.parametrize("method", ["tasks/get", "tasks/update", "tasks/cancel"])
def test_an_unknown_task_is_an_invalid_parameter(client: Modern, method: str) -> None:
    with pytest.raises(Refused) as refused:
        client.ask(method, {"taskId": "0123456789abcdef", "inputResponses": {}})
    assert refused.value.code == INVALID
    assert "0123456789abcdef" in str(refused.value)


@pytest.mark.parametrize("name", ["another", ""])
def test_the_header_must_name_the_task_of_the_body(client: Modern, name: str) -> None:
    with pytest.raises(Refused) as refused:
        client.ask("tasks/get", {"taskId": "0123456789abcdef"}, **{"Mcp-Name": name})
    assert (refused.value.code, refused.value.status) == (HEADER_MISMATCH, 400)


@pytest.mark.parametrize("method", ["tasks/list", "tasks/result"])
def test_what_the_older_tasks_had_is_not_there(client: Modern, method: str) -> None:
    with pytest.raises(Refused) as refused:
        client.ask(method, {"taskId": "x"})
    assert refused.value.code == NOT_FOUND


def test_an_answer_that_nobody_asked_for_changes_nothing(client: Modern) -> None:
    task = _exporting(client, "four")
    answered = {"taskId": task["taskId"], "inputResponses": {"x": {"any": "thing"}}}
    assert client.ask("tasks/update", answered)["resultType"] == "complete"
    assert _ended(client, task["taskId"])["status"] == "completed"


def test_a_task_can_be_cancelled_and_cancelled_again(client: Modern) -> None:
    task = _exporting(client, "five", "high")
    for _ in range(2):
        acknowledged = client.ask("tasks/cancel", {"taskId": task["taskId"]})
        assert set(acknowledged) == {"resultType", "_meta"}
    ended = _ended(client, task["taskId"])
    assert ended["status"] == "cancelled"
    assert not {"result", "error"} & set(ended)


def test_a_refusal_of_the_tool_is_a_result_of_the_task(client: Modern) -> None:
    """`failed` is for faults of the protocol; a tool that says no has answered."""
    answer = client.call("export", project="nothing in it")
    if answer["resultType"] == "task":
        answer = _ended(client, answer["taskId"])["result"]
    assert answer["isError"] is True
    assert answer["structuredContent"]["code"] == "empty_timeline"


def test_a_task_outlives_the_process_that_began_it(environ: dict[str, str]) -> None:
    with serving(environ) as first:
        task = _exporting(Modern(first.url, first.token), "six", "standard")
        first.process.kill()
    with serving(environ) as second:
        ended = _ended(Modern(second.url, second.token), task["taskId"])
    assert ended["status"] == "completed"
    assert Path(ended["result"]["structuredContent"]["file"]["path"]).is_file()
