"""Every error says three things: what happened, what it cost where that matters, what to do next."""

import pytest

from reelwright.dialogue.failure import failure
from reelwright.errors import AnswerLost, BadRequest, FileNotFound, Internal, NoCredits, Offline, ReelwrightError

UNKNOWN = "Whether credits were spent is unknown; `credits` shows the balance."


@pytest.mark.parametrize(
    ("error", "cost"),
    [
        (Offline("Not there.", hint="Look."), "Nothing was spent."),
        (AnswerLost("Lost.", hint="Look."), UNKNOWN),
        (AnswerLost("Lost.", hint="Look.", spent="some"), "Credits were spent; `credits` shows the balance."),
        (Internal("Broken.", hint="Look."), UNKNOWN),
        (BadRequest("Wrong.", hint="Look."), None),
        (FileNotFound("Gone.", hint="Look."), None),
    ],
)
def test_what_it_cost_is_said_where_it_could_have_cost_something(error: ReelwrightError, cost: str | None):
    assert failure(error).splitlines() == [error.message, *([cost] if cost else []), "Look."]


def test_where_nothing_costs_anything_that_goes_without_saying():
    assert failure(AnswerLost("Lost.", hint="Look."), free=True) == "Lost.\nLook."


def test_it_is_not_said_twice():
    assert failure(NoCredits("None left.")).count("spent") == 1


def test_it_is_said_in_the_language_of_the_conversation():
    assert "没有花费任何积分。" in failure(Offline("连不上。", hint="再试。"), "zh")
