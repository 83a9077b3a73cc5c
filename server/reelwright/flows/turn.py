"""One turn with the backend's agent: the message goes out once, and the timeline says what came of it.

The message is never sent again. When the stream breaks, or ends without a word, the timeline before and after are
compared, and the difference is the answer.
"""

from __future__ import annotations

from typing import Any

from reelwright.backend.fold import Turn, fold
from reelwright.dialogue.translate import translate
from reelwright.draft.compare import compare
from reelwright.draft.describe import summary
from reelwright.draft.model import Draft, read_draft
from reelwright.draft.telling import listing
from reelwright.errors import AgentFailed, AnswerLost, ReelwrightError, revive
from reelwright.flows.desk import Desk
from reelwright.flows.progress import Progress, Report
from reelwright.flows.report import Answer
from reelwright.journal.records import Job, Project


async def turn(desk: Desk, job: Job, message: str, report: Report) -> Answer:
    """Send a message to the agent of the job's project, once, and answer with what changed.

    Raises what the backend refused; AnswerLost when it is unknown whether the edit happened.
    """
    report(Progress("editing"))
    async with desk.session_of(job.project) as project:
        return await _turn(desk, project, job, message, report)


async def _turn(desk: Desk, project: Project, job: Job, message: str, report: Report) -> Answer:
    before = (await desk.backend.state(project.session_id)).draft
    desk.journal.note_step(job.id, sent=message, before=before)
    try:
        async with desk.backend.run(project.session_id, message) as events:
            said = await fold(events)
    except AnswerLost:
        return await _recover(desk, project, before, report)
    after = (await desk.backend.state(project.session_id)).draft
    if before == after and (refusal := _refusal(said)):
        raise refusal
    return _answer(desk, project, said, read_draft(before), read_draft(after))


async def recovered(desk: Desk, job: Job, report: Report) -> Answer:
    """The answer of a turn whose process died after it was sent: what came of it. It is never sent again."""
    async with desk.session_of(job.project) as project:
        return await _recover(desk, project, job.steps.get("before"), report)


async def _recover(desk: Desk, project: Project, before: Any, report: Report) -> Answer:  # noqa: ANN401 -- raw draft
    """Read the timeline until it shows a change. Raises AnswerLost when it never does."""
    pause = desk.timers.recover_first
    for _ in range(desk.timers.recover_reads):
        report(Progress("editing"))
        await desk.sleep(pause)
        after = (await desk.backend.state(project.session_id)).draft
        if after != before:
            return _answer(desk, project, Turn(), read_draft(before), read_draft(after))
        pause = desk.timers.recover_next
    raise AnswerLost(
        "The connection broke during the edit, and the timeline has not changed since; whether the edit happened is"
        " unknown. It was not sent again.",
        hint="Call `state` in a minute. Ask for the edit again only if the timeline still lacks it.",
    )


def _refusal(said: Turn) -> ReelwrightError | None:
    """The error inside an agent's answer that changed nothing, if it carries one."""
    for result in reversed(said.results):
        if isinstance(result.response, dict) and (error := revive(result.response.get("error"))):
            return error
    if said.failure is not None and not said.text:
        return AgentFailed(f"The service's agent failed: {said.failure.message}")
    return None


def _answer(desk: Desk, project: Project, said: Turn, before: Draft, after: Draft) -> Answer:
    changes = listing(compare(before, after), desk.language)
    shown = translate(said.text, desk.language)
    lines = list(changes) if changes else [desk.say("unchanged")]
    if shown.text and not desk.local:  # the studio's own words say nothing that the changes do not
        lines.append(desk.say("service_says", text=shown.text))
    if said.question:
        lines.append(said.question)
    return Answer(
        outcome="asked" if said.question else "changed" if changes else "unchanged",
        project=project.name,
        message="\n".join(lines),
        changes=changes,
        verified=bool(changes),
        timeline=summary(after, desk.language) if changes or "state" in shown.actions else None,
        next=desk.say("offer_export") if changes or "export" in shown.actions else None,
    )
