"""A stream of events as one turn. Pure: what was said, done and asked, whatever the dialect and however it ends."""

from __future__ import annotations

from collections.abc import AsyncIterable
from dataclasses import dataclass, field
from typing import assert_never

from reelwright.wire.events import Event, Failure, Heartbeat, Question, Text, ToolCall, ToolResult

_NOISE = "I encountered a temporary issue"
_SILENT = "MODEL_RETURNED_NO_CONTENT"


@dataclass
class Turn:
    """What a stream added up to. `text` is "" after a silent edit, which is not a failure."""

    text: str = ""
    calls: list[ToolCall] = field(default_factory=list)
    results: list[ToolResult] = field(default_factory=list)
    question: str | None = None
    failure: Failure | None = None
    heartbeats: int = 0


class Folder:
    """Adds events up. Partial pieces are replaced by the closing event of the same id, which repeats them whole."""

    def __init__(self) -> None:
        self._turn = Turn()
        self._texts: list[str] = []
        self._open: dict[str | None, int] = {}

    def add(self, event: Event) -> None:
        match event:
            case Text():
                self._add_text(event)
            case ToolCall():
                self._turn.calls.append(event)
            case ToolResult():
                self._turn.results.append(event)
            case Question():
                self._turn.question = event.text
            case Failure():
                if event.code != _SILENT and self._turn.failure is None:
                    self._turn.failure = event
            case Heartbeat():
                self._turn.heartbeats += 1
            case _:
                assert_never(event)

    def turn(self) -> Turn:
        """What the events so far add up to."""
        texts = [text.strip() for text in self._texts if text.strip()]
        if len(texts) > 1 and texts[-1].startswith(_NOISE):
            texts.pop()
        self._turn.text = "\n".join(texts)
        return self._turn

    def _add_text(self, event: Text) -> None:
        place = self._open.get(event.event_id) if event.event_id else None
        if place is None:
            self._texts.append(event.text)
            if event.partial and event.event_id:
                self._open[event.event_id] = len(self._texts) - 1
        elif event.partial:
            self._texts[place] += event.text
        else:
            self._texts[place] = event.text
            del self._open[event.event_id]


async def fold(events: AsyncIterable[Event]) -> Turn:
    """The turn that a whole stream adds up to."""
    folder = Folder()
    async for event in events:
        folder.add(event)
    return folder.turn()
