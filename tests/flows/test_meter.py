"""One scale for a whole call, and what a person reads of it."""

from __future__ import annotations

from functools import partial
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.dialogue.sentences import say
from reelwright.draft.names import Language
from reelwright.flows.meter import Meter, stages_of
from reelwright.flows.progress import Progress, Stage
from reelwright.flows.progress_words import progress_words

EXPORT: dict[str, Any] = {}
EDIT = {"intents": [{"action": "edit", "text": "a"}]}
BOTH = {"intents": [{"action": "edit", "text": "a"}, {"action": "state", "text": ""}, {"action": "export", "text": ""}]}
PROGRESS = st.builds(
    Progress, st.sampled_from(get_args(Stage)), st.floats(-10, 200), st.one_of(st.none(), st.floats(0, 150))
)


def shares(meter: Meter, *told: Progress) -> list[float | None]:
    found = []
    for second, progress in enumerate(told):
        meter = meter.after(progress, float(second))
        read = meter.read(float(second))
        assert read is not None
        found.append(read.share)
    return found


@given(
    st.sampled_from([("upload", {}), ("export", EXPORT), ("edit", EDIT), ("edit", BOTH)]),
    st.lists(st.tuples(PROGRESS, st.floats(-1, 30)), max_size=40),
)
def test_the_scale_never_falls_whatever_is_reported(job: Any, told: list[tuple[Progress, float]]) -> None:
    meter, now, last = Meter(stages_of(*job)), 0.0, 0.0
    for progress, passed in told:
        now += passed
        meter = meter.after(progress, now)
        assert last <= meter.share <= 1
        last = meter.share


def test_the_stages_of_a_call_share_one_scale() -> None:
    rendering = [Progress("rendering", percent, 100) for percent in (0, 50, 100)]
    last = [Progress("downloading", 5, 10), Progress("saving")]
    found = shares(Meter(stages_of("export", EXPORT)), Progress("preparing"), *rendering, *last)
    assert found == sorted(found)  # type: ignore[type-var]
    assert found[0] == 0
    assert len(set(found)) == len(found)
    assert found[-1] is not None
    assert 0.97 < found[-1] < 1


def test_an_edit_alone_cannot_be_measured_and_says_so() -> None:
    assert shares(Meter(stages_of("edit", EDIT)), Progress("editing")) == [None]


def test_an_edit_with_an_export_counts_the_edit_as_a_part() -> None:
    assert stages_of("edit", BOTH) == ("editing", "rendering", "downloading", "saving")
    first, second = shares(Meter(stages_of("edit", BOTH)), Progress("editing"), Progress("rendering", 0, 100))
    assert first == 0
    assert second is not None
    assert 0 < second < 0.5


def test_files_from_here_and_from_addresses_share_one_scale() -> None:
    assert stages_of("upload", {"paths": ["a"], "urls": []}) == ("preparing", "uploading")
    both = stages_of("upload", {"paths": ["a"], "urls": ["b", "c"]})
    assert both == ("preparing", "uploading", "fetching")
    told = [
        Progress("preparing"),
        Progress("uploading", 5, 5),
        *(Progress("fetching", done, 2) for done in (0, 0.5, 1, 2)),
    ]
    found = shares(Meter(both), *told)
    assert found == sorted(found)  # type: ignore[type-var]
    assert found[-1] == 1


def test_a_render_that_is_begun_again_does_not_go_back() -> None:
    told = [Progress("rendering", percent, 100) for percent in (80, 0, 40, 90)]
    found = shares(Meter(stages_of("export", EXPORT)), *told)
    assert found[0] == found[1] == found[2]
    assert (found[3] or 0) > (found[2] or 0)


def test_before_the_first_report_there_is_nothing_to_read() -> None:
    assert Meter(("editing",)).read(5.0) is None


def test_the_time_left_is_that_of_the_stage() -> None:
    meter = Meter(stages_of("export", EXPORT))
    for second in range(8):
        meter = meter.after(Progress("rendering", 10.0 * second, 100), float(second))
    read = meter.read(7.0)
    assert read is not None
    assert read.left_s == pytest.approx(3, abs=0.1)
    saving = meter.after(Progress("saving"), 8.0).read(8.0)
    assert saving is not None
    assert saving.left_s is None


@pytest.mark.parametrize(
    ("language", "progress", "words"),
    [
        ("en", None, "preparing"),
        ("en", Progress("uploading", 12_300_000, 48_000_000), "uploading 12.3 of 48 MB"),
        ("en", Progress("uploading", 0, 812), "uploading 0 of 812 B"),
        ("en", Progress("uploading", 900_000, 1_200_000_000), "uploading 0 of 1.2 GB"),
        ("en", Progress("editing"), "editing"),
        ("en", Progress("rendering", 64, 100, left_s=8.2), "rendering 64 % · 8 s left"),
        ("en", Progress("rendering", 1, 100, left_s=129), "rendering 1 % · 2 min left"),
        ("en", Progress("rendering", 1, 100, left_s=43), "rendering 1 % · 45 s left"),
        ("en", Progress("downloading", 1, 100, left_s=3_999), "downloading 1 of 100 B · 1:07 h left"),
        ("en", Progress("saving", note="looking for the edit"), "looking for the edit"),
        ("en", Progress("fetching", 0.5, 2, note="fetching a.mp4", left_s=12), "fetching a.mp4 · 12 s left"),
        ("en", Progress("editing", 21, 63, what="beach.mp4"), "looking through beach 33 %"),
        ("zh", Progress("editing", 63, 63, what="beach.mp4"), "正在查看 beach 100 %"),
        ("zh", Progress("uploading", 12_300_000, 48_000_000, left_s=5), "上传中 12.3 / 48 MB · 还剩约 5 s"),
    ],
)
def test_progress_in_words(language: Language, progress: Progress | None, words: str) -> None:
    assert progress_words(progress, partial(_say, language)) == words


def _say(language: Language, key: Any, **values: object) -> str:
    return say(key, language, **values)
