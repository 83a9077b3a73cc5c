"""What there is to say about texts that the timeline does not show: fonts that are not here, texts that make room for
each other, captions beyond the film's end. Pure apart from looking for fonts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from reelwright.draft.model import Draft, Placement, Segment
from reelwright.draft.names import cut, one_line
from reelwright.edits import model as e
from reelwright.edits.ops_text import Captions, Styled
from reelwright.studio.asset import Asset
from reelwright.studio.timeline import film_ms, texts

_NEAR = 0.05  # of the canvas's height


def text_notes(
    before: Draft, after: Draft, edits: Iterable[e.Edit], assets: Sequence[Asset], *, chinese: bool
) -> Iterator[str]:
    """Sentences, in the person's language."""
    for family in _missing_fonts(edits):
        yield (
            f"这台电脑上没有字体“{family}”，先用自带的无衬线字体代替。"
            if chinese
            else f"The font {family!r} is not on this machine; the bundled sans stands in for it."
        )
    known = {pair for pair, _ in _crowded(before)}
    for pair, (first, second) in _crowded(after):
        if pair not in known:
            side = ("上", "above") if second[1].style and second[1].style.position == "bottom" else ("下", "below")
            one, other = (cut(one_line(x.text or ""), 40) for _, x in (first, second))
            yield (
                f"“{other}”排在“{one}”{side[0]}面，因为两段文字同时出现在同一位置。"
                if chinese
                else f"'{other}' stands {side[1]} '{one}': both are there at the same time and place."
            )
    if any(isinstance(edit, Captions) for edit in edits):
        yield from _beyond(after, assets, chinese=chinese)
        yield from _unreadable(after, assets, chinese=chinese)


def _missing_fonts(edits: Iterable[e.Edit]) -> list[str]:
    families = [edit.font for edit in edits if isinstance(edit, Styled) and edit.font]
    if not families:
        return []
    from reelwright.typography.fonts import Font, family_face

    return [family for family in dict.fromkeys(families) if family_face(Font(family)) is None]


_Shown = tuple[Segment, Placement]


def _crowded(draft: Draft) -> list[tuple[tuple[str, str], tuple[_Shown, _Shown]]]:
    """Texts that would lie over each other, in pairs of their ids."""
    shown = [(segment, x) for segment, x in texts(draft) if x.text and x.style]
    return [((a[1].id, b[1].id), (a, b)) for a, b in combinations(shown[:60], 2) if _meet(a, b)]


def _meet(one: _Shown, other: _Shown) -> bool:
    (a, x), (b, y) = one, other
    if x.style is None or y.style is None or x.style.position != y.style.position:
        return False
    together = x.start_ms < y.start_ms + b.d and y.start_ms < x.start_ms + a.d
    beside = {x.style.side, y.style.side} != {"left", "right"}
    return together and beside and abs(x.style.lift - y.style.lift) < _NEAR


def _beyond(draft: Draft, assets: Sequence[Asset], *, chinese: bool) -> Iterator[str]:
    files = {asset.id: asset for asset in assets}
    for _, x in texts(draft):
        asset = files.get(x.source.asset_id) if x.source else None
        late = [cue for cue in asset.cues if cue.start_ms + x.start_ms >= film_ms(draft)] if asset else []
        if asset and late:
            yield (
                f"{asset.name} 的 {len(asset.cues)} 行字幕里有 {len(late)} 行在影片结束之后。"
                if chinese
                else f"{len(late)} of the {len(asset.cues)} captions of {asset.name} lie after the film's end."
            )


def _unreadable(draft: Draft, assets: Sequence[Asset], *, chinese: bool) -> Iterator[str]:
    """The characters of a caption file that no font here has."""
    shown = {x.source.asset_id for _, x in texts(draft) if x.source}
    letters = {char for asset in assets if asset.id in shown for cue in asset.cues for char in cue.text}
    if all(char.isascii() for char in letters):
        return
    from reelwright.typography.typeset import drawable

    missing = drawable("".join(sorted(letters)))[1][:20]
    if missing:
        yield (
            f"本机没有字体含有字幕里的“{missing}”，画面上不会显示。"
            if chinese
            else f"No font here has “{missing}” of the captions: it will not be on the picture."
        )
