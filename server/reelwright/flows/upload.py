"""Uploads: files and URLs into a project, each content once.

What is about to be sent stands in the job's journal before it is: `sending` is `{"sha256" or "url", "session", "name",
"before" (files in the session), "kept" (of them in the journal)}`. A job that is taken up again looks for it in the
session first, and what has arrived is kept, not sent again.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence, Set
from functools import partial
from typing import Any

from reelwright.backend.arrivals import Info, Wanted, arrived
from reelwright.backend.sending import url_name
from reelwright.backend.upload import LocalFile, Moved, OpenFile
from reelwright.draft.media import CAPTION_EXTENSIONS, LUT_EXTENSIONS
from reelwright.errors import UnsupportedFile
from reelwright.flows.desk import Desk
from reelwright.flows.fetching import followed
from reelwright.flows.progress import Progress, Report
from reelwright.flows.report import Answer, UploadedFile
from reelwright.journal.records import Job, Project, Upload
from reelwright.media.names import shown_name
from reelwright.wire.bodies import UploadedFile as Arrived

Send = Callable[[int], Awaitable[list[Arrived]]]
"""Sends one thing, told how many files the session had before."""


async def upload(desk: Desk, job: Job, files: Sequence[LocalFile], urls: Sequence[str], report: Report) -> Answer:
    """Send what is not there yet, one file at a time, so that a break costs one file at most."""
    report(Progress("preparing"))
    if not desk.local:
        for file in files:
            suffix = file.path.suffix.lower().lstrip(".")
            if suffix in LUT_EXTENSIONS:
                raise UnsupportedFile(f"The cloud takes no LUT, and {file.name!r} is one.", hint="Leave it out.")
            if suffix in CAPTION_EXTENSIONS:
                raise UnsupportedFile(
                    f"The cloud takes no caption files, and {file.name!r} is one.",
                    hint="Leave it out, and give its words with their times as an edit.",
                )
    async with desk.session_of(job.project) as project:
        return await _upload(desk, job, project, files, urls, report)


async def _upload(
    desk: Desk, job: Job, project: Project, files: Sequence[LocalFile], urls: Sequence[str], report: Report
) -> Answer:
    before = _keys(desk, project)
    names: dict[str, str] = {}  # by key: the digest of a file, or a URL
    total, done = sum(file.size for file in files), 0
    for file in files:
        with file.opened() as content:
            key = await content.digest()
            if key not in before | names.keys():
                await _send_file(desk, job, project, content, key, _share(report, done, total))
        names[key] = file.name
        done += file.size
    for place, url in enumerate(urls):
        if url not in before | names.keys():
            send = partial(_send_url, desk, job, project, url)
            await followed(desk, project.session_id, url, place, len(urls), report, send)
        names[url] = url
    return uploaded(desk, project, before, names)


def uploaded(desk: Desk, project: Project, before: frozenset[str], names: Mapping[str, str]) -> Answer:
    """The answer to an upload: what came in now, what was there `before`, and all files with their numbers."""
    fresh = [name for key, name in names.items() if key not in before]
    already = [name for key, name in names.items() if key in before]
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
        uploads=listed(desk.journal.uploads(project.session_id), already=before & names.keys()),
    )


def listed(uploads: Sequence[Upload], already: Set[str] = frozenset()) -> list[UploadedFile]:
    """A project's files with their numbers, as people name them in an edit; `already` has keys."""
    return [
        UploadedFile(
            number=number,
            name=upload.name,
            kind=str(upload.remote.get("file_type") or "file"),
            length_s=_seconds(upload.remote.get("duration")),
            already=_key(upload) in already,
        )
        for number, upload in enumerate(uploads, 1)
    ]


def _keys(desk: Desk, project: Project) -> frozenset[str]:
    return frozenset(_key(upload) for upload in desk.journal.uploads(project.session_id))


def _key(upload: Upload) -> str:
    """What tells one upload from another: the content of a file, the address of a URL."""
    return upload.sha256 or upload.origin


async def _send_file(desk: Desk, job: Job, project: Project, file: OpenFile, digest: str, moved: Moved) -> None:
    async def send(before: int) -> list[Arrived]:
        return await desk.backend.upload_open_file(project.session_id, file, moved, before=before)

    said = await _sent_once(desk, job, project, {"sha256": digest}, Wanted(file.local.name, digest), send)
    _keep(desk, project, said[:1], name=file.local.name, origin=str(file.local.path), sha256=digest, size=file.size)


async def _send_url(desk: Desk, job: Job, project: Project, url: str) -> None:
    async def send(before: int) -> list[Arrived]:
        return await desk.backend.upload_urls(project.session_id, [url], before=before)

    said = await _sent_once(desk, job, project, {"url": url}, Wanted(url_name(url)), send)
    _keep(desk, project, said, name=url_name(url) or url, origin=url, sha256=None, size=0)


def _keep(
    desk: Desk,
    project: Project,
    said: Sequence[Arrived],
    *,
    name: str,
    origin: str,
    sha256: str | None,
    size: int,
) -> None:
    """Write down what arrived; also when the service did not say what it made of it, so that it is not sent again."""
    for remote in said or [Arrived()]:
        desk.journal.keep_upload(
            project,
            name=shown_name(remote.filename or name),
            origin=origin.encode("utf-8", "backslashreplace").decode(),  # a path need not be Unicode
            sha256=sha256,
            size=size,
            remote=remote.model_dump(mode="json", exclude_none=True),
        )


async def _sent_once(
    desk: Desk, job: Job, project: Project, key: Mapping[str, str], wanted: Wanted, send: Send
) -> list[Arrived]:
    """Send something, unless this job had begun to and it has arrived since."""
    infos = (await desk.backend.state(project.session_id)).video_infos
    kept = desk.journal.uploads(project.session_id)
    here = {**key, "session": project.session_id}
    begun = job.steps.get("sending") or {}
    if here.items() <= begun.items():
        (info,) = arrived([wanted], _unclaimed(infos[begun["before"] :], kept[begun["kept"] :]))
        if info is not None:
            return [Arrived.model_validate(info)]
    step = {**here, "name": wanted.name, "before": len(infos), "kept": len(kept)}
    desk.journal.note_step(job.id, sending=step)
    return await send(len(infos))


def _unclaimed(infos: Sequence[Info], kept: Sequence[Upload]) -> list[Info]:
    """The session's files without those that are known to be others."""
    left = list(infos)
    for upload in kept:
        name = upload.remote.get("filename")
        place = next((place for place, info in enumerate(left) if info.get("filename") == name), None)
        if place is not None:
            del left[place]
    return left


def _share(report: Report, before: int, total: int) -> Moved:
    """One file's progress as its share of the whole call's."""

    def moved(done: int, _: int) -> None:
        report(Progress("uploading", before + done, total))

    return moved


def _seconds(value: Any) -> float | None:  # noqa: ANN401 -- from the backend
    return round(float(value), 2) if isinstance(value, int | float) and value else None
