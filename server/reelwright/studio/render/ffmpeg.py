"""The only door to FFmpeg: one command runs in its own process group, reports progress, and dies when it should.

What the command says is `graph.py`'s and `sound.py`'s business.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import anyio
from anyio.abc import ByteReceiveStream, Process

from reelwright.errors import NoSpace, ReelwrightError, RenderFailed

_TAIL = 64 * 1024
_GLOBAL = ("-nostdin", "-hide_banner", "-nostats", "-progress", "pipe:1")
_LEVEL = re.compile(r"\[(?:error|fatal|panic)\] (.+)")
_PATH = re.compile(r"(?:file:)?(?:[A-Za-z]:)?[\\/][^\s'\"]*[\\/]([^\s'\"\\/:]+)")
_ADDRESS = re.compile(r" @ 0x[0-9a-f]+")
_MESSAGE = 300
_WAIT_FOR_DEATH_S = 10.0


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
) -> FFmpegReport:
    """Run FFmpeg with these arguments. `on_progress` gets 0.0 to 1.0 if `frames`, the number to come, is known.

    Raises RenderFailed (with FFmpeg's own reason; also after `time_limit` seconds) or NoSpace. When cancelled, the
    process and all of its group are gone before this returns.
    """
    process = await _start(arguments)
    progress = _Progress(frames, on_progress)
    messages = bytearray()
    try:
        with anyio.fail_after(time_limit):
            async with anyio.create_task_group() as readers:
                readers.start_soon(_read, process.stdout, progress.feed)
                readers.start_soon(_read, process.stderr, lambda chunk: _keep_tail(messages, chunk))
            code = await process.wait()
    except TimeoutError as late:
        raise RenderFailed(f"FFmpeg did not finish within {time_limit / 60:.0f} minutes and was stopped.") from late
    finally:
        await _end(process)
    text = messages.decode(errors="replace")
    if code != 0:
        raise _failure(text, code)
    return FFmpegReport(text, progress.frame)


async def _start(arguments: Sequence[str]) -> Process:
    import imageio_ffmpeg

    windows = sys.platform == "win32"
    try:
        return await anyio.open_process(
            [imageio_ffmpeg.get_ffmpeg_exe(), *_GLOBAL, *arguments],
            stdin=subprocess.DEVNULL,
            env={"SYSTEMROOT": r"C:\Windows"} if windows else {"LC_ALL": "C"},
            start_new_session=not windows,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0) if windows else 0,
        )
    except (OSError, RuntimeError) as error:  # RuntimeError: how imageio-ffmpeg says that there is none
        raise RenderFailed(
            "FFmpeg could not be started.", hint="Reinstall the package imageio-ffmpeg, which brings FFmpeg along."
        ) from error


async def _end(process: Process) -> None:
    """Leave nothing behind: kill the group if it still runs, reap it, close its pipes. Not itself cancellable."""
    with anyio.CancelScope(shield=True):
        if process.returncode is None:
            _kill_group(process)
            with anyio.move_on_after(_WAIT_FOR_DEATH_S):
                await process.wait()
        await process.aclose()


def _kill_group(process: Process) -> None:
    try:
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


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
    if "No space left on device" in messages:
        return NoSpace("The disk filled up while the film was being written.")
    return RenderFailed(f"FFmpeg failed: {reason(messages) or f'it ended with code {code}'}.")


def reason(messages: str) -> str:
    """The first thing FFmpeg called an error: the later ones follow from it. Folders and addresses are taken out."""
    errors = _LEVEL.findall(messages)
    lines = errors or [line for line in messages.splitlines() if line.strip()][-1:]
    if not lines:
        return ""
    return _ADDRESS.sub("", _PATH.sub(r"\1", lines[0])).strip().rstrip(".")[:_MESSAGE]
