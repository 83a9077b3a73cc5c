"""Files of the shapes that people really have, through install and uninstall: nothing but our entry changes."""

from __future__ import annotations

import codecs
import json
import os
import stat
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reelwright.errors import BadFile, BadRequest, CannotSave, FileTooLarge, ReelwrightError, UnsupportedFile
from reelwright.install import config_file, entry, hosts
from reelwright.install.changes import Change, plan_install, plan_uninstall
from reelwright.install.jsonc import decode, read

NOW = datetime(2026, 11, 21, 15, 6, 46, tzinfo=UTC)
posix = pytest.mark.skipif(sys.platform == "win32", reason="modes and links are POSIX's")

CURSOR = hosts.named("cursor")
WISHES = entry.Wishes(output=Path("/films"), media=(Path("/clips"), Path("/photos")), language="zh", backend="studio")

SHAPES: dict[str, bytes] = {
    "empty": b"",
    "blank": b" \r\n",
    "braces": b"{}",
    "braces and a line end": b"{}\n",
    "spaced braces": b"{ \n }",
    "no servers": b'{\n  "mcpServers": {}\n}\n',
    "spaced no servers": b'{\n  "mcpServers": { }\n}',
    "one line": b'{"mcpServers":{"gh":{"command":"npx","args":["-y","gh"]}}}',
    "other settings only": b'{\n    "theme": "dark",\n    "scale": 1.50\n}',
    "tabs": b'{\n\t"mcpServers": {\n\t\t"gh": {\n\t\t\t"command": "npx"\n\t\t}\n\t}\n}\n',
    "CRLF": b'{\r\n  "mcpServers": {\r\n    "gh": {"command": "npx"}\r\n  }\r\n}\r\n',
    "byte order mark": codecs.BOM_UTF8 + b'{\n  "mcpServers": {\n    "gh": {"command": "npx"}\n  }\n}\n',
    "mark and nothing": codecs.BOM_UTF8,
    "comments": b'// mine\n{\n  // all\n  "mcpServers": {\n    /* git */ "gh": {"command": "npx"} // last\n  }\n}\n',
    "only comments": b"// nothing yet\n",
    "trailing commas": b'{\n  "mcpServers": {\n    "gh": {"command": "npx",},\n  },\n}\n',
    "mixed line ends": b'{\r\n  "mcpServers": {\n    "gh": {"command": "npx"}\r\n  }\n}',
    "letters of all kinds": '{\n  "mcpServers": {\n    "剪辑🎬": {"command": "né\\u2028\u2028"}\n  }\n}\n'.encode(),
    "our name elsewhere": b'{\n  "reelwright": 1, "x": "\\"mcpServers\\": {}", // "mcpServers": {"reelwright": 1}\n'
    b'  "projects": {"/p": {"mcpServers": {"reelwright": {"command": "mine"}}}},\n  "mcpServers": {"gh": {}}\n}\n',
    "twice elsewhere": b'{"a": 1, "a": 2, "mcpServers": {"gh": {"x": 1, "x": 2}}}',
    "JSON5": b"{\n  mcpServers: {\n    gh: {command: 'npx', port: 0x1F,},\n  },\n}\n",
}

REFUSED: dict[str, tuple[bytes, type[ReelwrightError]]] = {
    "broken": (b'{\n  "mcpServers": {\n    "gh": {"command": "npx"\n  }\n', BadRequest),
    "merge marks": (b'{\n<<<<<<< HEAD\n  "a": 1\n}\n', BadRequest),
    "no JSON": (b"[servers]\ngh = 1\n", BadRequest),
    "array": (b"[]", BadRequest),
    "word": (b'"mcpServers"', BadRequest),
    "null": (b"null\n", BadRequest),
    "servers in an array": (b'{"mcpServers": []}', BadRequest),
    "servers twice": (b'{"mcpServers": {}, "mcpServers": {}}', BadRequest),
    "us twice": (b'{"mcpServers": {"reelwright": {}, "reelwright": {}}}', BadRequest),
    "us a word": (b'{"mcpServers": {"reelwright": "yes"}}', BadRequest),
    "us remote": (b'{"mcpServers": {"reelwright": {"url": "https://example.org/mcp"}}}', BadRequest),
    "deep": (b'{"a":' * 5000 + b"1" + b"}" * 5000, BadRequest),
    "UTF-16": ('{"mcpServers": {}}').encode("utf-16"),
    "UTF-16 without a mark": ('{"mcpServers": {}}').encode("utf-16-le"),
    "Latin-1": '{"name": "é"}'.encode("latin-1"),
    "cut within a letter": '{"name": "剪'.encode()[:-1],
    "zeros": (b"\0" * 64, UnsupportedFile),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mcp.json"


@pytest.fixture(params=SHAPES.values(), ids=SHAPES.keys())
def shaped(request: pytest.FixtureRequest, path: Path) -> Path:
    path.write_bytes(request.param)
    return path


def planned(path: Path, wishes: entry.Wishes = WISHES, host: hosts.Host = CURSOR) -> Change:
    return plan_install(host, path, entry.make(host, python="/opt/python", wishes=wishes))


def install(path: Path, wishes: entry.Wishes = WISHES, host: hosts.Host = CURSOR, minute: int = 6) -> Path | None:
    return planned(path, wishes, host).carry_out(NOW.replace(minute=minute))


def uninstall(path: Path, host: hosts.Host = CURSOR, minute: int = 8) -> Path | None:
    return plan_uninstall(host, path).carry_out(NOW.replace(minute=minute))


def data(content: bytes) -> dict[str, object]:
    text = content.decode("utf-8-sig")
    root = read(text).root
    found = {} if root is None else decode(text, root)
    assert isinstance(found, dict)
    return found


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_installing_adds_the_entry_and_changes_nothing_else(shaped: Path) -> None:
    before = shaped.read_bytes()
    backup = install(shaped)
    after = shaped.read_bytes()
    servers = data(before).get("mcpServers", {})
    assert isinstance(servers, dict)
    made = {
        "type": "stdio",
        "command": "/opt/python",
        "args": ["-P", "-m", "reelwright", "serve"],
        "env": {
            "REELWRIGHT_BACKEND": "studio",
            "REELWRIGHT_OUTPUT": str(Path("/films")),
            "REELWRIGHT_MEDIA": os.pathsep.join(map(str, WISHES.media)),
            "REELWRIGHT_LANGUAGE": "zh",
        },
    }
    assert data(after) == {**data(before), "mcpServers": {**servers, "reelwright": made}}
    assert after.startswith(codecs.BOM_UTF8) == before.startswith(codecs.BOM_UTF8)
    letters = iter(after)
    assert all(byte in letters for byte in before)  # what was there is there, in its order
    assert backup is not None
    assert backup.read_bytes() == before
    assert names(shaped.parent) == {shaped.name, backup.name}


def test_installing_twice_is_installing_once(shaped: Path) -> None:
    install(shaped)
    once = shaped.read_bytes(), names(shaped.parent)
    assert not planned(shaped).anything
    assert install(shaped) is None
    assert (shaped.read_bytes(), names(shaped.parent)) == once


def test_uninstalling_brings_back_the_very_bytes(shaped: Path) -> None:
    before = shaped.read_bytes()
    install(shaped)
    installed = shaped.read_bytes()
    backup = uninstall(shaped)
    assert shaped.read_bytes() == before
    assert backup is not None
    assert backup.read_bytes() == installed
    assert uninstall(shaped) is None


def test_uninstalling_brings_back_the_very_bytes_after_a_change_of_settings_too(shaped: Path) -> None:
    before = shaped.read_bytes()
    install(shaped)
    install(shaped, entry.Wishes(language="en"), minute=7)
    uninstall(shaped)
    assert shaped.read_bytes() == before


def test_a_dry_run_shows_the_difference_and_changes_nothing(shaped: Path) -> None:
    before = shaped.read_bytes()
    change = planned(shaped)
    assert change.anything
    assert "+" in change.difference
    assert "/opt/python" in change.difference
    assert (shaped.read_bytes(), names(shaped.parent)) == (before, {shaped.name})


@pytest.mark.parametrize("shape", REFUSED, ids=REFUSED.keys())
def test_what_cannot_be_read_is_refused_and_left_alone(shape: str, path: Path) -> None:
    case = REFUSED[shape]
    content, kind = case if isinstance(case, tuple) else (case, UnsupportedFile)
    path.write_bytes(content)
    with pytest.raises(kind) as refused:
        install(path)
    assert str(path) in refused.value.message
    assert refused.value.hint
    assert path.read_bytes() == content
    assert names(path.parent) == {path.name}


def test_the_place_of_the_fault_is_named(path: Path) -> None:
    path.write_bytes(b'{\r\n  "mcpServers": {\r\n    "a": 1\r\n    "b": 2\r\n  }\r\n}')
    with pytest.raises(BadRequest, match="line 4, column 5"):
        install(path)


def test_a_file_that_was_not_there_is_made_and_removed_again(path: Path) -> None:
    deep = path.parent / "User" / "mcp.json"
    assert install(deep) is None
    assert list(data(deep.read_bytes())) == ["mcpServers"]
    assert deep.read_bytes().endswith(b"}\n")
    backup = uninstall(deep)
    assert backup is not None
    assert names(deep.parent) == {backup.name}
    assert uninstall(deep) is None


def test_what_others_wrote_since_stays_when_we_go(path: Path) -> None:
    path.write_bytes(SHAPES["comments"])
    install(path)
    text = (
        path.read_text(encoding="utf-8").replace('"npx"', '"uvx"').replace('"reelwright": {', '"reelwright": { // ours')
    )
    path.write_text(text, encoding="utf-8")
    uninstall(path)
    assert path.read_bytes() == SHAPES["comments"].replace(b"npx", b"uvx")


def test_what_somebody_added_to_our_entry_stays_when_it_is_renewed(path: Path) -> None:
    install(path, entry.Wishes(output=Path("/films")))
    text = path.read_text(encoding="utf-8")
    edited = text.replace('"type"', '"disabled": true, // for now\n      "type"').replace("/opt/python", "/old/python")
    edited = edited.replace('"REELWRIGHT_OUTPUT"', '"MINE": "1",\n        "REELWRIGHT_OUTPUT"')
    path.write_text(edited, encoding="utf-8")
    install(path, entry.Wishes(language="en"), minute=7)
    assert "// for now" in path.read_text(encoding="utf-8")
    servers = data(path.read_bytes())["mcpServers"]
    assert isinstance(servers, dict)
    renewed = servers["reelwright"]
    assert (renewed["disabled"], renewed["command"]) == (True, "/opt/python")
    assert renewed["env"] == {"MINE": "1", "REELWRIGHT_OUTPUT": str(Path("/films")), "REELWRIGHT_LANGUAGE": "en"}


@pytest.mark.parametrize("host", hosts.HOSTS, ids=lambda host: host.name)
def test_each_host_gets_the_form_it_reads(host: hosts.Host, path: Path) -> None:
    install(path, host=host)
    servers: object = json.loads(path.read_bytes())
    for key in host.keys:
        assert isinstance(servers, dict)
        assert list(servers) == [key]
        servers = servers[key]
    assert isinstance(servers, dict)
    assert servers["reelwright"]["command"] == "/opt/python"
    assert ("type" in servers["reelwright"]) == (host.name in ("claude-code", "cursor", "vscode"))
    uninstall(path, host)
    assert not path.exists()


def test_a_host_that_reads_less_than_the_file_holds_is_named(path: Path) -> None:
    path.write_bytes(SHAPES["comments"])
    claude, cursor = planned(path, host=hosts.named("claude-desktop")), planned(path)
    assert "comments or a trailing comma (line 1)" in claude.notes[0]
    assert cursor.notes == ()
    path.write_bytes(SHAPES["JSON5"])
    assert planned(path).notes
    assert planned(path, host=hosts.named("openclaw")).notes == ()


@posix
def test_a_link_stays_and_what_it_leads_to_is_changed(tmp_path: Path, path: Path) -> None:
    real = tmp_path / "dotfiles" / "cursor.json"
    real.parent.mkdir()
    real.write_bytes(SHAPES["tabs"])
    (tmp_path / "hop").symlink_to(real)
    path.symlink_to("hop")
    backup = install(path)
    assert path.is_symlink()
    assert path.readlink() == Path("hop")
    assert b"reelwright" in real.read_bytes()
    assert backup is not None
    assert backup.parent == real.parent
    uninstall(path)
    assert path.is_symlink()
    assert real.read_bytes() == SHAPES["tabs"]


@posix
def test_a_link_never_loses_what_it_leads_to(tmp_path: Path, path: Path) -> None:
    real = tmp_path / "real.json"
    install(real)
    path.symlink_to(real)
    uninstall(path)
    assert data(real.read_bytes()) == {"mcpServers": {}}


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o664])
def test_the_mode_stays(mode: int, path: Path) -> None:
    path.write_bytes(SHAPES["tabs"])
    path.chmod(mode)
    backup = install(path)
    assert backup is not None
    assert [stat.S_IMODE(file.stat().st_mode) for file in (path, backup)] == [mode, mode]


@posix
def test_a_new_file_is_its_owners_alone(path: Path) -> None:
    install(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def _link_to_nowhere(path: Path) -> None:
    path.symlink_to(path.with_name("gone"))


def _link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(config_file.LARGEST + 1)


@posix
@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (Path.mkdir, UnsupportedFile),
        (_link_to_nowhere, BadFile),
        (_link_to_itself, BadFile),
        (_pipe, UnsupportedFile),
        (_huge, FileTooLarge),
    ],
)
def test_what_is_no_plain_file_of_sane_size_is_refused(
    make: Callable[[Path], None], kind: type[BadFile], path: Path
) -> None:
    make(path)
    for call in (install, uninstall):
        with pytest.raises(kind, match=r"mcp\.json"):
            call(path)
    assert names(path.parent) == {path.name}


@posix
def test_a_read_only_file_is_refused_even_where_the_folder_would_allow_it(path: Path) -> None:
    path.write_bytes(SHAPES["tabs"])
    path.chmod(0o444)
    with pytest.raises(CannotSave, match="read-only"):
        install(path)
    assert (path.read_bytes(), names(path.parent)) == (SHAPES["tabs"], {path.name})


def test_a_place_that_cannot_be_written_to_is_an_error_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(BadFile, match=r"mcp\.json cannot be"):
        install(tmp_path / "file" / "mcp.json")


def test_what_the_host_writes_in_between_is_not_lost(path: Path) -> None:
    path.write_bytes(SHAPES["tabs"])
    change = planned(path)
    path.write_bytes(SHAPES["CRLF"])
    with pytest.raises(BadFile, match="changed"):
        change.carry_out(NOW)
    assert (path.read_bytes(), names(path.parent)) == (SHAPES["CRLF"], {path.name})


def test_a_file_that_appears_in_between_is_not_lost(path: Path) -> None:
    change = planned(path)
    path.write_bytes(SHAPES["CRLF"])
    with pytest.raises(BadFile, match="changed"):
        change.carry_out(NOW)
    assert (path.read_bytes(), names(path.parent)) == (SHAPES["CRLF"], {path.name})


@posix
def test_a_token_makes_the_file_private_and_is_never_shown(path: Path) -> None:
    path.write_bytes(SHAPES["tabs"])
    path.chmod(0o644)
    wishes = entry.Wishes(token="nmv_secret_1", output=Path("/films"))
    change = planned(path, wishes)
    assert "nmv_secret_1" not in change.difference + repr(wishes)
    assert "/films" in change.difference
    backup = change.carry_out(NOW)
    assert b"nmv_secret_1" in path.read_bytes()
    assert backup is not None
    assert {stat.S_IMODE(file.stat().st_mode) for file in (path, backup)} == {0o600}
    leaving = plan_uninstall(CURSOR, path)
    assert "nmv_secret_1" not in leaving.difference
    assert "token" in leaving.notes[0]


def test_other_peoples_secrets_are_not_in_the_difference(path: Path) -> None:
    secret = "ghp_0123456789"
    servers = {
        "gh": {"command": "x", "args": ["--key", secret], "env": {"GITHUB_TOKEN": secret}, "url": f"h://{secret}"}
    }
    for indent in (None, 2):
        path.write_text(json.dumps({"oauth": secret, "mcpServers": servers}, indent=indent), encoding="utf-8")
        change = planned(path)
        assert "GITHUB_TOKEN" in change.difference
        assert secret not in change.difference


def test_a_difference_cannot_steer_the_terminal(path: Path) -> None:
    path.write_bytes(b'{ // \x1b]0;title\x07 \xc2\x9b31m\n  "mcpServers": {}\n}')
    assert not {"\x1b", "\x07", "\x9b"} & set(planned(path).difference)


def test_a_file_with_a_long_history_is_edited_in_a_few_seconds(path: Path) -> None:
    history = [{"display": f"prompt {number} “…”", "pasted": {"a": [number, None, True]}} for number in range(20_000)]
    whole = {"numStartups": 3, "projects": {"/p": {"history": history}}, "mcpServers": {}}
    path.write_text(json.dumps(whole, indent=2), encoding="utf-8")
    install(path)
    uninstall(path)
    assert json.loads(path.read_bytes()) == whole
