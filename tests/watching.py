"""What tests of the flows pass around: a way to open a service, and a watcher that remembers."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from reelwright.flows.progress import Progress
from reelwright.flows.service import Service

Opened = Callable[..., AbstractAsyncContextManager[Service]]


class Watched:
    """A watcher that remembers what it was told."""

    def __init__(self) -> None:
        self.told: list[Progress] = []

    async def __call__(self, progress: Progress | None, waited: float) -> None:
        if progress is not None:
            self.told.append(progress)
