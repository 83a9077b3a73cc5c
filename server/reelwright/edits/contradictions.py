"""Whether the edits of one message contradict each other: one clip both faster and slower, moved to two places. Pure.

Such a message was misread, or corrects itself in words that are not known; neither of the two is then done.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reelwright.edits.model import Aspect, Delete, Edit, Fade, Move, Speed, Trim, Undo, Volume
from reelwright.edits.ops_cut import CutOut, FitLength, GoBack, Keep, Preset, Redo, Reverse
from reelwright.edits.ops_picture import Adjust, Recolour, Turn
from reelwright.edits.ops_text import RemoveText, RestyleText
from reelwright.edits.terms import excepted

_SETTING: Final = (Speed, Trim, Move, Volume, FitLength, Keep, Reverse, Recolour, Turn)
_LOOKED_AT: Final = (Speed, Volume, Reverse, Adjust, Recolour, Turn)  # for nothing, of a clip that then goes
_STEPS: Final = (Undo, Redo, GoBack)
_NO_CLIPS: Final = ("all", "music", "clips", "everything", "film", "first", "last")
_SHAPING: Final = (Aspect, Preset)


def contradict(edits: Sequence[Edit]) -> bool:
    """Whether one of them takes back what another asks for, or a step back follows a change of the same message."""
    earlier: list[Edit] = []
    for edit in edits:
        if any(_clash(other, edit) for other in earlier):
            return True
        earlier.append(edit)
    return False


def _clash(one: Edit, other: Edit) -> bool:
    if isinstance(other, _STEPS):
        return type(one) is not type(other)
    if isinstance(one, Delete):
        return _changes_deleted(one, other)
    if isinstance(one, RemoveText) and isinstance(other, RestyleText):
        return (other.text is None and one.kind in (None, other.kind)) or other.kind is None
    if isinstance(one, _LOOKED_AT) and isinstance(other, Delete):
        return _changes_deleted(other, one)
    if isinstance(one, Trim | Keep) and isinstance(other, Delete):
        return any(excepted(str(clip)) == (one.clip,) for clip in other.clips)  # the rest of that clip, or of the film?
    if isinstance(one, Trim) and isinstance(other, Keep | CutOut) and one.start_ms in (None, 0):
        return other.clip == one.clip and other.part == "middle"  # "to 5 seconds, take the middle": of the whole clip
    if type(one) is not type(other) or one == other:
        return False
    if isinstance(one, Move) and isinstance(other, Move) and other.by is not None:
        return False  # from where the other has put it
    if isinstance(one, Adjust) and isinstance(other, Adjust):
        return (one.tone, one.clip) == (other.tone, other.clip) and (one.by or 0) * (other.by or 0) < 0
    if isinstance(one, Fade) and isinstance(other, Fade):
        return (one.target, one.direction) == (other.target, other.direction)
    if isinstance(one, _SHAPING):
        return _same_fields(one, other)
    return isinstance(one, _SETTING) and _target(one) == _target(other)


def _same_fields(one: Edit, other: Edit) -> bool:
    """Whether both give the same field another value."""
    mine, theirs = one.model_dump(exclude_none=True), other.model_dump(exclude_none=True)
    return any(mine[field] != theirs[field] for field in mine.keys() & theirs.keys())


def _target(edit: Edit) -> object:
    return getattr(edit, "clip", getattr(edit, "target", None))


def _changes_deleted(gone: Delete, edit: Edit) -> bool:
    """Whether a clip that is named, not numbered, is deleted and changed as well: numbers may be other clips then."""
    if isinstance(edit, Delete):
        return False
    names = {clip for clip in gone.clips if isinstance(clip, str) and clip not in ("first", "last")}
    return _target(edit) in names or _is_not_spared(gone, _target(edit))


def _is_not_spared(gone: Delete, target: object) -> bool:
    """只保留小狗，咖啡静音: another clip than those that are left, by name."""
    spared = [str(name) for clip in gone.clips for name in excepted(str(clip)) or ()]
    if not spared or not isinstance(target, str) or target in _NO_CLIPS or excepted(target):
        return False
    return not any(target in name or name in target for name in spared)
