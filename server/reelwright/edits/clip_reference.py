"""What a message says of clips, once it is put together: a `Reference`, the value of a CLIPS token. Pure data."""

from __future__ import annotations

from dataclasses import dataclass

from reelwright.edits.terms import FROM_THE_END, Clip


@dataclass(frozen=True, slots=True)
class Reference:
    """Clips that a message names. `every`: as a whole ("all clips"), `each`: one by one.

    `photo`, `video`: it said so, so no other clip.
    """

    clips: tuple[Clip, ...]
    every: bool = False
    photo: bool = False
    video: bool = False
    each: bool = False

    @property
    def counts_photos(self) -> bool:
        """Whether it counts photos alone: "photo 2" may be another clip than clip 2, "the van photo" is one."""
        return self.photo and any(isinstance(clip, int) or _is_counted(clip) for clip in self.clips)


def _is_counted(clip: str) -> bool:
    return clip in ("first", "last", "all") or FROM_THE_END.fullmatch(clip) is not None
