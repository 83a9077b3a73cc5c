"""What edits cost on the cloud: said before, read after, and bounded by a budget an hour. On the studio all is free.

A charge is in the journal before its message is sent; one that was refused, or never sent, is taken out again. An edit
that died is settled by the process that looks after it, against the balance that was read before it was sent.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from reelwright.dialogue.amounts import count
from reelwright.dialogue.cost import expected
from reelwright.errors import AnswerLost, NoCredits, NotApproved, ReelwrightError, ServiceFailed, ServiceRefused
from reelwright.flows.approval import Extent, Question, digest_of
from reelwright.flows.desk import Desk
from reelwright.flows.progress import Report
from reelwright.flows.report import Answer, Credits
from reelwright.journal.ledger import Ledger
from reelwright.journal.records import Job
from reelwright.wire.bodies import Balance

HOUR_S = 3600.0
_GRANT = "budget after charge "


def question_about(desk: Desk, project: str, messages: Sequence[str]) -> Question | None:
    """What the person must be asked before these messages are sent to the agent; None: they are within the budget."""
    if not _exceeds(desk, len(messages)):
        return None
    return Question(
        digest=digest_of("edit", project, list(messages)),
        words=desk.say(
            "ask_budget",
            count=charges_in_the_last_hour(desk.journal.ledger, desk.backend_name),
            budget=desk.budget,
            expected=sum(expected(message) for message in messages),
        ),
        once=desk.say("only_this_edit"),
        more=desk.say("as_many_again", budget=desk.budget),
    )


def remember(desk: Desk, job: Job, extent: Extent) -> None:
    """Keep the person's yes: for one job, or as a budget that begins anew."""
    ledger = desk.journal.ledger
    if extent == "more":
        last = max((charge.id for charge in ledger.charges(desk.backend_name, HOUR_S)), default=0)
        ledger.consent(desk.backend_name, f"{_GRANT}{last}")
    else:
        desk.journal.note_step(job.id, over_budget=True)


def charges_in_the_last_hour(ledger: Ledger, backend: str) -> int:
    """How many paid messages were sent, since the person last granted more.

    A clock that was set back makes charges look as if they were still to come; they count until it has caught up.
    """
    granted = [what.removeprefix(_GRANT) for what in ledger.consents(backend) if what.startswith(_GRANT)]
    since = max((int(last) for last in granted), default=0)
    return sum(charge.id > since for charge in ledger.charges(backend, HOUR_S))


async def paid(
    desk: Desk, job: Job, message: str, report: Report, turn: Callable[[Report], Awaitable[Answer]]
) -> Answer:
    """Carry a turn out and say what it cost; raises what the turn raises, with what was spent.

    Raises NotApproved, before anything is sent, when the budget was used up by others in the meantime.
    """
    if desk.local:
        return await turn(report)
    bill = _bill(job) or await _opened(desk, job)
    try:
        answer = await turn(_telling_the_cost(desk, bill, message, report))
    except ReelwrightError as error:
        raise await _with_what_was_spent(desk, job, bill, message, error) from None
    after = await _settled(desk, bill)
    desk.journal.note_step(job.id, charge=None, balance=None)
    return _with_credits(desk, answer, bill, after, expected(message))


@dataclass(frozen=True)
class _Bill:
    """An open charge. `before`: the credits that were available when it was opened; None: nobody knows."""

    charge: int
    before: float | None


def _bill(job: Job) -> _Bill | None:
    """The bill that an earlier process opened for the message that the job is at."""
    charge = job.steps.get("charge")
    return None if charge is None else _Bill(int(charge), job.steps.get("balance"))


async def _opened(desk: Desk, job: Job) -> _Bill:
    balance = await _balance(desk)
    before = balance.available if balance else None
    if not desk.journal.job(job.id).steps.get("over_budget") and _exceeds(desk, 1):
        raise NotApproved(desk.say("over_budget", budget=desk.budget))
    bill = _Bill(desk.journal.ledger.begin_charge(job.id, job.project, desk.backend_name, before), before)
    desk.journal.note_step(job.id, charge=bill.charge, balance=before)
    return bill


def _telling_the_cost(desk: Desk, bill: _Bill, message: str, report: Report) -> Report:
    """A turn's progress, with what it will cost in its words."""
    words = _cost(desk, bill, message)
    return (lambda progress: report(replace(progress, note=words))) if words else report


def _with_the_cost(desk: Desk, bill: _Bill, message: str, error: NoCredits) -> NoCredits:
    """That there are too few credits, with how many would be needed."""
    return error.reworded(" ".join(filter(None, (error.message, _cost(desk, bill, message)))))


def _cost(desk: Desk, bill: _Bill, message: str) -> str:
    """What a message costs about and what there is; "" when the balance is not known."""
    if bill.before is None:
        return ""
    return desk.say("cost_expected", expected=expected(message), available=count(bill.before))


async def _settled(desk: Desk, bill: _Bill) -> Balance | None:
    after = await _balance(desk)
    desk.journal.ledger.settle_charge(bill.charge, after.available if after else None)
    return after


async def _with_what_was_spent(
    desk: Desk, job: Job, bill: _Bill, message: str, error: ReelwrightError
) -> ReelwrightError:
    """The error that ended a turn, which tells what it cost."""
    if error.spent == "nothing":
        desk.journal.ledger.withdraw_charge(bill.charge)
        desk.journal.note_step(job.id, charge=None, balance=None)
        return _with_the_cost(desk, bill, message, error) if isinstance(error, NoCredits) else error
    after = await _settled(desk, bill)
    if after is None or bill.before is None or after.available > bill.before:
        return error
    if after.available == bill.before:
        if not isinstance(error, AnswerLost):  # work that may still go on may still be charged for
            error.spent = "nothing"
        words = desk.say("nothing_spent", after=count(bill.before))
    else:
        error.spent = "some"
        words = desk.say("credits_spent", before=count(bill.before), after=count(after.available))
    return error.reworded(f"{error.message} {words}")


def _with_credits(desk: Desk, answer: Answer, bill: _Bill, after: Balance | None, cost: int) -> Answer:
    credits = Credits(expected=cost, before=bill.before)
    words = desk.say("credits_unread")
    if after is not None:
        left = {"available": after.available, "frozen": after.frozen, "total": after.total, "after": after.available}
        credits = credits.model_copy(update=left)
        if bill.before is not None:
            words = desk.say("credits_spent", before=count(bill.before), after=count(after.available))
    return answer.model_copy(update={"message": f"{answer.message}\n{words}", "credits": credits})


def _exceeds(desk: Desk, messages: int) -> bool:
    """Whether so many more messages would go over the budget."""
    if desk.local or not desk.budget or not messages:
        return False
    return charges_in_the_last_hour(desk.journal.ledger, desk.backend_name) + messages > desk.budget


async def _balance(desk: Desk) -> Balance | None:
    """The balance, where it can be read: an edit does not fail for want of it."""
    try:
        return await desk.backend.credits()
    except (ServiceFailed, ServiceRefused):
        return None
