"""The sound of a whole film as one file, ready to be joined to its picture: mixed, brought to its loudness, encoded.

One pass over the whole film, so that nothing is heard where chunks of the picture meet. What is mixed, and how, is
`mixdown.py`'s and `sound.py`'s.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from reelwright.studio.render import sound
from reelwright.studio.render.ffmpeg import run
from reelwright.studio.render.gathering import Batch, Done, Wanted
from reelwright.studio.render.inputs import guarded
from reelwright.studio.render.keys import sound_key
from reelwright.studio.render.mixdown import mix
from reelwright.studio.render.parts import Plan
from reelwright.studio.render.space import most_bytes


def soundtrack(plan: Plan, media: Mapping[str, Path], work: Path, limit: float, version: str) -> Batch:
    """What makes the sound of a film. `version`: FFmpeg's; `limit`: seconds for one command. Blocks: reads files."""
    wanted = Wanted(f"{sound_key(plan, media, version)}.m4a", plan.frames)
    return Batch((wanted,), partial(_make, plan, media, work, limit))


async def _make(plan: Plan, media: Mapping[str, Path], work: Path, limit: float, outs: Sequence[Path], _: Done) -> None:
    mixed = work / "mix.wav"
    master = await mix(plan, media, work, mixed, limit)
    await run(encoded(mixed, master, outs[0]), time_limit=limit, most_bytes=most_bytes(plan))
    mixed.unlink()


def encoded(mixed: Path, master: sound.Master, out: Path) -> list[str]:
    """The arguments that bring a mix to its loudness and encode it."""
    return [
        *("-loglevel", "level+warning"),
        *guarded(mixed),
        *("-map", "0:a", "-map_metadata", "-1", "-af", sound.filters_of(master)),
        *("-c:a", "aac", "-b:a", "192k", "-ar", "48000", "-ac", "2", "-f", "mp4", "-y", f"file:{out}"),
    ]
