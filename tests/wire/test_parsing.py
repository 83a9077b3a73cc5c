"""JSON from outside: what can be handled later comes through, everything else is nothing."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.wire.parsing import parsed

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(ANY_JSON)
def test_json_is_read_as_it_is(data: object) -> None:
    assert parsed(json.dumps(data)) == data
    assert parsed(json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass")) == data


@given(st.binary())
def test_bytes_of_any_kind_are_data_or_nothing(text: bytes) -> None:
    json.dumps(parsed(text), allow_nan=False)


@pytest.mark.parametrize("text", ["", "{", "NaN x", "[" * 10**6, '{"a":' * 10**5, "9" * 10**5])
def test_what_is_no_json_is_nothing(text: str) -> None:
    assert parsed(text) is None


@pytest.mark.parametrize(("depth", "is_read"), [(90, True), (110, False), (900, False), (5000, False)])
def test_json_nested_deeper_than_can_be_handled_is_nothing(depth: int, is_read: bool) -> None:
    assert (parsed("[" * depth + "]" * depth) is not None) == is_read
    assert (parsed('{"a":' * depth + "1" + "}" * depth) is not None) == is_read


def test_flat_json_may_be_as_wide_as_it_likes() -> None:
    assert parsed(json.dumps([{}] * 1000)) == [{}] * 1000


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "-1e999"])
def test_numbers_that_json_does_not_have_are_none(number: str) -> None:
    assert parsed(f'{{"a": {number}, "b": 1.5}}') == {"a": None, "b": 1.5}
