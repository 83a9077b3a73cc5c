"""The studio's agent: a message in, the timeline changed or a clear refusal, and words about it.

It is a reader of the edit language, not a language model. A message is carried out as a whole or not at all: what it
does not understand, or cannot do, it names, and then nothing is changed. Knows nothing of HTTP (`endpoints.py`).
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from reelwright.draft.compare import compare
from reelwright.draft.model import Draft
from reelwright.draft.telling import listing
from reelwright.edits.model import Combine, Edit, Undo
from reelwright.edits.parse import Impossible, parse
from reelwright.edits.phrase import phrase
from reelwright.errors import NothingToUndo, NotPossible, NotUnderstood, ReelwrightError
from reelwright.studio.apply import apply
from reelwright.studio.projects import StudioProject
from reelwright.studio.timeline import clips


@dataclass(frozen=True)
class Reply:
    """What the agent says, and the edits it carried out; or why it carried out none."""

    text: str
    edits: tuple[Edit, ...] = ()
    refusal: ReelwrightError | None = None


def answer(project: StudioProject, message: str, *, new_id: Callable[[], str] = lambda: secrets.token_hex(6)) -> Reply:
    """Carry a message out on a project, which the caller saves.

    Raises the errors of `apply`, and NothingToUndo; the project is then as it was.
    """
    chinese = any("\u4e00" <= letter <= "\u9fff" for letter in message)
    parsed = parse(message)
    if parsed.unknown or parsed.impossible or not parsed.edits:
        text = _refusal(parsed.edits, parsed.unknown, parsed.impossible, chinese)
        return Reply(text, refusal=NotPossible(text) if parsed.impossible else NotUnderstood(text))
    before = project.draft
    if all(isinstance(edit, Undo) for edit in parsed.edits):
        after = _undone(project, sum(edit.steps for edit in parsed.edits if isinstance(edit, Undo)))
    else:
        after = before
        for edit in _with_clips_placed(parsed.edits, before, project):
            after = apply(after, edit, project.assets, new_id)
        if after != before:
            project.add_step(after)
    return Reply(_report(before, after, chinese), parsed.edits)


def _with_clips_placed(edits: tuple[Edit, ...], draft: Draft, project: StudioProject) -> tuple[Edit, ...]:
    """An edit of a film that has no clips yet means the uploaded ones: they are put in first."""
    if clips(draft) or any(isinstance(edit, Combine) for edit in edits):
        return edits
    return (Combine(), *edits) if any(asset.kind != "audio" for asset in project.assets) else edits


def _undone(project: StudioProject, steps: int) -> Draft:
    if not project.steps:
        raise NothingToUndo("There is no step to take back.")
    project.steps = project.steps[: max(0, len(project.steps) - steps)]
    return project.draft


def _report(before: Draft, after: Draft, chinese: bool) -> str:
    changes = listing(compare(before, after), "zh" if chinese else "en")
    if not changes:
        return "时间线没有变化：已经是这样了。" if chinese else "Nothing changed: the film is like that already."
    return "\n".join(changes)


def _refusal(
    edits: tuple[Edit, ...], unknown: tuple[str, ...], impossible: tuple[Impossible, ...], chinese: bool
) -> str:
    """Name what cannot be done and what was not understood, and say that nothing was changed."""
    lines: list[str] = []
    for item in impossible:
        lines.append(
            f"本地工作室做不到：“{item.words}”。{item.instead}"
            if chinese
            else f"The local studio cannot do this: “{item.words}”. {item.instead}"
        )
    if unknown:
        quoted = ", ".join(f"“{words_}”" for words_ in unknown)
        lines.append(f"没有听懂：{quoted}。" if chinese else f"I did not understand: {quoted}.")
    if edits:
        understood = " ".join(phrase(edit) for edit in edits)
        lines.append(f"听懂了但没有执行：{understood}" if chinese else f"Understood, but held back: {understood}")
    if not lines:
        lines.append("请说明要做什么改动。" if chinese else "Say what to change.")
    lines.append("什么都没有改动。" if chinese else "Nothing was changed.")
    return "\n".join(lines)
