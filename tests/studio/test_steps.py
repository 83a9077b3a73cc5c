"""Back and forth through the steps of a project, and what is done of a message that is understood by half."""

from __future__ import annotations

from itertools import count

import pytest

from reelwright.errors import BadRequest, NothingToUndo
from reelwright.studio.agent import Reply, answer
from reelwright.studio.asset import Asset
from reelwright.studio.projects import StudioProject
from reelwright.studio.timeline import clips, film_ms, songs, texts

_ids = count()


@pytest.fixture
def project() -> StudioProject:
    facts = {"kind": "video", "bytes": 1, "duration_ms": 5000}
    assets = [Asset.model_validate({**facts, "id": n, "name": f"{n}.mp4", "file": n, "sha256": n}) for n in "abc"]
    made = StudioProject(session_id="s", task_id="t", user_id="u", created_at=0, assets=assets)
    for message in ("combine my clips", "add calm music", "add the title 'Hi' and trim clip 1 to 2s"):
        say(made, message)
    return made


def say(project: StudioProject, message: str) -> Reply:
    return answer(project, message, new_id=lambda: f"id{next(_ids)}")


def test_what_was_undone_is_done_again_step_by_step(project: StudioProject) -> None:
    full, middle = project.steps[2], project.steps[1]
    say(project, "undo the last two changes")
    assert len(project.steps) == 1
    say(project, "redo")
    assert project.steps[-1] == middle
    say(project, "重做")
    assert project.steps[-1] == full
    with pytest.raises(NothingToUndo, match="nothing to do again"):
        say(project, "redo")


def test_a_new_step_ends_what_could_be_done_again(project: StudioProject) -> None:
    say(project, "undo")
    say(project, "reverse clip 2")
    with pytest.raises(NothingToUndo):
        say(project, "redo")


def test_asking_for_more_steps_than_there_are_says_so(project: StudioProject) -> None:
    reply = say(project, "undo the last 5 changes")
    assert "only 3 steps" in reply.text
    assert not project.steps
    with pytest.raises(NothingToUndo):
        say(project, "undo")


def test_going_back_to_the_clips_as_they_were_put_together_keeps_that_step(project: StudioProject) -> None:
    for said in ("恢复到最开始拼好的样子", "go back to right after the clips were put together"):
        say(project, said)
        assert len(project.steps) == 1
        assert not songs(project.draft)


def test_going_back_to_before_a_step_takes_it_and_all_after_it(project: StudioProject) -> None:
    say(project, "go back to how it was before the music")
    assert len(project.steps) == 1
    assert not songs(project.draft)
    assert not texts(project.draft)
    say(project, "redo the last two")
    assert songs(project.draft)
    assert texts(project.draft)


def test_going_back_to_what_never_was_lists_the_steps(project: StudioProject) -> None:
    with pytest.raises(NothingToUndo, match=r"1\. Combine all the clips.*2\. Add calm music.*3\. Add the title 'Hi'"):
        say(project, "go back to before the transitions")
    assert len(project.steps) == 3


def test_going_back_to_the_start_can_be_undone_by_redo(project: StudioProject) -> None:
    say(project, "重新开始")
    assert not clips(project.draft)
    say(project, "redo the last 3 changes")
    assert film_ms(project.draft) == 12_000


def test_going_back_and_a_new_edit_in_one_message_are_done_in_that_order(project: StudioProject) -> None:
    say(project, "undo that and make it square")
    assert (project.draft.m.width, texts(project.draft)) == (1080, [])
    assert len(project.steps) == 3


def test_a_project_from_before_steps_had_names_goes_on(project: StudioProject) -> None:
    old = StudioProject.model_validate({**project.model_dump(), "told": [], "undone": []})
    say(old, "reverse clip 1")
    assert old.history == [[], [], [], ["Play clip 1 backwards."]]
    say(old, "undo the last 2 changes")
    assert len(old.steps) == 2


@pytest.mark.parametrize(
    "message",
    [
        "Trim clip 2 to 3s. Make the sky purple.",
        "trim clip 2 to 3s and add a voiceover",
        "trim clip 2 to 3s and make the sky purple",
        "把第二段剪到3秒。把天空变成紫色。",
        "把第二段剪到3秒，再加贴纸",
    ],
)
def test_what_does_not_depend_on_the_rest_is_done_and_both_parts_are_told(project: StudioProject, message: str) -> None:
    reply = say(project, message)
    assert reply.refusal is None
    assert clips(project.draft)[1].d == 3000
    assert any("not done" in note or "没有做" in note for note in reply.notes)


@pytest.mark.parametrize(
    "message",
    [
        "Generate an explosion. Put it first and trim clip 2 to 3s.",
        "trim clip 2 to 3s, then make it sparkle",
        "trim clip 2 to 3s but only the wobbly bits",
        "trim clip 2 to 3s, in order of wobbliness",
        "trim clip 2 to 3s with sparkles",
        "delete clip 1 and wobble clip 2",
        "undo. Make the sky purple.",
        "Wobble the edges. Then trim clip 2 to 3s.",
        "把第二段剪到3秒，然后让它闪闪发光",
        "trim clip 9 to 3s and add a voiceover",
    ],
)
def test_what_might_depend_on_the_rest_is_held_back(project: StudioProject, message: str) -> None:
    before = project.model_dump()
    reply = say(project, message)
    assert reply.refusal is not None
    assert "Nothing was changed" in reply.text or "什么都没有改动" in reply.text
    assert project.model_dump() == before


def test_a_film_too_long_for_its_platform_is_told(project: StudioProject) -> None:
    assert say(project, "make it for tiktok").notes == ()
    (note,) = say(project, "loop the film so that it plays 60 times").notes
    assert "too long" in note
    assert "600 s" in note


def test_fitting_a_length_says_what_was_kept(project: StudioProject) -> None:
    reply = say(project, "make it 6 seconds")
    assert film_ms(project.draft) == 6000
    assert "keeps its middle" in reply.notes[0]


def test_taking_back_the_first_edit_leaves_the_footage(project: StudioProject) -> None:
    fresh = project.model_copy(update={"steps": [], "told": [], "undone": []})
    say(fresh, "trim the last clip to 2s")
    assert [item.d for item in clips(fresh.draft)] == [5000, 5000, 2000]
    say(fresh, "undo")
    assert [item.d for item in clips(fresh.draft)] == [5000, 5000, 5000]
    say(fresh, "undo")
    assert clips(fresh.draft) == []


def test_a_wish_that_fails_puts_no_footage_in(project: StudioProject) -> None:
    fresh = project.model_copy(update={"steps": [], "told": [], "undone": []})
    with pytest.raises(BadRequest):
        say(fresh, "split clip 1 at 20s")
    assert fresh.steps == []


def test_the_step_before_is_corrected_to_another_clip(project: StudioProject) -> None:
    say(project, "delete clip 3")
    say(project, "sorry, i meant clip 2")
    assert [item.d for item in clips(project.draft)] == [2000, 5000]
    assert project.history[-1] == ["Delete clip 2."]
