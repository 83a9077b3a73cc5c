"""What all tests share: asyncio as the one event loop, small real media files, and how properties are searched."""

import os

import pytest
from hypothesis import settings

from media_maker import MediaMaker

# The same examples in every run, so that red means that something changed; `make fuzz` looks further, anew each time.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("far", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def media(tmp_path_factory: pytest.TempPathFactory) -> MediaMaker:
    """Makes the clips, photos and songs that tests ask for; see `media_maker.py`."""
    return MediaMaker(tmp_path_factory.mktemp("media"))
