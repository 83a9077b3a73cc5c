"""`reelwright doctor` in a real process, on homes that are whole, broken and half-broken."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from reelwright.journal.store import Journal

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights elsewhere")


def doctor(environ: Mapping[str, str], *arguments: str) -> tuple[int, dict[str, Any]]:
    command = [sys.executable, "-m", "reelwright", "doctor", "--json", *arguments]
    ran = subprocess.run(command, env=dict(environ), capture_output=True, text=True, encoding="utf-8", timeout=100)
    assert ran.stderr == ""
    return ran.returncode, json.loads(ran.stdout)


def about(data: dict[str, Any], what: str) -> list[dict[str, Any]]:
    return [finding for finding in data["findings"] if finding["about"] == what]


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    journal = Journal(tmp_path / "state" / "journal.sqlite3", clock=lambda: 1_800_000_000.0)
    journal.keep_project("beach", "studio", session_id="s1", task_id="t1")
    journal.start_job("aaaa", "beach", "studio", "export", {"what": "beach.mp4"})
    journal.start_job("bbbb", "beach", "studio", "export", {"what": "beach.mp4"})
    journal.end_job("bbbb", "cancelled", {})
    return journal


def test_a_fresh_machine_is_healthy_and_every_part_is_looked_at(environ: dict[str, str], tmp_path: Path) -> None:
    code, data = doctor(environ)
    assert (code, data["healthy"]) == (0, True)
    parts = {finding["about"] for finding in data["findings"]}
    assert parts >= {"setting", "version", "FFmpeg", "typefaces", "state folder", "output folder", "journal"}
    assert parts >= {"client id", "token", "headers", "backend"}
    assert "opens and answers" in about(data, "backend")[0]["text"]
    assert f"REELWRIGHT_HOME = {tmp_path / 'state'} (set)" in [found["text"] for found in about(data, "setting")]


def test_settings_are_shown_with_secrets_as_stars(environ: dict[str, str]) -> None:
    own = {"NEMO_TOKEN": "nmv_usr_verysecret", "NEMO_CLIENT_ID": "3f1c", "REELWRIGHT_BACKEND": "studio"}
    _, data = doctor(environ | own)
    shown = json.dumps(data)
    assert "NEMO_TOKEN = *** (set)" in shown
    assert "verysecret" not in shown
    assert "3f1c" not in shown


def test_broken_settings_are_named_and_the_rest_is_looked_at_all_the_same(environ: dict[str, str]) -> None:
    code, data = doctor(environ | {"REELWRIGHT_BACKEND": "moon", "REELWRIGHT_TIME_SCALE": "fast"})
    assert (code, data["healthy"]) == (1, False)
    first, second = about(data, "settings")
    assert "REELWRIGHT_BACKEND" in first["text"] + second["text"]
    assert "REELWRIGHT_TIME_SCALE" in first["text"] + second["text"]
    assert about(data, "backend")[0]["level"] == "ok"


@pytest.mark.parametrize("home", ["a file", "below a file", "relative"])
def test_an_unusable_state_folder_is_a_problem_and_no_traceback(
    home: str, environ: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("I am a file.")
    homes = {
        "a file": str(tmp_path / "file"),
        "below a file": str(tmp_path / "file" / "deep"),
        "relative": "some/where",
    }
    code, data = doctor(environ | {"REELWRIGHT_HOME": homes[home]})
    problems = [finding for finding in data["findings"] if finding["level"] == "problem"]
    assert code == 1
    assert problems
    assert all(finding["todo"] for finding in problems)
    assert (tmp_path / "file").read_text() == "I am a file."


def test_open_jobs_are_listed_with_what_takes_them_up(environ: dict[str, str], journal: Journal) -> None:
    code, data = doctor(environ)
    assert code == 0
    assert "1 project, 1 open job" in about(data, "journal")[0]["text"]
    (job,) = about(data, "job")
    assert job["level"] == "warning"
    assert "aaaa: export of project 'beach'" in job["text"]
    assert "reelwright wait aaaa" in job["todo"]


def test_leftovers_of_ended_jobs_are_removed_by_a_repair_and_those_of_open_jobs_stay(
    environ: dict[str, str], journal: Journal, tmp_path: Path
) -> None:
    films, jobs = tmp_path / "films", tmp_path / "state" / "jobs"
    films.mkdir()
    jobs.mkdir()
    ended, open_, film = films / ".beach.bbbb.part", films / ".beach.aaaa.part", films / "beach.mp4"
    lock = jobs / "bbbb.lock"
    for file in (ended, open_, film, lock):
        file.write_bytes(b"x" * 10)
    assert "1 half-written film" in about(doctor(environ)[1], "leftovers")[0]["text"]
    assert ended.exists()
    assert doctor(environ, "--repair")[0] == 0
    assert [file.exists() for file in (ended, open_, film, lock)] == [False, True, True, False]


@POSIX
def test_rights_that_others_have_are_taken_away_by_a_repair(
    environ: dict[str, str], journal: Journal, tmp_path: Path
) -> None:
    state = tmp_path / "state"
    state.chmod(0o755)
    (state / "note").write_text("x")
    (state / "note").chmod(0o644)
    assert about(doctor(environ)[1], "rights")[0]["level"] == "warning"
    doctor(environ, "--repair")
    assert (state.stat().st_mode & 0o777, (state / "note").stat().st_mode & 0o777) == (0o700, 0o600)
    assert about(doctor(environ)[1], "rights")[0]["level"] == "ok"


@pytest.mark.parametrize("damage", [b"not a database, and long enough to be read as one. " * 100, None])
def test_a_damaged_journal_is_named_and_only_a_repair_sets_it_aside(
    damage: bytes | None, environ: dict[str, str], journal: Journal, tmp_path: Path
) -> None:
    journal.close()
    file = tmp_path / "state" / "journal.sqlite3"
    whole = file.read_bytes()
    broken = whole[:4096] + b"\xaa" * (len(whole) - 4096) if damage is None else damage
    file.write_bytes(broken)
    code, data = doctor(environ)
    assert (code, about(data, "journal")[0]["level"]) == (1, "problem")
    assert "--repair" in about(data, "journal")[0]["todo"]
    assert file.read_bytes() == broken
    assert doctor(environ, "--repair")[0] == 0
    (aside,) = [
        path for path in file.parent.glob("journal.sqlite3.damaged-*") if not path.name.endswith(("-wal", "-shm"))
    ]
    assert aside.read_bytes() == broken
    assert not file.exists()


def test_a_journal_of_a_newer_version_is_left_alone(environ: dict[str, str], tmp_path: Path) -> None:
    import sqlite3

    (tmp_path / "state").mkdir(mode=0o700)
    with sqlite3.connect(tmp_path / "state" / "journal.sqlite3") as db:
        db.executescript(
            "CREATE TABLE projects (name TEXT); CREATE TABLE jobs (id, project, backend, kind, state, created_at);"
            "PRAGMA user_version = 999;"
        )
    code, data = doctor(environ, "--repair")
    assert code == 1
    assert "newer" in about(data, "journal")[0]["text"]
    assert (tmp_path / "state" / "journal.sqlite3").exists()


def test_a_cloud_that_does_not_answer_is_a_problem_with_a_way_on(environ: dict[str, str]) -> None:
    cloud = {"REELWRIGHT_BACKEND": "cloud", "NEMO_API_URL": "http://127.0.0.1:9", "REELWRIGHT_TIME_SCALE": "0.001"}
    code, data = doctor(environ | cloud)
    (backend,) = about(data, "backend")
    assert (code, backend["level"]) == (1, "problem")
    assert backend["todo"]
