import os
import stat
from itertools import count
from pathlib import Path

import pytest

from reelwright.errors import CannotSave, Internal, NoSpace, NoSuchJob
from reelwright.journal.store import Journal


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "journal.sqlite3"


def opened(path: Path) -> Journal:
    ticks = count(1000)
    return Journal(path, clock=lambda: float(next(ticks)))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
def test_the_file_can_be_read_by_its_owner_only(path: Path) -> None:
    opened(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_new_process_knows_the_project_its_files_and_its_jobs(path: Path) -> None:
    first = opened(path)
    project = first.keep_project("夏天", "studio", session_id="s1", task_id="t1", user_id="u1")
    first.keep_upload(project, name="a.mp4", origin="/v/a.mp4", sha256="ab", size=3, remote={"file_type": "video"})
    first.start_job("j1", "夏天", "studio", "edit", {"message": "加标题 \ud800"})
    first.note_step("j1", sent="加标题")
    first.close()

    second = opened(path)
    assert second.project("夏天", "studio") == project
    assert [(upload.name, upload.remote) for upload in second.uploads("s1")] == [("a.mp4", {"file_type": "video"})]
    job = second.job("j1")
    assert (job.state, job.steps, job.outcome) == ("running", {"sent": "加标题"}, None)
    assert job.request == {"message": "加标题 \ud800"}


def test_the_same_name_on_another_backend_is_another_project(path: Path) -> None:
    journal = opened(path)
    journal.keep_project("main", "studio", session_id="s1", task_id="t1")
    assert journal.project("main", "cloud") is None


def test_two_processes_see_each_others_work_at_once(path: Path) -> None:
    one, other = opened(path), opened(path)
    one.start_job("j1", "main", "studio", "export", {})
    assert other.job("j1").state == "running"
    other.end_job("j1", "done", {"message": "ok"})
    assert one.job("j1").outcome == {"message": "ok"}


def test_a_job_that_has_ended_stays_as_it_ended(path: Path) -> None:
    journal = opened(path)
    journal.start_job("j1", "main", "studio", "edit", {})
    journal.end_job("j1", "done", {"n": 1})
    journal.end_job("j1", "failed", {"n": 2})
    assert (journal.job("j1").state, journal.job("j1").outcome) == ("done", {"n": 1})


def test_the_newest_jobs_come_first_and_only_those_of_the_project(path: Path) -> None:
    journal = opened(path)
    for number in range(3):
        journal.start_job(f"j{number}", "a" if number < 2 else "b", "studio", "edit", {})
    assert [job.id for job in journal.jobs("studio", "a")] == ["j1", "j0"]
    assert [job.id for job in journal.jobs("studio")] == ["j2", "j1", "j0"]
    assert [job.id for job in journal.jobs("studio", limit=1)] == ["j2"]


def test_an_unknown_job_is_named(path: Path) -> None:
    with pytest.raises(NoSuchJob, match="nope"):
        opened(path).job("nope")


def test_a_failed_transaction_leaves_the_journal_usable(path: Path) -> None:
    journal = opened(path)
    with pytest.raises(NoSuchJob):
        journal.note_step("nope", a=1)
    journal.start_job("j1", "main", "studio", "edit", {})
    assert journal.job("j1").state == "running"


def test_a_journal_of_a_newer_version_is_left_alone(path: Path) -> None:
    journal = opened(path)
    journal._database._db.execute("PRAGMA user_version = 999")
    journal.close()
    with pytest.raises(Internal, match="newer"):
        opened(path)


def test_a_full_disk_is_said_and_loses_nothing(path: Path) -> None:
    journal = opened(path)
    journal.start_job("j1", "main", "studio", "edit", {})
    database = journal._database._db
    full = database.execute("PRAGMA page_count").fetchone()[0]
    database.execute(f"PRAGMA max_page_count = {full}")
    with pytest.raises(NoSpace, match="full"):
        journal.note_step("j1", draft="x" * 100_000)
    assert journal.job("j1").steps == {}
    database.execute("PRAGMA max_page_count = 100000")
    journal.note_step("j1", draft="x" * 100_000)
    assert len(opened(path).job("j1").steps["draft"]) == 100_000


def test_a_folder_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file")
    with pytest.raises(CannotSave, match=r"journal\.sqlite3"):
        opened(tmp_path / "state" / "journal.sqlite3")
