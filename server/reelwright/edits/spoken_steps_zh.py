"""Everyday Chinese of going back in the language's words: rows of patterns, for `spoken_cutting.py`. Pure data."""

from __future__ import annotations

from typing import Final

_FROM: Final = r"(?:^|(?<=[，,。；;！!：:\s]))"
_END: Final = (
    r"(?:就行了?|就好了?|就够了|就可以了?|吧|呗|了|啦|哈|哦|嘛|好吗|可以吗|行吗|谢谢)*(?=$|[，,。！!？?；;\s])"
)
_BACK: Final = r"(?:恢复|还原|退回|返回|回|改回|变回|回退|撤回|撤)(?:到|成|去|至)*"
_FIRST: Final = r"(?:最开始|一开始|最初|最早|刚开始|起初|原先|刚|刚刚|开始)"
_JOINED: Final = r"(?:拼好|拼接好|拼完|拼接完|合并完|合并好|合好|接好|剪好|拼起来|合起来|拼接|合并)"
_STATE: Final = r"(?:的)?(?:时候|样子|状态|版本|模样|那版|那个版本|那会儿|时)?"
_JUST: Final = r"(?:刚才|刚刚|刚|上一步|方才)"
_TAKE_BACK: Final = r"(?:撤销|撤回|撤消|撤掉|回退|退回去|取消)(?:掉|一下|了)?"
_THING: Final = r"(?:标题|字幕|文字|字|转场|音乐|配乐|bgm|滤镜|调色|片段|特效|水印|logo|变速|加速|慢动作|裁剪|画中画)"

ROWS: Final[tuple[tuple[str, str], ...]] = (
    (r"((?:回到|恢复到|退回到|返回到)[^，,。]{1,12}(?:之前|以前))(?:的)?(?:那个)?(?:版本|样子|状态|那版|时候)", r"\1"),
    (
        rf"^(?:算了|哎|唉|还是|要不|我想|帮我|请|全部|都|全|[，,])*{_BACK}{_FIRST}?(?:把)?(?:素材|视频|片段)?{_JOINED}{_STATE}{_END}",
        "go back to right after the clips were put together",
    ),
    (
        rf"^(?:算了|哎|唉|还是|要不|我想|帮我|请|全部|都|全|撤销|[，,])*{_BACK}{_FIRST}{_STATE}{_END}$",
        "go back to the very first state",
    ),
    (
        rf"^{_JUST}(?:加|弄|做|改|调|配|放)?(?:上|进去)?(?:的|那个|那段|那条|这个)*(?:的)?{_THING}(?:不要|不好看|不好听|不好|不行|不喜欢|没用|算)了?"
        rf"[，,](?:请|帮我|给我|都)*{_TAKE_BACK}{_END}$",
        "撤销上一步",
    ),
    (
        rf"^{_JUST}(?:加|弄|做|改|调|配|放)?(?:上|进去)?(?:的|那个|这个)*{_THING}(?:给我|帮我)?(?:撤销|撤回|撤消)(?:掉|一下|了)?{_END}$",
        "撤销上一步",
    ),
    (rf"^({_THING})(?:不要|不用)了?[，,]{_TAKE_BACK}{_END}$", r"\1不要了"),
)
