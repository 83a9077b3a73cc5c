"""What a change would do to a host's file, as a unified diff without secrets. Pure.

Every string outside our own entry is shown as stars: other servers' keys stand in the same file, often in the very
lines around ours, and a diff may be read by an assistant.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from reelwright.install import splice
from reelwright.install.entry import NAME, TOKEN
from reelwright.install.hosts import Host
from reelwright.install.jsonc import Node, read

STARS = '"***"'
_LONGEST_LINE = 500
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def difference(before: str, after: str, host: Host, *, name: str) -> str:
    """The unified diff between two texts of a host's file; empty when they are the same."""
    lines = difflib.unified_diff(
        _lines(before, host), _lines(after, host), f"{name} (now)", f"{name} (then)", lineterm=""
    )
    return "\n".join(lines)


def _lines(text: str, host: Host) -> list[str]:
    return [_short(line) for line in _without_secrets(text, host).splitlines()]


def _short(line: str) -> str:
    """A line that fits a screen and cannot steer it: some hosts keep all they know in one."""
    half = _LONGEST_LINE // 2
    line = _CONTROL.sub("�", line)
    return line if len(line) <= _LONGEST_LINE else f"{line[:half]} … {line[-half:]}"


def _without_secrets(text: str, host: Host) -> str:
    document = read(text)
    ours = splice.find(document, (*host.keys, NAME))
    token = splice.find(document, (*host.keys, NAME, "env", TOKEN)) if ours else None
    shown, position = [], 0
    for node in _scalars(document.root):
        hidden = node == token or not (ours and ours.start <= node.start < ours.end)
        if hidden and text[node.start] in "\"'":
            shown += [text[position : node.start], STARS]
            position = node.end
    return "".join(shown) + text[position:]


def _scalars(root: Node | None) -> Iterator[Node]:
    """The values of a tree that hold no others, in the order of the text."""
    waiting = [root] if root else []
    while waiting:
        node = waiting.pop()
        inner = node.items if node.members is None else tuple(member.value for member in node.members)
        if inner is None:
            yield node
        else:
            waiting.extend(reversed(inner))
