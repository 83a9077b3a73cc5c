"""Asks the person at the terminal, before files leave the machine or an edit goes over the budget.

Without a terminal nothing is asked: `--yes` and `--approve` answer beforehand, and what they would have been asked is
the answer otherwise.
"""

from __future__ import annotations

import argparse
import sys

import anyio.to_thread

from reelwright.errors import Declined
from reelwright.flows.report import Answer, Approval
from reelwright.redaction import outgoing


async def code_for(args: argparse.Namespace, answer: Answer, declined: str) -> str | None:
    """The code that agrees to what an answer asks; None: nobody could be asked. Raises Declined, with these words."""
    assert answer.approval is not None
    if args.yes:
        return answer.approval.code
    if args.json or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    said = await anyio.to_thread.run_sync(_prompted, answer.message, answer.approval, abandon_on_cancel=True)
    if said in ("y", "yes"):
        return answer.approval.code
    if said in ("a", "all"):
        return answer.approval.wider_code
    raise Declined(declined)


def with_flags(answer: Answer) -> Answer:
    """An answer that asks, telling which options agree to it."""
    assert answer.approval is not None
    code, wider = answer.approval.code, answer.approval.wider_code
    how = (
        f"If you agree, run it again with --yes, or with --approve {code} ({answer.approval.agrees_to})"
        f" or --approve {wider} ({answer.approval.wider_agrees_to})."
    )
    return answer.model_copy(update={"message": f"{answer.message}\n{how}", "next": how})


def _prompted(question: str, approval: Approval) -> str:
    choices = f"y: {approval.agrees_to}, a: {approval.wider_agrees_to}, N: no"
    print(outgoing(f"{question}\n[{choices}] "), end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower()
