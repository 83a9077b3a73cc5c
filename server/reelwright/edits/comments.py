"""Comments that stand beside a wish: "it's just me fumbling with the camera", "you can see my thumb". Pure.

Wider than `asides.py`, because they are set aside only where all the rest is understood (`told_around.py`): a sentence
about people or about the footage, in words that mean nothing to the edit language. Whatever names a clip, a time, an
amount or a quality that could be asked for is none.
"""

from __future__ import annotations

import re
from typing import Final

from reelwright.edits.lexer import Lexer
from reelwright.edits.tokens import Kind, Token

K = Kind

_SAYS_NOTHING: Final = frozenset(
    {K.WORD, K.FILLER, K.PREP, K.IT, K.A, K.DEGREE, K.REMARK, K.AND, K.WITH, K.ABOUT, K.QUESTION, K.NEG, K.SPEECH,
     K.STEP, K.COLON}
)  # fmt: skip
_TO_BE: Final = ("be", "have", "go", "goes", "let")
_NOUNS: Final = ("clip", "shot", "video", "photo", "picture", "pic", "scene", "vid", "one")
_IN_WORDS: Final = ("in front of", "in front", "behind", "even")  # "my thumb is in front of the lens"
_LINK: Final = (
    r"(?:(?:after that|and|so|because|bc|cuz|cause|coz|cos|since|as|honestly|sorry|tbh|well|i think|i guess|lol) )*"
)
_NAMELESS: Final = (
    r"(?:it|this|that|there|here|he|she|they|we|i|you|u|ppl|people|someone|somebody|nobody|no one|everyone)"
)
_OURS: Final = r"(?:my|our|his|her|their|the|some|a|an) [a-z'-]+(?: [a-z'-]+)?"
_VERB: Final = (
    r"(?:'s|'m|'re|'ve|'d| is| are| was| were| am| isn't| aren't| wasn't| has| have| had| does| do| did| can| can't"
    r"| cant| cannot| don't| dont| doesn't| doesnt| didn't| didnt| won't| looks?| looked| feels?| felt| seems?| got"
    r"| gets?)"
)
_TOLD: Final = re.compile(
    rf"{_LINK}(?:(?:{_NAMELESS}|{_OURS}){_VERB}(?: .*)?"
    rf"|(?:i|we|he|she|they|people|someone|somebody|everyone|nobody) [a-z']+(?: .*)?"
    rf"|{_OURS} (?:[a-z]+(?:ed|s)|went|came|fell|broke|ran|hit|blew) .*"
    rf"|(?:its|theres|thats|hes|shes|im|theyre|ive) .*"
    rf"|(?:just |only )?(?:me|us|him|her|my [a-z]+) (?:[a-z]+ )?[a-z]+ing .*"
    rf"|(?:total|such an?|what an?|pure|so) [a-z]+(?: [a-z]+)?)"
)
_WISHES: Final = re.compile(
    r"\b(?:want|wanna|need|needs|needed|should|shoulda|must|supposed|meant to|ought|have to|has to|had to|gotta|let's"
    r"|lets|would|wish|could|can you|can we|can u|will you|might|may|better|rather|try|prefer|how about|what about"
    r"|what if|keep|leave|give|make|please|pls|plz|more|less|but|except|instead|unless|if|until|till|only the|same"
    r"|other|others|both|goes? (?:to|at|in|on|after|before|first|last)|belongs?|comes?|stays?|says?|said|called"
    r"|referring|talking about|as in"
    r"|(?!(?:mother|brother|sister|father|daughter|partner|customer|never|ever|forever|over|after|later|water|weather|summer"
    r"|winter|owner|finger|under|proper|camera|remember|together|whatever|however|teacher|neighbor|another|dinner"
    r"|corner|river|paper|power|tower|flower|silver|soccer|border|waiter|butter|weather|shoulder|her|there|were)\b)"
    r"\w{3,}er)\b"
)
_LONGEST: Final = 120  # characters


def is_comment(clause: str, known: frozenset[str] = frozenset()) -> bool:
    """Whether a clause only tells something. `known`: the words of the files' names, which it may not hold."""
    words = " ".join(clause.lower().replace("’", "'").split()).strip(" .…-:)(")
    if not words.isascii() or len(words) > _LONGEST or not _TOLD.fullmatch(words) or _WISHES.search(words):
        return False
    if not known.isdisjoint(re.findall("[a-z]+", words)):
        return False
    return all(_says_nothing(token, words) for token in Lexer(words).tokens())


def _says_nothing(token: Token, words: str) -> bool:
    said = words[token.start : token.end]
    if token.kind is K.CLIP:
        return said in _NOUNS
    if token.kind is K.WORD and token.value is not None:
        return False
    return token.kind in _SAYS_NOTHING or said in _IN_WORDS or (token.kind is K.MAKE and said in _TO_BE)
