"""Command words with one letter wrong: "spped up the dog", "remoev the music", "mutte it". Pure.

Only whole words of five letters and more that mean nothing else and are no file's name, and only where exactly one
command word is one slip away: a letter too many, too few, another one, or two that changed places. A real word, such
as "lower" or "flower", is never a slip of another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from reelwright.edits.lexicon import meaning_at
from reelwright.edits.quoting import QUOTED

_WORDS: Final = (
    "speed slow music title caption captions subtitle subtitles transition transitions crossfade crossfades "
    "faster slower louder quieter shorter longer bigger smaller brighter darker warmer cooler remove delete "
    "reverse rotate mirror vertical landscape portrait square black white second seconds first video videos "
    "photo photos clips trim mute volume background duplicate split stabilize stabilise combine merge "
    "letterbox yellow orange bottom middle beginning everything upbeat happy acoustic electronic cinematic "
    "picture pictures between after before replace change freeze highlight contrast saturation brightness "
    "boomerang shuffle export center corner whole extend shorten crop zoom fade ending start outline "
)
COMMANDS: Final = frozenset(_WORDS.split())
_REAL_WORDS: Final = (
    "lower flower lowers glower slowed slows speeds speech spend steed stars stare stark smart starts flips slips "
    "chips block slack blacks while whine whites write range fist thirst enter centre sent digger linger "
    "lodger lounge master fatter eastern easter button bottle bottoms riddle fiddle meddle middles "
    "removed remover remote "
    "deleted deletes changed changes charge chance extent extends extended intend yellows fellow mellow bellow hole "
    "whale wholes cooker coolers boiler farmer warmers former marker parker barker darkest parks crops crown zooms "
    "zoomed faded fades spilt splits spit muted reversed reserve sending bending lending mending tending vending "
    "endings ended pictured squared squares squire merge merged emerge verge replaced replaces freezer breeze frozen "
    "corners coroner expert expect report exports alter rafter afters betting lifter shooter snorter shortens sorter "
    "shorten shortened cropped wiser vide videos tile titles titled caption's musical musician mosaic muse volumes "
    "happen nappy sappy apply boxer white photon phones phone trams tramp thirds brighten brighter lighter quitter "
    "smaller smelter longed louder lauder scooter cooler color colour border boarder order orders trimmed trims "
    "forward worth firsts secondly second's seconds beckon reckon combined combines stabler unmute turtle bottomed "
    "mirrors terror horror minor mirrored outlined outlines online routine landscapes portraits rotates rotated donate "
    "duplicated shuffled scuffle shuffler contact contrasts contrary highlights highlighted highlighter picnic "
    "pictures mixture fixture pasture posture befell beforehand betweens begging beginnings midday"
)
REAL_WORDS: Final = frozenset(_REAL_WORDS.split())
_WORD: Final = re.compile(r"(?<![\w@#.'’-])[a-zA-Z]{5,14}(?![\w.'’-]|\.[a-z])")
_SAYING: Final = re.compile(r"\b(?:says?|saying|reads?|reading|called|titled|named|write|type)\b|:", re.IGNORECASE)
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_SHORT: Final = 5  # letters of a name that is too short to be told from other words
_LONGEST: Final = 2000  # characters of a message that is looked at


def respelled(message: str, unknown: Iterable[tuple[int, int]], names: Iterable[str]) -> str:
    """The message with such slips put right inside its `unknown` stretches; the same if there are none."""
    if len(message) > _LONGEST:
        return message
    known = {word for name in names for word in re.findall(r"[a-z]+", name.lower())}
    quotes = [found.span() for found in QUOTED.finditer(message)]
    out, end = [], 0
    for found in _WORD.finditer(message):
        if not any(start <= found.start() < _told(message, start, stop) for start, stop in unknown):
            continue
        if found.start() and found.group()[0].isupper():
            continue  # a name
        if any(start <= found.start() < stop for start, stop in quotes) or found.group().lower() in known:
            continue
        meant = _meant(found.group().lower())
        if meant is not None:
            out += [message[end : found.start()], meant]
            end = found.end()
    return "".join([*out, message[end:]])


def with_names_spelled(message: str, names: Iterable[str]) -> str:
    """The message with a file's name put right where a letter is missing, doubled or out of its place: "cofee"."""
    if len(message) > _LONGEST:
        return message
    known = {word for name in names for word in re.findall(r"[a-z]+", name.rpartition(".")[0].lower())}
    slips = {slip: word for word in known if len(word) > _SHORT for slip in _hasty(word) if slip not in known}
    quotes = [found.span() for found in QUOTED.finditer(message)]

    def put_right(found: re.Match[str]) -> str:
        word = found.group()
        in_quotes = any(start <= found.start() < stop for start, stop in quotes)
        named = found.start() > 0 and word[0].isupper()
        return word if in_quotes or named or _is_real(word.lower()) else slips.get(word.lower(), word)

    return _WORD.sub(put_right, message)


def _hasty(word: str) -> Iterator[str]:
    """A name typed in haste: no slip of these is another letter, which would make other words of it ("bench")."""
    for place in range(1, len(word)):
        yield word[:place] + word[place + 1 :]
        yield word[:place] + word[place] + word[place:]
        if place + 1 < len(word) and word[place] != word[place + 1]:
            yield word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _told(message: str, start: int, stop: int) -> int:
    """Where a stretch ends, or the words to show in it begin."""
    found = _SAYING.search(message, start, stop)
    return found.start() if found else stop


def is_slip(word: str) -> bool:
    """Whether a word, in lower case, is a command word with one letter wrong."""
    return _WORD.fullmatch(word) is not None and _meant(word) is not None


def _meant(word: str) -> str | None:
    if word in COMMANDS or _is_real(word):
        return None
    meant = {other for other in _slips(word) if other in COMMANDS}
    return meant.pop() if len(meant) == 1 else None


def _is_real(word: str) -> bool:
    found = meaning_at(word, 0)
    return word in REAL_WORDS or (found is not None and found[1] == len(word))


def _slips(word: str) -> Iterator[str]:
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in _LETTERS:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]
