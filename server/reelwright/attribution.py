"""Which skill is calling, from where: the three attribution headers, out of the installed SKILL.md and its path."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_LONGEST = 120
_MOST_LETTERS = 64 * 1024
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)?---[ \t]*(\n|$)", re.S)
_PACKAGE = "reelwright"


@dataclass(frozen=True)
class Attribution:
    """`source` and `version` are the installed skill's; `platform` is where it is installed."""

    source: str
    version: str
    platform: str

    def headers(self) -> dict[str, str]:
        return {
            "X-Skill-Source": self.source,
            "X-Skill-Version": self.version,
            "X-Skill-Platform": self.platform,
        }


def find(skill: Path | None, *, skill_source: str | None, home: Path) -> Attribution:
    """The attribution of a SKILL.md (None: ours). Never raises: a broken one counts as the package itself."""
    path = skill or _own_skill()
    front = _front_matter(path) if path else {}
    metadata = front.get("metadata")
    named = front.get("version") or (metadata.get("version") if isinstance(metadata, dict) else None)
    return Attribution(
        source=_header(front.get("name")) or _PACKAGE,
        version=_header(named) or _own_version(),
        platform=_header(skill_source) or _platform(path, home),
    )


def _own_skill() -> Path | None:
    """SKILL.md in the wheel, or at the root of a checkout."""
    here = Path(__file__).resolve().parent
    return next((path for path in (here / "SKILL.md", here.parent.parent / "SKILL.md") if path.is_file()), None)


def _platform(path: Path | None, home: Path) -> str:
    if path is None:
        return "unknown"
    places = {home / ".clawhub": "clawhub", home / ".cursor" / "skills": "cursor"}
    for folder, name in places.items():
        if any(spelling.is_relative_to(root) for spelling in _spellings(path) for root in _spellings(folder)):
            return name
    return "unknown"


def _spellings(path: Path) -> tuple[Path, ...]:
    """A path as it is written, and with its links resolved if they do not go round in a circle."""
    try:
        return path.absolute(), path.resolve()
    except (OSError, RuntimeError):
        return (path.absolute(),)


def _front_matter(path: Path) -> dict[str, object]:
    import yaml

    try:
        with path.open(encoding="utf-8-sig") as file:
            found = _FRONT_MATTER.match(file.read(_MOST_LETTERS))
        front = yaml.safe_load(found[1] or "") if found else {}
    except (OSError, ValueError, RecursionError, yaml.YAMLError):
        return {}
    return front if isinstance(front, dict) else {}


def _header(value: object) -> str:
    """A value that is safe in a header: printable ASCII, one line."""
    if not isinstance(value, str | int | float | date):
        return ""
    return "".join(letter for letter in str(value) if " " <= letter <= "~").strip()[:_LONGEST]


def _own_version() -> str:
    try:
        return version(_PACKAGE)
    except PackageNotFoundError:
        return "0"
