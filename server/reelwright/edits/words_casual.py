"""Casual English: slang verbs, fillers, typing habits, and complaints that ask for something: rows as in `words_en.py`.

What each kind means is said in `tokens.py`. Complaints ("is way too loud") are built from what is wrong and how it is
said to be so.
"""

from __future__ import annotations

from itertools import product
from typing import Final

from reelwright.edits.tokens import Kind as K

_BEING: Final = (
    "is", "are", "was", "looks", "look", "sounds", "sound", "seems", "seem", "feels", "feel", "gets", "'s", "it's",
    "its",
)  # fmt: skip
_SEEMS: Final = ("looks", "look", "seems", "came out", "comes out", "turned out")
_DEGREES: Final = (
    "", "way ", "a bit ", "a little ", "a tad ", "kinda ", "much ", "far ", "so ", "just ", "still ", "really ",
)  # fmt: skip
_TALKERS: Final = (
    "i", "we", "you", "he", "she", "they", "people", "someone", "somebody", "anyone", "anybody", "the guy", "it",
    "the voice", "the voiceover", "the narrator", "the speaker", "the woman", "the man", "the girl", "the boy",
)  # fmt: skip
_TALKS: Final = (
    "talk", "talks", "speak", "speaks", "am talking", "is talking", "are talking", "am speaking", "is speaking",
    "are speaking", "say something", "says something", "'m talking", "'re talking", "'s talking", "'m speaking",
    "'re speaking", "'s speaking",
)  # fmt: skip
_WHEN: Final = (
    "when", "whenever", "while", "where", "wherever", "as", "every time", "anytime", "any time", "each time",
)  # fmt: skip
_CANNOT: Final = (
    "can't", "cannot", "can not", "can barely", "can hardly", "can't really", "couldn't", "could barely", "can't even",
)  # fmt: skip
_PEOPLE: Final = ("i", "you", "we", "people", "one", "they", "u", "nobody", "no one")
_WRONG: Final[tuple[tuple[K, object, str], ...]] = (
    (K.LEVEL, "quieter", "too loud | too noisy | too high in volume | deafening | blasting | overpowering"),
    (K.LEVEL, "louder", "too quiet | too soft | too silent | barely audible | hard to hear"),
    (K.TONED, ("brightness", 1), "too dark | too dim | underexposed | too gloomy"),
    (K.TONED, ("brightness", -1), "too bright | overexposed | blown out"),
    (K.TONED, ("temperature", -1), "too warm | too yellow | too orange"),
    (K.TONED, ("temperature", 1), "too cold | too cool | too blue"),
    (K.TONED, ("saturation", 1), "too dull | too flat | too grey | too gray | too pale"),
    (K.TONED, ("saturation", -1), "too saturated | too colorful | too colourful"),
    (K.FASTER, None, "too slow | too sluggish | dragging"),
    (K.SLOWER, None, "too fast | too quick | too rushed | too hectic"),
    (K.SIZE, "bigger", "too small | too tiny | too little | hard to read | barely readable | unreadable | illegible"),
    (K.SIZE, "smaller", "too big | too large | too huge"),
    (K.STEADY, "on", "too shaky | too wobbly | too jittery | shaky | wobbly | jittery"),
    (K.REMARK, None, "too boring"),
    (K.REMARK, "long", "too long"),
    (K.REMARK, "short", "too short"),
)


def _complaints() -> list[tuple[K, object, str]]:
    """ "is too loud", "sounds way too loud", "way too loud": all of what is wrong, said in all ways."""
    out: list[tuple[K, object, str]] = []
    for kind, value, faults in _WRONG:
        said = [
            f"{being}{degree}{fault.strip()}"
            for fault, degree, being in product(faults.split("|"), _DEGREES, ("", *(f"{word} " for word in _BEING)))
        ]
        plain = {fault.strip() for fault in faults.split("|")} - {"dragging", "shaky", "hard to hear"}
        out.append((kind, value, " | ".join(phrase for phrase in said if phrase not in plain or "too" in phrase)))
    return out


def _speaking() -> str:
    """ "whenever i'm talking", "every time someone speaks"."""
    said = (
        f"{when} {who}{'' if talks.startswith(chr(39)) else ' '}{talks}"
        for when, who, talks in product(_WHEN, _TALKERS, _TALKS)
    )
    return " | ".join(said)


def _unable(verb: str) -> str:
    """ "I can't hear", "you can barely hear"."""
    return " | ".join(f"{who} {cannot} {verb}" for who, cannot in product(_PEOPLE, _CANNOT))


_SOMEWHAT: Final = (
    "a bit",
    "a little",
    "a little bit",
    "kinda",
    "kind of",
    "rather",
    "pretty",
    "quite",
    "so",
    "really",
    "very",
)
_FAULTS: Final[tuple[tuple[K, object, tuple[str, ...]], ...]] = (
    (K.TONED, ("brightness", 1), ("dark", "dim", "underexposed")),
    (K.TONED, ("brightness", -1), ("bright", "overexposed")),
    (K.LEVEL, "quieter", ("loud", "noisy")),
    (K.LEVEL, "louder", ("quiet", "faint")),
    (K.TONED, ("temperature", 1), ("cold", "blue", "bluish", "chilly")),
    (K.TONED, ("temperature", -1), ("yellow", "orange", "yellowish", "orangey")),
    (K.TONED, ("saturation", 1), ("dull", "pale", "washed out", "faded", "lifeless")),
)


def _rather() -> list[tuple[K, object, str]]:
    """ "is rather dark", "'s a bit loud": said of how it is, and so a complaint."""
    return [
        (kind, value, " | ".join(f"{being} {how} {fault}" for being, how, fault in product(_BEING, _SOMEWHAT, faults)))
        for kind, value, faults in _FAULTS
    ] + [
        (kind, value, " | ".join(f"{seems} {fault}" for seems, fault in product(_SEEMS, faults)))
        for kind, value, faults in _FAULTS
        if kind is K.TONED
    ]


ROWS: Final[tuple[tuple[K, object, str], ...]] = (
    *_complaints(),
    *_rather(),
    (K.LEVEL, "louder", _unable("hear")),
    (K.SIZE, "bigger", _unable("read")),
    (K.REMARK, None,
     " | ".join(_unable(f"hear {what}") for what in ("myself", "me", "anything", "what i say", "my voice"))),
    (K.SPEECH, None, _speaking()),
    (K.SPEECH, None,
     "whenever there's talking | whenever there is talking | whenever there's speech | under the talking parts | "
     "during the talking parts | under me talking | when i'm on camera | when my voice comes in"),
    (K.SPEECH, "so",
     "so my voice comes through | so my voice is clear | so you can hear what i'm saying | so people can hear me"),
    # fillers and shorthand
    (K.WITH, None, "w/ | w"),
    (K.IT, "it", "him | em | 'em | that one | those ones | these ones"),
    (K.FILLER, None,
     "after all | a different font for | another font for | a different font | another font | in another font | "
     "in a different font | teh | hte | th | like | ya know | you know | tbh | imo | lol | haha | pretty please | "
     "if u can | if u could | "
     "for real | fr | asap | real quick | super quick | a sec | gonna | wanna | lemme | prolly | "
     "probably | basically | literally | somehow | whatever | okay so | ok so | alright | all right | hmm | "
     "could u | would u | will u | can ya | could ya | ty | tysm | thx so much | thank you so much | "
     "love | honestly | i was thinking | i'm thinking | how about | what about | "
     "try to | try and | go ahead | in there | on there | over there | up in there | a couple of times | "
     "feel free to | be a dear and | my bad | my handle | our handle | my username | my insta | my ig | my tag | "
     "handle | for the whole clip | the whole clip through | for the entire clip | ready | "
     "username | insta handle | on my phone | on a phone | on mobile | on phones | from my phone | at like | "
     "with like"),
    (K.WORD, None,
     "don't like | do not like | dont like | doesn't | didn't | isn't | wasn't | don't love | don't think | "
     "don't know | "
     "don't care | looks like | look like | sounds like | would love it if"),
    (K.IT, "both", "both | both of them | the two of them | both of those | the both of them | both of these | "
     "those two"),
    # verbs
    (K.ADD, None,
     "i'd rather have | i would rather have | i'd prefer | i would prefer | i'd rather see | gimme | hit me with | "
     "hook me up with"),
    (K.ADD, "put", "throw | chuck | toss | slap on | throw on | stick | stick in | chuck in | toss in | plop"),
    (K.REMOVE, None,
     "hide | nuke | axe | yank | trash | bin | dump | rip out | chop out | toss out | chuck out | kick out | get rid | "
     "cut away | "
     "take out of | do away with"),
    (K.LEVEL, "louder",
     "crank | pump up | amp up | beef up | raise up"),
    (K.LEVEL, "quieter",
     "dial down | dial back | bring down | drop the volume of | a little quieter | a tad quieter | less noisy"),
    (K.FASTER, None, "snappier | zippier | speedier | more snappy | faster paced | punchier pace"),
    (K.TRIM, None, "whittle | whittle down | pare down"),
    (K.CUT, None, "lop | lop off | slice off | knock off | clip off"),
    (K.MAGNIFY, None, "punch in | punched in | punch in on | punch in to | crop in | crop in on"),
    (K.MAKE, None,
     "dial | tone | needs to be | has to be | must be | gotta be | ought to be | should only be | need to be | "
     "have to be | "
     "got to be | "
     "can be | could be | needs to last | oughta be"),
    (K.LEVEL, "quieter",
     "pretty low | pretty quiet | fairly low | quite low | quite quiet | rather quiet | rather low | fairly quiet | "
     "not too loud | not that loud | not so loud | not loud | nice and quiet | nice and low | super quiet | "
     "real quiet | kinda quiet | not too in your face"),
    (K.MUSIC, None,
     "track | tracks | jam | jams | banger | bangers | a beat | audio bed | music bed | "
     "under it | underneath it | under the whole thing | under everything | underneath everything | under the video | "
     "under my video | under the clips | in the back | in the bg | bg music | bgmusic | background tunes | tunes | "
     "under it all | underneath the video | under this"),
    (K.SOUND_FILE, None, "sound file | sound files | voice file | audio file of my voice | second sound"),
    # pictures
    *((K.SHORT_SIDE, side, names) for side, names in (
        (480, "480p"), (540, "540p"), (720, "720p | 720 p"), (1080, "1080p | full hd | 1080 p"),
        (1440, "1440p | 2k"), (2160, "4k | 2160p | uhd | ultra hd"),
    )),
    (K.FILLER, None, "resolution | version of it | copy of it"),
    (K.LOOK, "teal_orange", "look like a movie | look cinematic | look more cinematic | look more like a movie | "
     "feel cinematic | feel more cinematic | "
     "more cinematic look | cinematic feel | look like a film | look filmic"),
    (K.FIT, "crop", "crop out | crop off | crop away"),
    (K.ROTATE, None, "turn around | spin"),
    (K.FADE, "in",
     "start from black | start on black | start in black | start out black | open on black | open from black | "
     "begin from black | begin in black | begin on black | start with black | start with a black screen | "
     "start black | come in from black"),
    (K.FADE, "out",
     "end in black | end on black | end with black | end with a black screen | finish in black | finish on black | "
     "end black | go to black at the end | go out to black | cut to black at the end | close on black"),
    (K.FADE, "both",
     "start and end in black | start and end on black | begin and end in black | start and end with black | "
     "start and finish in black"),
    (K.OTHERS, "rest",
     "the rest | rest | the rest of the clips | the rest of them | the others | everything else | all the others | "
     "all the rest | the other clips | all the other clips | all other clips | the other ones | the other videos | "
     "all the other videos | everyone else | the remaining clips | the remaining ones"),
)  # fmt: skip
