"""Has a file looked into by a process of its own, on a leash. What is looked for is `inspector.py`'s business."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

from pydantic import TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from reelwright.errors import Internal, UnsupportedFile
from reelwright.media.magic import Container
from reelwright.studio.findings import Findings
from reelwright.studio.leash import Ended, Limits, run

_log = logging.getLogger(__name__)
TIME_LIMIT_S = 120.0
_FILM_MEMORY = 1_000_000_000  # an hour of index takes 20 MB, a picture of 8K in 10 bits 100 MB
_PICTURE_MEMORY = 1_500_000_000  # 100 megapixels, twice, and what is made of them
_MOST_BYTES = 4_000_000_000
_CHILD = (
    "import os, sys; sys.path[:] = sys.argv[1].split(os.pathsep); "
    "from reelwright.studio.inspector import main; main(*sys.argv[2:])"
)


@dataclass(frozen=True)
class _Answer:
    found: Findings | None = None
    refused: tuple[str, str] | None = None
    errno: int | None = None


_ANSWER = TypeAdapter(_Answer)


def inspected(file: Path, container: Container, *, time_limit: float = TIME_LIMIT_S) -> Findings:
    """What `file`, whose magic bytes said `container`, holds; see `inspector.inspect`. Blocks for up to `time_limit`
    seconds.

    Raises UnsupportedFile, and OSError for the disk's own trouble.
    """
    child = [sys.executable, "-I", "-S", "-B", "-X", "utf8", "-c", _CHILD]
    places = os.pathsep.join(place for place in sys.path if place)
    memory = _FILM_MEMORY if container.family in ("film", "sound") else _PICTURE_MEMORY
    limits = Limits(time_limit * 2, memory, _MOST_BYTES)
    try:
        ended = run([*child, places, str(file), container.suffix], limits, time_limit=time_limit)
    except TimeoutError:
        raise UnsupportedFile("The file takes too long to read.", hint="Convert it to MP4 (H.264) first.") from None
    answer = _answer(ended)
    if answer.errno is not None:
        raise OSError(answer.errno, os.strerror(answer.errno))
    if answer.refused is not None:
        raise UnsupportedFile(answer.refused[0], hint=answer.refused[1])
    if answer.found is None or Path(answer.found.file).name != answer.found.file:
        raise Internal("The file could not be looked into.")
    return answer.found


def _answer(ended: Ended) -> _Answer:
    """Raises UnsupportedFile when the file brought its reader down, Internal when something else did."""
    if ended.code < 0:
        _log.warning("A file brought its reader down (signal %d).", -ended.code)
        raise UnsupportedFile("The file is damaged: it cannot be read.", hint="Convert it to MP4 or JPEG first.")
    try:
        return _ANSWER.validate_json(ended.out)
    except ValidationError as error:
        _log.warning("A file could not be looked into: %s", ended.errors[-300:].decode(errors="replace"))
        raise Internal("The file could not be looked into.") from error
