"""What decides the pixels of a chunk, or the samples of a film's sound, as one short name: its key.

A picture is decided by the command that renders it, so the key of a chunk is a hash of that command, with digests of
contents where it names files. Whatever the graph learns to do is in its command, and so in the key. The sound is
decided by what the plan says of it and by the code that mixes and composes it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from pathlib import Path

from reelwright.errors import Internal
from reelwright.studio import composer, music
from reelwright.studio.asset import Asset
from reelwright.studio.render.chunks import Chunk, alone, merged
from reelwright.studio.render.encoding import numbered
from reelwright.studio.render.graph import Files, picture, pictures
from reelwright.studio.render.parts import Plan, anywhere

_OUT = Path("chunk.mp4")
_PICTURE_ONLY = frozenset({"shots", "insets", "captions", "width", "height", "quality", "safe_area", "as_recorded"})
_MIXING = ("sound.py", "mixdown.py", "soundtrack.py", "envelope.py", "voice.py", "inputs.py")


def chunk_key(plan: Plan, chunk: Chunk, files: Files, version: str, number: int = 0) -> str:
    """The key of one chunk. `files`: see `named`; `version` is FFmpeg's; `number`: that of its parameter sets."""
    cuts = tuple(replace(cut, shot=anywhere(cut.shot)) for cut in chunk.cuts)
    insets = tuple(
        replace(inset, shot=anywhere(inset.shot), mask=inset.mask and Path(inset.mask.name)) for inset in plan.insets
    )
    plan, chunk = replace(plan, insets=insets), replace(chunk, cuts=cuts)
    return digest_of([version, *numbered(picture(*alone(plan, chunk), shown_in(chunk, files), _OUT), number)])


def run_command(plan: Plan, run: Sequence[Chunk], files: Files, out: str, number: int = 0) -> list[str]:
    """The command that renders chunks which follow each other, each as if it were a film of its own.

    `out`: see `graph.pictures`.
    """
    chunk = merged(run)
    lengths = [one.frames for one in run]
    return numbered(pictures(*alone(plan, chunk), shown_in(chunk, files), lengths, out), number)


def shown_in(chunk: Chunk, files: Files) -> Files:
    """The files with the captions of one chunk only."""
    return replace(files, overlays=[files.overlays[number] for number in chunk.captions])


def named(files: Files, assets: Mapping[str, Asset]) -> Files:
    """The same files under names that are digests of what is in them. Blocks: reads those whose digest is unknown."""
    media = {key: by_content(path, assets.get(key)) for key, path in files.media.items() if key in files.footage}
    overlays = [replace(overlay, file=by_content(overlay.file)) for overlay in files.overlays]
    return replace(files, media=media, overlays=overlays)


def sound_key(plan: Plan, media: Mapping[str, Path], version: str) -> str:
    """The key of a film's whole sound. Blocks: reads the files that have no digest."""
    said = {
        field.name: _canonical(getattr(plan, field.name), media)
        for field in fields(plan)
        if field.name not in _PICTURE_ONLY
    }
    return digest_of([version, _code(), json.dumps(said, sort_keys=True)])


def digest_of(words: Sequence[str]) -> str:
    return hashlib.sha256(json.dumps(list(words)).encode()).hexdigest()


def by_content(path: Path, asset: Asset | None = None) -> Path:
    """A file under a name that is a digest of what is in it. Blocks: reads it if the asset does not know."""
    digest = asset.sha256 if asset and asset.sha256 else _content(path)
    return Path(digest).with_suffix(path.suffix)


def _content(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _canonical(value: object, files: Mapping[str, Path]) -> object:
    """A value of a plan as JSON: every field of it, and of a file what is in it, not what it is called."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case tuple() | list():
            return [_canonical(one, files) for one in value]
        case Asset():
            return [value.sha256 or _content(files[value.id]), Path(value.file).suffix]
    if is_dataclass(value):
        return {field.name: _canonical(getattr(value, field.name), files) for field in fields(value)}
    raise Internal(f"A plan holds a {type(value).__name__}, which has no key.")


@lru_cache(maxsize=1)
def _code() -> str:
    """A digest of the code that decides what a mix sounds like."""
    here = Path(__file__).parent
    composing = sorted(Path(composer.__file__ or "").parent.glob("*.py"))
    files = [*(here / name for name in _MIXING), Path(music.__file__), *composing]
    return digest_of([_content(file) for file in files])
