"""Reads JSON, JSON with comments and JSON5 into a tree that knows where in the text each part lies.

A reader for editors: it changes nothing and keeps every position, so that `splice.py` can leave all else as it is.
The grammars are RFC 8259, JSONC (comments, trailing commas) and https://spec.json5.org.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from reelwright.errors import BadRequest

DEEPEST = 200
_LONGEST_NUMBER = 400  # Python refuses to read an integer of thousands of digits

_RARE_SPACE = "\v\f\u00a0\ufeff\u2028\u2029\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_OPENS_SPACE = frozenset("/" + _RARE_SPACE)
_SPACE = re.compile(rf"//[^\r\n\u2028\u2029]*|/\*.*?\*/|[{_RARE_SPACE}]+", re.S)
_PLAIN_SPACE = re.compile(r"[ \t\r\n]*")
_PLAIN_STRING = re.compile(r'"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*"')
_ESCAPE = r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|\r\n|0(?![0-9])|[^xu0-9])"
_STRING = re.compile(rf'"[^"\\\r\n]*(?:{_ESCAPE}[^"\\\r\n]*)*"|' rf"'[^'\\\r\n]*(?:{_ESCAPE}[^'\\\r\n]*)*'", re.S)
_PLAIN_SCALAR = re.compile(r"(?:-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null)(?![\w$.+-])")
_SCALAR = re.compile(
    r"[+-]?(?:0[xX][0-9a-fA-F]+|(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|Infinity|NaN)(?![\w$.+-])"
)
_NAME = re.compile(r"[^\W\d][\w$\u200c\u200d]*|\$[\w$\u200c\u200d]*")
_SHORT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "0": "\0"}


class Dialect(IntEnum):
    """How much more than plain JSON a text uses, or a host reads."""

    JSON = 0
    JSONC = 1
    JSON5 = 2


@dataclass(frozen=True)
class Member:
    """`"key": value` at text[start:value.end]; `comma` is where the comma after it stands, if there is one."""

    key: str
    start: int
    value: Node
    comma: int | None


@dataclass(frozen=True)
class Node:
    """A value at text[start:end]. Objects have `members`, arrays `items`, the rest is a scalar."""

    start: int
    end: int
    members: tuple[Member, ...] | None = None
    items: tuple[Node, ...] | None = None

    def named(self, key: str) -> list[Member]:
        return [member for member in self.members or () if member.key == key]


@dataclass(frozen=True)
class Document:
    """A text and its tree (None: nothing but space and comments).

    `dialect` is the least that reads it; `beyond` is where it first stops being plain JSON.
    """

    text: str
    root: Node | None
    dialect: Dialect
    beyond: int | None = None

    def line(self, position: int) -> int:
        """The number of a position's line, counted from 1."""
        return len(re.findall(r"\r\n|\r|\n", self.text[:position])) + 1


@lru_cache(maxsize=3)  # one change looks at the same few texts again and again, and some are long
def read(text: str) -> Document:
    """The tree of a text in any of the dialects. Raises BadRequest with line and column when it is in none."""
    reader = _Reader(text)
    root = None if reader.space(0) == len(text) else reader.value(reader.space(0), 0)
    if root is not None and (end := reader.space(root.end)) != len(text):
        raise reader.wrong(end, "there is something after the end")
    return Document(text, root, reader.dialect, reader.beyond)


def decode(text: str, node: Node) -> object:
    """A node as Python data. Of members with one key the last counts, as in every JSON reader."""
    if node.members is not None:
        return {member.key: decode(text, member.value) for member in node.members}
    if node.items is not None:
        return [decode(text, item) for item in node.items]
    return _scalar(text[node.start : node.end])


def ends_in_line_comment(text: str, start: int, end: int) -> bool:
    """Whether the last comment in the space and commas at text[start:end] runs to the end of its line."""
    comments = [found[0] for found in _SPACE.finditer(text, start, end) if found[0][0] == "/"]
    return bool(comments) and comments[-1].startswith("//")


def _scalar(token: str) -> object:
    if token[0] in "\"'":
        return _string(token)
    if _PLAIN_SCALAR.fullmatch(token):
        return json.loads(token) if len(token) <= _LONGEST_NUMBER else float(token)
    sign, digits = (-1 if token[0] == "-" else 1), token.lstrip("+-")
    return sign * (int(digits, 16) if digits[:2] in ("0x", "0X") else float(digits))


def _string(token: str) -> str:
    if _PLAIN_STRING.fullmatch(token):
        return str(json.loads(token))
    halves = re.sub(_ESCAPE, _unescaped, token[1:-1], flags=re.S)
    return halves.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def _unescaped(match: re.Match[str]) -> str:
    escape = match[0][1:]
    if escape[0] in "xu":
        return chr(int(escape[1:], 16))
    return "" if escape in ("\n", "\r", "\r\n", "\u2028", "\u2029") else _SHORT.get(escape, escape)


@dataclass
class _Reader:
    """A descent through one text. Methods take a position; what they return begins or ends there."""

    text: str
    dialect: Dialect = Dialect.JSON
    beyond: int | None = None

    def wrong(self, position: int, why: str) -> BadRequest:
        before = re.split(r"\r\n|\r|\n", self.text[:position])
        return BadRequest(f"It cannot be read: {why} at line {len(before)}, column {len(before[-1]) + 1}.")

    def space(self, position: int) -> int:
        """Past space and comments."""
        position = self._plain_space(position)
        while self.text[position : position + 1] in _OPENS_SPACE and (found := _SPACE.match(self.text, position)):
            self._needs(Dialect.JSONC if found[0][0] == "/" else Dialect.JSON5, position)
            position = self._plain_space(found.end())
        if self.text.startswith("/*", position):
            raise self.wrong(position, "a comment has no end")
        return position

    def value(self, start: int, depth: int) -> Node:
        if depth > DEEPEST:
            raise self.wrong(start, f"it is nested more than {DEEPEST} deep")
        match self.text[start : start + 1]:
            case "{":
                return self._object(start, depth)
            case "[":
                return self._array(start, depth)
            case '"' | "'":
                return Node(start, self._string(start))
        if found := _PLAIN_SCALAR.match(self.text, start):
            return Node(start, found.end())
        if found := _SCALAR.match(self.text, start):
            self._needs(Dialect.JSON5, start)
            return Node(start, found.end())
        raise self.wrong(start, "there is no value")

    def _object(self, start: int, depth: int) -> Node:
        members: list[Member] = []
        position = self.space(start + 1)
        while self.text[position : position + 1] != "}":
            key, after = self._key(position)
            colon = self.space(after)
            if self.text[colon : colon + 1] != ":":
                raise self.wrong(colon, "there is no colon after a name")
            value = self.value(self.space(colon + 1), depth + 1)
            comma = self._comma(value.end, "}")
            members.append(Member(key, position, value, comma))
            position = self.space(value.end if comma is None else comma + 1)
        return Node(start, position + 1, members=tuple(members))

    def _array(self, start: int, depth: int) -> Node:
        items: list[Node] = []
        position = self.space(start + 1)
        while self.text[position : position + 1] != "]":
            items.append(self.value(position, depth + 1))
            comma = self._comma(items[-1].end, "]")
            position = self.space(items[-1].end if comma is None else comma + 1)
        return Node(start, position + 1, items=tuple(items))

    def _comma(self, position: int, closing: str) -> int | None:
        """Where the comma after a value stands; None when the bracket closes without one."""
        position = self.space(position)
        found = self.text[position : position + 1]
        if found == closing:
            return None
        if found != ",":
            raise self.wrong(position, f"there is no comma and no {closing}")
        after = self.space(position + 1)
        if self.text[after : after + 1] == closing:
            self._needs(Dialect.JSONC, position)
        return position

    def _key(self, start: int) -> tuple[str, int]:
        if self.text[start : start + 1] in ('"', "'"):
            end = self._string(start)
            return _string(self.text[start:end]), end
        if found := _NAME.match(self.text, start):
            self._needs(Dialect.JSON5, start)
            return found[0], found.end()
        raise self.wrong(start, "there is no name of a member")

    def _string(self, start: int) -> int:
        if found := _PLAIN_STRING.match(self.text, start):
            return found.end()
        if found := _STRING.match(self.text, start):
            self._needs(Dialect.JSON5, start)
            return found.end()
        raise self.wrong(start, "a string has no end, or a wrong escape in it,")

    def _plain_space(self, position: int) -> int:
        found = _PLAIN_SPACE.match(self.text, position)
        return found.end() if found else position

    def _needs(self, dialect: Dialect, position: int) -> None:
        self.dialect = max(self.dialect, dialect)
        self.beyond = position if self.beyond is None else min(self.beyond, position)
