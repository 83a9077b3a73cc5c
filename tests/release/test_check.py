"""The release check itself: it notices what is wrong, and says it in one line of its table."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from media_maker import MediaMaker
from release import check, cleanroom
from release.cleanroom import Failed, Room, run
from release.film import look_at


def test_a_command_that_fails_is_told_with_the_end_of_its_errors() -> None:
    with pytest.raises(Failed, match=r"ended with 3:\nno room left"):
        run(sys.executable, "-c", "import sys; print('no room left', file=sys.stderr); sys.exit(3)")
    assert run(sys.executable, "-c", "print('中文')", environ={"PYTHONUTF8": "1"}).strip() == "中文"


def test_a_clean_room_has_a_home_of_its_own_and_nothing_of_ours(tmp_path: Path) -> None:
    shown = run(
        *(sys.executable, "-c", "import os; print('\\n'.join(sorted(os.environ)))"), environ=Room(tmp_path).environ()
    ).split()
    assert {"HOME", "USERPROFILE", "REELWRIGHT_HOME"} <= set(shown)
    assert not [name for name in shown if name.startswith(("NEMO_", "PYTHON", "VIRTUAL_ENV", "SKILL_"))]
    assert Room(tmp_path).environ(A="b")["A"] == "b"


def test_what_pip_is_told_of_an_index_uv_is_told_too() -> None:
    assert set(cleanroom.uv_index()) <= {"UV_DEFAULT_INDEX", "SSL_CERT_FILE"}


def test_a_film_is_decoded_to_its_end(media: MediaMaker, tmp_path: Path) -> None:
    film = look_at(media.video("red.mp4", colour="red"))
    assert film.seconds == pytest.approx(1, abs=0.1)
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"not a film")
    with pytest.raises(OSError, match="missing or damaged"):
        look_at(broken)


def test_a_film_that_is_not_the_one_asked_for_is_a_failure(media: MediaMaker) -> None:
    with pytest.raises(Failed, match="not the film that was asked for"):
        check.seen(media.video("red.mp4", colour="red"))


def test_a_step_before_its_build_fails_alone_and_is_counted(tmp_path: Path) -> None:
    rows = {
        row.name: row for row in check.check(check.Release(tmp_path), ["one version everywhere", "film from the wheel"])
    }
    assert rows["one version everywhere"].well
    assert not rows["film from the wheel"].well
    assert "0 files named *.whl" in rows["film from the wheel"].found
    assert str(rows["film from the wheel"]).startswith("FAILED  film from the wheel")
