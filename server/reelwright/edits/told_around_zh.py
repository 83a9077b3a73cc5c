"""What is told around a Chinese wish, set aside: 转场都去掉吧，看着晕 is 转场都去掉吧. Pure.

Reasons, opinions and purposes of open patterns, clause by clause. Only a message that is not understood as it stands
is read again so, and only if all of it is understood then (`parse.py`); what was set aside is reported. A clause that
holds a word of the edit language, a number, a name of a file, or a word of wishing is never one of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from reelwright.edits.lexer import Lexer
from reelwright.edits.quoting import unquoted
from reelwright.edits.tokens import Kind, Token
from reelwright.edits.traditional import simplified

K = Kind

_CLAUSE: Final = re.compile(r"[^，,。；;！!？?～~\n]+")
_EDGES: Final = "，,。；;！!？?～~ "
_WISHING: Final = re.compile(
    r"[把将让给像吗呢]|是不是|要不要|别|不要|不用|不许|除|只|换|改|调|变|删|剪|裁|切|加|减|去掉|放到|移|挪|配"
    r"|静音|保留|留|拉"
    r"|弄|做成|更|"
    r"一[点些下]|[大小高低快慢长短亮暗]点|再|翻译|生成|消|抠|美颜|磨皮|遮|码|但|可是|不过|如果|要是|否则|还是"
    r"|以前|之前|之后|以后|其他|其余|"
    r"字幕|标题|水印|滤镜|特效|贴纸|音效|音量|转场|导出|发布|上传|撤|第[一二三四五六七八九十\d]"
)
_PEOPLE: Final = (
    r"(?:孩子|小孩|宝宝|娃|奶奶|爷爷|外婆|外公|姥姥|姥爷|爸妈|我妈|我爸|妈妈|爸爸|妈|爸|老婆|老公|女儿|儿子"
    r"|姐姐?|哥哥?|妹妹?|弟弟?|"
    r"老板|领导|客户|朋友|闺蜜|同事|同学|老师|室友|家人|家里人|大家|别人|人家|观众|粉丝|网友|甲方|他们|她们|他|她|人)"
)
_WHOSE: Final = rf"(?:我的?|我家的?|我们的?|咱们?的?)?(?:{_PEOPLE}(?:的)?){{1,2}}"
_DOES: Final = (
    r"(?:都|也|就|还|会|在|正|总|老|很|最|特别|超|一直)*"
    r"(?:想|等|爱|喜欢|嫌|怕|觉得|说|看|听|懂|认|记|笑|急|催|受不了|等不及|问|夸|吐槽|要看|要用|要听|认不出"
    r"|看得|听得)"
)
_VERY: Final = (
    r"(?:都|也|就|有点儿?|有些|太|很|挺|好|蛮|超级?|特别|非常|真的?|实在|怪|比较|会|一定|肯定|应该|绝对|这样|那样"
    r"|感觉|显得|看起来|看着)*"
)
_FEELS: Final = r"(?:看着|看得|看起来|看上去|看久了|听着|听得|听起来|听久了|显得|感觉|觉得|总觉得|用着|瞧着|闹得)"
_NO_VERB: Final = r"[^\W\d_]{1,6}"
_TIMES_OF_YEAR: Final = (
    "春天|夏天|秋天|冬天|春日|夏日|秋日|冬日|清晨|早晨|早上|傍晚|黄昏|夜晚|午后|周末|假期"
    "|度假|节日|过年|圣诞|青春|校园|家|阳光"
)
_SO: Final = re.compile(
    r"(?:这样)?(?:更|显得|看着|整体)?(?:紧凑|利落|干净|清爽|流畅|连贯|自然|舒服|顺畅|顺|好玩|有意思|热闹"
    r"|干脆)(?:一点儿?|点儿?|一些|些)(?:就好|就行)?"
)
"""What the wish before it is for; before any other it could be a wish of its own."""
_REASONS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_FEELS}(?:人|我|我们|大家|眼睛|耳朵|头)?{_VERY}{_NO_VERB}",  # 看着晕
        rf"{_WHOSE}{_DOES}[^\W\d_]{{0,10}}",  # 孩子想看清楚
        rf"{_WHOSE}(?:要求|说|建议|交代|吩咐|拍|选|挑|推荐)的",
        r"(?:跟|和|与|同)[^\W\d_]{1,8}(?:没|没有|无|不太?)(?:什么|啥|任何|太大)?(?:关系|关联|相关|搭边|搭"
        r"|沾边|有关)(?:了|的)?",
        r"(?:这样|那样|到时候)?(?:会|应该会?|肯定会?|一定会?|估计会?|说不定会?|感觉会?)(?:很|挺|超|特别|蛮"
        r"|比较|非常)?"
        r"(?:有|好|搞|可|酷|帅|美|萌|炫|棒|赞|惊|震|喜|笑|火|有趣|精彩|爆|热)[^\W\d_]{0,5}",
        r"[^\W\d_]{0,6}(?:能|可以)?[^\W\d_]{0,4}(?:就|便)(?:行|好|可以|成|够|完事)了?(?:啦|吧|呗)?",  # 能发就行
        r"(?:字|画面|人|人脸|脸|头|车牌|镜头|方向|左右|上下|嘴|眼睛|手|logo|牌子|招牌|衣服)(?:都|全|是|有点|好像|给)*"
        r"(?:反|歪|倒|斜|偏|糊|黑|虚|花|断|看不清楚?|看不见|颠倒|挡住)了?(?:的|啦)?",  # 字反了
        r"(?:我|我们)?(?:在)?(?:说话|讲话|人声|人说话|台词|对话|解说|旁白)?(?:的声音)?(?:都|也|根本|完全|快"
        r"|就)*(?:听不清楚?|听不见|听不到)(?:了|的|啦)?",
        r"(?:突出|强调|凸显|展示|显示出?)(?:一下)?(?:产品|重点|主体|细节|主角|人物|质感|卖点|主题|氛围)",
        rf"{_VERY}(?:紧凑|利落|干净|清爽|流畅|连贯|自然|舒服|顺畅|可爱|好笑|搞笑|好玩|有意思|精彩|震撼|好看"
        r"|好听|温馨|感人|治愈)"
        r"(?:了|啊|呀|呢|的|哈)*",
        r"(?:毕竟|因为|反正|主要是?|其实|毕竟是|谁让)[^\W_]{1,16}",
        r"(?:我|我们|咱们?|自己)(?:要|想|准备|打算)?(?:拿去|用来|拿来|留着|做个|当)?(?:纪念|参加?比赛|交作业"
        r"|参赛|投稿|自己看|发群里|发给[^\W\d_]{1,5}看?)(?:用)?的?",
        r"(?:太|好|真|超|特别|实在|实在是)?(?:可爱|搞笑|好笑|好玩|丑|尴尬|无聊|吓人|绝|吵|闷|累|精彩|美|漂亮"
        r"|帅|烦|难受|乱|晕)(?:死|哭|坏|爆|翻)?(?:了|啦|我了)?(?:哈|啊|呀|吧)*",
        rf"(?:有|要|带|就要)?(?:点|一点|一?种|那种|这种|那个)*(?:{_TIMES_OF_YEAR})(?:时)?的?(?:感觉|味道|氛围|气息|调调|样子)",
        r"(?:要|更|很|显得)?有(?:点|一点)?(?:活力|朝气|生气|精神)(?:一点|一些)?",
        r"(?:哈|嘿|嘻|呵){2,}|(?:辛苦|谢谢|感谢|拜托|麻烦)(?:你|您|啦|了)*",
    )
)
_ASKS_NOTHING: Final = frozenset(
    {K.WORD, K.FILLER, K.IT, K.A, K.PREP, K.DEGREE, K.REMARK, K.WITH, K.AND, K.SAYING, K.QUESTION, K.ADD, K.NEG, K.MAKE,
     K.FILM, K.AUDIO, K.CLIP, K.KEEP, K.SHOW, K.ABOUT, K.IMPOSSIBLE, K.SPEECH, K.EDGE, K.TEXT, K.MOOD, K.EACH, K.ALL,
     K.MATERIAL}
)  # fmt: skip
_ONE_CHARACTER: Final = frozenset({K.ADD, K.NEG, K.MAKE, K.KEEP, K.TEXT, K.SHOW})
_LONGEST: Final = 300  # characters
_LONGEST_CLAUSE: Final = 24
_MOST: Final = 12  # clauses


class Told(NamedTuple):
    """A message without such clauses, and the clauses as they were typed."""

    words: str
    asides: tuple[str, ...]


def told_around(message: str, names: Sequence[str] = ()) -> Told | None:
    """The wish in a message; None where nothing is told around it."""
    if len(message) > _LONGEST:
        return None
    clauses = unquoted(_CLAUSE, message)
    told = [
        found for place, found in enumerate(clauses[:_MOST])
        if _asks_nothing(found.group(), tuple(names)) or (place and _SO.fullmatch(found.group().strip()))
    ]  # fmt: skip
    if not told or len(told) == len(list(_CLAUSE.finditer(message))):
        return None
    rest = message
    for found in reversed(told):
        rest = rest[: found.start()].rstrip(_EDGES) + "，" + rest[found.end() :].lstrip(_EDGES)
    return Told(rest.strip(_EDGES), tuple(found.group().strip() for found in told))


def _asks_nothing(clause: str, names: tuple[str, ...]) -> bool:
    words = "".join(simplified(clause).split())
    if not words or len(words) > _LONGEST_CLAUSE or words.isascii() or _WISHING.search(words):
        return False
    if any(stem in words for name in names if len(stem := name.rpartition(".")[0]) > 1):
        return False
    if not any(pattern.fullmatch(words) for pattern in _REASONS):
        return False
    return all(_is_idle(token) for token in Lexer(words, names).tokens())


def _is_idle(token: Token) -> bool:
    """Whether a token may stand in such a clause; verbs only as a character of some other word: 做饭."""
    if token.kind not in _ASKS_NOTHING:
        return False
    return token.kind not in _ONE_CHARACTER or token.end - token.start == 1
