"""A session's timeline, over a socket: a render is given the raw draft, so nothing may happen to it on the way."""

import pytest

from contract.scripted_cloud import STATE, Answer, ScriptedCloud
from reelwright.backend.client import Backend


async def test_a_draft_is_kept_exactly_as_it_was_received(cloud: ScriptedCloud, backend: Backend) -> None:
    draft = {"t": [{"tt": 99, "sg": [{"d": 1.5, "q": None}], "unknown": [1, "二"]}], "d": "3000", "zz": {"a": 1e3}}
    cloud.play(STATE, Answer(body={"code": 0, "data": {"state": {"draft": draft}}}))
    assert (await backend.state("s1")).draft == draft


@pytest.mark.parametrize(
    "state", [{"draft": None}, {"draft": {}}, {}, None], ids=["null", "empty", "missing", "no state"]
)
async def test_a_draft_may_be_null_empty_or_missing(cloud: ScriptedCloud, backend: Backend, state: object) -> None:
    cloud.play(STATE, Answer(body={"code": 0, "data": {"session_id": "s1", "state": state}}))
    assert not (await backend.state("s1")).draft


async def test_an_id_cannot_lead_to_another_path(cloud: ScriptedCloud, backend: Backend) -> None:
    await backend.state("s1?a=b#c")
    assert [call.path for call in cloud.calls[STATE]] == ["/api/state/nemo_agent/me/s1%3Fa=b%23c/latest"]
