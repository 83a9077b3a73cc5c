"""Hides what people quote, file names and URLs, so that words inside them are never taken for words of ours.

The hidden text is as long as the original, so that places found in it are places in the original.
"""

from __future__ import annotations

import re

from reelwright.draft.media import EXTENSIONS

HELD = "\ue000"

_QUOTED = re.compile(
    r"\"[^\"\n]*(?:\"|$)|“[^”\n]*(?:”|$)|「[^」\n]*(?:」|$)|『[^』\n]*(?:』|$)|《[^》\n]*(?:》|$)|«[^»\n]*(?:»|$)|`[^`\n]*`"
    r"|＂[^＂\n]*(?:＂|$)"
    r"|(?<!\w)'(?:[^'\n]|(?<=\w)'(?=\w))+'(?!\w)|(?<!\w)‘(?:[^’\n]|(?<=\w)’(?=\w))+’(?!\w)",
    re.MULTILINE,
)
_NAMED = re.compile(
    r"\bhttps?://[^\s，。！？；、]+"
    r"|(?<![A-Za-z0-9_~./\\%+@:-])(?:[A-Za-z]:)?[A-Za-z0-9_~./\\%+@-]*[A-Za-z0-9_~%+@-]"
    rf"\.(?:{'|'.join(EXTENSIONS)})(?![A-Za-z0-9])",
    re.IGNORECASE,
)


def hide(text: str) -> str:
    """The text with quoted words, file names and URLs replaced by `HELD`, character for character."""
    without_quotes = hide_quoted(text)
    return _NAMED.sub(lambda found: HELD * len(found[0]), without_quotes)


def hide_quoted(text: str) -> str:
    return _QUOTED.sub(lambda found: HELD * len(found[0]), text)
