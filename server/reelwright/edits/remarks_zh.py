"""Chinese clauses that ask for nothing: reasons, opinions, what cannot be seen. 因为要发朋友圈, 感觉光线不太好. Pure.

Only closed patterns over the whole clause, without a word that could be a wish; `remarks.py` has the English ones.
"""

from __future__ import annotations

import re
from typing import Final

from reelwright.edits.tokens import Kind, Token
from reelwright.edits.traditional import simplified

_WISHES: Final = re.compile(
    r"要(?!发|是)|想|希望|应该|能不能|可以|得(?:加|改|换|剪|删)|最好|请|帮|给我|把|将|不要|别|加|删|剪|改|"
    r"换|放到|移|调|变成|弄成|做成|去掉|保留|只留|只|除|"
    r"配上|静音|倍|秒|翻译|生成|但|可是|不过|如果|要是|否则"
)
_REASON: Final = re.compile(
    r"(?:因为|由于|毕竟|谁让|主要是|主要|是因为|不然|省得|免得|好让|方便|这样|这样的话|这样子|到时候|反正)"
)
_THING: Final = (
    r"(?:它|这|那|这个|那个|这里|那里|这部分|前面|后面|开头|结尾|中间|画面|光线|镜头|内容|整体|整个|视频|"
    r"片子|影片|老板|朋友|我妈|大家|别人|客户|观众|他们|她|他|我|我们|人)?"
)
_SEEMS: Final = (
    r"(?:都|也|就|还|真的|实在|感觉|觉得|看着|看起来|看上去|听着|听起来|显得|好像|似乎|总觉得|总感觉|说|"
    r"老说|都说|现在|目前|有些|有点|有点儿|太|很|挺|好|蛮|超|特别|非常|不太|不够|不怎么|没什么|没啥|比较|"
    r"稍微|略|确实|其实|还是)*"
)
_STATE: Final = (
    r"(?:不好看|不好听|不好|无聊|无趣|没意思|意思|没劲|枯燥|单调|平淡|普通|一般|一般般|丑|难看|土|乱|杂乱|啰嗦|拖沓|冗长|长|"
    r"短|闷|尬|尴尬|突兀|生硬|奇怪|怪|怪怪的|违和|多余|重复|好看|漂亮|好听|难听|好|差|糟|糟糕|完美|喜欢|"
    r"不喜欢|满意|不满意|不行|行|糊|模糊|虚|不清楚|清楚|看不清|看不清楚|看不见|看不到|听不清|听不见|"
    r"听不到|重要|不重要|关键|有意思|有趣|可爱|不错|棒|赞|吵|卡|别扭|舒服|不舒服|刺眼|晃眼|"
    r"什么都没有|啥也没有|什么也没有|没内容|没看头|没用|没啥用|废|废话|废镜头|穿帮|穿帮了|拍糊|拍歪|歪|"
    r"没拍好|拍歪|拍斜|拍反|没对上焦|失焦|跑焦|口胡|浪费时间|意义|没意义|没必要)"
)
_PATTERNS: Final = (
    re.compile(rf"{_THING}{_SEEMS}{_STATE}(?:了|的|啊|呀|呢|吧|哦|啦|哈)*"),
    re.compile(
        r"(?:谢谢|多谢|辛苦|辛苦了|感谢|拜托|太棒了|很棒|不错|可以的|完美|好的|好|嗯|哈喽|你好|在吗|麻烦了|"
        r"不好意思|抱歉|对不起|搞错了|我错了|弄错了)(?:啦|了|你|您|哈|啊|呀|大家|老师)*"
    ),
    re.compile(
        r"(?:这是|这些是|这段是|都是|是)(?:我|我们|上周|昨天|今天|去年|周末|暑假|"
        r"之前)[^，。！？]{0,20}(?:拍的|录的|的|视频|素材|vlog)"
    ),
    re.compile(
        r"(?:我|我们)?(?:要发|准备发|打算发|发)(?:给)?(?:朋友圈|朋友|家人|群里|我妈|客户|老板)(?:看|用)?(?:的|"
        r"了)?"
    ),
    re.compile(
        r"(?:手机|手机上|屏幕上|远处|老人家?|我妈|观众|别人|大家|在手机上)(?:根本|完全|都|就|会)*(?:看|"
        r"听)(?:不清楚?|不见|不到|着累|着费劲)(?:了|的)*"
    ),
    re.compile(
        rf"{_THING}的?(?:画面)?(?:其实|当时|是|都|给)*(?:拍|录)(?:得|的)?{_SEEMS}"
        r"(?:横|竖|歪|斜|反|倒|糊|虚|晃|抖|暗|亮|远|近|长|短|低|高|丑|慢|快)(?:了|过来)?(?:的|啊|呀|呢)*"
    ),
    re.compile(
        rf"{_THING}(?:是|都是|其实是)?(?:我|我们)?(?:一边)?(?:走着|跑着|手持|骑车|坐车|开车|边走边|站着|躺着|随手|匆忙|走路)"
        rf"(?:时)?(?:拍|录)的(?:{_SEEMS}(?:晃|抖|糊|虚|歪|乱|吵|颠))?(?:了|的|啊)*"
    ),
    re.compile(rf"{_THING}{_SEEMS}(?:晃|抖|颠)(?:得厉害|得很|得不行|动)?(?:了|的|啊)*"),
    re.compile(
        r"(?!.{0,4}(?:字|标|幕|水印|声|歌|音|图|片|窗))[^\W\d_]{1,4}(?:实在)?(?:太|有点|有些)(?:小|远)了?(?:根本|都|完全)?"
        r"看不(?:清楚?|见|到|出来)了?"
    ),
    re.compile(
        rf"{_THING}的?(?:颜色|色调|肤色|白平衡|光线|光|画面|声音|收音|音量|构图|角度)?{_SEEMS}"
        r"(?:偏|发|泛)(?:黄|蓝|红|绿|紫|白|灰|暗|亮|暗淡)(?:了|的|啊)*"
    ),
    re.compile(
        rf"{_THING}的?(?:颜色|色调|肤色|白平衡|画面)?(?:都|真的|实在|感觉|看着|看起来|显得)*(?:太|有点儿?|有些)(?:黄|蓝|红|绿|紫|花|过曝|曝)了?的?"
    ),
    re.compile(
        r"(?:它|标题|字幕|文字|字|logo|现在|目前|刚好|正好|都|有点|老是?|总是?|快|容易|会)*被(?:[^\W\d_]{1,4})?(?:挡|遮|盖|截|切)(?:住|到|掉)?"
        r"(?:了)?(?:一半|一点|一部分|一块)?(?:了|的|啊)*"
    ),
    re.compile(
        r"(?:我|他|她|我们|有人|那里|那时候?|当时|里面|中间|中途|刚好|正好|突然|不小心|在|都|又|还|就)*"
        r"(?:打(?:了个?|个)?喷嚏|打(?:了个?|个)?哈欠|咳嗽|清嗓子|走神|忘词|笑场|眨眼|抬头|低头|看手机|手抖|挡住镜头|没说话|没拍到|"
        r"拍到手指|撞到镜头|接(?:了个?)?电话|去喝水|喝水)(?:了|的|呢|啊)*"
    ),
)
_LONGEST: Final = 40  # characters


def is_chinese_remark(tokens: tuple[Token, ...], message: str) -> bool:
    """Whether a clause, which no rule fits, asks for nothing."""
    if tokens[-1].end - tokens[0].start > _LONGEST:
        return False
    words = simplified(_of_something(tokens, message))
    words = re.sub(r"\s+", "", words).strip("。.…~～！! ")
    if (reason := _REASON.match(words)) is not None and not _WISHES.search(words, reason.end()):
        return True
    return bool(words) and any(pattern.fullmatch(words) for pattern in _PATTERNS)


def _of_something(tokens: tuple[Token, ...], message: str) -> str:
    """The clause with 它 for each clip that it names."""
    out, end = "", tokens[0].start
    for token in tokens:
        named = token.kind is Kind.CLIPS
        out += message[end : token.start] + ("它" if named else message[token.start : token.end])
        end = token.end
    return out
