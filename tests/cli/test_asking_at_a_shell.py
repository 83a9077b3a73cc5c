"""Consent and the budget at a shell: asked at a terminal, answered by options elsewhere."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator

import anyio.from_thread
import pytest

from charging_cloud import ChargingCloud, open_charging_cloud
from contract.scripted_cloud import RUN, UPLOAD
from media_maker import MediaMaker


@pytest.fixture
def cloud() -> Iterator[ChargingCloud]:
    with (
        anyio.from_thread.start_blocking_portal() as portal,
        portal.wrap_async_context_manager(open_charging_cloud(ChargingCloud())) as cloud,
    ):
        yield cloud


@pytest.fixture
def environ(environ: dict[str, str], cloud: ChargingCloud) -> dict[str, str]:
    chosen = {"REELWRIGHT_BACKEND": "cloud", "NEMO_API_URL": cloud.url, "REELWRIGHT_TIME_SCALE": "0.1"}
    return environ | chosen | {"REELWRIGHT_BUDGET": "1"}


@pytest.fixture
def clip(media: MediaMaker) -> str:
    return str(media.video("red.mp4", colour="red"))


def run(environ: dict[str, str], *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "reelwright", *arguments]
    return subprocess.run(
        command, env=environ, stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8", timeout=60
    )


def test_without_a_terminal_the_question_is_the_answer_and_names_the_options(
    environ: dict[str, str], cloud: ChargingCloud, clip: str
) -> None:
    ran = run(environ, "upload", clip)
    assert (ran.returncode, ran.stderr) == (1, "")
    assert "red.mp4 (" in ran.stdout
    assert "--yes" in ran.stdout
    assert "--approve" in ran.stdout
    asked = json.loads(run(environ, "upload", clip, "--json").stdout)
    assert asked["outcome"] == "needs_approval"
    assert f"--approve {asked['approval']['code']}" in asked["next"]
    assert not cloud.calls
    assert run(environ, "upload", clip, "--approve", "another").returncode == 1
    assert not cloud.calls
    assert run(environ, "upload", clip, "--approve", asked["approval"]["code"]).returncode == 0
    assert cloud.files == ["red.mp4"]


def test_yes_agrees_beforehand_to_files_and_to_an_edit_over_the_budget(
    environ: dict[str, str], cloud: ChargingCloud, clip: str
) -> None:
    assert run(environ, "upload", clip, "--yes").returncode == 0
    assert run(environ, "edit", "add the title 'a'").returncode == 0
    over = run(environ, "edit", "add the title 'b'")
    assert over.returncode == 1
    assert "--yes" in over.stdout
    assert run(environ, "edit", "add the title 'b'", "--yes").returncode == 0
    assert run(environ, "edit", "add the title 'b'").returncode == 0
    assert len(cloud.calls[RUN]) == 2
    assert run(environ, "edit", "add the title 'b'", "--again", "-y").returncode == 0
    assert len(cloud.calls[RUN]) == 3


def test_make_asks_before_it_sends_and_goes_through_with_yes(
    environ: dict[str, str], cloud: ChargingCloud, clip: str
) -> None:
    ran = run(environ, "make", clip, "-m", "add the title 'a'", "--project", "p")
    assert (ran.returncode, len(cloud.calls[UPLOAD])) == (1, 0)
    assert "To change it" not in ran.stdout
    ran = run(environ, "make", clip, "-m", "add the title 'a'", "--project", "p", "--yes")
    assert ran.returncode == 0, ran.stderr + ran.stdout
    assert "To change it" in ran.stdout
    assert (len(cloud.calls[UPLOAD]), len(cloud.calls[RUN])) == (1, 1)


@pytest.mark.skipif(os.name == "nt", reason="a pseudo-terminal is needed")
@pytest.mark.parametrize(
    ("answer", "code", "files"), [("y", 0, ["red.mp4"]), ("a", 0, ["red.mp4"]), ("n", 1, []), ("", 1, [])]
)
def test_at_a_terminal_the_person_is_asked(
    answer: str, code: int, files: list[str], environ: dict[str, str], cloud: ChargingCloud, clip: str
) -> None:
    import pty

    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "reelwright", "upload", clip],
        env=environ | {"TERM": "dumb"},
        stdin=theirs,
        stderr=theirs,
        stdout=subprocess.PIPE,
    ) as process:
        os.close(theirs)
        shown = b""
        while b"N: no" not in shown:
            shown += os.read(ours, 4096)
        assert not cloud.calls
        os.write(ours, f"{answer}\n".encode())
        assert process.stdout is not None
        process.stdout.read()
        assert process.wait(30) == code
    os.close(ours)
    assert b"red.mp4" in shown
    assert cloud.files == files
