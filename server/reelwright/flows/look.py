"""Requests that only look: the timeline and the credits. Nothing is started, nothing is changed."""

from __future__ import annotations

from collections.abc import Sequence

from reelwright.dialogue.amounts import count, length
from reelwright.dialogue.framing import named
from reelwright.dialogue.route import Intent
from reelwright.draft.describe import data, film_fades, lines, summary
from reelwright.draft.model import Draft, length_ms
from reelwright.draft.reading import read_draft
from reelwright.flows.desk import Desk
from reelwright.flows.jobs import listed
from reelwright.flows.report import Answer, Credits, UploadedFile, joined
from reelwright.flows.upload import listed as files_of
from reelwright.journal.records import Job

_MOST_NAMED = 20


async def all_of(desk: Desk, intents: Sequence[Intent], project: str) -> Answer:
    """What several intents that only look want to see, in their order."""
    return joined([await at(desk, intent, project) for intent in intents])


async def at(desk: Desk, intent: Intent, project: str) -> Answer:
    """What an intent that only looks wants to see."""
    match intent.action:
        case "state":
            return await state(desk, project)
        case "credits":
            return await credits(desk, project)
        case _:  # an upload without files
            return Answer(outcome="unchanged", project=project, message=desk.say("expects_files"))


async def state(desk: Desk, name: str) -> Answer:
    """The timeline of a project, in words and as data, and its files. An unknown project is not started by this."""
    if desk.known_project(name) is None:
        return Answer(outcome="state", project=name, message=unknown(desk, name) or desk.say("nothing_uploaded"))
    async with desk.session_of(name) as project:
        draft = read_draft((await desk.backend.state(project.session_id)).draft)
    files = files_of(desk.journal.uploads(project.session_id))
    unfinished = [job for job in desk.journal.open_jobs(desk.backend_name) if job.project == name]
    return Answer(
        outcome="state",
        project=project.name,
        message="\n".join([*_lines(desk, draft, files), *_unfinished(desk, unfinished)]),
        timeline=summary(draft, desk.language),
        tracks=dict(data(draft)),
        uploads=files,
        jobs=listed(unfinished),
    )


def unknown(desk: Desk, name: str) -> str:
    """That there is no such project, and which there are; "" when it is known, or nobody has any yet."""
    others = [named(project.name) for project in desk.journal.projects(desk.backend_name)]
    if not others or desk.known_project(name) is not None:
        return ""
    shown = ", ".join(others[:_MOST_NAMED]) + ("…" if len(others) > _MOST_NAMED else "")
    return desk.say("no_such_project", name=named(name), names=shown)


def _unfinished(desk: Desk, jobs: Sequence[Job]) -> list[str]:
    return [desk.say("unfinished", what=f"{line.what} ({line.job})") for line in listed(jobs)]


def _lines(desk: Desk, draft: Draft, files: Sequence[UploadedFile]) -> list[str]:
    text = lines(draft, desk.language)
    if draft.exportable():
        facts = desk.say(
            "film_facts", length=length(length_ms(draft)), width=draft.m.width, height=draft.m.height, fps=draft.m.fps
        )
        text.insert(0, facts + film_fades(draft, desk.language))
    if files:
        text.append(desk.say("files_there", names=", ".join(f"{file.number}. {named(file.name)}" for file in files)))
    return text


async def credits(desk: Desk, project: str) -> Answer:
    """What is left, and what things cost."""
    balance = await desk.backend.credits()
    if desk.local:
        message = desk.say("credits_studio_free")
    else:
        message = desk.say(
            "credits_balance",
            available=count(balance.available),
            frozen=count(balance.frozen),
            total=count(balance.total),
        )
    shown = Credits(available=balance.available, frozen=balance.frozen, total=balance.total, free=desk.local)
    return Answer(outcome="credits", project=project, message=message, credits=shown)
