"""What the benchmarks found, as text: lines while they run, and RESULTS.md. Says what was measured and on what."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

_HEAD = """\
# What the benchmarks measured

Written by `make bench`; `benchmarks/README.md` says how to read it. Seconds are medians of {rounds} rounds by the
clock, ours and theirs in turn, at the same priority; ratios travel better than seconds.

| machine | |
|---|---|
"""


@dataclass(frozen=True)
class Row:
    """One line: what was done, ours and the other's figure with their unit, and the ratio that is asked for."""

    job: str
    against: str
    ours: str
    theirs: str
    ratio: str
    wanted: str = ""


def machine() -> dict[str, str]:
    """The facts without which seconds mean nothing."""
    facts = {
        "processor": f"{_processor()}, {os.cpu_count()} cores",
        "system": f"{platform.system()} {platform.release()}",
        "Python": platform.python_version(),
        "FFmpeg": f"imageio-ffmpeg {version('imageio-ffmpeg')}",
        "Reelwright": version("reelwright"),
        "when": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
    }
    return facts | {"load at the end": load()}


def load() -> str:
    """How many processes wanted a core, over the last one and five minutes; empty where nobody counts."""
    if not hasattr(os, "getloadavg"):
        return ""
    one, five, _ = os.getloadavg()
    return f"{one:.1f} (1 min), {five:.1f} (5 min)"


def line(row: Row) -> str:
    """A row as a line of text."""
    wanted = f"  (asked: {row.wanted})" if row.wanted else ""
    return f"{row.job:<46} {row.ours:>10}  {row.against} {row.theirs:>10}  {row.ratio}{wanted}"


def document(rows: Sequence[Row], facts: dict[str, str], notes: Sequence[str], rounds: int) -> str:
    """RESULTS.md."""
    lines = [f"| {name} | {value} |" for name, value in facts.items()]
    lines += ["", "| job | ours | against | theirs | ratio | asked for |", "|---|---|---|---|---|---|"]
    lines += [f"| {r.job} | {r.ours} | {r.against} | {r.theirs} | {r.ratio} | {r.wanted} |" for r in rows]
    lines += ["", *(f"- {note}" for note in notes)]
    return _HEAD.format(rounds=rounds) + "\n".join(lines).rstrip() + "\n"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())
