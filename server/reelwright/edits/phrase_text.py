"""The sentences of the edits in `ops_text.py`. Pure; `phrase.py` asks here, `rules_text.py` reads them back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, assert_never

from reelwright.draft.model import TextKind
from reelwright.edits.ops_text import Captions, RemoveText, RestyleText, Styled, Text, TextEdit
from reelwright.edits.phrase_picture import PLACES
from reelwright.edits.phrase_terms import clip_words, percent, seconds, span_words
from reelwright.edits.quoting import quote

KINDS: Final[dict[TextKind, str]] = {
    "title": "title",
    "lower_third": "lower third",
    "caption": "caption",
    "cta": "call to action",
    "end_card": "end card",
}


def text_words(edit: TextEdit) -> str:
    """The edit's canonical sentence, without its full stop."""
    match edit:
        case Text():
            over = [] if edit.over is None else [f"on {clip_words(edit.over)}"]
            added = " ".join([f"Add the {KINDS[edit.kind]} {quote(edit.text)}", *over, *_when(edit)])
            return ", ".join([added, PLACES[edit.position], edit.size, *_looks(edit)])
        case RestyleText():
            which = " ".join(["Change", _which(edit), *_new_words(edit), *_when(edit), *_moments(edit)])
            place = PLACES[edit.position] if edit.position else None
            capitals = "in capitals" if edit.capitals else None
            return ", ".join([which, *filter(None, [place, edit.size, capitals]), *_looks(edit)])
        case RemoveText():
            if edit.but is not None:
                return f"Remove every text except {' and '.join(f'the {KINDS[kind]}' for kind in edit.but)}"
            return f"Remove {_which(edit)}" + (f" at the {edit.at}" if edit.at else "")
        case Captions():
            file = "" if edit.file is None else f" {quote(edit.file)}"
            by_word = {None: None, True: "word by word", False: "line by line"}[edit.by_word]
            place = PLACES[edit.position] if edit.position else None
            return ", ".join(
                [f"Burn in the caption file{file}", *filter(None, [by_word, place, edit.size]), *_looks(edit)]
            )
        case _:
            assert_never(edit)


def _which(edit: RestyleText | RemoveText) -> str:
    noun = KINDS[edit.kind] if edit.kind else "text"
    if edit.text is not None:
        noun = f"{noun} {quote(edit.text)}"
    if edit.number is not None:
        noun = f"{noun} number {edit.number}"
    every = edit.every if isinstance(edit, RestyleText) else (edit.text, edit.number, edit.at) == (None, None, None)
    return f"{'every' if every else 'the'} {noun}"


def _new_words(edit: RestyleText) -> list[str]:
    return [] if edit.new_text is None else [f"to {quote(edit.new_text)}"]


def _when(edit: Text | RestyleText) -> Iterator[str]:
    start, length = edit.start_ms, edit.duration_ms
    if start is not None:
        yield f"from {seconds(start)}" if length is None else f"at {span_words(start, start + length)}"
    elif length is not None:
        yield f"for {seconds(length)}"
    yield from ["at the end"] * edit.at_end + ["throughout"] * edit.whole


def _moments(edit: RestyleText) -> Iterator[str]:
    """Times by clips, or from how it is now."""
    if edit.over is not None:
        yield f"shown on {clip_words(edit.over)}"
    if edit.since is not None:
        yield f"when {clip_words(edit.since)} begins"
    if edit.until is not None:
        yield f"until {clip_words(edit.until)} begins"
    if edit.later_ms is not None:
        yield f"{seconds(abs(edit.later_ms))} {'earlier' if edit.later_ms < 0 else 'later'}"
    if edit.longer_ms is not None:
        yield f"{seconds(abs(edit.longer_ms))} {'shorter' if edit.longer_ms < 0 else 'longer'}"


def _looks(edit: Styled) -> list[str]:
    """Nothing, or all that is said of the looks, in one piece."""
    said = " ".join(_said(edit))
    return [said] if said else []


def _said(edit: Styled) -> Iterator[str]:
    if edit.lift is not None:
        yield f"{'lowered' if edit.lift < 0 else 'raised'} by {percent(abs(edit.lift))}"
    if edit.colour is not None:
        yield f"in {edit.colour}"
    if edit.outline is not None:
        yield "without outline" if edit.outline == "none" else f"outlined in {edit.outline}"
    if edit.shadow is not None:
        yield "shadowed" if edit.shadow else "without shadow"
    if edit.box is not None:
        yield "without box" if edit.box == "none" else f"boxed in {edit.box}"
    if edit.font is not None:
        yield f"font {quote(edit.font)}"
    if edit.bold is not None:
        yield "bold" if edit.bold else "not bold"
    if edit.enter is not None:
        yield f"entering by {edit.enter}"
    if edit.leave is not None:
        yield f"leaving by {edit.leave}"
