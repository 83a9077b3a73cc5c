"""Adding Reelwright to a host and taking it out again: first planned and shown, then done.

A plan reads and judges; only `Change.carry_out` writes. So several hosts are all judged before the first is changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reelwright.errors import BadFile, BadRequest
from reelwright.install import config_file, entry, preview
from reelwright.install.config_file import ConfigFile
from reelwright.install.hosts import Host
from reelwright.install.jsonc import Dialect, read

_MOST_BACKUPS = 20


@dataclass(frozen=True)
class Change:
    """One host's file as it is and as it would be (`after` None: no file). `notes` are what the person should know."""

    host: Host
    config: ConfigFile
    after: str | None
    private: bool = False
    notes: tuple[str, ...] = ()

    @property
    def anything(self) -> bool:
        return self._data != self.config.data

    @property
    def difference(self) -> str:
        return preview.difference(self.config.text, self.after or "", self.host, name=str(self.config.path))

    @property
    def _data(self) -> bytes | None:
        return None if self.after is None else self.config.encoded(self.after)

    def carry_out(self, now: datetime) -> Path | None:
        """Change the file. The path of the copy of what was there; None when nothing was, or nothing changes.

        Raises BadFile, and then the file is as it was.
        """
        if not self.anything:
            return None
        return config_file.replace(self.config, self._data, private=self.private, now=now)


def plan_install(host: Host, path: Path, new: Mapping[str, object]) -> Change:
    """What adding the entry would change. Raises BadRequest or BadFile when the file is not one we can edit."""
    config = config_file.open_config(path)
    text = config.text
    try:
        after = entry.merged(text, host, new)
        env = entry.current(after, host).get("env")
    except BadRequest as error:
        raise _refused(path, error) from error
    private = isinstance(env, dict) and entry.TOKEN in env
    return Change(host, config, after, private, tuple(_notes(host, config, text, private)))


def plan_uninstall(host: Host, path: Path) -> Change:
    """What taking our entry out would change: back to the very bytes from before, if nothing else was changed since."""
    config = config_file.open_config(path)
    text = config.text
    try:
        present = entry.current(text, host)
        after = entry.removed(text, host)
    except BadRequest as error:
        raise _refused(path, error) from error
    if after == text:
        return Change(host, config, None if config.data is None else text)
    env = present.get("env")
    private = isinstance(env, dict) and entry.TOKEN in env
    notes = ("The backup still holds the token; delete it when you no longer need it.",) if private else ()
    return Change(host, config, _before(host, config, present, after), private, notes)


def _before(host: Host, config: ConfigFile, present: Mapping[str, object], otherwise: str) -> str | None:
    """The text to which adding the entry gave exactly what is there now: a backup, or no file at all."""
    for path in config_file.backups(config)[:_MOST_BACKUPS]:
        try:
            old = config_file.open_config(path)
            if not entry.current(old.text, host) and old.encoded(entry.merged(old.text, host, present)) == config.data:
                return old.text
        except (BadRequest, BadFile):
            continue  # a backup that somebody edited
    made = entry.merged("", host, present).encode("utf-8") == config.data
    return None if made and not config.linked else otherwise


def _notes(host: Host, config: ConfigFile, text: str, private: bool) -> list[str]:
    notes = []
    document = read(text)
    if document.dialect > host.reads and document.beyond is not None:
        what = "comments or a trailing comma" if document.dialect == Dialect.JSONC else "more than JSON"
        notes.append(
            f"{host.title} reads plain JSON, and this file has {what} (line {document.line(document.beyond)}): "
            "if the server does not appear, that may be why."
        )
    if private:
        notes.append("The file now holds the token; only you can read it.")
        if config.linked:
            notes.append(f"It is a link to {config.target}: do not publish that with the token in it.")
    return notes


def _refused(path: Path, error: BadRequest) -> BadRequest:
    hint = error.hint if error.hint != BadRequest.default_hint else "Correct the file, or move it away, and call again."
    return BadRequest(f"{path} was left as it is. {error.message}", hint=hint)
