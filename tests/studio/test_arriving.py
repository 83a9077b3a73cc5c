"""How far a file is that the studio fetches from an address: seen from outside while it comes."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from pathlib import Path

import anyio
import anyio.lowlevel
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from api_client import api_client, identity
from loopback import served
from media_maker import MediaMaker
from reelwright.studio.app import make_app
from reelwright.wire.bodies import Arriving

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("announced", [True, False])
async def test_what_has_come_is_told_while_the_rest_is_on_its_way(
    tmp_path: Path, media: MediaMaker, announced: bool
) -> None:
    content = media.video("busy.mp4", colour="testsrc2", size=(320, 180)).read_bytes()
    go_on = anyio.Event()

    async def slowly() -> AsyncIterator[bytes]:
        yield content[:-1000]
        await go_on.wait()
        yield content[-1000:]

    async def clip(_: Request) -> Response:
        headers = {"Content-Length": str(len(content))} if announced else {}
        return StreamingResponse(slowly(), media_type="video/mp4", headers=headers)

    site = Starlette(routes=[Route("/clip.mp4", clip)])
    studio = make_app(tmp_path / "studio", clock=time.time, loopback_urls=True)
    async with (
        served(site) as elsewhere,
        served(studio) as here,
        api_client(here.url, identity(tmp_path)) as backend,
    ):
        session = (await backend.create_session("en")).session_id
        assert await backend.arriving(session) == Arriving(done=0, total=None)
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(backend.upload_urls, session, [f"{elsewhere.url}/clip.mp4"])
            with anyio.fail_after(20):
                while not (at := await backend.arriving(session)).done:
                    await anyio.lowlevel.checkpoint()
            assert at.done < len(content)
            assert at.total == (len(content) if announced else None)
            go_on.set()
        assert [info["filename"] for info in (await backend.state(session)).video_infos] == ["clip.mp4"]
        assert await backend.arriving(session) == Arriving(done=0, total=None)
