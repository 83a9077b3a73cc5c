"""What a person should know of an edit that the timeline does not show: how it was chosen, what is too long. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reelwright.draft.model import Crop, Draft, Placement
from reelwright.draft.presets import PRESET
from reelwright.edits.model import Aspect, Edit
from reelwright.edits.ops_cut import FitLength, Highlight, Preset
from reelwright.edits.ops_picture import Canvas
from reelwright.studio.asset import Asset
from reelwright.studio.finding.limits import MOST_SECONDS
from reelwright.studio.finding.moments import WEIGHTS
from reelwright.studio.timeline import clips, film_ms, placed

_SAME_SHAPE = 0.01
_NO_BARS = (
    'No bars are seen, because every picture has the shape of the film already; for a wider one say "make it 21:9".',
    "画面和影片的比例一样，所以看不到黑边；想要更宽的画面，可以说“改成21:9”。",
)
_KEPT = {
    "start": ("Each clip keeps its beginning.", "每段保留开头。"),
    "middle": ("Each clip gives in proportion and keeps its middle.", "每段按比例缩短，保留中间。"),
    "end": ("Each clip keeps its end.", "每段保留结尾。"),
    "best": ("Each clip keeps its best stretch, by motion, loudness and sharpness.", "每段保留最精彩的一截。"),
    "all": ("Nothing was cut; the speed was changed.", "没有剪掉内容，只改了速度。"),
}


def advice(
    before: Draft, after: Draft, edits: Sequence[Edit], assets: Sequence[Asset], *, chinese: bool
) -> tuple[str, ...]:
    """Sentences in the language of the message; none for most edits. `assets`: the project's files."""
    return tuple(pair[1] if chinese else pair[0] for pair in _pairs(before, after, edits, assets))


def _pairs(before: Draft, after: Draft, edits: Sequence[Edit], assets: Sequence[Asset]) -> Iterator[tuple[str, str]]:
    for edit in edits:
        if isinstance(edit, FitLength) and edit.clip is None and film_ms(after) != film_ms(before):
            yield from _fitted(edit, before, after)
        if isinstance(edit, Highlight):
            yield _chosen()
        if isinstance(edit, Aspect | Canvas) and edit.fit == "letterbox" and not _leaves_bars(after, assets):
            yield _NO_BARS
    if any(isinstance(edit, Preset) for edit in edits) or film_ms(after) > film_ms(before):
        yield from _too_long(after)


def _leaves_bars(film: Draft, assets: Sequence[Asset]) -> bool:
    """Whether some picture has another shape than the canvas, so that bars are seen beside it."""
    files = {asset.id: asset for asset in assets}
    shown = [(x, files.get(x.source.asset_id)) for _, x in placed(clips(film)) if x.source]
    return any(asset is None or _has_another_shape(film, x, asset) for x, asset in shown)


def _has_another_shape(film: Draft, x: Placement, asset: Asset) -> bool:
    if not (asset.width and asset.height) or (x.transform and x.transform.crop != Crop()):
        return True
    width, height = asset.width, asset.height
    if x.transform and x.transform.turn % 180:
        width, height = height, width
    return abs(width * film.m.height - height * film.m.width) > _SAME_SHAPE * height * film.m.width


def _fitted(edit: FitLength, before: Draft, after: Draft) -> Iterator[tuple[str, str]]:
    length = film_ms(after)
    longer = length > film_ms(before) and edit.keep != "all"
    yield ("Photos and frozen pictures stay longer.", "照片和定格停留更久。") if longer else _KEPT[edit.keep]
    if abs(length - edit.duration_ms) > 100 and not (edit.at_most and length < edit.duration_ms):
        yield f"The film is {length / 1000:g} s long.", f"影片长 {length / 1000:g} 秒。"


def _chosen() -> tuple[str, str]:
    share = {name: f"{round(weight * 100)}%" for name, weight in WEIGHTS.items()}
    minutes = MOST_SECONDS // 60
    return (
        f"Chosen by motion ({share['motion']}), loudness ({share['loudness']}) and sharpness ({share['sharpness']}),"
        f" each moment ranked against all the footage; the order of the clips was kept. Of each file the first"
        f" {minutes} minutes were looked at.",
        f"按画面运动（{share['motion']}）、音量（{share['loudness']}）和清晰度（{share['sharpness']}）挑选，片段顺序不变；"
        f"每个文件只看前 {minutes} 分钟。",
    )


def _too_long(after: Draft) -> Iterator[tuple[str, str]]:
    preset = next((preset for name, preset in PRESET.items() if name == after.m.preset), None)
    if preset is None or preset.longest_s is None or film_ms(after) <= preset.longest_s * 1000:
        return
    length, most = film_ms(after) / 1000, preset.longest_s
    yield (
        f"For {preset.title} the film is too long: {length:g} s, and at most {most} s go. "
        f'Say "make it {most} seconds" or "make a {most} second highlight".',
        f"对{preset.title_zh}来说太长了：{length:g} 秒，最多 {most} 秒。可以说“剪到{most}秒”。",
    )
