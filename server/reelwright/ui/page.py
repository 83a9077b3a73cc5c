"""The timeline panel: one HTML page that a host with MCP Apps shows in a frame of its own.

The page is `timeline.html`, written by `python -m release.write_panel` from the parts in `panel/`; this only reads it.
What it shows comes from `flows/timeline_panel/`, how it gets there is `face/panel.py`.
"""

from __future__ import annotations

from importlib.resources import files

URI = "ui://reelwright/timeline.html"


def page() -> str:
    """The page. It asks nothing of the network: all it shows comes through the host."""
    return files("reelwright.ui").joinpath("timeline.html").read_text(encoding="utf-8")
