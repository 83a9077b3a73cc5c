"""The composition root: where settings become a running whole. The only place that chooses cloud or studio."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from reelwright.settings import Settings

if TYPE_CHECKING:
    import httpx
    from mcp.server import MCPServer
    from starlette.applications import Starlette

    from reelwright.face.guard import Guard
    from reelwright.face.opening import Opening
    from reelwright.flows.service import Service
    from reelwright.studio.render.cache import Cache
    from reelwright.studio.render.workers import Crew

# Imports stay inside the functions: `reelwright serve` must answer its first request before the service behind it
# (httpx, starlette, the edit language) is loaded.


def mcp_server(settings: Settings, *, on_end: Callable[[], None] | None = None) -> MCPServer[Opening]:
    """The MCP server; the service behind it is opened by the first tool call. `on_end`: see `make_server`."""
    from reelwright.face.server import make_server

    return make_server(lambda: open_service(settings, take_up=True), version=version("reelwright"), on_end=on_end)


async def serve_mcp(server: MCPServer[Opening]) -> None:
    """Serve MCP on stdin and stdout until stdin ends."""
    from reelwright.face.stdio import serve_stdio

    await serve_stdio(server)


def mcp_http_app(settings: Settings, token: str, *, port: int, public: str | None = None) -> Guard:
    """The MCP server over HTTP, for whoever has the token; see `http_app`."""
    from reelwright.face.http import http_app

    return http_app(mcp_server(settings), token=token, port=port, public=public)


def http_token(settings: Settings) -> tuple[str, Path]:
    """The bearer token of `serve --http`, made at the first start, and the file that keeps it. Raises CannotSave.

    A file that others can read is no secret: what was in it is replaced.
    """
    from filelock import FileLock

    from reelwright import private_file
    from reelwright.errors import CannotSave

    _make_state_folder(settings)
    path = settings.state / "http-token"
    try:
        with FileLock(path.with_name(".http-token.lock"), mode=0o600):
            token = _kept_token(path)
            if token is None:
                token = secrets.token_urlsafe(32)
                private_file.replace(path, token)
    except OSError as error:
        raise CannotSave(f"{path} cannot be used: {error.strerror}.", hint="Make it yours, or remove it.") from None
    return token, path


def _kept_token(path: Path) -> str | None:
    if not path.is_file() or (os.name == "posix" and path.stat().st_mode & 0o077):
        return None
    token = path.read_text(encoding="utf-8").strip()
    return token if len(token) >= 32 and token.isascii() and token.isprintable() else None


def studio_app(settings: Settings, *hosts: str) -> Starlette:
    """The studio over this person's state folder, as an ASGI app."""
    from reelwright.studio.app import make_app

    _make_state_folder(settings)
    folder = settings.state / "studio"
    crew = workers(settings)
    return make_app(folder, clock=time.time, hosts=list(hosts), cache_bytes=settings.cache_bytes, crew=crew)


def workers(settings: Settings) -> Crew:
    """Who renders the pieces of films: this machine, or a cluster."""
    if settings.cluster is None:
        from reelwright.studio.render.workers import LocalProcesses

        return LocalProcesses
    from reelwright.studio.render.cluster import DaskWorkers

    place = settings.cluster_place or str(settings.state / "studio" / "exchange")
    return partial(DaskWorkers, settings.cluster, place)


def cache(settings: Settings) -> Cache:
    """What the studio keeps of rendered films for the next ones. Raises CannotSave."""
    from reelwright.studio.app import CACHE
    from reelwright.studio.render.cache import Cache

    _make_state_folder(settings)
    return Cache(settings.state / "studio" / CACHE, most_bytes=settings.cache_bytes)


@asynccontextmanager
async def open_service(settings: Settings, *, anywhere: bool = False, take_up: bool = False) -> AsyncIterator[Service]:
    """The service over the configured backend.

    `anywhere`: files may come from any folder, because a person (or an agent with a shell of its own) typed the path.
    `take_up`: go on at once with what earlier processes left unfinished.
    """
    import anyio
    from anyio import to_thread

    # for a second or so; whatever else a host asks meanwhile is answered
    await to_thread.run_sync(_load, settings, abandon_on_cancel=True)

    from pydantic import SecretStr

    from reelwright.attribution import find
    from reelwright.backend.auth import Auth
    from reelwright.backend.client import Backend
    from reelwright.backend.timers import Timers
    from reelwright.flows import service
    from reelwright.flows.desk import Desk, Place
    from reelwright.flows.queue import Queue
    from reelwright.journal.store import Journal
    from reelwright.studio.copies import Copies

    _make_state_folder(settings)
    timers = Timers.of(settings.backend).scaled(settings.time_scale)
    async with AsyncExitStack() as stack:
        journal = Journal(settings.state / "journal.sqlite3", clock=time.time)
        stack.callback(journal.close)
        transport, base_url = await stack.enter_async_context(wire(settings))
        backend = await stack.enter_async_context(
            Backend(
                transport=transport,
                base_url=base_url,
                attribution=find(settings.skill, skill_source=settings.skill_source, home=settings.home),
                auth=Auth(
                    client_id_file=settings.client_id_file,
                    client_id=settings.client_id,
                    token=SecretStr(settings.token) if settings.token and settings.backend == "cloud" else None,
                    folder=settings.state,
                    name=settings.backend,
                ),
                timers=timers,
            )
        )
        desk = Desk(
            backend=backend,
            backend_name=settings.backend,
            journal=journal,
            place=Place(None if anywhere else settings.media, settings.output, settings.state),
            timers=timers,
            language=settings.language,
            web_url=settings.web_url,
            anonymous=settings.token is None,
            sleep=anyio.sleep,
            new_id=lambda: secrets.token_hex(8),  # a job's id is an MCP task's too: nobody may guess one
            clock=time.time,
            queue=Queue(settings.state / "locks" / settings.backend),
            budget=settings.budget,
            look=Copies(settings.state / "glimpses"),
        )
        yield await stack.enter_async_context(service.open_service(desk, take_up=take_up))


def _load(settings: Settings) -> None:
    """Import what the service is made of."""
    rooms = ["reelwright.flows.service", "reelwright.backend.client"]
    if settings.backend == "studio":
        rooms += ["reelwright.backend.inprocess", "reelwright.studio.app"]
    for room in rooms:
        import_module(room)


def _make_state_folder(settings: Settings) -> None:
    """Raises CannotSave."""
    from reelwright.errors import CannotSave

    try:
        settings.state.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise CannotSave(
            f"The state folder {settings.state} cannot be used: {error.strerror}.",
            hint="Choose another folder with REELWRIGHT_HOME, or make this one writable; `reelwright doctor` looks.",
        ) from None


@asynccontextmanager
async def wire(settings: Settings) -> AsyncIterator[tuple[httpx.AsyncBaseTransport | None, str]]:
    """What carries the calls: the network to the cloud, or the studio's app in this very process."""
    if settings.backend == "cloud":
        yield None, settings.api_url
        return
    from reelwright.backend.inprocess import InProcessTransport
    from reelwright.studio.app import HOST

    app = studio_app(settings)
    async with app.router.lifespan_context(app):
        yield InProcessTransport(app), f"http://{HOST}"  # the client opens and closes its transport
