"""The films that are rendered for comparison, as values that each program under test makes in its own way. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

FPS = 30
BLEND_S = 0.5
TITLE_S = 3.0
MUSIC_VOLUME = 0.35
ZOOM_BY = 0.12


@dataclass(frozen=True)
class Footage:
    """A file to be drawn: a moving picture with sound; a photo if it has no seconds; a song if it has no size."""

    name: str
    size: tuple[int, int] = (0, 0)
    seconds: float = 0.0


@dataclass(frozen=True)
class Piece:
    """What is seen of a file: from which of its seconds on, and for how many, blends included."""

    file: Footage
    begin: float
    seconds: float


@dataclass(frozen=True)
class Film:
    """A film: what fills its canvas is cropped if it has the canvas's shape, else laid on a blurred copy of itself.

    `blend`: seconds of crossfade between its pieces. Photos zoom in slowly.
    """

    canvas: tuple[int, int]
    pieces: tuple[Piece, ...]
    blend: float = 0.0
    title: str = ""
    song: Footage | None = None

    @property
    def seconds(self) -> float:
        return sum(piece.seconds for piece in self.pieces) - self.blend * (len(self.pieces) - 1)

    @property
    def footage(self) -> tuple[Footage, ...]:
        """Every file that is needed, each once."""
        files = [piece.file for piece in self.pieces] + ([self.song] if self.song else [])
        return tuple(dict.fromkeys(files))


@dataclass(frozen=True)
class Scale:
    """How large and how long: sizes and seconds are multiplied. `clips`: how many there are in a row."""

    size: float
    seconds: float
    clips: int
    long_clips: int
    memory_clips: int

    def side(self, pixels: int) -> int:
        return max(16, round(pixels * self.size / 2) * 2)

    def sides(self, width: int, height: int) -> tuple[int, int]:
        return self.side(width), self.side(height)


FULL = Scale(size=1.0, seconds=1.0, clips=20, long_clips=18, memory_clips=60)
QUICK = Scale(size=0.2, seconds=0.2, clips=4, long_clips=6, memory_clips=8)


def three_clips(scale: Scale) -> Film:
    """A landscape, a portrait and a 4K clip, ten seconds each, to 9:16 with crossfades, a title and music."""
    shapes = {"landscape.mp4": (1920, 1080), "portrait.mp4": (1080, 1920), "large.mp4": (3840, 2160)}
    length = 10 * scale.seconds
    pieces = [Piece(Footage(name, scale.sides(*shape), length), 0, length) for name, shape in shapes.items()]
    blend = BLEND_S * min(1.0, scale.seconds * 2)
    return Film(scale.sides(1080, 1920), tuple(pieces), blend, "Three days by the sea", _song("song.wav", scale))


def five_photos(scale: Scale) -> Film:
    """Four seconds each, in the canvas's shape, zoomed slowly, with crossfades."""
    photos = [Footage(f"photo{number}.jpg", scale.sides(2160, 3840)) for number in range(5)]
    length = max(1.0, 4 * scale.seconds)
    return Film(scale.sides(1080, 1920), tuple(Piece(photo, 0, length) for photo in photos), BLEND_S)


def trim(scale: Scale) -> Film:
    """Most of a long file that fits: neither of its ends is at a key frame."""
    length = 60 * scale.seconds
    file = Footage("long.mp4", scale.sides(1920, 1080), length)
    return Film(scale.sides(1920, 1080), (Piece(file, length * 0.1 + 0.3, length * 0.8),))


def row(scale: Scale) -> Film:
    """Three seconds each of many clips, one after the other."""
    length = max(0.6, 3 * scale.seconds)
    count = scale.clips // 4
    files = [Footage(f"row{number}.mp4", scale.sides(1920, 1080), length + 1) for number in range(count)]
    clips = [Piece(files[number % count], number // count / scale.clips, length) for number in range(scale.clips)]
    return Film(scale.sides(1920, 1080), tuple(clips))


def three_minutes(scale: Scale) -> Film:
    """Ten-second clips with crossfades, a title and music."""
    length = 10 * scale.seconds
    shapes = ((1920, 1080), (1080, 1920), (1280, 720))
    files = [Footage(f"minute{n}.mp4", scale.sides(*shape), length + 1) for n, shape in enumerate(shapes)]
    clips = [Piece(files[n % 3], n // 3 / scale.long_clips, length) for n in range(scale.long_clips)]
    blend = BLEND_S * min(1.0, scale.seconds * 2)
    return Film(scale.sides(1080, 1920), tuple(clips), blend, "Three weeks by the sea", _song("song.wav", scale))


def ten_minutes(scale: Scale) -> Film:
    """Many clips of ten seconds, with crossfades and music: for the memory that it takes."""
    length = 10 * scale.seconds
    file = Footage("minute0.mp4", scale.sides(1920, 1080), length + 1)
    clips = [Piece(file, n / scale.memory_clips, length) for n in range(scale.memory_clips)]
    blend = BLEND_S * min(1.0, scale.seconds * 2)
    return Film(scale.sides(1080, 1920), tuple(clips), blend, song=_song("song.wav", scale))


def changes(film: Film) -> dict[str, Film]:
    """The film after one small change each."""
    pieces, last = film.pieces, film.pieces[-1]
    middle = len(pieces) // 2
    order = (*pieces[: middle - 1], pieces[middle], pieces[middle - 1], *pieces[middle + 1 :])
    shorter = replace(last, seconds=last.seconds * 0.8)
    changed = {
        "two clips in another order": replace(film, pieces=order),
        "the last clip shorter": replace(film, pieces=(*pieces[:-1], shorter)),
        "nothing": film,
    }
    if film.title:
        changed["the title"] = replace(film, title="By the sea")
    if film.song:
        changed["the music"] = replace(film, song=replace(film.song, name="other song.wav"))
    return changed


def _song(name: str, scale: Scale) -> Footage:
    return Footage(name, seconds=200 * scale.seconds)
