"""Check a release: build what is published, install each of it in a clean place, and make a film with it.

    python -m release.check

Needs the package index and nothing else from outside. Prints a table; ends with 1 if anything failed.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import anyio
from mcp import StdioServerParameters

from release import bundle, host, talk, write_skills
from release.cleanroom import Failed, Room, find_uv, run, uv_index
from release.film import look_at
from release.write_skills import ROOT, package_version, slugs

MESSAGE = "combine my clips with crossfades and calm music, add the title 'Summer'"
_SHORTEST_S = 8.0  # three clips and three photos
TOOLS = ["upload", "edit", "state", "credits", "export", "wait"]


@dataclass
class Release:
    """What is being checked: a scratch folder, and what the steps have built and installed in it so far."""

    scratch: Path
    rooms: dict[str, Room] = field(default_factory=dict)

    @property
    def dist(self) -> Path:
        return self.scratch / "dist"

    @property
    def media(self) -> Path:
        return self.scratch / "media"

    def room(self, name: str) -> Room:
        """A clean place, made at the first call."""
        if name not in self.rooms:
            self.rooms[name] = Room(self.scratch / name)
            self.rooms[name].home.mkdir(parents=True)
        return self.rooms[name]

    def built(self, pattern: str) -> Path:
        """The one file in dist/ that a pattern names."""
        found = list(self.dist.glob(pattern))
        if len(found) != 1:
            raise Failed(f"{len(found)} files named {pattern} instead of one")
        return found[0]

    def files(self) -> list[Path]:
        """The sample clips, photos and song."""
        return sorted(self.media.iterdir())


def versions(_: Release) -> str:
    """One version everywhere."""
    wanted = package_version()
    server = json.loads((ROOT / "server.json").read_text(encoding="utf-8"))
    found = {
        "manifest.json": json.loads((ROOT / "manifest.json").read_text(encoding="utf-8"))["version"],
        "server.json": server["version"],
        "server.json's package": server["packages"][0]["version"],
    }
    wrong = [f"{name} says {version}" for name, version in found.items() if version != wanted]
    if wrong:
        raise Failed(f"pyproject.toml says {wanted}, but " + ", ".join(wrong))
    return wanted


def skills_in_step(_: Release) -> str:
    """Every SKILL.md is what the template and its data say."""
    wrong = write_skills.out_of_step()
    if wrong:
        raise Failed("run `make skills`: " + ", ".join(path.as_posix() for path in wrong))
    return f"{len(slugs())} skills and the package's own"


def build(release: Release) -> str:
    """The wheel and the sdist; the wheel is built from the sdist."""
    run(sys.executable, "-m", "build", "--outdir", release.dist, cwd=ROOT)
    wheel = release.built("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    wanted = {"reelwright/SKILL.md", "reelwright/py.typed", *(f"reelwright/skills/{slug}/SKILL.md" for slug in slugs())}
    if wanted - names:
        raise Failed(f"the wheel lacks {sorted(wanted - names)}")
    stray = {name for name in names if not name.startswith(("reelwright/", "reelwright-"))}
    if stray:
        raise Failed(f"the wheel should not hold {sorted(stray)[:5]}")
    return f"wheel {_size(wheel)}, sdist {_size(release.built('*.tar.gz'))}"


def build_bundle(release: Release) -> str:
    """The Claude Desktop bundle, small enough."""
    path = bundle.build(release.dist)
    if path.stat().st_size > bundle.LARGEST:
        raise Failed(f"the bundle is {_size(path)}; at most {bundle.LARGEST // 1000} kB are wanted")
    return f"{path.name}, {_size(path)}"


def sample_media(release: Release) -> str:
    """The clips, photos and song that the films are made of."""
    small = ("--size-scale", "0.25", "--seconds", "1.5", "--song-seconds", "5")
    run(sys.executable, ROOT / "examples" / "make_media.py", release.media, *small)
    return f"{len(release.files())} files"


def wheel(release: Release) -> str:
    """The wheel, with the locked versions of what it needs and nothing else."""
    return _installed(release, "wheel", release.built("*.whl"))


def sdist(release: Release) -> str:
    """The sdist, built and installed by pip."""
    return _installed(release, "sdist", release.built("*.tar.gz"))


def _installed(release: Release, name: str, archive: Path) -> str:
    room = release.room(name)
    room.install("--require-hashes", "-r", ROOT / "requirements.lock")
    room.install("--no-deps", archive)
    run(room.bin / "python", "-m", "pip", "check")
    return _make(release, room)


def skill_folder(release: Release) -> str:
    """A skill's folder, copied out of the wheel to where clawhub has its skills, called as its SKILL.md says."""
    room, slug = release.room("wheel"), slugs()[0]
    folder = room.home / ".clawhub" / "skills" / slug
    run(room.bin / "reelwright", "install", "skill", slug, "--to", "clawhub", environ=room.environ())
    if (folder / "SKILL.md").read_bytes() != (ROOT / "skills" / slug / "SKILL.md").read_bytes():
        raise Failed(f"the wheel has another {slug} than skills/")
    look = (
        "from pathlib import Path; from reelwright.attribution import find; import sys;"
        "a = find(Path(sys.argv[1]) / 'SKILL.md', skill_source=None, home=Path.home());"
        "print(a.source, a.version, a.platform)"
    )
    said = run(room.bin / "python", "-c", look, folder, environ=room.environ()).split()
    if (said[0], said[2]) != (slug, "clawhub"):
        raise Failed(f"the skill {slug} presents itself as {said}")
    return f"{' '.join(said)}: {_make(release, room, '--skill', folder)}"


def bundle_started(release: Release) -> str:
    """The bundle, unpacked and started by uv as Claude Desktop starts it, with settings."""
    room = release.room("bundle")
    folder = room.folder / "unpacked"
    with zipfile.ZipFile(release.built("*.mcpb")) as archive:
        archive.extractall(folder)
    uv = find_uv(room)
    films = room.home / "films"
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    command = host.command(manifest, folder, {"media": [str(release.media)], "output": str(films), "language": "en"})
    server = StdioServerParameters(
        command=str(uv),
        args=command.arguments,
        env=room.environ(**_uv_environ(uv, release.dist), **command.environ),
    )
    names = anyio.run(talk.tool_names, server)
    if names != TOOLS:
        raise Failed(f"the bundle's tools are {names}")
    film = anyio.run(talk.make_film, server, release.files(), MESSAGE)
    if film.parent != films:
        raise Failed(f"the film went to {film.parent}, not to the chosen folder")
    return seen(film)


def _uv_environ(uv: Path, dist: Path) -> dict[str, str]:
    """Our own wheel from `dist`, as it is not published yet; the rest from the index; and uv's usual cache."""
    return uv_index() | {"UV_FIND_LINKS": str(dist), "UV_CACHE_DIR": run(uv, "cache", "dir").strip()}


def _make(release: Release, room: Room, *options: str | Path) -> str:
    """A film by the room's `reelwright make`; what it is like."""
    film = room.home / f"film{len(options)}.mp4"
    reelwright = room.bin / "reelwright"
    run(
        *(reelwright, "make", *release.files(), "-m", MESSAGE, "-o", film, "--quality", "draft", *options),
        cwd=room.home,
        environ=room.environ(),
    )
    return seen(film)


def seen(path: Path) -> str:
    """What the film is like. Raises Failed when it is not upright, not long enough for the media, or silent."""
    film = look_at(path)
    if film.seconds < _SHORTEST_S or (film.width, film.height) != (1080, 1920) or not film.has_sound:
        raise Failed(f"{path.name} is not the film that was asked for: {film}")
    return str(film)


def _size(path: Path) -> str:
    return f"{path.stat().st_size / 1000:.0f} kB"


STEPS: dict[str, Callable[[Release], str]] = {
    "one version everywhere": versions,
    "skills in step": skills_in_step,
    "wheel and sdist built": build,
    "bundle built": build_bundle,
    "sample media made": sample_media,
    "film from the wheel": wheel,
    "film from the sdist": sdist,
    "film from a skill's folder": skill_folder,
    "film from the bundle": bundle_started,
}


@dataclass(frozen=True)
class Row:
    """A line of the table; its text is what is printed."""

    name: str
    well: bool
    seconds: float
    found: str

    def __str__(self) -> str:
        return f"{'ok' if self.well else 'FAILED':<8}{self.name:<28}{self.seconds:6.1f} s  {self.found}"


def check(release: Release, names: Iterable[str] = tuple(STEPS)) -> Iterator[Row]:
    """Run the steps in the order of their names; one that fails does not end the check."""
    for name in names:
        started = time.monotonic()
        try:
            found, well = STEPS[name](release), True
        except (Failed, talk.Refused, OSError) as error:
            found, well = str(error), False
        yield Row(name, well, time.monotonic() - started, found)


@contextmanager
def _scratch() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="reelwright-release-", ignore_cleanup_errors=True) as folder:
        yield Path(folder).resolve()


def main() -> None:
    failed = 0
    with _scratch() as folder:
        for row in check(Release(folder)):
            failed += not row.well
            print(row, flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
