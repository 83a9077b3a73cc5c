"""The `reelwright` command: reads the command line, runs one command, turns its end into an exit code.

The outermost boundary of the process: what goes wrong is said in words, and what is logged has no secret in it.
"""

from __future__ import annotations

import argparse
import logging
import os
import signal
import sys
from dataclasses import replace
from importlib.metadata import version

from reelwright import redaction
from reelwright.cli.parser import parse
from reelwright.errors import BadRequest, Internal, ReelwrightError
from reelwright.settings import Settings, secrets, skill_file

DONE, FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
_GOES_ON = frozenset({"make", "upload", "edit", "export", "wait"})  # what `wait` can take up after an interruption

_log = logging.getLogger(__name__)


def main(arguments: list[str] | None = None) -> None:
    """The entry point. Ends the process."""
    redaction.install()
    for secret in secrets():
        redaction.hide(secret)
    signal.signal(signal.SIGTERM, _terminated)
    try:
        code = _run(arguments)
    except SystemExit as ended:  # argparse: help, or wrong usage
        code = ended.code if isinstance(ended.code, int) else WRONG_USAGE
    except KeyboardInterrupt:
        code = _interrupted("")
    except BrokenPipeError:  # where nothing is buffered
        code = DONE
    sys.exit(_flushed(code))


def _terminated(*_: object) -> None:
    """Clean up as after Ctrl-C, which shells switch off for what they run in the background."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        raise KeyboardInterrupt
    signal.raise_signal(signal.SIGINT)


def _run(arguments: list[str] | None) -> int:
    args = parse(arguments, version=version("reelwright"))
    if args.command == "doctor":
        from reelwright.cli.doctor import doctor

        return doctor(repair=args.repair, as_json=args.json)
    try:
        settings = Settings.read()
    except BadRequest as error:
        return _misconfigured(error, as_json=getattr(args, "json", False))
    logging.basicConfig(level=settings.log_level, format="%(levelname)s %(name)s: %(message)s")
    if skill := getattr(args, "skill", None):
        settings = replace(settings, skill=skill_file(skill, settings.home))
    match args.command:
        case "install" | "uninstall" | "status":
            from reelwright.cli.installing import run

            return run(args, settings)
        case "cache":
            from reelwright.cli.caching import cache

            return cache(settings, clear=args.clear, as_json=args.json)
        case "serve":
            from reelwright.cli.servers import serve, serve_http

            return serve_http(args, settings) if args.http else serve(settings)
        case "studio":
            from reelwright.cli.servers import studio

            shared = {"cluster": args.cluster, "cluster_place": args.cluster_place}
            settings = replace(settings, **{name: given for name, given in shared.items() if given})
            return studio(settings, args.host, args.port)
        case _:
            return _twin(args, settings)


def _twin(args: argparse.Namespace, settings: Settings) -> int:
    import anyio

    from reelwright.cli import twins
    from reelwright.cli.show import Screen

    screen = Screen(as_json=args.json, project=args.project or "main", free=settings.backend == "studio")
    try:
        return DONE if anyio.run(twins.run, args, settings, screen) else FAILED
    except ReelwrightError as error:  # the service could not be opened
        screen.error(error)
    except KeyboardInterrupt:
        return _interrupted(f' --project "{args.project}"' if args.command in _GOES_ON and args.project else "")
    except Exception:  # the outermost boundary of a command
        _log.exception("The command failed unexpectedly")
        screen.error(Internal("Something went wrong inside Reelwright."))
    return FAILED


def _misconfigured(error: BadRequest, *, as_json: bool) -> int:
    from reelwright.cli.show import Screen

    Screen(as_json=as_json).error(error)
    return WRONG_USAGE


def _interrupted(project: str) -> int:
    after = f" `reelwright wait{project}` goes on with what was begun." if project else ""
    print(f"\nStopped.{redaction.outgoing(after)}", file=sys.stderr)
    return INTERRUPTED


def _flushed(code: int) -> int:
    """Write out what is still buffered. Who closed the pipe has read enough; anything else is a failure."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _discard_output()
    except OSError as error:
        _discard_output()
        print(f"The output could not be written: {error.strerror}.", file=sys.stderr)
        return code or FAILED
    return code


def _discard_output() -> None:
    """Or the interpreter tries again at its end, and complains."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
