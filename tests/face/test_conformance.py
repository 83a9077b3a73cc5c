"""The protocol's own conformance suite, run against our server: both eras, and every scenario about tasks.

It needs Node 22 and `npm install @modelcontextprotocol/conformance@0.2.0-alpha.12`; name the file to run in
REELWRIGHT_CONFORMANCE (`…/node_modules/@modelcontextprotocol/conformance/dist/index.js`), and the node before it if the
one in the path is older.
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SUITE = shlex.split(os.environ.get("REELWRIGHT_CONFORMANCE", ""))
TESTS = Path(__file__).parent.parent
TASKS = {
    *("tasks-lifecycle", "tasks-capability-negotiation", "tasks-wire-fields", "tasks-request-state-removal"),
    *("tasks-mrtr-input", "tasks-request-headers", "tasks-dispatch-and-envelope", "tasks-status-notifications"),
    *("tasks-required-task-error", "tasks-mrtr-composition"),
}

pytestmark = [
    pytest.mark.skipif(not SUITE, reason="REELWRIGHT_CONFORMANCE does not say where the suite is (it needs Node 22)"),
    pytest.mark.timeout(400),
]


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "face.conformance_server", str(tmp_path)]
    environ = {**os.environ, "PYTHONPATH": str(TESTS)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environ) as process:
        try:
            assert process.stdout is not None
            yield process.stdout.readline().strip()
        finally:
            process.kill()


def _run(url: str, tmp_path: Path, revision: str) -> dict[str, bool]:
    """Whether each scenario passed that the revision requires, or that comes with it."""
    suite = SUITE if len(SUITE) > 1 else ["node", *SUITE]
    options = ["server", "--url", url, "--requirements", revision, "--output-dir", str(tmp_path / "results")]
    ran = subprocess.run([*suite, *options], capture_output=True, text=True, timeout=380, check=False)
    summary = ran.stdout.partition("=== SUMMARY ===")[2]
    assert ran.returncode == 0, summary or ran.stderr
    return {name: mark == "✓" for mark, name in re.findall(r"^([✓✗]) ([\w-]+):", summary, re.MULTILINE)}


def test_what_2025_11_25_requires(url: str, tmp_path: Path) -> None:
    passed = _run(url, tmp_path, "2025-11-25")
    assert len(passed) >= 30


def test_what_2026_07_28_requires_and_all_of_tasks(url: str, tmp_path: Path) -> None:
    passed = _run(url, tmp_path, "2026-07-28")
    assert passed.keys() >= TASKS
    assert [name for name, good in passed.items() if not good] == []
