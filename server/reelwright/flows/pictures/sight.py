"""Where a storyboard's thumbnails and loudness curves come from: the studio's originals, or local copies of uploads.

The studio looks at its own files and answers over the API. The cloud has no such call, so there the files are looked at
that were sent from this machine, as long as they are still here and still the same. What nobody can see stays unseen.
"""

from __future__ import annotations

import base64
import binascii
import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from reelwright.backend.upload import LocalFile
from reelwright.draft.names import short
from reelwright.errors import ReelwrightError
from reelwright.flows.admit import admit
from reelwright.flows.desk import Desk
from reelwright.flows.pictures.looking import Copy
from reelwright.journal.records import Project, Upload
from reelwright.wire import glimpses as wire

if TYPE_CHECKING:
    from reelwright.storyboard.seen import Seen, Wanted

_log = logging.getLogger(__name__)
Key = TypeVar("Key")


async def seen(desk: Desk, project: Project, wanted: Wanted) -> Seen:
    """As much of what is wanted as can be seen here. Never raises for want of a picture."""
    from reelwright.storyboard.seen import Seen

    try:
        return await _of_the_studio(desk, project, wanted) if desk.local else await _of_copies(desk, project, wanted)
    except ReelwrightError as error:
        _log.info("The project's files could not be looked at: %s", error.code)
        return Seen()


async def _of_the_studio(desk: Desk, project: Project, wanted: Wanted) -> Seen:
    from reelwright.storyboard.seen import Seen

    frames, songs = wanted.frames[: wire.MOST_FRAMES], wanted.songs[: wire.MOST_SOUNDS]
    curves = wanted.curves[: wire.MOST_SOUNDS - len(songs)]
    made = wire.GlimpsesWanted(
        frames=[wire.FrameWanted(asset=key[:80], at_ms=at) for key, at in frames],
        sounds=[
            *(wire.SoundWanted(asset=key[:80]) for key in curves),
            *(wire.SoundWanted(mood=mood, seed=seed, length_ms=length) for mood, seed, length in songs),
        ],
    )
    found = await desk.backend.glimpses(project.session_id, made)
    pictures, sounds = [[_bytes(text) for text in texts] for texts in (found.frames, found.sounds)]
    return Seen(
        frames=_there(frames, pictures),
        curves=_there(curves, sounds[: len(curves)]),
        songs=_there(songs, sounds[len(curves) :]),
    )


async def _of_copies(desk: Desk, project: Project, wanted: Wanted) -> Seen:
    """What was seen before needs no file; for the rest, the copies are read once to know that they are the same."""
    from reelwright.storyboard.seen import Seen

    uploads = named(desk.journal.uploads(project.session_id))
    frames = [(place, uploads[place[0]]) for place in wanted.frames if place[0] in uploads]
    curves = [(key, uploads[key]) for key in wanted.curves if key in uploads]
    known: dict[int, Copy] = {upload.id: Copy(upload.sha256 or "") for _, upload in (*frames, *curves)}
    pictures, sounds = await _looked(desk, frames, curves, known)
    missing = {upload.id: upload for (_, upload), found in zip(frames, pictures, strict=True) if found is None}
    missing |= {upload.id: upload for (_, upload), found in zip(curves, sounds, strict=True) if found is None}
    if missing:
        known |= {upload.id: await _copy(desk, upload) for upload in missing.values()}
        pictures, sounds = await _looked(desk, frames, curves, known)
    return Seen(
        frames=_there([place for place, _ in frames], pictures), curves=_there([key for key, _ in curves], sounds)
    )


async def _looked(
    desk: Desk,
    frames: Sequence[tuple[tuple[str, int], Upload]],
    curves: Sequence[tuple[str, Upload]],
    known: Mapping[int, Copy],
) -> tuple[list[bytes | None], list[bytes | None]]:
    if desk.look is None:
        return [None] * len(frames), [None] * len(curves)
    return await desk.look([(known[upload.id], at) for (_, at), upload in frames], [known[u.id] for _, u in curves])


def named(uploads: Sequence[Upload]) -> dict[str, Upload]:
    """The files of a project that came from this machine, by every name that a timeline may use for them."""
    found: dict[str, Upload] = {}
    for upload in uploads:
        if not upload.sha256:
            continue
        names = [upload.name, short(upload.name, 200), Path(upload.origin).name]
        names += [str(upload.remote[key]) for key in ("hash", "id", "cdn_url", "filename") if upload.remote.get(key)]
        for name in names:
            found.setdefault(name, upload)
    return found


async def _copy(desk: Desk, upload: Upload) -> Copy:
    """The file that was sent, if it is here still, allowed still, and the same. It is read whole for that."""
    digest = upload.sha256 or ""
    try:
        (file,) = admit([upload.origin], desk.place)
        with file.opened() as content:
            same = await content.digest() == digest
    except (ReelwrightError, ValueError, OSError):
        return Copy(digest)
    return Copy(digest, _real(file) if same else None)


def _real(file: LocalFile) -> Path:
    return file.real or file.path


def _there(keys: Sequence[Key], found: Sequence[bytes | None]) -> dict[Key, bytes]:
    return {key: content for key, content in zip(keys, found, strict=False) if content is not None}


def _bytes(text: str | None) -> bytes | None:
    try:
        return None if text is None else base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
