"""How a project's pictures come about: its storyboard, and a moment of it before and after an edit.

What is drawn is `storyboard/`'s; what the files look like is `sight.py`'s. Drawing takes a tenth of a second or two, so
it is done in a thread.
"""

from __future__ import annotations

from typing import Any

import anyio
import anyio.to_thread

from reelwright.draft.reading import read_draft
from reelwright.errors import ReelwrightError
from reelwright.flows.desk import Desk
from reelwright.flows.pictures.moments import Pair, moments
from reelwright.flows.pictures.sight import seen
from reelwright.flows.report import Answer, Picture
from reelwright.journal.records import Project
from reelwright.wire.glimpses import StillsWanted

_MOST_EDITS = 500
_MOST_PAIRS = 3
_PREVIEW_S = 12.0
_STORYBOARD_S = 30.0


async def storyboard(desk: Desk, name: str, *, lossless: bool = False) -> Picture | None:
    """The storyboard of a project as it is now; None for a project that there is not. `lossless`: PNG of any size.

    Raises what reading the state raises.
    """
    if desk.known_project(name) is None:
        return None
    async with desk.session_of(name) as project:
        raw = (await desk.backend.state(project.session_id)).draft
    return await board(desk, project, raw, lossless=lossless)


async def with_storyboard(desk: Desk, name: str, answer: Answer, *, lossless: bool = False) -> Answer:
    """An answer, with the storyboard if there is one to be had in time."""
    with anyio.move_on_after(_STORYBOARD_S):
        try:
            drawn = await storyboard(desk, name, lossless=lossless)
        except ReelwrightError:  # the answer itself is worth more than its picture
            return answer
        if drawn is not None:
            return answer.model_copy(update={"pictures": [*answer.pictures, drawn]})
    return answer


async def with_preview(desk: Desk, name: str, raw_before: Any, answer: Answer) -> Answer:  # noqa: ANN401
    """An answer, with the moment that its edit changed most; or with the words that there is no such picture."""
    project = desk.known_project(name)
    drawn = None
    if project is not None and desk.local:
        drawn = await before_and_after(desk, project, raw_before, await draft_of(desk, name))
    if drawn is None:
        words = desk.say("no_preview" if desk.local else "no_preview_on_cloud")
        return answer.model_copy(update={"message": f"{answer.message}\n{words}"})
    return answer.model_copy(update={"pictures": [*answer.pictures, drawn]})


async def draft_of(desk: Desk, name: str) -> Any:  # noqa: ANN401 -- the backend's raw draft
    """A project's raw draft; None for a project that there is not, or that cannot be read now."""
    project = desk.known_project(name)
    if project is None:
        return None
    try:
        return (await desk.backend.state(project.session_id)).draft
    except ReelwrightError:
        return None


async def board(desk: Desk, project: Project, raw: Any, *, lossless: bool = False) -> Picture:  # noqa: ANN401
    """The storyboard of a raw draft."""
    from reelwright.storyboard.board import Board, Caption
    from reelwright.storyboard.film import film_of

    film = film_of(read_draft(raw), desk.language)
    made = await anyio.to_thread.run_sync(Board, film, Caption(project.name, _edits(desk, project)), desk.language)
    found = await seen(desk, project, made.wanted)
    drawn = await anyio.to_thread.run_sync(lambda: made.draw(found, lossless=lossless))
    return Picture(drawn.content, drawn.media_type, drawn.width, drawn.height)


def _edits(desk: Desk, project: Project) -> int:
    """How many edits of the project were done."""
    jobs = desk.journal.jobs(project.backend, project.name, limit=_MOST_EDITS)
    return sum(job.kind == "edit" and job.state == "done" and bool((job.outcome or {}).get("changes")) for job in jobs)


async def before_and_after(desk: Desk, project: Project, raw_before: Any, raw_after: Any) -> Picture | None:  # noqa: ANN401
    """The moment that changed most, as it was and as it is; None when nothing that can be seen has changed, when the
    backend renders no single frames, or when that takes too long."""
    if not desk.local:
        return None
    pairs = moments(read_draft(raw_before), read_draft(raw_after))[:_MOST_PAIRS]
    if not pairs:
        return None
    with anyio.move_on_after(_PREVIEW_S):
        try:
            return await _shown(desk, project, pairs, raw_before, raw_after)
        except ReelwrightError:  # there may have been no film before, or one that cannot be rendered
            return None
    return None


async def _shown(desk: Desk, project: Project, pairs: list[Pair], raw_before: Any, raw_after: Any) -> Picture:  # noqa: ANN401
    from reelwright.storyboard.beside import Moment, beside, difference

    old = await _stills(desk, project, raw_before, [pair.before_ms for pair in pairs])
    new = await _stills(desk, project, raw_after, [pair.after_ms for pair in pairs])

    def draw() -> Picture:
        most = max(range(len(pairs)), key=lambda n: 1.0 if old[n] is None else difference(old[n] or b"", new[n] or b""))
        before = Moment(old[most], pairs[most].before_ms)
        drawn = beside(before, Moment(new[most], pairs[most].after_ms), desk.language)
        return Picture(drawn.content, drawn.media_type, drawn.width, drawn.height)

    return await anyio.to_thread.run_sync(draw)


async def _stills(desk: Desk, project: Project, raw: Any, times: list[int]) -> list[bytes | None]:  # noqa: ANN401
    import base64

    if not read_draft(raw).exportable():
        return [None] * len(times)
    found = await desk.backend.stills(project.session_id, StillsWanted(draft=raw, at_ms=times))
    return [base64.b64decode(text) for text in found.frames]
