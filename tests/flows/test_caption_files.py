"""A caption file on its way: taken in by the studio, burned in by a sentence, and what only looks like one refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from media_maker import MediaMaker
from reelwright.errors import NotPossible, UnsupportedFile
from reelwright.flows.service import Service
from watching import Watched

pytestmark = pytest.mark.anyio

SRT = "1\n00:00:00,500 --> 00:00:01,500\nHello <i>sea</i>\n\n2\n00:00:20,000 --> 00:00:21,000\nlate\n"


async def test_an_uploaded_caption_file_is_burned_in_by_name(
    service: Service, media: MediaMaker, watch: Watched
) -> None:
    photo = media.photo()
    talk = photo.with_name("talk.srt")
    talk.write_text(SRT, encoding="utf-16")
    arrived = await service.upload([str(photo), str(talk)], [], project="main", watch=watch)
    assert [file.kind for file in arrived.uploads] == ["image", "captions"]
    edited = await service.edit("add captions from talk.srt in yellow", [], project="main", watch=watch)
    assert edited.outcome == "changed"
    assert "Captions added: 'talk.srt' (0–3 s, yellow)" in edited.message
    assert "1 of the 2 captions of talk.srt lie after the film's end." in edited.message


async def test_captions_without_a_file_say_what_to_upload(service: Service, media: MediaMaker, watch: Watched) -> None:
    await service.upload([str(media.photo())], [], project="main", watch=watch)
    with pytest.raises(NotPossible, match="does not recognise speech") as refused:
        await service.edit("add subtitles", [], project="main", watch=watch)
    assert ".srt" in refused.value.hint


@pytest.mark.parametrize("content", ["my diary: 10:30 --> lunch", "user=me\npassword=secret\n", "<html>00:00</html>"])
async def test_a_private_text_with_the_name_of_captions_is_refused(
    service: Service, media: MediaMaker, watch: Watched, content: str
) -> None:
    bait: Path = media.photo().with_name("bait.srt")
    bait.write_text(content)
    with pytest.raises(UnsupportedFile):
        await service.upload([str(bait)], [], project="main", watch=watch)
