"""Everyday wishes over the wire: words and typed edits, what the timeline is then, and what is answered."""

from __future__ import annotations

import pytest

from media_maker import MediaMaker
from reelwright.errors import BadRequest, NotPossible
from reelwright.flows.service import Service
from watching import Watched

pytestmark = pytest.mark.anyio


@pytest.fixture
async def film(service: Service, media: MediaMaker, watch: Watched) -> Service:
    """A film of two clips, two seconds each."""
    clips = [
        str(media.video(f"{name}.mp4", colour=colour, seconds=2))
        for name, colour in (("coffee", "red"), ("dog", "blue"))
    ]
    await service.upload(clips, [], project="main", watch=watch)
    await service.edit("combine my clips", [], project="main", watch=watch)
    return service


async def test_wishes_change_the_timeline_and_say_how(film: Service, watch: Watched) -> None:
    async def asked(message: str, *edits: dict[str, object]) -> str:
        edited = await film.edit(message, list(edits), project="main", watch=watch)
        assert (edited.outcome, edited.verified) == ("changed", True)
        return "\n".join([*edited.changes, edited.timeline or ""])

    assert "dog (0-2s), coffee (2-4s)" in await asked("reverse the order of the clips")
    assert "coffee (0-2s), dog (2-4s)" in await asked("shuffle the clips")
    assert "dog (0-2秒)，coffee (2-4秒)" in await asked("把咖啡和狗的片段对调")
    assert "dog (0-0.7s)" in await asked("split the second to last clip into 3 parts")
    assert "dog (0-0.6s)" in await asked("no clip longer than 0.6s")
    assert "0.6 s → 1.1 s" in await asked("make the last clip 0.5 seconds longer")
    assert "dog (0-0.6s, " in await asked("random transitions, 0.2 seconds")
    assert "black bars" in await asked("letterbox it")
    assert "Crop of " in await asked("", {"op": "crop", "clip": "all", "edge": "top", "by": 0.1})
    assert "Made for a story" in await asked("make it a story")


async def test_texts_and_the_last_seconds_are_named_as_people_name_them(film: Service, watch: Watched) -> None:
    await film.edit("add the title 'One', add the end card 'Two', add calm music", [], project="main", watch=watch)
    edited = await film.edit("delete the text at the end", [], project="main", watch=watch)
    assert edited.changes == ["End card removed: 'Two'"]
    edited = await film.edit("lower the music in the last 1.5 seconds", [], project="main", watch=watch)
    assert edited.changes == ["Volume of calm (composed) from 2.5 s on: 20%"]


async def test_what_cannot_be_done_as_asked_changes_nothing(film: Service, watch: Watched) -> None:
    with pytest.raises(BadRequest, match="its file has no more after what is shown"):
        await film.edit("extend clip 2 by 1s", [], project="main", watch=watch)
    with pytest.raises(NotPossible, match="make the title italic"):
        await film.edit("make the title italic", [], project="main", watch=watch)
    assert "coffee (0-2s), dog (2-4s)" in ((await film.state("main")).timeline or "")
