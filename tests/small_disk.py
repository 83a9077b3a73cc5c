"""A small file system of its own for one command, where the system lets us make one."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

_MOUNT = 'mount -t tmpfs -o size="$1"m none "$2" && shift 2 && exec "$@"'


def run_on_a_small_disk(
    folder: Path,
    megabytes: int,
    command: Sequence[str],
    *,
    env: Mapping[str, str] | None = None,
    time_limit: float = 120,
) -> subprocess.CompletedProcess[str]:
    """Run a command that sees `folder` as a disk of this size, empty at first. Skips where that cannot be had."""
    if shutil.which("unshare") is None:
        pytest.skip("only Linux can make a small disk for one process")
    whole = ["unshare", "-rm", "sh", "-c", _MOUNT, "sh", str(megabytes), str(folder), *command]
    done = subprocess.run(whole, capture_output=True, text=True, timeout=time_limit, env=env)
    if "ermission" in done.stderr or "not permitted" in done.stderr:
        pytest.skip("no right to make a small disk here")
    return done
