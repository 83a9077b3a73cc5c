"""Uploads: files and URLs into a project, each content once."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import anyio.to_thread

from reelwright.backend.upload import LocalFile
from reelwright.flows.desk import Desk
from reelwright.flows.progress import Progress, Report
from reelwright.flows.report import Answer, UploadedFile
from reelwright.journal.records import Job, Project, Upload

_CHUNK = 1 << 20


async def upload(desk: Desk, job: Job, files: Sequence[LocalFile], urls: Sequence[str], report: Report) -> Answer:
    """Send what is not there yet, one file at a time, so that a break costs one file at most."""
    report(Progress("preparing"))
    async with desk.session_of(job.project) as project:
        return await _upload(desk, project, files, urls, report)


async def _upload(
    desk: Desk, project: Project, files: Sequence[LocalFile], urls: Sequence[str], report: Report
) -> Answer:
    digests = [await anyio.to_thread.run_sync(_digest, file) for file in files]
    known = {upload.sha256 for upload in desk.journal.uploads(project.session_id)}
    fresh = [(file, digest) for file, digest in zip(files, digests, strict=True) if digest not in known]
    total = sum(file.size for file, _ in fresh)
    sent = 0
    for file, digest in fresh:
        if digest not in known:  # the same content may be named twice in one call
            known.add(digest)
            await _send(desk, project, file, digest, _share(report, sent, total))
        sent += file.size
    for url in urls:
        report(Progress("uploading"))
        await _send_url(desk, project, url)
    already = [file.name for file, digest in zip(files, digests, strict=True) if (file, digest) not in fresh]
    sent_names = list(dict.fromkeys(file.name for file, _ in fresh))
    return uploaded(desk, project, already, sent_names + list(urls))


def uploaded(desk: Desk, project: Project, already: Sequence[str], fresh: Sequence[str]) -> Answer:
    """The answer to an upload: what came in now, what was there, and all files with their numbers."""
    lines: list[str] = []
    if fresh:
        lines.append(desk.say("uploaded", count=len(fresh), names=", ".join(fresh)))
    if already:
        lines.append(desk.say("already_uploaded", count=len(already), names=", ".join(already)))
    lines.append(desk.say("runs_on_studio" if desk.local else "runs_on_cloud"))
    return Answer(
        outcome="uploaded" if fresh else "already_done",
        project=project.name,
        message="\n".join(lines),
        uploads=listed(desk.journal.uploads(project.session_id), already=frozenset(already)),
    )


def listed(uploads: Sequence[Upload], already: frozenset[str] = frozenset()) -> list[UploadedFile]:
    """A project's files with their numbers, as people name them in an edit."""
    return [
        UploadedFile(
            number=number,
            name=upload.name,
            kind=str(upload.remote.get("file_type") or "file"),
            length_s=_seconds(upload.remote.get("duration")),
            already=upload.name in already,
        )
        for number, upload in enumerate(uploads, 1)
    ]


async def _send(desk: Desk, project: Project, file: LocalFile, digest: str, report: Report) -> None:
    def moved(done: int, total: int) -> None:
        report(Progress("uploading", done, total))

    said = await desk.backend.upload_files(project.session_id, [file], moved)
    desk.journal.keep_upload(
        project,
        name=(said[0].filename if said else None) or file.name,
        origin=str(file.path),
        sha256=digest,
        size=file.size,
        remote=said[0].model_dump(mode="json") if said else {},
    )


async def _send_url(desk: Desk, project: Project, url: str) -> None:
    for remote in await desk.backend.upload_urls(project.session_id, [url]):
        desk.journal.keep_upload(
            project,
            name=remote.filename or url,
            origin=url,
            sha256=None,
            size=0,
            remote=remote.model_dump(mode="json"),
        )


def _share(report: Report, before: int, total: int) -> Report:
    """One file's progress as its share of the whole call's."""

    def shared(progress: Progress) -> None:
        report(Progress(progress.stage, min(before + progress.done, total), total))

    return shared


def _digest(file: LocalFile) -> str:
    digest = hashlib.sha256()
    with file.path.open("rb") as content:
        while chunk := content.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _seconds(value: Any) -> float | None:  # noqa: ANN401 -- from the backend
    return round(float(value), 2) if isinstance(value, int | float) and value else None
