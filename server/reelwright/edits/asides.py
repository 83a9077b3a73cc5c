"""Clauses that hold nothing of the edit language, said by the way: "my landlord can't see it", "it looks yellowish".

Pure. Wider than `remarks.py`, whose closed patterns say nothing: an aside is reported as such. It tells something, with
a person or a verb of its own; whatever could be a wish, or could change what other words mean (a negation, "only", a
number, a time, a name with a property), is none.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import Final

from reelwright.edits.tokens import Kind, Token

K = Kind

_OTHER_WORDS: Final = frozenset(
    {K.WORD, K.FILLER, K.IT, K.A, K.PREP, K.DEGREE, K.REMARK, K.WITH, K.AND, K.ABOUT, K.CLIP, K.COLON, K.QUESTION,
     K.SAYING, K.SPEECH, K.WAY}
)  # fmt: skip
_TOLD_OF: Final = frozenset(
    {K.CLIPS, K.FILM, K.MATERIAL, K.EDGE, K.PART, K.AUDIO, K.MUSIC, K.TEXT, K.CAPTIONS, K.VOLUME, K.TRANSITION}
)
_TURNING: Final = re.compile(
    r"\b(?:not|no|never|none|nothing|neither|nor|only|just the|except|but|without|unless|if|until|till|instead|rather"
    r"|other than|apart from|all|every|everything|both|each|don't|dont|do not|when|while|where"
    r"|mean|means|meant|say|says|said|think|thinks|thought|guess|talking about|referring|like (?:the|a|an|in|on)|as in"
    r"|correction|sorry|wait|oops)\b"
)
_WISHING: Final = re.compile(
    r"\b(?:want|wanna|need|needs|should|shoulda|must|have to|has to|had to|gotta|let's|lets|would|wish|could|can"
    r" you|can we"
    r"|will you|might|may|better|rather|try|prefer|how about|what about|what if|keep|leave|give|make|please|pls|plz"
    r"|more|less"
    r"|(?!(?:mother|brother|sister|father|daughter|partner|customer|never|ever|over|after|later|water|weather"
    r"|summer|winter|cover|finger|flower|paper|dinner|baker|manager|remember|wander|shower|river|driver|singer|dancer"
    r"|runner|player|member|flicker|hover|discover|enter|tower|power|tiger|under|speaker|photographer|server|waiter"
    r"|bartender|barber|trailer|monster|easter|super|proper|border|order|consider|camper|hiker|biker|stranger|toddler"
    r"|grandfather|grandmother|stepmother|stepfather|offer|sweater|counter|ladder|gather|bother|wonder|thunder|butter"
    r"|owner|user|other|corner|computer|number|together|whatever|however|letter|teacher|neighbor|viewer)\b)\w{3,}er)\b"
)
_PERSON: Final = r"(?:i|we|he|she|they|u|you|someone|somebody|everyone|everybody|nobody|people|ppl|who)"
_OURS: Final = r"(?:my|our|his|her|their) [\w'-]+(?: [\w'-]+)?"
_BEING: Final = (
    r"(?:is|are|was|were|am|isn't|aren't|wasn't|looks?|looked|sounds?|sounded|feels?|felt|seems?|seemed|drags?"
    r"|goes|went"
    r"|has|have|had|does|did|can't|cant|couldn't|won't|wouldn't|doesn't|didn't|turned out|came out)"
)
_TELLS: Final = re.compile(
    rf"(?:(?:and|cuz|because|since|as|honestly|also|well|sorry|oh|so|ok|okay|tbh|btw|fyi|by the way) )*"
    rf"(?:{_PERSON}(?:'(?:s|m|re|ve|d|ll))? (?!\w+ing\b)[\w'-]+.*"
    rf"|(?:it|they|he|she)(?:'s|'re| is| are| was| were) [\w'-]+ing\b.*"
    rf"|{_OURS} (?:{_BEING}|hates|loves|likes|knows|complained|asked|told)\b.*"
    rf"|{_OURS} \w+(?:s|ed) (?:it|this|that|me|us|him|her|them|there|here|about|at|on|in|the|too|so)\b.*"
    rf"|(?:it|this|that|there|here|that one|this one)(?:'s| {_BEING})\b.*"
    rf"|[\w' -]{{1,40}} {_BEING} .*"
    rf"|(?:love|loved|loving|like|liked|enjoyed|hate|hated) (?:it|this|that|the|how|what)\b.*)"
)
_LONGEST: Final = 160  # characters


def turns(words: str) -> bool:
    """Whether words change what stands beside them, or go on from it: "but", "only", "then"."""
    return re.search(r"\bthen\b", words.lower()) is not None or _TURNING.search(words.lower()) is not None


def is_aside(tokens: tuple[Token, ...], message: str) -> bool:
    """Whether a clause, which no rule fits, only tells something."""
    if not tokens or tokens[-1].end - tokens[0].start > _LONGEST:
        return False
    words = " ".join(message[tokens[0].start : tokens[-1].end].lower().replace("’", "'").split()).strip(" .…-:)(")
    if not words.isascii() or not _TELLS.fullmatch(words) or _TURNING.search(words) or _WISHING.search(words):
        return False
    kinds = {token.kind for token in tokens}
    if not kinds <= _OTHER_WORDS | _TOLD_OF:
        return False
    return K.WORD in kinds


def is_rest(tokens: tuple[Token, ...], message: str) -> bool:
    """Whether words behind "with" only end what was told: "i was fumbling … with the phone"."""
    words = message[tokens[0].start : tokens[-1].end].lower()
    if _TURNING.search(words) or _WISHING.search(words) or not words.isascii():
        return False
    return {token.kind for token in tokens} <= _OTHER_WORDS


def names_the_film(tokens: tuple[Token, ...]) -> bool:
    """Whether it tells of the film itself ("i filmed this on my phone"), so that "it" is about no other thing."""
    return any(
        token.kind is K.IT and (behind is None or behind.kind is K.PREP)
        for token, behind in zip_longest(tokens, tokens[1:])
    )
