"""Looks into a file that may be anything: as a process of its own, which may crash, run out of memory or be killed.

`inspection.py` starts it. It is given a file and the container that its magic bytes speak of, and prints one line of
JSON: `{"found": Findings}`, `{"refused": [message, hint]}`, or `{"errno": number}` for the disk's own trouble.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from reelwright.errors import UnsupportedFile
from reelwright.media.magic import CONTAINERS, CUBE, GIF, MOV, WEBP, Container
from reelwright.studio.findings import Findings, Footage

PNG_SUFFIX = ".png"


def inspect(file: Path, container: Container) -> Findings:
    """What a file holds. What cannot be rendered from directly is converted, into a file beside it.

    Raises UnsupportedFile.
    """
    from reelwright.studio import photo

    if container.family == "captions":
        return _captions(file)
    if container.family == "picture" or (container in {GIF, WEBP} and not photo.moves(file)):
        return _photo(file)
    if container == WEBP:
        return _animation(file)
    if container == CUBE:
        return _lut(file)
    from reelwright.studio.probe import probe

    return probe(file, container)


def _captions(file: Path) -> Findings:
    from reelwright.studio.subtitles import read

    cues = read(file.read_bytes())
    return Findings("captions", file.name, duration_ms=cues[-1].end_ms, cues=cues)


def _photo(file: Path) -> Findings:
    from reelwright.studio import photo

    made = photo.upright(file, file.with_name(f"{file.stem}-upright"))
    footage = Footage(transparent=made.file.suffix == PNG_SUFFIX)
    return Findings("image", made.file.name, width=made.width, height=made.height, footage=footage)


def _lut(file: Path) -> Findings:
    from reelwright.media.cube import CubeError, read_cube

    try:
        read_cube(file.read_bytes())
    except CubeError as error:
        raise UnsupportedFile(str(error), hint="Save it as a 3D .cube LUT of at most 65 points a side.") from error
    return Findings("lut", file.name)


def _animation(file: Path) -> Findings:
    from dataclasses import replace

    from reelwright.studio.animation import film
    from reelwright.studio.probe import probe

    converted = file.with_suffix(".mov")
    film(file, converted)
    return replace(probe(converted, MOV), animated=True)


def main(file: str, suffix: str) -> None:
    """Print what is found."""
    answer: dict[str, Any]
    try:
        answer = {"found": asdict(inspect(Path(file), CONTAINERS[suffix]))}
    except UnsupportedFile as error:
        answer = {"refused": [error.message, error.hint]}
    except MemoryError:
        answer = {"refused": ["The file needs too much memory to be read.", "Save it smaller and upload that."]}
    except OSError as error:
        if error.errno is None:
            raise
        answer = {"errno": error.errno}
    sys.stdout.write(json.dumps(answer))
