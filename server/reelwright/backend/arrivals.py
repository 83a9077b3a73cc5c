"""Whether a file is among those that a session has: services rename what they are sent. Pure.

Looked for by content, then by name, then by what is left of the name. What is still left after that is taken for the
files that are still missed, if it is enough for all of them: nobody else puts files into a session at that moment.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from reelwright.media.names import sent_name

Info = Mapping[str, Any]


@dataclass(frozen=True)
class Wanted:
    """A file, or a URL's last part, that may have arrived."""

    name: str
    sha256: str | None = None


def arrived(wanted: Sequence[Wanted], infos: Sequence[Info]) -> list[Info | None]:
    """For each that is wanted, its entry among those that came in since; None if it is not there."""
    left, found = list(infos), dict[int, Info]()
    rules: tuple[Callable[[Wanted, Info], bool], ...] = (_same_content, _same_name, _kindred_name)
    for rule in rules:
        _take(wanted, left, found, rule)
    if len(left) >= len(wanted) - len(found):
        _take(wanted, left, found, lambda want, info: not _other_content(want, info))
    return [found.get(number) for number in range(len(wanted))]


def _take(
    wanted: Sequence[Wanted], left: list[Info], found: dict[int, Info], rule: Callable[[Wanted, Info], bool]
) -> None:
    """Move what the rule matches from `left` to `found`; each entry is one file only."""
    for number, want in enumerate(wanted):
        match = next((place for place, info in enumerate(left) if number not in found and rule(want, info)), None)
        if match is not None:
            found[number] = left.pop(match)


def _same_content(want: Wanted, info: Info) -> bool:
    return want.sha256 is not None and str(info.get("hash")).lower() == want.sha256


def _other_content(want: Wanted, info: Info) -> bool:
    """Both digests are known, and differ; a hash of another length is of another kind."""
    theirs = str(info.get("hash") or "").lower()
    return want.sha256 is not None and len(theirs) == len(want.sha256) and theirs != want.sha256


def _same_name(want: Wanted, info: Info) -> bool:
    return info.get("filename") in (want.name, sent_name(want.name)) and not _other_content(want, info)


def _kindred_name(want: Wanted, info: Info) -> bool:
    """Such as "my-clip_1.mp4" for "My clip.mp4"."""
    ours, theirs = _letters(want.name), _letters(str(info.get("filename") or ""))
    return len(ours) > 1 and ours in theirs and not _other_content(want, info)


def _letters(name: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKC", PurePath(name).stem).casefold() if char.isalnum())
