"""The house keeps its walls: who may import whom, who owns which door. ARCHITECTURE.md explains; this file checks."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "server" / "reelwright"
FILES = sorted(PACKAGE.rglob("*.py"))

EVERYTHING_BUT_CLI = frozenset(
    {
        *("errors", "private_file", "settings", "attribution", "addresses", "wire", "draft", "edits", "media"),
        *("dialogue", "journal", "backend", "studio", "flows", "face"),
    }
)
MAY_IMPORT = {
    "errors": frozenset(),
    "private_file": frozenset(),
    "settings": frozenset({"errors"}),
    "attribution": frozenset({"errors"}),
    "addresses": frozenset({"errors"}),
    "outside": frozenset({"errors", "addresses"}),
    "draft": frozenset({"errors"}),
    "media": frozenset(),
    "redaction": frozenset({"dialogue"}),
    "wire": frozenset({"errors"}),
    "edits": frozenset({"errors", "draft"}),
    "dialogue": frozenset({"errors", "draft", "edits"}),
    "journal": frozenset({"errors", "draft", "edits"}),
    "backend": frozenset(
        {"errors", "private_file", "addresses", "outside", "settings", "attribution", "wire", "draft", "media"}
        | {"dialogue", "redaction"}
    ),
    "typography": frozenset({"draft"}),
    "storyboard": frozenset({"draft", "typography"}),
    "studio": frozenset(
        {"errors", "private_file", "addresses", "outside", "wire", "draft", "edits", "media", "typography"}
    ),
    "flows": frozenset(
        {"errors", "addresses", "wire", "draft", "edits", "dialogue", "backend", "journal", "media", "storyboard"}
    ),
    "ui": frozenset(),
    "face": frozenset({"errors", "draft", "edits", "dialogue", "redaction", "flows", "ui"}),
    "install": frozenset({"errors", "private_file", "attribution"}),
    "assemble": EVERYTHING_BUT_CLI,
    "checkup": frozenset({"errors", "settings", "attribution", "backend", "studio", "typography", "assemble"}),
    "cli": frozenset({"errors", "settings", "dialogue", "redaction", "flows", "assemble", "checkup", "install"}),
    "__main__": frozenset({"cli"}),
}

# One owner per door: what reaches out of the process is imported in these files only.
OWNERS = {
    "httpx": ("backend/", "addresses.py", "outside.py", "studio/fetch.py", "assemble.py"),
    "httpcore": ("outside.py",),
    "httpx_sse": ("backend/",),
    "mcp": ("face/", "assemble.py"),
    "starlette": ("studio/app.py", "studio/endpoints.py", "assemble.py"),
    "sse_starlette": ("studio/feed.py",),
    "sqlite3": ("journal/",),
    "subprocess": ("studio/leash.py",),
    "imageio_ffmpeg": ("studio/render/ffmpeg.py",),
    "av": ("studio/",),
    "PIL": ("studio/", "storyboard/", "typography/"),
    "numpy": ("studio/",),
    "rich": ("cli/",),
    "argparse": ("cli/",),
    "uvicorn": ("cli/servers.py",),
    "yaml": ("attribution.py",),
    "platformdirs": ("settings.py",),
    "distributed": ("studio/render/cluster.py",),
    "fsspec": ("studio/render/exchange.py",),
}

# Imported when first needed, never at start-up.
HEAVY = frozenset({"av", "PIL", "numpy", "imageio_ffmpeg", "distributed", "fsspec"})


def _name(file: Path) -> str:
    return file.relative_to(PACKAGE).as_posix()


def _room(module: str) -> str:
    return module.split(".")[1]


def _module(file: Path) -> str:
    parts = ("reelwright", *file.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"a relative import: {ast.unparse(node)}"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if (PACKAGE.parent / Path(*inner.split("."))).with_suffix(".py").exists() else node.module


def _all_imports(file: Path) -> set[str]:
    return set(_imports(ast.parse(file.read_text(encoding="utf-8"))))


def _top_level(file: Path) -> set[str]:
    """What is imported as the module itself is, not inside functions and not for type checkers."""
    found: set[str] = set()
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            found.update(_imports(node))
    return found


@pytest.mark.parametrize("file", FILES, ids=_name)
def test_a_file_imports_only_from_rooms_that_its_own_room_may_enter(file: Path) -> None:
    module = _module(file)
    if module == "reelwright":
        assert not _all_imports(file)
        return
    room = _room(module)
    rooms = {_room(name) for name in _all_imports(file) if name.startswith("reelwright.")} - {room}
    assert rooms <= MAY_IMPORT[room], f"{_name(file)} imports {sorted(rooms - MAY_IMPORT[room])}"


@pytest.mark.parametrize("file", FILES, ids=_name)
def test_a_door_is_used_by_its_owner_only(file: Path) -> None:
    for name in {name.split(".")[0] for name in _all_imports(file)}:
        owners = OWNERS.get(name, (_name(file),))
        assert any(_name(file).startswith(owner) for owner in owners), f"{_name(file)} imports {name}"


def test_the_environment_is_read_in_settings_only() -> None:
    readers = {
        _name(file) for file in FILES if any(word in file.read_text(encoding="utf-8") for word in ("environ", "getenv"))
    }
    assert readers == {"settings.py"}


def test_no_module_imports_itself_in_a_circle() -> None:
    known = {_module(file) for file in FILES}
    graph = {_module(file): _all_imports(file) & known for file in FILES if file.name != "__init__.py"}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"a circle of imports: {' -> '.join(error.args[1])}")


def test_every_room_is_in_the_table() -> None:
    rooms = {path.stem for path in PACKAGE.iterdir() if path.suffix in (".py", "") and path.name[0] not in "_."}
    assert rooms | {"__main__"} == set(MAY_IMPORT)


def test_heavy_wheels_wait_until_they_are_needed() -> None:
    """Only drawing and sound modules, which are themselves imported late, may load them at once."""
    drawing = ("studio/", "storyboard/", "typography/")
    light = [file for file in FILES if not _name(file).startswith(drawing)]
    for file in light:
        assert not {name.split(".")[0] for name in _top_level(file)} & HEAVY, _name(file)


@pytest.mark.parametrize("file", FILES, ids=_name)
def test_a_file_says_what_it_is(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    assert not source.strip() or ast.get_docstring(ast.parse(source)), f"{_name(file)} has no docstring"
