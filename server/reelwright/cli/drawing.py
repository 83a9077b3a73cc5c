"""Pictures at a shell: saved under a name that is free, or shown in a terminal that can show them.

Two protocols are spoken: kitty's (kitty, Ghostty) and iTerm2's (iTerm2, WezTerm, VS Code, mintty).
"""

from __future__ import annotations

import base64
import itertools
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from reelwright.cli.parser import absolute
from reelwright.errors import BadRequest, CannotSave
from reelwright.settings import picture_protocol

if TYPE_CHECKING:
    from reelwright.flows.report import Answer, Picture

INLINE = "-"
_PNG, _JPEG = (".png",), (".jpg", ".jpeg")
_KITTY_CHUNK = 4096


def check(place: str, *, as_json: bool) -> None:
    """Whether a picture can go there: before anything is drawn. Raises BadRequest."""
    if place == INLINE:
        if as_json or not sys.stdout.isatty() or picture_protocol() is None:
            raise BadRequest("No picture can be shown here.", hint="Name a file: --storyboard board.png")
        return
    path = Path(absolute(place))
    if path.suffix.lower() not in (*_PNG, *_JPEG):
        raise BadRequest("A storyboard is a PNG or a JPEG.", hint=f"Use a name such as {path.stem or 'board'}.png.")
    if not path.parent.is_dir():
        raise BadRequest(f"There is no folder {path.parent}.", hint="Make the folder first, or choose another one.")


def lossless(place: str) -> bool:
    """Whether the place wants a PNG, however large."""
    return place == INLINE or Path(place).suffix.lower() in _PNG


def deliver(answer: Answer, place: str) -> Answer:
    """Save or show the answer's picture; the answer says where it is. Raises CannotSave."""
    if not answer.pictures:
        return answer
    drawn = answer.pictures[-1]
    if place == INLINE:
        for part in inline(drawn):
            sys.stdout.write(part)
        sys.stdout.write("\n")
        return answer
    path = _saved(drawn, Path(absolute(place)))
    return answer.model_copy(update={"message": f"{answer.message}\n{path} ({drawn.width}×{drawn.height})"})


def inline(drawn: Picture) -> Iterator[str]:
    """What a terminal shows the picture for."""
    text = base64.b64encode(drawn.content).decode()
    if picture_protocol() == "kitty":
        parts = [text[start : start + _KITTY_CHUNK] for start in range(0, len(text), _KITTY_CHUNK)]
        for place, part in enumerate(parts):
            keys = "a=T,f=100," if place == 0 else ""
            yield f"\x1b_G{keys}m={int(place < len(parts) - 1)};{part}\x1b\\"
    else:
        yield f"\x1b]1337;File=inline=1;size={len(drawn.content)};preserveAspectRatio=1:{text}\a"


def _saved(drawn: Picture, wanted: Path) -> Path:
    """Written under the wanted name, or the first numbered one that is free: nothing is overwritten."""
    if wanted.suffix.lower() in _JPEG and drawn.media_type == "image/png":
        wanted = wanted.with_suffix(".png")
    for path in _names(wanted):
        try:
            with path.open("xb") as file:
                file.write(drawn.content)
        except FileExistsError:
            continue
        except OSError as error:
            raise CannotSave(f"{path} cannot be written: {error.strerror}.") from None
        return path
    raise AssertionError("the numbers do not end")


def _names(wanted: Path) -> Iterator[Path]:
    yield wanted
    for number in itertools.count(2):
        yield wanted.with_name(f"{wanted.stem} ({number}){wanted.suffix}")
