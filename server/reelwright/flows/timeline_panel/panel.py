"""What the timeline panel asks for: the film as data, pictures of it, a small film to play, and that film's bytes.

Only previews that were made here and exports that are in the output folder can be read; nothing else is a film's
address. The film to play is `previewing.py`'s.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import anyio
import anyio.to_thread
from pydantic import BaseModel, Field

from reelwright.draft.model import Draft
from reelwright.draft.reading import read_draft
from reelwright.errors import BadRequest, NotFound, ReelwrightError
from reelwright.flows.desk import Desk, project_name
from reelwright.flows.jobs import Jobs
from reelwright.flows.pictures.sight import seen
from reelwright.flows.progress_words import progress_words
from reelwright.flows.timeline_panel.previewing import Preview, Previews
from reelwright.flows.timeline_panel.tracks import NOT_HEARD, TrackRow, Waves, film_facts, tracks
from reelwright.wire.glimpses import MOST_STILLS, StillsWanted

MOST_READ = 512 * 1024
MOST_PICTURES = 40


class Work(BaseModel):
    """A job of the project that is running: in words, and its share of the whole if that can be measured."""

    words: str
    share: float | None = None


class View(BaseModel):
    """A project as the panel shows it. `revision` changes whenever the timeline does.

    Without `tracks` when it is the revision that the panel has already.
    """

    project: str
    revision: str
    length_ms: int = 0
    width: int = 1080
    height: int = 1920
    fps: int = 30
    tracks: list[TrackRow] | None = None
    work: Work | None = None


class Chunk(BaseModel):
    """Bytes of a film, as base64; `size` of the whole."""

    data: str
    offset: int
    size: int


class Pictures(BaseModel):
    """JPEGs as base64, in the order of the times; None where nothing could be seen."""

    frames: list[str | None] = Field(default_factory=list)


@dataclass(frozen=True)
class Panel:
    """Of one desk, its jobs and its previews."""

    desk: Desk
    jobs: Jobs
    previews: Previews

    async def view(self, name: str, known: str = "", *, sounds: bool = False) -> View:
        """The film as it is now; an empty one for a project that there is not.

        `known`: a revision that needs no rows. `sounds`: with how loud its pieces are, for which files may have to be
        listened to.
        """
        project = project_name(name)
        raw = await self._raw(project)
        revision = _revision(raw)
        if revision == known:
            return View(project=project, revision=revision, work=self._work(project))
        draft = read_draft(raw)
        return View(
            project=project,
            revision=revision,
            **film_facts(draft),
            tracks=tracks(draft, self.desk.language, await self._waves(project, draft) if sounds else NOT_HEARD),
            work=self._work(project),
        )

    async def preview(self, name: str) -> Preview:
        """The film to play: begun if it is not there, looked after while it is made."""
        project = project_name(name)
        raw = await self._raw(project)
        return await self.previews.of(project, raw, _revision(raw))

    async def pictures(self, name: str, at_ms: Sequence[int], *, whole: bool) -> Pictures:
        """Pictures of the film at these times: of its files as they are or, with `whole`, as a render shows them."""
        if not 0 < len(at_ms) <= (MOST_STILLS if whole else MOST_PICTURES) or min(at_ms) < 0:
            raise BadRequest("That many pictures cannot be shown at once.", hint="Ask for fewer times.")
        project = self.desk.known_project(project_name(name))
        if project is None:
            return Pictures(frames=[None] * len(at_ms))
        raw = await self._raw(project.name)
        if whole and self.desk.local:
            try:
                wanted = StillsWanted(draft=raw, at_ms=list(at_ms))
                return Pictures(frames=list((await self.desk.backend.stills(project.session_id, wanted)).frames))
            except (ReelwrightError, ValueError):  # a still of the file is better than none
                pass
        return await self._glimpsed(project.name, raw, at_ms)

    async def read(self, uri: str, offset: int, length: int) -> Chunk:
        """Some bytes of a preview or an export. Raises NotFound, BadRequest."""
        path = self.previews.path(uri)
        if path is None:
            raise NotFound("There is no film at that address.")
        if offset < 0 or not 0 < length <= MOST_READ:
            raise BadRequest("That is no part of a film.", hint=f"Ask for at most {MOST_READ} bytes at once.")
        content, size = await anyio.to_thread.run_sync(_part, path, offset, length)
        return Chunk(data=base64.b64encode(content).decode("ascii"), offset=offset, size=size)

    async def _raw(self, name: str) -> Any:  # noqa: ANN401 -- the backend's raw draft
        project = self.desk.known_project(name)
        if project is None:
            return None
        return (await self.desk.backend.state(project.session_id)).draft

    async def _waves(self, name: str, draft: Draft) -> Waves:
        from reelwright.flows.timeline_panel.waves import waves_of
        from reelwright.storyboard.film import film_of
        from reelwright.storyboard.seen import wanted

        project = self.desk.known_project(name)
        film = film_of(draft, self.desk.language)
        asked = wanted(film, [], [])
        if project is None or not (asked.curves or asked.songs):
            return NOT_HEARD
        return waves_of(draft, film, await seen(self.desk, project, asked))

    async def _glimpsed(self, name: str, raw: Any, at_ms: Sequence[int]) -> Pictures:  # noqa: ANN401
        from reelwright.storyboard.film import film_of
        from reelwright.storyboard.seen import Wanted

        project = self.desk.known_project(name)
        shots = film_of(read_draft(raw), self.desk.language).shots
        under = [next((shot for shot in reversed(shots) if shot.start_ms <= at < shot.end_ms), None) for at in at_ms]
        places = [None if shot is None else (shot.key, shot.in_file(at)) for shot, at in zip(under, at_ms, strict=True)]
        frames = tuple(dict.fromkeys(place for place in places if place is not None))
        if project is None or not frames:
            return Pictures(frames=[None] * len(at_ms))
        found = (await seen(self.desk, project, Wanted(frames=frames, curves=(), songs=()))).frames
        jpegs = [found.get(place) if place is not None else None for place in places]
        return Pictures(frames=[base64.b64encode(jpeg).decode("ascii") if jpeg else None for jpeg in jpegs])

    def _work(self, project: str) -> Work | None:
        """The newest job of the project that is running."""
        for job in self.desk.journal.open_jobs(self.desk.backend_name):
            if job.project == project:
                _, progress = self.jobs.look(job.id)
                return Work(words=progress_words(progress, self.desk.say), share=progress.share if progress else None)
        return None


def _revision(raw: Any) -> str:  # noqa: ANN401 -- the backend's raw draft
    """A name for exactly this timeline."""
    return hashlib.sha256(json.dumps(raw, sort_keys=True, default=str).encode("utf-8", "replace")).hexdigest()[:16]


def _part(path: Path, offset: int, length: int) -> tuple[bytes, int]:
    """Raises NotFound when the film has gone."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(min(offset, size))
            return file.read(length), size
    except OSError:
        raise NotFound("That film is no longer there.") from None
