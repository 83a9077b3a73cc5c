"""Kill -9 at every call: nothing is charged, rendered or uploaded twice, and no film is lost or half-written."""

import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from contract import scripted_cloud as api
from crash.shell import KillingCloud, Moment, Shell
from media_maker import MediaMaker

pytestmark = [pytest.mark.anyio, pytest.mark.skipif(os.name == "nt", reason="the commands are forked")]

TITLE = "add the title 'Summer'"
MOMENTS: list[Moment] = [
    (path, stage)
    for path in (
        api.TOKEN,
        api.SESSION,
        api.STATE,
        api.CREDITS,
        api.UPLOAD,
        api.RUN,
        api.SUBMIT,
        api.POLL,
        api.DOWNLOAD,
    )
    for stage in ("arrived", "acted")
]


async def insist(shell: Shell, *command: str) -> dict[str, Any]:
    """A command, given again for as long as it is killed; that is what hosts do, too."""
    while (answer := await shell.run(*command)) is None:
        pass
    return answer


@pytest.mark.parametrize("moment", MOMENTS, ids=lambda moment: f"{moment[0].split('/')[-1]}-{moment[1]}")
async def test_a_command_that_is_killed_and_given_again_does_everything_once(
    shell: Shell, cloud: KillingCloud, media: MediaMaker, moment: Moment
) -> None:
    cloud.moment = moment
    clip = media.video("clip.mp4")
    uploaded = await insist(shell, "upload", str(clip), "--yes")
    assert uploaded["outcome"] in ("uploaded", "already_done")
    edited = await insist(shell, "edit", TITLE)
    if moment == (api.RUN, "arrived"):  # nobody can know that it was not acted upon
        assert edited["error"]["outcome"] == "sent_unknown"
        edited = await insist(shell, "edit", TITLE, "--again")
    assert edited["outcome"] in ("changed", "already_done")
    exported = await insist(shell, "export")
    assert exported["outcome"] == "file_ready"

    assert cloud.moment is None, "the command was not killed"
    assert cloud.messages == [TITLE]
    assert cloud.files == ["clip.mp4"]
    assert Counter(cloud.renders.values()) == {1: 1}
    film = Path(exported["file"]["path"])
    assert film.read_bytes() == api.FILM_BYTES
    assert [path for path in shell.films.iterdir() if path != film] == []
