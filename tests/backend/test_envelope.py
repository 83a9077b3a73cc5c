"""Answers as their data or their error, however odd they are."""

from __future__ import annotations

import json
import traceback
from typing import Any

import pytest

from reelwright.backend.envelope import data, opened, read, retry_after
from reelwright.errors import AnswerLost, RateLimited, TokenRejected, UnknownRefusal
from reelwright.wire.bodies import SessionInfo, TokenData

NOW = 1_773_700_000.0  # 2026-03-16T22:26:40Z


@pytest.mark.parametrize(
    "content", [b"", b"<html>502</html>", b"{", b"[]", b"null", b"7", b"\xff\xfe", b"[" * 200_000, b'{"a":' * 100_000]
)
def test_an_answer_that_is_no_object_is_lost(content: bytes) -> None:
    with pytest.raises(AnswerLost):
        opened(200, content)


@pytest.mark.parametrize(
    ("body", "inner"),
    [({"data": {"a": 1}}, {"a": 1}), ({"a": 1}, {"a": 1}), ({"data": None}, {}), ({"data": []}, {})],
)
def test_the_data_is_taken_out_of_its_envelope(body: dict[str, Any], inner: dict[str, Any]) -> None:
    assert data(opened(200, json.dumps(body).encode())) == inner


def test_a_number_that_is_none_in_json_is_none() -> None:
    assert opened(200, b'{"a": NaN, "b": -Infinity}') == {"a": None, "b": None}


def test_a_redirect_is_named_and_not_followed() -> None:
    with pytest.raises(UnknownRefusal, match="another address") as refused:
        opened(307, b"")
    assert "NEMO_API_URL" in refused.value.hint


def test_html_with_a_telling_status_tells_by_its_status() -> None:
    with pytest.raises(TokenRejected):
        opened(401, b"<html>Unauthorized</html>")


def test_a_rate_limit_says_how_long() -> None:
    with pytest.raises(RateLimited) as limited:
        opened(429, b'{"detail": "slow"}', wait=7)
    assert (limited.value.wait, limited.value.data()["code"]) == (7, RateLimited.code)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [(None, None), ("30", 30), (" 5 ", 5), ("0", 0), ("soon", None), ("-3", None), ("", None), ("1.5", None),
     ("Mon, 16 Mar 2026 22:27:40 GMT", 60), ("Mon, 16 Mar 2020 22:27:40 GMT", 0)],
)  # fmt: skip
def test_retry_after_is_read_in_both_of_its_forms(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds


def test_data_that_lacks_something_is_lost_without_a_word_of_what_it_had() -> None:
    odd = {"token": {"value": f"nmv_usr_{NOW}"}}
    with pytest.raises(AnswerLost) as lost:
        read(TokenData, odd)
    assert f"nmv_usr_{NOW}" not in "".join(traceback.format_exception(lost.value))
    with pytest.raises(AnswerLost):
        read(SessionInfo, {"task_id": "t"})
