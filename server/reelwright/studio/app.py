"""The studio as an ASGI app: the API of `wire/`, served in-process by default, or on a port by `reelwright studio`."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from reelwright.errors import ReelwrightError
from reelwright.studio.endpoints import Endpoints
from reelwright.studio.projects import Projects
from reelwright.studio.render.cache import Cache
from reelwright.studio.render.engine import Engine
from reelwright.studio.render.workers import Crew, LocalProcesses
from reelwright.wire import routes
from reelwright.wire.codes import fail_body

CACHE = "cache"  # the folder, below the studio's
HOST = "studio.local"  # the name of the in-process server; never looked up
_HOSTS = [HOST, "localhost", "127.0.0.1"]  # against DNS rebinding


def make_app(
    folder: Path,
    *,
    clock: Callable[[], float],
    hosts: list[str] | None = None,
    loopback_urls: bool = False,
    cache_bytes: int | None = None,
    crew: Crew = LocalProcesses,
) -> Starlette:
    """The studio over one state folder. Its lifespan owns the renders.

    `hosts`: further names under which it may be called. `loopback_urls`: see Endpoints; `cache_bytes`: see Cache;
    `crew`: see Engine.
    """
    cache = Cache(folder / CACHE, most_bytes=cache_bytes, clock=clock)
    engine = Engine(folder / "renders", cache=cache, crew=crew, clock=clock)
    at = Endpoints(Projects(folder, clock=clock), engine, loopback_urls=loopback_urls)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with engine:
            yield

    return Starlette(
        routes=[
            Route(routes.ANONYMOUS_TOKEN, at.anonymous_token, methods=["POST"]),
            Route(routes.CREATE_SESSION, at.create_session, methods=["POST"]),
            Route(routes.CLAIM_TOKEN, at.claim_token, methods=["POST"]),
            Route(routes.RUN_SSE, at.run, methods=["POST"]),
            Route(routes.upload("{session_id}"), at.upload, methods=["POST"]),
            Route(routes.state("{session_id}"), at.state),
            Route(routes.CREDITS, at.credits),
            Route(routes.studio_glimpses("{session_id}"), at.glimpses, methods=["POST"]),
            Route(routes.studio_stills("{session_id}"), at.stills, methods=["POST"]),
            Route(routes.studio_arriving("{session_id}"), at.arriving),
            Route(routes.RENDER, at.submit, methods=["POST"]),
            Route(routes.render("{render_id}"), at.render_state),
            Route(routes.cancel("{render_id}"), at.cancel, methods=["POST"]),
            Route(routes.download("{render_id}"), at.download),
            Route(routes.studio_file("{name}"), at.file),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=[*_HOSTS, *(hosts or [])], www_redirect=False)],
        exception_handlers={ReelwrightError: _refuse},
        lifespan=lifespan,
    )


async def _refuse(_: Request, error: Exception) -> Response:
    """An error of ours as the API says it: a code in the body, and a fitting HTTP status."""
    assert isinstance(error, ReelwrightError)
    status, body = fail_body(error)
    return JSONResponse(body, status_code=status)
