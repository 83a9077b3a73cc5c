"""A stream of events as one turn. Pure: what was said, done and asked, whatever the dialect and however it ends."""

from __future__ import annotations

from collections.abc import AsyncIterable
from dataclasses import dataclass, field
from typing import assert_never

from reelwright.wire.events import Event, Failure, Heartbeat, Question, Text, ToolCall, ToolResult

_NOISE = "i encountered a temporary issue"
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


@dataclass
class _Said:
    """One message of the agent, as far as it has come. `open`: a closing event may still repeat it whole."""

    text: str
    event_id: str | None
    open: bool


class Folder:
    """Adds events up. Partial pieces are replaced by the closing event, which repeats them whole."""

    def __init__(self) -> None:
        self._turn = Turn()
        self._said: list[_Said] = []

    def add(self, event: Event) -> None:
        match event:
            case Text():
                self._add_text(event)
            case ToolCall():
                if event.id is None or all(known.id != event.id for known in self._turn.calls):
                    self._turn.calls.append(event)
            case ToolResult():
                if event.id is None or event not in self._turn.results:
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
        texts = [text for said in self._said if (text := said.text.strip())]
        while len(texts) > 1 and texts[-1].lower().startswith(_NOISE):
            texts.pop()
        self._turn.text = "\n".join(texts)
        return self._turn

    def _add_text(self, event: Text) -> None:
        begun = next((said for said in reversed(self._said) if said.open and said.event_id == event.event_id), None)
        if event.partial and begun is not None:
            begun.text += event.text
        elif event.partial:
            self._said.append(_Said(event.text, event.event_id, open=True))
        elif begun is not None and (event.event_id is not None or event.text.startswith(begun.text)):
            begun.text, begun.open = event.text, False
        elif event.event_id is None or not self._is_known(event):
            self._said.append(_Said(event.text, event.event_id, open=False))

    def _is_known(self, event: Text) -> bool:
        """Whether this very event was there before: some servers send one twice."""
        return any(said.event_id == event.event_id and said.text == event.text for said in self._said)


async def fold(events: AsyncIterable[Event]) -> Turn:
    """The turn that a whole stream adds up to."""
    folder = Folder()
    async for event in events:
        folder.add(event)
    return folder.turn()
