"""The six requests, as one value: what MCP tools and the CLI call. Each starts a job, or looks, and answers.

`within`: seconds after which a running job is answered with "still running" (None: as long as it takes; `patience`:
what every host allows). `watch` is told how far the job is.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Mapping
from contextlib import asynccontextmanager, suppress
from typing import Any, Literal

import anyio
from pydantic import ValidationError

from reelwright.addresses import judge
from reelwright.dialogue.amounts import clock
from reelwright.dialogue.route import Intent, route
from reelwright.dialogue.sentences import SentenceKey
from reelwright.draft.media import Quality
from reelwright.draft.names import Language
from reelwright.draft.output import MP4, Output
from reelwright.edits.model import EDITS
from reelwright.edits.phrase import phrase
from reelwright.errors import AnswerLost, BadRequest, EmptyTimeline, NoSuchJob, Offline
from reelwright.flows import consent, look, money
from reelwright.flows.admit import admit
from reelwright.flows.approval import Question, Said, asking, extent_of
from reelwright.flows.deliver import Target, in_folder
from reelwright.flows.desk import Desk, project_name
from reelwright.flows.export import stop as stop_render
from reelwright.flows.jobs import Jobs, Watch, listed, open_jobs
from reelwright.flows.overview import Overview
from reelwright.flows.pictures import picture
from reelwright.flows.progress import Progress
from reelwright.flows.progress_words import progress_words
from reelwright.flows.report import Answer
from reelwright.flows.timeline_panel.panel import Panel
from reelwright.flows.timeline_panel.previewing import Previews
from reelwright.flows.work import unsent, work
from reelwright.journal.records import Job

_MOST_WORDS = 10_000
_MOST_EDITS = 200
_MOST_URLS = 50
_LEAST_LOOK_S = 5.0  # however much the timers are compressed: drawing takes the time that it takes
_CORRECT = 'Correct that edit, for example {"op": "aspect", "ratio": "1:1"}; nothing was changed.'


class Service:
    """Opened by `open_service` of `assemble.py`; good for any number of requests at once."""

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        self._desk = desk
        self._jobs = jobs

    async def upload(
        self,
        paths: list[str],
        urls: list[str],
        *,
        project: str,
        watch: Watch,
        within: float | None = None,
        approve: Said = "",
    ) -> Answer:
        """Put files and URLs into a project. Raises what `admit` raises, before a byte is sent.

        Files that would leave this machine are asked about first; `approve` is the answer to that.
        """
        project = project_name(project)
        files = admit(paths, self._desk.place)
        if not files and not urls:
            raise BadRequest(self._desk.say("expects_files"), hint="Give `paths` or `urls`.")
        if len(urls) > _MOST_URLS:
            raise BadRequest(f"{len(urls)} addresses at once are too many.", hint=f"At most {_MOST_URLS} in one call.")
        if not self._desk.local:  # the studio judges what it fetches itself
            for url in urls:
                await _judge(url)
        if question := consent.question_about(self._desk, files):
            extent = extent_of(self._desk, question, approve)
            if extent is None:
                return asking(self._desk, question, project)
            consent.remember(self._desk, files, extent)
        what = ", ".join([*(file.name for file in files), *urls])
        request = {"what": what, "paths": [str(file.path) for file in files], "urls": urls}
        return await self._answer(self._jobs.start("upload", project, request), within, watch)

    async def edit(
        self,
        message: str,
        edits: list[dict[str, Any]],
        *,
        project: str,
        watch: Watch,
        within: float | None = None,
        to: Target | None = None,
        quality: Quality = "standard",
        again: bool = False,
        approve: Said = "",
        preview: bool = False,
        storyboard: bool = False,
    ) -> Answer:
        """Do what a message asks, in its order; then the typed edits.

        An export in it is delivered to `to`, in `quality`, unless the words say otherwise. The same request a second
        time gets the answer of the first, unless `again` says that it is meant. Paid edits over the budget are asked
        about first; `approve` is the answer to that. With `preview` the answer has a picture of the moment that changed
        most, before and after; with `storyboard` one of the whole film.
        """
        project = project_name(project)
        intents = _intents(message, edits)
        if not intents:
            raise BadRequest("There is nothing to do in that.", hint="Say what to change.")
        if any(intent.action == "cancel" for intent in intents):
            return await self._cancel_export(project, message, alone=len(intents) == 1)
        if all(intent.action in ("state", "credits", "upload") for intent in intents):
            desk = self._desk.answering(message)
            return await self._looked(look.all_of(desk, intents, project))
        request = _edit_request(intents, quality, to)
        extent = None
        if question := self._question_about(request, project, again=again):
            extent = extent_of(self._desk, question, approve)
            if extent is None:
                return asking(self._desk, question, project)
        before = await picture.draft_of(self._desk, project) if preview else None
        job = self._jobs.start("edit", project, request, again=again)
        if extent is not None:
            money.remember(self._desk, job, extent)
        answer = await self._answer(job, within, watch)
        if preview and answer.changes:
            answer = await picture.with_preview(self._desk, project, before, answer)
        if not storyboard or answer.outcome == "still_running":
            return answer
        return await picture.with_storyboard(self._desk, project, answer)

    async def state(self, project: str, *, storyboard: bool = False, lossless: bool = False) -> Answer:
        """The timeline as it is now; with `storyboard` also as a picture. `lossless`: that as PNG of any size."""
        return await self._looked(self._state(project_name(project), storyboard=storyboard, lossless=lossless))

    async def credits(self, project: str) -> Answer:
        """What is left, and what things cost."""
        return await self._looked(look.credits(self._desk, project_name(project)))

    async def export(
        self,
        quality: Quality,
        *,
        project: str,
        watch: Watch,
        within: float | None = None,
        name: str = "",
        to: Target | None = None,
        output: Output = MP4,
    ) -> Answer:
        """Render the film and save it: as `to`, or under `name` in the output folder. `output`: what kind of file."""
        project = project_name(project)
        if unknown := look.unknown(self._desk, project):
            raise EmptyTimeline(unknown, hint="Check the project's name.")
        target = to or in_folder(self._desk.place.output, name or project, output.extension)
        request = {"what": target.path.name, "quality": quality, **_place(target)}
        if not output.plain:
            request["output"] = output.wire()
        return await self._answer(self._jobs.start("export", project, request), within, watch)

    async def wait(
        self,
        job: str,
        action: Literal["wait", "list", "cancel"],
        *,
        project: str,
        watch: Watch,
        within: float | None = None,
    ) -> Answer:
        """Go on waiting for a job ("": the project's newest), or list the jobs, or cancel one. Raises NoSuchJob."""
        project = project_name(project)
        found = self._jobs.find(job or None, project)
        if action == "list":
            lines = listed(found)
            message = "\n".join(f"{line.job}: {line.kind}, {line.state}: {line.what}" for line in lines)
            return Answer(outcome="jobs", project=project, message=message or self._desk.say("jobs_none"), jobs=lines)
        if not found:
            raise NoSuchJob(f"The project {project!r} has no jobs.")
        if action == "cancel":
            return await self._jobs.cancel(found[0])
        return await self._jobs.answer(self._jobs.go_on(found[0]), within, watch)

    @property
    def patience(self) -> float:
        """How long a call may take, in seconds, so that no host gives up on it."""
        return self._desk.timers.answer

    @property
    def free(self) -> bool:
        """Whether nothing can cost anything here."""
        return self._desk.local

    @property
    def language(self) -> Language:
        return self._desk.language

    # what the person must be asked first, for those who can ask them

    def question_about_upload(self, paths: list[str]) -> Question | None:
        """What `upload` would ask before it sends these files. Raises what `upload` raises."""
        return None if self._desk.local else consent.question_about(self._desk, admit(paths, self._desk.place))

    def question_about_edit(
        self, message: str, edits: list[dict[str, Any]], *, project: str, again: bool = False
    ) -> Question | None:
        """What `edit` would ask before it sends this. Raises what `edit` raises."""
        if self._desk.local:
            return None
        request = _edit_request(_intents(message, edits), "standard", None)
        return self._question_about(request, project_name(project), again=again)

    @property
    def overview(self) -> Overview:
        """What there is: projects, films, jobs; for those who list it."""
        return Overview(self._desk, self._jobs)

    @property
    def panel(self) -> Panel:
        """What the timeline panel asks for."""
        return Panel(self._desk, self._jobs, Previews(self._desk, self.overview.exports))

    def words(self, key: SentenceKey) -> str:
        """One of our own sentences that has no values in it."""
        return self._desk.say(key)

    # words for whoever shows the progress

    @property
    def time_scale(self) -> float:
        return self._desk.timers.scale

    def progress_words(self, progress: Progress | None) -> str:
        """Such as "uploading 12.3 of 48 MB" or "rendering 64 % · 8 s left"."""
        return progress_words(progress, self._desk.say)

    def still_working_words(self, waited: float) -> str:
        return self._desk.say("still_working", elapsed=clock(round(waited * 1000)))

    # inside

    async def _cancel_export(self, project: str, message: str, *, alone: bool) -> Answer:
        """Cancel the newest job of a project that is exporting, or is going to. Raises BadRequest for one of many."""
        if not alone:
            raise BadRequest("Cancelling an export goes alone.", hint="Say it by itself, then the rest.")
        running = [job for job in self._jobs.find(None, project) if job.state == "running" and _exports(job)]
        if running:
            return await self._jobs.cancel(running[0])
        said = self._desk.answering(message).say("no_export_running")
        return Answer(outcome="unchanged", project=project, message=said)

    async def _state(self, project: str, *, storyboard: bool, lossless: bool) -> Answer:
        answer = await look.state(self._desk, project)
        return await picture.with_storyboard(self._desk, project, answer, lossless=lossless) if storyboard else answer

    def _question_about(self, request: Mapping[str, Any], project: str, *, again: bool) -> Question | None:
        earlier = None if again else self._jobs.earlier("edit", project, request)
        desk = self._desk.answering(request["message"])
        return money.question_about(desk, project, unsent(request["intents"], earlier))

    async def _looked(self, looking: Awaitable[Answer]) -> Answer:
        """A look, within the time that hosts allow. Raises AnswerLost."""
        try:
            with anyio.fail_after(max(self.patience, _LEAST_LOOK_S)):
                return await looking
        except TimeoutError:
            hint = "Nothing was changed. Call again."
            raise AnswerLost(
                "The service did not answer in time.", hint=hint, outcome="offline", spent="nothing"
            ) from None

    async def _answer(self, job: Job, within: float | None, watch: Watch) -> Answer:
        if job.state == "done":
            return self._jobs.stored(job)
        return await self._jobs.answer(job, within, watch)


async def _judge(url: str) -> None:
    """A private address is not sent to a cloud either. Raises BadRequest. A host unknown here may be known there."""
    with suppress(Offline):
        await judge(url)


def _place(to: Target | None) -> dict[str, Any]:
    """A film's place as the journal keeps it."""
    return {} if to is None else {"path": str(to.path), "replace": to.replace}


def _exports(job: Job) -> bool:
    return job.kind == "export" or any(intent["action"] == "export" for intent in job.request.get("intents", []))


def _edit_request(intents: list[Intent], quality: Quality, to: Target | None) -> dict[str, Any]:
    """An edit as the journal keeps it."""
    return {
        "message": " ".join(intent.text or intent.action for intent in intents),
        "intents": [{"action": intent.action, "text": intent.text} for intent in intents],
        "quality": quality,
        **_place(to),
    }


def _intents(message: str, edits: list[dict[str, Any]]) -> list[Intent]:
    return [*route(_checked(message)), *_typed(edits)]


def _checked(message: str) -> str:
    if len(message) > _MOST_WORDS:
        raise BadRequest("That message is too long.", hint=f"At most {_MOST_WORDS} characters.")
    return message.strip()


def _typed(edits: list[dict[str, Any]]) -> list[Intent]:
    """Typed edits as one message of their canonical sentences. Raises BadRequest, naming the field."""
    if not edits:
        return []
    if len(edits) > _MOST_EDITS:
        raise BadRequest(f"{len(edits)} edits at once are too many.", hint=f"At most {_MOST_EDITS} in one call.")
    try:
        typed = EDITS.validate_python(edits)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        wrong = " has no `op`" if first["type"] == "union_tag_not_found" else f": {first['msg']}"
        raise BadRequest(f"edits.{where}{wrong}.", hint=_CORRECT) from None
    return [Intent("edit", " ".join(phrase(edit) for edit in typed))]


@asynccontextmanager
async def open_service(desk: Desk, *, take_up: bool = False) -> AsyncIterator[Service]:
    """A service over a desk, with its jobs. `take_up`: go on with what earlier processes left unfinished."""

    async def stop(job: Job) -> None:
        await stop_render(desk.backend, job)

    async with open_jobs(desk, work(desk), stop) as jobs:
        if take_up:
            jobs.take_up()
        yield Service(desk, jobs)
