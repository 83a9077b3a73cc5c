"""A person at a shell whose commands can be killed, and a cloud that kills them at a chosen call."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from charging_cloud import open_charging_cloud
from crash.shell import KillingCloud, Shell, open_shell


@pytest.fixture
async def cloud() -> AsyncIterator[KillingCloud]:
    async with open_charging_cloud(KillingCloud()) as cloud:
        yield cloud


@pytest.fixture
async def shell(tmp_path: Path, cloud: KillingCloud) -> AsyncIterator[Shell]:
    async with open_shell(tmp_path, cloud) as shell:
        cloud.strike = shell.kill
        yield shell
