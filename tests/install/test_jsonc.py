"""What counts as JSON, JSON with comments and JSON5, and what none of them allows."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.errors import BadRequest
from reelwright.install.jsonc import DEEPEST, Dialect, decode, read

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


def data(text: str) -> object:
    document = read(text)
    assert document.root is not None
    return decode(text, document.root)


@given(values, st.sampled_from([None, 0, 1, 2, "\t"]), st.booleans())
def test_what_pythons_own_writer_writes_is_read_as_it_was_meant(
    value: object, indent: int | str | None, ascii_only: bool
) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert data(text) == value
    assert read(text).dialect == Dialect.JSON


@pytest.mark.parametrize(
    ("text", "value", "dialect"),
    [
        ('{"a": 1} ', {"a": 1}, Dialect.JSON),
        ('{"a": 1, "a": 2}', {"a": 2}, Dialect.JSON),
        (r'["\ud83c\udfac \u0041\/"]', ["🎬 A/"], Dialect.JSON),
        ('// x\n{"a": 1}', {"a": 1}, Dialect.JSONC),
        ('{"a": /* } */ 1, // "b": 2\n}', {"a": 1}, Dialect.JSONC),
        ("[1, 2,]", [1, 2], Dialect.JSONC),
        ('{"// no": "/* comment */"}', {"// no": "/* comment */"}, Dialect.JSON),
        ("{a: 'it\\'s', $b_1: \"x\"}", {"a": "it's", "$b_1": "x"}, Dialect.JSON5),
        (
            "{Größe: +1, b: .5, c: 5., d: 0xFF, e: -0x1}",
            {"Größe": 1, "b": 0.5, "c": 5.0, "d": 255, "e": -1},
            Dialect.JSON5,
        ),
        ("[Infinity, -Infinity]", [float("inf"), float("-inf")], Dialect.JSON5),
        ("['a\\\nb', 'a\\\r\nb', '\\x41\\v\\0', '\\ud83c\\udfac']", ["ab", "ab", "A\v\0", "🎬"], Dialect.JSON5),
        ('{"a":\u00a01}', {"a": 1}, Dialect.JSON5),
        ('["tab\there"]', ["tab\there"], Dialect.JSON5),
        ("1" * 5000, float("inf"), Dialect.JSON),
    ],
)
def test_each_dialect_is_told_from_the_others(text: str, value: object, dialect: Dialect) -> None:
    assert data(text) == value
    assert read(text).dialect == dialect


@pytest.mark.parametrize("text", ["", " \r\n\t", "// nothing\n", "/* nothing */"])
def test_nothing_is_a_document_without_a_root(text: str) -> None:
    assert read(text).root is None


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("{", "line 1, column 2"),
        ('{"a": 1', "line 1, column 8"),
        ('{"a" 1}', "line 1, column 6"),
        ('{"a": }', "line 1, column 7"),
        ('{"a": 1 "b": 2}', "line 1, column 9"),
        ('{\r\n"a": 1,\r\n,}', "line 3, column 1"),
        ("{,}", "line 1, column 2"),
        ("[1,,2]", "line 1, column 4"),
        ("[1 2]", "line 1, column 4"),
        ('{"a": 1}}', "line 1, column 9"),
        ('{"a": 1} {"b": 2}', "line 1, column 10"),
        ('{"a": "no end}\n', "line 1, column 7"),
        ('{"a": "wrong \\u12"}', "line 1, column 7"),
        ('{"a": 1} /* no end', "line 1, column 10"),
        ('{"a": tru}', "line 1, column 7"),
        ('{"a": truely}', "line 1, column 7"),
        ('{"a": 01}', "line 1, column 7"),
        ('{"a": 1-}', "line 1, column 7"),
        ('{1: "a"}', "line 1, column 2"),
        ("\0{}", "line 1, column 1"),
        ("<html>", "line 1, column 1"),
        ('{"a": 1}\n<<<<<<< HEAD\n', "line 2, column 1"),
    ],
)
def test_what_no_dialect_allows_is_refused_with_its_place(text: str, where: str) -> None:
    with pytest.raises(BadRequest, match=f"{where}\\."):
        read(text)


def test_depth_has_an_end() -> None:
    read("[" * DEEPEST + "]" * DEEPEST)
    for text in ("[" * 100_000, '{"a":' * 100_000, "[" * 1000 + "]" * 1000):
        with pytest.raises(BadRequest, match="nested"):
            read(text)


def test_every_node_knows_its_place() -> None:
    text = '// x\n{"a": [1, "b"], c: {"d": null},}'
    root = read(text).root
    assert root is not None
    assert root.members is not None
    spans = {member.key: text[member.start : member.value.end] for member in root.members}
    assert spans == {"a": '"a": [1, "b"]', "c": 'c: {"d": null}'}
    assert [text[member.comma or 0] for member in root.members] == [",", ","]
