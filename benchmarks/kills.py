"""Kills Reelwright at random moments while it uploads, edits and exports, and counts what that broke.

    python benchmarks/kills.py [--kills 200] [--seed 1]

On a cloud that charges (a server of this program on loopback) and on the studio, in turn. After each kill the same
command is given again, as hosts do, until it answers. Prints a table; exits with 1 if anything was lost or done twice.
POSIX only: the commands are forked from one process that has loaded everything.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path

import anyio

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from charging_cloud import ChargingCloud, open_charging_cloud
from crash.shell import Shell, open_shell
from media_maker import MediaMaker

_ROUND = 5  # commands between two checks


@dataclass
class Counts:
    """What came out. Everything but `commands` and `kills` should be 0."""

    commands: int = 0
    kills: Counter[str] = field(default_factory=Counter)
    double_charges: int = 0
    double_uploads: int = 0
    double_renders: int = 0
    broken_films: int = 0
    leftovers: int = 0
    unreadable_journals: int = 0

    def faults(self) -> int:
        return (
            self.double_charges
            + self.double_uploads
            + self.double_renders
            + self.broken_films
            + self.leftovers
            + self.unreadable_journals
        )


class Torment:
    """Gives commands and kills them. `cloud` None: the studio."""

    def __init__(self, shell: Shell, cloud: ChargingCloud | None, media: MediaMaker, chance: random.Random) -> None:
        self.shell = shell
        self.cloud = cloud
        self.counts = Counts()
        self._media = media
        self._chance = chance
        self._number = 0
        self._wordings: list[str] = []
        self._films: list[str] = []

    async def round(self) -> None:
        """A clip, edits and an export, each killed now and then; then a look at what is there."""
        self._number += 1
        clip = self._clip()
        await self._insist("upload", "upload", str(clip), "--yes")
        await self._insist("edit", "edit", "combine my clips" if self._number == 1 else self._wording())
        await self._insist("edit", "edit", self._wording())
        answer = await self._insist("export", "export", "--quality", "draft")
        self._films.append(answer["file"]["path"])
        self._look()

    def _clip(self) -> Path:
        made = self._media.video(f"clip{self._number}.mp4", seconds=1, size=(160, 120), freq=200 + self._number)
        return Path(shutil.copy(made, self.shell.home / f"clip{self._number}.mp4"))

    def _wording(self) -> str:
        self._wordings.append(f"add the title 'Number {len(self._wordings) + 1}' at the top")
        return self._wordings[-1]

    async def _insist(self, kind: str, *command: str) -> dict:
        """A command, given again for as long as it is killed, and, if its fate is unknown, once more on purpose."""
        self.counts.commands += 1
        while True:
            answer = await self._maybe_killed(kind, *command)
            if answer is None:
                continue
            if answer.get("error", {}).get("outcome") == "sent_unknown":
                command = (*command, "--again")
                continue
            if "error" in answer:
                raise RuntimeError(f"{command}: {answer['error']}")
            return answer

    async def _maybe_killed(self, kind: str, *command: str) -> dict | None:
        answer = None

        async def run() -> None:
            nonlocal answer
            answer = await self.shell.run(*command)
            tasks.cancel_scope.cancel()

        async with anyio.create_task_group() as tasks:
            tasks.start_soon(run)
            if self._chance.random() < 0.8:
                await anyio.sleep(self._chance.uniform(0.01, 0.6 if self.cloud else 1.5))
                self.shell.kill()
        if answer is None:
            self.counts.kills[kind] += 1
        return answer

    def _look(self) -> None:
        counts = self.counts
        if self.cloud:
            counts.double_charges = sum(times - 1 for times in Counter(self.cloud.messages).values())
            counts.double_uploads = sum(times - 1 for times in Counter(self.cloud.files).values())
            counts.double_renders = sum(times - 1 for times in self.cloud.renders.values())
        counts.broken_films = sum(not _is_whole(Path(film)) for film in self._films)
        counts.leftovers = len(set(self.shell.films.iterdir()) - {Path(film) for film in self._films})
        try:
            with closing(sqlite3.connect(self.shell.journal)) as journal:
                sound = journal.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        except sqlite3.Error:
            sound = False
        counts.unreadable_journals += not sound


def _is_whole(film: Path) -> bool:
    """Whether a film is there and its boxes fill it exactly."""
    if not film.exists():
        return False
    with film.open("rb") as file:
        return sum(_boxes(file.read())) == film.stat().st_size


def _boxes(content: bytes) -> Iterator[int]:
    place = 0
    while place + 8 <= len(content):
        size = max(8, int.from_bytes(content[place : place + 4]))
        yield size
        place += size


@asynccontextmanager
async def _opened(backend: str, home: Path) -> AsyncIterator[tuple[Shell, ChargingCloud | None]]:
    if backend == "studio":
        async with open_shell(home, None) as shell:
            yield shell, None
        return
    async with open_charging_cloud(ChargingCloud()) as cloud, open_shell(home, cloud) as shell:
        yield shell, cloud


async def _measure(backend: str, kills: int, seed: int) -> Counts:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        media = MediaMaker(home / "media")
        media.folder.mkdir()
        async with _opened(backend, home) as (shell, cloud):
            torment = Torment(shell, cloud, media, random.Random(seed))  # noqa: S311 -- the same kills for the same seed
            while torment.counts.kills.total() < kills:
                await torment.round()
    return torment.counts


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kills", type=int, default=200, help="in all, half of them on each backend")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    faults = 0
    print(
        "| backend | commands | kills (upload, edit, export) | charged twice | uploaded twice | rendered twice |"
        " films broken or lost | leftover files | journals unreadable |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    for backend in ("cloud", "studio"):
        counts = anyio.run(_measure, backend, args.kills // 2, args.seed)
        kills = ", ".join(str(counts.kills[kind]) for kind in ("upload", "edit", "export"))
        print(
            f"| {backend} | {counts.commands} | {counts.kills.total()} ({kills}) | {counts.double_charges} |"
            f" {counts.double_uploads} | {counts.double_renders} | {counts.broken_films} | {counts.leftovers} |"
            f" {counts.unreadable_journals} |"
        )
        faults += counts.faults()
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
