"""The picture of a film as FFmpeg commands. Pure: chunks of a plan and file paths become lists of arguments.

Each shot reads only the part of its file that is seen, is brought to the film's frame rate first, then to its exact
frames, colours and shape. Where two shots overlap, only the frames of the overlap are blended; everything else is
concatenated untouched. The filters of one shot are `shots.py`'s, x264's settings `encoding.py`'s.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reelwright.draft.model import TransitionKind
from reelwright.studio.findings import Footage
from reelwright.studio.render.chunks import Chunk, Cut
from reelwright.studio.render.encoding import encoding, in_segments
from reelwright.studio.render.inputs import guarded, still
from reelwright.studio.render.inset_filters import laid_in, seen_in
from reelwright.studio.render.overlays import Overlay, laid_over, lettering
from reelwright.studio.render.parts import Plan
from reelwright.studio.render.shots import TAGS, decoding, shot_filters, shot_input

XFADE: dict[TransitionKind, str] = {
    "crossfade": "fade",
    "fade_black": "fadeblack",
    "fade_white": "fadewhite",
    "wipe_left": "wipeleft",
    "wipe_right": "wiperight",
    "wipe_up": "wipeup",
    "wipe_down": "wipedown",
    "slide_left": "slideleft",
    "slide_right": "slideright",
    "slide_up": "slideup",
    "slide_down": "slidedown",
    "cover": "coverleft",
    "zoom": "zoomin",
    "circle": "circleopen",
    "circle_close": "circleclose",
    "clock": "radial",
    "pixelate": "pixelize",
    "blur": "hblur",
    "squeeze": "squeezeh",
    "doors": "vertopen",
    "diagonal": "diagtl",
}
_WARNINGS = ("-loglevel", "level+warning")


@dataclass(frozen=True, slots=True)
class Files:
    """The files behind a plan: `media` and `footage` by asset id, and the plan's captions as drawn."""

    media: Mapping[str, Path]
    footage: Mapping[str, Footage]
    overlays: Sequence[Overlay]


def picture(plan: Plan, chunk: Chunk, files: Files, out: Path) -> list[str]:
    """The arguments that render one chunk, without sound, to an MP4 of exactly `chunk.frames` frames."""
    return [*_drawn(plan, chunk, files), *encoding(plan, chunk.frames, brief=chunk.brief), *_mp4(out)]


def pictures(plan: Plan, chunk: Chunk, files: Files, lengths: Sequence[int], out: str) -> list[str]:
    """The same, to an MP4 for each of `lengths`, the numbers of frames that follow each other; `out` has a `%d`."""
    drawn = [*_drawn(plan, chunk, files), *encoding(plan, chunk.frames, brief=chunk.brief)]
    return [*drawn, *in_segments(lengths), "-y", f"file:{out}"]


def listing(files: Sequence[Path]) -> str:
    """The content of a list file for FFmpeg's `concat`; the files lie beside it."""
    return "ffconcat version 1.0\n" + "".join(f"file {file.name}\n" for file in files)


def _drawn(plan: Plan, chunk: Chunk, files: Files) -> list[str]:
    inputs, chains = _inputs_and_graph(plan, chunk, files)
    return [
        *_WARNINGS,
        *inputs,
        *("-filter_complex_threads", "2"),  # as on every machine: other slices are other pixels
        *("-filter_complex", ";".join(chains), "-map", "[picture]"),
        *("-map_metadata", "-1", "-map_chapters", "-1"),
    ]


def _mp4(out: Path) -> list[str]:
    return ["-movflags", "+faststart", "-f", "mp4", "-y", f"file:{out}"]


def _inputs_and_graph(plan: Plan, chunk: Chunk, files: Files) -> tuple[list[str], list[str]]:
    """The input arguments, and the filter chains that end in `[picture]`."""
    inputs: list[str] = []
    chains: list[str] = []
    for place, cut in enumerate(chunk.cuts):
        asset = cut.shot.asset
        footage = files.footage[asset.id] if asset else Footage()
        chains.append(shot_filters(cut, plan, footage, inputs.count("-i"), f"shot{place}"))
        if asset:
            inputs += shot_input(cut, plan.fps, files.media[asset.id], *decoding(plan, cut))
    chains += _row(chunk, plan.fps)
    base = "film"
    for number, inset in enumerate(plan.insets):
        seen = seen_in(inset, chunk)
        if seen is not None and inset.shot.asset is not None:
            footage = files.footage[inset.shot.asset.id]
            index = inputs.count("-i")
            inputs += shot_input(seen, plan.fps, files.media[inset.shot.asset.id], *decoding(plan, seen))
            mask = inputs.count("-i") if inset.mask else None
            if inset.mask:
                inputs += still(inset.mask, plan.fps)
            chains += laid_in(inset, seen, plan, footage, (index, mask), base, number)
            base = f"inset{number}"
    for number in chunk.captions:
        caption, overlay = plan.captions[number], files.overlays[number]
        chains += [
            lettering(caption, overlay, plan.fps, inputs.count("-i"), f"text{number}"),
            laid_over(base, overlay, caption, plan, number),
        ]
        inputs += guarded(overlay.file) if overlay.changes else still(overlay.file, plan.fps)
        base = f"over{number}"
    chains.append(f"[{base}]{_finish(plan)}[picture]")
    return inputs, chains


def _row(chunk: Chunk, fps: int) -> list[str]:
    """Every shot cut at its joins; then the joins; then all of it in a row, as `[film]`, at its time in the film."""
    chains: list[str] = []
    row: list[str] = []
    entrance = 0
    for place, cut in enumerate(chunk.cuts):
        chains.append(_cut(place, entrance, cut.frames, cut.exit))
        if cut.frames > entrance + cut.exit:
            row.append(f"[body{place}]")
        if cut.exit:
            chains.append(_join(place, cut, fps))
            row.append(f"[join{place}]")
        entrance = cut.exit
    together = f"concat=n={len(row)}:v=1:a=0," if len(row) > 1 else ""
    return [*chains, f"{''.join(row)}{together}settb=1/{fps},setpts=N+{chunk.first},fps={fps}[film]"]


def _cut(place: int, entrance: int, frames: int, exit_: int) -> str:
    """A shot in up to three pieces: what it shares with the last one, its own, what it shares with the next one."""
    ends = frames - exit_
    pieces = [("head", 0, entrance), ("body", entrance, ends), ("tail", ends, frames)]
    wanted = [(f"{name}{place}", begin, end) for name, begin, end in pieces if end > begin]
    if len(wanted) == 1:
        return f"[shot{place}]null[{wanted[0][0]}]"
    split = f"[shot{place}]split={len(wanted)}" + "".join(f"[{name}whole]" for name, _, _ in wanted)
    trims = [
        f"[{name}whole]trim=start_frame={begin}:end_frame={end},setpts=PTS-STARTPTS[{name}]"
        for name, begin, end in wanted
    ]
    return ";".join([split, *trims])


def _join(place: int, cut: Cut, fps: int) -> str:
    kind = cut.shot.join.kind if cut.shot.join else "crossfade"
    blend = f"xfade=transition={XFADE[kind]}:duration={cut.exit / fps:.6f}:offset=0"
    both = f"[tail{place}]format=yuv444p[tail{place}full];[head{place + 1}]format=yuv444p[head{place + 1}full]"
    return f"{both};[tail{place}full][head{place + 1}full]{blend},format=yuv420p,{TAGS}[join{place}]"


def _finish(plan: Plan) -> str:
    """The film's own fades, which go by its time; then the time of the file."""
    begin = [f"fade=t=in:st=0:d={plan.fade_in / plan.fps:.6f}"] if plan.fade_in else []
    start = (plan.frames - plan.fade_out) / plan.fps
    end = [f"fade=t=out:st={start:.6f}:d={plan.fade_out / plan.fps:.6f}"] if plan.fade_out else []
    return ",".join([*begin, *end, "format=yuv420p", TAGS, "setpts=PTS-STARTPTS"])
