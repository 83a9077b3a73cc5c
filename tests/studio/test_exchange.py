"""Where the studio and the workers of a cluster put what they have for each other."""

from __future__ import annotations

import os
import secrets
import time
from pathlib import Path

import pytest

pytest.importorskip("fsspec", reason="fsspec is not installed")

from reelwright.studio.render.exchange import Exchange

DAY = 24 * 3600


@pytest.fixture(params=["folder", "url"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return str(tmp_path / "shared") if request.param == "folder" else f"memory://{secrets.token_hex(4)}"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "clip.mp4"
    path.write_bytes(b"pictures")
    return path


def test_what_is_brought_can_be_read_by_its_name(place: str, file: Path, tmp_path: Path) -> None:
    name = Exchange(place).bring(file)
    read = Exchange(place).read(name, tmp_path / "worker")
    assert read.read_bytes() == b"pictures"
    assert read.suffix == ".mp4"
    assert Exchange(place).read(name, tmp_path / "worker") == read


def test_the_same_content_has_one_name(place: str, file: Path, tmp_path: Path) -> None:
    twin = tmp_path / "other.mp4"
    twin.write_bytes(b"pictures")
    exchange = Exchange(place)
    assert exchange.bring(file) == exchange.bring(twin)


def test_what_was_delivered_is_collected_once(place: str, file: Path, tmp_path: Path) -> None:
    Exchange(place).deliver(file, "one.mp4")
    exchange = Exchange(place)
    exchange.collect("one.mp4", tmp_path / "got.mp4")
    assert (tmp_path / "got.mp4").read_bytes() == b"pictures"
    with pytest.raises(FileNotFoundError):
        exchange.collect("one.mp4", tmp_path / "again.mp4")


def test_what_nobody_used_for_two_weeks_goes(place: str, file: Path, tmp_path: Path) -> None:
    now = time.time()
    name = Exchange(place).bring(file)
    Exchange(place, clock=lambda: now + 13 * DAY).prune()
    assert Exchange(place).read(name, tmp_path / "early").exists()
    Exchange(place, clock=lambda: now + 15 * DAY).prune()
    with pytest.raises(FileNotFoundError):
        Exchange(place).read(name, tmp_path / "late").stat()


def test_what_is_used_again_stays(tmp_path: Path, file: Path) -> None:
    exchange = Exchange(str(tmp_path / "shared"))
    kept = tmp_path / "shared" / exchange.bring(file)
    old = time.time() - 13 * DAY
    os.utime(kept, (old, old))
    exchange.bring(file)
    Exchange(str(tmp_path / "shared"), clock=lambda: time.time() + 2 * DAY).prune()
    assert kept.exists()
