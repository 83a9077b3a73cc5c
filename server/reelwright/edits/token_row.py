"""The tokens of a message to look ahead in, with its words. Pure."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from reelwright.edits.quoting import is_ideograph
from reelwright.edits.tokens import Kind, Token


@dataclass(frozen=True, slots=True)
class TokenRow:
    """The tokens of `message` in order. A place beyond the last has none."""

    tokens: list[Token]
    message: str

    def at(self, place: int) -> Token | None:
        return self.tokens[place] if place < len(self.tokens) else None

    def kind(self, place: int) -> Kind | None:
        token = self.at(place)
        return token.kind if token else None

    def skip(self, place: int, kinds: Set[Kind]) -> int:
        while (token := self.at(place)) and token.kind in kinds:
            place += 1
        return place

    def said(self, token: Token) -> str:
        return self.message[token.start : token.end].lower()

    def is_chinese(self, place: int) -> bool:
        token = self.at(place)
        return token is not None and is_ideograph(self.message[token.start])
