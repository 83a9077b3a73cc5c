"""The words, English and 中文, for how letters look and move: rows as in `words_en.py`.

What each kind means is said in `tokens.py`; `text_looks.py` puts a colour and what it is the colour of together.
"""

from __future__ import annotations

from typing import Final

from reelwright.draft.colours import COLOURS
from reelwright.edits.tokens import Kind as K


def _names(names: str) -> list[str]:
    return [name.strip() for name in names.split("|")]


def _colours() -> list[tuple[K, object, str]]:
    """Each colour as that of letters, of their outline, and of what is behind them."""
    rows: list[tuple[K, object, str]] = []
    for colour, (english, chinese) in COLOURS.items():
        letters = [f"{how}{name}" for name in _names(english) for how in ("", "in ")]
        letters += [f"{name}{what}" for name in _names(chinese) for what in ("色", "字", "色字", "色的字", "色字体")]
        outline = [f"{name}{what}" for name in _names(chinese) for what in ("描边", "色描边", "色边框", "色轮廓", "边")]
        behind = [f"{name}{what}" for name in _names(chinese) for what in ("底", "色底", "色背景", "底色", "色底框")]
        rows += [
            (K.COLOUR, colour, " | ".join(letters)),
            (K.OUTLINE, colour, " | ".join(name for name in outline if name not in ("黑边", "黑色边框"))),
            (K.BOX, colour, " | ".join(behind)),
        ]
    return rows


ROWS: Final[tuple[tuple[K, object, str], ...]] = (
    *_colours(),
    # which text
    (K.TEXT, None,
     "text | texts | label | words | text overlay | overlay text | on screen text | letters | lettering | "
     "text on screen | card | price tag | price label | price | 价签 | 价格 | 文字 | 字 | 字样 | 文本 | 标语 | "
     "文案 | 字号"),
    (K.TEXT, "title",
     "title | titles | heading | headline | title card | intro title | opening title | closing title | "
     "end title | the end title | intro text | outro text | title text | 标题 | 片头标题 | 片尾标题 | "
     "标题文字 | 片头文字 | "
     "片尾文字 | "
     "大标题文字"),
    (K.TEXT, "caption", "caption | subtitle | caption text | 片头字幕"),
    (K.TEXT, "lower_third",
     "lower third | lower thirds | name tag | name tags | name card | name strap | nameplate | lower 3rd | "
     "name label | name banner | name bar | name caption | "
     "人名条 | 下三分之一字幕 | 名字条 | 姓名条 | 角标字幕 | 名条"),
    (K.TEXT, "cta",
     "call to action | calls to action | cta | cta button | call to action button | 行动号召 | 引导语 | 引导文字 | "
     "关注引导"),
    (K.TEXT, "end_card",
     "end card | end cards | end screen | the end card | "
     "the end screen | outro card | closing card | end slate | closing screen | final screen | closing slide | "
     "end slide | final slide | ending card | ending screen | outro screen | outro slide | final card | end page | "
     "片尾卡 | "
     "结束卡 | 片尾卡片 | "
     "结尾卡片 | "
     "片尾画面"),
    (K.CAPTIONS, None,
     "captions | subtitles | subs | closed captions | the captions file | burned in captions | "
     "burned in subtitles | 字幕"),
    (K.CAPTION_FILE, None,
     "caption file | subtitle file | captions file | subtitles file | srt file | vtt file | srt | vtt | 字幕文件"),
    (K.BY_WORD, True,
     "word by word | word for word | karaoke | karaoke style | one word at a time | highlight each word | "
     "highlighting each word | with each word highlighted | word highlight | 逐词 | 逐词高亮 | 卡拉ok | "
     "一个词一个词 | "
     "逐字高亮 | 卡拉ok效果"),
    (K.BY_WORD, False, "line by line | whole lines | not word by word | 逐行 | 逐句"),
    (K.ADD, None, "burn in | burn | hardcode | hard code | 烧录 | 压制"),
    # looks
    (K.SIZE, "huge",
     "huge | giant | enormous | extra large | extra big | gigantic | massive | in huge letters | 特大 | 超大 | "
     "巨大 | "
     "特大号 | 超大号 | 特大字"),
    (K.OUTLINE, None, "outline | outlined | stroke | contour | outlines | text border | 描边 | 轮廓 | 字边"),
    (K.OUTLINE, "none",
     "no outline | without outline | without an outline | remove the outline | no stroke | without stroke | "
     "不要描边 | 去掉描边 | 无描边 | 没有描边"),
    (K.SHADOW, True, "shadow | drop shadow | soft shadow | shadowed | a shadow | 阴影 | 投影"),
    (K.SHADOW, False,
     "no shadow | without shadow | without a shadow | remove the shadow | 不要阴影 | 去掉阴影 | 无阴影 | 没有阴影"),
    (K.BOX, None,
     "box | boxed | background box | text box | on a box | backdrop | in a box | background color | "
     "background colour | text background | plate | background behind it | background bar | 背景框 | 底色 | 底框 | "
     "文字背景 | 背景条 | 底条 | 背景色 | 文字框"),
    (K.BOX, "#101014",
     "dark box | dark boxes | darkish box | dark backdrop | dark background box | dark bar | dark plate | "
     "semi transparent box | see through box | "
     "on a dark box | on a dark background | dark text box | with a dark background | dark background behind it"),
    (K.BOX, "none",
     "no box | without box | without a box | remove the box | no background box | without a background box | "
     "remove the background box | 去掉背景框 | 不要背景框 | 去掉底色 | 不要底色"),
    (K.BOLD, True, "bold | in bold | bolder | bold letters | 粗体 | 加粗 | 粗一点"),
    (K.BOLD, False,
     "not bold | regular weight | thin | thinner | lighter weight | in regular weight | unbold | 不加粗 | 细体 | "
     "细一点 | "
     "不要加粗"),
    (K.FONT, None, "font | typeface | fonts | the font | font family | 字体"),
    (K.FONT, "sans", "sans serif | sans serif font | sans font | 黑体 | 无衬线 | 无衬线体 | 无衬线字体"),
    (K.FONT, "serif", "serif | serif font | serifs | elegant font | classic font | 衬线 | 衬线体 | 衬线字体 | 宋体"),
    (K.FONT, "display",
     "display font | poster font | impact font | condensed font | condensed | anton | impact | meme font | "
     "headline font | 海报体 | 海报字体"),
    *((K.FONT, family, f"{family.lower()} | in {family.lower()}")
      for family in ("Arial", "Helvetica", "Georgia", "Times New Roman", "Comic Sans", "Futura", "Montserrat",
                     "Roboto", "Bebas Neue", "Courier New", "Verdana", "Garamond", "Poppins", "Open Sans", "Lobster",
                     "Calibri", "Trebuchet", "Avenir", "Didot", "Bodoni")),
    (K.FONT, "Microsoft YaHei", "微软雅黑"),
    (K.FONT, "KaiTi", "楷体"),
    (K.FONT, "PingFang SC", "苹方"),
    # movement and place
    (K.ENTER, "typewriter",
     "typewriter | typewriter effect | typewriter animation | typewriter style | typed out | letter by letter | "
     "character by character | typing effect | typing animation | type in | types in | types out | type out | "
     "as if typed | 一个字一个字蹦出来 | 一个字一个字地蹦出来 | 一个字一个字出来 | 一个字一个字地出来 | "
     "一个字一个字出现 | "
     "一个字一个字打出来 | 一个字一个字地打出来 | 一个一个字出来 | 一个一个字蹦出来 | 逐字蹦出 | 逐字打出 | "
     "打字机 | 打字机效果 | 逐字 | 逐字出现 | 逐字显示 | 打字效果 | 打字动画 | 一个字一个字"),
    (K.ENTER, "pop",
     "pop in | pops in | pop up | pops up | popping in | pop animation | pop effect | bounce in | bounces in | "
     "bounce | scale in | pop in animation | 弹出 | 弹出来 | 蹦出来 | 跳出来 | 弹入 | 弹跳 | 弹跳效果 | 弹出效果 | "
     "弹跳出现 | 弹跳出来 | 弹出动画 | 弹出来的动画 | 弹跳动画 | 弹一下出来 | 弹着出来"),
    (K.ENTER, "slide",
     "slide in | slides in | sliding in | fly in | flies in | slide animation | 滑进 | 飞入 | 滑进来 | "
     "滑上来 | 从下面滑上来 | 从下往上滑出来 | 从左边滑进来 | 从右边滑进来"),
    (K.LEAVE, "slide", "slide out | slides out | sliding out | fly out | flies out | 滑出 | 飞出"),
    (K.LEAVE, "pop", "pop out | pops out | popping out | bounce out | 弹走"),
    *((K.ENTER, way, f"entering by {way}") for way in ("none", "fade", "slide", "typewriter", "pop")),
    *((K.LEAVE, way, f"leaving by {way}") for way in ("none", "fade", "slide", "typewriter", "pop")),
    (K.STILL, None,
     "no animation | without animation | without any animation | no animations | remove the animation | "
     "不要动画 | 无动画 | "
     "去掉动画 | 没有动画"),
    (K.FILLER, None,
     "animation | animated | animate | color | colour | colored | coloured | 动画 | 动画效果 | 样式 | 显眼 | "
     "醒目 | 抢眼 | 显眼点 | 醒目点 | 抢眼点 | 醒目一点 | 抢眼一点 | 醒目些"),
    (K.REMARK, "short",
     " | ".join(f"{goes} too {soon}" for goes in ("goes away", "disappears", "vanishes", "is gone", "leaves")
                for soon in ("soon", "quickly", "fast", "early", "quick"))),
    (K.CAPITALS, None,
     "all caps | allcaps | caps | in all caps | in caps | capital letters | in capital letters | in capitals | "
     "capitals | uppercase | upper case | in uppercase | capitalized | capitalised | capitalize | capitalise | "
     "全大写 | 大写 | "
     "大写字母"),
    (K.LIFT, 1,
     "raised | higher | further up | upwards | a bit up | higher up | raised by | 往上 | 往上移 | 向上 | "
     "高些 | "
     "往上一点 | 上移一点 | 向上移"),
    (K.LIFT, -1,
     "lowered | further down | downwards | a bit down | lower down | lowered by | 往下 | 往下移 | 向下 | "
     "低些 | "
     "往下一点 | 下移一点 | 向下移"),
    # place and size
    (K.POSITION, "left",
     "left | left side | left edge | left half | left hand side | left part | on the left | on the left side | "
     "左边 | 左侧 | 靠左 | 左面 | 左半边 | 偏左 | 左半部分 | 画面左侧 | 画面左边"),
    (K.POSITION, "right",
     "right side | right edge | right half | right hand side | right part | on the right | on the right side | "
     "to the right | 右边 | 右侧 | 靠右 | 右面 | 右半边 | 偏右 | 右半部分 | 画面右侧 | 画面右边"),
    (K.POSITION, "top_left",
     "top left | top left corner | at the top left | at the top left corner | upper left | upper left corner | "
     "top left hand corner | left top corner | 左上角 | 左上 | 左上方"),
    (K.POSITION, "top_right",
     "top right | top right corner | at the top right | at the top right corner | upper right | "
     "upper right corner | top right hand corner | right top corner | corner | in the corner | in a corner | "
     "右上角 | 右上 | 右上方 | 角落 | 角上"),
    (K.POSITION, "bottom_left",
     "bottom left | bottom left corner | at the bottom left | at the bottom left corner | lower left | "
     "lower left corner | bottom left hand corner | 左下角 | 左下 | 左下方"),
    (K.POSITION, "bottom_right",
     "bottom right | bottom right corner | at the bottom right | at the bottom right corner | lower right | "
     "lower right corner | bottom right hand corner | 右下角 | 右下 | 右下方"),
    (K.POSITION, "top",
     "at the top | top | on top | upper | above | up top | at the top of the screen | at the top of the frame | "
     "top of the screen | top of the frame | top edge | top part | top half | upper part | upper half | 顶部 | "
     "放上面 | 放在上面 | 放到上面 | 放上边 | 放上方 | 靠上 | 上边 | 上半部分 | 偏上 | 上方 | 上面 | 最上面 | "
     "顶端 | 屏幕上方 | 画面上方 | 屏幕顶部 | 画面顶部"),
    (K.POSITION, "center",
     "center | centre | in the middle | middle | centered | centred | in the center | in the centre | "
     "in the middle of the screen | center of the screen | in the center of the screen | center of | centre of | "
     "middle of | middle of the screen | middle of the frame | middle of the picture | center of the frame | "
     "centre of the screen | centre of the frame | center part | middle part | 中间 | 中央 | 居中 | "
     "正中 | 屏幕中间 | 画面中间 | 正中间 | 中心 | 画面中央 | 屏幕中央"),
    (K.POSITION, "bottom",
     "at the bottom | bottom | lower part | underneath | down below | at the bottom of the screen | "
     "bottom of the screen | at the bottom of the frame | bottom edge | bottom part | bottom half | lower half | "
     "底部 | 靠下 | 下边 | 下半部分 | 偏下 | 下方 | 下面 | 最下面 | 底端 | 屏幕下方 | 画面下方 | 屏幕底部 | "
     "画面底部"),
    (K.SIZE, "small",
     "small | tiny | little | in small letters | small text | small font | 小字 | 小号 | 小 | 小的 | 小字体 | "
     "小号字"),
    (K.SIZE, "medium",
     "smaller than a title | a bit smaller than a title | not as big as a title | medium | medium sized | "
     "normal size | regular size | medium size | 中号 | 中等 | 中等大小 | 中号字"),
    (K.SIZE, "large",
     "large | big | in big letters | in large letters | large text | big letters | large letters | 大字 | 大号 | "
     "大 | 大的 | 大字体 | 大号字"),
    (K.SIZE, "smaller",
     "smaller | shrink | less big | smaller text | in smaller letters | 缩小 | 缩小一点 | 变小 | 变小一点"),
    (K.SIZE, "bigger",
     "bigger | larger | enlarge | bigger text | larger text | in bigger letters | 放大 | 放大一点 | 变大 | "
     "变大一点"),
)  # fmt: skip
