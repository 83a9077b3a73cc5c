"""What real streams do, and what they add up to. The numbers are those of the traps in the description of the API."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import pytest

from reelwright.backend.fold import Folder, Turn, fold
from reelwright.wire.events import Event, Failure, Heartbeat, Question, Text, ToolCall, ToolResult, read_event

NO_CONTENT = Failure("MODEL_RETURNED_NO_CONTENT", "The model returned no content.")
CALL = ToolCall("edit_multitrack", "c1")
RESULT = ToolResult("edit_multitrack", "c1", {})
SKIPPED = ToolResult("edit_multitrack", "c1", {}, skip_summarization=True)


def folded(*events: Event) -> Turn:
    folder = Folder()
    for event in events:
        folder.add(event)
    return folder.turn()


@pytest.mark.parametrize(
    ("events", "text"),
    [
        ([Text("Add", True, "e1"), Text("ing", True, "e1"), Text("Adding.", False, "e1")], "Adding."),
        ([Text("Add", True, "e1"), Text("ing", True, "e1")], "Adding"),
        ([Text("A", True, "e1"), Text("A.", False, "e1"), Text("B", True, "e2"), Text("B.", False, "e2")], "A.\nB."),
        ([Text("A", True, "e1"), Text("B", True, "e2"), Text("A.", False, "e1")], "A.\nB"),
        ([Text("Add", True), Text("ing", True), Text("Adding.", False)], "Adding."),
        ([Text("Add", True), Text("ing", True), Text("Else.", False)], "Adding\nElse."),
        ([Text("A B", True, "e1"), Text("A", False, "e1"), Text("B", False, "e1")], "A\nB"),
        ([Text("Same.", False, "e1"), Text("Same.", False, "e1")], "Same."),
        ([Text("Same.", False, "e1"), Text("Same.", False, "e2")], "Same.\nSame."),
        ([Text("One."), Text("One.")], "One.\nOne."),
        ([Text("  "), Text("A \n")], "A"),
    ],
)
def test_1_a_closing_event_replaces_its_pieces_and_may_never_come(events: list[Event], text: str) -> None:
    assert folded(*events).text == text


@pytest.mark.parametrize("events", [[CALL, RESULT, NO_CONTENT], [CALL, RESULT], [CALL, SKIPPED], []])
def test_2_a_silent_edit_is_no_failure(events: list[Event]) -> None:
    turn = folded(*events)
    assert (turn.text, turn.failure) == ("", None)
    assert len(turn.results) == min(len(events), 1)


def test_3_an_exception_is_one_failure_even_in_two_frames() -> None:
    turn = folded(CALL, Failure("INTERNAL", "boom"), Failure("error", "RuntimeError: boom"))
    assert turn.failure == Failure("INTERNAL", "boom")


def test_3_an_exception_after_a_silent_end_is_still_told() -> None:
    assert folded(NO_CONTENT, Failure("error", "boom")).failure == Failure("error", "boom")


def test_4_heartbeats_are_counted_and_say_nothing() -> None:
    turn = folded(Heartbeat(), Text("A"), Heartbeat())
    assert (turn.heartbeats, turn.text) == (2, "A")


def test_5_a_stream_that_just_ends_is_a_whole_turn() -> None:
    assert folded(CALL, RESULT, Text("Done.")) == Turn("Done.", [CALL], [RESULT])


def test_6_an_answer_is_waited_for() -> None:
    turn = folded(
        Text("Hm.", False, "e1", "nemo_agent"), Text("Let me see.", False, "e2", "editor"), Question("Which?")
    )
    assert (turn.text, turn.question) == ("Hm.\nLet me see.", "Which?")


@pytest.mark.parametrize(
    ("events", "text"),
    [
        ([Text("Done."), Text("I encountered a temporary issue. Please try again.")], "Done."),
        ([Text("Done."), Text("I encountered a temporary issue."), Text("I encountered a temporary issue.")], "Done."),
        ([Text("I encountered a temporary issue.")], "I encountered a temporary issue."),
        ([Text("I encountered a temporary issue."), Text("Done.")], "I encountered a temporary issue.\nDone."),
    ],
)
def test_8_a_trailing_temporary_issue_is_noise_after_normal_replies(events: list[Event], text: str) -> None:
    assert folded(*events).text == text


def test_9_both_stages_are_reported() -> None:
    stage_one, stage_two = ToolResult("generate", "c1", {"clip": 1}), ToolResult("edit_multitrack", "c2", {"title": 1})
    turn = folded(stage_one, Text("Here is your clip.", False, "e1"), stage_two, Text("I added music.", False, "e2"))
    assert turn == Turn("Here is your clip.\nI added music.", [], [stage_one, stage_two])


def test_a_call_that_is_repeated_by_the_closing_event_is_one_call() -> None:
    assert folded(CALL, CALL, RESULT, RESULT).calls == [CALL]
    assert folded(CALL, CALL, RESULT, RESULT).results == [RESULT]


def test_the_turn_so_far_can_be_looked_at_again_and_again() -> None:
    folder = Folder()
    folder.add(Text("A"))
    assert folder.turn().text == "A"
    folder.add(Text("I encountered a temporary issue"))
    assert folder.turn().text == folder.turn().text == "A"
    folder.add(Text("B"))
    assert folder.turn().text == "A\nI encountered a temporary issue\nB"


async def test_a_whole_stream_is_folded() -> None:
    async def frames() -> AsyncIterator[Event]:
        for frame in ({"type": "heartbeat"}, {"type": "text", "content": "Hi."}):
            for event in read_event(json.dumps(frame)):
                yield event

    assert await fold(frames()) == Turn("Hi.", heartbeats=1)
