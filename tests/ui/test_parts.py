"""The panel's pure parts, tested in their own language; see `film.test.js`."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
def test_the_parts_of_the_panel_do_what_their_own_tests_say() -> None:
    ran = subprocess.run(
        ["node", "--test", "film.test.js"], cwd=HERE, capture_output=True, text=True, encoding="utf-8", timeout=120
    )
    assert ran.returncode == 0, ran.stdout
