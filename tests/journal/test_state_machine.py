"""The journal against a model of it: any number of processes, closed or killed at any moment, any order of calls."""

import tempfile
from itertools import count
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

from reelwright.journal.records import ENDED, MOVES, JobState
from reelwright.journal.store import Journal

KEYS = st.sampled_from(["k1", "k2"])
PROCESSES = st.integers(0, 1)
ENDS: st.SearchStrategy[JobState] = st.sampled_from(sorted(ENDED))
TEXT = st.text(alphabet=st.characters(), max_size=8)  # surrogates too


class JournalMachine(RuleBasedStateMachine):
    """Two processes share the file; the model is one dictionary of jobs."""

    jobs = Bundle("jobs")

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "journal.sqlite3"
        self.clock = count(1)
        self.ids = count(1)
        self.model: dict[str, dict[str, Any]] = {}
        self.uploads: list[str] = []
        self.processes = [self._opened(), self._opened()]

    def _opened(self) -> Journal:
        return Journal(self.path, clock=lambda: float(next(self.clock)))

    def teardown(self) -> None:
        for journal in self.processes:
            journal.close()
        self.folder.cleanup()

    @rule(target=jobs, process=PROCESSES, key=KEYS, words=TEXT, remembers=st.booleans())
    def ask(self, process: int, key: str, words: str, remembers: bool) -> str:
        """One of several that ask the same starts the job; the others are given it."""
        newest = [job_id for job_id, job in self.model.items() if job["key"] == key][-1:]
        new_id = f"j{next(self.ids)}"
        job = self.processes[process].join_job(
            new_id, "main", "studio", "edit", {"message": words}, key=key, is_repeat=lambda _: remembers
        )
        if newest and remembers:
            assert job.id == newest[0]
        else:
            assert job.id == new_id
            self.model[new_id] = {"key": key, "state": "running", "steps": {}, "outcome": None, "words": words}
        return job.id

    @rule(job_id=jobs, process=PROCESSES, name=st.sampled_from("ab"), value=TEXT)
    def note(self, job_id: str, process: int, name: str, value: str) -> None:
        self.processes[process].note_step(job_id, **{name: value})
        self.model[job_id]["steps"][name] = value

    @rule(job_id=jobs, process=PROCESSES, state=ENDS, value=TEXT)
    def end(self, job_id: str, process: int, state: JobState, value: str) -> None:
        moved = self.processes[process].end_job(job_id, state, {"message": value})
        job = self.model[job_id]
        assert moved == (state in MOVES[job["state"]])
        if moved:
            job.update(state=state, outcome={"message": value})

    @rule(job_id=jobs, process=PROCESSES)
    def reopen(self, job_id: str, process: int) -> None:
        job = self.model[job_id]
        assert self.processes[process].reopen_job(job_id) == (job["state"] in ("failed", "cancelled"))
        if job["state"] in ("failed", "cancelled"):
            job.update(state="running", outcome=None)

    @rule(process=PROCESSES, name=TEXT)
    def upload(self, process: int, name: str) -> None:
        journal = self.processes[process]
        project = journal.keep_project("main", "studio", session_id="s1", task_id="t1")
        name = name.encode("utf-8", "replace").decode()
        journal.keep_upload(project, name=name, origin=name, sha256=None, size=1, remote={})
        self.uploads.append(name)

    @rule(process=PROCESSES, politely=st.booleans())
    def restart(self, process: int, politely: bool) -> None:
        """A process ends, with or without closing the file, and another takes its place."""
        if politely:
            self.processes[process].close()
        self.processes[process] = self._opened()

    @invariant()
    def every_process_sees_what_was_written(self) -> None:
        for journal in self.processes:
            for job_id, expected in self.model.items():
                job = journal.job(job_id)
                assert (job.state, job.steps, job.outcome, job.key, job.request["message"]) == (
                    expected["state"],
                    expected["steps"],
                    expected["outcome"],
                    expected["key"],
                    expected["words"],
                )
            running = [job_id for job_id, job in self.model.items() if job["state"] == "running"]
            assert [job.id for job in journal.open_jobs("studio")] == running
            assert [upload.name for upload in journal.uploads("s1")] == self.uploads


JournalMachine.TestCase.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
test_the_journal_is_what_was_written_into_it = JournalMachine.TestCase
