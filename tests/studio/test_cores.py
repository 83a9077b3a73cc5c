"""A worker's thread keeps to one core, and two of them to different ones."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from reelwright.studio.render.cores import one_core

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux can say which cores a program runs on")
CHILD = [sys.executable, "-c", "import os; print(*os.sched_getaffinity(0))"]


def test_what_is_started_inside_has_one_core_and_afterwards_all_again() -> None:
    before = os.sched_getaffinity(0)
    with one_core():
        seen = subprocess.run(CHILD, capture_output=True, text=True, check=True).stdout.split()
    assert len(seen) == 1 or seen == [str(core) for core in sorted(before)]  # no core was free
    assert os.sched_getaffinity(0) == before


@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="there is one core only")
def test_two_threads_have_different_cores() -> None:
    both = Barrier(2, timeout=30)

    def mine() -> set[int]:
        with one_core():
            both.wait()
            seen = os.sched_getaffinity(0)
            both.wait()
        return seen

    with ThreadPoolExecutor(2) as threads:
        one, other = [future.result() for future in [threads.submit(mine) for _ in range(2)]]
    assert one != other or len(one) > 1
