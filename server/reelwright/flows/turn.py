"""One turn with the backend's agent: the message goes out once, and the timeline says what came of it.

The message is never sent again. When the stream breaks, or ends without a word, the timeline before and after are
compared, and the difference is the answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, TypedDict

from reelwright.backend.fold import Turn, fold
from reelwright.dialogue.framing import of_the_service, service_says
from reelwright.dialogue.translate import translate
from reelwright.draft.compare import compare
from reelwright.draft.describe import summary
from reelwright.draft.reading import read_draft
from reelwright.draft.telling import listing
from reelwright.errors import (
    AgentFailed,
    AnswerLost,
    Ending,
    ReelwrightError,
    ServiceFailed,
    ServiceRefused,
    SessionGone,
    Spent,
    revive,
)
from reelwright.flows.desk import Desk
from reelwright.flows.progress import Progress, Report
from reelwright.flows.repeats import age, is_beyond_telling
from reelwright.flows.report import Answer
from reelwright.flows.unasked import unasked
from reelwright.journal.records import Job, Project
from reelwright.wire.codes import refusal
from reelwright.wire.events import Working


class _Fate(TypedDict):
    outcome: Ending
    spent: Spent


_NOT_SENT: Final[_Fate] = {"outcome": "not_sent", "spent": "nothing"}
_SENT: Final[_Fate] = {"outcome": "sent_unknown", "spent": "unknown"}
_UNCHANGED = (
    "The connection broke during the edit, and the timeline has not changed since; whether the edit happened"
    " is unknown. It was not sent again."
)
_UNREAD = (
    "The edit was sent, but the timeline cannot be read, so whether it happened is unknown. It was not sent again."
)


async def turn(desk: Desk, job: Job, message: str, report: Report) -> Answer:
    """Send a message to the agent of the job's project, once, and answer with what changed.

    If the job's steps say that it was sent before its process died, it is only looked for. Raises what the backend
    refused; AnswerLost when it is unknown whether the edit happened.
    """
    report(Progress("editing"))
    async with desk.session_of(job.project) as project:
        sent = _Sent(desk, project, job, message, report)
        if job.steps.get("sent") is not None:
            if job.steps.get("session", project.session_id) != project.session_id:
                raise AnswerLost(
                    "The edit went to a timeline that the service no longer has. It was not sent again.",
                    hint="Upload the files again, then ask for the edit with `again`.",
                )
            if is_beyond_telling(desk, job):
                raise AnswerLost(
                    "Whether this edit happened is unknown, and others have changed the timeline since. It was not sent"
                    " again.",
                    hint="Call `state`. If the timeline lacks the edit, ask for it with `again`.",
                )
            return await sent.looked_for(job.steps.get("before"), since=age(desk, job))
        return await sent.send()


@dataclass(frozen=True)
class _Sent:
    """One message to the agent, and what can be found out about it."""

    desk: Desk
    project: Project
    job: Job
    message: str
    report: Report

    async def send(self) -> Answer:
        """Send it, and answer with what it changed."""
        before = await self._draft_before()
        self.desk.journal.note_step(
            self.job.id, sent=self.message, before=before, session=self.project.session_id, looked=None, told=None
        )
        try:
            async with self.desk.backend.run(self.project.session_id, self.message) as events:
                said = await fold(events, self._working)
        except AnswerLost:
            return await self.looked_for(before)
        except ReelwrightError:  # refused, or provably not sent: the same words may be sent again
            self.desk.journal.note_step(self.job.id, sent=None, before=None)
            raise
        after, unread = await self._draft_after()
        if unread is not None:
            return await self.looked_for(before, said)
        if before == after and (refusal := _refusal(said, local=self.desk.local)):
            if refusal.spent == "nothing":
                self.desk.journal.note_step(self.job.id, sent=None, before=None)
            else:  # who asks again is told the same, unless the timeline has changed meanwhile
                self.desk.journal.note_step(self.job.id, looked=True, told=refusal.data())
            raise refusal
        return self._answer(said, before, after)

    async def looked_for(self, before: Any, said: Turn | None = None, since: float = 0.0) -> Answer:  # noqa: ANN401
        """Read the timeline until it shows a change from the raw draft `before`. Raises AnswerLost when it never does.

        `said`: what the agent answered, if that is known; then one reading is enough. `since`: seconds since the
        message was sent by a process that died; if the timeline was watched in vain before, one look must do.
        """
        unread: ReelwrightError | None = None
        for pause in self._pauses(since):
            self.report(Progress("editing"))
            await self.desk.sleep(pause)
            after, unread = await self._draft_after()
            if unread is None and (after != before or said is not None):
                return self._answer(said or Turn(), before, after)
        self.desk.journal.note_step(self.job.id, looked=True)
        raise revive(self.job.steps.get("told")) or AnswerLost(
            _UNCHANGED if unread is None else f"{_UNREAD} {unread.message}",
            hint="Call `state` in a minute. If the timeline still lacks the edit, ask for it with `again`.",
        )

    def _working(self, at: Working) -> None:
        self.report(Progress("editing", at.done, at.total, what=at.what or None))

    async def _draft_after(self) -> tuple[Any, ReelwrightError | None]:
        """The raw draft since the message was sent; or why it cannot be read, which says nothing about the message."""
        try:
            return (await self.desk.backend.state(self.project.session_id)).draft, None
        except SessionGone as error:
            raise error.reworded(**_SENT) from None
        except (ServiceFailed, ServiceRefused) as error:
            return None, error

    async def _draft_before(self) -> Any:  # noqa: ANN401 -- the backend's raw draft
        try:
            return (await self.desk.backend.state(self.project.session_id)).draft
        except ServiceFailed as error:
            hint = "Check the connection and ask for the edit again."
            raise error.reworded(f"{error.message} The edit was not sent.", hint=hint, **_NOT_SENT) from None

    def _pauses(self, since: float) -> list[float]:
        timers = self.desk.timers
        first = max(0.0, timers.recover_first - since)
        if self.job.steps.get("looked"):
            return [first]
        return [first, *[timers.recover_next] * (timers.recover_reads - 1)]

    def _answer(self, said: Turn, raw_before: Any, raw_after: Any) -> Answer:  # noqa: ANN401
        desk = self.desk
        before, after = read_draft(raw_before), read_draft(raw_after)
        differences = compare(before, after)
        changes = listing(differences, desk.language)
        shown = translate(said.text, desk.language)
        lines = list(changes) if changes or said.question else [desk.say("unchanged")]
        if not desk.local and (extra := unasked(differences, self.message)):
            lines.append(desk.say("added_unasked", what="; ".join(listing(extra, desk.language))))
        lines += _notes(said) if desk.local else []
        if desk.local and (missing := _missing(said)):
            lines.append(desk.say("no_font", what=missing))
        if shown.text and not desk.local:  # the studio's own words say nothing that the changes do not
            lines.append(service_says(shown.text, desk.language))
        if said.question:
            lines.append(service_says(translate(said.question, desk.language).text, desk.language))
        return Answer(
            outcome="asked" if said.question else "changed" if changes else "unchanged",
            project=self.project.name,
            message="\n".join(filter(None, lines)),
            changes=changes,
            verified=bool(changes),
            timeline=summary(after, desk.language) if changes or "state" in shown.actions else None,
            next=self._next(said, offered=bool(changes) or "export" in shown.actions),
        )

    def _next(self, said: Turn, *, offered: bool) -> str | None:
        if said.question:
            return self.desk.say("answer_question")
        return self.desk.say("offer_export") if offered else None


def _notes(said: Turn) -> list[str]:
    """What the studio's agent says that the timeline does not show: a part that was not done, how it chose."""
    return [note for answer in _answers(said) for note in (answer.get("notes") or []) if isinstance(note, str)]


def _missing(said: Turn) -> str:
    """The characters of a text that no font of the studio has, as its answer says."""
    return "".join(str(answer.get("missing") or "") for answer in _answers(said))


def _answers(said: Turn) -> list[dict[str, Any]]:
    """What the agent's tools answered, as far as it is data."""
    return [result.response for result in said.results if isinstance(result.response, dict)]


def _refusal(said: Turn, *, local: bool) -> ReelwrightError | None:
    """The error inside an agent's answer that changed nothing, if it carries one; a service's words are quoted."""
    for answer in reversed(_answers(said)):
        if error := revive(answer.get("error")):
            return error if local else of_the_service(error, error.message)
    if said.failure is None:
        return None
    refused = refusal(200, {"code": said.failure.code, "message": said.failure.message})
    kind = type(refused) if isinstance(refused, ServiceRefused) else AgentFailed
    failed = kind("The service's agent failed.").numbered(refused.service_code if refused else None)
    return of_the_service(failed, said.failure.message)
