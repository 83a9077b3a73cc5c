"""What a person's file is called when it is shown or sent: a name is as hostile as any text from outside. Pure."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath


def shown_name(name: str) -> str:
    """A person's file name as it may be shown: base name, one line, no control or bidi characters, at most 120."""
    base = re.split(r"[/\\]", unicodedata.normalize("NFC", name).rstrip("/\\"))[-1]
    visible = "".join(" " if char.isspace() else char for char in base if char.isspace() or _is_visible(char))
    plain = " ".join(visible.split()) or "file"
    if len(plain) <= 120:
        return plain
    suffix = PurePath(plain).suffix[:10]
    return plain[: 119 - len(suffix)] + "…" + suffix


def _is_visible(char: str) -> bool:
    return unicodedata.category(char)[0] != "C"


def sent_name(name: str) -> str:
    """A name as it may stand, quoted, in a form's header: shown as it is, at most 200 bytes, never empty or hidden."""
    shown = shown_name(name).replace('"', "'")
    stem, dot, suffix = shown.rpartition(".")
    if dot and not stem:
        return f"file.{suffix}"
    if len(shown.encode()) <= 200:
        return shown
    stem, suffix = (stem, suffix[:10]) if dot else (suffix, "")
    cut = stem.encode()[: 196 - len(suffix.encode())].decode(errors="ignore")
    return f"{cut}…{dot}{suffix}"
