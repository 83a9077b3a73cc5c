"""One member in, one member out, and every other character as it was."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reelwright.errors import BadRequest
from reelwright.install.jsonc import decode, read
from reelwright.install.splice import put, take

ENTRY = {"command": "/opt/python", "args": ["-m", "reelwright"], "env": {"A": "b"}}
PATH = ("mcpServers", "reelwright")

KEYS = st.sampled_from(["mcpServers", "servers", "reelwright", "a", "b c", '"', "//", "/*", "é", "{", "}"])
SCALARS = (
    st.none() | st.booleans() | st.integers(-9, 9) | st.sampled_from(["", "x", "// no", "/* no", "}", '"', "\\", "{,"])
)
OBJECTS = st.recursive(
    st.dictionaries(KEYS, SCALARS, max_size=3),
    lambda inner: st.dictionaries(KEYS, SCALARS | inner | st.lists(SCALARS | inner, max_size=3), max_size=4),
    max_leaves=8,
)


class Writer:
    """Writes a value as people do: comments, trailing commas, all sorts of space. `plain`: as JSON; `loose`: JSON5."""

    def __init__(self, seed: int, *, plain: bool, loose: bool, newline: str) -> None:
        self._random = random.Random(seed)  # noqa: S311 -- a test's
        self._plain = plain
        self._loose = loose and not plain
        self._newline = newline

    def gap(self) -> str:
        spaces = ["", "", " ", "  ", "\t", self._newline, self._newline + "  ", self._newline + "\t\t"]
        comments = ["// } , c" + self._newline, "/* { , */", "// “x”  " + self._newline + " "]
        return self._random.choice(spaces if self._plain else spaces + comments) + self._random.choice(spaces)

    def comma(self, last: bool) -> str:
        return "," if not last or (not self._plain and self._random.random() < 0.4) else ""

    def scalar(self, value: object) -> str:
        text = json.dumps(value, ensure_ascii=self._random.random() < 0.5)
        if self._loose and isinstance(value, str) and self._random.random() < 0.5:
            return "'" + text[1:-1].replace("'", "\\'") + "'"
        return text

    def key(self, key: str) -> str:
        return key if self._loose and key.isidentifier() and self._random.random() < 0.5 else self.scalar(key)

    def text(self, value: object) -> str:
        if not isinstance(value, dict | list):
            return self.scalar(value)
        if isinstance(value, dict):
            parts = [f"{self.key(key)}{self.gap()}:{self.gap()}{self.text(inner)}" for key, inner in value.items()]
        else:
            parts = [self.text(inner) for inner in value]
        inside = "".join(
            f"{self.gap()}{part}{self.gap()}{self.comma(number == len(parts))}" for number, part in enumerate(parts, 1)
        )
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        return f"{opening}{inside}{self.gap()}{closing}"


SERVERS = st.dictionaries(KEYS.filter(lambda key: key != "reelwright"), SCALARS | OBJECTS, min_size=1, max_size=3)


@st.composite
def documents(draw: st.DrawFn, servers: bool = False) -> tuple[dict[str, object], str]:
    """An object, and a text that says it. `servers`: with an object of other servers in it."""
    value = draw(OBJECTS)
    if servers:
        value |= {"mcpServers": draw(SERVERS)}
    plain, loose = draw(st.booleans()), draw(st.booleans())
    writer = Writer(
        draw(st.integers(0, 2**32)), plain=plain, loose=loose, newline=draw(st.sampled_from(["\n", "\r\n"]))
    )
    return value, writer.gap() + writer.text(value) + writer.gap()


def data(text: str) -> object:
    document = read(text)
    return {} if document.root is None else decode(text, document.root)


def fits(value: dict[str, object]) -> bool:
    servers = value.get("mcpServers", {})
    return isinstance(servers, dict) and "reelwright" not in servers


@given(documents())
@settings(max_examples=400, deadline=None)
def test_a_text_says_what_was_written(document: tuple[dict[str, object], str]) -> None:
    value, text = document
    assert data(text) == value


@given(documents())
@settings(max_examples=400, deadline=None)
def test_putting_adds_the_entry_and_nothing_else(document: tuple[dict[str, object], str]) -> None:
    value, text = document
    assume(fits(value))
    there = put(text, PATH, ENTRY)
    assert data(there) == {**value, "mcpServers": {**value.get("mcpServers", {}), "reelwright": ENTRY}}
    assert put(there, PATH, ENTRY) == there
    assert is_inside(text, there)


def is_inside(text: str, longer: str) -> bool:
    """Whether `longer` is `text` with letters put in."""
    letters = iter(longer)
    return all(letter in letters for letter in text)


@given(documents(servers=True))
@settings(max_examples=400, deadline=None)
def test_taking_undoes_putting_where_there_were_other_servers(document: tuple[dict[str, object], str]) -> None:
    _, text = document
    assert take(put(text, PATH, ENTRY), PATH) == text


@given(documents())
@settings(max_examples=400, deadline=None)
def test_taking_leaves_all_that_was_said(document: tuple[dict[str, object], str]) -> None:
    value, text = document
    assume(fits(value))
    gone = take(put(text, PATH, ENTRY), PATH)
    assert data(gone) == {**value, "mcpServers": value.get("mcpServers", {})}
    assert take(gone, PATH) == gone


@given(documents(), st.data())
@settings(max_examples=400, deadline=None)
def test_any_member_can_be_taken_from_anywhere(document: tuple[dict[str, object], str], draw: st.DataObject) -> None:
    value, text = document
    assume(value)
    key = draw.draw(st.sampled_from(sorted(value)))
    assert data(take(text, (key,))) == {name: inner for name, inner in value.items() if name != key}


@given(documents(), st.data())
@settings(max_examples=400, deadline=None)
def test_any_member_can_be_replaced(document: tuple[dict[str, object], str], draw: st.DataObject) -> None:
    value, text = document
    assume(value)
    key = draw.draw(st.sampled_from(sorted(value)))
    assert data(put(text, (key,), ENTRY)) == {**value, key: ENTRY}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", '{\n  "s": {\n    "r": {\n      "a": 1\n    }\n  }\n}\n'),
        ("{}", '{\n  "s": {\n    "r": {\n      "a": 1\n    }\n  }\n}'),
        ("// mine\n", '// mine\n{\n  "s": {\n    "r": {\n      "a": 1\n    }\n  }\n}\n'),
        ('{"x":1}', '{"x":1,"s":{"r":{"a":1}}}'),
        ('{"x": 1}\n', '{"x": 1, "s": {"r": {"a": 1}}}\n'),
        ('{"s":{}}', '{"s":{"r":{"a":1}}}'),
        ('{\n\t"s": {}\n}', '{\n\t"s": {\n\t\t"r": {\n\t\t\t"a": 1\n\t\t}\n\t}\n}'),
        (
            '{\r\n   "s": {\r\n      "q": 1 // last\r\n   }\r\n}',
            '{\r\n   "s": {\r\n      "q": 1, // last\r\n      "r": {\r\n         "a": 1\r\n      }\r\n   }\r\n}',
        ),
        (
            '{\n  "s": {\n    "q": 1, // last\n  },\n}\n',
            '{\n  "s": {\n    "q": 1, // last\n    "r": {\n      "a": 1\n    },\n  },\n}\n',
        ),
        ("{s: {q: 1}}", '{s: {q: 1, "r": {"a": 1}}}'),
    ],
)
def test_what_is_put_in_looks_like_its_neighbours(before: str, after: str) -> None:
    assert put(before, ("s", "r"), {"a": 1}) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('{"s": {"r": 1, "q": 2}}', '{"s": {"q": 2}}'),
        ('{"s": {"q": 2, "r": 1}}', '{"s": {"q": 2}}'),
        ('{"s": {"r": 1}}', '{"s": {}}'),
        ('{"s": {\n // mine\n "r": 1,\n "q": 2\n}}', '{"s": {\n // mine\n "q": 2\n}}'),
        ('{"s": {// mine\n"r": 1, "q": 2}}', '{"s": {// mine\n "q": 2}}'),
        ('{"s": {"q": 2, // q\n"r": 1}}', '{"s": {"q": 2 // q\n}}'),
        ('{"s": {"r": 1 // r\n}}', '{"s": { // r\n}}'),
        ('{"s": {"q": 1}}', '{"s": {"q": 1}}'),
    ],
)
def test_what_is_taken_out_leaves_no_trace(before: str, after: str) -> None:
    assert take(before, ("s", "r")) == after


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[]", "whole is not an object"),
        ('"mcpServers"', "whole is not an object"),
        ('{"s": []}', "“s” is not an object"),
        ('{"s": null}', "“s” is not an object"),
        ('{"s": {}, "x": 1,\n "s": {}}', r"“s” is there twice \(lines 1, 2\)"),
        ('{"s": {"r": 1,\n "\\u0072": 2}}', "“r” is there twice"),
    ],
)
def test_a_path_that_cannot_be_meant_is_refused(text: str, message: str) -> None:
    for change in (lambda: put(text, ("s", "r"), 1), lambda: take(text, ("s", "r"))):
        with pytest.raises(BadRequest, match=message):
            change()
