"""What a service says, framed as data: it can neither end its own quotation nor look like a line of ours. Pure."""

from __future__ import annotations

from typing import get_args

from reelwright.dialogue.clean import clean, one_line
from reelwright.dialogue.noise import without_noise
from reelwright.dialogue.sentences import say
from reelwright.draft.names import Language
from reelwright.errors import ReelwrightError

MOST_SAID = 4000
_MOST_READ = 20_000
_MOST_IN_AN_ERROR = 500
_WHAT = {
    "token_rejected": "The service does not accept the token.",
    "session_gone": "The service no longer has this project.",
    "no_credits": "There are not enough credits.",
    "plan_blocks_export": "The plan does not include this export.",
    "rate_limited": "The service wants to be called less often.",
    "unsupported_file": "The service does not take this kind of file.",
    "file_too_large": "The file is too large for the service.",
    "not_found": "The service does not know what was asked for.",
    "already_exists": "The service has this already.",
    "answer_lost": "The service failed before it answered.",
    "agent_failed": "The service's agent failed.",
}
_SINGLE = str.maketrans({"“": "‘", "”": "’", "„": "‘", "‟": "’", "〝": "‘", "〞": "’"})


def quoted(text: str, limit: int = MOST_SAID) -> str:
    """A text for between “ and ”: such quotes in it become single ones, and its further lines begin with ">"."""
    lines = clean(text[: 4 * limit], limit).translate(_SINGLE).strip().splitlines()
    return "\n> ".join(line.lstrip("> ") if place else line for place, line in enumerate(lines))


def service_says(text: str, language: Language = "en", limit: int = MOST_SAID) -> str:
    """The text as a quotation that says whose it is; "" when there is nothing in it."""
    inner = quoted(text, limit)
    return say("service_says", language, text=inner) if inner else ""


def of_the_service(error: ReelwrightError, words: str, language: Language = "en") -> ReelwrightError:
    """An error that a service worded: its kind is what we made of it, its words are quoted, its hint is our own."""
    if not words:
        return type(error)(error.message).numbered(error.service_code)
    said = service_says(one_line(without_noise(words[:_MOST_READ]), _MOST_IN_AN_ERROR), language)
    what = _WHAT.get(error.code, "The service refused the call.")
    return type(error)(f"{what} {said}".strip()).numbered(error.service_code)


def quotes_the_service(text: str) -> bool:
    """Whether a message of ours has words of a service in it."""
    return any(say("service_says", language, text="\n").split("\n")[0] in text for language in get_args(Language))


def named(name: str) -> str:
    """A file's name among words of ours: as it is, or in quotes if it could be read as more than a name."""
    plain = one_line(name)
    if plain and len(plain) <= 60 and not set(plain) & set(" \"'“”<>[]()`*|,;:!?{}"):
        return plain
    return f"“{plain.translate(_SINGLE)}”"
