"""What a message is made of: tokens, each of one kind. Pure data; `lexer.py` makes them, `rules_*.py` ask for them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto


class Kind(StrEnum):
    """What a stretch of a message means. The comment says what `Token.value` holds; without one it is None."""

    # what separates clauses
    STOP = auto()
    COMMA = auto()
    AND = auto()
    WITH = auto()
    COLON = auto()

    # literals
    QUOTE = auto()  # the text between the quotes
    FILE = auto()  # a picture's or clip's file name
    SONG = auto()  # a song's file name
    NUM = auto()  # int
    ORDINAL = auto()  # int, "first" or "last"
    RANGE = auto()  # (from, to), both included
    FROM_END = auto()  # int: 2 is the last but one
    PARTS = auto()  # int: "into 3 equal parts"
    TIME = auto()  # ms
    SPAN = auto()  # (from ms, to ms)
    HEAD = auto()  # ms: "the first 3 seconds"
    TAIL = auto()  # ms: "the last 3 seconds"
    PERCENT = auto()  # Decimal: 20% is 0.2
    FACTOR = auto()  # Decimal: 2x is 2
    RATIO = auto()  # "9:16"

    SHORT_SIDE = auto()  # int: 720 for "720p"
    PIXELS = auto()  # (width, height)
    ANGLE = auto()  # Decimal: degrees
    OPACITY = auto()  # Decimal: "at 80% opacity" is 0.8
    LUT_FILE = auto()  # a .cube file's name

    # made of several tokens, by references.py
    CLIPS = auto()  # a Reference
    START = auto()  # ms: "at 2s"
    DURATION = auto()  # ms: "for 4 seconds"
    UNTIL = auto()  # ms: "to 5s"
    BY_TIME = auto()  # ms: "by 2 seconds"
    AT_CLIP = auto()  # a clip: "when the dog shows up"
    UNTIL_CLIP = auto()  # a clip: "until the dog shows up"
    MATERIAL = auto()  # "clips", "videos" or "photos": "my clips"
    FILM = auto()  # "video" where it may be the material as well: 视频

    # nouns
    CLIP = auto()  # "clip", "clips", "video", "videos", "photo" or "photos"
    MUSIC = auto()
    TEXT = auto()  # a TextKind of draft/model.py, or None
    CAPTIONS = auto()
    EXCEPT_TEXT = auto()  # TextKinds: "except the title and the end card"
    TRANSITION = auto()
    AUDIO = auto()
    VOLUME = auto()
    RATE = auto()
    SHAPE = auto()
    STEP = auto()
    PLACE = auto()
    EVERYTHING = auto()

    # what kind, where, how much
    ALL = auto()
    EACH = auto()
    EDGE = auto()  # "start" or "end"
    BETWEEN = auto()
    AFTER = auto()
    BEFORE = auto()
    STYLE = auto()  # a transition's kind, or "varied"
    HARD_CUT = auto()
    FADE_BLACK = auto()
    BARE_FADE = auto()
    WAY = auto()  # "out" or "both", apart from its verb: "fade the music out"
    FADE = auto()  # "in", "out" or "both"
    MOOD = auto()  # a mood of the composer
    GENRE = auto()
    FIT = auto()  # "crop", "blur" or "letterbox"
    FITTING = auto()  # how pictures fill the frame is to change, not its shape
    POSITION = auto()  # a Place of draft/model.py: "top", "bottom_left"
    SIZE = auto()  # "small", "medium", "large", "huge", "smaller" or "bigger"
    COLOUR = auto()  # "#rrggbb"
    OUTLINE = auto()  # a colour, "none", or None: one that suits
    SHADOW = auto()  # bool
    BOX = auto()  # a colour, "none", or None: one that suits
    BOLD = auto()  # bool
    FONT = auto()  # a family, or None
    ENTER = auto()  # an Animation of draft/model.py
    LEAVE = auto()  # the same
    STILL = auto()  # "no animation"
    LIFT = auto()  # 1 or -1: up or down
    LATER = auto()  # ms: how much later a text comes; below 0 earlier
    LONGER_BY = auto()  # ms: how much longer it stays; below 0 shorter
    CAPITALS = auto()
    BY_WORD = auto()  # bool
    CAPTION_FILE = auto()  # a caption file's name, or None for the noun
    WHOLE = auto()
    ZOOM = auto()  # a Zoom of draft/model.py: "in", or "left" for a pan
    BARE_ZOOM = auto()
    SOUND_FILE = auto()  # a sound's file name that is no music, or None for the noun
    ANOTHER_SONG = auto()
    TEMPO = auto()
    BPM = auto()  # Decimal: beats a minute
    OFFSET = auto()  # ms: "30s into the song"
    DECIBELS = auto()  # Decimal
    DUCK = auto()
    SPEECH = auto()  # "when I talk"
    BEAT = auto()  # cuts on every so manieth beat: 1, 2 or 4
    SILENCES = auto()
    EVEN = auto()  # "the same loudness"
    BEGIN = auto()
    FINISH = auto()
    TONE = auto()  # "brightness", "contrast", "saturation" or "temperature"
    TONED = auto()  # a tone and its direction: ("brightness", 1) is "brighter"
    DEGREE = auto()  # "slight" or "strong"
    LOOK = auto()  # a look by name
    AS_SHOT = auto()  # colours as they were recorded
    LUT = auto()
    FOCUS = auto()  # "in view"
    BORDER = auto()  # all edges, or "sides" (left and right), or "rows" (top and bottom)  # "each edge"
    CLOCKWISE = auto()  # 1 or -1
    STATIC = auto()  # "punch in on": larger all the time
    GENTLY = auto()  # "slowly": larger little by little
    PIP = auto()
    LOGO = auto()
    OVERLAY = auto()
    ROUNDED = auto()
    HALF = auto()
    LEVEL = auto()  # a key of levels.LEVELS
    TIMES_AS_LOUD = auto()  # Decimal: of what it is now
    FASTER = auto()
    SLOWER = auto()
    LONGER = auto()
    SHORTER = auto()

    # verbs
    ADD = auto()  # "put" where it may also mean to move
    MAKE = auto()
    GENERATE = auto()  # "invent" where nothing is there yet to make it from
    COMBINE = auto()
    CUT_INTO = auto()
    REMOVE = auto()
    NEG = auto()
    TRIM = auto()
    CUT = auto()
    KEEP = auto()
    SPLIT = auto()  # "middle" where the word itself says so
    MOVE = auto()
    SHIFT = auto()  # 1 or -1: "places later", "places earlier"
    SWAP = auto()
    REORDER = auto()  # "reversed" or "shuffled" where the word itself says how
    OPEN_WITH = auto()  # "start" or "end"
    MUTE = auto()  # "clips" where the word itself says that the music stays
    UNDO = auto()
    SHOW = auto()
    CHANGE = auto()
    ORIGINAL = auto()
    AS_IT_IS = auto()
    ROTATE = auto()
    FLIP = auto()  # "horizontal", "vertical", or None for a mirror
    MAGNIFY = auto()
    STEADY = auto()  # "on" or "off"

    # cutting further, finding, going back, platforms
    INSERT = auto()
    DUPLICATE = auto()
    LOOP = auto()
    TIMES = auto()  # int: "twice"
    BOOMERANG = auto()
    REVERSE = auto()  # "on" or "off"
    FREEZE = auto()
    PART = auto()  # a part as in ops_cut.Part
    KEEPING = auto()  # what stays of each clip: ops_cut.Kept
    FIT_LENGTH = auto()
    AT_MOST = auto()
    UNCUT = auto()  # behind clips: they keep their length
    EACH_AT_MOST = auto()  # the same of every clip: "no clip longer than"
    SCENES = auto()
    HIGHLIGHT = auto()
    BEST = auto()
    FIND = auto()
    REDO = auto()
    RETURN = auto()  # "go back to how it was", before what says where to
    GO_BACK = auto()  # a topic as in ops_cut.Topic, "start", or "combined"
    PLAYING_AT = auto()  # stands before the time at which a clip plays
    PLATFORM = auto()  # a preset's name

    # the rest
    EXCEPT = auto()  # "all" where the word says of what, "behind" for 以外
    OTHERS = auto()  # "all the other", which stands before what they are
    REMARK = auto()
    SAYING = auto()  # "title" where the word itself names a title ("titled"), else None
    ABOUT = auto()
    PREP = auto()  # a key of references.TIME_ROLES, or another preposition
    A = auto()
    IT = auto()  # "it", or None for a pointing word before a noun: "this"
    QUESTION = auto()  # makes a clause a question, unless it is asked politely: 能…吗
    FILLER = auto()
    IMPOSSIBLE = auto()  # a row of impossible.ROWS
    WORD = auto()  # no row knows it


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch `start`..`end` of the message."""

    kind: Kind
    value: object
    start: int
    end: int


SEPARATORS = frozenset({Kind.COMMA, Kind.AND, Kind.WITH})
CLAUSE_ENDS = (Kind.STOP, Kind.COMMA, Kind.AND, Kind.WITH)
FREE = frozenset({Kind.FILLER, Kind.DEGREE, Kind.A, Kind.IT, Kind.PREP, Kind.COLON, *SEPARATORS})
"""Kinds that may stand in any clause: they ask for nothing."""

VERBS = frozenset(
    {
        Kind.ADD, Kind.MAKE, Kind.GENERATE, Kind.COMBINE, Kind.CUT_INTO, Kind.REMOVE, Kind.NEG, Kind.TRIM, Kind.CUT,
        Kind.KEEP, Kind.SPLIT, Kind.MOVE, Kind.SWAP, Kind.REORDER, Kind.OPEN_WITH, Kind.MUTE, Kind.UNDO, Kind.SHOW,
        Kind.CHANGE, Kind.FADE, Kind.FASTER, Kind.SLOWER, Kind.DUPLICATE, Kind.LOOP, Kind.REVERSE, Kind.FREEZE,
        Kind.INSERT, Kind.REDO, Kind.GO_BACK, Kind.RETURN, Kind.ROTATE, Kind.FLIP, Kind.MAGNIFY, Kind.STEADY,
        Kind.TONED, Kind.LONGER, Kind.SHORTER,
    }
)  # fmt: skip
