"""Films on paper, and what their files look and sound like: plain colours, plain levels."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from reelwright.draft.model import Placement, Segment, Source, TextStyle, Track
from reelwright.draft.names import Language
from reelwright.storyboard.board import Board, Caption
from reelwright.storyboard.film import Film
from reelwright.storyboard.seen import Seen

COLOURS = ("red", "lime", "blue", "yellow", "cyan", "magenta")


class Paper:
    """Makes what the tests of the storyboard are about. All times in ms."""

    def clip(self, key: str, start: int, length: int, **more: object) -> Segment:
        source = Source(asset_id=key, name=f"{key}.mp4", kind=str(more.pop("kind", "video")))  # type: ignore[arg-type]
        return Segment(d=length, x=Placement.model_validate({"id": key, "start_ms": start, "source": source, **more}))

    def words(self, text: str, start: int, length: int, **style: object) -> Segment:
        x = Placement(id=text, start_ms=start, text=text, style=TextStyle.model_validate(style))
        return Segment(d=length, x=x)

    def track(self, kind: int, *segments: Segment) -> Track:
        return Track(tt=kind, sg=list(segments))

    def jpeg(self, colour: str | tuple[int, int, int], size: tuple[int, int] = (512, 288)) -> bytes:
        out = io.BytesIO()
        Image.new("RGB", size, colour).save(out, "JPEG", quality=95)
        return out.getvalue()

    def seen(self, film: Film, *, level: int = 120) -> Seen:
        """Each file in a colour of its own, in the order of the shots, and equally loud all through."""
        keys = list(dict.fromkeys(shot.key for shot in film.shots))
        colours = {key: COLOURS[place % len(COLOURS)] for place, key in enumerate(keys)}
        pictures = {colour: self.jpeg(colour) for colour in COLOURS}
        wanted = Board(film, Caption("paper")).wanted
        return Seen(
            frames={place: pictures[colours[place[0]]] for place in wanted.frames},
            curves={key: bytes([level]) * 2000 for key in wanted.curves},
            songs={song: bytes([200]) * (song[2] // 50) for song in wanted.songs},
        )

    def drawn(self, film: Film, seen: Seen, language: Language = "en") -> np.ndarray:
        """The board's pixels."""
        board = Board(film, Caption("paper"), language).draw(seen, lossless=True)
        return np.asarray(Image.open(io.BytesIO(board.content)).convert("RGB")).astype(int)


@pytest.fixture
def paper() -> Paper:
    return Paper()
