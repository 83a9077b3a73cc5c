"""What a person at a shell sees: a progress bar, the answer, the error. With `--json`, one JSON object instead.

Every string is cleaned and redacted on its way: file names and a service's words can hold what a terminal obeys.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from reelwright.cli.shell_words import at_a_shell, data_at_a_shell
from reelwright.dialogue.failure import failure
from reelwright.errors import ReelwrightError
from reelwright.redaction import outgoing, outgoing_data

if TYPE_CHECKING:
    from reelwright.flows.jobs import Watch
    from reelwright.flows.progress import Progress as Step
    from reelwright.flows.report import Answer
    from reelwright.flows.service import Service


class Screen:
    """Where the CLI writes: answers to stdout, progress and errors to stderr.

    `project`: the one that hints name; `free`: nothing can cost anything here.
    """

    def __init__(self, *, as_json: bool, project: str = "main", free: bool = True) -> None:
        self._json = as_json
        self._project = project
        self._free = free

    @contextmanager
    def watching(self, service: Service) -> Iterator[Watch]:
        """A progress bar for as long as the block lasts; nothing with `--json` or without a terminal."""
        from rich.console import Console
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        stderr = Console(stderr=True, highlight=False)
        columns = (
            SpinnerColumn(),
            BarColumn(bar_width=24),
            TextColumn("{task.description}", markup=False),
            TimeElapsedColumn(),
        )
        with Progress(*columns, console=stderr, transient=True, disable=self._json or not stderr.is_terminal) as bar:
            task = bar.add_task(" ", total=None)

            async def watch(step: Step | None, _: float) -> None:
                share = step.share if step else None
                words = outgoing(service.progress_words(step), 200)
                bar.update(task, description=words, total=None if share is None else 1.0, completed=share or 0.0)

            yield watch

    def answer(self, answer: Answer) -> None:
        if self._json:
            self._print_data(data_at_a_shell(answer.data(), answer.project))
        else:
            self._print(at_a_shell(answer.text(), answer.project))

    def error(self, error: ReelwrightError) -> None:
        if self._json:
            spent = {"spent": "nothing"} if self._free else {}
            self._print_data({"error": data_at_a_shell({**error.data(), **spent}, self._project)})
        else:
            words = at_a_shell(failure(error, free=self._free), self._project)
            print(_printable(outgoing(words), sys.stderr), file=sys.stderr)

    def note(self, text: str) -> None:
        """A remark beside the answer; not with `--json`."""
        if not self._json:
            self._print(text)

    def _print_data(self, data: dict[str, Any]) -> None:
        self._write(json.dumps(outgoing_data(data), ensure_ascii=False))

    def _print(self, text: str) -> None:
        self._write(outgoing(text))

    def _write(self, text: str) -> None:
        """Into the buffer; without one a closed pipe is met here. `main` flushes, and knows what to do then."""
        with suppress(BrokenPipeError):
            print(_printable(text, sys.stdout), end="\n")


def _printable(text: str, stream: Any) -> str:  # noqa: ANN401 -- a text stream, or whatever stands in for one
    """The text as far as the stream's encoding can show it."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    return text.encode(encoding, "replace").decode(encoding)
