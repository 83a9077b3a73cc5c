"""A small film to look at beside the chat: made by the studio at 360p, or the last export that is small enough.

A preview is named after the timeline that it is of, so it is made once, by whichever process is asked first, and the
studio's own cache makes the next one quickly. The cloud makes none: there it is the last export, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import anyio
from pydantic import BaseModel

from reelwright.backend.part import Part
from reelwright.draft.reading import read_draft
from reelwright.errors import ReelwrightError, RenderFailed
from reelwright.flows.desk import Desk
from reelwright.flows.overview import Export
from reelwright.journal.records import Project

MOST_BYTES = 10_000_000
ADDRESS = "reelwright://previews/"

_KEPT = 12  # previews
_WAIT_S = 1.5  # for a render, before the panel is told how far it is
_REVISION = re.compile(r"[0-9a-f]{16}")


class Preview(BaseModel):
    """A film to play, or how far it is. `uri` and `size` (bytes) once it is "ready"; `share` while it is "making".

    `kind`: whether it is of the timeline as it is, or the last export, which may be older.
    """

    state: Literal["none", "making", "ready"]
    kind: Literal["preview", "export"] = "preview"
    revision: str = ""
    uri: str | None = None
    size: int = 0
    share: float | None = None


@dataclass(frozen=True)
class Previews:
    """`exports`: the films of a project that are in the output folder, the newest first; None: of all projects."""

    desk: Desk
    exports: Callable[[str | None], Sequence[Export]]

    async def of(self, name: str, raw: Any, revision: str) -> Preview:  # noqa: ANN401 -- the backend's raw draft
        """The film of a timeline; begun if nobody has. "none" where there is nothing to see."""
        project = self.desk.known_project(name)
        if project is None or not read_draft(raw).exportable():
            return Preview(state="none", revision=revision)
        if not self.desk.local:
            return self._exported(name, revision)
        path = self._folder / f"{revision}.mp4"
        if not path.is_file():
            try:
                share = await self._made(project, raw, revision, path)
            except (ReelwrightError, OSError):  # such as a full disk
                return self._exported(name, revision)
            if share is not None:
                return Preview(state="making", revision=revision, share=share)
        return Preview(state="ready", revision=revision, uri=f"{ADDRESS}{revision}", size=path.stat().st_size)

    def path(self, uri: str) -> Path | None:
        """The file behind an address; None for an address that is not one of ours."""
        name = uri.removeprefix(ADDRESS)
        if uri.startswith(ADDRESS) and _REVISION.fullmatch(name):
            path = self._folder / f"{name}.mp4"
            return path if path.is_file() else None
        film = next((export.film for export in self.exports(None) if export.uri == uri), None)
        return Path(film.path) if film and film.size <= MOST_BYTES else None

    @property
    def _folder(self) -> Path:
        return self.desk.place.state / "previews"

    def _exported(self, name: str, revision: str) -> Preview:
        films = [export for export in self.exports(name) if export.film.path.lower().endswith(".mp4")]
        if not films or films[0].film.size > MOST_BYTES:
            return Preview(state="none", revision=revision)
        newest = films[0]
        return Preview(state="ready", kind="export", revision=revision, uri=newest.uri, size=newest.film.size)

    async def _made(self, project: Project, raw: Any, revision: str, path: Path) -> float | None:  # noqa: ANN401
        """None when the preview lies at `path`; else its share so far, 0.0 to 1.0. Raises what a render raises."""
        backend, timers = self.desk.backend, self.desk.timers
        render = await backend.submit_render(f"preview_{revision}", project.session_id, raw, "preview")
        with anyio.move_on_after(_WAIT_S):
            while render.status in ("pending", "processing"):
                await self.desk.sleep(timers.render_poll)
                render = await backend.render_state(render.id)
        if render.status in ("pending", "processing"):
            return min(0.99, (render.progress or 0) / 100)
        if render.status != "completed":
            raise RenderFailed("The preview could not be made.")
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = path.with_name(f".{revision}.{self.desk.new_id()}.part")
        try:
            await backend.download(render, part, lambda done, total: None)
            part.replace(path)
        finally:
            Part(part).remove()
        self._prune(path)
        return None

    def _prune(self, newest: Path) -> None:
        films = sorted(self._folder.glob("*.mp4"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in films[_KEPT:]:
            if path != newest:
                path.unlink(missing_ok=True)
