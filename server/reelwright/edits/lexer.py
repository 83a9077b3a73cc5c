"""A message as tokens: quotes, file names, numbers, times and the phrases of the lexicon. Pure; reads it once.

What no row knows becomes a WORD. What tokens mean together ("clip" + 2) is for `references.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Final

from reelwright.edits import times
from reelwright.edits.folding import Folded, fold
from reelwright.edits.lexicon import meaning_at
from reelwright.edits.numbers import CHINESE_NUMBER, DIGITS, NUMBER, number
from reelwright.edits.quoting import PAIRS, find_quote, is_ideograph, is_letter
from reelwright.edits.tokens import Kind, Token

Read = tuple[Kind, object, int]

PICTURE_EXTENSIONS: Final = "mp4|mov|avi|webm|mkv|jpg|jpeg|png|gif|webp"
SONG_EXTENSIONS: Final = "mp3|wav|m4a|aac"
LUT_EXTENSION: Final = "cube"
CAPTION_EXTENSIONS: Final = "srt|vtt"
RATIOS: Final = ("9:16", "16:9", "1:1", "4:5")
OTHER_RATIOS: Final = ("4:3", "3:4", "3:2", "2:3", "5:4", "21:9", "2.35:1", "2.39:1", "2:1", "18:9", "9:21", "1.85:1")

_STOPS: Final = "!?。;\n"
_COMMAS: Final = ",、，"
_BARE_SPAN_AFTER: Final = (Kind.PREP, Kind.KEEP, Kind.TRIM, Kind.CUT, Kind.REMOVE, Kind.FILLER, Kind.SHOW)

_file = re.compile(
    r"([^\s'\",;:!?，。；：、“”‘’「」『』《》/\\]{1,120}(?: \([0-9]{1,4}\))?"
    rf"\.(?:({PICTURE_EXTENSIONS})|{SONG_EXTENSIONS}|({LUT_EXTENSION})|({CAPTION_EXTENSIONS})))(?![a-z0-9])"
)
_file_leader = re.compile(
    "插入|把|用|将|给|删除|删掉|去掉|移除|加上|添加|使用|换成|放|从|在|和|与|再|先|合并|拼接|剪|以|请|静音|交换|然后|并|加|配"
)
_chinese_span = re.compile(rf"{NUMBER} ?[到至]")
_latin_tail = re.compile(r"[a-z][^\u2e80-\u9fff]*$")
_sized = re.compile("([小大])(?=标题|字幕|文字|字样)")
_ratio = re.compile(r"([0-9]{1,2}(?:\.[0-9]{1,2})?) ?(?::|/|x|×|比| by ) ?([0-9]{1,2})(?![0-9:%a-z]|\.[0-9])")
_pixels = re.compile(
    r"([0-9]{3,5}) ?(?:x|×|\*|by|乘) ?([0-9]{3,5})(?: ?(?:px|pixels?|像素))?"
    r"(?![a-z0-9]|\.[0-9]| ?(?:%|°|percent|degrees?|deg))"
)
_opacity = re.compile(
    rf"({DIGITS}) ?(?:%|percent) ?(?:opacity|opaque|的?不透明度?)"
    rf"|(?:opacity|不透明度)(?: of| to|为|设为|调到|是)? ?({DIGITS}) ?%"
)
_half_clear = re.compile(
    r"see[ -]through|(?:a bit|a little|slightly|kinda|half|semi)[ -]?transparent|translucent|半透明"
)
_angle = re.compile(rf"({DIGITS}) ?(?:°|degrees?|deg|度)(?![a-z])")
_percent = re.compile(
    rf"([-−]?{DIGITS}) ?(?:%|percent|per cent)(?: size| wide| of the width)?|百分之({CHINESE_NUMBER}|{DIGITS})"
)
_factor = re.compile(rf"({NUMBER}) ?(?:x|×|times)(?![a-z0-9])(?: speed)?|x ?({DIGITS})(?![a-z0-9])|({NUMBER})倍速?")
_bpm = re.compile(
    rf"({DIGITS}) ?(?:bpm|beats per minute|beats a minute|拍每分钟|拍/分钟|拍)(?![a-z])"
    rf"|(?:bpm|每分钟) ?(?:为|到|是|of|at|to)? ?({DIGITS}) ?拍?(?![0-9a-z])"
)
_decibels = re.compile(rf"({DIGITS}) ?(?:db|decibels?|分贝)(?![a-z])")
_number = re.compile(rf"{NUMBER}")
_range = re.compile(r"([0-9]{1,4}) ?(?:-|–|—|~) ?([0-9]{1,4})(?![0-9:]|\.[0-9])")
_ordinal = re.compile(
    rf"([0-9]{{1,4}})(?:st|nd|rd|th)(?![a-z])|第 ?({CHINESE_NUMBER}|[0-9]{{1,4}})|倒数第一|首(?=个|段)"
    "|前(?=[0-9二两三四五六七八九十]{1,2}(?:个|段|条|张))"
)
_extension = re.compile(rf"\.(?:({PICTURE_EXTENSIONS})|{SONG_EXTENSIONS})$")
_inline_bullet = re.compile(r"([0-9]{1,2})[.)] ?(?=[^\W0-9])")
_bullet = re.compile(r"\n? ?(?:[0-9]{1,2}[.)、](?![0-9])|[-*•·](?![0-9]{1,3} ?%))(?= ?\S)")
_hex_colour = re.compile(r"#(?:[0-9a-f]{6}|(?=[0-9]{0,2}[a-f])[0-9a-f]{3})(?![0-9a-z])")
_word = re.compile(r"[^\W_]+(?:['_-][^\W_]+)*")


def _canvas(shape: str) -> tuple[int, int]:
    """The pixels of a shape whose shorter side has 1080."""
    width, height = (Decimal(part) for part in shape.split(":"))
    scale = 1080 / min(width, height)
    return round(width * scale / 2) * 2, round(height * scale / 2) * 2


def media_kind(name: str) -> Kind | None:
    """FILE or SONG, by a name's extension."""
    found = _extension.search(name.lower())
    return None if found is None else Kind.FILE if found.group(1) else Kind.SONG


class Lexer:
    """Reads one message; `tokens()` is the result."""

    def __init__(self, message: str) -> None:
        self.message = message
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
        return not is_letter(after) if after else True

    @staticmethod
    def _until_ideograph(word: str) -> int:
        return next((index for index, char in enumerate(word) if is_ideograph(char)), len(word))

    def quote(self, place: int) -> Read | None:
        start = self.folded.origin[place]
        if self.message[start] not in PAIRS:
            return None
        found = find_quote(self.message, start, self._hopeless)
        return (Kind.QUOTE, found[0], self.folded.place(found[1])) if found else None

    def file(self, place: int) -> Read | None:
        if (place and is_letter(self.text[place - 1])) or _file_leader.match(self.text, place):
            return None
        found = _file.match(self.text, place)
        if found is None or self._glued(place, found.end()):
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
            ordinal = _ordinal.match(self.text, place)
            if ordinal is None:
                return False
            place = ordinal.end()
        return last is not None and last is not Kind.CLIP

    def sized(self, place: int) -> Read | None:
        """小标题: a small title."""
        found = _sized.match(self.text, place)
        return (Kind.SIZE, "small" if found.group() == "小" else "large", found.end()) if found else None

    def ratio(self, place: int) -> Read | None:
        found = _ratio.match(self.text, place)
        if found is None or self._inside_number(place):
            return None
        shape = ":".join(found.groups())
        if shape in RATIOS:
            return Kind.RATIO, shape, found.end()
        return (Kind.PIXELS, _canvas(shape), found.end()) if shape in OTHER_RATIOS else None

    def pixels(self, place: int) -> Read | None:
        found = _pixels.match(self.text, place)
        if found is None or self._inside_number(place):
            return None
        return Kind.PIXELS, (int(found.group(1)), int(found.group(2))), found.end()

    def angle(self, place: int) -> Read | None:
        found = _angle.match(self.text, place)
        return (Kind.ANGLE, number(found.group(1)), found.end()) if found and not self._inside_number(place) else None

    def opacity(self, place: int) -> Read | None:
        found = _opacity.match(self.text, place)
        if found is not None and not self._inside_number(place):
            return Kind.OPACITY, number(found.group(1) or found.group(2)) / 100, found.end()
        found = _half_clear.match(self.text, place)
        return (Kind.OPACITY, Decimal("0.5"), found.end()) if found else None

    def colour(self, place: int) -> Read | None:
        found = _hex_colour.match(self.text, place)
        if found is None:
            return None
        digits = found.group()[1:]
        return Kind.COLOUR, f"#{digits if len(digits) == 6 else ''.join(digit * 2 for digit in digits)}", found.end()

    def percent(self, place: int) -> Read | None:
        found = _percent.match(self.text, place)
        if found is None:
            return None
        said = found.group(1) or found.group(2)
        if said[0] not in "-−":
            return Kind.PERCENT, number(said) / 100, found.end()
        return None if self._after_digit(place) else (Kind.PERCENT, -number(said[1:]) / 100, found.end())

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
        found = _bpm.match(self.text, place)
        if found is None or self._inside_word(place):
            return None
        return Kind.BPM, number(found.group(1) or found.group(2)), found.end()

    def decibels(self, place: int) -> Read | None:
        found = _decibels.match(self.text, place)
        if found is None or self._inside_word(place):
            return None
        return Kind.DECIBELS, number(found.group(1)), found.end()

    def factor(self, place: int) -> Read | None:
        found = _factor.match(self.text, place)
        if found is None or self._inside_word(place):
            return None
        return Kind.FACTOR, number(next(group for group in found.groups() if group)), found.end()

    def ordinal(self, place: int) -> Read | None:
        found = _ordinal.match(self.text, place)
        if found is None or self._inside_word(place):
            return None
        digits = found.group(1) or found.group(2)
        if digits is None:
            return Kind.ORDINAL, "last" if found.group().startswith("倒") else "first", found.end()
        return Kind.ORDINAL, int(number(digits)), found.end()

    def range(self, place: int) -> Read | None:
        found = _range.match(self.text, place)
        if found is None or self._inside_word(place):
            return None
        return Kind.RANGE, (int(found.group(1)), int(found.group(2))), found.end()

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
