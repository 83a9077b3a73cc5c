"""A stream of events as one turn. Pure: what was said, done and asked, whatever the dialect and however it ends.

A stream may have hundreds of thousands of events, so none is compared with all that came before it.
"""

from __future__ import annotations

from collections.abc import AsyncIterable, Callable
from dataclasses import dataclass, field
from typing import assert_never

from reelwright.wire.events import Event, Failure, Heartbeat, Question, Text, ToolCall, ToolResult, Working

_NOISE = "i encountered a temporary issue"
_SILENT = "MODEL_RETURNED_NO_CONTENT"
_MOST_TEXT = 100_000


@dataclass
class Turn:
    """What a stream added up to. `text` is "" after a silent edit, which is not a failure; at most 100,000 letters."""

    text: str = ""
    calls: list[ToolCall] = field(default_factory=list)
    results: list[ToolResult] = field(default_factory=list)
    question: str | None = None
    failure: Failure | None = None
    heartbeats: int = 0


@dataclass
class _Said:
    """One message of the agent, as far as it has come."""

    pieces: list[str]

    def text(self) -> str:
        self.pieces = ["".join(self.pieces)]
        return self.pieces[0]


class Folder:
    """Adds events up. Partial pieces are replaced by the closing event, which repeats them whole."""

    def __init__(self) -> None:
        self._turn = Turn()
        self._said: list[_Said] = []
        self._open: dict[str | None, _Said] = {}  # by event: a closing event may still repeat it whole
        self._closed: set[tuple[str, str]] = set()
        self._closed_ids: set[str] = set()
        self._called: set[str] = set()
        self._results: dict[str, ToolResult] = {}

    def add(self, event: Event) -> None:
        match event:
            case Text(partial=True):
                self._add_piece(event)
            case Text():
                self._add_text(event)
            case ToolCall():
                self._add_call(event)
            case ToolResult():
                self._add_result(event)
            case Question():
                self._turn.question = event.text
            case Failure():
                if event.code != _SILENT and self._turn.failure is None:
                    self._turn.failure = event
            case Heartbeat():
                self._turn.heartbeats += 1
            case Working():
                pass  # it is told on the way, and is no part of what came of it
            case _:
                assert_never(event)

    def turn(self) -> Turn:
        """What the events so far add up to."""
        texts = [text for said in self._said if (text := said.text().strip())]
        while len(texts) > 1 and texts[-1].lower().startswith(_NOISE):
            texts.pop()
        self._turn.text = "\n".join(texts)[:_MOST_TEXT]
        return self._turn

    def _add_piece(self, event: Text) -> None:
        if event.event_id in self._closed_ids:
            return  # some servers send an event twice
        if event.event_id not in self._open:
            self._open[event.event_id] = self._begun([])
        self._open[event.event_id].pieces.append(event.text)

    def _add_text(self, event: Text) -> None:
        begun = self._open.get(event.event_id)
        if event.event_id is not None:
            if (event.event_id, event.text) in self._closed:
                return
            self._closed.add((event.event_id, event.text))
            self._closed_ids.add(event.event_id)
        elif begun is not None and not event.text.startswith(begun.text()):
            begun = None
        if begun is None:
            self._begun([event.text])
        else:
            begun.pieces = [event.text]
            del self._open[event.event_id]

    def _begun(self, pieces: list[str]) -> _Said:
        self._said.append(_Said(pieces))
        return self._said[-1]

    def _add_call(self, call: ToolCall) -> None:
        if call.id is None or call.id not in self._called:
            self._turn.calls.append(call)
        if call.id is not None:
            self._called.add(call.id)

    def _add_result(self, result: ToolResult) -> None:
        if result.id is None or self._results.get(result.id) != result:
            self._turn.results.append(result)
        if result.id is not None:
            self._results[result.id] = result


async def fold(events: AsyncIterable[Event], working: Callable[[Working], None] | None = None) -> Turn:
    """The turn that a whole stream adds up to. `working` is told how far the work is, where the stream says so."""
    folder = Folder()
    async for event in events:
        folder.add(event)
        if working is not None and isinstance(event, Working):
            working(event)
    return folder.turn()
