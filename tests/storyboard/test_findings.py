"""What a board warns about, and what it does not."""

from __future__ import annotations

from reelwright.draft.model import AUDIO, TEXT, VIDEO, Draft
from reelwright.storyboard.film import film_of
from reelwright.storyboard.findings import findings
from reelwright.storyboard.seen import Seen


def told(draft: Draft, seen: Seen | None = None, language: str = "en") -> list[str]:
    found = findings(film_of(draft), seen or Seen(), language)  # type: ignore[arg-type]
    return [finding.words for finding in found]


def test_a_film_that_is_in_order_has_no_warnings(paper) -> None:
    join = {"transition_out": {"kind": "crossfade", "duration_ms": 500}}
    rows = [
        paper.track(VIDEO, paper.clip("a", 0, 4000, **join), paper.clip("b", 3500, 4000)),
        paper.track(TEXT, paper.words("Summer", 0, 3000)),
    ]
    assert told(Draft(t=rows)) == []


def test_a_gap_is_said_with_its_times(paper) -> None:
    draft = Draft(t=[paper.track(VIDEO, paper.clip("a", 1000, 2000), paper.clip("b", 4500, 2000))])
    assert told(draft) == [
        "Gap: nothing but black from 0:00 to 0:01",
        "Gap: nothing but black from 0:03 to 0:04.5",
    ]
    assert told(draft, language="zh")[0] == "空隙：0:00 到 0:01 是黑场"


def test_rounding_leaves_no_gap(paper) -> None:
    assert told(Draft(t=[paper.track(VIDEO, paper.clip("a", 0, 1967), paper.clip("b", 2000, 2000))])) == []


def test_a_shot_that_is_too_short_for_its_transition_is_named(paper) -> None:
    join = {"transition_out": {"kind": "wipe_left", "duration_ms": 500}}
    draft = Draft(t=[paper.track(VIDEO, paper.clip("a", 0, 3000, **join), paper.clip("b", 2500, 600))])
    assert told(draft) == ["Shot 2 (0.6s) is too short for its wipe 0.5s"]


def test_a_film_without_any_sound_is_said_once(paper) -> None:
    draft = Draft(t=[paper.track(VIDEO, paper.clip("a", 0, 3000, kind="image"), paper.clip("b", 3000, 3000, volume=0))])
    assert told(draft) == ["The film has no sound"]


def test_silence_is_said_where_music_and_clips_are_silent(paper) -> None:
    quiet, loud = bytes(200), bytes([200]) * 200
    rows = [
        paper.track(VIDEO, paper.clip("loud", 0, 4000), paper.clip("quiet", 4000, 6000)),
        paper.track(AUDIO, paper.clip("song", 0, 5000, kind="audio", role="music")),
    ]
    assert told(Draft(t=rows), Seen(curves={"loud": loud, "quiet": quiet})) == ["Silence from 0:05 to 0:10"]
    assert told(Draft(t=rows), Seen(curves={"loud": loud, "quiet": loud})) == []


def test_what_nobody_has_listened_to_is_not_called_silent(paper) -> None:
    assert told(Draft(t=[paper.track(VIDEO, paper.clip("a", 0, 9000))])) == []


def test_a_text_that_does_not_fit_or_comes_too_late_is_named(paper) -> None:
    rows = [
        paper.track(VIDEO, paper.clip("a", 0, 4000)),
        paper.track(TEXT, paper.words("\n".join("w" * 12 for _ in range(300))[:500], 0, 3000, size="large")),
        paper.track(TEXT, paper.words("After all", 4500, 1000)),
    ]
    film = Draft(t=rows)
    film.m.width, film.m.height = 1920, 200
    words = told(film)
    assert any(line.startswith("Too long for the picture: wwww") for line in words)
    assert "Begins after the film's end: After all" in words


def test_a_character_that_no_font_has_is_named_by_its_number(paper) -> None:
    rows = [paper.track(VIDEO, paper.clip("a", 0, 4000)), paper.track(TEXT, paper.words("x \U000130a7", 0, 2000))]
    from reelwright.typography.typeset import drawable

    expected = ["No font here has U+130A7, in: x \U000130a7"] if drawable("\U000130a7")[1] else []
    assert told(Draft(t=rows)) == expected
