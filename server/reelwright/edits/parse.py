"""A message, English or 中文, as edits: what fits, what nothing fits, what cannot be done here. Pure.

A message is read as it stands (`reading.py`); what is not understood so is read again in plainer words, without slips
of the finger, and without what is only told around the wish. Such a reading counts only if all of it is understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from reelwright.edits.conditions import says_all_stay, without_conditions
from reelwright.edits.corrections import correct
from reelwright.edits.model import Move
from reelwright.edits.ops_cut import FitLength
from reelwright.edits.parsed import Parsed
from reelwright.edits.quoting import is_ideograph
from reelwright.edits.reading import read
from reelwright.edits.spared_en import without_spared
from reelwright.edits.spelling import respelled, with_names_spelled
from reelwright.edits.spoken_cutting import in_cutting_words
from reelwright.edits.spoken_en import in_plain_words
from reelwright.edits.terms import Clip
from reelwright.edits.told_around import wish_alone
from reelwright.edits.told_around_zh import told_around

_CONTENT = re.compile(r"(?<=[a-z])['’]s (?=(?:ok|okay|fine|good|great|perfect|alright)\b)", re.I)  # "sunset's ok"

_TO_LENGTH = re.compile(
    r"(?<=\bshorter)(?:,| -+) ?(?:like|maybe|say|about|around|something like)(?: like| about| around)? (?=\d[\d.]* ?s)",
    re.I,
)  # "make it shorter, like 3 seconds" says how long it is to be

_COLOURS_TURNED = re.compile(r"\b(cool|warm) ((?:the |its |all the )?colou?rs) (down|up)\b", re.I)


def parse(text: str, names: Iterable[str] = ()) -> Parsed:
    """The edits of a message in the order in which they were said. Never raises; time grows with the length.

    `names`: the files that are there, so that their names are known for what they are.
    """
    there, text = tuple(names), _CONTENT.sub(" is ", text)
    text = with_names_spelled(_TO_LENGTH.sub(", to ", _COLOURS_TURNED.sub(r"\1 \3 \2", text)), there)
    corrected = correct(text, there, lambda words: _understood(words, there))
    return _understood(text, there) if corrected is None else corrected


def _understood(text: str, there: tuple[str, ...]) -> Parsed:
    """A message that does not correct itself; what it asks to be left as it is, is compared with the rest of it."""
    parsed = _plainly(text, there)
    joins_all = any(isinstance(edit, FitLength) for edit in parsed.edits) and says_all_stay(text)
    if not (parsed.unknown or parsed.impossible or joins_all or _guesses(parsed, there)):
        return parsed

    def read_rest(words: str) -> Parsed:
        return _plainly(words, there)

    return without_conditions(text, read_rest) or without_spared(text, read_rest) or parsed


def _plainly(text: str, there: tuple[str, ...]) -> Parsed:
    """A message; what is not understood as it stands is read in plainer words."""
    parsed = read(text, there)
    if not (parsed.unknown or parsed.impossible):
        if not _guesses(parsed, there):
            return parsed
        return _without_asides(text, there) or _wished(text, there) or parsed
    other = _in_other_words(text, there, parsed)
    return other or _wished(text, there) or _without_asides(text, there) or parsed


def _wished(text: str, there: tuple[str, ...]) -> Parsed | None:
    """A message without what is told around its wish; None unless all of that is clear."""
    wish = wish_alone(text, there)
    meant = None if wish is None else _in_other_words(wish.words, there, read(wish.words, there))
    if wish is None or meant is None or any(edit.op in wish.forbidden for edit in meant.edits):
        return None
    return meant


def _guesses(parsed: Parsed, there: tuple[str, ...]) -> bool:
    """Whether an edit is of a clip whose name is in no file's: 猫咪删掉，跟产品没关系."""
    named = [clip for edit in parsed.edits for clip in getattr(edit, "clips", None) or (getattr(edit, "clip", None),)]
    if there and any(isinstance(edit, Move) and _is_no_file(edit.before or edit.after, there) for edit in parsed.edits):
        return True
    unknown = [
        clip for clip in named if isinstance(clip, str) and not any(clip.lower() in name.lower() for name in there)
    ]
    return bool(there) and any(is_ideograph(clip[0]) for clip in unknown)


def _is_no_file(clip: Clip | None, there: tuple[str, ...]) -> bool:
    """Whether a clip's name is one word that is in no file's: "to the front, it's the strongest shot"."""
    if not isinstance(clip, str) or clip in ("first", "last", "photo") or not clip.isalpha():
        return False
    return not any(clip.lower() in name.lower() for name in there)


def _without_asides(text: str, there: tuple[str, ...]) -> Parsed | None:
    """A Chinese message without its reasons and opinions, which are then reported; None unless all else is clear."""
    told = told_around(text, there)
    if told is None:
        return None
    meant = read(told.words, there)
    if meant.unknown or meant.impossible or not meant.edits:
        other = _in_other_words(told.words, there, meant)
        if other is None:
            return None
        meant = other
    return replace(meant, asides=(*meant.asides, *told.asides))


def _in_other_words(text: str, there: tuple[str, ...], parsed: Parsed) -> Parsed | None:
    """What a message, `parsed` as it stands, means in plainer words and without slips; None unless all is clear."""
    plain = in_plain_words(text, there)
    for words in dict.fromkeys((text, plain, in_cutting_words(text, there), in_cutting_words(plain, there))):
        again = parsed if words == text else read(words, there)
        slips = [(clause.start, clause.end) for clause in again.clauses if clause.fate == "unknown"]
        meant = respelled(words, slips, there)
        spelled = () if meant == words else dict.fromkeys((meant, in_cutting_words(meant, there)))
        for found in (again, *(read(other, there) for other in spelled)):
            if found.edits and not (found.unknown or found.impossible):
                return found
    return None
