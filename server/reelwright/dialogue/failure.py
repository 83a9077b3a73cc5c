"""An error in words: what happened, whether anything was spent, what to do next. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reelwright.dialogue.framing import quotes_the_service
from reelwright.dialogue.sentences import SentenceKey, say
from reelwright.draft.names import Language
from reelwright.errors import Category, ReelwrightError, Spent

_SPENT: Mapping[Spent, SentenceKey] = {
    "nothing": "spent_nothing",
    "some": "spent_some",
    "unknown": "spent_unknown",
}
_QUOTED = re.compile("“[^”]*”")  # whoever is quoted does not know what it cost
_MAY_COST: frozenset[Category] = frozenset({"service", "account", "network", "internal", "cancelled"})


def failure(error: ReelwrightError, language: Language = "en", *, free: bool = False) -> str:
    """The three lines of an error. `free`: nothing can cost anything here, so that goes without saying."""
    lines = [error.message, "" if free else _spent(error, language), _step(error, language)]
    return "\n".join(line for line in lines if line)


def _step(error: ReelwrightError, language: Language) -> str:
    """The hint; after words of the service it says that it is not theirs."""
    if error.hint and quotes_the_service(error.message):
        return say("what_to_do", language, hint=error.hint)
    return error.hint


def _spent(error: ReelwrightError, language: Language) -> str:
    said = _QUOTED.sub("", f"{error.message} {error.hint}").lower()
    if error.category not in _MAY_COST or "spent" in said or "花费" in said:
        return ""
    return say(_SPENT[error.spent], language)
