"""Clauses that ask for nothing: opinions, reasons, what is seen: "nothing happens there", "so people can read it".

Pure. Only closed patterns, over the whole clause: whatever could be a wish ("it should be calmer") is none of them.
"""

from __future__ import annotations

import re
from typing import Final

from reelwright.edits.reasons import SO_THEY_CAN
from reelwright.edits.tokens import Kind, Token

K = Kind

_SILENT: Final = frozenset(
    {K.WORD, K.FILLER, K.PREP, K.IT, K.A, K.CLIPS, K.CLIP, K.NUM, K.DEGREE, K.NEG, K.FILM, K.MATERIAL, K.TEXT, K.BEFORE,
     K.ORDINAL, K.EVERYTHING, K.EDGE, K.REMARK, K.MAKE, K.ALL, K.PART, K.MUSIC, K.OTHERS, K.AFTER, K.SHOW, K.STEP,
     K.CAPTIONS, K.TRANSITION, K.AUDIO, K.VOLUME, K.SHAPE, K.BEST, K.KEEP, K.COLON, K.ANGLE, K.ADD, K.LEVEL, K.SLOWER,
     K.FASTER, K.EACH, K.AND, K.LOOK, K.QUESTION, K.REVERSE, K.BOOMERANG, K.MOOD, K.SHORTER, K.LONGER, K.PLACE, K.ABOUT,
     K.SAYING, K.SIZE, K.TAIL, K.HEAD, K.RATE, K.HIGHLIGHT, K.UNDO, K.WHOLE, K.TIMES}
)  # fmt: skip
_LEFT_ALONE: Final = frozenset(
    {K.CHANGE, K.REMOVE, K.AS_IT_IS, K.CUT, K.KEEP, K.SONG, K.STYLE, K.LOOK, K.RATIO, K.TRIM, K.MOVE, K.LOGO, K.SPEECH}
)
_HOW: Final = frozenset({K.LEVEL, K.FASTER, K.SLOWER, K.LOOK, K.MOOD, K.SHORTER, K.LONGER, K.REVERSE})
_WISHES: Final = re.compile(
    r"\b(?:want|wanna|need|needs|should|shoulda|must|have to|has to|gotta|please|pls|plz|let's|lets|would|wish"
    r"|rather|instead|"
    r"make|put|add|use|change|turn|set|remove|delete|cut|trim|drop|lose|move|swap|speed|slow|mute|give|get rid|keep|"
    r"to be|be able to have|can you|could you|can we|could we|replace|try|prefer|only|except|without|but)\b"
)
_VERY: Final = (
    r"(?:(?:really|just|so|kinda|kind of|pretty|very|super|way|too|a bit|a little|totally|still|all"
    r"|quite|sorta|already|actually|also|not|never|such|more|much|a lot|far) )*"
)
_THING: Final = (
    r"(?:it|this|that|these|those|there|they|he|she|everything|all of it|(?:the|my|our|that|this|his"
    r"|her) (?:[\w'-]+ ){0,3}?[\w'-]+)"
)
_STATES: Final = (
    r"(?:boring|washed out|flat|bland|grainy|out of focus|unfocused|shaking|sideways|ugly|bad|terrible|awful|horrible"
    r"|weird|odd|strange|off|meh|dead|empty|pointless|useless"
    r"|repetitive|messy|"
    r"annoying|dull|lame|cringe|cringy|confusing|distracting|unnecessary|long|short|nice|great|good|cool|perfect"
    r"|cute|funny|"
    r"fine|okay|ok|amazing|awesome|beautiful|gorgeous|lovely|better|worse|best|worst|important|shaky|blurry"
    r"|upside down|tilted|"
    r"crooked|wrong|too long|too short|too boring|too much|(?:my favou?rite|the best|the worst)(?: (?:one|clip|part"
    r"|bit|shot|moment))?|working|great so far|"
    r"nothing special|not it|a mess|a bore|all over the place|hard to follow|hard to watch|out of place|a waste)"
)
_ENDS: Final = (
    r"(?: (?:there|here|now|right now|at all|tbh|imo|anyway|though|honestly|so far|already|before"
    r"|for me|to me|to watch|too|in that part|in it|of it|lol|haha|like that))*"
)
_PATTERNS: Final = tuple(
    re.compile(rf"(?:(?:and|but|cuz|cause|because|coz|since|as|bc|honestly|also|well|tbh|sorry|oh|hmm|i think"
    rf"|i feel like|like) )*(?:{pattern}){_ENDS}")
    for pattern in (
        r"(?:there's |there is )?(?:nothing|not much|not a lot|nobody|no one|nothing much)(?: (?:really|much"
        r"|interesting|ever))*"
        r"(?: (?:happens|happening|is happening|goes on|going on|is going on|to see|moves|talks|cares))?",
        r"(?:i|we) (?:(?:really|just|kinda|do|did|actually|also|honestly|absolutely|so|totally|don't|do not|dont"
        r"|didn't|never) )*"
        r"(?:like|liked|love|loved|hate|hated|dislike|disliked|enjoy|enjoyed|can't stand|cant stand)(?: [\w'-]+){0,3}?"
        r"(?: (?:it|this|that|them|one|clip|clips|part|bit|ending|shot|shots|video|vid|photo|song|music|title"
        r"|text|version|way))?"
        r"(?: (?:how|the way) it was)?(?: (?:so much|a lot|at all|better|more|best|much better|way better"
        r"|anymore|any more))?(?: (?:before|earlier|though))?",
        rf"{_THING}(?: (?:is|was|are|were|looks|looked|feels|felt|seems|sounds|got|gets|came out)|'s"
        rf"|'re) {_VERY}{_STATES}",
        rf"it'?s {_VERY}{_STATES}",
        rf"{_THING} {_VERY}(?:drags|drags on|starts too (?:late|early|slow|slowly)|ends too (?:late|early|abruptly"
        rf"|suddenly)|sucks|stinks|drag|goes on forever|goes on too long|lasts too long"
        rf"|takes too long|"
        r"takes forever|is killing me|does nothing|doesn't work|doesnt work|bores me|annoys me|looks wrong"
        r"|feels wrong)",
        rf"{_THING}(?:'s| is| looks| feels| works| was) {_VERY}(?:funnier|cooler|nicer|cuter|prettier|better|easier"
        rf"|cleaner|calmer"
        r"|more \w+)(?: (?:that way|this way|like that|like this|then|backwards|slower))",
        r"so (?:that )?(?:it|people|i|we|you|they|everyone|everybody|viewers|the viewers|folks|my friends|my mom"
        r"|nobody|no one|ppl) "
        r"(?:can|could|can't|cant|cannot|don't|doesn't|won't|will|get|gets|know|see|sees)(?: [\w'-]+){0,8}",
        rf"{SO_THEY_CAN}(?: [\w'-]+){{0,6}}",
        r"(?:i|you|u|people|ppl|we|they|nobody|no one|my mom|viewers) (?:can't|cant|cannot|can not|can barely"
        r"|can hardly|couldn't|couldnt|could not|barely|hardly)"
        r" (?:even )?(?:read|see|hear|tell|make out|understand|follow|watch|recognize|recognise)(?: [\w'-]+){0,6}",
        r"(?:because|cuz|cause|coz|bc|since) [\w'-]+(?: [\w'-]+){0,11}",
        r"(?:thanks|thank you|ty|thx|great|perfect|nice|awesome|good job|well done|love it|looks? (?:great|good"
        r"|amazing|nice|awesome)(?: so far)?|"
        r"you're the best|ur the best|you rock|sorry|my mistake|oops|whoops|ugh|yikes|hmm+|hey|hello|hi there"
        r"|quick question)(?: (?:so much|again|man|dude|bro|mate|guys|everyone))*",
        r"(?:it|this|that)(?:'s| is) (?:for|going (?:up )?(?:on|to|in)) (?:my|our|a|the) [\w'-]+(?: [\w'-]+){0,3}",
        r"(?:i'm|im|i am|we're|we are) (?:making|doing|working on|putting together|posting"
        r"|editing) [\w'-]+(?: [\w'-]+){0,7}",
        r"(?:i|we) (?:changed my mind|messed up|forgot|was wrong|made a mistake|screwed up|don't know why"
        r"|have no idea why)",
        r"(?:that's|that is|this is|it's|it is) (?:what i meant|it|all|how i like it|what happened)",
    )
)  # fmt: skip
_WHAT: Final = r"(?:the |my |any of the |that |it|anything|them)?(?: ?[\w'-]+){0,4}"
_UNTOUCHED: Final = re.compile(
    rf"(?:please |just |but |and )*(?:(?:don't|do not|dont|without|never) (?:you )?(?:change|touch|mess with"
    rf"|alter|modify|replace|remove|"
    rf"delete|lose|cut|changing|touching|altering|losing) {_WHAT}"
    rf"|leave {_WHAT} (?:alone|as is|as it is|as they are|like that|the way it is|untouched|in|the same)"
    rf"|keep {_WHAT} (?:as is|as it is|as they are|the same|unchanged|like that|the way it is|where it is|in there))"
)
_LONGEST: Final = 160  # characters


def is_to_stay(tokens: tuple[Token, ...], message: str) -> bool:
    """Whether a clause names what is not to be changed: "leave the dog alone"."""
    words = " ".join(message[tokens[0].start : tokens[-1].end].lower().replace("’", "'").split()).strip(" .…-")
    return len(words) <= _LONGEST and _UNTOUCHED.fullmatch(words) is not None


def is_remark(tokens: tuple[Token, ...], message: str) -> bool:
    """Whether a clause, which no rule fits, asks for nothing."""
    if any(token.kind not in _SILENT | _LEFT_ALONE for token in tokens):
        return False
    if tokens[-1].end - tokens[0].start > 2 * _LONGEST:
        return False
    words = " ".join(message[tokens[0].start : tokens[-1].end].lower().replace("’", "'").split()).strip(" .…-")
    if len(words) > _LONGEST:
        return False
    if _UNTOUCHED.fullmatch(words):
        return True
    if any(token.kind not in _SILENT for token in tokens):
        return False
    if words.startswith("so ") and any(token.kind in _HOW for token in tokens):
        return False  # "so it can be louder"
    reason = words.startswith(("because ", "cuz ", "cause ", "coz ", "bc ", "since ", "so "))
    return (reason or not _WISHES.search(words)) and any(pattern.fullmatch(words) for pattern in _PATTERNS)
