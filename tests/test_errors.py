import re

import pytest

from reelwright import errors
from reelwright.errors import RateLimited, ReelwrightError, UnknownRefusal, revive


def _tree(root: type[ReelwrightError]) -> list[type[ReelwrightError]]:
    return [root, *(leaf for branch in root.__subclasses__() for leaf in _tree(branch))]


KINDS = [kind for kind in _tree(ReelwrightError) if kind.__module__ == errors.__name__]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_error_travels_as_data_and_comes_back_with_its_words(kind: type[ReelwrightError]) -> None:
    error = kind("What happened.", hint="What to do.", outcome="sent_unknown", spent="unknown")
    assert set(error.data()) == {"code", "category", "outcome", "spent", "retryable", "message", "hint"}
    back = revive(error.data())
    assert back is not None
    assert back.data() == error.data()


def test_the_code_with_which_a_service_refused_travels_along() -> None:
    error = UnknownRefusal("No.").numbered(9999)
    assert error.data()["service_code"] == 9999
    back = revive(error.data())
    assert back is not None
    assert back.data() == error.data()


@pytest.mark.parametrize("code", [None, True, "9999", 9999.0, 10**400, [1]])
def test_a_code_that_is_no_number_to_show_is_left_out(code: object) -> None:
    assert "service_code" not in UnknownRefusal("No.").numbered(code).data()
    back = revive({**UnknownRefusal("No.").data(), "service_code": code})
    assert back is not None
    assert back.service_code is None


def test_an_error_in_other_words_is_the_same_error() -> None:
    error = RateLimited("Slow down.", wait=7, outcome="locked_out").numbered(429)
    other = error.reworded("Later.", hint="Wait.", spent="unknown")
    assert isinstance(other, RateLimited)
    assert (str(other), other.message, other.wait) == ("Later.", "Later.", 7)
    assert other.data() == {**error.data(), "message": "Later.", "hint": "Wait.", "spent": "unknown"}
    assert (str(error), error.spent) == ("Slow down.", "nothing")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if not kind.__subclasses__()], ids=lambda kind: kind.__name__)
def test_every_leaf_says_what_to_do_next(kind: type[ReelwrightError]) -> None:
    assert kind("x").hint.endswith((".", '"'))
    assert kind.code != "error"


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    drawn = re.findall(r"[├└]── (\w+)", errors.__doc__ or "")
    assert sorted(drawn) == sorted(kind.__name__ for kind in KINDS if kind is not ReelwrightError)


@pytest.mark.parametrize("data", [None, {}, {"code": "internal"}, {"code": "unheard_of", "message": "x"}, "text"])
def test_what_is_no_error_of_ours_is_not_revived(data: object) -> None:
    assert revive(data) is None
