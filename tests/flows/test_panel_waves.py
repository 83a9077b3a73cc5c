"""How loud the pieces of the panel's rows are: the right part of the right curve, and few bytes of it."""

from __future__ import annotations

import base64
from typing import Any

from reelwright.draft.model import Draft
from reelwright.draft.reading import read_draft
from reelwright.flows.timeline_panel.tracks import tracks
from reelwright.flows.timeline_panel.waves import MOST_STEPS, waves_of
from reelwright.storyboard.film import film_of
from reelwright.storyboard.seen import Seen

HALF_LOUD = bytes([200] * 20 + [20] * 20)  # a second loud, a second soft
EVEN = bytes([255] * 40)


def piece(name: str, start: int, length: int, kind: str = "video", **more: Any) -> dict[str, Any]:
    source = {"asset_id": name, "name": name, "kind": kind, **more.pop("source", {})}
    return {"d": length, "x": {"id": name, "start_ms": start, "source": source, **more}}


def draft(*rows: tuple[int, list[dict[str, Any]]]) -> Draft:
    return read_draft({"t": [{"tt": kind, "sg": pieces} for kind, pieces in rows]})


def waves(made: Draft, **curves: bytes) -> dict[tuple[int, int], bytes]:
    found = waves_of(made, film_of(made), Seen(curves=curves))
    return {key: base64.b64decode(wave) for key, wave in found.items()}


def test_a_clip_shows_the_part_of_its_file_that_is_heard() -> None:
    made = draft((0, [piece("a", 0, 2000), piece("a", 2000, 1000, source={"in_ms": 1000, "out_ms": 2000})]))
    found = waves(made, a=HALF_LOUD)
    whole, end = found[0, 1], found[0, 2]
    assert len(whole) == 2 * len(end) == 320
    assert set(whole[:150]) == {200}
    assert set(whole[170:]) == set(end) == {20}


def test_what_is_silent_muted_still_or_unheard_has_no_wave() -> None:
    clips = [
        piece("a", 0, 1000),
        piece("b", 1000, 1000, volume=0.0),
        piece("c", 2000, 1000),
        piece("d", 3000, 1000, "image"),
    ]
    found = waves(draft((0, clips)), a=b"", b=EVEN, d=EVEN)
    assert found == {}


def test_a_sound_is_as_loud_as_it_is_set_and_fades() -> None:
    song = piece("song", 0, 2000, "audio", fade_out_ms=1000)
    found = waves(draft((0, [piece("a", 0, 2000)]), (1, [song])), song=EVEN)
    wave = found[1, 1]
    assert wave[0] == 255
    assert wave[-1] < 10
    assert list(wave[240:]) == sorted(wave[240:], reverse=True)
    softer = waves(draft((1, [song | {"x": song["x"] | {"volume": 0.2}}])), song=EVEN)
    assert softer[0, 1][0] < 130


def test_waves_stay_small_however_long_the_film_and_however_many_its_rows() -> None:
    clips = [piece("a", n * 3_000, 3_000) for n in range(200)]
    songs = [(1, [piece("song", n, 600_000 - n, "audio")]) for n in range(11)]
    found = waves(draft((0, clips), *songs), a=HALF_LOUD, song=EVEN)
    assert len(found) == 211
    assert sum(len(wave) for wave in found.values()) <= MOST_STEPS + len(found)


def test_each_piece_gets_its_own_wave_in_whatever_row_it_is_drawn() -> None:
    """Sounds that are there at once are drawn in rows of their own."""
    sounds = [
        piece("song", 0, 2000, "audio"),
        piece("soft", 500, 1000, "audio"),
        {"d": -5},
        piece("song", 2000, 1000, "audio"),
    ]
    made = draft((7, []), (1, []), (1, sounds), (0, [piece("a", 0, 3000)]))
    found = waves_of(made, film_of(made), Seen(curves={"song": EVEN, "soft": bytes([10] * 40)}))
    rows = tracks(made, "en", found)
    peaks = {
        (row, item.n): max(base64.b64decode(item.wave or ""))
        for row, it in enumerate(rows)
        for item in it.items
        if item.wave
    }
    assert peaks == {(1, 1): 255, (1, 4): 255, (2, 2): 10}
