"""Progress in words: "uploading 12.3 of 48 MB", "rendering 64 % · 8 s left", "saving"."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reelwright.dialogue.amounts import about, share_of
from reelwright.dialogue.sentences import SentenceKey
from reelwright.draft.names import short
from reelwright.flows.progress import Progress, Stage

_STAGES: Mapping[Stage, SentenceKey] = {
    "preparing": "stage_preparing",
    "uploading": "stage_uploading",
    "fetching": "stage_fetching",
    "editing": "stage_editing",
    "rendering": "stage_rendering",
    "downloading": "stage_downloading",
    "saving": "stage_saving",
}


def progress_words(progress: Progress | None, say: Callable[..., str]) -> str:
    """What the person reads. `say`: one of our sentences in their language."""
    if progress is None:
        return say("stage_preparing")
    parts = [progress.note or f"{_doing(progress, say)}{_amount(progress, say)}"]
    if progress.left_s is not None:
        parts.append(say("time_left", time=about(progress.left_s)))
    return " · ".join(parts)


def _doing(progress: Progress, say: Callable[..., str]) -> str:
    if progress.stage == "editing" and progress.what:
        return say("stage_looking", name=short(progress.what, 40))
    return say(_STAGES[progress.stage])


def _amount(progress: Progress, say: Callable[..., str]) -> str:
    if not progress.total:
        return ""
    if progress.stage in ("rendering", "editing"):
        return f" {100 * progress.done / progress.total:.0f} %"
    done, total = share_of(int(progress.done), int(progress.total))
    return " " + say("part_of", done=done, total=total)
