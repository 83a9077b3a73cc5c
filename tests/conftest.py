"""What all tests share: asyncio as the one event loop, and small real media files."""

import pytest

from media_maker import MediaMaker


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def media(tmp_path_factory: pytest.TempPathFactory) -> MediaMaker:
    """Makes the clips, photos and songs that tests ask for; see `media_maker.py`."""
    return MediaMaker(tmp_path_factory.mktemp("media"))
