"""The GUI phrases of a backend's agent, as rows: what it tells people to click, and what we do instead.

A row fits the beginning of a clause that speaks to the person ("click Export", "点击导出"), after the courtesies before
it. Quoted words are runs of U+E000 in it. How the rows are applied is `translate.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

GuiAction = Literal["export", "state", "credits", "edit", "perform"]
"""What the agent wants done: run the export, show the tracks, read the credits, send the edit as words, or press
some other button of an editor that is not there."""


@dataclass(frozen=True)
class Instruction:
    """A GUI phrase. `by_label`: what is written on the button decides first, `action` only where it says nothing."""

    form: re.Pattern[str]
    action: GuiAction
    by_label: bool = False


def _row(form: str, action: GuiAction, *, by_label: bool = False) -> Instruction:
    return Instruction(re.compile(form, re.IGNORECASE), action, by_label)


_HELD = "\ue000"
_THE = r"(?:(?:the|your|this|that|any|our)\s+)?"
_SURFACE = (
    r"(?:time ?line|player|panel|tab|editor|menu|settings|dashboard|sidebar|inspector|toolbar|workspace|canvas|"
    r"preview(?: (?:window|panel|area|pane))?|media library)"
)
_ON_SURFACE = rf"(?:in|on|from|using|with|via|at|inside|within)\s+{_THE}(?:[\w-]+\s+){{0,2}}?{_SURFACE}\b"
_BUTTON = r"(?:button|icon|tab|link|menu|arrow|option|handle|handles|slider)"
_WORK = (
    r"(?:it|(?:the|your|this|my)\s+(?:final |finished |edited |new )?(?:video|film|file|clip|result|"
    r"project|work|edit|mp4))"
)
_MAKER = (
    r"(?:adjust|edit|change|tweak|fine-?tune|customi[sz]e|arrange|rearrange|reorder|trim|modify|move|"
    r"refine|add|delete)"
)

INSTRUCTIONS: tuple[Instruction, ...] = (
    _row(
        rf"(?:click|tap|press|hit|push)(?:ing)?(?:\s+on)?\s+(?!track|sound|noise|effect){_THE}"
        rf"(?:{_HELD}|(?-i:[A-Z])|export|download|save|play|upload|generate|render|here\b|it\b|"
        rf".{{0,40}}?\b{_BUTTON}\b)",
        "perform",
        by_label=True,
    ),
    _row(rf"open(?:ing)?(?:\s+up)?\s+{_THE}(?:{_HELD}|(?:[\w-]+\s+){{0,3}}?{_SURFACE}\b)", "state", by_label=True),
    _row(
        rf"drag(?:ging)?(?:\s+(?:and|&|'n'|n)\s+drop)?\s+(?:the|your|it|them|an?|any|each|this|that|clips?|"
        rf"files?|{_HELD})",
        "edit",
    ),
    _row(
        rf"drop\s+(?:it|them|the|your|an?)\b.*\b(?:into|onto|on|in|to)\s+{_THE}(?:\w+\s+)?(?:{_SURFACE}|"
        rf"track)\b",
        "edit",
    ),
    _row(rf"(?:preview|watch|play|review|view|see|check|find|look at)\b.{{0,40}}?\b{_ON_SURFACE}", "state"),
    _row(
        rf"(?:go|head|navigate|switch|scroll|return)(?:\s+(?:over|back))?\s+to\s+{_THE}(?:[\w-]+\s+){{0,2}}?"
        rf"(?:{_SURFACE}|account|billing|(?:\w+ )?page|library|export|subscription|pricing)\b",
        "state",
        by_label=True,
    ),
    _row(
        r"(?:check|visit|see|view|manage)\s+(?:your|the)\s+(?:account|billing|plan|subscription|membership|"
        r"credits?|balance)",
        "credits",
    ),
    _row(rf"(?:make|do)\s+.{{0,40}}\b{_ON_SURFACE}", "edit"),
    _row(rf"{_MAKER}\b.*\b{_ON_SURFACE}", "edit"),
    _row(r"(?:re-?)?arrange\s+(?:the |your )?clips\b", "edit"),
    _row(rf"use\s+(?:the|your)\s+.{{0,30}}?\b(?:{_BUTTON}|{_SURFACE}|trim tool)\b", "perform", by_label=True),
    _row(rf"(?:select|choose|pick)\s+.{{0,40}}?(?:\b{_BUTTON}\b|\b{_ON_SURFACE})", "perform", by_label=True),
    _row(rf"(?:export|download|save|share)\s+{_WORK}\b", "export"),
    _row(rf"(?:export|download|save)\b.{{0,30}}\b(?:{_BUTTON}|{_ON_SURFACE}|top[- ]right|corner)", "export"),
    _row(rf"(?:the\s+)?(?:{_HELD}+|export|download|save|play|preview)\s+button\b", "perform", by_label=True),
    _row(
        r"(?:点击|點擊|单击|點一下|点一下|轻点|点按|按下|按一下|按)(?!声|聲|音效|率|量|照|时间|时)",
        "perform",
        by_label=True,
    ),
    _row(
        r"(?:打开|打開|展开|切换到|切換到).{0,12}?(?:面板|编辑器|編輯器|时间线|時間線|时间轴|设置|設置|菜单|"
        r"播放器|窗口|标签|页面|工作台|\ue000)",
        "state",
        by_label=True,
    ),
    _row(
        r"(?:前往|进入|進入|转到|去|访问|到|回到).{0,8}?(?:设置|設置|控制台|面板|编辑器|账户|賬戶|帐户|页面|"
        r"仪表盘|工作台|账单)",
        "state",
        by_label=True,
    ),
    _row(r"(?:把|将)?.{0,12}?(?:拖拽|拖动|拖動|拖放|拖到|拖入|拖至|拖进)", "edit"),
    _row(
        r"在?.{0,8}?(?:时间线|時間線|时间轴|播放器|面板|编辑器|编辑界面|预览窗口|预览区)(?:面板)?(?:中|里|"
        r"裡|上|内)?.{0,4}?(?:预览|預覽|查看|观看|播放|看到)",
        "state",
    ),
    _row(r"(?:预览|預覽|查看|观看).{0,6}?(?:时间线|時間線|播放器|面板|预览窗口)", "state"),
    _row(
        r"在.{0,8}?(?:编辑器|編輯器|时间线|時間線|面板|编辑界面|时间轴)(?:面板)?(?:中|里|裡|上|"
        r"内)?.{0,6}?(?:调整|調整|修改|编辑|排列|微调|剪辑)",
        "edit",
    ),
    _row(
        r"(?:检查|檢查|查看|查询|核对|管理)(?:一下)?(?:你的|您的)?(?:账户|賬戶|帐户|账单|余额|積分|积分|"
        r"套餐|订阅)",
        "credits",
    ),
    _row(r"(?:导出|導出|匯出|下载|下載|保存)(?:按钮|按鈕|键|图标|选项|面板)", "export"),
    _row(
        r"(?:现在)?(?:就|即)?(?:可以|可)?(?:直接)?(?:导出|導出|下载|下載|保存)(?:你的|您的|这个|该)?(?:视频|"
        r"視頻|影片|成片|它)?(?:了|吧)?$",
        "export",
    ),
    _row(
        r"(?:使用|通过|用)(?:右上角|上方|下方|右侧|左侧)?(?:的)?.{0,8}?(?:按钮|按鈕|面板|菜单|滑块)",
        "perform",
        by_label=True,
    ),
)

TAILS: tuple[Instruction, ...] = (
    _row(r",?\s+by\s+(?:clicking|pressing|tapping|hitting|dragging|opening|using)\b.*$", "perform", by_label=True),
    _row(
        r",?\s+(?:in|on|inside|within)\s+(?:the|your)\s+(?:(?:time ?line|preview|player|media|video|export|editor) )?"
        r"(?:panel|player|editor|preview window|preview area|workspace)$",
        "state",
    ),
    _row(
        r"[，,]?(?:并|且)?(?:已)?(?:显示|展示|呈现)?在(?:时间线|時間線|预览|播放器|编辑器)(?:面板|"
        r"窗口)(?:中|里|上)?$",
        "state",
    ),
)
"""GUI phrases at the end of a clause whose content stays."""

LABELS: tuple[tuple[re.Pattern[str], GuiAction], ...] = (
    (
        re.compile(
            r"\b(?:account|billing|subscription|pricing|credits?|balance)\b|账户|賬戶|帐户|账单|余额|积分|套餐",
            re.IGNORECASE,
        ),
        "credits",
    ),
    (re.compile(r"\b(?:export|download|save|render)|导出|導出|匯出|下载|下載|保存", re.IGNORECASE), "export"),
    (
        re.compile(
            r"\b(?:time ?line|preview|player|tracks?|play)\b|时间线|時間線|时间轴|预览|預覽|播放|轨道", re.IGNORECASE
        ),
        "state",
    ),
)

CONTENT = re.compile(
    r"\b(?:saying|says?|reads?|reading)\b|写着|内容是|内容为"
    r"|^\W*(?:(?:the )?(?:title|text|caption|captions|subtitles?|cta|hook|voice-?over|narration|"
    r"(?:scene|shot|clip|text|title) ?\d+)"
    r"|标题|字幕|文字|文案|旁白|(?:镜头|场景|片段) ?\d+)(?: card)?\W*$",
    re.IGNORECASE,
)
"""A clause behind which the words of a title or a scene follow, which are content whatever they say."""

COURTESY = re.compile(
    r"(?:(?:please|now|then|just|simply|next|also|or|and|but|so|finally|first|alternatively|either|"
    r"otherwise|from there|from here|"
    r"feel free to|you can(?: now| also| always| either| then)?|you(?: may|could| might| should| must)|"
    r"you(?:'ll| will)? (?:need|want|have) to|"
    r"you could|you may|you might|you should|if you(?:'d| would)? like to|if you want to|"
    r"(?:don't forget|remember|be sure|make sure|try) to|go ahead and|all you need to do is(?: to)?|"
    r"all you have to do is|"
    r"ready to .{0,20}\? |step \d+|tip|note|to (?:save|export|download|preview|finish|continue)(?: it|"
    r" your video| the video)?|"
    r"(?:once|when|after|if) you|simply)[\s:]+)+"
    r"|(?:请|請|您|你|可以|可|现在|現在|也|还|還|或者|或|然后|接着|只需要?|直接|最后|首先|再|即可|就|"
    r"如需|如果需要|如果想|想要|若要|若|并|需要|随时|随意|马上|立即|快|去)+",
    re.IGNORECASE,
)
"""What stands before an instruction."""

BEFORE = re.compile(
    r"(?:once|when|whenever|if|after|before|as soon as|in order to|to|for|next|now|finally|then|"
    r"from there|from here|here|done|"
    r"first|alternatively|otherwise|ready|happy with it|next steps?|please|simply|also)\b"
    r"|(?:如果|若|如需|当|等|想要|要想|为了|满意|完成后|准备好|接下来|现在|最后|下一步|请|之后|然后)",
    re.IGNORECASE,
)
"""A clause right before an instruction that only leads up to it."""

AFTER = re.compile(
    r"(?:which|that|so that|so|to|where|when|until|for|in order|then|and|or|choose|select|pick|save|"
    r"wait|enjoy|share|watch|"
    r"preview|play|adjust|arrange|move|release|drop|enter|type|set|confirm|download|export|open|use|"
    r"make|see|view|check|find|"
    r"get|you'll|you will|you can|it will|it'll|your (?:video|file|film) will|if)\b"
    r"|(?:即可|就可以|就能|来|以|选择|保存|下载|等待|查看|预览|调整|确认|享受|分享|系统|导出|可以|"
    r"完成导出|进行|到|并|再|然后)",
    re.IGNORECASE,
)
"""A clause right behind an instruction that only goes on with it."""
