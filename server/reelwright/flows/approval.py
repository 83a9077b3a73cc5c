"""Asking the person before something leaves the machine or costs more than was meant.

A `Question` is about one concrete request, which its digest stands for. It is answered by the person directly where
the host can ask them (`Agreed`), else in two steps: the answer carries a code, and the same request comes again with
it. What is asked, and what a yes means, is in `consent.py` and `money.py`.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reelwright.errors import NotApproved
from reelwright.flows.report import Answer, Approval

if TYPE_CHECKING:
    from reelwright.flows.desk import Desk

VALID_S = 600
_WIDER = "-more"

Extent = Literal["once", "more"]
"""How far a yes goes: for this very request, or for others like it."""


@dataclass(frozen=True)
class Question:
    """`words` are for the person, as are `once` and `more`: the two ways of saying yes."""

    digest: str
    words: str
    once: str
    more: str


@dataclass(frozen=True)
class Agreed:
    """The person said yes to the question of this digest."""

    digest: str
    extent: Extent


Said = Agreed | str
"""What came with a request: a yes, or a code ("": nothing)."""


def digest_of(*parts: object) -> str:
    """What a request is recognised by: a digest of its parts, which are JSON data."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True).encode()).hexdigest()


def extent_of(desk: Desk, question: Question, said: Said) -> Extent | None:
    """How far the person agreed; None: they have not been asked. A code is used up by this.

    Raises NotApproved when the yes is to something else, and when the code is wrong, old or used.
    """
    if isinstance(said, Agreed):
        if said.digest != question.digest:
            raise NotApproved(desk.say("changed_since_agreed"))
        return said.extent
    code = said.strip()
    if not code:
        return None
    ours = code.removesuffix(_WIDER)
    ledger = desk.journal.ledger
    if not ours.isascii() or not ledger.take_approval(ours, desk.backend_name, question.digest, within=VALID_S):
        raise NotApproved(desk.say("wrong_approval"))
    return "more" if code.endswith(_WIDER) else "once"


def asking(desk: Desk, question: Question, project: str) -> Answer:
    """The first of the two steps: the question, and a fresh code to answer it with."""
    code = desk.new_id()
    desk.journal.ledger.offer_approval(code, desk.backend_name, question.digest)
    approval = Approval(
        code=code, agrees_to=question.once, wider_code=code + _WIDER, wider_agrees_to=question.more, valid_s=VALID_S
    )
    return Answer(
        outcome="needs_approval",
        project=project,
        message=question.words,
        approval=approval,
        next=desk.say(
            "approval_next", code=code, once=question.once, wider_code=approval.wider_code, more=question.more
        ),
    )
