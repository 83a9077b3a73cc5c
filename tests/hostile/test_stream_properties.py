"""Laws of the event stream, over streams that nobody thought of."""

from __future__ import annotations

import itertools
import json
from collections.abc import AsyncIterator

import anyio
import httpx
from hypothesis import given, settings
from hypothesis import strategies as st

from reelwright.backend.fold import Folder
from reelwright.backend.stream import events
from reelwright.backend.timers import Timers
from reelwright.errors import AnswerLost
from reelwright.wire.events import Event, Text

FRAMES = st.lists(
    st.one_of(
        st.builds(lambda text: {"type": "text", "content": text}, st.text(min_size=1)),
        st.just({"type": "heartbeat"}),
        st.builds(
            lambda text, partial: {"content": {"parts": [{"text": text}]}, "partial": partial, "id": "e1"},
            st.text(min_size=1),
            st.booleans(),
        ),
    ),
    max_size=6,
)
ENDS = st.sampled_from([b"\n", b"\r", b"\r\n"])
COMMENTS = st.sampled_from([b"", b":", b": ping", "：：不".encode() + b":"])


class Chunks(httpx.AsyncByteStream):
    def __init__(self, chunks: list[bytes]) -> None:
        self._chunks = chunks

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self._chunks:
            yield chunk


def read(chunks: list[bytes]) -> list[Event]:
    async def main() -> list[Event]:
        request = httpx.Request("POST", "http://127.0.0.1/run_sse")
        response = httpx.Response(200, stream=Chunks(chunks), request=request)
        return [event async for event in events(response, Timers())]

    return anyio.run(main)


def split(data: bytes, at: list[int]) -> list[bytes]:
    marks = [0, *sorted(place % (len(data) + 1) for place in at), len(data)]
    return [data[start:end] for start, end in itertools.pairwise(marks) if start < end]


@given(FRAMES, st.lists(st.integers(0, 10_000), max_size=12), st.data())
@settings(max_examples=60, deadline=None)
def test_neither_line_ends_nor_comments_nor_the_splits_of_the_network_change_the_events(
    frames: list[object], at: list[int], data: st.DataObject
) -> None:
    lines = [b"data: " + json.dumps(frame, ensure_ascii=False).encode("utf-8", "surrogatepass") for frame in frames]
    plain = b"".join(line + b"\n\n" for line in lines)
    odd = b"\xef\xbb\xbf" if data.draw(st.booleans()) else b""
    for line in lines:
        end = data.draw(ENDS)
        if comment := data.draw(COMMENTS):
            odd += comment + end
        odd += line + end + end
    assert read(split(odd, at)) == read([plain])


@given(st.lists(st.binary(max_size=60), max_size=8))
@settings(max_examples=80, deadline=None)
def test_bytes_of_any_kind_end_as_events_or_as_a_lost_answer(chunks: list[bytes]) -> None:
    try:
        read([chunk for chunk in chunks if chunk])
    except AnswerLost:
        return


@given(
    st.lists(st.lists(st.text(min_size=1, max_size=4), min_size=1, max_size=5), min_size=1, max_size=4),
    st.integers(1, 3),
    st.booleans(),
)
def test_a_closing_event_never_doubles_what_its_pieces_said(
    messages: list[list[str]], repeats: int, closes: bool
) -> None:
    """Message by message: pieces, then the closing event that repeats them, the whole of it sent several times."""
    folder = Folder()
    for number, pieces in enumerate(messages):
        event_id = f"e{number}"
        for _ in range(repeats if closes else 1):
            for piece in pieces:
                folder.add(Text(piece, True, event_id))
            if closes:
                folder.add(Text("".join(pieces), False, event_id))
    whole = [text for pieces in messages if (text := "".join(pieces).strip())]
    assert folder.turn().text == "\n".join(whole)


@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from("abc")), max_size=20))
def test_pieces_of_several_messages_may_come_in_any_order(pieces: list[tuple[int, str]]) -> None:
    folder = Folder()
    for number, text in pieces:
        folder.add(Text(text, True, f"e{number}"))
    numbers = list(dict.fromkeys(number for number, _ in pieces))
    whole = {number: "".join(text for other, text in pieces if other == number) for number in numbers}
    assert folder.turn().text == "\n".join(whole.values())
    for number in reversed(numbers):
        folder.add(Text(whole[number], False, f"e{number}"))
    assert folder.turn().text == "\n".join(whole.values())
