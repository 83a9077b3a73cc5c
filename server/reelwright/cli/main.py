"""The `reelwright` command: reads the command line, runs one command, turns its end into an exit code."""

from __future__ import annotations

import signal
import sys
from importlib.metadata import version

from reelwright.cli.parser import parse
from reelwright.errors import BadRequest, ReelwrightError
from reelwright.settings import Settings

DONE, FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


def main(arguments: list[str] | None = None) -> None:
    """The entry point. Ends the process."""
    signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))  # both clean up before they end
    sys.exit(_run(arguments))


def _run(arguments: list[str] | None) -> int:
    args = parse(arguments, version=version("reelwright"))
    try:
        settings = Settings.read()
    except BadRequest as error:
        print(f"{error.message}\n{error.hint}", file=sys.stderr)
        return WRONG_USAGE
    match args.command:
        case "serve":
            from reelwright.cli.servers import serve

            return serve(settings)
        case "studio":
            from reelwright.cli.servers import studio

            return studio(settings, args.host, args.port)
        case _:
            return _twin(args, settings)


def _twin(args: object, settings: Settings) -> int:
    import argparse

    import anyio

    from reelwright.cli import twins
    from reelwright.cli.show import Screen

    assert isinstance(args, argparse.Namespace)
    screen = Screen(as_json=args.json)
    try:
        return DONE if anyio.run(twins.run, args, settings, screen) else FAILED
    except ReelwrightError as error:  # the service could not be opened
        screen.error(error)
        return FAILED
    except KeyboardInterrupt:
        print(f'\nStopped. `reelwright wait --project "{args.project}"` goes on with what was begun.', file=sys.stderr)
        return INTERRUPTED
