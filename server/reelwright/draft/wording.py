"""The words around names and numbers when a timeline is described, in English and 中文. Rows only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reelwright.draft.model import Position, Size, TransitionKind, Zoom
from reelwright.draft.names import Language


@dataclass(frozen=True)
class Wording:
    """The words of one language."""

    empty: str
    head: tuple[str, str]  # for one track, for several
    track: str
    comma: str
    second: str
    more: str
    more_tracks: str
    every_join: str
    quote: str
    speed: str
    reverse: str
    freeze: str
    volume: str
    fade: Mapping[str, str]
    zoom: Mapping[Zoom, str]
    positions: Mapping[Position, str]
    sizes: Mapping[Size, str]
    labels: Mapping[str, str]
    joins: Mapping[TransitionKind, str]


WORDS: Mapping[Language, Wording] = {
    "en": Wording(
        empty="The timeline is empty.",
        head=("Timeline (1 track):", "Timeline ({n} tracks):"),
        track="{n}. {label}: {items}",
        comma=", ",
        second="s",
        more="… and {n} more",
        more_tracks="… and {n} more tracks",
        every_join="{join} at every join",
        quote='"{text}"',
        speed="{factor}x",
        reverse="backwards",
        freeze="frozen",
        volume="volume {level}",
        fade={"in": "fade in {seconds}s", "out": "fade out {seconds}s"},
        zoom={
            "in": "zoom in",
            "out": "zoom out",
            "left": "pan left",
            "right": "pan right",
            "up": "pan up",
            "down": "pan down",
        },
        positions={"top": "top", "center": "centre", "bottom": "bottom"},
        sizes={"small": "small", "medium": "medium", "large": "large", "huge": "huge"},
        labels={
            "clip": "Video",
            "overlay": "Overlay",
            "music": "BGM",
            "audio": "Audio",
            "title": "Title",
            "caption": "Caption",
            "other": "type {tt}",
        },
        joins={
            "crossfade": "crossfade",
            "fade_black": "fade through black",
            "fade_white": "fade through white",
            "wipe_left": "wipe",
            "wipe_right": "wipe right",
            "wipe_up": "wipe up",
            "wipe_down": "wipe down",
            "slide_left": "slide",
            "slide_right": "slide right",
            "slide_up": "slide up",
            "slide_down": "slide down",
            "cover": "cover",
            "zoom": "zoom",
            "circle": "circle",
            "circle_close": "closing circle",
            "clock": "clock wipe",
            "pixelate": "pixelate",
            "blur": "blur",
            "squeeze": "squeeze",
            "doors": "doors",
            "diagonal": "diagonal",
        },
    ),
    "zh": Wording(
        empty="时间线是空的。",
        head=("时间线（1 条轨道）：", "时间线（{n} 条轨道）："),
        track="{n}. {label}：{items}",
        comma="，",
        second="秒",
        more="… 另有 {n} 个",
        more_tracks="… 另有 {n} 条轨道",
        every_join="每处转场 {join}",
        quote="“{text}”",
        speed="{factor} 倍速",
        reverse="倒放",
        freeze="定格",
        volume="音量 {level}",
        fade={"in": "淡入 {seconds} 秒", "out": "淡出 {seconds} 秒"},
        zoom={
            "in": "慢慢放大",
            "out": "慢慢缩小",
            "left": "向左平移",
            "right": "向右平移",
            "up": "向上平移",
            "down": "向下平移",
        },
        positions={"top": "顶部", "center": "居中", "bottom": "底部"},
        sizes={"small": "小", "medium": "中", "large": "大", "huge": "特大"},
        labels={
            "clip": "视频",
            "overlay": "叠加",
            "music": "背景音乐",
            "audio": "音频",
            "title": "标题",
            "caption": "字幕",
            "other": "类型 {tt}",
        },
        joins={
            "crossfade": "交叉淡化",
            "fade_black": "黑场过渡",
            "fade_white": "白场过渡",
            "wipe_left": "擦除",
            "wipe_right": "向右擦除",
            "wipe_up": "向上擦除",
            "wipe_down": "向下擦除",
            "slide_left": "滑动",
            "slide_right": "向右滑动",
            "slide_up": "向上滑动",
            "slide_down": "向下滑动",
            "cover": "覆盖",
            "zoom": "缩放",
            "circle": "圆形",
            "circle_close": "圆形收缩",
            "clock": "时钟",
            "pixelate": "像素化",
            "blur": "模糊",
            "squeeze": "挤压",
            "doors": "开门",
            "diagonal": "对角",
        },
    ),
}
