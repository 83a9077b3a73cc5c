"""The error table: whatever the envelope, the code in the body counts first, then the HTTP status."""

from __future__ import annotations

from typing import Any

import pytest

from documented import CODES
from reelwright import errors
from reelwright.errors import ReelwrightError
from reelwright.wire.codes import fail_body, refusal, said

TABLE = [*CODES, (9999, errors.UnknownRefusal), (-1, errors.UnknownRefusal)]
ENVELOPES = [
    lambda code: {"code": code, "message": "No.", "data": None},
    lambda code: {"code": str(code), "message": "No."},
    lambda code: {"success": False, "code": code, "error": "No."},
    lambda code: {"success": False, "error": {"code": code, "message": "No."}},
    lambda code: {"detail": {"code": code, "reason": "No."}},
]
STATUSES: list[tuple[int, dict[str, Any], type[ReelwrightError]]] = [
    (400, {"detail": "X-Client-Id header is required"}, errors.ClientIdMissing),
    (400, {"detail": "no such quality"}, errors.UnknownRefusal),
    (401, {}, errors.TokenRejected),
    (402, {"success": False, "error": "upgrade"}, errors.PlanBlocksExport),
    (403, {}, errors.UnknownRefusal),
    (404, {"detail": "Not Found"}, errors.NotFound),
    (404, {"detail": "Session not found: s1"}, errors.SessionGone),
    (405, {"detail": "Method Not Allowed"}, errors.NotFound),
    (408, {}, errors.AnswerLost),
    (409, {"success": False, "error": "exists"}, errors.AlreadyExists),
    (413, {}, errors.FileTooLarge),
    (415, {}, errors.UnsupportedFile),
    (429, {}, errors.RateLimited),
    (500, {"detail": "Internal Server Error"}, errors.AnswerLost),
    (501, {"code": 501, "message": "not here"}, errors.UnknownRefusal),
    (502, {}, errors.AnswerLost),
    (500, {"code": 2001, "message": "no credits"}, errors.NoCredits),
    (402, {"code": 2001}, errors.NoCredits),
    (200, {"code": 500, "message": "oops"}, errors.AnswerLost),
    (200, {"success": False, "error": "Render id already exists"}, errors.AlreadyExists),
    (200, {"success": False}, errors.UnknownRefusal),
]
FINE: list[tuple[int, dict[str, Any]]] = [
    (200, {}),
    (200, {"code": 0}),
    (200, {"code": "0", "data": {}}),
    (200, {"code": 0.0}),
    (200, {"code": None}),
    (200, {"code": "ok"}),
    (200, {"code": 200}),
    (200, {"success": True}),
    (201, {"status": "failed", "error": "the render's own"}),
]


@pytest.mark.parametrize("status", [200, 400, 500])
@pytest.mark.parametrize("envelope", range(len(ENVELOPES)))
@pytest.mark.parametrize(("code", "kind"), TABLE)
def test_a_code_in_the_body_counts_first(code: int, kind: type[ReelwrightError], envelope: int, status: int) -> None:
    if kind is errors.UnknownRefusal and status == 500:
        kind = errors.AnswerLost  # an unknown code says no more than the status does
    error = refusal(status, ENVELOPES[envelope](code))
    assert type(error) is kind
    assert str(error) == "No."
    assert error.data()["service_code"] == code


@pytest.mark.parametrize(("status", "body", "kind"), STATUSES)
def test_the_http_status_counts_when_no_known_code_is_there(
    status: int, body: dict[str, Any], kind: type[ReelwrightError]
) -> None:
    error = refusal(status, body)
    assert type(error) is kind
    assert str(error)
    assert error.data()["service_code"] == (body.get("code") or status)


@pytest.mark.parametrize(("status", "body"), FINE)
def test_an_answer_that_is_fine_is_no_refusal(status: int, body: dict[str, Any]) -> None:
    assert refusal(status, body) is None


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ({"message": "a", "detail": "b"}, "a"),
        ({"message": "", "detail": "b"}, "b"),
        ({"message": None, "error": " c "}, "c"),
        ({"reason": "d", "error_message": "e"}, "d"),
        ({"error_message": "e"}, "e"),
        ({"detail": [{"loc": ["body"], "msg": "field required"}]}, "field required"),
        ({"detail": []}, ""),
        ({"detail": [["deep"]]}, ""),
        ({"error": {"message": "inside"}}, "inside"),
        ({"message": 7}, ""),
        ({"message": "x" * 10_000}, "x" * 500),
    ],
)
def test_the_text_is_the_first_that_is_present(body: dict[str, Any], text: str) -> None:
    assert said(body) == text


def test_the_text_of_a_refusal_repeats_no_token() -> None:
    text = said({"message": "The token nmv_usr_a-B3_x is expired; sent as Bearer eyJhbGci.x.y"})
    assert text == "The token *** is expired; sent as ***"


@pytest.mark.parametrize(
    "kind",
    [
        errors.TokenRejected,
        errors.SessionGone,
        errors.NoCredits,
        errors.UnsupportedFile,
        errors.FileTooLarge,
        errors.PlanBlocksExport,
        errors.RateLimited,
    ],
)
def test_what_the_studio_says_is_understood_by_the_client(kind: type[ReelwrightError]) -> None:
    error = refusal(*fail_body(kind("Because.")))
    assert (type(error), str(error)) == (kind, "Because.")


def test_the_studio_says_its_errors_whole() -> None:
    said = refusal(*fail_body(errors.BadRequest("Odd.", hint="Do this.")))
    assert type(said) is errors.BadRequest
    assert said.hint == "Do this."
