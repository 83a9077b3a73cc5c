"""Pictures of a project: its storyboard over the studio and over a cloud, and a moment before and after an edit."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from contract.scripted_cloud import STATE, Answer, ScriptedCloud, open_cloud
from media_maker import MediaMaker
from reelwright.draft.model import TEXT, VIDEO, Draft, Placement, Segment, Source, Track
from reelwright.flows.pictures.moments import Pair, moments
from reelwright.flows.report import Picture
from reelwright.flows.service import Service
from watching import Opened, Watched

pytestmark = pytest.mark.anyio
FIRST_CELL, SECOND_CELL = (140, 480), (160, 1200)


def pixels(picture: Picture) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(picture.content)).convert("RGB")).astype(int)


async def film_of(service: Service, watch: Watched, *clips: Path) -> None:
    await service.upload([str(clip) for clip in clips], [], project="main", watch=watch)
    await service.edit("", [{"op": "combine"}], project="main", watch=watch)


@pytest.fixture
def clips(media: MediaMaker) -> list[Path]:
    return [media.video("red.mp4", colour="red"), media.video("blue.mp4", colour="blue")]


async def test_a_storyboard_shows_the_clips_of_the_film(service: Service, watch: Watched, clips: list[Path]) -> None:
    await film_of(service, watch, *clips)
    (picture,) = (await service.state("main", storyboard=True)).pictures
    board = pixels(picture)
    assert picture.width == 1536
    assert board[FIRST_CELL][0] > 200 > 60 > board[FIRST_CELL][2]
    assert board[SECOND_CELL][2] > 200 > 60 > board[SECOND_CELL][0]


async def test_the_state_has_no_picture_unless_one_is_asked_for(
    service: Service, watch: Watched, clips: list[Path]
) -> None:
    await film_of(service, watch, *clips)
    assert (await service.state("main")).pictures == []
    assert "pictures" not in (await service.state("main", storyboard=True)).data()


async def test_a_project_that_there_is_not_has_no_picture_and_is_not_started(service: Service) -> None:
    answer = await service.state("nothing", storyboard=True)
    assert (answer.pictures, answer.outcome) == ([], "state")


async def test_a_storyboard_may_be_a_png_of_any_size(service: Service, watch: Watched, clips: list[Path]) -> None:
    await film_of(service, watch, *clips)
    (picture,) = (await service.state("main", storyboard=True, lossless=True)).pictures
    assert picture.media_type == "image/png"


async def test_a_board_that_was_drawn_before_looks_at_no_file(
    service: Service, watch: Watched, clips: list[Path], tmp_path: Path
) -> None:
    await film_of(service, watch, *clips)
    (first,) = (await service.state("main", storyboard=True)).pictures
    for original in tmp_path.rglob("sessions/*/media/*.mp4"):
        original.unlink()
    (second,) = (await service.state("main", storyboard=True)).pictures
    assert second.content == first.content


async def test_an_edit_shows_the_moment_that_it_changed(service: Service, watch: Watched, clips: list[Path]) -> None:
    await film_of(service, watch, *clips)
    title = {"op": "text", "text": "WWW", "start_ms": 1200, "duration_ms": 600}
    answer = await service.edit("", [title], project="main", watch=watch, preview=True)
    (picture,) = answer.pictures
    shown = pixels(picture)
    halves = shown[60:-30, : picture.width // 2], shown[60:-30, picture.width // 2 :]
    for half in halves:
        assert np.median(half[..., 2]) > 180, "the blue clip is shown at 1.5 s"
    white = [int((half[:, 60:-60] > 225).all(axis=-1).sum()) for half in halves]
    assert white[0] < 20
    assert white[1] > 500


async def test_an_edit_that_only_changes_the_sound_says_that_there_is_nothing_to_see(
    service: Service, watch: Watched, clips: list[Path]
) -> None:
    await film_of(service, watch, *clips)
    quieter = [{"op": "volume", "target": "everything", "level": 0.5}]
    answer = await service.edit("", quieter, project="main", watch=watch, preview=True)
    assert answer.pictures == []
    assert "only heard" in answer.message


async def test_an_edit_may_bring_the_whole_board_along(service: Service, watch: Watched, clips: list[Path]) -> None:
    await service.upload([str(clip) for clip in clips], [], project="main", watch=watch)
    answer = await service.edit("", [{"op": "combine"}], project="main", watch=watch, storyboard=True)
    assert [picture.width for picture in answer.pictures] == [1536]


# a cloud, which renders no frames: the files that were sent are looked at where they lie


@pytest.fixture
async def cloud() -> AsyncIterator[ScriptedCloud]:
    async with open_cloud() as cloud:
        yield cloud


@pytest.fixture
async def hosted(cloudy: Opened) -> AsyncIterator[Service]:
    async with cloudy() as service:
        yield service


def timeline(*names: str) -> Answer:
    draft = {"t": [{"tt": 0, "sg": [{"d": 2000, "m": {"name": name}} for name in names]}]}
    return Answer(body={"code": 0, "data": {"session_id": "s1", "state": {"draft": draft}}})


async def sent(service: Service, watch: Watched, clip: Path) -> None:
    asked = await service.upload([str(clip)], [], project="main", watch=watch)
    assert asked.approval is not None
    await service.upload([str(clip)], [], project="main", watch=watch, approve=asked.approval.code)


async def test_on_a_cloud_the_local_copies_are_looked_at(
    hosted: Service, cloud: ScriptedCloud, watch: Watched, media: MediaMaker, tmp_path: Path
) -> None:
    clip = tmp_path / "beach.mp4"
    clip.write_bytes(media.video("red.mp4", colour="red").read_bytes())
    await sent(hosted, watch, clip)
    cloud.play(STATE, *[timeline("beach.mp4", "made up")] * 2)
    (picture,) = (await hosted.state("main", storyboard=True)).pictures
    board = pixels(picture)
    assert board[FIRST_CELL][0] > 200 > 60 > board[FIRST_CELL][2]
    assert board[SECOND_CELL].max() < 90, "nobody has a picture of this one"


async def test_a_file_that_was_changed_since_it_was_sent_is_not_shown(
    hosted: Service, cloud: ScriptedCloud, watch: Watched, media: MediaMaker, tmp_path: Path
) -> None:
    clip = tmp_path / "beach.mp4"
    clip.write_bytes(media.video("red.mp4", colour="red").read_bytes())
    await sent(hosted, watch, clip)
    clip.write_bytes(media.video("blue.mp4", colour="blue").read_bytes())
    cloud.play(STATE, *[timeline("beach.mp4")] * 2)
    (picture,) = (await hosted.state("main", storyboard=True)).pictures
    assert pixels(picture)[FIRST_CELL].max() < 90


# which moment shows a change


def clip(name: str, start: int, length: int, **more: object) -> Segment:
    source = Source(asset_id=name, name=name, kind="video")
    return Segment(d=length, x=Placement.model_validate({"id": name, "start_ms": start, "source": source, **more}))


def film(*clips: Segment, texts: tuple[Segment, ...] = ()) -> Draft:
    return Draft(t=[Track(tt=VIDEO, sg=list(clips)), Track(tt=TEXT, sg=list(texts))])


A, B = clip("a", 0, 4000), clip("b", 4000, 4000)
TITLE = Segment(d=2000, x=Placement(id="t", start_ms=1000, text="Hi"))


def test_the_moment_of_a_text_is_its_middle() -> None:
    assert moments(film(A, B), film(A, B, texts=(TITLE,))) == [Pair(2000, 2000)]
    assert moments(film(A, B, texts=(TITLE,)), film(A, B)) == [Pair(2000, 2000)]


def test_the_moment_of_a_transition_is_its_middle() -> None:
    fading = clip("a", 0, 4000, transition_out={"kind": "crossfade", "duration_ms": 1000})
    assert moments(film(A, B), film(fading, clip("b", 3000, 4000)))[0] == Pair(3500, 3500)


def test_a_clip_that_is_gone_is_looked_for_where_it_was() -> None:
    assert moments(film(A, B), film(A)) == [Pair(6000, 3999)]


def test_what_is_only_heard_has_no_moment() -> None:
    assert moments(film(A), film(clip("a", 0, 4000, volume=0.5))) == []


def test_a_change_of_a_clip_that_has_no_name_of_its_own_is_shown_late_in_that_clip() -> None:
    warmer = clip("b", 4000, 4000, effects=[{"kind": "warm"}])
    assert moments(film(A, B), film(A, warmer)) == [Pair(7200, 7200)]


def test_an_emptied_film_has_no_moment() -> None:
    assert moments(film(A), Draft()) == []
