"""Bodies are read liberally: what is odd or missing in one field takes nothing else away."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from reelwright.errors import AnswerLost
from reelwright.wire.bodies import (
    Balance,
    RenderState,
    SessionInfo,
    TokenData,
    UploadedFile,
    render_state,
    session_state,
)


def test_ids_may_come_as_numbers() -> None:
    assert SessionInfo.model_validate({"task_id": 7, "session_id": 8}) == SessionInfo(task_id="7", session_id="8")


@pytest.mark.parametrize("data", [{}, {"task_id": "t"}, {"task_id": "t", "session_id": ""}])
def test_a_session_without_an_id_is_none(data: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        SessionInfo.model_validate(data)


def test_a_token_is_not_shown() -> None:
    token = TokenData.model_validate({"token": "nmv_usr_secret", "user_id": 5, "api_key": "hidden", "credits": "100"})
    assert (token.user_id, token.credits, token.expires_at) == ("5", 100, None)
    assert "secret" not in repr(token)
    assert "hidden" not in repr(token)
    assert token.token.get_secret_value() == "nmv_usr_secret"


@pytest.mark.parametrize(
    ("value", "number"),
    [(1.5, 1.5), ("1.5", 1.5), (" 2 ", 2), ("", None), ("long", None), (None, None), (True, None), ([], None),
     ("nan", None), (float("inf"), None), (10**400, None)],
)  # fmt: skip
def test_an_odd_number_counts_as_missing(value: object, number: float | None) -> None:
    assert UploadedFile.model_validate({"duration": value, "filename": "a.mp4"}).duration == number


def test_an_uploaded_file_keeps_what_we_do_not_know() -> None:
    file = UploadedFile.model_validate({"filename": "a.mp4", "width": 1920.0, "height": "1080", "thumb": "t.jpg"})
    assert (file.width, file.height) == (1920, 1080)
    assert file.model_dump()["thumb"] == "t.jpg"


@pytest.mark.parametrize(
    ("data", "balance"),
    [
        ({"available": 90, "frozen": 10, "total": 100}, (90, 10, 100)),
        ({"available": "90", "frozen": None}, (90, 0, 90)),
        ({"total": 100, "frozen": 10}, (90, 10, 100)),
        ({"available": 0}, (0, 0, 0)),
    ],
)
def test_a_balance_is_completed(data: dict[str, Any], balance: tuple[float, float, float]) -> None:
    read = Balance.model_validate(data)
    assert (read.available, read.frozen, read.total) == balance


def test_a_balance_of_nothing_known_is_not_zero() -> None:
    with pytest.raises(ValidationError):
        Balance.model_validate({"frozen": 5})


@pytest.mark.parametrize("draft", [None, {}, {"t": [{"tt": 0, "sg": [], "zz": 1}], "future": [1.0, "\u2028"]}])
def test_a_draft_stays_as_it_was_received(draft: object) -> None:
    state = session_state({"state": {"draft": draft, "video_infos": [{"filename": "a"}, "odd", None]}})
    assert state.draft == draft
    assert state.video_infos == [{"filename": "a"}]


@pytest.mark.parametrize("data", [{}, {"state": 5}, {"state": "x"}, {"data": {}}])
def test_an_answer_without_a_state_is_not_taken_for_an_empty_timeline(data: dict[str, Any]) -> None:
    with pytest.raises(AnswerLost):
        session_state(data)


@pytest.mark.parametrize("data", [{"state": None}, {"state": []}, {"state": {"video_infos": {}}}])
def test_a_state_may_lack_everything(data: dict[str, Any]) -> None:
    assert (session_state(data).draft, session_state(data).video_infos) == (None, [])


def test_both_shapes_of_a_render_are_one() -> None:
    one = {"taskId": "r", "status": "completed", "progress": 100,
           "output": {"url": "https://x/f.mp4", "duration": 3.5, "size": 10}}  # fmt: skip
    other = {
        "success": True,
        "data": {"id": "r", "status": "completed", "progress": "100", "outputUrl": "https://x/f.mp4"},
    }
    assert render_state(one, "r") == RenderState(
        id="r", status="completed", progress=100, url="https://x/f.mp4", duration_s=3.5, size=10
    )
    assert render_state(other, "r") == RenderState(id="r", status="completed", progress=100, url="https://x/f.mp4")


@pytest.mark.parametrize(
    ("word", "status"),
    [("pending", "pending"), ("Queued", "pending"), ("processing", "processing"), ("RENDERING", "processing"),
     ("success", "completed"), ("error", "failed"), ("cancelled", "cancelled"), (None, "pending"),
     ("new!", "processing"), (["x"], "processing")],
)  # fmt: skip
def test_a_status_is_one_of_five(word: object, status: str) -> None:
    assert render_state({"status": word}, "r").status == status


def test_a_failed_render_says_why() -> None:
    assert render_state({"success": True, "data": {"status": "failed", "error": "codec"}}, "r").error == "codec"
    assert render_state({"taskId": "r", "status": "failed", "error": "codec"}, "r").error == "codec"
