"""The command line: commands, options and their help. What they do is in the modules named beside them."""

from __future__ import annotations

import argparse
import os
import re
from typing import NoReturn, TypeAlias

from reelwright.errors import BadRequest
from reelwright.redaction import outgoing
from reelwright.settings import cluster_address

EPILOG = """\
examples:
  reelwright make beach.mp4 boat.mov sun.jpg -m "combine my clips with transitions and music, add the title 'Summer'"
  reelwright upload beach.mp4 boat.mov --project summer
  reelwright edit "trim clip 2 to 0-5s and add calm music" --project summer
  reelwright edit "加上标题“夏天”，然后导出" --project summer
  reelwright state --project summer --json
  reelwright export --quality high --project summer
  reelwright export -o party.gif --max-mb 8 --project summer

Nothing leaves this machine unless NEMO_TOKEN or REELWRIGHT_BACKEND=cloud is set.
Exit codes: 0 done, 1 refused or failed (the message says why and what to do), 2 wrong usage or a wrong setting,
130 interrupted (`reelwright wait` goes on with what was begun). `reelwright doctor` finds out what is wrong.
"""

FORMATS = ("mp4", "hevc", "webm", "gif", "m4a", "mp3", "png", "jpg")
MAKE_EPILOG = """\
examples:
  reelwright make *.mp4 -m "combine my clips for TikTok, crossfades, upbeat music" -o holiday.mp4
  reelwright make a.jpg b.jpg c.jpg song.mp3 -m "每张照片3秒，加上音乐和标题“夏天”"
"""

INSTALL_EPILOG = """\
hosts: claude-desktop, claude-code, cursor, openclaw, vscode

examples:
  reelwright install                          which hosts are here, and what would be done
  reelwright install cursor --dry-run         the difference, nothing changed
  reelwright install claude-desktop --output ~/Movies/Shorts --media ~/Footage
  reelwright install skill free-video-generator-capcut --to cursor

A token is never an argument: other programs and the shell's history can read those.
"""

SERVE_EPILOG = """\
With --http, clients send the bearer token that is kept in the state folder; its file is named at the start. For other
machines, put a proxy that speaks TLS and keeps the Host header in front, and say which name it is reached under:
  reelwright serve --http --behind-tls films.example.com
"""

DOCTOR = """\
Looks at the settings, FFmpeg, the state folder, the journal and its open jobs, and asks the backend for the credits.
Changes nothing without --repair, which takes other users' rights to the state folder away, removes what jobs that
have ended left half-written, and sets a damaged journal aside under a dated name. Exit code 1: a problem is left.
"""


def parse(arguments: list[str] | None, *, version: str) -> argparse.Namespace:
    """The command and its options. Ends the process with code 2 and a usage line when they are wrong."""
    parser = _Parser(
        prog="reelwright",
        description="Make a finished short video from clips, photos and a sentence.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"reelwright {version}")
    _add_skill(parser)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_make(commands)
    _add_twins(commands)
    _add_servers(commands)
    _add_installing(commands)
    _add_doctor(commands)
    _add_cache(commands)
    return parser.parse_args(arguments)


class _Parser(argparse.ArgumentParser):
    """Repeats what was typed with secrets as stars, and without what a terminal obeys."""

    def error(self, message: str) -> NoReturn:
        super().error(outgoing(message, 1000))


Commands: TypeAlias = "argparse._SubParsersAction[_Parser]"


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
    _add_asking(make)
    _add_common(make, project_help="go on with this project (default: a new one)", project=None)


def _add_twins(commands: Commands) -> None:
    upload = _command(commands, "upload", "put files or URLs into a project")
    upload.add_argument("files", nargs="+", metavar="FILE|URL")
    _add_asking(upload)
    _add_common(upload)

    edit = _command(commands, "edit", "change the film, in plain words or typed edits")
    edit.add_argument("message", nargs="?", default="", help="what to change, in English or 中文")
    edit.add_argument("--edits", metavar="JSON", help='typed edits, for example \'[{"op":"aspect","ratio":"1:1"}]\'')
    edit.add_argument("--again", action="store_true", help="do the same edit a second time, on purpose")
    _add_asking(edit)
    _add_common(edit)

    state = _command(commands, "state", "show the timeline")
    state.add_argument(
        "--storyboard",
        metavar="FILE",
        help="draw the timeline into this .png or .jpg; - shows it in a terminal that can show pictures",
    )
    _add_common(state)
    _add_common(_command(commands, "credits", "show the credits"))

    export = _command(commands, "export", "render the film and save it")
    export.add_argument("-o", "--output", metavar="FILE", help="where to save it (default: the output folder)")
    export.add_argument("--replace", action="store_true", help="replace the output file if it exists (else: numbered)")
    export.add_argument("--quality", choices=("draft", "standard", "high"), default="standard")
    export.add_argument("--format", choices=FORMATS, help="what kind of file (default: what --output ends in, or mp4)")
    export.add_argument("--max-mb", type=float, metavar="N", help="at most so many megabytes")
    export.add_argument("--at", type=float, metavar="SECONDS", help="of a picture: which moment (default: the middle)")
    _add_common(export)

    wait = _command(commands, "wait", "go on with a job that was interrupted; list or cancel jobs")
    wait.add_argument("job", nargs="?", default="", help="a job id (default: the project's newest)")
    wait.add_argument("--list", dest="action", action="store_const", const="list", default="wait", help="list the jobs")
    wait.add_argument("--cancel", dest="action", action="store_const", const="cancel", help="cancel the job")
    _add_common(wait)


def _add_servers(commands: Commands) -> None:
    serve = _command(commands, "serve", "serve the tools over MCP; hosts start this", SERVE_EPILOG)
    serve.add_argument("--http", action="store_true", help="over HTTP at /mcp (default: on stdin and stdout)")
    serve.add_argument("--port", type=_port, default=8787, help="0 to 65535 (0: any that is free; default: 8787)")
    serve.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: this machine only)")
    serve.add_argument(
        "--behind-tls",
        type=_host,
        metavar="NAME",
        help="the name of the TLS proxy in front; without it: this machine only",
    )
    serve.add_argument("--show-token", action="store_true", help="print the token that HTTP clients must send")
    _add_skill(serve)
    studio = _command(commands, "studio", "serve the local studio's HTTP API")
    studio.add_argument("--port", type=_port, default=8786, help="0 to 65535 (0: any that is free; default: 8786)")
    studio.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: this machine only)")
    studio.add_argument(
        "--cluster", type=_cluster, metavar="ADDRESS", help="render on a Dask cluster: tcp://scheduler:8786"
    )
    studio.add_argument(
        "--cluster-place", metavar="PLACE", help="the folder or URL that all its machines reach (s3://bucket/folder)"
    )


def _add_doctor(commands: Commands) -> None:
    doctor = _command(commands, "doctor", "look whether everything works, and say what to do where it does not", DOCTOR)
    doctor.add_argument("--repair", action="store_true", help="put right what can be put right without losing anything")
    doctor.add_argument("--json", action="store_true", help="print one JSON object and nothing else")


def _add_cache(commands: Commands) -> None:
    cache = _command(commands, "cache", "show what the studio keeps of rendered films, so that the next export is fast")
    cache.add_argument("--clear", action="store_true", help="throw it away; films that were exported stay")
    cache.add_argument("--json", action="store_true", help="print one JSON object and nothing else")


def _add_asking(parser: argparse.ArgumentParser) -> None:
    """On the cloud the person is asked before files are sent, and before a paid edit over the budget."""
    parser.add_argument("-y", "--yes", action="store_true", help="on the cloud: agree to whatever would be asked")
    parser.add_argument("--approve", default="", metavar="CODE", help="agree to what an earlier run has asked")


def _add_common(
    parser: argparse.ArgumentParser, *, project: str | None = "main", project_help: str = "which film (default: main)"
) -> None:
    parser.add_argument("--project", default=project, metavar="NAME", help=project_help)
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    _add_skill(parser)


def _add_skill(parser: argparse.ArgumentParser) -> None:
    """Allowed before and after the command: the later one counts, and leaving it out does not unset it."""
    parser.add_argument(
        "--skill", metavar="DIR", default=argparse.SUPPRESS, help="the folder of the installed skill that calls this"
    )


def _add_installing(commands: Commands) -> None:
    install = _command(
        commands, "install", "add Reelwright to a host, or a skill to a folder of skills", INSTALL_EPILOG
    )
    install.add_argument("what", nargs="*", metavar="HOST|skill SLUG", help="what; without it: what is here")
    install.add_argument("--to", metavar="PLACE", help="for a skill: clawhub, cursor or a folder of skills")
    _add_change(install)
    settings = install.add_argument_group("settings that the host passes on (those given before are kept)")
    settings.add_argument("--backend", choices=("studio", "cloud"))
    settings.add_argument("--output", metavar="DIR", help="where films are saved")
    settings.add_argument("--media", metavar="DIR", action="append", default=[], help="where files may come from")
    settings.add_argument("--language", choices=("en", "zh"))
    token = settings.add_mutually_exclusive_group()
    token.add_argument("--token-from-env", action="store_true", help="keep the NEMO_TOKEN of this shell in the file")
    token.add_argument("--ask-token", action="store_true", help="ask for the token (it is not shown) and keep it there")

    uninstall = _command(commands, "uninstall", "take Reelwright out of a host, or a skill out of a folder of skills")
    uninstall.add_argument("what", nargs="+", metavar="HOST|skill SLUG")
    uninstall.add_argument("--to", "--from", dest="to", metavar="PLACE", help="for a skill: where it is installed")
    _add_change(uninstall)

    status = _command(commands, "status", "show where Reelwright is installed")
    status.add_argument("--json", action="store_true", help="print one JSON object and nothing else")


def _add_change(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--config", metavar="PATH", help="the host's file, if it is not in its usual place")
    parser.add_argument("--dry-run", action="store_true", help="show the difference (secrets as stars), change nothing")
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    _add_skill(parser)


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port: 0 to 65535")
    return int(text)


def _cluster(text: str) -> str:
    try:
        return cluster_address(text) or text
    except BadRequest:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no address of a scheduler, such as tcp://10.0.0.2:8786"
        ) from None


def _host(text: str) -> str:
    if not re.fullmatch(r"(?!-)[A-Za-z0-9.-]{1,253}(:\d{1,5})?", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no name as it stands in an address, such as films.example.com")
    return text


def absolute(path: str) -> str:
    """A path as the person typed it, made independent of the current folder; an address stays as it is."""
    return path if "://" in path else os.path.abspath(os.path.expanduser(path))  # noqa: PTH100, PTH111 -- keeps links
