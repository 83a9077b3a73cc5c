"""Requests that only look: the timeline and the credits. Nothing is started, nothing is changed."""

from __future__ import annotations

from reelwright.draft.describe import data, lines
from reelwright.draft.model import read_draft
from reelwright.flows.desk import Desk
from reelwright.flows.report import Answer, Credits
from reelwright.flows.upload import listed


async def state(desk: Desk, name: str) -> Answer:
    """The timeline of a project, in words and as data, and its files. An unknown project is not started by this."""
    project = desk.known_project(name)
    if project is None:
        return Answer(outcome="state", project=name, message=desk.say("nothing_uploaded"))
    draft = read_draft((await desk.backend.state(project.session_id)).draft)
    files = listed(desk.journal.uploads(project.session_id))
    text = lines(draft, desk.language)
    if files:
        text.append(", ".join(f"{file.number}. {file.name}" for file in files))
    return Answer(
        outcome="state",
        project=project.name,
        message="\n".join(text),
        timeline=text[0],
        tracks=dict(data(draft)),
        uploads=files,
    )


async def credits(desk: Desk, project: str) -> Answer:
    """What is left, and what things cost."""
    balance = await desk.backend.credits()
    if desk.local:
        message = desk.say("credits_studio_free")
    else:
        message = desk.say("credits_balance", available=balance.available, frozen=balance.frozen, total=balance.total)
    shown = Credits(available=balance.available, frozen=balance.frozen, total=balance.total, free=desk.local)
    return Answer(outcome="credits", project=project, message=message, credits=shown)
