"""Which font draws which characters: the bundled typefaces first, then whatever the machine has.

The bundled bold faces hold Latin, Greek, Cyrillic, 中文, kana, common kanji, hangul, Arabic and Devanagari, so those
look the same everywhere. Emoji come from the machine's colour font, else from the bundled one-colour font. A family
that somebody names is looked for on the machine; what it lacks comes from the bundled faces. Imports Pillow: import
this module when a text is to be drawn. Line breaking is `lines.py`'s, drawing is `text.py`'s.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFont, features

from reelwright.typography.cmap import Coverage, coverage
from reelwright.typography.lines import EMOJI_STYLE, TEXT_STYLE, ZWJ, is_emoji

_TYPEFACES = Path(__file__).parent / "typefaces"
_COLOUR_EMOJI = ("apple color emoji", "applecoloremoji", "seguiemj", "notocoloremoji", "twemoji")
_BITMAP_SIZES = (109, 160, 136, 128, 96, 64)  # a colour font of bitmaps opens at its own sizes only
_NEVER = ("lastresort", "last resort", "adobeblank", "notdef", "unifont")
_FAMILIES = ("noto", "segoe", "arial", "helvetica", "geeza", "thonburi", "kohinoor", "nirmala", "leelawadee", "dejavu")
_EITHER = set("“”‘’…—·‥")
_INVISIBLE = {ZWJ, EMOJI_STYLE, TEXT_STYLE, "\u200b", "\u200c", "\u200e", "\u200f", "\u2060", "\ufeff"}


@dataclass(frozen=True)
class Face:
    """A font file. `bitmap_px`: 0 for outlines; else the one size its colour pictures come in.

    `deep`: its letters reach further up and down than Latin ones do.
    """

    path: Path
    colour: bool = False
    bitmap_px: int = 0
    deep: bool = False

    def covers(self, cluster: str) -> bool:
        """Whether there is a glyph for every visible character of a cluster."""
        known = _coverage(self.path)
        return all(char in known for char in cluster if char not in _INVISIBLE)

    def at(self, px: float) -> ImageFont.FreeTypeFont:
        """The font at a size in pixels per em (bitmaps: at their own size, whatever is asked)."""
        return _font(self.path, float(self.bitmap_px or px))


@dataclass(frozen=True)
class Font:
    """What letters are to look like: "sans", "serif", "display" or the name of a family of this machine."""

    family: str = "sans"
    bold: bool = True


SANS = Font()
LATIN = Face(_TYPEFACES / "NotoSans-Bold.subset.ttf")
REGULAR = Face(_TYPEFACES / "NotoSans-Regular.subset.ttf")
SERIF = Face(_TYPEFACES / "NotoSerif-Bold.subset.ttf")
DISPLAY = Face(_TYPEFACES / "Anton-Regular.subset.ttf")
CJK = Face(_TYPEFACES / "NotoSansCJKsc-Bold.subset.otf")
ARABIC = Face(_TYPEFACES / "NotoSansArabic-Bold.subset.ttf", deep=True)
DEVANAGARI = Face(_TYPEFACES / "NotoSansDevanagari-Bold.subset.ttf", deep=True)
EMOJI = Face(_TYPEFACES / "NotoEmoji-Bold.subset.ttf")
BUNDLED: dict[str, Face] = {"sans": LATIN, "serif": SERIF, "display": DISPLAY}


@lru_cache(maxsize=4096)
def face_for(cluster: str, *, in_cjk: bool = False, font: Font = SANS) -> Face | None:
    """The first face that has the whole cluster; None if no font of this machine has.

    `in_cjk`: it stands among Chinese or Japanese, where quotes and dashes are as wide as the other characters.
    """
    return next((face for face in _candidates(cluster, in_cjk, font) if face.covers(cluster)), None)


def family_face(font: Font) -> Face | None:
    """The face that a font's family means, bundled or of this machine; None if it is not here."""
    if font.family == "sans" and not font.bold:
        return REGULAR
    return BUNDLED.get(font.family) or _system_face(_plain(font.family), font.bold)


def _candidates(cluster: str, in_cjk: bool, font: Font) -> Iterator[Face]:
    emoji = is_emoji(cluster)
    colour = _colour_emoji() if emoji else None
    if colour:
        yield colour
    chosen = family_face(font)
    if chosen not in (None, LATIN) and not (in_cjk and cluster in _EITHER):
        yield chosen
    yield from ((CJK, LATIN) if in_cjk and cluster in _EITHER else (LATIN, CJK))
    yield from (ARABIC, DEVANAGARI)
    if emoji:  # after the text faces: their hearts and suns are solid, those of the one-colour emoji are hatched
        yield EMOJI
    yield from _system_faces()
    yield EMOJI


@cache
def shapes_scripts() -> bool:
    """Whether Pillow can shape Arabic and Indic here (libraqm)."""
    return bool(features.check("raqm"))


@cache
def _coverage(path: Path) -> Coverage:
    return coverage(path)


@lru_cache(maxsize=64)
def _font(path: Path, px: float) -> ImageFont.FreeTypeFont:
    engine = ImageFont.Layout.RAQM if shapes_scripts() else ImageFont.Layout.BASIC
    return ImageFont.truetype(str(path), px, layout_engine=engine)


@cache
def _font_files() -> tuple[Path, ...]:
    """The machine's font files, those first that go well with a bold sans-serif title."""
    home = Path.home()
    folders = (
        *(Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"),
        *(Path("C:/Windows/Fonts"), home / "AppData/Local/Microsoft/Windows/Fonts"),
        *(Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts"),
    )
    files = (path for folder in folders if folder.is_dir() for path in folder.rglob("*"))
    return tuple(sorted((path for path in files if path.suffix.lower() in {".ttf", ".otf", ".ttc"}), key=_rank))


def _rank(path: Path) -> tuple[int, int, str]:
    name = path.stem.lower()
    other = any(word in name for word in ("mono", "serif", "condensed", "math"))
    family = next((place for place, start in enumerate(_FAMILIES) if name.startswith(start)), len(_FAMILIES))
    return 4 * _slanted(path) + 2 * other + (not _is_bold(path)), family, name


@cache
def _system_faces() -> tuple[Face, ...]:
    skipped = (*_NEVER, *_COLOUR_EMOJI)
    return tuple(Face(path) for path in _font_files() if not any(word in path.stem.lower() for word in skipped))


@lru_cache(maxsize=64)
def _system_face(family: str, bold: bool) -> Face | None:
    """A face by its family's name, or by its file's; `_font_files` has bold ones before others, slanted ones last."""
    if not family:
        return None
    files = [path for path in _font_files() if _plain(path.stem).startswith(family)]
    files = files or [path for path in _font_files() if _plain(_family_name(path)) == family]
    upright = [path for path in files if not _slanted(path)] or files
    weighted = [path for path in upright if _is_bold(path) == bold]
    return next((Face(path) for path in (weighted or upright)), None)


def _plain(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())


def _family_name(path: Path) -> str:
    try:
        return ImageFont.truetype(str(path), 16).getname()[0] or ""
    except OSError:
        return ""


def _slanted(path: Path) -> bool:
    return any(word in path.stem.lower() for word in ("italic", "oblique"))


def _is_bold(path: Path) -> bool:
    return any(word in path.stem.lower() for word in ("bold", "heavy", "black"))


@cache
def _colour_emoji() -> Face | None:
    for path in _font_files():
        if path.stem.lower().startswith(_COLOUR_EMOJI):
            faces = (Face(path, colour=True, bitmap_px=px) for px in (0, *_BITMAP_SIZES))
            found = next((face for face in faces if _draws_colour(face)), None)
            if found is not None:
                return found
    return None


def _draws_colour(face: Face) -> bool:
    """Whether FreeType here can draw this font in colour: it cannot for every kind of colour font."""
    try:
        font = face.at(64)
    except OSError:
        return False
    tile = Image.new("RGBA", (200, 200))
    ImageDraw.Draw(tile).text((10, 10), "\U0001f600", font=font, embedded_color=True)
    red, _, blue, alpha = tile.resize((20, 20)).split()
    yellow = ImageChops.multiply(ImageChops.subtract(red, blue), alpha)
    return sum(yellow.histogram()[60:]) > 10
