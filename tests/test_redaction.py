"""Secrets become stars, in whatever form they leave the process."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.redaction import outgoing, outgoing_data, redact

HIDDEN = [
    ("the token nmv_usr_a-B3_x is bad", "the token *** is bad"),
    ("claim clm_9fK-2 now", "claim *** now"),
    ("Authorization: Bearer eyJhbGci.x.y1", "Authorization: ***"),
    ("{'authorization': 'Bearer abc'}", "{'authorization': '***'}"),
    ("sent Bearer eyJhbGciOiJIUzI1NiJ9.x.y", "sent Bearer ***"),
    ("https://w.example/claim?ct=abc&x=1", "https://w.example/claim?ct=***&x=1"),
    ("https://h.example/a.mp4?access_token=abc#t", "https://h.example/a.mp4?access_token=***#t"),
    ("GET /x?a=1&X-Amz-Signature=0f0f HTTP/1.1", "GET /x?a=1&X-Amz-Signature=*** HTTP/1.1"),
    ("https://me:pa55@h.example/x", "https://***@h.example/x"),
    ("https://me@h.example/x", "https://***@h.example/x"),
    ("nmv_usr_a\u200bb\u202ec", "***"),
]
KEPT = [
    "the Ring Bearer arrives at dawn",
    "nmv_beach.mp4",
    "fact=1 and act=2",
    "https://h.example/a@b.mp4",
    "mail me@h.example",
    "https://h.example/?q=a b",
]


@pytest.mark.parametrize(("text", "shown"), HIDDEN)
def test_what_looks_like_a_secret_becomes_stars(text: str, shown: str) -> None:
    assert outgoing(text) == shown


@pytest.mark.parametrize("text", KEPT)
def test_what_is_none_stays(text: str) -> None:
    assert redact(text) == text


@given(st.text(st.characters(codec=None), max_size=80))
def test_what_goes_out_is_bounded_encodable_and_the_same_the_second_time(text: str) -> None:
    once = outgoing(text, 40)
    assert len(once) <= 40
    once.encode()
    assert outgoing(once, 40) == once
    assert not set(once) & set("\x1b\x00\x7f\u2028\u2029\u202e\ufeff")


@given(
    st.recursive(
        st.text(st.characters(codec=None)) | st.integers() | st.none(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(codec=None)), inner),
        max_leaves=8,
    )
)
def test_data_of_any_shape_is_one_line_of_json(value: object) -> None:
    line = json.dumps(outgoing_data(value), ensure_ascii=False)
    line.encode()
    assert len(line.splitlines()) <= 1


@pytest.mark.parametrize(
    "text", ["a" * 100_000, "bearer " * 20_000, "https://" * 20_000, "token=" * 20_000, "\u200d" * 90_000]
)
def test_long_texts_are_soon_done(text: str) -> None:
    assert len(outgoing(text)) <= 20_000


SCRIPT = """
import asyncio, logging, sys, threading, warnings
from reelwright import redaction
redaction.install()
redaction.hide("s3cret value")
logging.basicConfig(level="DEBUG", format="%(message)s")
log = logging.getLogger("any")
log.debug("with %s and %s", "s3cret value", b"s3cret value")
log.info("%d", "nmv_usr_wrongformat")
log.warning("in a URL %s", "https://x.example/?q=s3cret%20value\\x1b[31m")
log.error("stack", stack_info=True, extra={"more": "s3cret value"})
try:
    {"s3cret value": 1}["nmv_usr_missing1"]
except KeyError:
    log.exception("failed")
warnings.warn("careful: s3cret value")
thread = threading.Thread(target=lambda: [][1 if "s3cret value" else 0] or None)
thread.start(); thread.join()
async def fail():
    raise ValueError("nmv_usr_intask1")
async def main():
    task = asyncio.create_task(fail())
    await asyncio.sleep(0)
    del task
asyncio.run(main())
class Left:
    def __del__(self):
        raise ValueError("nmv_usr_indel1")
Left()
raise RuntimeError("s3cret value, nmv_usr_uncaught1")
"""


def test_no_log_record_warning_or_traceback_has_a_secret() -> None:
    ran = subprocess.run([sys.executable, "-X", "dev", "-c", SCRIPT], capture_output=True, text=True, timeout=60)
    printed = ran.stderr + ran.stdout
    assert ran.returncode == 1
    for place in ("with ***", "in a URL", "failed", "careful", "IndexError", "ValueError", "RuntimeError", "KeyError"):
        assert place in printed
    assert printed.count("Traceback") >= 4
    assert "\x1b" not in printed
    for secret in ("s3cret value", "s3cret%20value", "wrongformat", "missing1", "intask1", "indel1", "uncaught1"):
        assert secret not in printed.replace('hide("s3cret value")', ""), printed
