"""The CLI twins of the six tools, and `make`, which is three of them in a row."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reelwright.assemble import open_service
from reelwright.cli import drawing
from reelwright.cli.asking import code_for, with_flags
from reelwright.cli.parser import absolute
from reelwright.cli.show import Screen
from reelwright.errors import BadRequest, ReelwrightError
from reelwright.flows.deliver import Target, output_for
from reelwright.settings import Settings

if TYPE_CHECKING:
    from reelwright.flows.jobs import Watch
    from reelwright.flows.report import Answer
    from reelwright.flows.service import Service

Twin = Callable[[argparse.Namespace, "Service", "Watch"], Awaitable["Answer"]]


async def run(args: argparse.Namespace, settings: Settings, screen: Screen) -> bool:
    """Carry one command out and show its answer, or its error; returns whether it was done."""
    async with open_service(settings, anywhere=True) as service:
        try:
            if args.command == "make":
                answer = await _make(args, service, screen)
            else:
                answer = await _answered(args, service, screen, _TWINS[args.command])
            screen.answer(answer)
            if args.command == "make" and answer.approval is None:
                _tell_how_to_go_on(args.project, screen)
        except ReelwrightError as error:  # here, because the service's task groups would wrap it
            screen.error(error)
            return False
    return answer.approval is None


async def _answered(args: argparse.Namespace, service: Service, screen: Screen, twin: Twin) -> Answer:
    """A twin's answer; if the person must be asked first, they are, and it is called again with their yes."""
    with screen.watching(service) as watch:
        answer = await twin(args, service, watch)
    if answer.approval is None:
        return answer
    code = await code_for(args, answer, service.words("declined"))
    if code is None:
        return with_flags(answer)
    with screen.watching(service) as watch:
        return await twin(argparse.Namespace(**{**vars(args), "approve": code}), service, watch)


async def _make(args: argparse.Namespace, service: Service, screen: Screen) -> Answer:
    """Upload, edit, export; or the first answer of them that asks the person something."""
    args.project = args.project or time.strftime("film %Y-%m-%d %H.%M.%S")
    to = _target(args)

    async def edit(args: argparse.Namespace, service: Service, watch: Watch) -> Answer:
        options = {"to": to, "quality": args.quality, "approve": args.approve}
        return await service.edit(args.message, [], project=args.project, watch=watch, **options)

    uploaded = await _answered(args, service, screen, _upload)
    if uploaded.approval is not None:
        return uploaded
    edited = await _answered(args, service, screen, edit)
    if edited.approval is not None or edited.file is not None:  # a file: the message asked for the export itself
        return edited
    args.format, args.max_mb, args.at = None, None, None
    film = await _answered(args, service, screen, _export)
    return film.model_copy(update={"changes": edited.changes})


def _tell_how_to_go_on(project: str, screen: Screen) -> None:
    us = _our_command()
    screen.note(f'\nTo change it: {us} edit "…" --project "{project}", then {us} export --project "{project}"')


def _our_command() -> str:
    """How the person calls us: by name, or by a path where we are not on theirs."""
    return "reelwright" if shutil.which("reelwright") else os.path.relpath(sys.argv[0])


async def _upload(args: argparse.Namespace, service: Service, watch: Watch) -> Answer:
    paths, urls = _sorted_out(args.files)
    return await service.upload(paths, urls, project=args.project, watch=watch, approve=args.approve)


async def _edit(args: argparse.Namespace, service: Service, watch: Watch) -> Answer:
    options = {"again": args.again, "approve": args.approve}
    return await service.edit(args.message, _typed(args.edits), project=args.project, watch=watch, **options)


async def _state(args: argparse.Namespace, service: Service, _: Watch) -> Answer:
    place = args.storyboard
    if place is None:
        return await service.state(args.project)
    drawing.check(place, as_json=args.json)
    answer = await service.state(args.project, storyboard=True, lossless=drawing.lossless(place))
    return drawing.deliver(answer, place)


async def _credits(args: argparse.Namespace, service: Service, _: Watch) -> Answer:
    return await service.credits(args.project)


async def _export(args: argparse.Namespace, service: Service, watch: Watch) -> Answer:
    to = _target(args)
    output = output_for(to.path if to else None, args.format, args.max_mb, args.at)
    return await service.export(args.quality, project=args.project, watch=watch, to=to, output=output)


async def _wait(args: argparse.Namespace, service: Service, watch: Watch) -> Answer:
    return await service.wait(args.job, args.action, project=args.project, watch=watch)


_TWINS: dict[str, Twin] = {
    "upload": _upload,
    "edit": _edit,
    "state": _state,
    "credits": _credits,
    "export": _export,
    "wait": _wait,
}


def _sorted_out(files: list[str]) -> tuple[list[str], list[str]]:
    """`(paths, urls)`; paths absolute."""
    return [absolute(file) for file in files if "://" not in file], [file for file in files if "://" in file]


def _typed(text: str | None) -> list[dict[str, Any]]:
    if text is None:
        return []
    try:
        edits = json.loads(text)
    except (ValueError, RecursionError):
        raise BadRequest("--edits is not JSON.", hint='For example: \'[{"op": "aspect", "ratio": "1:1"}]\'') from None
    return edits if isinstance(edits, list) else [edits]


def _target(args: argparse.Namespace) -> Target | None:
    """The file that the person named, if they did."""
    if args.output is None:
        return None
    path = Path(absolute(args.output))
    output_for(path, getattr(args, "format", None), None, None)
    if not path.parent.is_dir():
        raise BadRequest(f"There is no folder {path.parent}.", hint="Make the folder first, or choose another one.")
    return Target(path, replace=args.replace)
