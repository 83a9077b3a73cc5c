"""A backend's text for people who have no graphical editor: `translate(text, language)`, pure.

Clauses that say what to click go, clauses that say what is in the film stay, and what the agent wanted done is
reported. The phrases are rows of `gui.py`; what is no text at all is taken out by `noise.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reelwright.dialogue.gui import (
    AFTER,
    BEFORE,
    CONTENT,
    COURTESY,
    INSTRUCTIONS,
    LABELS,
    TAILS,
    GuiAction,
    Instruction,
)
from reelwright.dialogue.noise import without_noise
from reelwright.dialogue.protect import hide_quoted
from reelwright.draft.names import Language

_LONGEST = 24_000  # more than is ever shown; what is behind it is not read
_LONGEST_CLAUSE = 300  # longer clauses are content
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’)*_]*\s+|(?<=[。！？])")
_JOINT = re.compile(
    r"(?<!drag)(?:,\s|\s)(?:and|or|but|then)\s|,\s|;\s?|\s[-–—]{1,3}\s|—|:\s|[，；：]\s?"
    r"|(?:或者|或|然后|并且?)(?=点|點|单击|打开|拖|前往|进入|在)",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*(?:[-*•]\s+|\d{1,3}[.)、]\s*)?")
_CLOSING = " \t\r\n.!?…。！？~～*_"
_MARKUP = re.compile(r"[*_`\[\]【】]")
_NOT_WORDS = re.compile(r"^[^\w\ue000]+")


@dataclass(frozen=True)
class Translated:
    """What a person may read, and what the agent wanted done, each once, in order."""

    text: str
    actions: tuple[GuiAction, ...] = ()


@dataclass(frozen=True)
class _Clause:
    text: str
    joint: str  # what stands behind it
    action: GuiAction | None = None  # an instruction; it is not shown


def translate(text: str, language: Language = "en") -> Translated:
    """The agent's text without GUI instructions and wire noise, and the actions that it asked for.

    `language` is the one to answer in; the phrases of both languages are known in either. Text without any of this
    comes back as it was, but for white space at its ends.
    """
    actions: list[GuiAction] = []
    lines = without_noise(text[:_LONGEST]).split("\n")
    shown = [_line(line, actions, language) for line in lines]
    kept = _without_headings(shown)
    return Translated(re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip(), tuple(dict.fromkeys(actions)))


def _without_headings(lines: Sequence[str | None]) -> list[str]:
    """Without dropped lines (None), and without a "Next steps:" of which every line was dropped."""
    kept: list[str] = []
    for place, line in enumerate(lines):
        if line is None:
            continue
        following = next((other for other in lines[place + 1 :] if other is None or other.strip()), "")
        introduces = line.rstrip(" *_").endswith((":", "："))
        if not (introduces and following is None and _all_dropped(lines[place + 1 :])):
            kept.append(line)
    return kept


def _all_dropped(lines: Sequence[str | None]) -> bool:
    """Whether the paragraph that begins here was dropped."""
    seen = False
    for line in lines:
        if line is None:
            seen = True
        elif line.strip():
            return False
        elif seen:
            break
    return seen


def _line(line: str, actions: list[GuiAction], language: Language) -> str | None:
    bullet = _BULLET.match(line)
    start = bullet.end() if bullet else 0
    hidden = hide_quoted(line)
    found: list[GuiAction] = []
    out: list[str] = []
    at = start
    for end in [*(match.end() for match in _SENTENCE_END.finditer(hidden, start)), len(line)]:
        out.append(_sentence(line[at:end], hidden[at:end], found, language))
        at = end
    if not found:
        return line
    actions += found
    body = "".join(out).strip()
    return line[:start] + body if re.search(r"\w", body) else None


def _sentence(text: str, hidden: str, actions: list[GuiAction], language: Language) -> str:
    """The sentence without its instructions; "" when nothing else is in it."""
    clauses = _dependents(_clauses(text, hidden))
    wanted = _actions(clauses)
    kept = [clause for clause in clauses if clause.action is None]
    if not wanted:
        shorter, tail = _without_tail(text, hidden)
        actions += [tail] if tail else []
        return shorter
    actions += wanted
    if not kept:
        return ""
    body = "".join(clause.text + clause.joint for clause in kept[:-1]) + kept[-1].text
    body = body.rstrip(_CLOSING) + text[len(text.rstrip(_CLOSING)) :]
    starts_later = clauses[0].action is not None
    return body[:1].upper() + body[1:] if starts_later and language == "en" else body


def _actions(clauses: Sequence[_Clause]) -> list[GuiAction]:
    """What the dropped clauses want; a nameless button gets its name from the words around it."""
    dropped = [clause for clause in clauses if clause.action]
    named = _label(" ".join(clause.text for clause in dropped))
    return [
        (named or clause.action) if clause.action == "perform" else clause.action for clause in dropped if clause.action
    ]


def _clauses(text: str, hidden: str) -> list[_Clause]:
    out: list[_Clause] = []
    at = 0
    is_content = False
    for match in [*_JOINT.finditer(hidden), None]:
        end, following = (match.start(), match.end()) if match else (len(text), len(text))
        action = None if is_content else _instruction(text[at:end], hidden[at:end])
        out.append(_Clause(text[at:end], text[end:following], action))
        is_content = is_content or CONTENT.search(hidden[at:end]) is not None
        at = following
    return out


def _instruction(text: str, hidden: str) -> GuiAction | None:
    plain = " ".join(_MARKUP.sub("", hidden).replace("’", "'").split())
    plain = _NOT_WORDS.sub("", plain).rstrip(_CLOSING)
    if not plain or len(plain) > _LONGEST_CLAUSE:
        return None
    courtesy = COURTESY.match(plain)
    for words in (plain, plain[courtesy.end() :] if courtesy else ""):
        for row in INSTRUCTIONS if words else ():
            if row.form.match(words):
                return _wanted(row, text)
    return None


def _wanted(row: Instruction, text: str) -> GuiAction:
    return (_label(text) if row.by_label else None) or row.action


def _label(text: str) -> GuiAction | None:
    return next((action for label, action in LABELS if label.search(text)), None)


def _dependents(clauses: Sequence[_Clause]) -> list[_Clause]:
    """Clauses that only lead up to an instruction, or go on with it, go with it."""
    out = list(clauses)
    for place in range(1, len(out)):
        before, clause = out[place - 1], out[place]
        if before.action and clause.action is None and AFTER.match(clause.text.lstrip()):
            out[place] = _Clause(clause.text, clause.joint, before.action)
    for place in range(len(out) - 2, -1, -1):
        clause, behind = out[place], out[place + 1]
        if behind.action and clause.action is None and BEFORE.match(_NOT_WORDS.sub("", clause.text)):
            out[place] = _Clause(clause.text, clause.joint, behind.action)
    return out


def _without_tail(text: str, hidden: str) -> tuple[str, GuiAction | None]:
    """A sentence whose last words only say where in an editor to look loses them."""
    end = len(hidden.rstrip(_CLOSING))
    for row in TAILS:
        if len(hidden) <= 4 * _LONGEST_CLAUSE and (tail := row.form.search(hidden[:end])):
            return text[: tail.start()] + text[end:], _wanted(row, text[tail.start() : end])
    return text, None
