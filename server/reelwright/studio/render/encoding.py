"""How a chunk is encoded, so that chunks fit together: x264's settings for each quality. Pure.

Every chunk begins with an IDR picture and has closed GOPs; all of a film have the same parameter sets. `stitchable`
keeps x264 from fitting these to what it sees. The number of threads decides what x264 writes, so it is always the same;
and x264 looks ahead in step (`sync-lookahead`), or what it writes after a forced key frame depends on who came first.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from reelwright.draft.media import RenderQuality
from reelwright.studio.render.parts import Plan

PRESETS: dict[RenderQuality, tuple[str, int]] = {
    "preview": ("ultrafast", 26),
    "draft": ("veryfast", 26),
    "standard": ("veryfast", 20),
    "high": ("medium", 18),
}
GOP_SECONDS: dict[RenderQuality, int] = {"preview": 1, "draft": 2, "standard": 2, "high": 2}
THREADS = 3
_BRIEFLY = "ultrafast"  # at the same CRF as good as the others, in two to three times the bytes
_PARAMS = "stitchable=1:sync-lookahead=0"


def encoding(plan: Plan, frames: int, *, brief: bool = False) -> list[str]:
    """The arguments that encode `frames` pictures. `brief`: so few that time counts and bytes do not."""
    preset, crf = PRESETS[plan.quality]
    preset = _BRIEFLY if brief else preset
    return [
        *("-frames:v", str(frames), "-r", str(plan.fps), "-fps_mode", "cfr"),
        *("-c:v", "libx264", "-preset", preset, "-crf", str(crf), "-profile:v", "high", "-pix_fmt", "yuv420p"),
        *("-g", str(plan.fps * GOP_SECONDS[plan.quality]), "-flags", "+cgop"),
        *("-threads", str(THREADS), "-x264-params", _PARAMS),
        *("-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv"),
    ]


def numbered(arguments: Sequence[str], number: int) -> list[str]:
    """The arguments of an encoding whose parameter sets have this number; x264's own is 0."""
    return [f"{one}:sps-id={number}" if number and one == _PARAMS else one for one in arguments]


def in_segments(lengths: Sequence[int]) -> list[str]:
    """The arguments that write an MP4 for each of these numbers of frames, each beginning with an IDR picture."""
    borders = list(accumulate(lengths))
    return [
        *("-force_key_frames", "expr:" + "+".join(f"eq(n,{border})" for border in borders)),
        *("-f", "segment", "-segment_format", "mp4", "-segment_frames", ",".join(map(str, borders))),
        *("-reset_timestamps", "1"),
    ]
