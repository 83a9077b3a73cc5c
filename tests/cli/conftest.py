"""The surroundings of a command in a home of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from surroundings import environ_at


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    return environ_at(tmp_path, REELWRIGHT_OUTPUT=str(tmp_path / "films"))
