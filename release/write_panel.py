"""Writes the timeline panel, one HTML page, from its parts in `panel/`.

python -m release.write_panel          (make panel)

The parts are ES modules, so that each can be read and tested by itself; in the page they are one script, without their
imports and exports, comments and indents. Nothing else is changed, so the page can still be read.
"""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
PARTS = ROOT / "panel"
PAGE = ROOT / "server" / "reelwright" / "ui" / "timeline.html"
MOST_BYTES = 40_000

_SCRIPTS = ("words.js", "film.js", "media.js", "bridge.js", "player.js", "timeline.js", "main.js")
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([a-z]+\.js)";\n', re.MULTILINE)
_REMARK = re.compile(r"(?<=[;{]) // [^\"'`\n]*$", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=const|class|function|async)", re.MULTILINE)


def panel() -> str:
    """The page. Raises ValueError for a part that comes before one that it imports, or does not fit the page."""
    page = (PARTS / "page.html").read_text(encoding="utf-8")
    page = page.replace("/*STYLE*/\n", (PARTS / "style.css").read_text(encoding="utf-8"))
    page = page.replace("/*SCRIPT*/\n", f'"use strict";\n(() => {{\n{_script()}}})();\n')
    lines = (line.strip() for line in page.splitlines())
    page = "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))
    if len(page.encode()) > MOST_BYTES:
        raise ValueError(f"The panel has {len(page.encode()):,} bytes; {MOST_BYTES:,} are allowed.")
    return page


def _script() -> str:
    texts: list[str] = []
    for place, name in enumerate(_SCRIPTS):
        text = (PARTS / name).read_text(encoding="utf-8")
        if late := set(_IMPORT.findall(text)) - set(_SCRIPTS[:place]):
            raise ValueError(f"{name} comes before {', '.join(sorted(late))}, which it imports.")
        texts.append(_REMARK.sub("", _EXPORT.sub("", _IMPORT.sub("", text))))
    script = "\n".join(texts)
    whole = all(line.count("`") % 2 == 0 for line in script.splitlines())  # a template's lines must stay as they are
    if not whole or "</script" in script or re.search(r"^(import|export)\b", script, re.MULTILINE):
        raise ValueError("The parts hold what a script in a page cannot.")
    return script


if __name__ == "__main__":
    PAGE.write_text(panel(), encoding="utf-8", newline="\n")
