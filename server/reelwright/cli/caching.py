"""`reelwright cache`: what the studio keeps of rendered films, and how to be rid of it."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

from reelwright import assemble
from reelwright.errors import CannotSave
from reelwright.redaction import outgoing
from reelwright.settings import Settings


def cache(settings: Settings, *, clear: bool, as_json: bool) -> int:
    """Show what is kept, or throw it away; 1 if the state folder cannot be used."""
    try:
        kept = assemble.cache(settings)
    except CannotSave as error:
        print(outgoing(f"{error.message}\n{error.hint}"), file=sys.stderr)
        return 1
    contents = kept.clear() if clear else kept.contents()
    if as_json:
        print(json.dumps({"folder": str(kept.folder), "cleared": clear, **asdict(contents)}, ensure_ascii=False))
        return 0
    size = f"{contents.entries} pieces of films, {contents.size / 1e6:.0f} MB"
    if clear:
        print(f"Thrown away: {size}.")
        return 0
    asked = contents.hits + contents.misses
    used = f"{contents.hits} of {asked} pieces were found here" if asked else "nothing was asked of it yet"
    print(outgoing(f"{kept.folder}\n{size} of at most {contents.most_bytes / 1e6:.0f} MB; {used}."))
    return 0
