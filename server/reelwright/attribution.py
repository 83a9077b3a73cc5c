"""Which skill is calling, from where: the three attribution headers, out of the installed SKILL.md and its path."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_LONGEST = 120
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
    spellings = (path.absolute(), path.resolve())
    for folder, name in places.items():
        if any(spelling.is_relative_to(root) for spelling in spellings for root in (folder, folder.resolve())):
            return name
    return "unknown"


def _front_matter(path: Path) -> dict[str, object]:
    import yaml

    try:
        text = path.read_text(encoding="utf-8-sig")
        opening, _, rest = text.partition("\n")
        if opening.strip() != "---":
            return {}
        front = yaml.safe_load(rest.partition("\n---")[0])
    except (OSError, ValueError, yaml.YAMLError):
        return {}
    return front if isinstance(front, dict) else {}


def _header(value: object) -> str:
    """A value that is safe in a header: printable ASCII, one line."""
    if not isinstance(value, str | int | float):
        return ""
    return "".join(letter for letter in str(value) if " " <= letter <= "~").strip()[:_LONGEST]


def _own_version() -> str:
    try:
        return version(_PACKAGE)
    except PackageNotFoundError:
        return "0"
