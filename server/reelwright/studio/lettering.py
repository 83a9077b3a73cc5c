"""The edits of words on the picture, on a draft that may be changed in place: add, restyle, take away, burn in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, assert_never

from reelwright.draft.model import TEXT, Anchor, Draft, Placement, Segment, Source, TextKind, TextStyle
from reelwright.draft.text_kinds import CAPTIONS as LINES
from reelwright.draft.text_kinds import KIND
from reelwright.edits import model as e
from reelwright.edits import ops_text as t
from reelwright.errors import BadRequest, NoSuchClip, NotPossible
from reelwright.studio.asset import Asset
from reelwright.studio.file_words import is_chinese
from reelwright.studio.text_styles import dressed
from reelwright.studio.text_timing import CAPTIONS, retime, room, while_playing
from reelwright.studio.timeline import film_ms, find_assets, need_clips, texts, track

_HIGHLIGHT = "#ffd60a"
_NEAR_MS = 1000  # a text that comes or goes so near to an edge of the film stands at it
_Found = tuple[Segment, Placement]


def write(film: Draft, edit: t.TextEdit, assets: Sequence[Asset], new_id: Callable[[], str]) -> None:
    """Carry out one of the edits of texts. Raises NoSuchClip, EmptyTimeline, BadRequest, NotPossible."""
    need_clips(film)
    match edit:
        case t.Text():
            _add(film, edit, new_id)
        case t.RestyleText():
            _restyle(film, edit, {asset.id: asset for asset in assets})
        case t.RemoveText():
            _remove(film, edit)
        case t.Captions():
            _burn_in(film, edit, [asset for asset in assets if asset.kind == "captions"], new_id)
        case _:
            assert_never(edit)


def undrawable(edits: Iterable[e.Edit]) -> str:
    """The characters of texts to be written that no font of this machine has: they will not be on the picture."""
    written = [edit.text for edit in edits if isinstance(edit, t.Text)]
    written += [edit.new_text for edit in edits if isinstance(edit, t.RestyleText) and edit.new_text]
    if all(text.isascii() for text in written):  # the fonts that we bring along have these
        return ""
    from reelwright.typography.typeset import drawable

    return "".join(dict.fromkeys("".join(drawable(text)[1] for text in written)))


def _add(film: Draft, edit: t.Text, new_id: Callable[[], str]) -> None:
    """Add a text; one with the same words at the same time takes the new place and looks instead of a twin."""
    kind = KIND[edit.kind]
    start, usual = (edit.start_ms or 0, kind.ms) if edit.over is None else while_playing(film, edit.over)
    anchor = _anchor(edit, kind.at_end and edit.over is None)
    length = min(edit.duration_ms or usual, usual if edit.over is not None else room(film, start))
    style = dressed(kind.style, edit, edit.position, edit.size)
    for segment, x in texts(film):
        if x.text == edit.text and x.anchor == anchor and (anchor != "time" or x.start_ms == start):
            x.style, x.role, segment.d = style, edit.kind, length
            return
    x = Placement(
        id=new_id(), role=edit.kind, origin="agent", start_ms=start, anchor=anchor, text=edit.text, style=style
    )
    track(film, TEXT).sg.append(Segment(d=length, x=x))


def _anchor(edit: t.Text, belongs_at_end: bool) -> Anchor:
    if edit.whole:
        return "whole"
    return "end" if edit.at_end or (belongs_at_end and edit.start_ms is None) else "time"


def _restyle(film: Draft, edit: t.RestyleText, assets: dict[str, Asset]) -> None:
    if edit.text is not None and edit.new_text and not _same_words(film, edit.text) and _reword(film, edit, assets):
        return
    for segment, x in _meant(film, edit.text, edit.number, edit.kind, every=edit.every):
        if edit.new_text and x.role == CAPTIONS:
            raise BadRequest("Say which of the captions is to read differently.", hint="Give its words as `text`.")
        x.style = dressed(x.style or TextStyle(), edit, edit.position, edit.size)
        x.text = edit.new_text or x.text
        if edit.capitals:
            _capitalise(x)
        retime(film, segment, x, edit)


def _reword(film: Draft, edit: t.RestyleText, assets: dict[str, Asset]) -> bool:
    """Change lines of a caption file that have these words; whether there were any."""
    found = False
    for _, x in texts(film):
        asset = assets.get(x.source.asset_id) if x.source else None
        for number, cue in enumerate(asset.cues if asset else ()):
            said = x.reworded.get(number, cue.text)
            if edit.text and edit.new_text and _plain(edit.text) in _plain(said):
                x.reworded[number] = _replaced(said, edit.text, edit.new_text)
                found = True
    return found


def _replaced(said: str, old: str, new: str) -> str:
    start = _plain(said).find(_plain(old))
    same_length = len(_plain(said)) == len(said)
    return said[:start] + new + said[start + len(old) :] if same_length else new


def _plain(words: str) -> str:
    return words.replace("\n", " ").casefold()


def _capitalise(x: Placement) -> None:
    if x.text is None:
        raise NotPossible(
            "The lines of a caption file cannot be put in capital letters here.",
            hint="Write them so in the .srt file and upload it again.",
        )
    x.text = x.text.upper()


def _same_words(film: Draft, text: str) -> list[_Found]:
    return [(segment, x) for segment, x in texts(film) if (x.text or "").casefold() == text.casefold()]


def _meant(
    film: Draft, text: str | None, number: int | None, kind: TextKind | None, *, every: bool
) -> list[_Found]:  # fmt: skip
    """The texts that are meant: by words, number and kind; else the last of the kind, or all its captions.

    People call a thing by several names, so where there is only one text it is meant by any kind. Raises NoSuchClip,
    naming the texts there are.
    """
    there = texts(film)
    if text is not None:
        found = _same_words(film, text)[-1:] if not every else _same_words(film, text)
    else:
        found = [item for item in there if kind is None or _is_a(item[1], kind)]
        found = found or (there if len(there) == 1 else [])
        found = _numbered(found, there, number) if number else found
        if not every and number is None and kind != "caption":
            found = found[-1:]
    if not found:
        raise _no_such_text(there, text)
    return found


def _numbered(found: list[_Found], there: list[_Found], number: int) -> list[_Found]:
    """One of a kind by its number; behind a title, the only caption is "the second" text too."""
    in_order = [sorted(some, key=lambda item: item[1].start_ms) for some in (found, there)]
    of_kind, of_all = (some[number - 1 : number] for some in in_order)
    return of_kind or [item for item in of_all if item in found]


def _no_such_text(there: Sequence[_Found], wanted: str | None = None) -> NoSuchClip:
    if wanted is not None and is_chinese(wanted):
        named = "、".join(f"“{x.text or (x.source.name if x.source else '')}”" for _, x in there) or "无"
        return NoSuchClip(f"没有找到文字“{wanted}”；影片里的文字有：{named}。", hint="请照影片里的文字说。")
    shown = ", ".join(repr(x.text or (x.source.name if x.source else "")) for _, x in there) or "none"
    return NoSuchClip(f"There is no such text; the texts are: {shown}.")


def _is_a(x: Placement, kind: TextKind) -> bool:
    return x.role == kind or (kind == "caption" and x.role == CAPTIONS)


def _remove(film: Draft, edit: t.RemoveText) -> None:
    """All texts with these words, or of the kind. There is nothing to do without any: that is said."""
    gone = {x.id for _, x in _removed(film, edit)}
    for row in film.tracks(TEXT):
        row.sg = [segment for segment in row.sg if segment.x is None or segment.x.id not in gone]


def _removed(film: Draft, edit: t.RemoveText) -> list[_Found]:
    if edit.but is not None:
        kept = {x.id for kind in edit.but for _, x in _meant(film, None, None, kind, every=True)}
        return [(segment, x) for segment, x in texts(film) if x.id not in kept]
    found = _meant(film, edit.text, edit.number, edit.kind, every=edit.number is None)
    return found if edit.at is None else _standing_at(edit.at, found, film)


def _standing_at(edge: Literal["start", "end"], found: Sequence[_Found], film: Draft) -> list[_Found]:
    """Those that come at the start of the film or stay to its end, not all through it. Raises NoSuchClip."""
    there = [(segment, x) for segment, x in found if _stands_at(segment, x, film_ms(film)) == edge]
    if not there:
        raise _no_such_text(texts(film))
    return there


def _stands_at(segment: Segment, x: Placement, length: int) -> Literal["start", "end"] | None:
    if x.anchor == "end":
        return "end"
    early, late = x.start_ms <= _NEAR_MS, x.start_ms + segment.d >= length - _NEAR_MS
    if x.anchor == "whole" or early == late:
        return None
    return "start" if early else "end"


def _burn_in(film: Draft, edit: t.Captions, uploaded: Sequence[Asset], new_id: Callable[[], str]) -> None:
    """Show a caption file; one that is shown already gives way to it, and lends it its looks if it is the same."""
    there = [x for _, x in texts(film) if x.role == CAPTIONS]
    asset = _caption_file(edit, uploaded, there)
    old = next((x for x in there if x.source and x.source.asset_id == asset.id), None)
    words = any(cue.words for cue in asset.cues)
    if edit.by_word and not words:
        raise BadRequest(
            f"{asset.name} does not say when each word is spoken.",
            hint="That takes a .vtt with times inside its lines, as <00:00:01.500>; or show whole lines.",
        )
    base = old.style if old and old.style else LINES
    style = dressed(base, edit, edit.position, edit.size)
    lit = words if edit.by_word is None and old is None else edit.by_word
    if lit is not None:
        style.highlight = _HIGHLIGHT if lit else None
    if old is not None:
        old.style = style
        return
    for row in film.tracks(TEXT):
        row.sg = [segment for segment in row.sg if segment.x is None or segment.x.role != CAPTIONS]
    x = Placement(
        id=new_id(),
        role=CAPTIONS,
        origin="upload",
        anchor="whole",
        source=Source(asset_id=asset.id, name=asset.name, kind="captions", out_ms=asset.duration_ms),
        style=style,
    )
    track(film, TEXT).sg.append(Segment(d=film_ms(film), x=x))


def _caption_file(edit: t.Captions, uploaded: Sequence[Asset], there: Sequence[Placement]) -> Asset:
    """Raises NoSuchClip, or NotPossible where captions are wished without a file."""
    if edit.file is not None:
        found = find_assets(uploaded, edit.file)
        if len(found) > 1:
            raise NoSuchClip(f"{edit.file!r} could be several files.", hint="Give the whole file name.")
        return found[0]
    if not uploaded:
        raise NotPossible(
            "There is no caption file in the project, and the studio does not recognise speech.",
            hint="Upload a .srt or .vtt file, or give the words yourself, such as \"add the caption 'Hello' at 3s\".",
        )
    shown = {x.source.asset_id for x in there if x.source}
    return next((asset for asset in reversed(uploaded) if asset.id in shown), uploaded[-1])
