"""The edits of words on the picture, on a draft that may be changed in place: add, restyle, take away."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import assert_never, get_args

from reelwright.draft.model import TEXT, Anchor, Draft, Placement, Segment, Size, TextStyle
from reelwright.edits import model as e
from reelwright.edits.terms import NewSize
from reelwright.errors import BadRequest, NoSuchClip
from reelwright.studio.timeline import film_ms, need_clips, placed, placement, texts, track

Lettering = e.Text | e.RestyleText | e.RemoveText
TEXT_MS = 3000
_SIZES: tuple[Size, ...] = get_args(Size)


def write(film: Draft, edit: Lettering, new_id: Callable[[], str]) -> None:
    """Carry out one of the edits of texts. Raises NoSuchClip, EmptyTimeline, BadRequest."""
    match edit:
        case e.Text():
            _add(film, edit, new_id)
        case e.RestyleText():
            _restyle(film, edit)
        case e.RemoveText():
            _remove(film, edit)
        case _:
            assert_never(edit)


def undrawable(edits: Iterable[e.Edit]) -> str:
    """The characters of texts to be written that no font of this machine has: they will not be on the picture."""
    written = [edit.text for edit in edits if isinstance(edit, e.Text)]
    written += [edit.new_text for edit in edits if isinstance(edit, e.RestyleText) and edit.new_text]
    if all(text.isascii() for text in written):  # the fonts that we bring along have these
        return ""
    from reelwright.typography.typeset import drawable

    return "".join(dict.fromkeys("".join(drawable(text)[1] for text in written)))


def _add(film: Draft, edit: e.Text, new_id: Callable[[], str]) -> None:
    """Add a text; one with the same words at the same time takes the new place and size instead of a twin."""
    need_clips(film)
    start = edit.start_ms or 0
    room = _room(film, start)
    anchor: Anchor = "whole" if edit.whole else "end" if edit.at_end else "time"
    style = TextStyle(position=edit.position, size=edit.size)
    length = min(edit.duration_ms or TEXT_MS, room)
    for segment, x in texts(film):
        if x.text == edit.text and x.anchor == anchor and (anchor != "time" or x.start_ms == start):
            x.style, x.role, segment.d = style, _role(edit.size), length
            return
    x = Placement(
        id=new_id(),
        role=_role(edit.size),
        origin="agent",
        start_ms=start,
        anchor=anchor,
        text=edit.text,
        style=style,
    )
    track(film, TEXT).sg.append(Segment(d=length, x=x))


def _role(size: Size) -> str:
    return "title" if size == "large" else "caption"


def _room(film: Draft, start: int) -> int:
    """How long a text can stay from `start` on, in ms. Raises BadRequest when that is after the film's end."""
    length = film_ms(film)
    if start and start >= length:
        raise BadRequest(
            f"The film is {length / 1000:g} s long; a text cannot start at {start / 1000:g} s.",
            hint="Choose an earlier time.",
        )
    return length - start


def _restyle(film: Draft, edit: e.RestyleText) -> None:
    need_clips(film)
    segment = _named(film, edit.text)[-1]
    x = placement(segment)
    style = x.style or TextStyle()
    size = _size(style.size, edit.size)
    x.style = style.model_copy(update={"position": edit.position or style.position, "size": size})
    x.role = _role(size)
    x.text = edit.new_text or x.text
    if edit.start_ms is not None or edit.duration_ms is not None:
        x.start_ms = x.start_ms if edit.start_ms is None else edit.start_ms
        segment.d = min(edit.duration_ms or segment.d, _room(film, x.start_ms))
        x.anchor = "end" if x.anchor == "end" and edit.start_ms is None else "time"


def _size(now: Size, wanted: NewSize | None) -> Size:
    """The size that is wanted; a step beyond the smallest or largest stays there."""
    if wanted is None:
        return now
    if wanted in ("smaller", "bigger"):
        step = 1 if wanted == "bigger" else -1
        return _SIZES[min(max(_SIZES.index(now) + step, 0), len(_SIZES) - 1)]
    return next(size for size in _SIZES if size == wanted)


def _named(film: Draft, text: str | None) -> list[Segment]:
    """The texts with these words, or all. Raises NoSuchClip, naming the texts there are."""
    there = texts(film)
    found = [segment for segment, x in there if text is None or (x.text or "").casefold() == text.casefold()]
    if not found:
        shown = ", ".join(repr(x.text) for _, x in there) or "none"
        raise NoSuchClip(f"There is no such text; the texts are: {shown}.")
    return found


def _remove(film: Draft, edit: e.RemoveText) -> None:
    gone = {x.id for _, x in placed(_named(film, edit.text))}
    for row in film.tracks(TEXT):
        row.sg = [segment for segment in row.sg if segment.x is None or segment.x.id not in gone]
