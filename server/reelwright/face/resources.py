"""What a host can read without calling a tool: projects with their timelines, pictures and exports, and jobs.

An exported film is a link to its file; only a small one can be read through the protocol. Nothing else on this machine
can be read here, whatever the address says.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from mcp.server import MCPServer
from mcp.server.context import ServerRequestContext
from mcp.shared.exceptions import MCPError
from mcp.types import (
    INVALID_PARAMS,
    BlobResourceContents,
    ListResourcesResult,
    ListResourceTemplatesResult,
    PaginatedRequestParams,
    ReadResourceRequestParams,
    ReadResourceResult,
    Resource,
    ResourceTemplate,
    TextResourceContents,
)

from reelwright.errors import BadRequest
from reelwright.face.boundary import media_type, protocol_errors, shown
from reelwright.face.opening import Opening
from reelwright.redaction import outgoing, outgoing_data

if TYPE_CHECKING:
    from reelwright.flows.overview import Export
    from reelwright.flows.service import Service

PROJECTS = "reelwright://projects"
MOST_BYTES = 700_000  # of a film in an answer: in base64 that is just under the 1 MB that hosts take

_MOST_PROJECTS = 20
_MOST_FILMS = 20
_TEXT, _JSON = "text/plain", "application/json"
_ADDRESS = re.compile(r"reelwright://(projects|jobs)/([^/?#]{1,400})(?:/(timeline|storyboard|exports))?")

Call = ServerRequestContext[Opening, Any]
Contents = list[TextResourceContents | BlobResourceContents]
Reader = Callable[["Service", str, str], Awaitable[Contents]]

_TEMPLATES = (
    ResourceTemplate(name="timeline", uri_template=f"{PROJECTS}/{{name}}/timeline", mime_type=_TEXT),
    ResourceTemplate(name="storyboard", uri_template=f"{PROJECTS}/{{name}}/storyboard", mime_type="image/png"),
    ResourceTemplate(name="exports", uri_template=f"{PROJECTS}/{{name}}/exports", mime_type=_JSON),
    ResourceTemplate(name="job", uri_template="reelwright://jobs/{job}", mime_type=_JSON),
)


def addresses(project: str) -> list[str]:
    """The addresses of what changes when a project does."""
    base = f"{PROJECTS}/{quote(project, safe='')}"
    return [PROJECTS, f"{base}/timeline", f"{base}/storyboard", f"{base}/exports"]


def listing(service: Service) -> list[Resource]:
    """What there is now: the projects and the films, the newest ones."""
    projects = Resource(uri=PROJECTS, name="projects", title="Projects", mime_type=_JSON)
    return [
        projects,
        *(resource for name in service.overview.names()[:_MOST_PROJECTS] for resource in _of_project(name)),
        *(_film(export) for export in service.overview.exports()[:_MOST_FILMS]),
    ]


def add_resources(server: MCPServer[Opening]) -> None:
    """Serve ours beside those that the server has already."""
    low = server._lowlevel_server  # the SDK's own servers do so: there is no public way to a list that changes
    elsewhere = low.get_request_handler("resources/read")

    async def listed(ctx: Call, params: PaginatedRequestParams) -> ListResourcesResult:
        with protocol_errors():
            ours = listing(await ctx.lifespan_context.service())
        return ListResourcesResult(resources=[*await server.list_resources(), *ours])

    async def templates(ctx: Call, params: PaginatedRequestParams) -> ListResourceTemplatesResult:
        return ListResourceTemplatesResult(resource_templates=[*await server.list_resource_templates(), *_TEMPLATES])

    async def read(ctx: Call, params: ReadResourceRequestParams) -> Any:  # noqa: ANN401 -- the SDK's own results
        uri = str(params.uri)
        if not uri.startswith(("reelwright:", "file:")) and elsewhere is not None:
            return await elsewhere.handler(ctx, params)
        with protocol_errors():
            return ReadResourceResult(contents=await _contents(await ctx.lifespan_context.service(), uri))

    low.add_request_handler("resources/list", PaginatedRequestParams, listed)
    low.add_request_handler("resources/templates/list", PaginatedRequestParams, templates)
    low.add_request_handler("resources/read", ReadResourceRequestParams, read)


async def _contents(service: Service, uri: str) -> Contents:
    """Raises MCPError for an address that leads nowhere, BadRequest for a film that is too large."""
    if uri.rstrip("/") == PROJECTS:
        return [_json(uri, [line.model_dump() for line in service.overview.projects()])]
    if uri.startswith("file:"):
        return [_bytes_of(service.overview.exports(), uri)]
    address = _ADDRESS.fullmatch(uri)
    if address is None:
        raise _nowhere(uri)
    kind, name = address[3] or address[1], unquote(address[2])
    if kind == "jobs":
        return [_job(service, uri, name)]
    if kind == "projects" or not service.overview.has(name):
        raise _nowhere(uri)
    return await _READERS[kind](service, uri, name)


async def _timeline(service: Service, uri: str, name: str) -> Contents:
    answer = await service.state(name)
    return [_text(uri, answer.text()), _json(uri, answer.data())]


async def _storyboard(service: Service, uri: str, name: str) -> Contents:
    answer = await service.state(name, storyboard=True)
    blobs = [(drawn.media_type, base64.b64encode(drawn.content).decode("ascii")) for drawn in answer.pictures]
    if not blobs:
        raise BadRequest("There is no picture of that film.", hint="Read its timeline instead.")
    return [BlobResourceContents(uri=uri, mime_type=mime_type, blob=blob) for mime_type, blob in blobs]


async def _exports(service: Service, uri: str, name: str) -> Contents:
    return [_json(uri, [_facts(export) for export in service.overview.exports(name)])]


_READERS: dict[str, Reader] = {"timeline": _timeline, "storyboard": _storyboard, "exports": _exports}


def _job(service: Service, uri: str, job_id: str) -> TextResourceContents:
    status = service.overview.job(job_id)
    answer = status.answer and shown(status.answer).structured_content
    facts = {"job": status.job, "project": status.project, "state": status.state, "updated": status.updated}
    error = status.error and status.error.data()
    return _json(uri, {**facts, "progress": service.progress_words(status.progress), "answer": answer, "error": error})


def _bytes_of(exports: Iterable[Export], uri: str) -> BlobResourceContents:
    """A small film of ours, whole."""
    export = next((export for export in exports if export.uri == uri), None)
    if export is None:
        raise _nowhere(uri)
    path = Path(export.film.path)
    if path.stat().st_size > MOST_BYTES:
        raise BadRequest(
            f"The film is too large to be sent in an answer. It is the file {path}.", hint="Open the file."
        )
    blob = base64.b64encode(path.read_bytes()).decode("ascii")
    return BlobResourceContents(uri=uri, mime_type=media_type(export.name), blob=blob)


def _of_project(name: str) -> list[Resource]:
    _, timeline, storyboard, exports = addresses(name)
    shown_name = outgoing(name, 60)
    return [
        Resource(uri=timeline, name=f"{shown_name}: timeline", mime_type=_TEXT),
        Resource(uri=storyboard, name=f"{shown_name}: storyboard", mime_type="image/png"),
        Resource(uri=exports, name=f"{shown_name}: exports", mime_type=_JSON),
    ]


def _film(export: Export) -> Resource:
    name, mime_type = outgoing(export.name, 200), media_type(export.name)
    return Resource(uri=export.uri, name=name, mime_type=mime_type, size=export.film.size)


def _facts(export: Export) -> dict[str, Any]:
    film, mime_type = export.film, media_type(export.name)
    facts = {"name": export.name, "uri": export.uri, "mimeType": mime_type, "size": film.size}
    return {
        **facts,
        "exported": export.exported,
        "quality": film.quality,
        "length_s": film.length_s,
        "width": film.width,
        "height": film.height,
    }


def _text(uri: str, text: str) -> TextResourceContents:
    return TextResourceContents(uri=uri, mime_type=_TEXT, text=outgoing(text))


def _json(uri: str, data: Any) -> TextResourceContents:  # noqa: ANN401 -- JSON
    return TextResourceContents(uri=uri, mime_type=_JSON, text=json.dumps(outgoing_data(data), ensure_ascii=False))


def _nowhere(uri: str) -> MCPError:
    return MCPError(code=INVALID_PARAMS, message="Resource not found", data={"uri": outgoing(uri, 500)})
