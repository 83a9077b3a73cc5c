"""Everyday Chinese of cutting and ordering in the language's words: rows of patterns, for `spoken_cutting.py`.

The placeholders are those of `spoken_cutting_en.py`.
"""

from __future__ import annotations

from itertools import product
from typing import Final

_END: Final = (
    r"(?:就行了?|就好了?|就够了|就可以了?|吧|呗|了|啦|哈|哦|嘛|好吗|可以吗|行吗|谢谢)*(?=$|[，,。！!？?；;\s])"
)
_FROM: Final = r"(?:^|(?<=[，,。；;！!：:\s]))"
_OF: Final = r"(?:的|里的?|中的?)?"
_BA: Final = r"(?:把|将|帮我把|请把|麻烦把|给)?"
_AWAY: Final = r"(?:剪掉|砍掉|去掉|裁掉|删掉|切掉|剪去|减掉|拿掉|剪|砍|去|删|裁|切|掐掉)"
_THIRD: Final = r"(?:大概|大约|差不多)?(?:三分之一|1/3)(?:左右)?"
_HALF: Final = r"(?:大概|大约|差不多)?一半(?:左右)?"
_FAST: Final = r"(?:整段|全部|整个)?(?:压缩|压|快进|加速|提速|快放|缩短|缩)"
_SLOW: Final = r"(?:整段|全部|整个)?(?:拉长|放慢|慢放|延长|拖长|拉)"
_TO: Final = r"(?:到|成|至|为)(?:只有|只要|只剩)?"
_DONE: Final = r"(?:播完|放完|以内|之内)?"
_BY_SPEED: Final = r"change \1 to a length of \2, keeping everything by changing the speed"
_INTO: Final = r"(?:换成|替换成|替换为|换做|换为|改成|换上)"
_MOVE: Final = r"(?:挪|移|调|搬|放|排)(?:动)?"
_ONWARDS: Final = (
    r"[，,、；]?(?:然后|接着|接下来|之后|随后|后面|再|最后|其次)+(?:再)?(?:接上?|放上?|是|来|播|用|上|跟"
    r"|给)?(?:一?[个段张])?"
)
_STOP: Final = r"$|[，,。！!？?；;\s]"
_NO_MORE: Final = (
    r"[，,](?:OTHERS|其他|其余|别的|剩下)(?:的|的都|都)?(?:就)?(?:不要|不用|不放|不需要|删掉|去掉|删了)了?"
)
_AT_FAULT: Final = (
    r"(?:[^，,。“”「」]{0,10}了|(?:太|有点|有些|不太?|没|很|挺|好|都是?)[^，,。“”「」]{1,8}"
    r"|[^，,。“”「」]{0,6}(?:手抖|抖|晃|糊|歪|虚|黑屏|走神|卡顿|咳嗽|路过|穿帮|没声音|挡住))"
)
_BESIDE: Final = (("后面|之后|后边|后", "after"), ("前面|之前|前边|前", "before"))
_PUT: Final = r"(?:插|加|放|来|接|塞|添|摆|上)(?:入|进|上)?(?:去)?"
_PICTURE: Final = r"(?:的)?(?:[那这]张)?(?:照片|图片|图)?"
_FOR_TIME: Final = r"(?:停留?|放|显示|展示|播|播放|出现)?(?:个|上)?TIME(?:钟)?"
_AFTER_RANGE: Final = r"的?(?:那|这)?一?(?:部分|段|截|内容|片段|画面|镜头)?"
_PLACES: Final = {"一": 1, "1": 1, "两": 2, "二": 2, "2": 2, "三": 3, "3": 3}
_TIMES: Final = {"两": 2, "二": 2, "2": 2, "三": 3, "3": 3, "四": 4, "4": 4, "五": 5, "5": 5}


def _moves() -> list[tuple[str, str]]:
    """小狗往前挪一位."""
    return [
        (rf"{_BA}CLIP(?:往|向|朝){way}{_MOVE}{word}(?:个?位置|个|位|格|段){_END}", rf"move \1 {count} places {towards}")
        for word, count in _PLACES.items()
        for way, towards in (("前", "earlier"), ("后", "later"))
    ]


def _repeats() -> list[tuple[str, str]]:
    """小狗连放两次."""
    return [
        (
            rf"{_BA}CLIP(?:连续|连着|连|重复|反复|来回)?(?:放|播|播放|来){word}(?:次|遍|回){_END}",
            rf"loop \1 so that it plays {count} times",
        )
        for word, count in _TIMES.items()
    ]


def _sequences() -> list[tuple[str, str]]:
    """先放全家福3秒，再接海边，最后放日落: an order, and how long some of them are."""
    out: list[tuple[str, str]] = []
    for count in (4, 3, 2):
        for timed in product((False, True), repeat=count):
            out += [_sequence(timed, alone=True), _sequence(timed, alone=False)]
    return out


def _sequence(timed: tuple[bool, ...], *, alone: bool) -> tuple[str, str]:
    pattern, order, lengths, group = "", [], "", 1
    for place, is_timed in enumerate(timed):
        pattern += (
            _ONWARDS
            if place
            else r"^(?:我想要?|我要|帮我|请)?(?:首先|先|开头)(?:放上?|是|来|播|用|上|给)?(?:一?[个段张])?"
        )
        pattern += "CLIP" + ("(?:放|停留?|显示|播|留|播放)?TIME" if is_timed else "")
        order.append(rf"\{group}")
        lengths += rf". \{group}剪到\{group + 1}" if is_timed else ""
        group += 1 + is_timed
    only = f". 只保留{'、'.join(order)}" if alone else ""
    return pattern + (_NO_MORE if alone else "") + _END, f"order: {', '.join(order)}{lengths}{only}"


ROWS: Final[tuple[tuple[str, str], ...]] = (
    (r"唔(?:要|使)(?:喇|啦|咗)?", "不要了"),
    (rf"{_BA}CLIP(?:的)?(?:从)?(?:第)?TIME(?:到|至|-|~)(?:第)?TIME(?:那段|这段|之间|的部分)?(?:留下|保留|留着"
     r"|要)[，,](?:CLIP|其余|其他|别的|剩下|剩下的|其它)(?:的)?(?:都)?"
     rf"(?:不要|删掉|剪掉|去掉|删了|剪了){_END}", r"trim \1 to \2-\3"),
    (rf"^{_BA}CLIP(?:只要|要|留|放|保留|只留)?TIME(?:就够了?|就行了?|就好了?|足够了?){_END}", r"trim \1 to \2"),
    (rf"^CLIP(?:都|全)?(?:剪成|剪到|留|放|是|改成)?TIME{_END}", r"\1剪到\2"),
    *(("^" + "[，,、；]".join(["CLIP(?:剪到|剪成|留|放|要)?TIME"] * many) + "$",
       ". ".join(rf"trim \{2 * n + 1} to \{2 * n + 2}" for n in range(many))) for many in (2, 3, 4)),
    (rf"^(?:片子|视频|影片|全片)?(?:的)?(开头|片头|结尾|片尾|末尾|最后)(?:给我)?(?:剪掉|去掉|砍掉|掐掉|删掉"
     rf"|剪)TIME{_END}", r"影片\1剪掉\2"),
    (r"(?:成片|片子|影片|视频|全片|整片)?(?:的)?(?:从)?第?TIME(?:到|至|-"
     rf"|~)第?TIME[^，,。“”「」]{{0,10}}了[，,]{_BA}(?:(?:那|这)一?(?:截|段|块|部分|会儿)|POINTED)"
     rf"(?:都|给我|全)?(?:{_AWAY}|不要){_END}", r"cut out \1 to \2 of the film"),
    (rf"{_BA}CLIP(?:的)?(?:从)?第?TIME(?:到|至|-|~)第?TIME{_AT_FAULT}[，,]{_BA}"
     rf"(?:(?:那|这)一?(?:截|段|块|部分|会儿)|POINTED)?(?:都|给我|全|帮我)*(?:{_AWAY}|不要){_END}",
      r"cut out \2 to \3 of \1"),
    (rf"{_BA}CLIP(?:只|就)(?:要|留|保留|用|取)第?TIME(?:到|至|-|~)第?TIME{_AFTER_RANGE}{_END}", r"trim \1 to \2-\3"),
    (rf"(?:也|也都|都)不要了?{_END}", "不要了"),
    (rf"{_BA}CLIP(?:一秒|一帧|一点|一点点|一刀|TIME)(?:都|也)(?:别|不要|不能|不许|不)(?:给我)?(?:剪|动|删|少"
     rf"|丢|切){_END}",
     r"\1保留完整"),
    (rf"{_BA}CLIP(?:得|要|必须|最好|尽量)?(?:是)?(?:完整的?|整段(?:都)?(?:留着?|保留|要)){_END}", r"\1保留完整"),
    (r"^(?:只|就)(?:要|用|留|放|保留)CLIP(?:这|那)?(?:两|二|三|几|2|3)(?:段|个|条|张)(?:视频|素材"
     r"|片段)?(?=[，,。！]|$)",
     r"只要\1"),
    (r"^(?:只|就)(?:要|用|留|放|保留)CLIP[，,](?:然后|并且)?CLIP(?:放|排|摆|搁)?(?:在|到)?(?:最?前面?|第一个?"
     rf"|开头|前头){_END}",
     r"只要\1。\2放到最前面"),
    *_sequences(),
    *((rf"(?:在|给)?CLIP(?:的)?(?:{said})(?:再|给我)?{_PUT}(?:一?[张段个幅])?CLIP{_PICTURE}[，,]?{_FOR_TIME}{_END}",
       rf"move \2 {way} \1. \2停留\3") for said, way in _BESIDE),
    *((rf"{_BA}CLIP{_PICTURE}{_PUT}(?:到|在|去)?CLIP(?:的)?(?:{said})[，,]?{_FOR_TIME}{_END}",
       rf"move \1 {way} \2. \1停留\3") for said, way in _BESIDE),
    *((rf"(?:在|给)?CLIP(?:的)?(?:{said})(?:再|给我)?{_PUT}(?:一?[张段个幅])?CLIP{_PICTURE}{_END}",
       rf"move \2 {way} \1") for said, way in _BESIDE),
    (rf"{_BA}CLIP{_PICTURE}{_PUT}(?:到|在|去)?(最前面?|最后面?|开头|结尾|片头|片尾|开场)[，,]?{_FOR_TIME}{_END}",
     r"把\1放到\2。\1停留\3"),
    (rf"{_FROM}(?:在)?(最前面?|最后面?|开头|结尾|片头|片尾|开场)(?:先"
     rf"|再)?{_PUT}(?:一?[张段个幅])?CLIP{_PICTURE}[，,]?"
     rf"{_FOR_TIME}{_END}", r"把\2放到\1。\2停留\3"),
    (rf"CLIP(?:放|做|当|来)?(?:开头|开场|打头)[，,]CLIP(?:放|做|当|来)?(?:结尾|收尾|压轴){_END}",
     r"\1放到最前面。\2放到最后"),
    (rf"[，,](?:再|然后|接着)(?:进|接|到|开始|播|放)?正片(?:内容)?{_END}", ""),
    (r"(视频|短片|片子|vlog)(?:用来)?(?:发|传|晒)(?:到|在)?(?:朋友圈|群里|家人群|微信)(?:用)?(?=[，,。]|$)", r"\1"),
    (r"节奏再(?=[快慢])", "节奏"),
    (rf"^{_BA}CLIP(?:这几段|这几个|三段)?(?:就)?(?:按照?|照着?|以)(?:这个|这样的|这|上面的?)(?:顺序"
     r"|次序)(?:来)?(?:拼|接|合|连|剪|排|放)(?:起来|一起"
     rf"|在一起|到一起|好|列)?(?={_STOP})", r"先把\1排序"),
    (r"(?:照片|图片)(?:先放|放前面|放在前面|在前面?|排前面)[，,](?:视频|影片|片段)(?:再放|后放|放后面|放在后面"
     r"|在后面?|排后面)",
     "照片放前面"),
    (r"(?:视频|影片|片段)(?:先放|放前面|放在前面|在前面?|排前面)[，,](?:照片|图片)(?:再放|后放|放后面|放在后面"
     r"|在后面?|排后面)",
     "视频放前面"),
    (rf"{_BA}CLIP(?:就)?从第?TIME(?:那里|处|的地方)?(?:开始|起)?(?:放|播|播放|用|剪)?[，,](?:前面|之前|前边"
     rf"|那之前)(?:的|的都|那些)?(?:都|就)?(?:不要|剪掉|删掉|去掉|不用)了?{_END}",
     r"trim \1 from \2"),
    (rf"{_BA}CLIP(?:在)?(?:定格|定住|停住|暂停)(?:在)?(?:第)?TIME(?:那里|处|的地方|的画面)?[，,](?:停|停留"
     rf"|定格|持续|保持|定)TIME{_END}",
     r"freeze \1 at \2 for \3"),
    (rf"CLIP(?:各|各自|分别|都)(?:剪掉|去掉|砍掉|剪)(?:的)?(开头|结尾|前面|后面|最后|最前面)(?:的)?TIME{_END}",
     r"\1\2\3剪掉"),
    (rf"{_FROM}CLIP(?:放|排)?(?:在)?前面?[，,]CLIP(?:放|排)?(?:在)?后面?{_END}", r"order: \1, \2"),
    (rf"{_BA}CLIP(?:的)?(最?开头|最?前面?|最?后面?|结尾|末尾|头|尾|最后)(?:的)?(?:那)?TIME{_AT_FAULT}[，,]{_BA}"
     rf"(?:POINTED)?(?:都|给我|全|帮我)*(?:{_AWAY}|不要){_END}", r"\1\2\3剪掉"),
    (rf"{_BA}CLIP(?:的)?(?:再)?(?:倒着|倒过来|反着|反过来|倒放)(?:的)?(?:再)?(?:放|播|来"
     r"|播放)?(?:一?[遍次下版])?(?:的)?[，,]?(?:然后|再)?(?:接|加|放|拼|连|粘)(?:在|到|上)?"
     rf"(?:它|自己|原片|正放|原来的?|原视频)?(?:的)?(?:后面|后边|之后|结尾){_END}", r"来回播放\1"),
    (rf"{_BA}CLIP(?:的)?(?:后面|之后|后边)(?:再)?(?:接|加|放|来)(?:一?[遍次段个])?(?:它的?|自己的?)?(?:倒放"
     rf"|倒着放|反着放)(?:的)?(?:一?[遍次版])?{_END}",
     r"来回播放\1"),
    (rf"{_BA}CLIP(?:正着?)?(?:放|播)完(?:了)?(?:再|就|之后|然后)*(?:倒着|反着|倒过来)(?:放|播)?(?:回来"
     rf"|回去)?(?:一?[遍次])?{_END}",
     r"来回播放\1"),
    (rf"{_BA}CLIP(?:里面?|中)?(?:帮我|给我)?(?:找找看?|找一?下|找出|看看|检测一?下?|看一?下|找)?(?:有没有|有无"
     r"|所有的?)?(?:场景|镜头|画面)(?:切换|变化|转换|变换)(?:的地方|点)?"
     r"[，,]?(?:有的?话|如果有的?话|要是有|有)?(?:就)?(?:在|从)?(?:那儿|那里|那个地方|那些地方|切换的地方"
      rf"|切换处|变化的地方)?(?:都|给我|帮我)?(?:切开|分开|剪开|断开|切成几段|切一刀|拆开){_END}",
      r"\1按场景切开"),
    (r"^(?:还是|感觉|觉得|好像|怎么)*(?:太|有点|有些)?长(?:了)?(?:点)?[，,]?(?:再)?(?:短|剪短|缩短|压缩|精简"
     rf"|压)(?:一?[点些])?[，,]?(?:就|改成|剪到|到|剪成)?TIME{_END}",
     r"视频剪成\1"),
    (rf"^(?:还是|感觉|觉得|好像|怎么)*(?:太|有点|有些)长了?[，,](?:就|改成|剪到|到|剪成)?TIME{_END}", r"视频剪成\1"),
    (rf"{_BA}CLIP(?:中间|里面|里|当中)?(?:的)?(?:那段|那些|那几段|那几处|这段|所有|POINTED)?(?:没人|没有人"
     r"|没)(?:说话|讲话|出声|吭声)(?:的)?"
     rf"(?:空白|空档|空隙|部分|地方|时候|间隙|片段|停顿|那段|那截)?(?:都|给我|全)?{_AWAY}{_END}",
     r"\1里没人说话的地方剪掉"),
    (rf"{_FROM}CLIP(?:其实|本来|应该|才)*(?:是)?(?:最早|最先|先|最晚|最后|后)(?:拍|录"
     r"|发生)的[，,](?:所以)?(?:应该|得|要|该)?"
     r"(?=(?:排|放|挪|摆|移)(?:在|到|去)?[^，,]{0,4}(?:最|前|后|开|结|片))", r"\1"),
    (rf"{_BA}CLIP(?:播|放|走|演|播放)到(?:第)?TIME(?:的时候|时候|时|那里|处|的地方)?(?:画面)?(?:停|定|定格"
     r"|停住|定住|暂停|静止|停留)TIME"
     rf"(?:[，,](?:再|然后)?(?:接着|继续)(?:走|播|放|往下走|往下放))?{_END}", r"freeze \1 at \2 for \3"),
    (r"从(?:正)?中间(?:劈|掰|砍|断|剖|拆|裁|分)开", "从中间切开"),
    # fractions
    (rf"{_BA}CLIP{_OF}{_AWAY}{_THIRD}{_END}", r"cut out the last third of \1"),
    (rf"{_BA}CLIP(?:缩短|剪短|短){_THIRD}{_END}", r"cut out the last third of \1"),
    (rf"{_BA}CLIP(?:只|就)?(?:留|保留|要)(?:下)?(?:三分之二|2/3){_END}", r"cut out the last third of \1"),
    (rf"{_BA}CLIP(?:只|就)(?:留|保留|要|放)(?:下)?{_HALF}{_END}", r"keep only the first half of \1"),
    (rf"{_BA}CLIP{_OF}{_AWAY}{_HALF}{_END}", r"keep only the first half of \1"),
    (rf"{_BA}CLIP(?:剪|砍|缩短|剪短|减)(?:到)?(?:一?半){_END}", r"keep only the first half of \1"),
    # a speed that makes a length
    (rf"{_BA}CLIP{_FAST}{_TO}TIME{_DONE}(?:[，,]?(?:快进|加速|快放)(?:那种|的那种|一下)?)?{_END}", _BY_SPEED),
    (rf"{_BA}CLIP{_SLOW}{_TO}TIME{_DONE}(?:[，,]?(?:慢放|放慢|慢动作)(?:那种|的那种|一下)?)?{_END}", _BY_SPEED),
    # where a clip begins and stops
    (rf"{_BA}CLIP(?:(?:太|有点)[^，,。]{{1,6}}[，,])?(?:就)?从(?:第)?TIME(?:那里|处|的地方)?(?:开始|起)?(?:放"
     rf"|播|播放|用|剪)?{_END}",
     r"trim \1 from \2"),
    (rf"{_BA}CLIP(?:放|播|播放|用)?到(?:第)?TIME(?:那里|处|的地方)?(?:就)?(?:停|停下|停止|结束|为止|完){_END}",
     r"trim \1 to 0s-\2"),
    (rf"{_BA}CLIP(?:从)?(?:第)?TIME(?:到|至|-|~)(?:第)?TIME[，,](?:CLIP|其余|其他|别的|剩下|剩下的"
     rf"|其它)(?:的)?(?:都)?(?:不要|删掉|剪掉|去掉){_END}",
     r"trim \1 to \2-\3"),
    (rf"{_BA}CLIP(?:的)?(?:掐头去尾|去头去尾|头尾|首尾|前后|两头|两端|一头一尾)(?:各|都|分别|一起)*(?:{_AWAY}"
     rf"|掐|减|削掉?)?(?:各)?TIME{_END}",
     r"cut \2 off the start of \1. cut \2 off the end of \1"),
    (r"(?:中间的?)?(?:从)?(?:第)?TIME(?:到|至|-|~)(?:第)?TIME(?:那段|那截|之间|这段"
     rf"|的部分)?(?:给我)?(?:都)?(?:剪|删|去|裁|砍)(?:了|掉|去|除){_END}",
     r"cut out \1 to \2 of the film"),
    # limits and lengths
    (rf"(?:单个|单|每个|每段|每一段|每条)(?:片段|镜头|素材|视频)?(?:最长|最多|不超过|别超过|上限|封顶)TIME{_END}",
     r"no clip longer than \1"),
    (rf"(?:总|整体|全片|片子|视频)(?:时长|长度|片长)?(?:卡在|卡到|定在|定为|保持在|限制在)TIME{_END}", r"总时长\1"),
    (rf"{_BA}CLIP(?:掐短|整短|剪短|弄短|缩短|短)(?:一?点|一?些|点儿|一点点){_END}", r"make \1 a bit shorter"),
    # order
    (rf"(?:用|拿|以|让){_BA}CLIP(?:来)?(?:收尾|结尾|收场|压轴|垫底|收|当结尾|做结尾|作结尾){_END}", r"end with \1"),
    (rf"(?:用|拿|以|让){_BA}CLIP(?:来)?(?:开场|开头|打头|打头阵|当开头|做开头|作开场|当开场|做开场){_END}",
     r"start with \1"),
    (r"^先(?:放|是|来|播)?CLIP[，,、]?(?:再|然后|接着)(?:再)?(?:放|是|来|播)?CLIP[，,、]?(?:最后|然后|再"
     rf"|接着)(?:再)?(?:放|是|来|播)?CLIP{_END}",
     r"order: \1, \2, \3"),
    *_moves(),
    *_repeats(),
    # a file in a clip's place
    (rf"{_BA}ONECLIP{_INTO}PHOTO[，,]?(?:放|停|停留|显示)?TIME{_END}",
     r"insert the file '\2' after \1. delete \1. show photo '\2' for \3"),
    (rf"{_BA}ONECLIP{_INTO}FILE{_END}", r"insert the file '\2' after \1. delete \1"),
    # speed, holding
    (rf"{_BA}CLIP(?:慢放|放慢|减速)一倍{_END}", r"play \1 at 0.5x speed"),
    (rf"{_BA}CLIP(?:恢复|变回|回到|改回)(?:正常|原来的?|原)(?:速度|速|的速度){_END}", r"play \1 at 1x speed"),
    (rf"(?:整体|全片|整个|整体上)?(?:的)?(?:节奏|速度)快一倍{_END}", "所有片段2倍速"),
    (rf"{_BA}CLIP先正(?:着)?放再倒(?:着|过来)?放{_END}", r"boomerang \1"),
    (rf"{_BA}CLIP(?:在|到)(?:第)?TIME(?:那里|处|的地方|的时候)?(?:停|停住|定住|停留|停顿|暂停)TIME{_END}",
     r"freeze \1 at \2 for \3"),
    (rf"(?:第一帧|首帧|开头)(?:停|停住|停留|定住)TIME{_END}", r"freeze the first frame of the film for \1"),
    (rf"(?:最后|结尾|末尾)定格(?:个)?TIME{_END}", r"最后一帧定格\1"),
    (r"(?:^|(?<=[，,。；;\s]))(?:第?[一二三四五]是|[一二三四五]、|其[一二三])(?=[^，,]{2})", "，"),
    (r"不是TIME[，,]?(?:而)?是TIME", r"\2"),
)  # fmt: skip
