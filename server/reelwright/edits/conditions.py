"""What a message asks to be left as it is: 讲解千万别动, 视频一律别动, 别用加速, 四段都得在. Pure.

Such a clause asks for no edit; it is met where the edits of the rest leave alone what it speaks of. Where an edit is
of all clips, the one to be left alone is taken out of it; where it cannot be told, the clause is not understood.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from reelwright.edits.model import Edit, Fade, Photo, Speed, Trim, Volume
from reelwright.edits.ops_cut import FitLength
from reelwright.edits.ops_picture import Overlay, Recolour
from reelwright.edits.ops_sound import VolumeSpan
from reelwright.edits.ops_text import Text
from reelwright.edits.parsed import Parsed
from reelwright.edits.quoting import unquoted
from reelwright.edits.terms import Clip
from reelwright.edits.traditional import simplified

Read = Callable[[str], Parsed]

_CLAUSE: Final = re.compile(r"[^，,。；;！!？?\n]+")
_EDGES: Final = "，,。；;！! "
_STRESS: Final = r"(?:千万|一律|一概|统统|通通|都|就|全|全都|可|绝对|一定|先|请|记得|但|但是|可是|不过)*"
_UNTOUCHED: Final = (
    r"(?:(?:别|不要|不用|不许|不能|甭)(?:给我)?(?:动|碰|改|乱动|管|剪|裁)"
    r"|(?:保持|维持|还是|就)?(?:原样|不变|不动|原状|原速|正常速度|原来的?速度)|照旧|照常|(?:要|得"
    r"|尽量)*(?:(?:保留|保持|留着?)完整|完整地?(?:保留|留着)))"
)
_ENDING: Final = r"(?:它|他|了|啊|哈|哦|呀|吧|就行|就好|就可以|即可|谢谢)*"
_KEPT: Final = re.compile(
    rf"{_STRESS}(?P<what>[^“”「」]{{1,16}}?)(?:那段|那条|那个|那张|那边)?的?{_STRESS}{_UNTOUCHED}{_ENDING}"
)
_REST: Final = re.compile(
    r"(?:其他|其余|其它|别的|剩下|余下)的?(?:地方|部分|段|片段|内容|东西|时候)?|别处|其他几段|后面|前面|后边"
    r"|剩下的几段"
)
_SAID_OTHERS: Final = ("其余", "其他", "其它", "别的", "剩下", "其餘")
_NO_SPEEDING: Final = re.compile(
    rf"{_STRESS}(?:别|不要|不用|不许|不能)(?:用|靠|给我|去)?(?:加速|快进|变速|倍速|快放|调速度){_ENDING}"
)
_ALL_STAY: Final = re.compile(
    r"(?:所有|每一?|全部|这|[一二两三四五六七八九十\d]+)?(?:段|个|条|个片段|个镜头|片段|素材|个视频)(?:都|全|全都)+"
    rf"(?:得|要|必须|给我|尽量|能)*(?:在|留着|留|保留|保留着|有|出现|露个?脸|露面|用到|用上)"
    rf"(?:一?点儿?|一?些|到|一下)?{_ENDING}"
    r"|(?:别|不要|不能|不许)(?:删|删掉|删除|丢|丢掉|去掉|少)(?:任何|哪|一个|一|掉)*(?:段|个片段|个镜头|片段|镜头|素材"
    rf"|视频|段落|内容)+{_ENDING}"
    rf"|(?:一|哪)(?:段|个|条|个片段|个镜头)(?:都|也)(?:别|不能|不要|不许)(?:少|删|丢|漏|缺|落下){_ENDING}"
)
_NOT_ELSEWHERE: Final = re.compile(
    r"(?:别的|其他|其余|其它|剩下的)(?:时候|时间|地方|片段|段)(?:就|都|全|全都)*(?:不要|不用|别|不)"
    rf"(?:显示|放|出现|加|有|要)?{_ENDING}"
)
_NO_LOOK: Final = re.compile(
    rf"{_STRESS}(?:别|不要|不想要|不能|不用)(?:弄成|做成|变成|是|用|要|太)?(?P<look>[^“”「」，,]{{1,6}}?)(?:的"
    rf"|滤镜|风格)?{_ENDING}"
)
_HANDS_OFF: Final = re.compile(
    rf"{_STRESS}(?:别|不要|不用|不许|不能|甭)(?:给我|去|再)?(?:动|碰|改|乱动|改动"
    rf"|乱改)(?P<what>[^“”「」]{{1,12}}?){_ENDING}"
)
_SOUND_STAYS: Final = re.compile(
    rf"{_STRESS}(?P<what>[^“”「」]{{1,10}}?)(?:那段|那条|那个)?的?(?P<sound>(?:原|人|浪|海浪|叫|笑|风|鸟叫"
    r"|说话|环境|现场|同期|背景)声|声音)"
    rf"(?:都|要|得|就|给我|还是)*(?:留着|留下|保留|留|别动|不动|不变|不用动|还在|要在){_ENDING}"
)
_THINGS: Final[tuple[tuple[re.Pattern[str], frozenset[str]], ...]] = (
    (
        re.compile("(?:那个|原来的)?(?:标题|字幕|文字|片名|字)(?:们)?"),
        frozenset({"text", "restyle_text", "remove_text", "captions"}),
    ),
    (
        re.compile("(?:背景)?(?:音乐|配乐|bgm|歌)", re.IGNORECASE),
        frozenset({"music", "remove_music", "another_song", "music_tempo", "music_part", "duck"}),
    ),
    (re.compile("(?:所有|那些|现有的?)?转场"), frozenset({"transitions"})),
    (re.compile("(?:片段)?(?:的)?(?:顺序|次序|排列|先后)"), frozenset({"move", "swap", "reorder"})),
)
_LONGEST: Final = 300  # characters
_MOST: Final = 12  # clauses
_OF_NO_CLIP: Final = frozenset(
    {"music", "text", "restyle_text", "remove_text", "remove_music", "music_part", "duck", "captions", "add_sound",
     "remove_sound", "move", "swap", "overlay", "remove_overlay", "transitions"}
)  # fmt: skip
_FILM: Final = ("all", "clips", "everything", "film", None)


def without_conditions(message: str, read: Read) -> Parsed | None:
    """What a message means apart from such clauses, if all else is understood and they are met; None if not."""
    if len(message) > _LONGEST:
        return None
    clauses = unquoted(_CLAUSE, message)
    asked = [found for found in clauses[:_MOST] if _is_condition(found.group(), read)]
    if not asked:
        return None
    rest = message
    for found in reversed(asked):
        rest = rest[: found.start()].rstrip(_EDGES) + "，" + rest[found.end() :].lstrip(_EDGES)
    rest = rest.strip(_EDGES)
    parsed = read(rest) if rest else None
    if parsed is not None and not is_whole(parsed) and len(asked) == 1:
        parsed = _of_the_others(asked[0].group(), rest, read)
    if parsed is None or not is_whole(parsed):
        return None
    for found in asked:
        met = _with_met(_plain(found.group()), rest, parsed, read)
        if met is None:
            return None
        parsed = met
    return parsed


def says_all_stay(message: str) -> bool:
    """Whether a clause asks for all clips to stay, which without the others would ask for all to be put together."""
    plain = (_plain(found.group()) for found in _CLAUSE.finditer(message[:_LONGEST]))
    return any(_ALL_STAY.fullmatch(words) for words in plain)


def _plain(clause: str) -> str:
    return "".join(simplified(clause).split())


def is_whole(parsed: Parsed) -> bool:
    return bool(parsed.edits) and not (parsed.unknown or parsed.impossible)


def _is_condition(clause: str, read: Read) -> bool:
    words = _plain(clause)
    if any(pattern.fullmatch(words) for pattern in (_NO_SPEEDING, _ALL_STAY, _NOT_ELSEWHERE)):
        return True
    if (firm := _HANDS_OFF.fullmatch(words)) and (_thing(firm["what"]) or named_clips(firm["what"], read)):
        return True
    if (sound := _SOUND_STAYS.fullmatch(words)) and named_clips(sound["what"], read):
        return True
    kept = _KEPT.fullmatch(words)
    if kept is not None and (
        _REST.fullmatch(kept["what"]) or _material(kept["what"]) or named_clips(kept["what"], read)
    ):
        return True
    look = _NO_LOOK.fullmatch(words)
    return look is not None and _look(look["look"], read) is not None


def _with_met(words: str, rest: str, parsed: Parsed, read: Read) -> Parsed | None:
    """The edits if they meet one condition, or meet it with a clip taken out of "all"; None if they do not."""
    if _NO_SPEEDING.fullmatch(words):
        return parsed if not any(_speeds(edit) for edit in parsed.edits) else None
    if _ALL_STAY.fullmatch(words):
        return parsed if all(_leaves_all(edit) for edit in parsed.edits) else None
    if _NOT_ELSEWHERE.fullmatch(words):
        return parsed if all(_is_for_a_while(edit) for edit in parsed.edits) else None
    if (firm := _HANDS_OFF.fullmatch(words)) and (ops := _thing(firm["what"])):
        return parsed if not any(_changes(edit, ops) for edit in parsed.edits) else None
    if firm is not None and (clips := named_clips(firm["what"], read)):
        return _leaving(clips, firm["what"], rest, parsed, read)
    if (sound := _SOUND_STAYS.fullmatch(words)) and (clips := named_clips(sound["what"], read)):
        return parsed if not any(_is_heard(edit, clips) for edit in parsed.edits) else None
    kept = _KEPT.fullmatch(words)
    if kept is not None and _REST.fullmatch(kept["what"]):
        return parsed if not any(_is_of_all(edit) for edit in parsed.edits) else None
    if kept is not None and (material := _material(kept["what"])):
        return parsed if all(_is_not_of(edit, material) for edit in parsed.edits) else None
    if kept is not None and (clips := named_clips(kept["what"], read)):
        return _leaving(clips, kept["what"], rest, parsed, read)
    look = _NO_LOOK.fullmatch(words)
    unwanted = _look(look["look"], read) if look else None
    looks = [edit.look for edit in parsed.edits if isinstance(edit, Recolour)]
    return parsed if looks and unwanted not in looks else None


def _leaving(clips: tuple[Clip, ...], what: str, rest: str, parsed: Parsed, read: Read) -> Parsed | None:
    """The edits if none is of these clips; those of all clips are read again as those of all but them."""
    if any(set(touched(edit)) & set(clips) for edit in parsed.edits):
        return None
    parsed = replace(parsed, edits=tuple(_uncut(edit, clips) for edit in parsed.edits))
    if not any(_is_of_all(edit) for edit in parsed.edits):
        return parsed
    again = read(f"除了{what}，{rest}")
    spared = all("all but" in str(getattr(edit, "clip", getattr(edit, "target", ""))) for edit in again.edits)
    return again if is_whole(again) and spared else None


def _uncut(edit: Edit, clips: tuple[Clip, ...]) -> Edit:
    """讲解别动，剪成15秒: the others give for it."""
    if not isinstance(edit, FitLength) or edit.clip is not None:
        return edit
    return edit.model_copy(update={"uncut": tuple(dict.fromkeys((*edit.uncut, *clips)))})


def _thing(what: str) -> frozenset[str]:
    """The kinds of edits that change a thing of the film: 标题, 音乐, 转场, 顺序."""
    return next((ops for pattern, ops in _THINGS if pattern.fullmatch(what)), frozenset())


def _changes(edit: Edit, ops: frozenset[str]) -> bool:
    if "music" in ops and isinstance(edit, Volume | Fade):
        return edit.target in ("music", "everything")
    return edit.op in ops


def _is_heard(edit: Edit, clips: tuple[Clip, ...]) -> bool:
    """Whether an edit changes how loud one of these clips is."""
    return isinstance(edit, Volume | VolumeSpan) and (edit.target in _FILM or edit.target in clips)


def _of_the_others(clause: str, rest: str, read: Read) -> Parsed | None:
    """咖啡保持原速，其余1.25倍: the others are those that are not to be left alone."""
    kept = _KEPT.fullmatch(_plain(clause)) or _HANDS_OFF.fullmatch(_plain(clause))
    clips = named_clips(kept["what"], read) if kept else ()
    return read(f"除了{kept['what']}，{rest}") if kept and clips and rest.startswith(_SAID_OTHERS) else None


def _speeds(edit: Edit) -> bool:
    return isinstance(edit, Speed) or (isinstance(edit, FitLength) and edit.keep == "all")


def _leaves_all(edit: Edit) -> bool:
    """Whether no clip can go by it: each is made shorter, none is taken away."""
    return isinstance(edit, Trim | Speed | FitLength)


def _is_for_a_while(edit: Edit) -> bool:
    return isinstance(edit, Overlay | Text) and edit.over is not None


def _is_of_all(edit: Edit) -> bool:
    if isinstance(edit, FitLength) and edit.uncut:
        return False
    if edit.op in _OF_NO_CLIP:
        return edit.op == "transitions" and getattr(edit, "after", None) is getattr(edit, "before", None) is None
    return not touched(edit) or any(clip in _FILM for clip in touched(edit))


def _is_not_of(edit: Edit, material: str) -> bool:
    if isinstance(edit, Photo):
        return material == "videos"
    return edit.op in _OF_NO_CLIP or (isinstance(edit, Volume) and edit.target == "music")


def touched(edit: Edit) -> tuple[object, ...]:
    """The clips that an edit changes by name or number; none for one of the whole film."""
    if isinstance(edit, Volume) and edit.target == "music":
        return ("music",)
    named = [getattr(edit, field) for field in ("clip", "target", "a", "b") if getattr(edit, field, None) is not None]
    return (*named, *(getattr(edit, "clips", None) or ()))


def _material(what: str) -> str | None:
    if what in ("视频", "影片", "视频素材", "视频片段"):
        return "videos"
    return "photos" if what in ("照片", "图片", "相片", "图") else None


def named_clips(what: str, read: Read) -> tuple[Clip, ...]:
    """The clips that words name, as the language reads them in 把…静音."""
    parsed = read(f"mute {what}")
    named = tuple(edit.target for edit in parsed.edits if isinstance(edit, Volume) and edit.level == 0)
    return named if is_whole(parsed) and len(named) == len(parsed.edits) and not set(named) & set(_FILM) else ()


def _look(what: str, read: Read) -> str | None:
    edits: Sequence[Edit] = read(f"加{what}滤镜").edits
    found: Iterable[str | None] = (edit.look for edit in edits if isinstance(edit, Recolour))
    return next((look for look in found if look), None) if len(edits) == 1 else None
