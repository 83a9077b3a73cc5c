"""One shot as FFmpeg filters: out of its file, onto the canvas, in BT.709, in exactly its frames. Pure."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reelwright.studio.findings import Footage, Transfer
from reelwright.studio.render.chunks import Cut
from reelwright.studio.render.inputs import escaped, guarded, still
from reelwright.studio.render.moving import is_moved, moved
from reelwright.studio.render.parts import Plan, Shot
from reelwright.studio.render.preview import hurried
from reelwright.studio.render.treatment import Treatment, anchor, prepared

TAGS = "setparams=range=tv:colorspace=bt709:color_primaries=bt709:color_trc=bt709"
_CLOSER = 3  # halves: how much larger than the canvas a photo is drawn that is looked at more and more closely
_FULL_HD = 1920 * 1088  # pixels
_STEADY = 2  # frames
_MARGIN_S = 0.1  # read beyond the part that is seen, so that rounding never costs a frame
_TONE_MAP = (  # diffuse white, 203 nits (ITU-R BT.2408), comes out near white; what is brighter is rolled off
    "format=yuv420p10le,"
    "setparams=range=tv:colorspace=bt2020nc:color_primaries=bt2020:color_trc={trc},"
    "zscale=t=linear:npl=203,format=gbrpf32le,zscale=p=bt709,tonemap=tonemap=mobius:param=0.5:desat=0,"
    "zscale=t=bt709:m=bt709:r=tv"
)
_TRC: dict[Transfer, str] = {"hlg": "arib-std-b67", "pq": "smpte2084"}


def shot_input(cut: Cut, fps: int, path: Path, *options: str) -> list[str]:
    """The arguments that open a cut's file and read no more of it than is seen; `options` are for its decoder."""
    shot = cut.shot
    if not shot.span_ms:
        return still(path, fps, "-threads", "1")
    jumped = _jump(cut, fps) * shot.speed / fps
    begin = shot.in_ms / 1000 + jumped - _lead(shot)
    seen = min((cut.skip + cut.frames) * shot.speed / fps, shot.span_ms / 1000) - jumped
    seek = ("-ss", f"{begin:.6f}") if begin > 0 else ()
    return guarded(path, *options, *seek, "-t", f"{_lead(shot) + seen + _MARGIN_S:.6f}")


def decoding(plan: Plan, cut: Cut) -> tuple[str, ...]:
    """The options of a shot's decoder. For an export one thread is enough, unless the picture is large or the piece so
    short that all wait for it: the encoder has more to do, and each further thread would hold more pictures."""
    if plan.quality == "preview":
        return hurried(cut.shot)
    asset = cut.shot.asset
    alone = asset and 0 < asset.width * asset.height <= _FULL_HD and cut.frames > 2 * plan.fps
    return ("-threads", "1") if alone else ()


def _lead(shot: Shot) -> float:
    """Seconds to begin before the in point: the picture that is seen there may have begun long before, as in a GIF."""
    rate = shot.asset.fps if shot.asset and shot.asset.fps else 1.0
    return min(shot.in_ms / 1000, max(0.1, min(2.0, 2.5 / rate)))


def _jump(cut: Cut, fps: int) -> int:
    """The frames of a shot that need not even be decoded. A second is, so that what is seen is the same as without
    the jump, and a source that ends early still has a last frame to hold; less of a file that is known."""
    if cut.shot.frozen:
        return 0
    available = int(cut.shot.span_ms * fps / cut.shot.speed / 1000)
    return max(0, min(cut.skip, available) - (_STEADY if cut.steady else fps))


def shot_filters(cut: Cut, plan: Plan, footage: Footage, index: int, label: str) -> str:
    """The chain from input `index` to `[label]`: `cut.frames` frames on the plan's canvas, counted from 0."""
    shot, fps = cut.shot, plan.fps
    if shot.asset is None:
        size = f"s={plan.width}x{plan.height}:r={fps}"
        return f"color=c=black:{size},trim=end_frame={cut.frames},format=yuv420p,setsar=1,{TAGS}[{label}]"
    steps = [*_on_canvas(cut, plan, footage, label), "setsar=1", TAGS, *_fades(shot, fps)]
    return f"[{index}:v]{','.join(steps)},setpts=N,fps={fps}[{label}]"


def _on_canvas(cut: Cut, plan: Plan, footage: Footage, label: str) -> list[str]:
    """The filters that place a picture on the canvas and move over it, in exactly the cut's frames."""
    shot, timed, exact = cut.shot, on_time(cut, plan.fps), exact_frames(cut, plan.fps)
    if is_moved(cut) and (shot.frozen or not shot.span_ms):
        large = replace(plan, width=plan.width * _CLOSER // 4 * 2, height=plan.height * _CLOSER // 4 * 2)
        return [timed, _placed(shot, large, footage, label), moved(cut, plan, label, still=True), exact]
    steps = [timed, _placed(shot, plan, footage, label), exact]
    if plan.quality == "preview" and shot.span_ms and not footage.transparent:
        steps[:2] = reversed(steps[:2])  # each picture that is decoded is drawn once, however long it is shown
    return [*steps, moved(cut, plan, label), exact] if is_moved(cut) else steps


def exact_frames(cut: Cut, fps: int) -> str:
    """The filters that make a stream exactly as long as its cut: its last picture is held. Times are the shot's."""
    return f"tpad=stop=-1:stop_mode=clone,trim=end_frame={cut.frames},settb=1/{fps},setpts=N+{cut.skip}"


def on_time(cut: Cut, fps: int) -> str:
    """The filters that bring a file to the film's rate, from the cut's first frame on; a photo is one frame."""
    return _on_time(cut, fps) if cut.shot.span_ms else f"trim=end_frame=1,fps=fps={fps}:start_time=0"


def _on_time(cut: Cut, fps: int) -> str:
    """At the film's rate, from the cut's first frame on. The clock is that of the whole shot, wherever it is cut."""
    jump, lead = _jump(cut, fps), _lead(cut.shot)
    early = f"(PTS-{lead:.6f}/TB)" if lead else "PTS"
    retime = f"setpts={early}/{cut.shot.speed:g}+{jump}/({fps}*TB)," if jump or lead or cut.shot.speed != 1 else ""
    rate = f"fps=fps={fps}:start_time={jump / fps:.6f}"
    if cut.shot.frozen:  # the file's last picture may begin long before the moment that is wanted
        return f"{retime}tpad=stop_duration=2:stop_mode=clone,{rate},trim=end_frame=1"
    if not cut.skip:
        return f"{retime}{rate}"
    return f"{retime}{rate},tpad=stop={cut.skip}:stop_mode=clone,trim=start_frame={cut.skip - jump},setpts=PTS-STARTPTS"


def _placed(shot: Shot, plan: Plan, footage: Footage, label: str) -> str:
    """The filters that place a picture on the canvas, in BT.709."""
    cover = shot.fit == "crop"
    treated = shot.treatment
    first = f"{source_filters(treated, footage)}{_scale(plan, cover, treated)}{in_colour(treated, footage)}"
    seen = _seen(plan, treated)
    pixels = "yuva420p" if footage.transparent else "yuv420p"
    middle = "(W-w)/2:(H-h)/2"
    if shot.fit == "blur":
        return (
            f"{first},format={pixels},split[{label}a][{label}b];"
            f"[{label}a]{_blurred(plan)}[{label}c];[{label}b]{seen if treated.magnify > 1 else 'null'}[{label}d];"
            f"[{label}c][{label}d]overlay={middle}:format=auto,format=yuv420p"
        )
    if footage.transparent:
        black = f"color=c=black:s={plan.width}x{plan.height}:r={plan.fps},format=yuv420p,{TAGS}[{label}c]"
        return (
            f"{first},format={pixels},{seen if cover or treated.magnify > 1 else 'null'}[{label}b];{black};"
            f"[{label}c][{label}b]overlay={middle}:eof_action=endall:format=auto,format=yuv420p"
        )
    canvas = f"{plan.width}:{plan.height}"
    if cover:
        return f"{first},format=yuv420p,{seen}"
    cut = f"{seen}," if treated.magnify > 1 else ""
    return f"{first},format=yuv420p,{cut}pad={canvas}:(ow-iw)/2:(oh-ih)/2:black"


def _scale(plan: Plan, cover: bool, treated: Treatment) -> str:
    how = "increase" if cover else "decrease"
    hurry = ":flags=bilinear" if plan.quality == "preview" else ""
    width, height = (round(side * treated.magnify / 2) * 2 for side in (plan.width, plan.height))
    return f"scale={width}:{height}:force_original_aspect_ratio={how}:force_divisible_by=2{hurry}"


def _seen(plan: Plan, treated: Treatment) -> str:
    """What of a picture that is larger than the canvas is seen."""
    across, down = anchor(treated.magnify_at if treated.magnify > 1 else treated.focus)
    if treated.magnify == 1 and (across, down) == (0.5, 0.5):
        return f"crop={plan.width}:{plan.height}"
    size = f"w='min(iw,{plan.width})':h='min(ih,{plan.height})'"
    return f"crop={size}:x='(iw-ow)*{across:g}':y='(ih-oh)*{down:g}'"


def source_filters(treated: Treatment, footage: Footage) -> str:
    """The filters on a picture of the file's own size, each with its comma: square pixels, turned, cropped."""
    return f"{_square(footage)}{prepared(treated)}"


def in_colour(treated: Treatment, footage: Footage) -> str:
    """What follows a `scale`: BT.709 in limited range, tone-mapped if need be, in the colours that were asked for."""
    if treated.lut is None:
        return _colours(footage)
    rgb = "gbrap" if footage.transparent else "gbrp"
    graded = f"format={rgb},lut3d=file={escaped(treated.lut)}:interp=tetrahedral"
    return f"{_colours(footage)},{graded},scale=out_color_matrix=bt709:out_range=tv"


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
    sigma = max(1.0, min(width, height) / 20)
    return (
        f"scale={width}:{height}:force_original_aspect_ratio=increase:force_divisible_by=2,format=yuv420p,"
        f"crop={width}:{height},gblur=sigma={sigma:.2f},scale={plan.width}:{plan.height},setsar=1"
    )


def _fades(shot: Shot, fps: int) -> list[str]:
    """From and to black, by the time of the whole shot."""
    begin = [f"fade=t=in:st=0:d={shot.fade_in / fps:.6f}"] if shot.fade_in else []
    start = (shot.frames - shot.fade_out) / fps
    end = [f"fade=t=out:st={start:.6f}:d={shot.fade_out / fps:.6f}"] if shot.fade_out else []
    return begin + end
