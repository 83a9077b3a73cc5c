"""A clip that is to stay as it is, beside a wish for all: "b&w on everything, but leave the dog as it is". Pure.

The wish is then one for all clips but that one. Where the rest does not touch the clip, it is done as it was said;
where it names the clip, or cannot leave one out, the message is not understood.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from reelwright.edits.conditions import is_whole, named_clips, touched
from reelwright.edits.model import EDIT, Edit
from reelwright.edits.ops_cut import FitLength
from reelwright.edits.parsed import Parsed
from reelwright.edits.quoting import QUOTED
from reelwright.edits.terms import THE_PHOTO

Read = Callable[[str], Parsed]

_STAYING: Final = (
    r"(?:(?:exactly |just )?(?:as (?:it|they|he|she|that) (?:is|are)|as is|the way (?:it|they|he|she|that) (?:is|are)"
    r"|how (?:it|they|he|she) (?:is|are)|alone|be|untouched|unchanged|whole|full|uncut|complete|intact|(?:at "
    r"|in )?full length|in full|in one piece|like that|normal|in colou?r|the same"
    r"|at (?:the )?(?:normal|original|regular) speed|out of (?:it|this|that)|out))"
)
_SPARED: Final = re.compile(
    r"(?:^|\s*[,.;(!]+\s*(?:and |but |just |only )*|\s+(?:but|and) (?:just |only )?)(?:please |pls )?"
    rf"(?:(?:leave|keep|let) (?P<left>[\w.' -]{{2,50}}?) {_STAYING}"
    rf"|(?:don't|dont|do not) (?:touch|change|mess with|cut(?: into)?|trim|shorten|do (?:it|that|this) (?:to|on|for"
    rf"|with)"
    rf"|do) (?P<kept>[\w.' -]{{2,50}})"
    rf"|(?P<stays>(?:the |my )[\w.' -]{{2,50}}?) (?:stays?|can stay|should stay|remains?) {_STAYING}"
    r"|(?:just )?not (?:for |on |to |with )?(?P<denied>(?:the |my )[\w.' -]{2,50}))"
    r"(?: please| pls| though| thanks| thank you)*(?=$|[.,;!)]|(?<=alone) and )\)?",
    re.IGNORECASE,
)
_OF_ONE_OR_ALL: Final = frozenset(
    {"speed", "adjust", "look", "stabilise", "turn", "flip", "crop", "motion", "magnify", "trim", "reverse", "keep"}
)
_OF_NO_CLIP: Final = frozenset(
    {"music", "remove_music", "music_part", "duck", "text", "restyle_text", "remove_text", "captions", "add_sound",
     "another_song", "music_tempo"}
)  # fmt: skip
_NO_NAMES: Final = frozenset({"all", "clips", "everything", "film", "first", "last"})
_PHOTOS: Final = re.compile(r"(?:the |my )?(?:photos|pics|pictures|stills|images)", re.IGNORECASE)
_LONGEST: Final = 300  # characters


def without_spared(message: str, read: Read) -> Parsed | None:
    """What a message with such a clause means, if all of it is understood; None if not, or without such a clause."""
    plain = message.replace("’", "'")
    found = _SPARED.search(plain)
    if len(message) > _LONGEST or found is None or QUOTED.search(plain, found.start(), found.end()):
        return None
    rest = (plain[: found.start()] + plain[found.end() :]).strip(" ,;.!").removeprefix("and ")
    parsed = read(rest) if rest else None
    what = next(words for words in found.groupdict().values() if words)
    spared = (THE_PHOTO,) if _PHOTOS.fullmatch(what) else named_clips(what, read)
    if parsed is None or not is_whole(parsed) or not spared:
        return None
    edits = tuple(_leaving(edit, spared) for edit in parsed.edits)
    kept = tuple(edit for edit in edits if edit is not None)
    return Parsed(kept, (), (), parsed.words) if len(kept) == len(edits) else None


def _leaving(edit: Edit, spared: tuple[object, ...]) -> Edit | None:
    """The edit without the clips that are to stay; None where it cannot leave them out."""
    if edit.op in _OF_NO_CLIP:
        return edit
    if spared == (THE_PHOTO,) and not isinstance(edit, FitLength):
        return None
    others = f"all but {', '.join(map(str, spared))}"
    named = set(touched(edit))
    if edit.op == "volume" and named & {"clips", "all"}:
        return _changed(edit, {"target": others})
    if isinstance(edit, FitLength) and edit.clip is None:
        return _changed(edit, {"uncut": (*edit.uncut, *spared)}) if edit.keep != "all" else None
    if edit.op in _OF_ONE_OR_ALL and named == {"all"}:
        return _changed(edit, {"clip": others})
    unclear = any(isinstance(clip, int) or clip in _NO_NAMES for clip in named)  # it could be the same clip
    return edit if named and not unclear and not named & set(spared) else None


def _changed(edit: Edit, changes: dict[str, object]) -> Edit:
    return EDIT.validate_python({**edit.model_dump(exclude_none=True), **changes})
