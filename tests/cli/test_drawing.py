"""`state --storyboard`: saved under a free name, or shown in a terminal that can show pictures."""

from __future__ import annotations

import base64
import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from media_maker import MediaMaker
from surroundings import environ_at

Ran = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def run(home: Path, media: MediaMaker) -> Ran:
    """Runs the command line in a home with a film in it."""
    environ = environ_at(home)

    def run(*arguments: str, code: int = 0, **more: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "reelwright", *arguments]
        ran = subprocess.run(
            command, env=environ | more, cwd=home, capture_output=True, text=True, encoding="utf-8", timeout=150
        )
        assert ran.returncode == code, ran.stderr + ran.stdout
        return ran

    run("upload", str(media.video("red.mp4", colour="red")))
    run("edit", "--edits", '[{"op": "combine"}]')
    return run


def test_a_storyboard_is_saved_where_the_person_says_and_overwrites_nothing(run: Ran, home: Path) -> None:
    first = run("state", "--storyboard", "board.png").stdout
    assert f"{home / 'board.png'} (1536×" in first
    assert Image.open(home / "board.png").size[0] == 1536
    before = (home / "board.png").read_bytes()
    assert "board (2).png" in run("state", "--storyboard", "board.png").stdout
    assert (home / "board.png").read_bytes() == before
    run("state", "--storyboard", "board.jpg")
    saved = [path for path in home.glob("board.*") if path.suffix != ".png"]
    assert all(Image.open(path).format == "JPEG" for path in saved)


@pytest.mark.parametrize(
    ("place", "hint"),
    [("board.gif", "board.png"), ("no/board.png", "Make the folder"), ("-", "--storyboard board.png")],
)
def test_a_place_where_no_picture_can_go_is_refused_before_anything_is_drawn(run: Ran, place: str, hint: str) -> None:
    assert hint in run("state", "--storyboard", place, code=1, TERM="xterm-kitty").stderr


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(
    ("variables", "start"), [({"TERM": "xterm-kitty"}, "_G"), ({"TERM_PROGRAM": "WezTerm"}, "]13")]
)
def test_a_terminal_that_can_show_pictures_shows_it(
    run: Ran, home: Path, variables: dict[str, str], start: str
) -> None:
    import pty

    kept = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
    environ = kept | {"HOME": str(home), "REELWRIGHT_HOME": str(home / "state"), **variables}
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "reelwright", "state", "--storyboard", "-"]
    said = bytearray()
    with subprocess.Popen(command, env=environ, stdout=theirs, stderr=subprocess.DEVNULL) as process:
        os.close(theirs)
        try:
            while part := os.read(ours, 65536):
                said += part
        except OSError:  # how a pseudo-terminal says that its other end is closed
            pass
    os.close(ours)
    assert process.returncode == 0
    text = said.decode()
    assert f"\x1b{start}" in text
    if start == "_G":
        content = "".join(re.findall(r"\x1b_G[^;]*;([A-Za-z0-9+/=]*)\x1b\\", text))
    else:
        (content,) = re.findall(r"\x1b\]1337;File=[^:]*:([A-Za-z0-9+/=]*)\x07", text)
    assert Image.open(io.BytesIO(base64.b64decode(content))).size[0] == 1536
