"""The timeline as the wire carries it: tracks `t`, segments `sg`, durations `d` in ms, metadata `m`.

Kept whole: unknown keys survive a round trip. `x` is the studio's own part of a segment and is the only place where
sources, texts and joins live. `reading.py` reads what a backend sent.

Pure data: no I/O, no policy. What an edit does to it is `studio/apply.py`; its words are `draft/describe.py`.
"""

from __future__ import annotations

from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

VIDEO, AUDIO, TEXT = 0, 1, 7  # the track types `tt` that are documented; others are kept and shown as "type N"

SourceKind = Literal["video", "image", "audio", "captions", "lut"]
Anchor = Literal["time", "end", "whole", "rest"]
Fit = Literal["crop", "blur", "letterbox"]
Zoom = Literal["none", "in", "out", "left", "right", "up", "down"]  # slowly: closer, back, or a pan
Place = Literal[
    "center", "left", "right", "top", "bottom", "top_left", "top_right", "bottom_left", "bottom_right"
]  # of a picture or of the canvas
Look = Literal["none", "warm", "cool", "vivid", "muted", "black_white", "sepia", "teal_orange"]
Position = Literal["top", "center", "bottom"]
Side = Literal["left", "center", "right"]
Size = Literal["small", "medium", "large", "huge"]
TextKind = Literal["title", "lower_third", "caption", "cta", "end_card"]
Animation = Literal["none", "fade", "slide", "typewriter", "pop"]  # how a text comes and goes
TransitionKind = Literal[
    "crossfade", "fade_black", "fade_white", "wipe_left", "wipe_right", "wipe_up", "wipe_down", "slide_left",
    "slide_right", "slide_up", "slide_down", "cover", "zoom", "circle", "circle_close", "clock", "pixelate", "blur",
    "squeeze", "doors", "diagonal",
]  # fmt: skip
Mood = Literal["calm", "upbeat", "lofi", "cinematic", "happy", "dark", "acoustic", "electronic"]
MUSIC_VOLUME = 0.35  # under the clips' own sound, unless somebody says otherwise
MOODS: tuple[Mood, ...] = get_args(Mood)

_KEEP = ConfigDict(extra="allow", populate_by_name=True)


class Source(BaseModel):
    """The part of a media file that a segment plays.

    `in_ms`/`out_ms` are positions in the file, before any speed change; `out_ms` is exclusive. A photo has 0/None.
    A composed song has `mood` and `seed` instead of a file: it is a recipe, rendered to the length that is needed.
    """

    model_config = _KEEP
    asset_id: str
    name: str
    kind: SourceKind
    url: str | None = None
    in_ms: int = 0
    out_ms: int | None = None
    mood: Mood | None = None
    seed: int = 0
    tempo: float | None = None  # beats a minute that a composed song keeps to; None: the mood's own


class LevelSpan(BaseModel):
    """Another volume for a while: of a song in film time, of a clip in its file's time, to stay with the sound.

    `end_ms` None: to the end. `clip`: the id of the clip whose time on the film it follows.
    """

    model_config = _KEEP
    start_ms: int = 0
    end_ms: int | None = None
    volume: float = 0.0
    clip: str | None = None


class Transition(BaseModel):
    """How a segment gives way to the next one of its track; the two overlap for `duration_ms`."""

    model_config = _KEEP
    kind: TransitionKind = "crossfade"
    duration_ms: int = 500


class Crop(BaseModel):
    """What is cut off the edges of a picture, each as a fraction of its width or height."""

    model_config = _KEEP
    left: float = 0.0
    right: float = 0.0
    top: float = 0.0
    bottom: float = 0.0


class Grade(BaseModel):
    """The colours of a picture. Amounts from -1 to 1, 0 is as recorded; then a look; then a LUT, an uploaded file."""

    model_config = _KEEP
    brightness: float = 0.0
    contrast: float = 0.0
    saturation: float = 0.0
    temperature: float = 0.0
    look: Look = "none"
    strength: float = 1.0  # of the look and the LUT
    lut: str | None = None  # an asset id
    lut_name: str | None = None


class Transform(BaseModel):
    """How a picture is placed on the canvas, and what is done to it first. `fit` and `focus` None: as the draft says.

    Turned (`turn`, degrees clockwise), then `mirrored` and `flipped`, then cropped, all as it is seen; `focus` is what
    stays in view where the canvas cuts something off. `magnify` shows `magnify_at` larger, by that factor; `zoom` is
    slow, by `zoom_by` over the whole length, towards `zoom_at`.
    """

    model_config = _KEEP
    fit: Fit | None = None
    zoom: Zoom = "none"
    zoom_by: float = 0.12
    zoom_at: Place = "center"
    focus: Place | None = None
    magnify: float = 1.0
    magnify_at: Place = "center"
    turn: float = 0.0
    mirrored: bool = False
    flipped: bool = False
    crop: Crop = Field(default_factory=Crop)
    grade: Grade = Field(default_factory=Grade)
    steady: bool = False


class Inset(BaseModel):
    """A picture over the film: a clip in a corner, a logo. `size`: of the canvas's shorter side, its width.

    `rounded`: with round corners and a thin border.
    """

    model_config = _KEEP
    place: Place = "top_right"
    size: float = 0.33
    opacity: float = 1.0
    rounded: bool = False


class TextStyle(BaseModel):
    """Where a text is, and how it looks, comes and goes. Colours are `#rrggbb`.

    `position` and `side` give one of nine places; `lift` moves it up from there, by a fraction of the canvas's height.
    `outline` is "auto" (dark around light letters, light around dark ones), "none" or a colour. `box` is a plate behind
    the letters, None or a colour; `veil` darkens the whole picture behind them, by a fraction. `font` is "sans",
    "serif", "display" or the name of a family of the machine. `highlight` is the colour of the word that is being said,
    where a caption knows its words' times.
    """

    model_config = _KEEP
    position: Position = "center"
    side: Side = "center"
    lift: float = 0.0
    size: Size = "large"
    colour: str = "#ffffff"
    outline: str = "auto"
    shadow: bool = True
    box: str | None = None
    box_opacity: float = 1.0
    veil: float = 0.0
    font: str = "sans"
    bold: bool = True
    enter: Animation = "fade"
    leave: Animation = "fade"
    highlight: str | None = None


class Placement(BaseModel):
    """`x`: what the studio knows of a segment. Times in ms on the timeline; `volume` 1.0 is as recorded.

    `anchor` says what a text or a song follows when the film's length changes: its own time, the film's end, the
    whole film, or the rest of it from its own start on.
    """

    model_config = _KEEP
    id: str
    start_ms: int = 0
    anchor: Anchor = "time"
    source: Source | None = None
    speed: float = 1.0
    reverse: bool = False  # the part plays backwards
    freeze: bool = False  # the picture at `source.in_ms` stands still, in silence
    volume: float = 1.0
    fade_in_ms: int = 0
    fade_out_ms: int = 0
    levels: list[LevelSpan] = Field(default_factory=list)
    duck_db: float = 0.0  # how far music steps back while somebody speaks
    beat_bpm: float | None = None  # the tempo on which the cuts were last laid
    text: str | None = None
    style: TextStyle | None = None
    reworded: dict[int, str] = Field(default_factory=dict)  # of captions out of a file: other words, by 0-based number
    transform: Transform | None = None
    transition_out: Transition | None = None
    inset: Inset | None = None  # on a second picture track
    effects: list[dict[str, Any]] = Field(default_factory=list)
    role: str | None = None  # "clip", "overlay", "logo", "music", a TextKind, "captions" (out of a file)
    origin: str | None = None  # "upload", "composer", "agent"


class Segment(BaseModel):
    """One piece of a track. `d` is its whole length on the timeline in ms, overlaps included."""

    model_config = _KEEP
    d: int = 0
    m: dict[str, Any] = Field(default_factory=dict)
    x: Placement | None = None


class Track(BaseModel):
    """One row of the timeline."""

    model_config = _KEEP
    tt: int = VIDEO
    sg: list[Segment] = Field(default_factory=list)
    m: dict[str, Any] = Field(default_factory=dict)


class SafeArea(BaseModel):
    """How much of the canvas, at each edge, texts keep out of: fractions of its height and width."""

    model_config = _KEEP
    top: float = Field(default=0.0, ge=0, le=0.4)
    right: float = Field(default=0.0, ge=0, le=0.4)
    bottom: float = Field(default=0.0, ge=0, le=0.4)
    left: float = Field(default=0.0, ge=0, le=0.4)


class Meta(BaseModel):
    """The film's own facts: title, canvas in pixels, frames per second, how pictures fit the canvas."""

    model_config = _KEEP
    title: str = ""
    width: int = 1080
    height: int = 1920
    fps: int = 30
    fit: Fit = "blur"
    focus: Place = "center"
    fade_in_ms: int = 0  # from black and silence, at the film's start
    fade_out_ms: int = 0
    preset: str | None = None  # the platform it is made for, a name of `presets.py`
    safe_area: SafeArea | None = None
    loudness_lufs: float | None = None  # None: as usual


class Draft(BaseModel):
    """A whole timeline. `d` is its length in ms."""

    model_config = _KEEP
    t: list[Track] = Field(default_factory=list)
    d: int = 0
    m: Meta = Field(default_factory=Meta)

    def tracks(self, kind: int) -> list[Track]:
        """The tracks of one type (`VIDEO`, `AUDIO`, `TEXT`), in order."""
        return [track for track in self.t if track.tt == kind]

    def exportable(self) -> bool:
        """Whether some track has a segment: the wire's own test for "there is something to render"."""
        return any(track.sg for track in self.t)

    def wire(self) -> dict[str, Any]:
        """The JSON object that travels; unknown keys included."""
        return self.model_dump(mode="json", exclude_none=True)


def starts(track: Track) -> list[tuple[int, bool]]:
    """Where each segment of a track begins: `(ms, known)`.

    `known` is False where the wire does not say (no `x`): then the start is the running sum of `d`, and whoever
    shows it marks it with "~".
    """
    out: list[tuple[int, bool]] = []
    running = 0
    for segment in track.sg:
        if segment.x is not None:
            out.append((segment.x.start_ms, True))
            running = segment.x.start_ms + segment.d
        else:
            out.append((running, False))
            running += segment.d
    return out


def length_ms(draft: Draft) -> int:
    """Where the last segment of any track ends, in ms."""
    ends = [start + segment.d for track in draft.t for (start, _), segment in zip(starts(track), track.sg, strict=True)]
    return max(ends, default=0)
