"""What a storyboard needs to see and hear of a film's files, and what it was given of that. Pure.

A board asks with `wanted`; whoever can look at files answers with `Seen`. Nothing seen is a board all the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from reelwright.draft.media import PEAKS_A_SECOND
from reelwright.storyboard.film import Film, Overlay, Shot, Sound, Words

MOST_STRIP = 70  # frames of the filmstrip
MOST_STILLS = 8
MOST_FRAMES = 80  # of all kinds
_MOST_INSETS = 16

Place = tuple[str, int]
"""A file's key, and ms into it."""
Song = tuple[str, int, int]
"""A composed song: mood, seed, length in ms."""


@dataclass(frozen=True)
class Wanted:
    """Frames of files, the curves of files by key, and the curves of composed songs; each once."""

    frames: tuple[Place, ...]
    curves: tuple[str, ...]
    songs: tuple[Song, ...]


@dataclass(frozen=True)
class Seen:
    """JPEGs of frames, and curves (a byte for each twentieth of a second; empty for a file without sound)."""

    frames: Mapping[Place, bytes] = field(default_factory=dict)
    curves: Mapping[str, bytes] = field(default_factory=dict)
    songs: Mapping[Song, bytes] = field(default_factory=dict)

    def sound_of(self, sound: Sound) -> bytes | None:
        return self.songs.get(song_of(sound)) if sound.mood else self.curves.get(sound.key)


@dataclass(frozen=True)
class Still:
    """A moment of a film that is shown large: its shot, when on the timeline, and what lies over it then."""

    shot: Shot
    at_ms: int
    texts: tuple[Words, ...]
    overlays: tuple[Overlay, ...] = ()

    @property
    def place(self) -> Place:
        return self.shot.key, self.shot.in_file(self.at_ms)


def inset_places(stills: Sequence[Still]) -> list[Place]:
    """The frames of what lies over these moments, as many as can be had."""
    places = [(over.key, over.in_file(still.at_ms)) for still in stills for over in still.overlays if over.inset]
    return list(dict.fromkeys(places))[:_MOST_INSETS]


def wanted(film: Film, stills: Sequence[Still], strip: Sequence[Place]) -> Wanted:
    """What is to be looked at for a board with these stills and this filmstrip."""
    sounds = [sound for row in film.sounds for sound in row]
    recorded = [sound.key for sound in sounds if not sound.mood]
    own = [shot.key for shot in film.shots if not shot.still and shot.volume != 0]
    return Wanted(
        frames=tuple(dict.fromkeys([*(still.place for still in stills), *inset_places(stills), *strip])),
        curves=tuple(dict.fromkeys([*recorded, *own])),
        songs=tuple(dict.fromkeys(song_of(sound) for sound in sounds if sound.mood)),
    )


def song_of(sound: Sound) -> Song:
    return sound.mood, sound.seed, sound.length_ms


def stills_of(film: Film, most: int) -> list[Still]:
    """Up to `most` moments: a shot has one at least, a long one more; of too many shots, some all along the film.

    A moment with a text on it, or with an overlay, is rather shown than one without.
    """
    shots = film.shots
    if not shots or most < 1:
        return []
    if len(shots) >= most:
        chosen = [shots[round(place * (len(shots) - 1) / max(1, most - 1))] for place in range(most)]
        return [_still(shot, shot.start_ms, shot.end_ms, film) for shot in chosen]
    counts = _shared_out([0 if shot.still else shot.length_ms for shot in shots], most)
    return [
        _still(shot, _part(shot, part, count), _part(shot, part + 1, count), film)
        for shot, count in zip(shots, counts, strict=True)
        for part in range(count)
    ]


def _part(shot: Shot, part: int, count: int) -> int:
    return shot.start_ms + shot.length_ms * part // count


def _shared_out(lengths: Sequence[int], total: int) -> list[int]:
    """`total` things over pieces by their lengths; each gets one at least, and half a second of it for every other."""
    counts = [1] * len(lengths)
    for _ in range(total - len(lengths)):
        best = max(range(len(lengths)), key=lambda place: lengths[place] / (counts[place] + 1))
        if lengths[best] / (counts[best] + 1) < 500:
            break
        counts[best] += 1
    return counts


def _still(shot: Shot, start_ms: int, end_ms: int, film: Film) -> Still:
    for pieces in (film.texts, film.overlays):
        shared = ((max(start_ms, piece.start_ms), min(end_ms, piece.end_ms)) for piece in pieces)
        start_ms, end_ms = next((both for both in shared if both[1] - both[0] > 200), (start_ms, end_ms))
    middle = (start_ms + end_ms) // 2
    return Still(
        shot,
        middle,
        tuple(words for words in film.texts if words.start_ms <= middle < words.end_ms),
        tuple(over for over in film.overlays if over.start_ms <= middle < over.end_ms),
    )


def strip_places(shots: Sequence[Shot], tiles: Sequence[int], most: int = MOST_STRIP) -> list[list[Place]]:
    """For each shot the frames that fill its `tiles` tiles, evenly over its length; frames are shared if too many."""
    scale = min(1.0, most / max(1, sum(tiles)))
    seen = [0, *accumulate(count * scale for count in tiles)]
    found = []
    for place, (shot, count) in enumerate(zip(shots, tiles, strict=True)):
        own = max(1, round(count * scale)) if len(shots) <= most else int(seen[place + 1]) - int(seen[place])
        times = [shot.start_ms + shot.length_ms * (2 * part + 1) // (2 * own) for part in range(own)]
        found.append([(shot.key, shot.in_file(at)) for at in times])
    return found


def level(curve: bytes, start_ms: float, end_ms: float) -> float:
    """The peak of a curve between two times in its file, 0.0 to 1.0."""
    first = int(start_ms * PEAKS_A_SECOND / 1000)
    last = max(first + 1, int(end_ms * PEAKS_A_SECOND / 1000))
    return max(curve[first:last], default=0) / 255
