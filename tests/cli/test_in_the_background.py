"""A shell switches Ctrl-C off for what it runs in the background; asking it to end must work all the same."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals are a POSIX matter")
COMMAND = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); from reelwright.cli.main import main; main()"


def test_sigterm_ends_a_command_that_ignores_interrupts(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        silent.settimeout(60)
        environ = {
            "NEMO_API_URL": f"http://127.0.0.1:{silent.getsockname()[1]}",
            "REELWRIGHT_HOME": str(tmp_path / "state"),
        }
        with subprocess.Popen(
            [sys.executable, "-c", COMMAND, "credits"],
            env={**os.environ, "HOME": str(tmp_path), "REELWRIGHT_BACKEND": "cloud", **environ},
            stderr=subprocess.PIPE,
        ) as process:
            connection, _ = silent.accept()  # it waits for an answer now, for half a minute
            with connection:
                process.send_signal(signal.SIGTERM)
                _, said = process.communicate(timeout=20)
    assert process.returncode == 130
    assert b"Stopped." in said
    assert b"Traceback" not in said
