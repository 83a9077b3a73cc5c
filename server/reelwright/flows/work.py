"""What a job does, told by the journal alone: so a job that another process left behind goes on with the same code.

A job's `request` is what was asked; its `steps` are what has been begun and what is done. A step that was sent and
whose answer is missing is looked after, never sent again; a step that was not begun is done now.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from reelwright.dialogue.delivery import Delivery, delivery
from reelwright.dialogue.route import Intent
from reelwright.draft.output import EXTENSIONS, Output, format_of, read_output
from reelwright.errors import Cancelled
from reelwright.flows import consent, look
from reelwright.flows.admit import admit
from reelwright.flows.deliver import Target, in_folder
from reelwright.flows.desk import Desk
from reelwright.flows.export import export
from reelwright.flows.jobs import Work
from reelwright.flows.money import paid
from reelwright.flows.progress import Report
from reelwright.flows.repeats import age, may_have_acted
from reelwright.flows.report import Answer, joined
from reelwright.flows.turn import turn
from reelwright.flows.upload import upload
from reelwright.journal.records import Job, JobKind


def work(desk: Desk) -> Mapping[JobKind, Work]:
    """The work of each kind of job, at a desk."""

    async def do_upload(job: Job, report: Report) -> Answer:
        async with desk.queue.alone(job.project):
            files = admit(job.request["paths"], desk.place)
            consent.guard(desk, files)
            return await upload(desk, job, files, job.request["urls"], report)

    async def do_edit(job: Job, report: Report) -> Answer:
        return await _do_intents(desk, job, report)

    async def do_export(job: Job, report: Report) -> Answer:
        async with desk.queue.alone(job.project):
            pass  # the film is that of the edits that were asked for before it
        output = read_output(job.request.get("output"))
        return await export(desk, job, target_of(desk, job), job.request["quality"], report, output)

    return {"upload": do_upload, "edit": do_edit, "export": do_export}


def target_of(desk: Desk, job: Job, name: str | None = None, extension: str = "mp4") -> Target:
    """Where a job's film goes: the given place, else the output folder, under its name or the project's."""
    path = job.request.get("path")
    if path:
        return Target(Path(path), bool(job.request.get("replace")))
    return in_folder(desk.place.output, name or job.project, extension)


def _output(job: Job, wanted: Delivery) -> Output:
    """What the words ask for; but a film that goes to party.gif is a GIF."""
    path = job.request.get("path")
    named = format_of(Path(path).suffix) if path else None
    said = wanted.format or "mp4"
    kind = said if named is None or EXTENSIONS[said] == EXTENSIONS[named] else named
    return Output(format=kind, max_mb=wanted.max_mb, at_ms=wanted.at_ms)


def unsent(intents: Sequence[Mapping[str, str]], job: Job | None) -> list[str]:
    """The messages that a request of these intents would still send to the agent, given the job that has begun it."""
    if job is None:
        return [intent["text"] for intent in intents if intent["action"] == "edit"]
    if job.state in ("running", "done"):
        return []
    begun = len(job.steps.get("done", [])) + (job.steps.get("sent") is not None)
    return unsent(intents[begun:], None)


async def _do_intents(desk: Desk, job: Job, report: Report) -> Answer:
    """One intent after the other, each with its answer in the journal before the next begins."""
    desk = desk.answering(job.request["message"])
    if age(desk, job) > desk.timers.repeat_window and not may_have_acted(job):
        raise Cancelled(
            "Reelwright was stopped before this was sent, and that was too long ago to send it now.",
            hint="Ask for it again if it is still wanted.",
            outcome="not_sent",
        )
    intents = [Intent(intent["action"], intent["text"]) for intent in job.request["intents"]]
    done = [Answer.model_validate(answer) for answer in job.steps.get("done", [])]
    for intent in intents[len(done) :]:
        done.append(await _do_intent(desk, job, intent, report))
        answers = [answer.data() for answer in done]
        job = desk.journal.note_step(job.id, done=answers, sent=None, before=None, render_id=None, draft=None)
    return joined(done)


async def _do_intent(desk: Desk, job: Job, intent: Intent, report: Report) -> Answer:
    match intent.action:
        case "edit":
            async with desk.queue.alone(job.project):
                return await paid(desk, job, intent.text, report, lambda report: turn(desk, job, intent.text, report))
        case "export":
            wanted = delivery(intent.text)
            output = _output(job, wanted)
            target = target_of(desk, job, wanted.name, output.extension)
            return await export(desk, job, target, wanted.quality or job.request["quality"], report, output)
        case _:
            return await look.at(desk, intent, job.project)
