"""The command line as a person, or an agent without MCP, uses it: real processes, real files."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import av
import pytest

from media_maker import MediaMaker


def run(environ: dict[str, str], *arguments: str, cwd: Path | None = None) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "reelwright", *arguments]
    return subprocess.run(command, env=environ, cwd=cwd, capture_output=True, text=True, encoding="utf-8", timeout=150)


def data(environ: dict[str, str], *arguments: str) -> dict[str, Any]:
    ran = run(environ, *arguments, "--json")
    assert ran.returncode == 0, ran.stderr + ran.stdout
    answer = json.loads(ran.stdout)
    assert isinstance(answer, dict)
    return answer


def test_make_turns_clips_and_a_sentence_into_a_film(
    environ: dict[str, str], media: MediaMaker, tmp_path: Path
) -> None:
    clips = [media.video("red.mp4", colour="red"), media.photo("house.jpg")]
    (tmp_path / "work").mkdir()
    ran = run(
        environ,
        "make",
        *(os.path.relpath(clip, tmp_path / "work") for clip in clips),
        *("-m", "combine my clips, show each photo for 1 second, crossfades, calm music and the title 'Summer'"),
        *("-o", "demo.mp4", "--quality", "draft"),
        cwd=tmp_path / "work",
    )
    assert ran.returncode == 0, ran.stderr
    path = tmp_path / "work" / "demo.mp4"
    assert str(path) in ran.stdout
    assert "Timeline (3 tracks)" in ran.stdout
    assert "1080×1920" in ran.stdout
    with av.open(str(path)) as film:
        video, audio = film.streams.video[0], film.streams.audio[0]
        assert (video.codec_context.name, audio.codec_context.name) == ("h264", "aac")
        assert (video.width, video.height, video.average_rate, video.frames) == (1080, 1920, 30, 45)
    assert ran.stderr == ""


def test_the_twins_make_the_same_journey_in_json(environ: dict[str, str], media: MediaMaker) -> None:
    uploaded = data(environ, "upload", str(media.video("red.mp4", colour="red")), "--project", "p")
    assert [file["name"] for file in uploaded["uploads"]] == ["red.mp4"]
    assert data(environ, "edit", "combine my clips", "--project", "p")["outcome"] == "changed"
    assert data(environ, "edit", "--edits", '[{"op":"aspect","ratio":"1:1"}]', "--project", "p")["verified"] is True
    assert data(environ, "state", "--project", "p")["tracks"]["width"] == 1080
    assert data(environ, "credits", "--project", "p")["credits"]["free"] is True
    exported = data(environ, "export", "--quality", "draft", "--project", "p")
    assert Path(exported["file"]["path"]).name == "p.mp4"
    assert data(environ, "wait", "--project", "p")["file"] == exported["file"]
    assert data(environ, "wait", "--list", "--project", "p")["jobs"][0]["kind"] == "export"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["export"], "empty_timeline"),
        (["upload", "missing.mp4"], "file_not_found"),
        (["edit", "paint it with unicorn glitter"], "not_understood"),
        (["edit", "--edits", "{"], "bad_request"),
        (["export", "-o", "film.avi"], "bad_request"),
        (["export", "-o", "no/such/folder/film.mp4"], "bad_request"),
        (["wait", "nope"], "no_such_job"),
    ],
)
def test_what_fails_says_why_and_ends_with_1(arguments: list[str], code: str, environ: dict[str, str]) -> None:
    ran = run(environ, *arguments, "--json")
    assert (ran.returncode, ran.stderr) == (1, "")
    assert json.loads(ran.stdout)["error"]["code"] == code
    plain = run(environ, *arguments)
    assert (plain.returncode, plain.stdout) == (1, "")
    assert "Traceback" not in plain.stderr
    assert plain.stderr.strip()


@pytest.mark.parametrize("arguments", [[], ["fly"], ["make", "a.mp4"], ["export", "--quality", "best"]])
def test_wrong_usage_ends_with_2(arguments: list[str], environ: dict[str, str]) -> None:
    ran = run(environ, *arguments)
    assert ran.returncode == 2
    assert "usage: reelwright" in ran.stderr


def test_a_wrong_setting_is_named(environ: dict[str, str]) -> None:
    ran = run(environ | {"REELWRIGHT_BACKEND": "moon"}, "credits")
    assert ran.returncode == 2
    assert "REELWRIGHT_BACKEND" in ran.stderr


def test_help_and_version_are_there(environ: dict[str, str]) -> None:
    shown = run(environ, "--help")
    assert shown.returncode == 0
    assert "examples:" in shown.stdout
    assert run(environ, "--version").stdout.startswith("reelwright 0.")
    for command in ("make", "upload", "edit", "state", "credits", "export", "wait", "serve", "studio"):
        assert run(environ, command, "--help").returncode == 0
