"""What each mood sounds like, as data: tempo, keys, progressions, and the layers with their patterns.

A pattern has one character a sixteenth: `.` is silence, `-` holds, any other strikes. What a symbol means depends on
the layer's role:

    chord   `x` the whole chord; strummed, `D` downwards and `U` upwards
    arp     a digit: that note of the chord, from the lowest; beyond its size an octave higher
    bass    a digit: 1 root, 3 third, 5 fifth, 8 octave of the chord
    tune    the melody plays (any non-empty pattern)
    drum    `X` strong, `x` normal, `o` soft

A layer has four patterns, for energy 0 to 3; an empty one is silent.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reelwright.draft.model import Mood
from reelwright.studio.composer.theory import MAJOR, MINOR, Colour

Role = Literal["chord", "strum", "arp", "bass", "tune", "drum"]


@dataclass(frozen=True)
class Layer:
    """One player: an instrument, what it does, and how loud and where it stands (`pan` -1 left to 1 right)."""

    voice: str
    role: Role
    patterns: tuple[str, str, str, str]
    level: float
    pan: float = 0.0
    centre: int = 60  # the MIDI number around which chords lie, the lowest note of a bass, a tune's shift in semitones


@dataclass(frozen=True)
class Style:
    """A mood's music. Progressions are scale degrees (0 is the tonic), one a bar."""

    tempo: float
    swing: float  # how late the second of two sixteenths comes, as a share of a sixteenth
    keys: tuple[int, ...]
    scale: tuple[int, ...]
    colour: Colour
    verses: tuple[tuple[int, ...], ...]
    choruses: tuple[tuple[int, ...], ...]
    cadence: tuple[int, int]
    gentle: tuple[int, ...]
    cells: tuple[str, ...]
    layers: tuple[Layer, ...]
    fill: tuple[tuple[str, str], ...]  # (drum voice, pattern) added to the last bar before a section change
    lift: str  # the voice that swells into a main section
    landing: str  # the voice that opens a main section and lands with the final chord
    ring: float  # seconds of the last chord
    reverb: float  # seconds until the room has died away
    wet: float
    duck: float  # how far the kick pushes the rest down, 0 to 1
    dust: float  # vinyl crackle


_HOLD = "x---------------"
_ROOT = "1---------------"

CALM = Style(
    tempo=74,
    swing=0.0,
    keys=(0, 2, 5, 7),
    scale=MAJOR,
    colour="add9",
    verses=((0, 4, 5, 3), (0, 5, 3, 4), (0, 2, 3, 4)),
    choruses=((3, 0, 4, 5), (5, 3, 0, 4), (3, 4, 5, 0)),
    cadence=(3, 4),
    gentle=(0, 1, 2, 4, 5),
    cells=("x-----x-x-------", "x---x---x-------", "..x-x-x-x-------", "x-------x---x---", "x-x-x---------x-"),
    layers=(
        Layer("pad", "chord", (_HOLD, _HOLD, _HOLD, _HOLD), 0.17, 0.0, 57),
        Layer(
            "piano",
            "arp",
            ("0-------2---1---", "0---1---2---1---", "0-1-2-3-4-3-2-1-", "0-1-2-3-4-3-2-3-"),
            0.36,
            -0.22,
            57,
        ),
        Layer("piano", "tune", ("", "", "x", "x"), 0.62, 0.12, 0),
        Layer("celesta", "tune", ("", "", "", "x"), 0.22, 0.35, 12),
        Layer("round_bass", "bass", ("", "1---------------", "1-------5-------", "1-----1-5---8---"), 0.46, 0.0, 33),
        Layer("kick", "drum", ("", "", "x.......o.......", "x.......x.o....."), 0.34),
        Layer("brush", "drum", ("", "", "....o.......o...", "....x.......x..."), 0.26, 0.08),
        Layer("shaker", "drum", ("", "o...o...o...o...", "o.x.o.x.o.x.o.x.", "oox.oox.oox.oox."), 0.30, 0.30),
    ),
    fill=(("brush", "............o.x."),),
    lift="swell",
    landing="chime",
    ring=4.2,
    reverb=2.4,
    wet=0.34,
    duck=0.0,
    dust=0.0,
)

UPBEAT = Style(
    tempo=112,
    swing=0.10,
    keys=(0, 2, 7, 9),
    scale=MAJOR,
    colour="triad",
    verses=((0, 4, 5, 3), (0, 3, 0, 4), (0, 5, 3, 4)),
    choruses=((3, 4, 0, 5), (0, 4, 5, 3), (3, 0, 4, 5)),
    cadence=(3, 4),
    gentle=(0, 1, 2, 4, 5),
    cells=("x-x-x---x-x-x---", "x---x-x-..x-x---", "..x-x-x-x---x---", "x-----x-x-x-x---", "x-x-..x-..x-x---"),
    layers=(
        Layer(
            "ukulele",
            "strum",
            ("D---D-U---U-D-U-", "D---D-U---U-D-U-", "D---D-U---U-D-U-", "D-UUD-U-DUU-D-UU"),
            0.26,
            -0.30,
            65,
        ),
        Layer("nylon", "arp", ("0---2---1---2---", "", "0-1-2-1-3-1-2-1-", "0-1-2-1-3-1-2-1-"), 0.18, 0.38, 57),
        Layer("pad", "chord", ("", "", _HOLD, _HOLD), 0.13, 0.0, 60),
        Layer("piano", "chord", ("", "", "", "..x-..x-..x-..x-"), 0.15, 0.25, 64),
        Layer("pluck_bass", "bass", ("", "1-------5-------", "1-----1-5---5-8-", "1---1-8-5---5-3-"), 0.58, 0.0, 33),
        Layer("whistle", "tune", ("", "", "x", "x"), 0.32, 0.05, 0),
        Layer("glock", "tune", ("", "x", "", "x"), 0.24, 0.24, 12),
        Layer("kick", "drum", ("", "X.......X.......", "X.......X.x.....", "X...x...X...x..."), 0.74),
        Layer("clap", "drum", ("", "", "....X.......X...", "....X.......X..."), 0.74, 0.04),
        Layer("snap", "drum", ("....x.......x...", "....x.......x...", "", ""), 0.50, -0.12),
        Layer("shaker", "drum", ("", "o.x.o.x.o.x.o.x.", "oox.oox.oox.ooxo", "ooXoooXoooXoooXo"), 0.42, 0.36),
        Layer("tambourine", "drum", ("", "", "", "....x.......x..."), 0.24, -0.35),
    ),
    fill=(("snap", "..........x.x.xx"), ("kick", "............x.x.")),
    lift="swell",
    landing="cymbal",
    ring=2.6,
    reverb=1.3,
    wet=0.20,
    duck=0.12,
    dust=0.0,
)

LOFI = Style(
    tempo=78,
    swing=0.30,
    keys=(0, 3, 5, 8, 10),
    scale=MAJOR,
    colour="ninth",
    verses=((1, 4, 0, 5), (3, 2, 1, 0), (0, 5, 1, 4)),
    choruses=((3, 4, 2, 5), (3, 2, 1, 4), (1, 2, 3, 5)),
    cadence=(1, 4),
    gentle=(0, 1, 2, 4, 5),
    cells=("..x-x---x-----..", "x---..x-x---....", "....x-x-x---x---", "x-x-x-----......", "x-----x-..x-x---"),
    layers=(
        Layer(
            "rhodes",
            "chord",
            ("x-------------..", "x-----x-......x-", "x-----x---..x---", "x-----x---x-..x-"),
            0.31,
            -0.08,
            60,
        ),
        Layer("pad", "chord", (_HOLD, _HOLD, _HOLD, _HOLD), 0.08, 0.0, 57),
        Layer("round_bass", "bass", ("", "1-------5---....", "1-----1---5---1-", "1-----1---5-3-1-"), 0.62, 0.0, 31),
        Layer("vibes", "tune", ("", "", "x", "x"), 0.46, 0.22, 0),
        Layer("nylon", "tune", ("x", "", "", ""), 0.34, -0.20, -12),
        Layer("nylon", "arp", ("", "", "....2-..3-....4-", "..1-2-..3-....4-"), 0.22, 0.42, 60),
        Layer("dusty_kick", "drum", ("", "X.........X.....", "X......x..X.....", "X.....ox..X..o.."), 0.72),
        Layer("rim", "drum", ("", "....x.......x...", "", ""), 0.42, 0.10),
        Layer("dusty_snare", "drum", ("", "", "....X.......X..o", "....X..o....X.o."), 0.64, 0.03),
        Layer("hat", "drum", ("", "x...x...x...x...", "x.o.x.o.x.o.x.oo", "x.oox.o.x.oox.oo"), 0.40, 0.28),
    ),
    fill=(("dusty_snare", "..........o.x.ox"),),
    lift="swell",
    landing="hush",
    ring=3.6,
    reverb=1.5,
    wet=0.20,
    duck=0.28,
    dust=1.0,
)

CINEMATIC = Style(
    tempo=92,
    swing=0.0,
    keys=(0, 2, 9, 7),
    scale=MINOR,
    colour="triad",
    verses=((0, 5, 2, 6), (0, 3, 5, 6), (0, 2, 5, 6)),
    choruses=((5, 6, 0, 2), (0, 5, 2, 6), (5, 2, 6, 0)),
    cadence=(5, 6),
    gentle=(0, 2, 3, 4, 6),
    cells=("x-------x---x---", "x-----------x---", "x---x---x-------", "x-----x-x-------", "x---------x-x---"),
    layers=(
        Layer("strings", "chord", (_HOLD, _HOLD, _HOLD, _HOLD), 0.28, 0.0, 57),
        Layer("strings", "chord", ("", "", "", _HOLD), 0.16, 0.0, 69),
        Layer("piano", "arp", ("0-------4-------", "0---2---1---2---", "", "0-2-4-2-0-2-4-2-"), 0.42, 0.16, 64),
        Layer("spiccato", "arp", ("", "0-0-2-0-1-0-2-0-", "0-002-0-1-002-1-", "0-002-001-002-11"), 0.76, -0.34, 52),
        Layer("spiccato", "arp", ("", "", "3-..3-..4-..3-..", "3-343-345-343-43"), 0.46, 0.40, 60),
        Layer("low_strings", "bass", (_ROOT, _ROOT, "1-------1-------", "1-------1-----1-"), 0.40, 0.0, 33),
        Layer("horn", "tune", ("", "", "x", "x"), 0.40, 0.10, -12),
        Layer("choir", "tune", ("", "", "", "x"), 0.16, -0.06, 0),
        Layer("taiko", "drum", ("", "X...............", "X.....x...x.....", "X..x..x.X..x..xx"), 0.74),
        Layer("tom", "drum", ("", "", "........X...x...", "..x...x...x..xxx"), 0.34, -0.22),
        Layer("tick", "drum", ("", "o...o...o...o...", "o.o.o.o.o.o.o.o.", "x.oox.oox.oox.oo"), 0.42, 0.30),
    ),
    fill=(("tom", "........x.x.xxXX"), ("taiko", "............x.x.")),
    lift="swell",
    landing="boom",
    ring=4.4,
    reverb=2.6,
    wet=0.32,
    duck=0.10,
    dust=0.0,
)

STYLES: dict[Mood, Style] = {"calm": CALM, "upbeat": UPBEAT, "lofi": LOFI, "cinematic": CINEMATIC}
