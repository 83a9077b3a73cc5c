"""The studio's own endpoints over its HTTP API: what may be asked for, by whom, and how much."""

from __future__ import annotations

import base64
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from media_maker import MediaMaker
from reelwright.backend.inprocess import InProcessTransport
from reelwright.studio.app import HOST, make_app
from reelwright.wire import routes

pytestmark = pytest.mark.anyio


@pytest.fixture
async def studio(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    app = make_app(tmp_path / "studio", clock=time.time)
    client = httpx.AsyncClient(transport=InProcessTransport(app), base_url=f"http://{HOST}")
    async with app.router.lifespan_context(app), client:
        yield client


async def user(studio: httpx.AsyncClient) -> dict[str, str]:
    """The headers of a new user."""
    said = (await studio.post(routes.ANONYMOUS_TOKEN, headers={routes.CLIENT_ID_HEADER: "a-client"})).json()
    return {"Authorization": f"Bearer {said['data']['token']}"}


async def session(studio: httpx.AsyncClient, who: dict[str, str]) -> str:
    said = (await studio.post(routes.CREATE_SESSION, headers=who, json={"language": "en"})).json()
    return str(said["data"]["session_id"])


async def sent(studio: httpx.AsyncClient, who: dict[str, str], where: str, clip: Path) -> str:
    """The id of an uploaded file."""
    files = {"files": (clip.name, clip.read_bytes())}
    said = (await studio.post(routes.upload(where), headers=who, files=files)).json()
    return str(said["data"]["files"][0]["cdn_url"]).removeprefix("studio:")


async def asked(studio: httpx.AsyncClient, who: dict[str, str], path: str, body: dict[str, Any]) -> dict[str, Any]:
    said = (await studio.post(path, headers=who, json=body)).json()
    assert isinstance(said, dict)
    return said


async def test_glimpses_come_in_the_order_in_which_they_were_wanted(
    studio: httpx.AsyncClient, media: MediaMaker
) -> None:
    who = await user(studio)
    where = await session(studio, who)
    asset = await sent(studio, who, where, media.video("red.mp4", colour="red"))
    frames = [{"asset": "unknown"}, {"asset": asset, "at_ms": 500}, {"asset": "../../tokens"}, {"asset": asset}]
    sounds = [{"mood": "calm", "length_ms": 2000}, {"asset": "unknown"}, {"mood": "angry"}, {"asset": asset}]
    said = await asked(studio, who, routes.studio_glimpses(where), {"frames": frames, "sounds": sounds})
    assert [text is not None for text in said["data"]["frames"]] == [False, True, False, True]
    assert [text is not None for text in said["data"]["sounds"]] == [True, False, False, True]
    assert base64.b64decode(said["data"]["frames"][1]).startswith(b"\xff\xd8\xff")
    assert len(base64.b64decode(said["data"]["sounds"][0])) == 40


async def test_nobody_sees_into_the_session_of_another_user(studio: httpx.AsyncClient, media: MediaMaker) -> None:
    who, other = await user(studio), await user(studio)
    where = await session(studio, who)
    asset = await sent(studio, who, where, media.video("red.mp4", colour="red"))
    for path in (routes.studio_glimpses(where), routes.studio_stills(where)):
        said = await asked(studio, other, path, {"frames": [{"asset": asset}], "draft": {}, "at_ms": [0]})
        assert said["code"] == 1002
    elsewhere = await session(studio, other)
    said = await asked(studio, other, routes.studio_glimpses(elsewhere), {"frames": [{"asset": asset}]})
    assert said["data"]["frames"] == [None]


@pytest.mark.parametrize(
    "body",
    [
        {"frames": [{"asset": "x"}] * 81},
        {"frames": [{"asset": "x" * 81}]},
        {"frames": [{"asset": "x", "at_ms": -1}]},
        {"sounds": [{"mood": "calm", "length_ms": 10**12}]},
        {"frames": "all of them"},
    ],
)
async def test_too_much_and_nonsense_are_refused(studio: httpx.AsyncClient, body: dict[str, Any]) -> None:
    who = await user(studio)
    response = await studio.post(routes.studio_glimpses(await session(studio, who)), headers=who, json=body)
    assert response.status_code == 422
    assert "not what it should be" in response.text


async def test_an_empty_timeline_has_no_frames(studio: httpx.AsyncClient) -> None:
    who = await user(studio)
    path = routes.studio_stills(await session(studio, who))
    response = await studio.post(path, headers=who, json={"draft": {}, "at_ms": [0]})
    assert response.status_code == 422
    assert "nothing in the timeline" in response.text
