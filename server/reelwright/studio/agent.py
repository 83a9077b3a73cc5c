"""The studio's agent: a message in, the timeline changed or a clear refusal, and words about it.

It is a reader of the edit language, not a language model. What it does not understand, or cannot do, it names. Then
the rest of the message is done only if it does not depend on that (`edits/halves.py`); else nothing is changed. Knows
nothing of HTTP (`endpoints.py`).
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from reelwright.draft.model import Draft
from reelwright.edits.follow_ups import after_all, follow_up
from reelwright.edits.halves import independent
from reelwright.edits.last_step import about_last_step
from reelwright.edits.model import Combine, Delete, Edit, Reorder, Undo
from reelwright.edits.ops_cut import FitLength, GoBack, Highlight, Redo, SplitScenes
from reelwright.edits.parse import parse
from reelwright.edits.parsed import Parsed
from reelwright.edits.phrase import phrase
from reelwright.edits.terms import Clip
from reelwright.errors import Asked, ReelwrightError
from reelwright.studio.advice import advice
from reelwright.studio.apply import apply
from reelwright.studio.assembling import PICTURES
from reelwright.studio.file_words import is_chinese
from reelwright.studio.finding.finder import NO_FINDER, Finder
from reelwright.studio.finding.reaching import Look
from reelwright.studio.finding.rehearsal import Rehearsal
from reelwright.studio.lettering import undrawable
from reelwright.studio.projects import StudioProject
from reelwright.studio.saying import left_aside, left_undone, refusal, report, second_song
from reelwright.studio.song_guard import silently_replaced
from reelwright.studio.steps import Stepping, step
from reelwright.studio.text_notes import text_notes
from reelwright.studio.timeline import clips

_STEPPING = (Undo, Redo, GoBack)
_LOOKING = (Highlight, SplitScenes, FitLength)
_WHOLE_ORDER = 3  # clips that are listed for a new film: it is to have these


@dataclass(frozen=True)
class Reply:
    """What the agent says, and the edits it carried out; or why it carried out none.

    `understood`: the edits that it held back because of the rest of the message. `missing`: characters of its
    texts that no font here has. `notes`: what the timeline does not show, such as a part that was not done.
    """

    text: str
    edits: tuple[Edit, ...] = ()
    refusal: ReelwrightError | None = None
    understood: tuple[Edit, ...] = ()
    missing: str = ""
    notes: tuple[str, ...] = ()


def answer(
    project: StudioProject,
    message: str,
    *,
    new_id: Callable[[], str] = lambda: secrets.token_hex(6),
    finder: Finder = NO_FINDER,
) -> Reply:
    """Carry a message out on a project, which the caller saves. `finder` looks into the project's files.

    Raises the errors of `apply`, and NothingToUndo; the project is then as it was.
    """
    chinese = is_chinese(message)
    parsed = _understood(project, message)
    whole = bool(parsed.edits) and not (parsed.unknown or parsed.impossible)
    fault = None if whole else _fault(project, parsed.edits, new_id)
    if fault or not (whole or (parsed.edits and _separable(parsed, message, project))):
        refused = refusal(parsed, fault, chinese=chinese)
        return Reply(refused.message, refusal=refused, understood=parsed.edits)
    if replaced := silently_replaced(project.draft, parsed.edits, message):
        asked = second_song(*replaced, chinese=chinese)
        return Reply(asked.message, refusal=asked, understood=parsed.edits)
    before = project.draft
    notes = _carry_out(project, parsed.edits, new_id, finder, chinese)
    after = project.draft
    notes += text_notes(before, after, parsed.edits, project.assets, chinese=chinese)
    notes += advice(before, after, parsed.edits, project.assets, chinese=chinese)
    notes += left_undone(parsed, chinese=chinese)
    notes += left_aside(parsed, chinese=chinese)
    text = "\n".join([report(before, after, chinese=chinese), *notes])
    return Reply(text, parsed.edits, missing=undrawable(parsed.edits), notes=tuple(notes))


def looks(project: StudioProject, message: str, *, new_id: Callable[[], str]) -> list[Look]:
    """What carrying a message out will look at in the project's files, as far as that can be told beforehand."""
    rehearsal = Rehearsal()
    edits = tuple(edit for edit in parse(message).edits if not isinstance(edit, _STEPPING))
    with suppress(ReelwrightError):  # a song without a beat, for one, and the edit ends there
        _applied(project, edits, new_id, rehearsal)
    return rehearsal.asked


def _understood(project: StudioProject, message: str) -> Parsed:
    """The message read, or, where it holds no edit of its own, taken as "a bit more" of the last step."""
    names = [asset.name for asset in project.assets]
    parsed = parse(message, names)
    whole = parsed.edits and not parsed.unknown
    told = project.history[-1] if project.history and not (whole or parsed.impossible) else []
    last = parse(" ".join(project.history[-1])).edits if project.history else ()
    undone = parse(" ".join(project.undone[-1][1])).edits if project.undone and not whole else ()
    again = after_all(message, undone) or about_last_step(message, parsed, last, names)
    if again is None and told:
        again = follow_up(message, last, names)
    return parsed if again is None else Parsed(again, (), ())


def _separable(parsed: Parsed, message: str, project: StudioProject) -> bool:
    """Whether the edits can be done without the rest of the message."""
    return independent(message, parsed.clauses, parsed.edits, film=bool(clips(project.draft)))


def _carry_out(
    project: StudioProject, edits: tuple[Edit, ...], new_id: Callable[[], str], finder: Finder, chinese: bool
) -> list[str]:
    """Do the edits as one step; going back comes first, if it was asked for. What there is to say about it."""
    stepping = [edit for edit in edits if isinstance(edit, _STEPPING)]
    others = tuple(edit for edit in edits if not isinstance(edit, _STEPPING))
    if not stepping:
        _add_step(project, others, new_id, finder)
        return []
    trial = project.model_copy(deep=True)
    notes = [_stepped(trial, edit, chinese) for edit in stepping]
    if others:
        _add_step(trial, others, new_id, finder)
    project.steps, project.told, project.undone = trial.steps, trial.told, trial.undone
    return [note for note in notes if note]


def _stepped(project: StudioProject, edit: Stepping, chinese: bool) -> str | None:
    return step(project, edit, chinese=chinese)


def _add_step(project: StudioProject, edits: tuple[Edit, ...], new_id: Callable[[], str], finder: Finder) -> None:
    """Clips that have to be put in first are a step of their own, so that taking the edit back leaves them there."""
    edits = _without_left_out(edits, project)
    placed = _with_clips_placed(edits, project.draft, project)
    footage = _applied(project, placed[:1], new_id, finder) if len(placed) > len(edits) else project.draft
    after = _done(footage, edits, project, new_id, finder)
    if footage != project.draft:
        project.add_step(footage, [phrase(placed[0])])
    if after != project.draft:
        project.add_step(after, [phrase(edit) for edit in edits])


def _applied(project: StudioProject, edits: tuple[Edit, ...], new_id: Callable[[], str], finder: Finder) -> Draft:
    edits = _without_left_out(edits, project)
    return _done(project.draft, _with_clips_placed(edits, project.draft, project), project, new_id, finder)


def _done(
    draft: Draft, edits: tuple[Edit, ...], project: StudioProject, new_id: Callable[[], str], finder: Finder
) -> Draft:
    for edit in edits:
        draft = apply(draft, edit, project.assets, new_id, finder)
    return draft


def _fault(project: StudioProject, edits: tuple[Edit, ...], new_id: Callable[[], str]) -> str | None:
    """What would be wrong with the understood part of a message, so that all of it can be put right at once."""
    tried = tuple(edit for edit in edits if not isinstance(edit, (*_STEPPING, *_LOOKING)))
    try:
        _applied(project, tried, new_id, NO_FINDER)
    except Asked as error:
        return error.message
    return None


def _without_left_out(edits: tuple[Edit, ...], project: StudioProject) -> tuple[Edit, ...]:
    """ "dog, then coffee, leave the beach out": of a new film, what is not in its order need not be taken out."""
    order = () if clips(project.draft) else _order_of(edits)
    if len(order) < _WHOLE_ORDER:
        return edits
    return tuple(edit for edit in edits if not _leaves_out(edit, order, project))


def _order_of(edits: tuple[Edit, ...]) -> tuple[Clip, ...]:
    return next((edit.clips for edit in edits if isinstance(edit, Reorder) and edit.clips), ())


def _leaves_out(edit: Edit, order: Sequence[Clip], project: StudioProject) -> bool:
    if not isinstance(edit, Delete) or set(edit.clips) & set(order):
        return False
    names = [asset.name.lower() for asset in project.assets]
    return all(isinstance(clip, str) and any(clip.lower() in name for name in names) for clip in edit.clips)


def _with_clips_placed(edits: tuple[Edit, ...], draft: Draft, project: StudioProject) -> tuple[Edit, ...]:
    """An edit of a film that has no clips yet means the uploaded ones: they are put in first, or those of an order."""
    if clips(draft) or any(isinstance(edit, Combine) for edit in edits):
        return edits
    order = _order_of(edits)
    if len(order) >= _WHOLE_ORDER:
        return (Combine(clips=order), *edits)
    return (Combine(), *edits) if any(asset.kind in PICTURES for asset in project.assets) else edits
