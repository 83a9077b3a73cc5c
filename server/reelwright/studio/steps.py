"""Back and forth through the steps of a project: undo, redo, and back to before a step. Changes the project."""

from __future__ import annotations

from reelwright.edits.model import Edit, Undo
from reelwright.edits.ops_cut import GoBack, Redo
from reelwright.edits.parse import parse
from reelwright.edits.topics import is_about
from reelwright.errors import NothingToUndo
from reelwright.studio.projects import StudioProject

Stepping = Undo | Redo | GoBack
_LISTED = 12


def step(project: StudioProject, edit: Stepping, *, chinese: bool) -> str | None:
    """Carry it out; a sentence if it could only be done in part. Raises NothingToUndo."""
    if isinstance(edit, Undo):
        return _undo(project, edit.steps, chinese)
    if isinstance(edit, Redo):
        return _redo(project, edit.steps, chinese)
    _go_back(project, edit, chinese)
    return None


def _undo(project: StudioProject, steps: int, chinese: bool) -> str | None:
    taken = project.take_back(steps)
    if not taken:
        raise NothingToUndo("没有可以撤销的步骤。" if chinese else "There is no step to take back.")
    if taken == steps:
        return None
    if chinese:
        return f"只有 {taken} 步可以撤销，已全部撤销。"
    return f"There {'was only one step' if taken == 1 else f'were only {taken} steps'} to take back; that is done."


def _redo(project: StudioProject, steps: int, chinese: bool) -> str | None:
    done = project.do_again(steps)
    if not done:
        raise NothingToUndo(
            "没有可以重做的步骤。" if chinese else "There is nothing to do again.",
            hint="Only what was just taken back can be done again; a new edit clears it.",
        )
    if done == steps:
        return None
    if chinese:
        return f"只有 {done} 步可以重做。"
    return f"There {'was only one step' if done == 1 else f'were only {done} steps'} to do again; that is done."


def _go_back(project: StudioProject, edit: GoBack, chinese: bool) -> None:
    """To before the first step, or to before the last one that was about the topic, or to after the first such one."""
    if not project.steps:
        raise NothingToUndo("还没有任何步骤。" if chinese else "No step has been made yet.")
    topic = edit.after or edit.before
    if topic is None:
        project.take_back(len(project.steps))
        return
    about = [place for place, told in enumerate(project.history) if any(is_about(edit, topic) for edit in _edits(told))]
    if not about:
        said = f"没有哪一步和“{topic}”有关。" if chinese else f"No step was about the {topic}."
        raise NothingToUndo(
            f"{said} {_listing(project, chinese)}", hint='Say how many steps: "undo the last 2 changes".'
        )
    kept = about[-1] if edit.after is None else about[0] + 1
    if kept < len(project.steps):
        project.take_back(len(project.steps) - kept)


def _edits(told: list[str]) -> tuple[Edit, ...]:
    return parse(" ".join(told)).edits


def _listing(project: StudioProject, chinese: bool) -> str:
    """The newest steps, numbered."""
    numbered = list(enumerate(project.history, 1))[-_LISTED:]
    shown = " ".join(f"{number}. {' '.join(told) or '?'}" for number, told in numbered)
    return f"步骤：{shown}" if chinese else f"The steps were: {shown}"
