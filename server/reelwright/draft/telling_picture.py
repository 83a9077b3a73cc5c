"""Changes of how pictures look, in words: `picture_words`. Beside `telling.py`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, assert_never

from reelwright.draft.change_picture import (
    FocusChanged,
    InsetAdded,
    InsetChanged,
    InsetRemoved,
    PictureChange,
    PictureChanged,
)
from reelwright.draft.names import Language, cut, tenths
from reelwright.draft.pictures import FACTS, PLACES, inset_words, value_words

_ROWS: Final[Mapping[Language, Mapping[str, str]]] = {
    "en": {
        "picture": "{what} of {name}: {before} → {after}",
        "added": "Over the picture: {name} ({place}; {start}–{end} s)",
        "changed": "Over the picture, changed: {name} ({place}; {start}–{end} s)",
        "removed": "No longer over the picture: {name}",
        "focus": "Kept in view in every picture: {before} → {after}",
    },
    "zh": {
        "picture": "{name} 的{what}：{before} → {after}",
        "added": "叠加在画面上：{name}（{place}；{start}–{end} 秒）",
        "changed": "更改叠加的画面：{name}（{place}；{start}–{end} 秒）",
        "removed": "不再叠加：{name}",
        "focus": "所有画面保留的部分：{before} → {after}",
    },
}


def picture_words(change: PictureChange, language: Language) -> str:
    """One change as a phrase without a full stop: "Brightness of beach: 0% → +20%"."""
    rows = _ROWS[language]
    match change:
        case PictureChanged(name, fact, before, after):
            was, now = (value_words(fact, value, language) for value in (before, after))
            return rows["picture"].format(what=FACTS[language][fact], name=cut(name, 60), before=was, after=now)
        case InsetAdded(name, start, end, at, size, opacity) | InsetChanged(name, start, end, at, size, opacity):
            row = rows["added" if isinstance(change, InsetAdded) else "changed"]
            place = inset_words(at, size, opacity, language)
            return row.format(name=cut(name, 60), place=place, start=tenths(start), end=tenths(end))
        case InsetRemoved(name):
            return rows["removed"].format(name=cut(name, 60))
        case FocusChanged(before_place, after_place):
            places = PLACES[language]
            return rows["focus"].format(before=places[before_place], after=places[after_place])
        case _:
            assert_never(change)
