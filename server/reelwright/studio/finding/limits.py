"""How much of a file is looked through, and for how long at most."""

from __future__ import annotations

from typing import Final

MOST_SECONDS: Final = 1800  # of a file; what comes after the first half hour is not looked at
TIME_LIMIT_S: Final = 300.0  # of one pass
