"""One attempt to fetch a film: an answer poured into the `.part` file, from where the last attempt broke off, and
judged to be a whole video. How often, and from where, is `download.py`'s to say.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from os import fsync
from typing import BinaryIO

import anyio
import anyio.to_thread
import httpx

from reelwright.backend.boxes import not_a_film
from reelwright.backend.kinds import Follower, Wanted
from reelwright.backend.part import Note, Part
from reelwright.backend.upload import Moved
from reelwright.errors import AnswerLost, NoSpace, UnknownRefusal

Ask = Callable[[Mapping[str, str]], AbstractAsyncContextManager[httpx.Response]]
"""Asks for a film, with headers of ours: its answer, which is 200, 206 or 416. Raises what another one means."""

_SLOWEST = 1000  # bytes a second; what is slower for long counts as stalled
_TELL_EVERY_S = 0.1
_SPARE = 32 * 1000**2  # of the disk, left free
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


@dataclass(frozen=True)
class _Answer:
    """What an answer's head says: the film's bytes from `start` on, `total` of them (None: not said), and its note."""

    start: int
    total: int | None
    note: Note | None


async def save(ask: Ask, part: Part, moved: Moved, wanted: Wanted, *, stalled: float) -> int:
    """Fetch a film into `part`, going on from what is there already; returns its size in bytes.

    Raises UnknownRefusal (no video; then nothing is left of it), AnswerLost when the bytes stop, or for `stalled`
    seconds nearly do (what has come is kept), NoSpace, and what `ask` raises.
    """
    have, note = part.size, part.note()
    if note is None or not have or (note.total is not None and have > note.total):
        have, note = 0, None
    total = note.total if note else None
    if note is None or have != total:  # else all of it is there, and only was not judged yet
        total = await _Saving(ask, part, moved, stalled, wanted).fetched(note, have)
    return await anyio.to_thread.run_sync(_judged, part, total, wanted)


@dataclass(frozen=True)
class _Saving:
    ask: Ask
    part: Part
    moved: Moved
    stalled: float
    wanted: Wanted

    async def fetched(self, note: Note | None, have: int) -> int | None:
        """Append what is missing; returns how many bytes the film has by what the server said."""
        headers = {"Accept-Encoding": "identity"}  # lengths and ranges count the film's own bytes
        if note is not None:
            headers |= {"Range": f"bytes={have}-", "If-Range": note.if_range}
        async with AsyncExitStack() as stack:
            with anyio.fail_after(self.stalled):  # a head may drip for ever, and so may an error's body
                response = await stack.enter_async_context(self.ask(headers))
            answer = _head(response, self.part, note, have)
            _check_room(self.part, answer, self.wanted.most)
            with self.part.opened() if answer.start else self.part.begun(answer.note) as file:
                await self._appended(response, file, answer)
        return answer.total

    async def _appended(self, response: httpx.Response, file: BinaryIO, answer: _Answer) -> None:
        """Pour the answer into the file, and settle what is left of it if that does not come to its end."""
        try:
            boxes = self.wanted.followed(file, answer.start)
            file.seek(answer.start)
            await self._pour(response, file, boxes, answer)
        except UnknownRefusal:
            self.part.remove()
            raise
        except (AnswerLost, TimeoutError, httpx.HTTPError):
            await anyio.to_thread.run_sync(fsync, file.fileno())  # who places a whole film does that, too
            raise
        except OSError as error:
            if error.errno not in _FULL:
                raise
            if answer.note is None:  # it could not be gone on with
                self.part.remove()
            raise NoSpace("The disk is full.", outcome="file_incomplete") from None

    async def _pour(self, response: httpx.Response, file: BinaryIO, boxes: Follower, answer: _Answer) -> None:
        done = mark = answer.start
        told = 0.0
        with anyio.fail_after(self.stalled) as patience:
            async for chunk in response.aiter_raw():
                boxes.feed(chunk)
                _write(file, chunk)
                done += len(chunk)
                if (now := anyio.current_time()) >= told + min(_TELL_EVERY_S, self.stalled / 10):
                    told = now
                    self.moved(done, max(done, answer.total or 0))
                    if done - mark > _SLOWEST * self.stalled:
                        mark, patience.deadline = done, now + self.stalled
                    if self.part.free < _SPARE:
                        raise OSError(errno.ENOSPC, "only the reserve is left")
        self.moved(done, max(done, answer.total or 0))
        if done < (answer.total or 0):
            raise AnswerLost("The film arrived cut off.")


def _head(response: httpx.Response, part: Part, note: Note | None, have: int) -> _Answer:
    """What the answer brings. Raises AnswerLost when it does not fit what is there: then the next one begins anew."""
    if response.headers.get("content-encoding", "identity") != "identity":
        raise not_a_film("The film arrived in an encoding that was not asked for.")
    known = _note(response)
    if response.status_code == httpx.codes.OK:
        total = _length(response)
        return _Answer(0, total, Note(known, total) if known else None)
    first, total = _range(response)
    same = note is not None and known in (None, note.if_range) and total in (None, note.total or total)
    if response.status_code != httpx.codes.PARTIAL_CONTENT or first != have or not same:
        part.drop_note()
        raise AnswerLost("The film could not be fetched from where it broke off.")
    return _Answer(have, total if note is None else note.total or total, note)


def _write(file: BinaryIO, chunk: bytes) -> None:
    """All of a chunk: an unbuffered write may take a part of it only."""
    written = file.write(chunk)
    while written < len(chunk):
        written += file.write(memoryview(chunk)[written:])


def _check_room(part: Part, answer: _Answer, most: int) -> None:
    if answer.total is not None and answer.total > most:
        raise not_a_film("The film is larger than any film could be.")
    missing = (answer.total or 0) - answer.start
    free = part.free
    if free < missing + _SPARE:
        if not answer.start:
            part.remove()
        raise NoSpace(
            f"The film needs {missing / 1e6:.0f} MB more, and {free / 1e6:.0f} MB are free in {part.path.parent}."
        )


def _judged(part: Part, total: int | None, wanted: Wanted) -> int:
    """The size of the film that was fetched. Raises UnknownRefusal, and removes it, when it is no video."""
    with part.path.open("rb") as file:
        size = part.size
        boxes = wanted.followed(file, size)
        film = boxes.whole and wanted.is_one(file, boxes)
    if film:
        part.drop_note()
        return size
    if total is None and not boxes.whole:
        raise AnswerLost("The film arrived cut off.")
    part.remove()
    raise not_a_film()


def _note(response: httpx.Response) -> str | None:
    """What a later Range can be made to depend on. A weak tag, or a date that is too fresh, promises nothing."""
    tag: str = response.headers.get("etag", "")
    if re.fullmatch(r'"[\x21\x23-\x7e]*"', tag):
        return tag
    modified, date = _seconds(response, "last-modified"), _seconds(response, "date")
    if not tag and modified is not None and date is not None and date - modified >= 1:
        return str(response.headers["last-modified"])
    return None


def _seconds(response: httpx.Response, name: str) -> float | None:
    try:
        return parsedate_to_datetime(response.headers.get(name, "")).timestamp()
    except (ValueError, OverflowError):
        return None


def _length(response: httpx.Response) -> int | None:
    length = response.headers.get("content-length", "")
    return int(length) if re.fullmatch(r"[0-9]{1,18}", length) else None


def _range(response: httpx.Response) -> tuple[int | None, int | None]:
    """`(first byte, all bytes)` of a part of a film, where they are said."""
    found = re.fullmatch(r"bytes ([0-9]{1,18})-[0-9]{1,18}/([0-9]{1,18}|\*)", response.headers.get("content-range", ""))
    if not found:
        return None, None
    return int(found[1]), None if found[2] == "*" else int(found[2])
