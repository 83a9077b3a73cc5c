"""What a person at a shell sees: a progress bar, the answer, the error. With `--json`, one JSON object instead."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn

from reelwright.errors import ReelwrightError

if TYPE_CHECKING:
    from reelwright.flows.jobs import Watch
    from reelwright.flows.progress import Progress as Step
    from reelwright.flows.report import Answer
    from reelwright.flows.service import Service


class Screen:
    """Where the CLI writes: answers to stdout, progress and errors to stderr."""

    def __init__(self, *, as_json: bool) -> None:
        self._json = as_json
        self._stderr = Console(stderr=True, highlight=False)

    @contextmanager
    def watching(self, service: Service) -> Iterator[Watch]:
        """A progress bar for as long as the block lasts; nothing with `--json` or without a terminal."""
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            TaskProgressColumn(),
            TimeElapsedColumn(),
        )
        quiet = self._json or not self._stderr.is_terminal
        with Progress(*columns, console=self._stderr, transient=True, disable=quiet) as bar:
            task = bar.add_task(" ", total=None)

            async def watch(step: Step | None, _: float) -> None:
                total = step.total if step else None
                bar.update(
                    task,
                    description=service.progress_words(step),
                    total=total,
                    completed=step.done if step and total else 0,
                )

            yield watch

    def answer(self, answer: Answer) -> None:
        if self._json:
            self._print(json.dumps(answer.data(), ensure_ascii=False))
        else:
            self._print(answer.text())

    def error(self, error: ReelwrightError) -> None:
        if self._json:
            self._print(json.dumps({"error": error.data()}, ensure_ascii=False))
        else:
            self._stderr.print(f"{error.message}\n{error.hint}".strip(), markup=False, soft_wrap=True)

    def note(self, text: str) -> None:
        """A remark beside the answer; not with `--json`."""
        if not self._json:
            self._print(text)

    def _print(self, text: str) -> None:
        """Plain text, whatever the terminal's encoding can show of it."""
        encoding = sys.stdout.encoding or "utf-8"
        print(text.encode(encoding, "replace").decode(encoding))
