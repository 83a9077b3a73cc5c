"""What a process of ours finds around it in a test: nothing of the person's, and a home in a folder of the test."""

from __future__ import annotations

import os
from pathlib import Path


def environ_at(home: Path, **more: str) -> dict[str, str]:
    """The variables of a process whose home and state folder are in `home`; `more` of them as they are given."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    own = {"HOME": str(home), "USERPROFILE": str(home), "REELWRIGHT_HOME": str(home / "state")}
    return kept | own | more
