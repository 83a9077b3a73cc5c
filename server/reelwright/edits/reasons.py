"""Where a clause begins that gives a reason: "crop it so people can see", "cut it since nobody talks". Pure.

A step of `references.py`: such a clause is parted from the wish before it, as if by a comma.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import Final

from reelwright.edits.tokens import CLAUSE_ENDS, VERBS, Kind, Token

_BECAUSE: Final = ("because", "cuz", "cause", "coz", "bc")
_PERSONS: Final = ("i", "we", "you", "people", "ppl", "they", "everyone", "everybody", "viewers", "nobody", "folks")
SO_THEY_CAN: Final = (
    r"so (?:that )?(?:my |our |the |all )?[a-z]+ (?:can|could|will be able to) (?:actually |easily |still )?"
    r"(?:read|see|hear|follow|understand|tell|watch|find|recogni[sz]e|enjoy)\b"
)
"""A purpose of somebody's, whoever that is: "so parents can read it"."""
_SINCE: Final = (
    r"since (?:i|i'm|we|you|he|she|it|it's|they|there|there's|nobody|no one|people|everyone|everybody|someone|that"
    r"|my)\b"
)
_TOLD: Final = re.compile(rf"{SO_THEY_CAN}|{_SINCE}", re.IGNORECASE)


def reasons(tokens: list[Token], message: str) -> list[Token]:
    """The tokens with a comma before each such clause."""
    out: list[Token] = []
    for token, following in zip_longest(tokens, tokens[1:]):
        words = message[token.start : token.end].lower()
        then = message[following.start : following.end].lower() if following else ""
        so = words == "so" and following is not None and (following.kind in VERBS or then in _PERSONS)
        told = words in ("so", "since") and _TOLD.match(message, token.start) is not None
        if out and out[-1].kind not in CLAUSE_ENDS and (so or told or words in _BECAUSE):
            out.append(Token(Kind.COMMA, None, token.start, token.start))
        out.append(token)
    return out
