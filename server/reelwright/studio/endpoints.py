"""The studio's answers to the calls of the API, one method per endpoint. Routing and middleware are in `app.py`."""

from __future__ import annotations

import hashlib
import secrets
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import anyio.to_thread
from pydantic import BaseModel, ValidationError
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response

from reelwright import private_file
from reelwright.draft.media import MOST_BYTES, RENDER_QUALITIES
from reelwright.draft.model import Draft
from reelwright.draft.output import MEDIA_TYPES, read_output
from reelwright.draft.reading import read_draft
from reelwright.errors import BadRequest, FileTooLarge, NotFound, PlanBlocksExport, TokenRejected
from reelwright.studio import agent, feed
from reelwright.studio.asset import Asset
from reelwright.studio.fetch import arriving, fetch
from reelwright.studio.finding.finder import FileFinder
from reelwright.studio.finding.reaching import Scale, Tell
from reelwright.studio.library import Library
from reelwright.studio.looks import Looks
from reelwright.studio.projects import CREDITS, Projects, StudioProject
from reelwright.studio.render.engine import Engine
from reelwright.studio.render.records import RenderJob, RenderRecord
from reelwright.wire import routes
from reelwright.wire.glimpses import GlimpsesWanted, StillsWanted

_MULTIPART_OVERHEAD = 1_000_000
_EXPECTED = ".expected"  # beside a file that is being fetched: how many bytes it will have
Wanted = TypeVar("Wanted", bound=BaseModel)


class Endpoints:
    """`loopback_urls`: whether URL uploads may come from this machine (for tests)."""

    def __init__(self, projects: Projects, engine: Engine, *, loopback_urls: bool = False) -> None:
        self._projects = projects
        self._engine = engine
        self._loopback_urls = loopback_urls
        self._looks = Looks(projects.folder)

    # who, and what for

    async def anonymous_token(self, request: Request) -> Response:
        if not 0 < len(request.headers.get(routes.CLIENT_ID_HEADER, "")) <= 64:
            return JSONResponse({"code": 400, "message": "X-Client-Id is missing."}, status_code=400)
        token, user = self._projects.issue_token()
        return _ok({"token": token, "user_id": user, "credits": CREDITS})

    async def create_session(self, request: Request) -> Response:
        body = await _json(request)
        project = self._projects.create(self._user(request), str(body.get("language") or "en"))
        return _ok({"task_id": project.task_id, "session_id": project.session_id, "user_id": project.user_id})

    async def claim_token(self, request: Request) -> Response:
        body = await _json(request)
        self._projects.read(str(body.get("session_id")), self._user(request))
        return JSONResponse(
            {"code": 501, "message": "The local studio has no website to open a project on."}, status_code=501
        )

    async def credits(self, request: Request) -> Response:
        self._user(request)
        return _ok({"available": CREDITS, "frozen": 0, "total": CREDITS})

    # files in

    async def upload(self, request: Request) -> Response:
        user, session = self._user(request), request.path_params["session_id"]
        self._projects.read(session, user)
        if request.headers.get("content-type", "").startswith("application/json"):
            assets = await self._from_urls(request, session)
        else:
            assets = await self._from_form(request, session)
        library = Library(self._projects.media(session))
        with self._projects.changing(session, user) as project:
            for asset in assets:
                project.add_asset(asset)
        for asset in assets:
            self._engine.ahead.want(asset, library.path(asset))
        return _ok({"files": [_file(asset) for asset in assets], "session_state_applied": True})

    async def _from_form(self, request: Request, session: str) -> list[Asset]:
        if int(request.headers.get("content-length") or 0) > 20 * MOST_BYTES + _MULTIPART_OVERHEAD:
            raise FileTooLarge("The upload is too large.")
        async with request.form(max_files=200, max_fields=20) as form:  # files of over 1 MB wait on disk
            files = [item for item in form.getlist("files") if isinstance(item, UploadFile)]
            if not files:
                raise BadRequest("The form has no field `files`.")
            return [await anyio.to_thread.run_sync(self._take_in, session, file) for file in files]

    def _take_in(self, session: str, file: UploadFile) -> Asset:
        if (file.size or 0) > MOST_BYTES:
            raise FileTooLarge(f"{file.filename} is larger than 500 MB.")
        incoming = self._incoming(session)
        try:
            with incoming.open("xb") as copy:
                shutil.copyfileobj(file.file, copy, 1 << 20)
            return Library(self._projects.media(session)).ingest(incoming, file.filename or "file")
        finally:
            incoming.unlink(missing_ok=True)

    async def _from_urls(self, request: Request, session: str) -> list[Asset]:
        urls = (await _json(request)).get("urls")
        if not isinstance(urls, list) or not 0 < len(urls) <= 50 or not all(isinstance(url, str) for url in urls):
            raise BadRequest("`urls` must be a list of 1 to 50 addresses.")
        return [await self._from_url(url, session) for url in urls]

    async def _from_url(self, url: str, session: str) -> Asset:
        incoming = self._incoming(session)
        library = Library(self._projects.media(session))
        try:
            note = incoming.with_suffix(_EXPECTED)
            name = await fetch(
                url,
                incoming,
                allow_loopback=self._loopback_urls,
                expected=lambda size: private_file.replace(note, str(size)),
            )
            return await anyio.to_thread.run_sync(library.ingest, incoming, name)
        finally:
            incoming.unlink(missing_ok=True)
            incoming.with_suffix(_EXPECTED).unlink(missing_ok=True)

    async def arriving(self, request: Request) -> Response:
        """How far the files are that are being fetched from addresses: the studio's own."""
        session = request.path_params["session_id"]
        self._projects.read(session, self._user(request))
        return _ok(arriving(self._incoming(session).parent, _EXPECTED).model_dump())

    def _incoming(self, session: str) -> Path:
        folder = self._projects.media(session) / "incoming"
        folder.mkdir(exist_ok=True)
        return folder / secrets.token_hex(8)

    # the film

    async def run(self, request: Request) -> Response:
        body, user = await _json(request), self._user(request)
        session, message = str(body.get("session_id")), _message(body)
        self._projects.read(session, user)

        def work(tell: Tell) -> agent.Reply:
            with self._projects.changing(session, user) as project:
                finder = FileFinder(self._projects.media(session))
                looks = agent.looks(project, message, new_id=lambda: secrets.token_hex(6))
                scale = Scale((look for look in looks if not finder.knows(look)), tell)
                return agent.answer(project, message, finder=replace(finder, scale=scale))

        return feed.stream(work, lambda: secrets.token_hex(6))

    async def state(self, request: Request) -> Response:
        project = self._projects.read(request.path_params["session_id"], self._user(request))
        draft = project.draft
        return _ok(
            {
                "session_id": project.session_id,
                "task_id": project.task_id,
                "task_name": "project",
                "state": {
                    "draft": draft.wire() if project.steps else None,
                    "video_infos": [_file(asset) for asset in project.assets],
                    "canvas_config": {"width": draft.m.width, "height": draft.m.height, "fps": draft.m.fps},
                },
            }
        )

    # files out

    async def submit(self, request: Request) -> Response:
        user = self._user(request)
        if not all(request.headers.get(name) for name in routes.ATTRIBUTION_HEADERS):
            raise PlanBlocksExport("Export refused: the attribution headers are missing.")
        body = await _json(request)
        project = self._projects.read(str(body.get("sessionId")), user)
        record = await self._engine.submit(self._inner(user, str(body.get("id"))), self._job(project, body))
        return JSONResponse(
            {"success": True, "data": {"id": body.get("id"), "status": record.status, "progress": record.progress}}
        )

    def _job(self, project: StudioProject, body: dict[str, Any]) -> RenderJob:
        draft: Draft = read_draft(body.get("draft"))
        output = body.get("output")
        quality = output.get("quality") if isinstance(output, dict) else None
        return RenderJob(
            draft=draft,
            assets={asset.id: asset for asset in project.assets},
            media=self._projects.media(project.session_id),
            quality=quality if quality in RENDER_QUALITIES else "standard",
            output=read_output(output),
        )

    async def render_state(self, request: Request) -> Response:
        render_id = request.path_params["render_id"]
        record = await self._record(request)
        answer: dict[str, Any] = {"taskId": render_id, "status": record.status, "progress": record.progress}
        if record.status == "completed":
            url = str(request.base_url).rstrip("/") + routes.studio_file(record.id)
            seconds = (record.duration_ms or 0) / 1000
            facts = {"width": record.width, "height": record.height, "size": record.size}
            answer["output"] = {"url": url, "duration": seconds, **facts}
        if record.error:
            answer["error"] = record.error
            answer["errorCode"] = record.error_code
        return JSONResponse(answer)

    async def cancel(self, request: Request) -> Response:
        record = await self._record(request)
        return JSONResponse({"success": await self._engine.cancel(record.id)})

    async def download(self, request: Request) -> Response:
        return self._film((await self._record(request)).id)

    async def file(self, request: Request) -> Response:
        """The film by its unguessable name: the output URL, which is fetched without credentials."""
        return self._film(request.path_params["name"])

    def _film(self, inner_id: str) -> Response:
        path = self._engine.film(inner_id)
        if path is None:
            raise NotFound("That film is not there.")
        self._engine.note_fetched(inner_id)
        return FileResponse(path, media_type=MEDIA_TYPES[self._engine.output(inner_id).format])

    async def _record(self, request: Request) -> RenderRecord:
        record = self._engine.status(self._inner(self._user(request), request.path_params["render_id"]))
        if record is None:
            raise NotFound("There is no such render.")
        return record

    # looks: the studio's own, no part of the hosted API

    async def glimpses(self, request: Request) -> Response:
        project = self._projects.read(request.path_params["session_id"], self._user(request))
        wanted = _checked(GlimpsesWanted, await _json(request))
        seen = await self._looks.glimpses(project, self._projects.media(project.session_id), wanted)
        return _ok(seen.model_dump())

    async def stills(self, request: Request) -> Response:
        project = self._projects.read(request.path_params["session_id"], self._user(request))
        wanted = _checked(StillsWanted, await _json(request))
        shown = await self._looks.stills(project, self._projects.media(project.session_id), wanted)
        return _ok(shown.model_dump())

    # inside

    def _user(self, request: Request) -> str:
        """The user behind the bearer token. Raises TokenRejected."""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            raise TokenRejected("The request carries no bearer token.")
        return self._projects.user_of(token.strip())

    def _inner(self, user: str, render_id: str) -> str:
        """The studio's own name of a render: nobody can name, or guess, another one's."""
        return hashlib.sha256(f"{user}/{render_id}".encode()).hexdigest()[:40]


def _ok(data: dict[str, Any]) -> JSONResponse:
    return JSONResponse({"code": 0, "data": data})


async def _json(request: Request) -> dict[str, Any]:
    """The body as an object. Raises BadRequest."""
    try:
        body = await request.json()
    except (ValueError, RecursionError):
        raise BadRequest("The body is not JSON.") from None
    if not isinstance(body, dict):
        raise BadRequest("The body is not a JSON object.")
    return body


def _checked(model: type[Wanted], body: dict[str, Any]) -> Wanted:
    """Raises BadRequest."""
    try:
        return model.model_validate(body)
    except ValidationError as error:
        raise BadRequest(f"The body is not what it should be: {error.errors()[0]['msg']}.") from None


def _message(body: dict[str, Any]) -> str:
    """The words of a `/run_sse` body: the text of all its parts."""
    message = body.get("new_message")
    parts = message.get("parts") if isinstance(message, dict) else None
    texts = [part.get("text") for part in parts if isinstance(part, dict)] if isinstance(parts, list) else []
    return "\n".join(text for text in texts if isinstance(text, str))


def _file(asset: Asset) -> dict[str, Any]:
    """A file as the API describes one; `duration` in seconds."""
    return {
        "filename": asset.name,
        "file_type": asset.kind,
        "cdn_url": f"studio:{asset.id}",
        "duration": asset.duration_ms / 1000,
        "width": asset.width,
        "height": asset.height,
        "fps": asset.fps,
        "hash": asset.sha256,
    }
