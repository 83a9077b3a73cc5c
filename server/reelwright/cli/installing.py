"""The commands install, uninstall and status: what they are asked and what they print, not what they do."""

from __future__ import annotations

import argparse
import getpass
import json
import sys
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from reelwright import redaction
from reelwright.cli.show import Screen
from reelwright.errors import BadRequest, ReelwrightError
from reelwright.install import changes, entry, hosts, skills, standing
from reelwright.settings import Settings, host_folders


@dataclass(frozen=True)
class Outcome:
    """What a command did: lines for a person, and the same as data."""

    lines: list[str]
    data: dict[str, object]


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Run the command; 0 when it is done, 1 when it was refused."""
    screen = Screen(as_json=args.json)
    try:
        outcome = _run(args, settings)
    except ReelwrightError as error:
        screen.error(error)
        return 1
    if args.json:
        print(json.dumps(outcome.data))
    screen.note("\n".join(outcome.lines))
    return 0


def _run(args: argparse.Namespace, settings: Settings) -> Outcome:
    if args.command == "status":
        return _status(settings)
    match args.what:
        case []:
            return _offer(settings)
        case ["skill", slug]:
            return _skill(args, settings, slug)
        case ["skill", *_]:
            names = ", ".join(skills.shipped()) or "none in this installation"
            raise BadRequest("Name one skill.", hint=f"`reelwright {args.command} skill SLUG --to PLACE`; {names}.")
        case names:
            return _hosts(args, settings, [hosts.named(name) for name in dict.fromkeys(names)])


def _hosts(args: argparse.Namespace, settings: Settings, rows: list[hosts.Host]) -> Outcome:
    """Judge every file, then change them: a file that cannot be edited stops all."""
    if args.config and len(rows) > 1:
        raise BadRequest("--config names one file, for one host.", hint="Call once for each host.")
    wishes = _wishes(args, settings) if args.command == "install" else None
    planned = [_plan(row, args, settings, wishes) for row in rows]
    lines: list[str] = []
    data: list[dict[str, object]] = []
    for change in planned:
        backup = None if args.dry_run else change.carry_out(datetime.now(UTC))
        lines += _told(change, backup, args)
        data.append(_as_data(change, backup, args))
    return Outcome(lines, {"command": args.command, "dry_run": args.dry_run, "hosts": data})


def _plan(
    host: hosts.Host, args: argparse.Namespace, settings: Settings, wishes: entry.Wishes | None
) -> changes.Change:
    found = _located(host, settings)
    path = Path(args.config).expanduser().absolute() if args.config else found.path
    if wishes is None:
        return changes.plan_uninstall(host, path)
    change = changes.plan_install(host, path, entry.make(host, python=_python(), wishes=wishes))
    if args.config or found.present:
        return change
    absent = f"{host.title} was not found on this machine; that is where it would look."
    return replace(change, notes=(*change.notes, absent))


def _located(host: hosts.Host, settings: Settings) -> hosts.Found:
    return hosts.locate(host, system=sys.platform, home=settings.home, variables=host_folders())


def _python() -> str:
    if not sys.executable:
        raise BadRequest("The path of this Python is not known.", hint="Start Reelwright with `python -m reelwright`.")
    return sys.executable


def _wishes(args: argparse.Namespace, settings: Settings) -> entry.Wishes:
    wishes = entry.Wishes(
        backend=args.backend,
        output=_folder(args.output),
        media=tuple(Path(folder).expanduser().absolute() for folder in args.media),
        language=args.language,
        skill=settings.skill.parent if settings.skill and "skill" in args else None,
        token=_token(args, settings),
    )
    Settings.read(wishes.variables(), settings.home)  # what the server would refuse is refused now
    return wishes


def _folder(text: str | None) -> Path | None:
    return Path(text).expanduser().absolute() if text else None


def _token(args: argparse.Namespace, settings: Settings) -> str | None:
    """The token to keep, from where other programs and the shell's history cannot read it."""
    if args.token_from_env:
        if not settings.token:
            raise BadRequest("NEMO_TOKEN is not set in this shell.", hint="Set it, or use --ask-token.")
        return settings.token
    if not args.ask_token:
        return None
    if not sys.stdin.isatty():
        raise BadRequest(
            "There is no terminal to ask for the token on.", hint="Set NEMO_TOKEN and use --token-from-env."
        )
    token = getpass.getpass("NemoVideo token (it is not shown): ").strip()
    if not token:
        raise BadRequest("No token was given.", hint="Nothing was changed.")
    redaction.hide(token)
    return token


def _told(change: changes.Change, backup: Path | None, args: argparse.Namespace) -> list[str]:
    title, path = change.host.title, change.config.path
    installing = args.command == "install"
    if not change.anything:
        return [f"{title}: nothing to do; {path} {'has' if installing else 'does not have'} Reelwright."]
    if args.dry_run:
        return [f"{title}: would change {path}.", change.difference, *change.notes]
    done = "Reelwright is now in" if installing else "Reelwright was taken out of"
    lines = [f"{title}: {done} {path}."]
    if backup:
        lines.append(f"What was there before is in {backup}.")
    if installing and "/uv/" in Path(_python()).as_posix() and "/archive-v0/" in Path(_python()).as_posix():
        lines.append(
            "It starts from uv's cache, which may be emptied: `uv tool install reelwright`, then install again."
        )
    return [*lines, *change.notes, _next(change, args)]


def _next(change: changes.Change, args: argparse.Namespace) -> str:
    return change.host.then if args.command == "install" else f"Restart {change.host.title} to let go of it."


def _as_data(change: changes.Change, backup: Path | None, args: argparse.Namespace) -> dict[str, object]:
    return {
        "host": change.host.name,
        "config": str(change.config.path),
        "changed": change.anything and not args.dry_run,
        "difference": change.difference if args.dry_run else None,
        "backup": str(backup) if backup else None,
        "notes": list(change.notes),
        "next": _next(change, args) if change.anything else None,
    }


def _skill(args: argparse.Namespace, settings: Settings, slug: str) -> Outcome:
    shipped = skills.shipped()
    if args.command == "install":
        done = skills.install(slug, args.to, home=settings.home, skills=shipped, dry_run=args.dry_run)
        verb = "is in" if not done.changed else "would be copied to" if args.dry_run else "was copied to"
    else:
        done = skills.uninstall(slug, args.to, home=settings.home, skills=shipped, dry_run=args.dry_run)
        verb = "is not in" if not done.changed else "would be removed from" if args.dry_run else "was removed from"
    sent = done.attribution
    lines = [f"The skill {slug} {verb} {done.path}."]
    if args.command == "install":
        lines.append(f"From there it names itself {sent.source} {sent.version} on {sent.platform}.")
    if done.kept:
        lines.append(f"Not the skill's own, and kept: {', '.join(map(str, done.kept))}.")
    data: dict[str, object] = {
        "command": args.command,
        "dry_run": args.dry_run,
        "skill": slug,
        "path": str(done.path),
        "changed": done.changed and not args.dry_run,
        "kept": [str(path) for path in done.kept],
        "headers": sent.headers(),
        "next": done.then or None,
    }
    return Outcome([*lines, *([done.then] if done.then else [])], data)


def _offer(settings: Settings) -> Outcome:
    """`install` without a host: what is here, and what would be done."""
    status = _status(settings)
    here = [row for row in _survey(settings) if row.found.present and not row.installed and not row.problem]
    offers = [f"reelwright install {row.host.name}" for row in here]
    lines = ["", "To add it:" if offers else "There is no host to add it to; name one to add it all the same.", *offers]
    return Outcome(status.lines + lines, status.data | {"next": offers})


def _survey(settings: Settings) -> list[standing.Standing]:
    return standing.survey(system=sys.platform, home=settings.home, variables=host_folders())


def _status(settings: Settings) -> Outcome:
    rows = _survey(settings)
    installed = skills.present(settings.home, skills.shipped())
    lines = [f"{row.host.title:15} {_standing(row)}" for row in rows]
    lines += [
        f"{f'Skill ({place})':15} {skill.attribution.source} {skill.attribution.version}: {skill.path}"
        for place, found in installed.items()
        for skill in found
    ]
    places = {
        place: [{"path": str(skill.path), "headers": skill.attribution.headers()} for skill in found]
        for place, found in installed.items()
    }
    return Outcome(lines, {"hosts": [_row_data(row) for row in rows], "skills": places})


def _standing(row: standing.Standing) -> str:
    if row.problem:
        return f"cannot be read: {row.problem}"
    if not row.installed:
        return "here, without Reelwright" if row.found.present else "not found"
    if not row.command_exists:
        again = f"`reelwright install {row.host.name}` mends it"
        return f"installed, but {row.command or 'its command'} is gone; {again} ({row.found.path})"
    return f"installed{f', version {row.version}' if row.version else ''} ({row.found.path})"


def _row_data(row: standing.Standing) -> dict[str, object]:
    return {
        "host": row.host.name,
        "title": row.host.title,
        "found": row.found.present,
        "config": str(row.found.path),
        "installed": row.installed,
        "command": row.command or None,
        "command_exists": row.command_exists,
        "version": row.version or None,
        "problem": row.problem or None,
    }
