"""What is said of a film that the same message makes: "…, no photos", "…, the title should say 'Hello'". Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reelwright.edits.model import Combine, Edit
from reelwright.edits.ops_text import RestyleText, Text
from reelwright.edits.tokens import FREE, Kind, Token

_OTHER_KIND: Final = {"photos": "videos", "videos": "photos"}
_DENIED: Final = ({Kind.NEG, Kind.MATERIAL}, {Kind.REMOVE, Kind.MATERIAL})


def without_kind(edits: Sequence[Edit], tokens: Sequence[Token]) -> list[Edit] | None:
    """The edits with a new film of the other kind of files, where a clause denies one kind; None for another clause."""
    last = next((edit for edit in reversed(edits) if isinstance(edit, Combine)), None)
    said = {token.value for token in tokens if token.kind is Kind.MATERIAL}
    if last is None or last.clips is not None or {token.kind for token in tokens} - FREE - {Kind.ALL} not in _DENIED:
        return None
    only = _OTHER_KIND.get(str(next(iter(said)))) if len(said) == 1 else None
    if only is None or last.only not in (None, only):
        return None
    return [edit.model_copy(update={"only": only}) if edit is last else edit for edit in edits]


def of_new_film(edit: Edit, edits: Sequence[Edit], tokens: Sequence[Token], message: str) -> Edit:
    """ "make a video of my clips, the title should say 'Hello'": there is no title yet."""
    said = any(token.kind is Kind.SAYING and token.value == "should" for token in tokens)
    said = said or any(message[token.start : token.end].lower() == "should be" for token in tokens)
    made = said and any(isinstance(other, Combine) for other in edits)
    titled = any(isinstance(other, Text) for other in edits)
    if not made or titled or not isinstance(edit, RestyleText) or edit.new_text is None or edit.text is not None:
        return edit
    return Text(text=edit.new_text, kind=edit.kind or "title")
