"""The names of the uploaded files as words of the language: 海边2倍速, where 海边.mp4 is there. Pure.

Without them the parser takes unknown words for a clip's name only where nothing else is possible (`bare_names.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from reelwright.edits.clip_reference import Reference
from reelwright.edits.file_names import media_kind
from reelwright.edits.folding import fold
from reelwright.edits.lexicon import meaning_at
from reelwright.edits.quoting import is_ideograph, is_letter
from reelwright.edits.token_row import TokenRow
from reelwright.edits.tokens import Kind

K = Kind

_EXTENSION: Final = re.compile(r"\.[a-z0-9]{2,4}$", re.IGNORECASE)
_WORDS: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_CAMERA: Final = re.compile(r"(vid|mov|clip|video)(?= (?:one|clip|file|video)\b)")
_CAMERA_WORD: Final = re.compile(r"(vid|mov)(?![\w.])")
_LONGEST: Final = 60  # characters
_SINGULAR: Final = ("clip", "video", "photo")
_PART_NOUNS: Final = ("part", "bit", "section", "segment", "portion", "take", "stuff", "bits", "parts", "footage")

Named = tuple[Kind, str]
"""What a name stands for: WORD and the clip's name, or SONG or FILE and the file's."""


class KnownNames:
    """The names of files, for the lexer to look up."""

    def __init__(self, files: Iterable[str] = ()) -> None:
        self._names: dict[str, Named] = {}
        self._files = []
        self._stems: list[str] = []
        for file in files:
            self._files.append(fold(file).text)
            self._stems.append(_EXTENSION.sub("", file))
            for name, named in _names_of(file):
                self._names.setdefault(name, named)
        lengths = {len(name) for name in self._names}
        self._lengths = tuple(sorted(lengths, reverse=True))

    def at(self, folded: str, place: int) -> tuple[Named, int] | None:
        """The longest name that begins here, and where it ends; whole words only, and no part of a longer phrase."""
        if not self._names or (place and is_letter(folded[place - 1]) and is_letter(folded[place])):
            return None
        for length in self._lengths:
            end = place + length
            named = self._names.get(folded[place:end]) if end <= len(folded) else None
            if named is None or (is_letter(folded[end - 1]) and is_letter(folded[end : end + 1])):
                continue
            phrase = meaning_at(folded, place)
            return None if phrase is not None and phrase[1] > end else (named, end)
        return None

    def camera_at(self, folded: str, place: int, *, in_capitals: bool) -> tuple[Named, int] | None:
        """ "the VID one", "VID", where one file is a VID_20240512: in small letters it is a word of the language."""
        found = (_CAMERA_WORD if in_capitals else _CAMERA).match(folded, place)
        files = [stem for stem in self._stems if found and stem.lower().startswith(f"{found[1]}_")]
        if found is None or len(files) != 1 or (place and is_letter(folded[place - 1])):
            return None
        return (K.WORD, files[0]), found.end()

    def hidden_in(self, file: str) -> bool:
        """Whether what looks like one folded file name only ends with one that is there: 用海边.mp4."""
        return file not in (*self._names, *self._files) and any(file.endswith(name) for name in self._files)


def _names_of(file: str) -> Iterator[tuple[str, Named]]:
    """A file's name, the same without its extension, and the words of that which mean nothing else."""
    folded = fold(file).text
    kind = media_kind(folded)
    if kind is None or len(folded) > _LONGEST:
        return
    yield folded, (kind, file)
    stem = _EXTENSION.sub("", file)
    words = (stem,) if kind is K.SONG else (stem, *_WORDS.findall(stem), *_beginnings(stem))
    for word in words:
        plain = fold(word).text
        for name in (plain, plain.replace("-", " ").replace("_", " ")):
            if len(name) > (1 if any(map(is_ideograph, name)) else 2) and _is_free(name):
                yield name, (kind, file) if kind is K.SONG else (K.WORD, word)


def _beginnings(stem: str) -> Iterator[str]:
    """ "VID_20240512", of VID_20240512_183045."""
    joints = [found.start() for found in re.finditer("_", stem)]
    yield from (stem[:end] for end in joints[1:])


def _is_free(name: str) -> bool:
    """Whether the language has no meaning of its own for a name, as it has for "music" and 片头."""
    found = meaning_at(name, 0)
    return (found is None or found[1] < len(name) or found[0][0] is K.WORD) and not name.isdecimal()


def by_known_name(row: TokenRow, place: int) -> tuple[Reference, int] | None:
    """The clip whose name a token is, with its noun if there is one: 海边, 海边那段."""
    token = row.at(place)
    if token is None or token.kind is not K.WORD or not isinstance(token.value, str):
        return None
    end = place + 1
    while not row.is_chinese(place) and row.kind(end) is K.WORD and not row.is_chinese(end):
        end += 1  # "put beach sunset first"
    if end > place + 1 and all(isinstance(each.value, str) for each in row.tokens[place:end]):
        name = row.message[token.start : row.tokens[end - 1].end]
    else:
        end, name = place + 1, token.value
    after = row.skip(end, frozenset({K.FILLER}) if row.is_chinese(place) else frozenset())
    noun = row.at(after)
    if noun is not None and row.said(noun) in _PART_NOUNS:
        return Reference((name,)), after + 1
    if noun is None or noun.kind is not K.CLIP or noun.value not in _SINGULAR:
        return Reference((name,)), end
    return Reference((name,), photo=noun.value == "photo"), after + 1
