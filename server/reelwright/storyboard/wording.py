"""The words of a storyboard, in English and 中文. Rows only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reelwright.draft.names import Language, tenths
from reelwright.draft.wording import WORDS


@dataclass(frozen=True)
class Labels:
    """The words of one language. Braces are filled in by whoever draws them."""

    shots: str
    overlays: str
    texts: str
    music: str
    sound: str
    own_sound: str
    shot: tuple[str, str]  # one, several
    edit: tuple[str, str]
    empty: str
    of_shots: str
    before: str
    after: str
    muted: str
    soundless: str
    black: str
    composed: str
    not_on_stills: str
    ends: str
    more: str
    at: str
    fade_in: str
    fade_out: str
    every_join: str
    after_shot: str
    gap: str
    short_shot: str
    silent: str
    no_sound: str
    long_text: str
    late_text: str
    no_font: str
    no_pictures: str
    some_pictures: str


LABELS: Mapping[Language, Labels] = {
    "en": Labels(
        shots="Shots",
        overlays="Overlays",
        texts="Texts",
        music="Music",
        sound="Sound",
        own_sound="Clips' sound",
        shot=("1 shot", "{n} shots"),
        edit=("1 edit", "{n} edits"),
        empty="The timeline is empty.",
        of_shots="{shown} of {n} shots",
        before="Before",
        after="After",
        muted="muted",
        soundless="no sound",
        black="black",
        composed="{mood} (composed)",
        not_on_stills="not on the stills below",
        ends="ends {at}",
        more="… and {n} more",
        at="at {at}",
        fade_in="fades in {length}",
        fade_out="fades out {length}",
        every_join="{join} at every join",
        after_shot="{join} after {shots}",
        gap="Gap: nothing but black from {start} to {end}",
        short_shot="Shot {n} ({length}) is too short for its {join}",
        silent="Silence from {start} to {end}",
        no_sound="The film has no sound",
        long_text="Too long for the picture: {text}",
        late_text="Begins after the film's end: {text}",
        no_font="No font here has {what}, in: {text}",
        no_pictures="No thumbnails: the files are not on this machine.",
        some_pictures="No thumbnails for {n} of {all} shots: their files are not on this machine, or cannot be read.",
    ),
    "zh": Labels(
        shots="镜头",
        overlays="叠加",
        texts="文字",
        music="音乐",
        sound="声音",
        own_sound="原声",
        shot=("1 个镜头", "{n} 个镜头"),
        edit=("1 次编辑", "{n} 次编辑"),
        empty="时间线是空的。",
        of_shots="{n} 个镜头中的 {shown} 个",
        before="之前",
        after="之后",
        muted="静音",
        soundless="无声",
        black="黑场",
        composed="{mood}（自动作曲）",
        not_on_stills="下方画面中未显示",
        ends="{at} 结束",
        more="… 另有 {n} 个",
        at="{at}",
        fade_in="淡入 {length}",
        fade_out="淡出 {length}",
        every_join="每处转场 {join}",
        after_shot="镜头 {shots} 之后 {join}",
        gap="空隙：{start} 到 {end} 是黑场",
        short_shot="镜头 {n}（{length}）太短，放不下 {join}",
        silent="{start} 到 {end} 没有声音",
        no_sound="影片没有声音",
        long_text="文字太长，画面放不下：{text}",
        late_text="在影片结束之后才出现：{text}",
        no_font="没有字体能显示 {what}：{text}",
        no_pictures="没有缩略图：文件不在这台电脑上。",
        some_pictures="{all} 个镜头中有 {n} 个没有缩略图：文件不在这台电脑上，或无法读取。",
    ),
}


def clock(ms: int, *, tenths: bool = True) -> str:
    """A time as "0:04.5" or "1:02:03"; whole seconds without a decimal."""
    total = round(ms / 100) if tenths else round(ms / 1000) * 10
    seconds, tenth = divmod(total, 10)
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    text = f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"
    return f"{text}.{tenth}" if tenth else text


def span(start_ms: int, end_ms: int) -> str:
    """ "0:00–0:04.5"."""
    return f"{clock(start_ms)}–{clock(end_ms)}"


def seconds(ms: int, language: Language) -> str:
    """ "3.5s" or "3.5秒"; a minute and more as a clock has it."""
    return f"{tenths(ms)}{WORDS[language].second}" if ms < 60_000 else clock(ms)


def counted(words: tuple[str, str], n: int) -> str:
    return words[0] if n == 1 else words[1].format(n=n)
