"""The only door to FFmpeg: one command runs on a leash, reports progress, and dies when it should.

What the command says is `graph.py`'s and `sound.py`'s business.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import anyio
from anyio.abc import ByteReceiveStream, Process

from reelwright.errors import NoSpace, NotPossible, ReelwrightError, RenderFailed
from reelwright.studio import leash as leashes
from reelwright.studio.leash import Leash, Limits, exit_code, leashed

_CORES = os.cpu_count() or 1
_MOST_MEMORY = 4_000_000_000 + _CORES * 1_000_000_000  # six 4K films in a 4K film: 3.6 GB on 2 cores; threads add to it
_MOST_AT_ONCE = 1_000_000_000  # bytes; a picture of 8192x8192 in 16 bits and four channels has half of it
_MOST_BYTES = 16_000_000_000
_TAIL = 64 * 1024
_GLOBAL = ("-nostdin", "-hide_banner", "-nostats", "-progress", "pipe:1", "-max_alloc", str(_MOST_AT_ONCE))
_LEVEL = re.compile(r"\[(?:error|fatal|panic)\] (.+)")
_PATH = re.compile(r"(?:file:)?(?:[A-Za-z]:)?[\\/][^\s'\"]*[\\/]([^\s'\"\\/:]+)")
_ADDRESS = re.compile(r" @ 0x[0-9a-f]+")
_MESSAGE = 300
_WAIT_FOR_DEATH_S = 10.0
_TRIAL_S = 20.0
_FULL = ("No space left on device", "Disk quota exceeded")
_LIMITS = {24: "used all the processor time it was given", 25: "wrote more than any film of this length takes"}
_LESS = "Exports are free. Call `export` again, with a lower `quality` or a shorter film."


@dataclass(frozen=True, slots=True)
class FFmpegReport:
    """What a run that succeeded left: the end of its messages, and how many frames it wrote."""

    messages: str
    frames: int


async def run(
    arguments: Sequence[str],
    *,
    frames: int | None = None,
    on_progress: Callable[[float], None] | None = None,
    time_limit: float,
    most_bytes: int = _MOST_BYTES,
) -> FFmpegReport:
    """Run FFmpeg with these arguments. `on_progress` gets 0.0 to 1.0 if `frames`, the number to come, is known.

    It may write files of up to `most_bytes`. Raises RenderFailed (with FFmpeg's own reason; also after `time_limit`
    seconds) or NoSpace. When cancelled, the process and all of its group are gone before this returns.
    """
    progress = _Progress(frames, on_progress)
    messages = bytearray()
    limits = Limits(time_limit * _CORES, _MOST_MEMORY, most_bytes)
    with leashed([_program(), *_GLOBAL, *arguments], limits) as leash:
        process = await _start(leash)
        try:
            with anyio.fail_after(time_limit):
                async with anyio.create_task_group() as readers:
                    readers.start_soon(_read, process.stdout, progress.feed)
                    readers.start_soon(_read, process.stderr, lambda chunk: _keep_tail(messages, chunk))
                code = exit_code(await process.wait())
        except TimeoutError as late:
            told = f"FFmpeg did not finish within {time_limit / 60:.0f} minutes and was stopped."
            raise RenderFailed(told) from late
        finally:
            await _end(process, leash)
    text = messages.decode(errors="replace")
    if code != 0:
        raise _failure(text, code)
    return FFmpegReport(text, progress.frame)


def examined(arguments: Sequence[str], *, time_limit: float, so_far: Callable[[bytes], None] | None = None) -> str:
    """What FFmpeg prints about a file (its standard output), for filters that measure. Blocks: run in a thread.

    It may write no file. `so_far`: see `leash.run`. Raises RenderFailed, and NotPossible after `time_limit` seconds.
    """
    return heard(arguments, time_limit=time_limit, so_far=so_far).decode(errors="replace")


def heard(arguments: Sequence[str], *, time_limit: float, so_far: Callable[[bytes], None] | None = None) -> bytes:
    """The same as bytes: samples that FFmpeg writes to its standard output. All of them are held in memory."""
    limits = Limits(time_limit * _CORES, _MOST_MEMORY, 0)
    quiet = ("-nostdin", "-hide_banner", "-nostats", "-loglevel", "level+error", "-max_alloc", str(_MOST_AT_ONCE))
    try:
        ended = leashes.run([_program(), *quiet, *arguments], limits, time_limit=time_limit, so_far=so_far)
    except OSError as error:
        if isinstance(error, TimeoutError):
            raise NotPossible("Looking through the file took too long.", hint="Trim or shorten it first.") from error
        raise _not_started() from error
    if ended.code != 0:
        raise _failure(ended.errors.decode(errors="replace"), ended.code)
    return ended.out


def _program() -> str:
    """Where FFmpeg is. Raises RenderFailed."""
    import imageio_ffmpeg

    try:
        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError as error:  # how imageio-ffmpeg says that there is none
        raise _not_started() from error


@lru_cache(maxsize=1)
def version() -> str:
    """What FFmpeg says of itself: its version and how it was built. Blocks the first time. Raises RenderFailed."""
    return examined(["-version"], time_limit=_TRIAL_S)


async def installed() -> tuple[str, str]:
    """FFmpeg's path and version, once it has shown that it works here. Raises RenderFailed."""
    import imageio_ffmpeg

    await run(["-f", "lavfi", "-i", "anullsrc", "-t", "0.1", "-f", "null", "-"], time_limit=_TRIAL_S)
    return _program(), str(imageio_ffmpeg.get_ffmpeg_version())


async def _start(leash: Leash) -> Process:
    try:
        process = await anyio.open_process(leash.command, **leash.options)
    except OSError as error:
        raise _not_started() from error
    leash.hold(process.pid)
    return process


def _not_started() -> RenderFailed:
    hint = "Reinstall the package imageio-ffmpeg, which brings FFmpeg along."
    return RenderFailed("FFmpeg could not be started.", hint=hint)


async def _end(process: Process, leash: Leash) -> None:
    """Leave nothing behind: kill the group if it still runs, reap it, close its pipes. Not itself cancellable."""
    with anyio.CancelScope(shield=True):
        if process.returncode is None:
            leash.kill()
            with anyio.move_on_after(_WAIT_FOR_DEATH_S):
                await process.wait()
        await process.aclose()


async def _read(stream: ByteReceiveStream | None, take: Callable[[bytes], None]) -> None:
    if stream is not None:
        async for chunk in stream:
            take(chunk)


def _keep_tail(messages: bytearray, chunk: bytes) -> None:
    messages += chunk
    del messages[:-_TAIL]


class _Progress:
    """The lines `frame=123` among what FFmpeg writes to `-progress`."""

    def __init__(self, frames: int | None, report: Callable[[float], None] | None) -> None:
        self.frame = 0
        self._frames = frames
        self._report = report
        self._rest = b""

    def feed(self, chunk: bytes) -> None:
        *lines, self._rest = (self._rest + chunk).split(b"\n")
        numbers = [line.removeprefix(b"frame=").strip() for line in lines if line.startswith(b"frame=")]
        if not numbers or not numbers[-1].isdigit():
            return
        self.frame = int(numbers[-1])
        if self._report and self._frames:
            self._report(min(1.0, self.frame / self._frames))


def _failure(messages: str, code: int) -> ReelwrightError:
    if any(words in messages for words in _FULL):
        return NoSpace("The disk filled up while the film was being written.")
    if -code in _LIMITS:
        return RenderFailed(f"FFmpeg {_LIMITS[-code]} and was stopped.", hint=_LESS)
    if code < 0:
        return RenderFailed("FFmpeg was stopped from outside, perhaps for want of memory.", hint=_LESS)
    return RenderFailed(f"FFmpeg failed: {reason(messages) or f'it ended with code {code}'}.")


def reason(messages: str) -> str:
    """The first thing FFmpeg called an error: the later ones follow from it. Folders and addresses are taken out."""
    errors = _LEVEL.findall(messages)
    lines = errors or [line for line in messages.splitlines() if line.strip()][-1:]
    if not lines:
        return ""
    return _ADDRESS.sub("", _PATH.sub(r"\1", lines[0])).strip().rstrip(".")[:_MESSAGE]
