"""Setting a text: which characters can be drawn, at what size, in which lines, by which faces. Draws nothing.

Breaking is `lines.py`'s, faces are `fonts.py`'s; `text.py` paints what comes out of here. All lengths in pixels.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from reelwright.draft.model import SafeArea, TextStyle
from reelwright.typography.fonts import CJK, EMOJI, LATIN, SANS, Face, Font, face_for, family_face, shapes_scripts
from reelwright.typography.lines import (
    EMOJI_STYLE,
    TEXT_STYLE,
    ZWJ,
    balance,
    clusters,
    visual_order,
    words,
    wrap,
)

ASCENT, DESCENT, PITCH = 0.92, 0.26, 1.26  # in ems: the tallest letters, the deepest ones, from line to line
DEEP_ASCENT, DEEP_DESCENT, DEEP_PITCH = 1.05, 0.45, 1.6  # the same where a line has Arabic or Devanagari
OUTLINE, BLUR, DROP = 0.055, 0.09, 0.045  # in ems: the outline's width, the shadow's blur and how far it falls
PLATE = (0.46, 0.2)  # in ems: how far a box reaches beyond the letters, sideways and up and down
_SIZES = {"huge": 0.145, "large": 0.1, "medium": 0.066, "small": 0.048}  # of the canvas's shorter side
# rather smaller letters than more lines, down to `_COMFORTABLE`
_LINES = {"huge": 3, "large": 3, "medium": 4, "small": 4}
_COMFORTABLE = 0.62
_LEAST = 0.03  # of the canvas: a margin that looks meant, whatever a platform leaves free
_SMALLEST_PX = 6
_REFERENCE_PX = 128.0


@dataclass(frozen=True)
class Area:
    """Where letters may be, in pixels of the canvas."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True)
class Block:
    """A text set at one size. `deep`: with letters that reach further up and down. `margin`: around it, for outline,
    shadow or box."""

    lines: tuple[str, ...]
    px: float
    width: float
    font: Font = SANS
    deep: bool = False
    boxed: bool = False

    @property
    def ascent(self) -> float:
        return self.px * (DEEP_ASCENT if self.deep else ASCENT)

    @property
    def pitch(self) -> float:
        return self.px * (DEEP_PITCH if self.deep else PITCH)

    @property
    def margin(self) -> int:
        return margin_px(self.px, boxed=self.boxed)

    @property
    def height(self) -> float:
        return self.ascent + self.px * (DEEP_DESCENT if self.deep else DESCENT) + self.pitch * (len(self.lines) - 1)


@dataclass(frozen=True)
class Run:
    """Clusters in a row that one face draws."""

    text: str
    face: Face
    rtl: bool


def safe_area(canvas: tuple[int, int], kept: SafeArea | None = None) -> Area:
    """What the apps' own buttons and captions leave free: much less at the top and bottom of a tall canvas.

    `kept`: the margins of the platform that the film is for, as fractions; None: those that suit most.
    """
    width, height = canvas
    if kept is not None:
        left, right = (even(width * max(share, _LEAST)) for share in (kept.left, kept.right))
        above, below = (even(height * max(share, _LEAST)) for share in (kept.top, kept.bottom))
        return Area(left, above, width - right, height - below)
    tall = height / width > 1.5
    top, bottom = (0.12, 0.18) if tall else (0.07, 0.08)
    side = even(width * 0.08)
    return Area(side, even(height * top), width - side, height - even(height * bottom))


def drawable(text: str) -> tuple[str, str]:
    """The text without control characters and without what no font has; and what that was."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    shown: list[str] = []
    missing: list[str] = []
    for line in lines:
        parts = clusters(" ".join("".join(filter(_visible, line)).split()))
        shown.append("".join(_substitute(part) for part in parts).strip())
        missing += [part for part in parts if not _substitute(part)]
    return "\n".join(shown).strip("\n"), "".join(dict.fromkeys(missing))


def _visible(char: str) -> bool:
    """Neither control nor bidi characters; those that join others (Persian, emoji, flags) stay."""
    joiner = char in {ZWJ, "\u200c"} or 0xE0020 <= ord(char) <= 0xE007F
    return char.isspace() or joiner or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Cn", "Co"}


def _substitute(cluster: str) -> str:
    """The cluster if some font has it; a flag's letters; its first character alone; else nothing."""
    if cluster[0] == "❤" and face_for(cluster) == EMOJI:
        return "♥"  # the one-colour emoji font hatches it to mean red
    if cluster.isspace() or face_for(cluster):
        return cluster
    letters = "".join(chr(ord(char) - 0x1F1E6 + ord("A")) for char in cluster if 0x1F1E6 <= ord(char) <= 0x1F1FF)
    if letters:
        return letters
    return cluster[0] if len(cluster) > 1 and face_for(cluster[0]) else ""


def set_text(text: str, style: TextStyle, area: Area, shorter: int) -> Block:
    """Wrap at the size that was asked for, then at smaller ones until the block fits the area."""
    full = shorter * _SIZES[style.size]
    font, boxed = font_of(style), style.box is not None
    paragraphs = [words(line) for line in text.split("\n")]
    at_most = max(_LINES[style.size], len(paragraphs))
    px = full
    while True:
        small = px <= full * _COMFORTABLE
        split = [_split_too_wide(paragraph, area, px, font, boxed) for paragraph in paragraphs] if small else None
        pieces = split or paragraphs
        block = _wrapped(pieces, area, px, wrap, font, boxed)
        if (fits(block, area) and (small or len(block.lines) <= at_most)) or px < _SMALLEST_PX:
            balanced = _wrapped(pieces, area, px, balance, font, boxed)
            return balanced if fits(balanced, area) else block
        px *= 0.96


def font_of(style: TextStyle) -> Font:
    """The font of a style; the bundled sans where its family is not on this machine."""
    font = Font(style.font, style.bold)
    return font if family_face(font) else Font("sans", style.bold)


def _split_too_wide(paragraph: Sequence[str], area: Area, px: float, font: Font, boxed: bool) -> list[str]:
    """A word that fills more than a line, such as an address, may break between any two characters."""
    room = _room(area, px, boxed)
    return [
        part
        for piece in paragraph
        for part in (clusters(piece) if width_px(piece.rstrip(), px, font) > room else [piece])
    ]


def _wrapped(
    paragraphs: Sequence[Sequence[str]],
    area: Area,
    px: float,
    setting: Callable[[Sequence[str], Callable[[str], float], float], list[str]],
    font: Font,
    boxed: bool,
) -> Block:
    room = _room(area, px, boxed)
    lines = [line for pieces in paragraphs for line in setting(pieces, lambda piece: width_px(piece, px, font), room)]
    deep = any(run.face.deep for line in lines for run in runs_of(line, font))
    return Block(tuple(lines), px, max((width_px(line, px, font) for line in lines), default=0), font, deep, boxed)


def _room(area: Area, px: float, boxed: bool) -> float:
    """A little less than there is: kerning between pieces may widen a line."""
    return (area.right - area.left - 2 * margin_px(px, boxed=boxed)) * 0.995


def fits(block: Block, area: Area) -> bool:
    """Whether a block, with its outline and shadow, lies inside the area."""
    margin = 2 * block.margin
    return block.width + margin <= area.right - area.left and block.height + margin <= area.bottom - area.top


def margin_px(px: float, *, boxed: bool = False) -> int:
    """How far outline and shadow, or a box, reach beyond the letters."""
    return ceil(px * (max(PLATE) if boxed else OUTLINE + 2 * BLUR + DROP)) + 1


def width_px(text: str, px: float, font: Font = SANS) -> float:
    return _reference_width(text, font) * px / _REFERENCE_PX


@lru_cache(maxsize=8192)
def _reference_width(text: str, font: Font) -> float:
    return sum(advance_px(run, _REFERENCE_PX) for run in runs_of(text, font))


def runs_of(line: str, font: Font = SANS) -> list[Run]:
    """A line, left to right, cut wherever the face changes."""
    runs: list[Run] = []
    for piece, direction in visual_order(line):
        own: list[Run] = []
        for cluster, face in _faces(clusters(piece), font):
            if own and own[-1].face == face:
                own[-1] = Run(own[-1].text + cluster, face, own[-1].rtl)
            else:
                own.append(Run(cluster, face, direction == "rtl"))
        runs += own[::-1] if direction == "rtl" else own
    return runs


def _faces(parts: Sequence[str], font: Font) -> Iterator[tuple[str, Face]]:
    """Each cluster with its face. Spaces go with what is before them, opening quotes with what is after them.

    Among emoji a space would be as wide as they are: there it is the font's own.
    """
    own = before = family_face(font) or LATIN
    for index, part in enumerate(parts):
        after = "".join(parts[index + 1 : index + 2])
        beside = face_for(after, font=font) if after and part in "“‘" else before
        if not part.isspace():
            before = face_for(part, in_cjk=beside == CJK, font=font) or LATIN
        yield part, own if part.isspace() and (before.colour or before == EMOJI) else before


def glyphs(run: Run) -> str:
    """What the face is asked to draw: style selectors mean nothing to most fonts and would show as boxes."""
    if run.face.colour:
        return run.text
    return run.text.replace(EMOJI_STYLE, "").replace(TEXT_STYLE, "")


def raqm_direction(run: Run) -> str | None:
    if not shapes_scripts():
        return None
    return "rtl" if run.rtl else "ltr"


def advance_px(run: Run, px: float) -> float:
    length = run.face.at(px).getlength(glyphs(run), direction=raqm_direction(run))
    return length * px / run.face.bitmap_px if run.face.bitmap_px else length


def even(value: float) -> int:
    return max(2, ceil(value / 2) * 2)
