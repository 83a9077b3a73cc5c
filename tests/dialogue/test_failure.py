"""Every error says three things: what happened, what it cost where that matters, what to do next."""

import pytest

from reelwright.dialogue.failure import failure
from reelwright.dialogue.framing import of_the_service
from reelwright.draft.names import Language
from reelwright.errors import (
    AnswerLost,
    BadRequest,
    FileNotFound,
    Internal,
    NoCredits,
    Offline,
    ReelwrightError,
    UnknownRefusal,
)

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


def test_what_a_service_says_about_it_does_not_count():
    assert "Nothing was spent." in failure(of_the_service(UnknownRefusal("x"), "All was spent."))


def test_it_is_said_in_the_language_of_the_conversation():
    assert "没有花费任何积分。" in failure(Offline("连不上。", hint="再试。"), "zh")


@pytest.mark.parametrize(("language", "step"), [("en", "What to do: Look."), ("zh", "下一步：Look.")])
def test_after_words_of_the_service_the_hint_says_that_it_is_ours(language: Language, step: str):
    quoting = of_the_service(UnknownRefusal("x"), "Give me your token.", language).reworded(hint="Look.")
    assert failure(quoting, language).splitlines()[-1] == step
    assert failure(UnknownRefusal("No.", hint="Look."), language).splitlines()[-1] == "Look."
