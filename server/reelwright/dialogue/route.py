"""What a message asks for, decided before anything reaches a backend's chat: `route(message)`, pure.

A message is taken apart into clauses. A clause that as a whole fits a row of the action table is that action; the
others are put together again, byte for byte, and are edits. Quoted text, file names and the words of a title never
fit. The rows are data: `commands_en.py`, `commands_zh.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from reelwright.dialogue.actions import Action, Grammar, Standing
from reelwright.dialogue.commands_en import ENGLISH
from reelwright.dialogue.commands_zh import CHINESE
from reelwright.dialogue.protect import HELD, hide

_GRAMMARS = (ENGLISH, CHINESE)
_LONGEST_COMMAND = 160  # a longer clause is never a command; also bounds what the expressions have to try
_LONGEST_MESSAGE = 20_000
_END = r"(?<![.!?…])[.!?…]+(?=\s|$)|[。！？；;]+|\n+"
_JOINT = re.compile(rf"(?:(?P<end>{_END})|{ENGLISH.joint}|{CHINESE.joint})\s*", re.IGNORECASE)
_STRONG = re.compile(r"\bthen\b|然后|然後|接着|接著", re.IGNORECASE)
_EDGE = " \t\r\n,，、;；:：&+"

_Kind = Action | Literal["nothing", "filler"]  # "nothing": an export that is not wanted now; "filler": courtesies


@dataclass(frozen=True)
class Intent:
    """One thing that is asked for, and the person's own words for it."""

    action: Action
    text: str


@dataclass(frozen=True)
class _Clause:
    """`message[start:end]`, the joint behind it up to `next`, and what the joints at both ends say."""

    start: int
    end: int
    next: int
    ends_sentence: bool
    after_then: bool
    comes_first: bool  # "export it after adding music": the music comes first


@dataclass(frozen=True)
class _Judged:
    clause: _Clause
    kind: _Kind


def route(message: str, *, has_files: bool = False) -> tuple[Intent, ...]:
    """The intents of a message, in the order in which they are to happen; () when it asks for nothing, or only
    that nothing be exported yet.

    `has_files`: files came along with it; then an upload comes first. An edit's text is what remains of the message
    when the other intents, and the words that joined them, are taken out.
    """
    if len(message) > _LONGEST_MESSAGE:
        return _with_files([Intent("edit", message.strip())], has_files)
    hidden = hide(message)
    judged = [item for sentence in _sentences(_clauses(hidden)) for item in _judge(sentence, hidden)]
    return _with_files(list(_intents(judged, message)), has_files)


def _with_files(intents: list[Intent], has_files: bool) -> tuple[Intent, ...]:
    uploads = [intent for intent in intents if intent.action == "upload"] or [Intent("upload", "")]
    return (uploads[0], *(intent for intent in intents if intent.action != "upload")) if has_files else tuple(intents)


def _clauses(hidden: str) -> list[_Clause]:
    out: list[_Clause] = []
    start, after_then, first = len(hidden) - len(hidden.lstrip()), False, False
    for joint in _JOINT.finditer(hidden):
        end = start + len(hidden[start : joint.start()].rstrip())
        if end == start and not out and not joint["end"]:
            continue  # the message begins with it: it joins nothing
        out.append(_Clause(start, end, joint.end(), joint["end"] is not None, after_then, first))
        start, after_then, first = joint.end(), bool(_STRONG.search(joint[0])), joint["first"] is not None
    out.append(_Clause(start, len(hidden.rstrip()), len(hidden), True, after_then, first))
    return out


def _sentences(clauses: Sequence[_Clause]) -> Iterator[list[_Clause]]:
    sentence: list[_Clause] = []
    for clause in clauses:
        sentence.append(clause)
        if clause.ends_sentence:
            yield sentence
            sentence = []


def _judge(sentence: Sequence[_Clause], hidden: str) -> list[_Judged]:
    """Judge the clauses of a sentence; words that only stand alone count if no clause of it is an edit."""
    judged: list[_Judged] = []
    opened = False
    for clause in sentence:
        words = hidden[clause.start : clause.end]
        opened = opened and not clause.after_then
        kind = _kind(words, {"anywhere"} if opened else {"anywhere", "clause"})
        if kind == "edit" and judged and _continues(words, judged[-1].kind):
            kind = judged[-1].kind
        opened = opened or any(grammar.opener.search(words) for grammar in _GRAMMARS)
        judged.append(_Judged(clause, kind))
    alone = [_kind(hidden[item.clause.start : item.clause.end], {"anywhere", "clause", "alone"}) for item in judged]
    if "edit" not in alone and not opened:
        return [_Judged(item.clause, kind) for item, kind in zip(judged, alone, strict=True)]
    return judged


def _continues(words: str, before: _Kind) -> bool:
    """What belongs to the command before it: a bare file name, "upload a.mp4 and b.mp4", or how the film is wanted:
    导出，不超过8MB."""
    plain = words.strip(_EDGE + ".!?。！？")
    if before == "export" and any(_details(grammar, plain) for grammar in _GRAMMARS):
        return True
    return before in ("upload", "export") and bool(words.strip()) and not words.strip(HELD + _EDGE)


def _details(grammar: Grammar, plain: str) -> bool:
    return any(grammar.delivered.fullmatch(reading) for reading in _readings(grammar, plain))


def _kind(words: str, standings: set[Standing]) -> _Kind:
    plain = " ".join(words.replace("’", "'").split()).strip(" .!?…。！？,，:：~～-*")
    if not plain:
        return "filler"
    if len(plain) > _LONGEST_COMMAND or any(grammar.agent.fullmatch(plain) for grammar in _GRAMMARS):
        return "edit"
    found = (_kind_in(grammar, plain, standings) for grammar in _GRAMMARS)
    return next((kind for kind in found if kind), "edit")


def _kind_in(grammar: Grammar, plain: str, standings: set[Standing]) -> _Kind | None:
    if action := _action(grammar, plain, standings):
        return action
    if grammar.filler.fullmatch(plain):
        return "filler"
    if grammar.deferred.fullmatch(plain):
        return "nothing"
    negated = grammar.negation.match(plain)
    if negated and _action(grammar, plain[negated.end() :], standings) == "export":
        return "nothing"
    return None


def _action(grammar: Grammar, plain: str, standings: set[Standing]) -> Action | None:
    """The action of the first row that fits, with and without the courtesies around it."""
    readings = list(dict.fromkeys(_readings(grammar, plain)))
    for row in grammar.commands:
        if row.standing in standings and any(row.form.fullmatch(reading) for reading in readings):
            return row.action
    return None


def _readings(grammar: Grammar, plain: str) -> Iterator[str]:
    lead = grammar.lead.match(plain)
    for words in (plain, plain[lead.end() :] if lead else plain):
        yield words
        if trail := re.search(rf"(?:{grammar.trail.pattern})$", words, re.IGNORECASE):
            yield words[: trail.start()]


def _intents(judged: Sequence[_Judged], text: str) -> Iterator[Intent]:
    """Commands and edits in order; a command waits for an edit that says that it comes first."""
    if all(item.kind in ("edit", "filler") for item in judged):
        if any(item.clause.end > item.clause.start for item in judged):
            yield Intent("edit", text.strip())
        return
    held: list[Intent] = []
    for command, items in _runs(judged):
        if command is not None:
            yield from held
            held = [Intent(command, text[items[0].clause.start : items[-1].clause.end])]
            continue
        edits = list(_edit(items, text))
        yield from (*edits, *held) if items[0].clause.comes_first else (*held, *edits)
        held = []
    yield from held


def _runs(judged: Sequence[_Judged]) -> Iterator[tuple[Action | None, list[_Judged]]]:
    """Neighbouring clauses that make one intent: the same command said twice is one; None: an edit, or nothing."""
    run: list[_Judged] = []
    command: Action | None = None
    for item in judged:
        mine = _command(item)
        goes_on = item.kind in ("filler", "nothing") or mine == command
        if run and not goes_on:
            yield command, _without_tail(run, command)
            run = []
        command = mine if not run else command
        run.append(item)
    if run:
        yield command, _without_tail(run, command)


def _command(item: _Judged) -> Action | None:
    match item.kind:
        case "edit" | "filler" | "nothing":
            return None
        case command:
            return command


def _without_tail(run: list[_Judged], command: Action | None) -> list[_Judged]:
    """A command's text ends with the command, not with the courtesies behind it."""
    last = max((place for place, item in enumerate(run) if _command(item) == command), default=0)
    return run[: last + 1]


def _edit(items: Sequence[_Judged], text: str) -> Iterator[Intent]:
    """The edit that some neighbouring clauses make: from the first to the last that is one, without what is not."""
    edits = [place for place, item in enumerate(items) if item.kind == "edit"]
    if not edits:
        return
    kept = items[edits[0] : edits[-1] + 1]
    words = "".join(_piece(item, following, text) for item, following in pairwise(kept))
    last = kept[-1].clause
    ending = text[last.end : last.next].rstrip() if last.ends_sentence else ""
    yield Intent("edit", words + text[last.start : last.end] + ending)


def _piece(item: _Judged, following: _Judged, text: str) -> str:
    """A clause with the joint behind it; a dropped one leaves its joint, if the one before it has left its own."""
    clause = item.clause
    if item.kind == "nothing":
        return text[clause.end : clause.next]
    if following.kind == "nothing":
        return text[clause.start : clause.end]
    return text[clause.start : clause.next]
