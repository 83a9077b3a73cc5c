"""`reelwright doctor`: what is configured, what works, what is unfinished, what would be repaired."""

from __future__ import annotations

import json
import platform
import time
from importlib.metadata import version

from reelwright import checkup, redaction
from reelwright.flows.doctor import Finding, Level, asked, journal, leftovers, output_folder, repaired, state_folder
from reelwright.settings import Settings, variables

_MARKS: dict[Level, str] = {"ok": "ok      ", "warning": "warning ", "problem": "PROBLEM "}
_INSTALL_AGAIN = "Install Reelwright again; FFmpeg comes with it."


def doctor(*, repair: bool, as_json: bool) -> int:
    """Look at everything, repair what is safe to repair if asked to, and show it; 1 when a problem is left."""
    settings, wrong = Settings.read_leniently()
    findings = [Finding("settings", "problem", error.message, error.hint) for error in wrong]
    findings += [*_configured(settings), *_machine(), *_files(settings)]
    findings = repaired(findings) if repair else findings
    folder_is_fine = not any(found.about == "state folder" and found.level == "problem" for found in findings)
    findings += _backend(settings, reachable=folder_is_fine)
    healthy = not any(finding.level == "problem" for finding in findings)
    print(_as_json(findings, healthy) if as_json else _as_text(findings, healthy))
    return 0 if healthy else 1


def _configured(settings: Settings) -> list[Finding]:
    """Every setting in force, and whether it was set or is the default."""
    given = variables()
    rows = {
        "REELWRIGHT_BACKEND": settings.backend,
        "NEMO_API_URL": settings.api_url,
        "NEMO_WEB_URL": settings.web_url,
        "NEMO_TOKEN": redaction.STARS if settings.token else "not set",
        "NEMO_CLIENT_ID": redaction.STARS if settings.client_id else "not set",
        "SKILL_SOURCE": settings.skill_source or "not set",
        "REELWRIGHT_HOME": str(settings.state),
        "REELWRIGHT_MEDIA": ", ".join(map(str, settings.media)),
        "REELWRIGHT_OUTPUT": str(settings.output),
        "REELWRIGHT_LANGUAGE": settings.language,
        "REELWRIGHT_LOG": settings.log_level.lower(),
    }
    rows |= {name: value for name, value in given.items() if name not in rows}
    sources = {name: "set" if name in given else "default" for name in rows}
    if "REELWRIGHT_BACKEND" not in given and settings.token:
        sources["REELWRIGHT_BACKEND"] = "because NEMO_TOKEN is set"
    return [Finding("setting", "ok", f"{name} = {value} ({sources[name]})") for name, value in rows.items()]


def _machine() -> list[Finding]:
    return [
        Finding("version", "ok", f"Reelwright {version('reelwright')}, Python {platform.python_version()}."),
        asked("FFmpeg", checkup.ffmpeg, _INSTALL_AGAIN),
        asked("typefaces", checkup.typefaces, _INSTALL_AGAIN),
    ]


def _files(settings: Settings) -> list[Finding]:
    there = state_folder(settings.state)
    findings, found = journal(settings.state / "journal.sqlite3", time.strftime("%Y%m%d-%H%M%S"))
    kept = [asked("client id", lambda: checkup.client_id(settings)), asked("token", lambda: checkup.token(settings))]
    return [
        *there,
        output_folder(settings.output),
        *findings,
        *leftovers(settings.state, settings.output, found),
        *kept,
    ]


def _backend(settings: Settings, *, reachable: bool) -> list[Finding]:
    sent = ", ".join(f"{name}: {value}" for name, value in checkup.attribution(settings).headers().items())
    headers = Finding("headers", "ok", f"{sent}.")
    if not reachable:
        return [headers, Finding("backend", "warning", "Not asked: it needs the state folder.")]
    return [headers, asked("backend", lambda: checkup.backend_answers(settings))]


def _as_json(findings: list[Finding], healthy: bool) -> str:
    data = {"healthy": healthy, "findings": [finding.data() for finding in findings]}
    return json.dumps(redaction.outgoing_data(data), ensure_ascii=True)


def _as_text(findings: list[Finding], healthy: bool) -> str:
    lines = []
    for finding in findings:
        lines.append(f"{_MARKS[finding.level]}{finding.about}: {' '.join(finding.text.split())}")
        lines += [f"        → {finding.todo}"] if finding.todo else []
    repairable = sum(finding.repair is not None for finding in findings)
    lines.append("" if healthy else "\nThere are problems; the lines with an arrow say what to do.")
    if repairable:
        lines.append(f"`reelwright doctor --repair` would put {repairable} of these right.")
    return redaction.outgoing("\n".join(lines).rstrip())
