"""The command line: commands, options and their help. What they do is in the modules named beside them."""

from __future__ import annotations

import argparse
import os
from typing import TypeAlias

EPILOG = """\
examples:
  reelwright make beach.mp4 boat.mov sun.jpg -m "combine my clips with transitions and music, add the title 'Summer'"
  reelwright upload beach.mp4 boat.mov --project summer
  reelwright edit "trim clip 2 to 0-5s and add calm music" --project summer
  reelwright edit "加上标题“夏天”，然后导出" --project summer
  reelwright state --project summer --json
  reelwright export --quality high --project summer

Nothing leaves this machine unless NEMO_TOKEN or REELWRIGHT_BACKEND=cloud is set.
Exit codes: 0 done, 1 refused or failed (the message says why and what to do), 2 wrong usage.
"""

MAKE_EPILOG = """\
examples:
  reelwright make *.mp4 -m "combine my clips for TikTok, crossfades, upbeat music" -o holiday.mp4
  reelwright make a.jpg b.jpg c.jpg song.mp3 -m "每张照片3秒，加上音乐和标题“夏天”"
"""


def parse(arguments: list[str] | None, *, version: str) -> argparse.Namespace:
    """The command and its options. Ends the process with code 2 and a usage line when they are wrong."""
    parser = argparse.ArgumentParser(
        prog="reelwright",
        description="Make a finished short video from clips, photos and a sentence.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"reelwright {version}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_make(commands)
    _add_twins(commands)
    _add_servers(commands)
    return parser.parse_args(arguments)


Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _command(commands: Commands, name: str, summary: str, epilog: str | None = None) -> argparse.ArgumentParser:
    return commands.add_parser(
        name,
        help=summary,
        description=summary[0].upper() + summary[1:] + ".",
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _add_make(commands: Commands) -> None:
    make = _command(commands, "make", "make a film in one go: upload, edit, export", MAKE_EPILOG)
    make.add_argument("files", nargs="+", metavar="FILE", help="clips, photos and songs")
    make.add_argument("-m", "--message", required=True, help="what to make of them, in plain words")
    make.add_argument("-o", "--output", metavar="FILE.mp4", help="where to save it (default: the output folder)")
    make.add_argument("--replace", action="store_true", help="replace the output file if it exists (else: numbered)")
    make.add_argument("--quality", choices=("draft", "standard", "high"), default="standard")
    _add_common(make, project_help="go on with this project (default: a new one)", project=None)


def _add_twins(commands: Commands) -> None:
    upload = _command(commands, "upload", "put files or URLs into a project")
    upload.add_argument("files", nargs="+", metavar="FILE|URL")
    _add_common(upload)

    edit = _command(commands, "edit", "change the film, in plain words or typed edits")
    edit.add_argument("message", nargs="?", default="", help="what to change, in English or 中文")
    edit.add_argument("--edits", metavar="JSON", help='typed edits, for example \'[{"op":"aspect","ratio":"1:1"}]\'')
    _add_common(edit)

    _add_common(_command(commands, "state", "show the timeline"))
    _add_common(_command(commands, "credits", "show the credits"))

    export = _command(commands, "export", "render the film and save it")
    export.add_argument("-o", "--output", metavar="FILE.mp4", help="where to save it (default: the output folder)")
    export.add_argument("--replace", action="store_true", help="replace the output file if it exists (else: numbered)")
    export.add_argument("--quality", choices=("draft", "standard", "high"), default="standard")
    _add_common(export)

    wait = _command(commands, "wait", "go on with a job that was interrupted; list or cancel jobs")
    wait.add_argument("job", nargs="?", default="", help="a job id (default: the project's newest)")
    wait.add_argument("--list", dest="action", action="store_const", const="list", default="wait", help="list the jobs")
    wait.add_argument("--cancel", dest="action", action="store_const", const="cancel", help="cancel the job")
    _add_common(wait)


def _add_servers(commands: Commands) -> None:
    _command(commands, "serve", "serve the six tools over MCP (stdio); hosts start this")
    studio = _command(commands, "studio", "serve the local studio's HTTP API")
    studio.add_argument("--port", type=int, default=8786)
    studio.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: this machine only)")


def _add_common(
    parser: argparse.ArgumentParser, *, project: str | None = "main", project_help: str = "which film (default: main)"
) -> None:
    parser.add_argument("--project", default=project, metavar="NAME", help=project_help)
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")


def absolute(path: str) -> str:
    """A path as the person typed it, made independent of the current folder; an address stays as it is."""
    return path if "://" in path else os.path.abspath(os.path.expanduser(path))  # noqa: PTH100, PTH111 -- keeps links
