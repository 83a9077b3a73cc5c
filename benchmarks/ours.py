"""One export of ours, and the exports after small changes of it, in a process of its own.

    python -m benchmarks.ours ORDER.json

Prints a JSON object: the seconds of the first export, of each one after it, and the film of the first. What is timed
is what a person waits for: from asking the studio's engine for the film until it is there. Uploading is not timed.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

import anyio
from pydantic import TypeAdapter

from benchmarks.drafts import draft
from benchmarks.jobs import Film, Footage
from reelwright.draft.media import RenderQuality
from reelwright.studio.asset import Asset
from reelwright.studio.library import Library
from reelwright.studio.render.cache import Cache
from reelwright.studio.render.engine import Engine
from reelwright.studio.render.records import RenderJob


@dataclass(frozen=True)
class Order:
    """A film to export from the files in `media`; the changes to export after it; `state`, an empty folder.

    `ahead`: whether the small copies, with which previews are quick, are made first.
    """

    film: Film
    media: Path
    state: Path
    quality: RenderQuality = "standard"
    changes: dict[str, Film] = field(default_factory=dict)
    ahead: bool = False


@dataclass(frozen=True)
class Exports:
    """Seconds of the first export and of those after it, by their change; where the first film is; the seconds of what
    was made ahead of it."""

    first: float
    changed: dict[str, float]
    film: Path
    ahead: float


def main() -> None:
    order = TypeAdapter(Order).validate_json(Path(sys.argv[1]).read_bytes())
    exports = anyio.run(export, order)
    print(json.dumps(asdict(exports), default=str))


async def export(order: Order) -> Exports:
    """Do what is ordered. Each change is exported on top of what the first export left, and of nothing else."""
    library = Library(order.state / "media")
    films = [order.film, *order.changes.values()]
    assets = taken_in(library, order.media, dict.fromkeys(file for film in films for file in film.footage))
    before = order.state / "cache"
    ahead = await _made_ahead(order, library, assets.values(), before) if order.ahead else 0.0
    first, film = await _exported(order, order.film, library, assets, before)
    changed = {}
    for number, (name, other) in enumerate(order.changes.items()):
        mine = shutil.copytree(before, order.state / f"cache{number}", copy_function=os.link)
        changed[name], _ = await _exported(order, other, library, assets, mine)
    return Exports(first, changed, film, ahead)


async def _made_ahead(order: Order, library: Library, assets: Iterable[Asset], cache: Path) -> float:
    """The seconds that it takes to make the small copies of the files, which goes on while nobody waits."""
    async with Engine(order.state / "renders", cache=Cache(cache)) as engine:
        begun = time.perf_counter()
        for asset in assets:
            engine.ahead.want(asset, library.path(asset))
        while engine.ahead.pending:
            await anyio.sleep(0.01)
        return time.perf_counter() - begun


async def _exported(
    order: Order, film: Film, library: Library, assets: Mapping[str, Asset], cache: Path
) -> tuple[float, Path]:
    """The seconds of one export, and its film. Raises RuntimeError if there is none."""
    timeline = draft(film, assets)
    by_id = {asset.id: asset for asset in assets.values()}
    job = RenderJob(draft=timeline, assets=by_id, media=library.folder, quality=order.quality)
    render_id = secrets.token_hex(4)
    async with Engine(order.state / "renders", cache=Cache(cache)) as engine:
        begun = time.perf_counter()
        await engine.submit(render_id, job)
        while (record := engine.status(render_id)) and record.status in ("pending", "processing"):
            await anyio.sleep(0.005)
        seconds = time.perf_counter() - begun
        path = engine.film(render_id)
    if path is None:
        raise RuntimeError(record.error if record else "The render is gone.")
    return seconds, path


def taken_in(library: Library, media: Path, wanted: Iterable[Footage]) -> dict[str, Asset]:
    """The files as the studio has them after an upload, by name."""
    assets = {}
    for file in wanted:
        incoming = library.incoming / file.name
        shutil.copy(media / file.name, incoming)
        assets[file.name] = library.ingest(incoming, file.name)
    return assets


if __name__ == "__main__":
    main()
