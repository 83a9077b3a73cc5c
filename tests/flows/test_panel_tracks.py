"""A draft as the panel's rows, whatever is in it."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from reelwright.draft.reading import read_draft
from reelwright.flows.timeline_panel.tracks import Facts, film_facts, tracks

KEYS = ("t", "tt", "sg", "d", "m", "x", "id")
JSON: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner),
    max_leaves=25,
)


def words(text: str, start: int, length: int) -> dict[str, Any]:
    return {"d": length, "x": {"id": text, "start_ms": start, "text": text}}


def test_texts_that_are_there_at_once_get_rows_of_their_own() -> None:
    track = {"tt": 7, "sg": [words("a", 0, 2500), words("b", 1800, 3000), words("c", 2500, 500)]}
    rows = tracks(read_draft({"t": [track]}))
    assert [(row.kind, [(item.n, item.name) for item in row.items]) for row in rows] == [
        ("text", [(1, "a"), (3, "c")]),
        ("text", [(2, "b")]),
    ]


def test_shots_that_are_blended_stay_in_one_row() -> None:
    clips: list[dict[str, Any]] = [
        {"d": 2000, "x": {"id": "a", "start_ms": 0, "transition_out": {"kind": "zoom", "duration_ms": 400}}},
        {"d": 2000, "x": {"id": "b", "start_ms": 1600}},
    ]
    (row,) = tracks(read_draft({"t": [{"tt": 0, "sg": clips}]}))
    assert [(item.start_ms, item.join, item.join_ms) for item in row.items] == [(0, "zoom", 400), (1600, None, 0)]
    assert [item.join_names for item in row.items] == [("zoom", "缩放"), None]


def test_a_service_that_tells_no_times_gets_running_ones_that_are_marked() -> None:
    (row,) = tracks(read_draft({"t": [{"tt": 0, "sg": [{"d": 1000}, {"d": "500"}]}]}))
    assert [(item.start_ms, item.length_ms, item.known) for item in row.items] == [(0, 1000, False), (1000, 500, False)]


def test_a_row_has_so_many_pieces_and_says_how_many_more_there_are() -> None:
    (row,) = tracks(read_draft({"t": [{"tt": 0, "sg": [{"d": 10}] * 250}]}))
    assert (len(row.items), row.more) == (200, 50)


@given(JSON)
def test_whatever_a_service_sends_is_a_film_that_can_be_drawn(raw: Any) -> None:
    draft = read_draft(raw)
    facts: Facts = film_facts(draft)
    assert facts["width"] >= 16
    assert facts["fps"] >= 1
    for row in tracks(draft):
        assert row.items
        assert all(item.length_ms >= 0 and item.start_ms >= 0 for item in row.items)
