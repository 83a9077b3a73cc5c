"""What the Claude Desktop bundle starts: `reelwright serve`, with the folders that the person chose.

Not part of the installed package. A host hands a list of folders over as arguments, one each, and can put only single
values into the environment; a setting that was left empty arrives as its own placeholder, `${user_config.…}`.
"""

from __future__ import annotations

import os
import sys


def chosen(arguments: list[str]) -> list[str]:
    """The folders among a host's arguments."""
    return [folder for folder in arguments if folder.strip() and not folder.startswith("${")]


def main() -> None:
    folders = chosen(sys.argv[1:])
    if folders:
        os.environ["REELWRIGHT_MEDIA"] = os.pathsep.join(folders)
    from reelwright.cli.main import main as reelwright

    reelwright(["serve"])


if __name__ == "__main__":
    main()
