"""The colours of a shot as one table: brightness, contrast, saturation, warmth, a look and a LUT in a single filter.

Each mixture of them becomes a .cube file of our own, named by what is in it; FFmpeg reads nothing else. Imports numpy:
import it when a film has colours to be changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from reelwright.draft.model import Look
from reelwright.errors import FileNotFound
from reelwright.media.cube import Cube, CubeError, read_cube
from reelwright.studio.render.parts import Plan, Shot
from reelwright.studio.render.treatment import Colours

SIZE: Final = 33
Table = NDArray[np.float64]
"""Colours, RGB from 0 to 1 in the last axis."""

_LUMA: Final = np.array([0.2126, 0.7152, 0.0722])
_SEPIA: Final = np.array([[0.393, 0.769, 0.189], [0.349, 0.686, 0.168], [0.272, 0.534, 0.131]])


def graded(plan: Plan, media: Mapping[str, Path], work: Path) -> Plan:
    """The plan with a LUT file for every shot whose colours are changed; the files go to `work`.

    Raises FileNotFound for a person's LUT that is gone.
    """
    files: dict[Colours, Path] = {}
    for shot in plan.pictures:
        colours = shot.treatment.colours
        if colours != Colours() and colours not in files:
            content = written(table(colours, _lut(colours, media)))
            files[colours] = work / f"colours-{hashlib.sha256(content.encode()).hexdigest()[:32]}.cube"
            files[colours].write_text(content, encoding="ascii")
    if not files:
        return plan

    def coloured(shot: Shot) -> Shot:
        return replace(shot, treatment=replace(shot.treatment, lut=files.get(shot.treatment.colours)))

    return replace(
        plan,
        shots=tuple(coloured(shot) for shot in plan.shots),
        insets=tuple(replace(inset, shot=coloured(inset.shot)) for inset in plan.insets),
    )


def _lut(colours: Colours, media: Mapping[str, Path]) -> Cube | None:
    if colours.lut is None:
        return None
    try:
        return read_cube(media[colours.lut].read_bytes())
    except (KeyError, OSError, CubeError):
        raise FileNotFound("A LUT is gone from the project's media folder.", hint="Upload it again.") from None


def table(colours: Colours, lut: Cube | None = None) -> Table:
    """What becomes of every colour of a grid of 33 x 33 x 33: axes blue, green, red, and the new RGB."""
    steps = np.linspace(0.0, 1.0, SIZE)
    blue, green, red = np.meshgrid(steps, steps, steps, indexing="ij")
    rgb = _toned(np.stack([red, green, blue], axis=-1), colours)
    styled = looked_up(lut, rgb) if lut is not None else LOOKS[colours.look](rgb)
    mixed: Table = rgb + (styled - rgb) * colours.strength
    return np.clip(mixed, 0.0, 1.0)


def _toned(rgb: Table, colours: Colours) -> Table:
    """Warmth, brightness as a curve that keeps black and white, contrast about middle grey, saturation about luma."""
    rgb = _warmer(rgb, colours.temperature)
    rgb = np.power(rgb, 2.0 ** (-1.2 * colours.brightness))
    rgb = _contrast(rgb, colours.contrast)
    return np.clip(_saturated(rgb, 1 + colours.saturation), 0.0, 1.0)


def _warmer(rgb: Table, by: float) -> Table:
    """Red up and blue down, at the same luma."""
    gains = np.array([1 + 0.3 * by, 1.0, 1 - 0.3 * by])
    moved = rgb * gains
    kept: Table = moved + ((rgb - moved) @ _LUMA)[..., None]
    return np.clip(kept, 0.0, 1.0)


def _contrast(rgb: Table, by: float) -> Table:
    """More: an S-curve, which does not clip. Less: towards grey."""
    if by <= 0:
        return 0.5 + (rgb - 0.5) * (1 + 0.8 * by)
    curve = np.where(rgb < 0.5, 2 * rgb**2, 1 - 2 * (1 - rgb) ** 2)
    bent: Table = rgb + (curve - rgb) * min(1.0, 1.2 * by)
    return bent


def _saturated(rgb: Table, factor: float) -> Table:
    luma: Table = (rgb @ _LUMA)[..., None]
    return luma + (rgb - luma) * factor


def _muted(rgb: Table) -> Table:
    """Film that has faded: less colour, black lifted, white brought down, a little warm."""
    faded: Table = 0.06 + 0.88 * _warmer(_saturated(_contrast(rgb, -0.1), 0.62), 0.1)
    return faded


def _teal_orange(rgb: Table) -> Table:
    """Shadows towards teal, lights towards orange."""
    luma: Table = (rgb @ _LUMA)[..., None]
    shift: Table = (luma - 0.5) * np.array([0.17, 0.01, -0.16])
    return _saturated(_contrast(rgb, 0.25), 1.08) + shift


def _sepia(rgb: Table) -> Table:
    brown: Table = np.clip(rgb @ _SEPIA.T, 0.0, 1.0) * 0.94
    return brown


LOOKS: Final[dict[Look, Callable[[Table], Table]]] = {
    "none": lambda rgb: rgb,
    "warm": lambda rgb: _saturated(_warmer(rgb, 0.42), 1.06),
    "cool": lambda rgb: _saturated(_warmer(rgb, -0.42), 0.98),
    "vivid": lambda rgb: _saturated(_contrast(rgb, 0.3), 1.38),
    "muted": _muted,
    "black_white": lambda rgb: np.repeat((_contrast(rgb, 0.15) @ _LUMA)[..., None], 3, axis=-1),
    "sepia": _sepia,
    "teal_orange": _teal_orange,
}


def looked_up(lut: Cube, rgb: Table) -> Table:
    """Colours through a person's LUT, between its points by trilinear interpolation."""
    values = np.asarray(lut.values, dtype=np.float64).reshape(lut.size, lut.size, lut.size, 3)  # blue, green, red
    low, high = np.asarray(lut.low), np.asarray(lut.high)
    at = np.clip((rgb - low) / (high - low), 0.0, 1.0) * (lut.size - 1)
    base = np.minimum(at.astype(np.intp), lut.size - 2)
    part = at - base
    out = np.zeros_like(rgb)
    for corner in range(8):
        step = np.array([corner & 1, corner >> 1 & 1, corner >> 2 & 1])
        weight = np.prod(np.where(step == 1, part, 1 - part), axis=-1)
        place = base + step
        out += weight[..., None] * values[place[..., 2], place[..., 1], place[..., 0]]
    return np.clip(out, 0.0, 1.0)


def written(colours: Table) -> str:
    """A table as a .cube file: red changes fastest."""
    rows = "\n".join(f"{red:.5f} {green:.5f} {blue:.5f}" for red, green, blue in colours.reshape(-1, 3))
    return f"LUT_3D_SIZE {SIZE}\n{rows}\n"
