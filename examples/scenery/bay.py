"""The sea behind the lighthouse and the promenade: calm water in the late sun."""

from __future__ import annotations

import numpy as np

from scenery.paint import Array, clouds, ramp, smooth


def bay(width: int, height: int, s: float) -> Array:
    """RGB of shape (height, width, 3), 0 to 255; the sun stands on the left."""
    depth = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    far = np.sqrt(depth)
    waves = clouds(width, height, (240 * s, 12 * s), 4, 6) - 0.5
    x = np.linspace(0, 1, width, dtype=np.float32)
    sun = np.exp(-(((x - 0.16) / (0.06 + 0.16 * depth)) ** 2)) * smooth(0.02, 0.32, waves)
    base = ramp(
        [(0, "#f3c9a0"), (0.12, "#7fb4c9"), (0.5, "#2f7fa8"), (1, "#1c5c86")], np.broadcast_to(far, (height, width))
    )
    return base * (1 + 0.28 * waves[..., None]) + sun[..., None] * (np.array([255, 232, 190], np.float32) - base) * 0.9
