"""The studio's agent: a message in, the timeline changed or a clear refusal, and words about it.

It is a reader of the edit language, not a language model. A message is carried out as a whole or not at all: what it
does not understand, or cannot do, it names, and then nothing is changed. Knows nothing of HTTP (`endpoints.py`).
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reelwright.draft.compare import compare
from reelwright.draft.model import Draft
from reelwright.draft.telling import listing
from reelwright.edits.model import Combine, Edit, Undo
from reelwright.edits.parse import Parsed, parse
from reelwright.edits.phrase import phrase
from reelwright.errors import Asked, NothingToUndo, NotPossible, NotUnderstood, ReelwrightError
from reelwright.studio.apply import PICTURES, apply
from reelwright.studio.file_words import is_chinese
from reelwright.studio.hints import hint
from reelwright.studio.lettering import undrawable
from reelwright.studio.projects import StudioProject
from reelwright.studio.timeline import clips


@dataclass(frozen=True)
class Reply:
    """What the agent says, and the edits it carried out; or why it carried out none.

    `understood`: the edits that it held back because of the rest of the message. `missing`: characters of its
    texts that no font here has.
    """

    text: str
    edits: tuple[Edit, ...] = ()
    refusal: ReelwrightError | None = None
    understood: tuple[Edit, ...] = ()
    missing: str = ""


def answer(project: StudioProject, message: str, *, new_id: Callable[[], str] = lambda: secrets.token_hex(6)) -> Reply:
    """Carry a message out on a project, which the caller saves.

    Raises the errors of `apply`, and NothingToUndo; the project is then as it was.
    """
    chinese = is_chinese(message)
    parsed = parse(message)
    if parsed.unknown or parsed.impossible or not parsed.edits:
        fault = _fault(project, parsed.edits, new_id)
        refusal = _refusal(parsed, fault, chinese)
        return Reply(refusal.message, refusal=refusal, understood=parsed.edits)
    before = project.draft
    if all(isinstance(edit, Undo) for edit in parsed.edits):
        after = _undone(project, sum(edit.steps for edit in parsed.edits if isinstance(edit, Undo)))
    else:
        after = _applied(project, parsed.edits, new_id)
        if after != before:
            project.add_step(after)
    return Reply(_report(before, after, chinese), parsed.edits, missing=undrawable(parsed.edits))


def _applied(project: StudioProject, edits: tuple[Edit, ...], new_id: Callable[[], str]) -> Draft:
    draft = project.draft
    for edit in _with_clips_placed(edits, draft, project):
        draft = apply(draft, edit, project.assets, new_id)
    return draft


def _fault(project: StudioProject, edits: tuple[Edit, ...], new_id: Callable[[], str]) -> str | None:
    """What would be wrong with the understood part of a message, so that all of it can be put right at once."""
    try:
        _applied(project, tuple(edit for edit in edits if not isinstance(edit, Undo)), new_id)
    except Asked as error:
        return error.message
    return None


def _with_clips_placed(edits: tuple[Edit, ...], draft: Draft, project: StudioProject) -> tuple[Edit, ...]:
    """An edit of a film that has no clips yet means the uploaded ones: they are put in first."""
    if clips(draft) or any(isinstance(edit, Combine) for edit in edits):
        return edits
    return (Combine(), *edits) if any(asset.kind in PICTURES for asset in project.assets) else edits


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


def _refusal(parsed: Parsed, fault: str | None, chinese: bool) -> NotPossible | NotUnderstood:
    """Name what cannot be done and what was not understood, and say that nothing was changed."""
    lines = [*_lines_zh(parsed, fault)] if chinese else [*_lines_en(parsed, fault)]
    message = "\n".join(lines)
    if parsed.impossible:
        return NotPossible(message, hint="请去掉这一部分，再发一次其余的。" if chinese else None)
    return NotUnderstood(message, hint=hint(" ".join(parsed.unknown), chinese=chinese))


def _lines_en(parsed: Parsed, fault: str | None) -> Iterator[str]:
    for item in parsed.impossible:
        yield f"The local studio cannot do this: “{item.words}”. {item.instead[:1].upper()}{item.instead[1:]}."
    if parsed.unknown:
        yield f"I did not understand: {', '.join(f'“{words}”' for words in parsed.unknown)}."
    if parsed.edits:
        yield f"Understood, but held back: {' '.join(phrase(edit) for edit in parsed.edits)}"
    if fault:
        yield f"That also has a fault: {fault}"
    if not (parsed.impossible or parsed.unknown or parsed.edits):
        yield "Say what to change."
    yield "Nothing was changed."


def _lines_zh(parsed: Parsed, fault: str | None) -> Iterator[str]:
    for item in parsed.impossible:
        yield f"本地工作室做不到：“{item.words}”。{item.instead_zh}。"
    if parsed.unknown:
        yield f"没有听懂：{'、'.join(f'“{words}”' for words in parsed.unknown)}。"
    if parsed.words:
        yield f"听懂了但没有执行：{'、'.join(f'“{words}”' for words in parsed.words)}。"
    if fault:
        yield f"其中还有问题：{fault}"
    if not (parsed.impossible or parsed.unknown or parsed.edits):
        yield "请说明要做什么改动。"
    yield "什么都没有改动。"
