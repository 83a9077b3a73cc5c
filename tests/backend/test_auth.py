"""Who we are: one client id for good, one token at a time, both on disk before anything is asked for."""

from __future__ import annotations

import json
import multiprocessing
import os
import re
import stat
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

import anyio
import pytest
from pydantic import SecretStr

from api_client import identity
from reelwright.backend.auth import Auth, Fetch
from reelwright.errors import AnswerLost, BadRequest, CannotSave, RateLimited, TokenRejected
from reelwright.wire.bodies import TokenData

NOW = 1_773_700_000.0  # 2026-03-16T22:26:40Z


def make(folder: Path, *, client_id: str | None = None, token: str | None = None, now: float = NOW) -> Auth:
    return identity(folder, token, client_id=client_id, clock=lambda: now)


def issuing(asked: list[str], **more: object) -> Fetch:
    """A service that issues tokens 1, 2, 3, and remembers for whom."""

    async def fetch(client_id: str) -> TokenData:
        asked.append(client_id)
        return TokenData.model_validate({"token": f"nmv_usr_{len(asked)}", "user_id": f"anon_{len(asked)}", **more})

    return fetch


async def never(client_id: str) -> TokenData:
    raise AssertionError(f"a token was asked for, for {client_id}")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_client_id_is_a_uuid_and_nothing_else_made_once_and_kept(tmp_path: Path) -> None:
    made = make(tmp_path).known_client_id()
    assert re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}", made)
    assert (tmp_path / "config" / "client_id").read_bytes() == made.encode()
    assert make(tmp_path).known_client_id() == made
    assert [path.name for path in (tmp_path / "config").iterdir()] == ["client_id"]


@pytest.mark.parametrize("kept", ["6F9619FF-8B86-4D01-B42D-00CF4FC964FF", "6f9619ff-8b86-4d01-b42d-00cf4fc964ff\n"])
def test_a_client_id_that_is_there_is_used_as_it_is(tmp_path: Path, kept: str) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "client_id").write_text(kept)
    assert make(tmp_path).known_client_id() == kept.strip()
    assert (tmp_path / "config" / "client_id").read_text() == kept


@pytest.mark.parametrize("content", [b"", b"not a uuid", b"\xff\xfe", b"{6f9619ff-8b86-4d01-b42d-00cf4fc964ff}"])
def test_a_client_id_file_with_something_else_in_it_is_made_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "client_id").write_bytes(content)
    made = make(tmp_path).known_client_id()
    assert (tmp_path / "config" / "client_id").read_text() == made == make(tmp_path).known_client_id()


def test_a_configured_client_id_overrides_and_leaves_no_file(tmp_path: Path) -> None:
    assert make(tmp_path, client_id="my-own").known_client_id() == "my-own"
    assert not (tmp_path / "config").exists()


@pytest.mark.parametrize("client_id", ["x" * 65, "a b", "a\r\nX-Evil: 1", "客户"])
def test_a_configured_client_id_that_cannot_be_sent_is_named(tmp_path: Path, client_id: str) -> None:
    with pytest.raises(BadRequest, match="NEMO_CLIENT_ID"):
        make(tmp_path, client_id=client_id).known_client_id()


async def test_client_id_and_slot_are_on_disk_before_the_token_is_asked_for(tmp_path: Path) -> None:
    slot = tmp_path / "state" / "token-cloud.json"
    seen: list[tuple[bool, int, bool]] = []

    async def fetch(client_id: str) -> TokenData:
        kept = (tmp_path / "config" / "client_id").read_text() == client_id
        seen.append((slot.is_file(), mode(slot), kept))
        return TokenData(token=SecretStr("nmv_usr_1"))

    await make(tmp_path).bearer(fetch)
    assert seen == [(True, 0o600 if sys.platform != "win32" else mode(slot), True)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
async def test_token_and_client_id_are_for_their_owner_only(tmp_path: Path) -> None:
    await make(tmp_path).bearer(issuing([]))
    assert mode(tmp_path / "state") == 0o700
    assert mode(tmp_path / "state" / "token-cloud.json") == 0o600
    assert mode(tmp_path / "config" / "client_id") == 0o600


async def test_a_kept_token_is_used_again(tmp_path: Path) -> None:
    asked: list[str] = []
    first = await make(tmp_path).bearer(issuing(asked, expires_at="2026-03-18T00:00:00Z"))
    again = await make(tmp_path).bearer(never)
    assert first == again == SecretStr("nmv_usr_1")
    assert make(tmp_path).user_id() == "anon_1"
    assert len(asked) == 1


async def test_an_expired_token_is_replaced_with_the_same_client_id(tmp_path: Path) -> None:
    asked: list[str] = []
    fetch = issuing(asked, expires_at="2026-03-18T00:00:00Z")
    await make(tmp_path).bearer(fetch)
    later = await make(tmp_path, now=NOW + 7 * 86400).bearer(fetch)
    assert later == SecretStr("nmv_usr_2")
    assert asked[0] == asked[1]


@pytest.mark.parametrize("until", ["2020-01-01T00:00:00Z", "soon", "1712120512345", None, 5])
async def test_a_wrong_clock_does_not_ask_for_a_token_again_and_again(tmp_path: Path, until: object) -> None:
    asked: list[str] = []
    for _ in range(3):
        await make(tmp_path).bearer(issuing(asked, expires_at=until))
    assert len(asked) == 1


async def test_a_token_that_only_our_clock_calls_expired_is_better_than_none(tmp_path: Path) -> None:
    async def limited(client_id: str) -> TokenData:
        raise RateLimited("One a week.")

    old = await make(tmp_path).bearer(issuing([], expires_at="2026-03-18T00:00:00Z"))
    after_a_jump = make(tmp_path, now=NOW + 7 * 86400)
    assert await after_a_jump.bearer(limited) == old
    with pytest.raises(RateLimited):
        await after_a_jump.renewed(limited, old)


async def test_a_refused_token_is_renewed_with_the_same_client_id(tmp_path: Path) -> None:
    asked: list[str] = []
    auth, fetch = make(tmp_path), issuing(asked)
    old = await auth.bearer(fetch)
    assert await auth.renewed(fetch, old) == SecretStr("nmv_usr_2")
    assert await auth.bearer(never) == SecretStr("nmv_usr_2")
    assert asked == [auth.known_client_id()] * 2


async def test_a_token_that_another_process_has_renewed_is_not_renewed_again(tmp_path: Path) -> None:
    old = await make(tmp_path).bearer(issuing([]))
    (tmp_path / "state" / "token-cloud.json").write_text('{"token": "nmv_usr_of_another"}')
    assert await make(tmp_path).renewed(never, old) == SecretStr("nmv_usr_of_another")


async def test_a_persons_own_token_is_never_replaced(tmp_path: Path) -> None:
    auth = make(tmp_path, token="my-own-token")
    assert await auth.bearer(never) == SecretStr("my-own-token")
    with pytest.raises(TokenRejected, match="NEMO_TOKEN"):
        await auth.renewed(never, SecretStr("my-own-token"))
    assert not (tmp_path / "state").exists()


@pytest.mark.parametrize("token", ["two words", "line\nbreak", "тайна", "x" * 5000])
async def test_a_token_that_cannot_be_sent_is_refused_without_being_shown(tmp_path: Path, token: str) -> None:
    with pytest.raises(TokenRejected) as refused:
        await make(tmp_path, token=token).bearer(never)
    assert token not in "".join(traceback.format_exception(refused.value))


async def test_a_token_of_the_service_that_cannot_be_sent_is_not_kept(tmp_path: Path) -> None:
    async def fetch(client_id: str) -> TokenData:
        return TokenData(token=SecretStr("evil\r\nX-Admin: 1"))

    with pytest.raises(AnswerLost):
        await make(tmp_path).bearer(fetch)
    assert json.loads((tmp_path / "state" / "token-cloud.json").read_text()) == {"user_id": None}


async def test_a_refusal_to_issue_a_token_keeps_the_client_id_and_the_user(tmp_path: Path) -> None:
    async def limited(client_id: str) -> TokenData:
        raise RateLimited("Slow down.")

    auth = make(tmp_path)
    old, client_id = await auth.bearer(issuing([])), auth.known_client_id()
    with pytest.raises(RateLimited):
        await auth.renewed(limited, old)
    assert (auth.known_client_id(), auth.user_id()) == (client_id, "anon_1")
    assert await auth.bearer(never) == old, "the service may have refused it by mistake"


@pytest.mark.parametrize("content", ["", "[]", "{", '{"token": 5}', '{"token": "a b"}', "[" * 50_000])
async def test_a_broken_slot_counts_as_empty(tmp_path: Path, content: str) -> None:
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "token-cloud.json").write_text(content)
    assert await make(tmp_path).bearer(issuing([])) == SecretStr("nmv_usr_1")


async def test_no_token_is_asked_for_that_could_not_be_kept(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file, not a folder")
    with pytest.raises(CannotSave):
        await make(tmp_path).bearer(never)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="nothing keeps root from writing")
async def test_a_token_that_was_issued_is_kept_even_where_no_new_file_can_be_made(tmp_path: Path) -> None:
    async def fetch(client_id: str) -> TokenData:
        (tmp_path / "state").chmod(0o500)
        return TokenData(token=SecretStr("nmv_usr_1"))

    try:
        await make(tmp_path).bearer(fetch)
        assert await make(tmp_path).bearer(never) == SecretStr("nmv_usr_1")
    finally:
        (tmp_path / "state").chmod(0o700)


def test_nothing_secret_is_in_its_representation(tmp_path: Path) -> None:
    assert "my-own-token" not in repr(make(tmp_path, token="my-own-token"))


async def test_many_at_once_ask_for_one_token(tmp_path: Path) -> None:
    asked: list[str] = []
    async with anyio.create_task_group() as tasks:
        for _ in range(8):
            tasks.start_soon(make(tmp_path).bearer, issuing(asked))
    assert len(asked) == 1


def ask_in_a_process(folder: Path, ready: Callable[[], object]) -> None:
    """One process that wants a token; each request to the service leaves a file."""

    async def fetch(client_id: str) -> TokenData:
        request = folder / f"request-{len(list(folder.glob('request-*')))}-{client_id}"
        request.touch(exist_ok=False)
        return TokenData(token=SecretStr("nmv_usr_1"))

    async def main() -> None:
        assert await make(folder).bearer(fetch) == SecretStr("nmv_usr_1")

    ready()
    anyio.run(main)


def test_two_processes_ask_for_one_token_with_one_client_id(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    barrier = context.Barrier(2)
    both = [context.Process(target=ask_in_a_process, args=(tmp_path, barrier.wait)) for _ in range(2)]
    for process in both:
        process.start()
    for process in both:
        process.join(30)
    assert [process.exitcode for process in both] == [0, 0]
    assert [path.name for path in tmp_path.glob("request-*")] == [f"request-0-{make(tmp_path).known_client_id()}"]
