"""Write the skills: one template, one small data file for each, into `skills/<slug>/SKILL.md` and the root's SKILL.md.

    python -m release.write_skills           write them
    python -m release.write_skills --check   only say which are not in step (exit code 1)

The package's own skill (`reelwright`) has the package's version; each of the five others has its own.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from string import Template
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SOURCES = Path(__file__).resolve().parent / "skills"
OWN = "reelwright"


def package_version() -> str:
    """The version in pyproject.toml."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


def slugs() -> list[str]:
    """The five published skills."""
    return sorted(path.stem for path in SOURCES.glob("*.toml") if path.stem != OWN)


def skills() -> dict[Path, str]:
    """Every SKILL.md, by its path from the root."""
    texts = {Path("SKILL.md"): skill(OWN)}
    return texts | {Path("skills") / slug / "SKILL.md": skill(slug) for slug in slugs()}


def skill(name: str) -> str:
    """The text of one SKILL.md."""
    template = Template((SOURCES / "template.md").read_text(encoding="utf-8"))
    data = tomllib.loads((SOURCES / f"{name}.toml").read_text(encoding="utf-8"))
    return template.substitute(_fields(name, data))


def _fields(name: str, data: Mapping[str, Any]) -> dict[str, str]:
    fields = {"name": name, "version": package_version(), "notes": ""} | dict(data)
    for key in ("tips", "durations"):
        fields[key] = "\n".join(f"- {line}" for line in data[key])
    fields["prompts"] = "\n".join(f"- “{line}”" for line in data["prompts"])
    fields["description"] = f'"{data["description"]}"' if ": " in data["description"] else data["description"]
    fields["intro"] = data["intro"].strip()
    if fields["notes"]:
        fields["notes"] += "\n\n"
    return fields


def out_of_step() -> list[Path]:
    """The files that are not what the template and the data say, or should not be there at all."""
    wanted = skills()
    there = {path.relative_to(ROOT) for path in (ROOT / "skills").rglob("*") if path.is_file()}
    stray = there - set(wanted)
    changed = {path for path, text in wanted.items() if _read(ROOT / path) != text}
    return sorted(stray | changed)


def write() -> None:
    """Write them all."""
    for path, text in skills().items():
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(text, encoding="utf-8", newline="\n")


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def main() -> None:
    parser = argparse.ArgumentParser(description="Write SKILL.md of every skill from the template.")
    parser.add_argument("--check", action="store_true", help="write nothing, say what is not in step")
    if not parser.parse_args().check:
        write()
    wrong = out_of_step()
    for path in wrong:
        print(f"not in step: {path.as_posix()}; run `make skills`", file=sys.stderr)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
