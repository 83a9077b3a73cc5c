"""Sounds laid over the film beside its music, such as a voice-over: put in, and taken away. On a draft to be changed.

They have an audio row of their own, marked with the role "voice", and play once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from reelwright.draft.model import AUDIO, Draft, Placement, Segment, Source, Track
from reelwright.edits.ops_sound import AddSound, RemoveSound
from reelwright.errors import BadRequest, NoSuchClip
from reelwright.studio.asset import Asset
from reelwright.studio.timeline import film_ms, find_assets, need_clips, placed, track

VOICE: Final = "voice"


def lay(film: Draft, edit: AddSound, assets: Sequence[Asset], new_id: Callable[[], str]) -> None:
    """Play a sound once from a time on, cut at the film's end; one that does so already only gets its loudness.

    Raises NoSuchClip, EmptyTimeline, BadRequest.
    """
    need_clips(film)
    found = find_assets([asset for asset in assets if asset.kind == "audio"], edit.file)
    if len(found) > 1:
        raise NoSuchClip(f"{edit.file!r} could be several files.", hint="Give the whole file name.")
    length = film_ms(film)
    if edit.start_ms >= length:
        raise BadRequest(f"The film is {length / 1000:g} s long; no sound can start at {edit.start_ms / 1000:g} s.")
    same = [x for x in named(film, found[0].name) if edit.start_ms in (0, x.start_ms)]
    if same:
        same[0].volume = edit.volume
        return
    source = Source(asset_id=found[0].id, name=found[0].name, kind="audio", out_ms=found[0].duration_ms)
    x = Placement(
        id=new_id(),
        role=VOICE,
        origin="upload",
        start_ms=edit.start_ms,
        anchor="time",
        source=source,
        volume=edit.volume,
    )
    _row(film).sg.append(Segment(d=min(found[0].duration_ms, length - edit.start_ms), x=x))


def named(film: Draft, name: int | str) -> list[Placement]:
    """The sounds over the film that come from a file of this name, with or without extension."""
    there = [x for row in film.tracks(AUDIO) for _, x in placed(row.sg) if x.role == VOICE]
    return [x for x in there if isinstance(name, str) and _is_named(x, name)]


def take_off(film: Draft, edit: RemoveSound) -> None:
    """Take one such sound away, or all. Raises NoSuchClip when there is none."""
    rows = film.tracks(AUDIO)
    gone = [x.id for row in rows for _, x in placed(row.sg) if x.role == VOICE and _is_named(x, edit.file)]
    if not gone:
        raise NoSuchClip("There is no such sound over the film.")
    for row in rows:
        row.sg = [segment for segment in row.sg if segment.x is None or segment.x.id not in gone]


def _is_named(x: Placement, file: str | None) -> bool:
    name = x.source.name.casefold() if x.source else ""
    return file is None or file.casefold() in (name, name.rpartition(".")[0])


def music_row(film: Draft) -> Track:
    """The audio row that is not for voices; a new one if there is none."""
    rows = [row for row in film.tracks(AUDIO) if row.m.get("role") != VOICE]
    if rows:
        return rows[0]
    voices = film.tracks(AUDIO)
    if not voices:
        return track(film, AUDIO)
    new = Track(tt=AUDIO)
    film.t.insert(film.t.index(voices[0]), new)
    return new


def _row(film: Draft) -> Track:
    """The row of voices, behind that of the music."""
    rows = film.tracks(AUDIO)
    found = next((row for row in rows if row.m.get("role") == VOICE), None)
    if found is not None:
        return found
    before = rows[-1] if rows else track(film, AUDIO)
    new = Track(tt=AUDIO, m={"role": VOICE})
    film.t.insert(film.t.index(before) + 1, new)
    return new
