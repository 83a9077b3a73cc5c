"""What is kept of each render on disk, so that it survives the process. Files only: nothing runs here.

<folder>/<id>/job.json          what to render; never changes
<folder>/<id>/record.json       where it stands; replaced whole
<folder>/<id>/film.mp4          there once it is complete, and never before; whatever its format
<folder>/<id>/film.part.mp4     the film while it is being written
<folder>/<id>/work …            letters, songs and the mix while it is being rendered
<folder>/<id>/render.lock       held by the process that renders
<folder>/<id>/cancel            another process wants it stopped
<folder>/<id>/fetched           the film was fetched; the file's time says when last
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import Literal

from filelock import FileLock, Timeout
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import PydanticSerializationError

from reelwright import private_file
from reelwright.draft.media import RenderQuality
from reelwright.draft.model import Draft
from reelwright.draft.output import Output
from reelwright.errors import AlreadyExists, BadRequest
from reelwright.studio.asset import Asset

Status = Literal["pending", "processing", "completed", "failed", "cancelled"]
FINAL: tuple[Status, ...] = ("completed", "failed", "cancelled")

_ID = re.compile(r"[A-Za-z0-9_-]{1,80}")


class RenderJob(BaseModel):
    """What to render: a timeline, the assets it may use, and the folder where their files lie."""

    model_config = ConfigDict(frozen=True)
    draft: Draft
    assets: dict[str, Asset]
    media: Path
    quality: RenderQuality = "standard"
    output: Output = Output()


class RenderRecord(BaseModel):
    """Where a render stands. `progress` is 0 to 100 and never goes back; 100 means that the film is there.

    Times are seconds since the epoch. `size` (bytes) and what follows it are known once it is completed. `attempts`
    counts how often it was begun without being ended properly.
    """

    model_config = ConfigDict(frozen=True)
    id: str
    status: Status = "pending"
    progress: int = 0
    stage: str = "queued"
    error: str | None = None
    error_code: str | None = None  # that of `errors.py`
    created_at: float
    completed_at: float | None = None
    size: int | None = None
    duration_ms: int | None = None
    width: int | None = None
    height: int | None = None
    fps: int | None = None
    attempts: int = 0


class Shelf:
    """The folder of all renders. Several processes may share it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def place(self, render_id: str) -> Path:
        """The folder of one render. Raises BadRequest for an id that is none."""
        if not _ID.fullmatch(render_id):
            raise BadRequest("A render id is 1 to 80 letters, digits, hyphens and underscores.")
        return self.folder / render_id

    def create(self, record: RenderRecord, job: RenderJob) -> None:
        """Put a new render on the shelf, whole or not at all. Raises AlreadyExists or BadRequest."""
        place = self.place(record.id)
        try:
            order = job.model_dump_json()
        except PydanticSerializationError as error:  # half of a surrogate pair
            raise BadRequest("The timeline holds text that is not valid Unicode.") from error
        fresh = self.folder / f".{record.id}.{os.getpid()}"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        private_file.replace(fresh / "job.json", order)
        private_file.replace(fresh / "record.json", record.model_dump_json())
        try:
            if place.exists():
                raise AlreadyExists("A render with this id exists already.")
            fresh.rename(place)
        except OSError as error:
            raise AlreadyExists("A render with this id exists already.") from error
        finally:
            shutil.rmtree(fresh, ignore_errors=True)

    def record(self, render_id: str) -> RenderRecord | None:
        """The last record that was kept; None if there is no such render."""
        try:
            return RenderRecord.model_validate_json((self.place(render_id) / "record.json").read_bytes())
        except (OSError, ValidationError):
            return None

    def keep(self, record: RenderRecord) -> None:
        """Replace a render's record."""
        private_file.replace(self.place(record.id) / "record.json", record.model_dump_json())

    def job(self, render_id: str) -> RenderJob | None:
        """What the render is to be; None if that cannot be read any more."""
        try:
            return RenderJob.model_validate_json((self.place(render_id) / "job.json").read_bytes())
        except (OSError, ValidationError):
            return None

    def film(self, render_id: str) -> Path:
        return self.place(render_id) / "film.mp4"

    def part(self, render_id: str) -> Path:
        return self.place(render_id) / "film.part.mp4"

    def bench(self, render_id: str) -> Path:
        """An empty folder to work in; whatever an earlier attempt left is gone."""
        self.clear(render_id)
        work = self.place(render_id) / "work"
        work.mkdir(mode=0o700)
        return work

    def publish(self, render_id: str) -> None:
        """The film is complete: put it on the disk for good, and in its place."""
        with self.part(render_id).open("rb+") as film:
            os.fsync(film.fileno())
        self.part(render_id).replace(self.film(render_id))

    def clear(self, render_id: str) -> None:
        """Remove everything that is only there while a render runs."""
        shutil.rmtree(self.place(render_id) / "work", ignore_errors=True)
        self.part(render_id).unlink(missing_ok=True)

    def take(self, render_id: str) -> FileLock | None:
        """The right to render it, for this process alone; None if another one holds it. Ends with the process."""
        lock = FileLock(self.place(render_id) / "render.lock", thread_local=False)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            return None
        return lock

    def ask_to_cancel(self, render_id: str) -> None:
        (self.place(render_id) / "cancel").touch(mode=0o600)

    def asked_to_cancel(self, render_id: str) -> bool:
        return (self.place(render_id) / "cancel").exists()

    def note_fetched(self, render_id: str, now: float) -> None:
        """Somebody fetches the film at `now`, in seconds since the epoch."""
        note = self.place(render_id) / "fetched"
        note.touch(mode=0o600)
        os.utime(note, (now, now))

    def fetched_at(self, render_id: str) -> float | None:
        """When the film was last fetched; None if it never was."""
        return _time_of(self.place(render_id) / "fetched")

    def written_at(self, render_id: str) -> float:
        """When the record was last kept, by the clock of the disk."""
        return _time_of(self.place(render_id) / "record.json") or 0.0

    def remove(self, render_id: str) -> None:
        """Take a render off the shelf, for good; one that runs, or whose film is being read (Windows), stays."""
        lock = self.take(render_id)
        if lock is None:
            return
        try:
            self.film(render_id).unlink(missing_ok=True)
            (self.place(render_id) / "record.json").unlink(missing_ok=True)
            shutil.rmtree(self.place(render_id), ignore_errors=True)
        except OSError:
            return
        finally:
            lock.release()
        shutil.rmtree(self.place(render_id), ignore_errors=True)  # Windows keeps a lock's file while it is held


def _time_of(file: Path) -> float | None:
    try:
        return file.stat().st_mtime
    except OSError:
        return None
