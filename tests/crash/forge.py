"""Runs `reelwright` commands as processes of their own, forked from one that has loaded everything: so that a test can
kill hundreds. Reads `{"arguments": [...], "out": path}` lines; answers each with the process id, then its exit status.
"""

import json
import os
import sys

import reelwright.assemble
import reelwright.backend.client
import reelwright.cli.main
import reelwright.cli.twins
import reelwright.flows.service


def run(arguments: list[str], out: str) -> None:
    """The child: becomes the command, and never returns."""
    os.dup2(os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 1)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    reelwright.cli.main.main(arguments)


def main() -> None:
    for line in sys.stdin:
        order = json.loads(line)
        pid = os.fork()
        if pid == 0:
            run(order["arguments"], order["out"])
        print(pid, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)


if __name__ == "__main__":
    main()
