"""The picture of a plan as an FFmpeg command. Pure: a plan and file paths become a list of arguments.

One pass. Each shot reads only the part of its file that is seen, is brought to the film's frame rate first, then to
its colours, shape and exact number of frames. Where two shots overlap, only the frames of the overlap are blended;
everything else is concatenated untouched. The sound comes ready mixed (`sound.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Literal

from reelwright.draft.model import TransitionKind
from reelwright.studio.render.inputs import guarded, part, still
from reelwright.studio.render.parts import Caption, Plan, Quality, Shot

Transfer = Literal["sdr", "hlg", "pq"]

XFADE: dict[TransitionKind, str] = {
    "crossfade": "fade",
    "fade_black": "fadeblack",
    "fade_white": "fadewhite",
    "wipe_left": "wipeleft",
    "slide_left": "slideleft",
    "zoom": "zoomin",
    "circle": "circleopen",
}
ENCODING: dict[Quality, tuple[str, int]] = {
    "draft": ("veryfast", 26),
    "standard": ("veryfast", 20),
    "high": ("medium", 18),
}
GOP_SECONDS = 2

_ZOOM = 0.12  # how much a photo grows over its whole length
_MARGIN_MS = 100  # read beyond the part that is seen, so that rounding never costs a frame
_FEW_INPUTS = 8  # with more, each decoder gets one thread
_TAGS = "setparams=range=tv:colorspace=bt709:color_primaries=bt709:color_trc=bt709"
_TONE_MAP = (
    "format=yuv420p10le,"
    "setparams=range=tv:colorspace=bt2020nc:color_primaries=bt2020:color_trc={trc},"
    "zscale=t=linear:npl=203,format=gbrpf32le,zscale=p=bt709,tonemap=tonemap=hable:desat=0,"
    "zscale=t=bt709:m=bt709:r=tv"
)
_TRC: dict[Transfer, str] = {"hlg": "arib-std-b67", "pq": "smpte2084"}


@dataclass(frozen=True, slots=True)
class Footage:
    """What FFmpeg has to be told about a file's picture: its transfer curve, whether its pixels are square, whether
    it is transparent, and whether it is HD that does not say which YCbCr matrix it has (then BT.709)."""

    transfer: Transfer = "sdr"
    square: bool = True
    transparent: bool = False
    untagged_hd: bool = False


@dataclass(frozen=True, slots=True)
class Overlay:
    """A caption that has been drawn: its PNG and the pixel of the canvas where its top left corner lies."""

    caption: Caption
    file: Path
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Files:
    """The files behind a plan: `media` and `footage` by asset id, drawn captions, and the mixed sound."""

    media: Mapping[str, Path]
    footage: Mapping[str, Footage]
    overlays: Sequence[Overlay]
    sound: Path


def picture(plan: Plan, files: Files, sound_filters: str, out: Path) -> list[str]:
    """The arguments (without the program's name) that render `plan` to `out`, an MP4 of exactly `plan.frames` frames.

    `sound_filters` bring the mixed sound to its final loudness.
    """
    seen = [(shot, files.media[shot.asset.id]) for shot in plan.shots if shot.asset is not None]
    threads = ("-threads", "1") if len(seen) > _FEW_INPUTS else ()
    inputs = [argument for shot, path in seen for argument in _input(shot, path, plan.fps, threads)]
    inputs += [argument for overlay in files.overlays for argument in still(overlay.file, plan.fps)]
    inputs += guarded(files.sound)
    sound = len(seen) + len(files.overlays)
    chains = [*_shots(plan, files), *_captions(plan, files.overlays, len(seen))]
    return [
        *("-loglevel", "level+warning"),
        *inputs,
        *("-filter_complex", ";".join([*chains, f"[{sound}:a]{sound_filters}[sound]"])),
        *("-map", "[picture]", "-map", "[sound]", "-map_metadata", "-1", "-map_chapters", "-1"),
        *_video_encoding(plan),
        *("-c:a", "aac", "-b:a", "192k", "-ar", "48000", "-ac", "2"),
        *("-movflags", "+faststart", "-f", "mp4", "-y", f"file:{out}"),
    ]


def _video_encoding(plan: Plan) -> list[str]:
    preset, crf = ENCODING[plan.quality]
    return [
        *("-frames:v", str(plan.frames), "-r", str(plan.fps), "-fps_mode", "cfr"),
        *("-c:v", "libx264", "-preset", preset, "-crf", str(crf), "-profile:v", "high", "-pix_fmt", "yuv420p"),
        *("-g", str(plan.fps * GOP_SECONDS), "-flags", "+cgop"),
        *("-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv"),
    ]


def _input(shot: Shot, path: Path, fps: int, threads: Sequence[str]) -> list[str]:
    if not shot.span_ms:
        return still(path, fps, *threads)
    return guarded(path, *part(shot.in_ms, shot.span_ms + _MARGIN_MS), *threads)


# shots


def _shots(plan: Plan, files: Files) -> list[str]:
    """Every shot as a chain, cut at its joins; then the joins; then all of it in a row, as `[film]`."""
    chains: list[str] = []
    row: list[str] = []
    numbers = count()
    entrance = 0
    for place, shot in enumerate(plan.shots):
        index = next(numbers) if shot.asset is not None else None
        chains.append(_shot(shot, plan, files, index, f"shot{place}"))
        exit_ = shot.join.frames if shot.join else 0
        chains.append(_cut(place, entrance, shot.frames, exit_))
        if shot.frames > entrance + exit_:
            row.append(f"[body{place}]")
        if shot.join is not None:
            chains.append(_join(place, XFADE[shot.join.kind], shot.join.frames, plan.fps))
            row.append(f"[join{place}]")
        entrance = exit_
    together = f"concat=n={len(row)}:v=1:a=0," if len(row) > 1 else ""
    chains.append(f"{''.join(row)}{together}settb=1/{plan.fps},setpts=N,fps={plan.fps}[film]")
    return chains


def _shot(shot: Shot, plan: Plan, files: Files, index: int | None, label: str) -> str:
    """One shot: the canvas's size, the film's rate and colours, exactly `shot.frames` frames."""
    size = f"s={plan.width}x{plan.height}:r={plan.fps}"
    if shot.asset is None or index is None:
        return f"color=c=black:{size},trim=end_frame={shot.frames},format=yuv420p,setsar=1,{_TAGS}[{label}]"
    footage = files.footage.get(shot.asset.id, Footage())
    retime = f"setpts=PTS/{shot.speed:g}," if shot.speed != 1 else ""
    head = "trim=end_frame=1," if not shot.span_ms else retime
    placed = _placed(shot, plan, footage, label)
    exact = f"tpad=stop=-1:stop_mode=clone,trim=end_frame={shot.frames},setpts=PTS-STARTPTS"
    steps = [exact, *_zoom(shot, plan.quality), "setsar=1", _TAGS, f"settb=1/{plan.fps}", *_fades(shot)]
    return f"[{index}:v]{head}fps=fps={plan.fps}:start_time=0,{placed},{','.join(steps)}[{label}]"


def _placed(shot: Shot, plan: Plan, footage: Footage, label: str) -> str:
    """The filters that place a picture on the canvas, in BT.709."""
    cover = shot.fit == "crop"
    first = f"{_square(footage)}{_scale(plan, cover)}"
    colours = _colours(footage)
    pixels = "yuva420p" if footage.transparent else "yuv420p"
    middle = "(W-w)/2:(H-h)/2"
    canvas = f"{plan.width}:{plan.height}"
    if shot.fit == "blur":
        return (
            f"{first}{colours},format={pixels},split[{label}a][{label}b];"
            f"[{label}a]{_blurred(plan)}[{label}c];[{label}c][{label}b]overlay={middle}:format=auto,format=yuv420p"
        )
    if footage.transparent:
        black = f"color=c=black:s={plan.width}x{plan.height}:r={plan.fps},format=yuv420p,{_TAGS}[{label}c]"
        return (
            f"{first}{colours},format={pixels}[{label}b];{black};"
            f"[{label}c][{label}b]overlay={middle}:eof_action=endall:format=auto,format=yuv420p"
        )
    frame = f"crop={canvas}" if cover else f"pad={canvas}:(ow-iw)/2:(oh-ih)/2:black"
    return f"{first}{colours},format=yuv420p,{frame}"


def _scale(plan: Plan, cover: bool) -> str:
    how = "increase" if cover else "decrease"
    return f"scale={plan.width}:{plan.height}:force_original_aspect_ratio={how}:force_divisible_by=2"


def _square(footage: Footage) -> str:
    tagged = "setparams=colorspace=bt709," if footage.untagged_hd else ""
    return tagged if footage.square else f"{tagged}scale=w=trunc(iw*sar/2)*2:h=ih,setsar=1,"


def _colours(footage: Footage) -> str:
    """What turns the first `scale` into one that ends in BT.709, limited range: more of its options, or filters."""
    if footage.transfer == "sdr":
        return ":out_color_matrix=bt709:out_range=tv"
    return "," + _TONE_MAP.format(trc=_TRC[footage.transfer])


def _blurred(plan: Plan) -> str:
    """A picture that fills the canvas, blurred at an eighth of the size: the same look for a tenth of the work."""
    width, height = (max(16, side // 16 * 2) for side in (plan.width, plan.height))
    sigma = max(1.0, min(width, height) / 34)
    return (
        f"scale={width}:{height}:force_original_aspect_ratio=increase:force_divisible_by=2,format=yuv420p,"
        f"crop={width}:{height},gblur=sigma={sigma:.2f},scale={plan.width}:{plan.height},setsar=1"
    )


def _zoom(shot: Shot, quality: Quality) -> list[str]:
    """A slow zoom of a photo. `perspective` places its corners between pixels; `zoompan` would jump by whole ones."""
    if shot.zoom == "none" or shot.frames < 2:
        return []
    margin = (1 - 1 / (1 + _ZOOM)) / 2
    progress = f"on/{shot.frames - 1}" if shot.zoom == "in" else f"(1-on/{shot.frames - 1})"
    near, far = f"{margin:.6f}*{progress}", f"(1-{margin:.6f}*{progress})"
    corners = ((near, near), (far, near), (near, far), (far, far))
    places = ":".join(f"x{n}=W*{x}:y{n}=H*{y}" for n, (x, y) in enumerate(corners))
    return [f"perspective={places}:eval=frame:interpolation={'linear' if quality == 'draft' else 'cubic'}"]


def _fades(shot: Shot) -> list[str]:
    begin = [f"fade=t=in:s=0:n={shot.fade_in}"] if shot.fade_in else []
    end = [f"fade=t=out:s={shot.frames - shot.fade_out}:n={shot.fade_out}"] if shot.fade_out else []
    return begin + end


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


def _join(place: int, transition: str, frames: int, fps: int) -> str:
    blend = f"xfade=transition={transition}:duration={frames / fps:.6f}:offset=0"
    both = f"[tail{place}]format=yuv444p[tail{place}full];[head{place + 1}]format=yuv444p[head{place + 1}full]"
    return f"{both};[tail{place}full][head{place + 1}full]{blend},format=yuv420p,{_TAGS}[join{place}]"


# on top of them


def _captions(plan: Plan, overlays: Sequence[Overlay], first_input: int) -> list[str]:
    """Captions over `[film]`, then the film's own fades, as `[picture]`."""
    chains: list[str] = []
    base = "film"
    for number, overlay in enumerate(overlays):
        chains.append(_lettering(overlay.caption, plan.fps, first_input + number, f"text{number}"))
        begin, end = overlay.caption.first, overlay.caption.first + overlay.caption.frames - 1
        chains.append(
            f"[{base}][text{number}]overlay={overlay.x}:{overlay.y}:eof_action=pass:"
            f"enable='between(n,{begin},{end})'[over{number}]"
        )
        base = f"over{number}"
    fades = _fades(Shot(0, plan.frames, fade_in=plan.fade_in, fade_out=plan.fade_out))
    chains.append(f"[{base}]{','.join([*fades, 'format=yuv420p', _TAGS])}[picture]")
    return chains


def _lettering(caption: Caption, fps: int, index: int, label: str) -> str:
    fade, frames = caption.fade, caption.frames
    fades = [f"fade=t=in:s=0:n={fade}:alpha=1", f"fade=t=out:s={frames - fade}:n={fade}:alpha=1"] if fade else []
    steps = [
        "trim=end_frame=1",
        f"fps=fps={fps}:start_time=0",
        "scale=out_color_matrix=bt709:out_range=tv",
        "format=yuva420p",
        "tpad=stop=-1:stop_mode=clone",
        f"trim=end_frame={frames}",
        *fades,
        f"settb=1/{fps}",
        f"setpts=N+{caption.first}",
    ]
    return f"[{index}:v]{','.join(steps)}[{label}]"
