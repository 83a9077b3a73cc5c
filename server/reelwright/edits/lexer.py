"""A message as tokens: quotes, file names, numbers, times and the phrases of the lexicon. Pure; reads it once.

What no row knows becomes a WORD. What tokens mean together ("clip" + 2) is for `references.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Final

from reelwright.edits import amounts, counting, times
from reelwright.edits.file_names import FILE_LEADER, FILE_NAME
from reelwright.edits.folding import Folded, fold
from reelwright.edits.known_names import KnownNames
from reelwright.edits.lexicon import meaning_at
from reelwright.edits.numbers import NUMBER, number
from reelwright.edits.quoting import PAIRS, find_quote, is_abbreviation, is_ideograph, is_letter
from reelwright.edits.tokens import Kind, Token

Read = tuple[Kind, object, int]


_STOPS: Final = "!?。;\n"
_COMMAS: Final = ",、，"
_BARE_SPAN_AFTER: Final = (Kind.PREP, Kind.KEEP, Kind.TRIM, Kind.CUT, Kind.REMOVE, Kind.FILLER, Kind.SHOW)

_chinese_span = re.compile(rf"{NUMBER} ?[到至]")
_latin_tail = re.compile(r"[a-z][^\u2e80-\u9fff]*$")
_sized = re.compile("([小大])(?=标题|字幕|文字|字样)")
_number = re.compile(rf"{NUMBER}")
_bytes = re.compile(rf"{NUMBER} ?[kmg]b(?![a-z0-9])")
_inline_bullet = re.compile(r"([0-9]{1,2})[.)、] ?(?=[^\W0-9])")
_bullet = re.compile(r"\n? ?(?:[0-9]{1,2}[.)、](?![0-9])|[-*•·](?![0-9]{1,3} ?%))(?= ?\S)")
_more = re.compile(r"\+ ?[0-9]{1,3} ?%")
_handle = re.compile(r"@[^\W\d_][\w.]{1,38}(?<![_.])|#(?!(?:[0-9a-f]{3}|[0-9a-f]{6})(?!\w))[^\W\d_]\w{2,38}")
_number_sign = re.compile(r"no\. ?(?=[0-9])")
_word = re.compile(r"[^\W_]+(?:['_-][^\W_]+)*")


class Lexer:
    """Reads one message; `tokens()` is the result. `names`: those of the uploaded files."""

    def __init__(self, message: str, names: Iterable[str] = ()) -> None:
        self.message = message
        self._names = KnownNames(names)
        self.folded: Folded = fold(message)
        self.text = self.folded.text
        self._tokens: list[Token] = []
        self._hopeless: set[str] = set()
        self._bullets = 0

    def tokens(self) -> list[Token]:
        """The message's tokens in order; each knows its place in the message."""
        place = 0
        while place < len(self.text):
            kind, value, end = self._read(place)
            if kind is not None:
                self._add(kind, value, place, end)
            place = end
        return self._tokens

    def _add(self, kind: Kind, value: object, place: int, end: int) -> None:
        origin = self.folded.origin
        last = origin[end - 1] + 1 if end > place else origin[end]
        if kind is Kind.QUOTE:
            last = origin[end] if end < len(origin) - 1 else len(self.message)
        self._tokens.append(Token(kind, value, origin[place], last))

    def _read(self, place: int) -> tuple[Kind | None, object, int]:
        char = self.text[place]
        if char == " ":
            return None, None, place + 1
        bullet = self._bullet(place)
        if bullet:
            return Kind.STOP, None, bullet
        for reader in _READERS:
            read = reader(self, place)
            if read is not None:
                return read
        return self._rest(place)

    def _bullet(self, place: int) -> int | None:
        """Where a bullet or number of a list ends; inside a line only the number that comes next."""
        inside = place and self.text[place - 1] != "\n" and self.text[place] != "\n"
        found = (_inline_bullet if inside else _bullet).match(self.text, place)
        if found is None or (inside and (not self._bullets or found.group(1) != str(self._bullets + 1))):
            return None
        self._bullets += 1
        return found.end()

    def _rest(self, place: int) -> tuple[Kind | None, object, int]:
        """Punctuation and unknown words."""
        char = self.text[place]
        if char in _STOPS or (char == "." and self._ends_sentence(place)):
            return Kind.STOP, None, place + 1
        if char == "+" and _more.match(self.text, place):
            return Kind.ADD, None, place + 1
        if char == "+" and self.text[place - 1 : place] == " " and self.text[place + 1 : place + 2] == " ":
            return Kind.AND, None, place + 1
        if char in _COMMAS or (char in "-–—" and self.text[place - 1 : place] in ("", " ", char)):
            return Kind.COMMA, None, place + 1
        if char == ":":
            return Kind.COLON, None, place + 1
        if is_ideograph(char):
            return Kind.WORD, None, place + 1
        found = _word.match(self.text, place)
        if found is None:
            return None, None, place + 1
        return Kind.WORD, None, place + self._until_ideograph(found.group())

    def _ends_sentence(self, place: int) -> bool:
        after = self.text[place + 1 : place + 2]
        return not (is_letter(after) or is_abbreviation(self.text, place)) if after else True

    @staticmethod
    def _until_ideograph(word: str) -> int:
        return next((index for index, char in enumerate(word) if is_ideograph(char)), len(word))

    def quote(self, place: int) -> Read | None:
        start = self.folded.origin[place]
        if self.message[start] not in PAIRS:
            return None
        found = find_quote(self.message, start, self._hopeless)
        return (Kind.QUOTE, found[0], self.folded.place(found[1])) if found else None

    def known_name(self, place: int) -> Read | None:
        start = self.folded.origin[place]
        found = None
        if self.message[start].isupper():
            capitals = self.message[start : start + 3].isupper()
            found = self._names.camera_at(self.text, place, in_capitals=capitals)
        found = found or self._names.at(self.text, place)
        return (*found[0], found[1]) if found else None

    def number_sign(self, place: int) -> Read | None:
        """ "clip no. 2": no "no"."""
        found = _number_sign.match(self.text, place)
        return (Kind.FILLER, None, found.end()) if found and not self._inside_word(place) else None

    def handle(self, place: int) -> Read | None:
        """@sunnyday, #summer2024: words to show, as they stand there."""
        found = _handle.match(self.text, place)
        if found is None or (place and is_letter(self.text[place - 1])):
            return None
        start = self.folded.origin[place]
        return Kind.QUOTE, self.message[start : self.folded.origin[found.end() - 1] + 1], found.end()

    def file(self, place: int) -> Read | None:
        if (place and is_letter(self.text[place - 1])) or FILE_LEADER.match(self.text, place):
            return None
        found = FILE_NAME.match(self.text, place)
        if found is None or self._glued(place, found.end()) or self._names.hidden_in(found.group()):
            return None
        origin = self.folded.origin
        name = self.message[origin[place] : origin[found.end() - 1] + 1]
        kinds = ((2, Kind.FILE), (3, Kind.LUT_FILE), (4, Kind.CAPTION_FILE))
        return next((kind for group, kind in kinds if found.group(group)), Kind.SONG), name, found.end()

    def _glued(self, place: int, end: int) -> bool:
        """Whether a file name only seems to begin here: 背景音乐用song.wav is three words."""
        tail = _latin_tail.search(self.text, place, end)
        start = tail.start() if tail else place
        last: Kind | None = None
        while place < start:
            found = meaning_at(self.text, place)
            if found is not None:
                (last, _), place = found
                continue
            ordinal = counting.ordinal_at(self.text, place)
            if ordinal is None:
                return False
            place = ordinal[1]
        return last is not None and last is not Kind.CLIP

    def sized(self, place: int) -> Read | None:
        """小标题: a small title."""
        found = _sized.match(self.text, place)
        return (Kind.SIZE, "small" if found.group() == "小" else "large", found.end()) if found else None

    def ratio(self, place: int) -> Read | None:
        found = None if self._inside_number(place) else amounts.shape_at(self.text, place)
        if found is None:
            return None
        return (Kind.RATIO if isinstance(found[0], str) else Kind.PIXELS), *found

    def pixels(self, place: int) -> Read | None:
        found = None if self._inside_number(place) else amounts.pixels_at(self.text, place)
        return (Kind.PIXELS, *found) if found else None

    def angle(self, place: int) -> Read | None:
        found = None if self._inside_number(place) else amounts.angle_at(self.text, place)
        return (Kind.ANGLE, *found) if found else None

    def opacity(self, place: int) -> Read | None:
        found = amounts.opacity_at(self.text, place, inside_number=self._inside_number(place))
        return (Kind.OPACITY, *found) if found else None

    def colour(self, place: int) -> Read | None:
        found = amounts.colour_at(self.text, place)
        return (Kind.COLOUR, *found) if found else None

    def percent(self, place: int) -> Read | None:
        found = amounts.share_at(self.text, place) or amounts.percent_at(self.text, place)
        if found is None or (found[0] < 0 and self._after_digit(place)):
            return None
        return Kind.PERCENT, *found

    def span(self, place: int) -> Read | None:
        before = self._tokens[-1].kind if self._tokens else None
        chinese = before not in (Kind.CLIP, Kind.AND) and _chinese_span.match(self.text, place) is not None
        found = times.span_at(self.text, place, bare=chinese or before in _BARE_SPAN_AFTER)
        return (Kind.SPAN, found[0], found[1]) if found and not self._inside_word(place) else None

    def edge_time(self, place: int) -> Read | None:
        found = times.edge_at(self.text, place)
        if found is None or self._inside_word(place):
            return None
        return Kind.HEAD if found[0] == "start" else Kind.TAIL, found[1], found[2]

    def moment(self, place: int) -> Read | None:
        found = times.moment_at(self.text, place)
        return (Kind.START, found[0], found[1]) if found and not self._inside_word(place) else None

    def time(self, place: int) -> Read | None:
        found = times.time_at(self.text, place)
        return (Kind.TIME, found[0], found[1]) if found and not self._inside_word(place) else None

    def offset(self, place: int) -> Read | None:
        found = times.offset_at(self.text, place)
        return (Kind.OFFSET, found[0], found[1]) if found and not self._inside_word(place) else None

    def bpm(self, place: int) -> Read | None:
        found = None if self._inside_word(place) else amounts.bpm_at(self.text, place)
        return (Kind.BPM, *found) if found else None

    def decibels(self, place: int) -> Read | None:
        found = None if self._inside_word(place) else amounts.decibels_at(self.text, place)
        return (Kind.DECIBELS, *found) if found else None

    def factor(self, place: int) -> Read | None:
        found = None if self._inside_word(place) else amounts.factor_at(self.text, place)
        return (Kind.FACTOR, *found) if found else None

    def ordinal(self, place: int) -> Read | None:
        found = None if self._inside_word(place) else counting.ordinal_at(self.text, place)
        return (Kind.ORDINAL, *found) if found else None

    def from_end(self, place: int) -> Read | None:
        found = None if self._inside_word(place) else counting.from_end_at(self.text, place)
        return (Kind.FROM_END, *found) if found else None

    def parts(self, place: int) -> Read | None:
        """ "into 3 equal parts", 成三段; two of them are halves."""
        found = None if self._inside_word(place) else counting.parts_at(self.text, place)
        if found is None or found[0] < 2:
            return None
        return (Kind.HALF, None, found[1]) if found[0] == 2 else (Kind.PARTS, *found)

    def range(self, place: int) -> Read | None:
        found = None if self._inside_word(place) else counting.range_at(self.text, place)
        return (Kind.RANGE, *found) if found else None

    def phrase(self, place: int) -> Read | None:
        found = meaning_at(self.text, place)
        if found is None:
            return None
        (kind, value), end = found
        if kind is not Kind.SIZE and end - 1 > place and _sized.match(self.text, end - 1):
            return self._shorter(place, end - 1)
        return kind, Decimal(str(value)) if kind is Kind.FACTOR else value, end

    def _shorter(self, place: int, end: int) -> Read | None:
        """加大标题 is 加 and 大标题, not 加大."""
        found = meaning_at(self.text[:end], place)
        return (*found[0], found[1]) if found else None

    def number(self, place: int) -> Read | None:
        found = _bytes.match(self.text, place)
        if found is not None and not self._inside_word(place):
            return Kind.WORD, None, found.end()
        found = _number.match(self.text, place)
        if found is None or self._inside_word(place) or is_letter(self.text[found.end() : found.end() + 1]):
            return None
        value = number(found.group())
        return (Kind.NUM, int(value), found.end()) if value == int(value) else (Kind.WORD, None, found.end())

    def _inside_word(self, place: int) -> bool:
        return place > 0 and is_letter(self.text[place - 1]) and is_letter(self.text[place])

    def _after_digit(self, place: int) -> bool:
        return place > 0 and self.text[place - 1].isdigit()

    def _inside_number(self, place: int) -> bool:
        return place > 0 and (self.text[place - 1].isdigit() or self.text[place - 1] in ".:")


_READERS: Final[tuple[Callable[[Lexer, int], Read | None], ...]] = (
    Lexer.quote,
    Lexer.number_sign,
    Lexer.handle,
    Lexer.known_name,
    Lexer.file,
    Lexer.sized,
    Lexer.colour,
    Lexer.pixels,
    Lexer.ratio,
    Lexer.angle,
    Lexer.opacity,
    Lexer.percent,
    Lexer.bpm,
    Lexer.decibels,
    Lexer.offset,
    Lexer.from_end,
    Lexer.parts,
    Lexer.span,
    Lexer.edge_time,
    Lexer.moment,
    Lexer.time,
    Lexer.factor,
    Lexer.range,
    Lexer.ordinal,
    Lexer.phrase,
    Lexer.number,
)
"""Tried in this order at every place; the first that reads something decides."""
