"""For what a message seems to be about, a sentence that is understood. Pure data: a row for each kind of edit.

`about` is a pattern of words; the first row in which it is found decides, so what is special stands before what is
general. The English and the Chinese sentence mean the same edit.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple


class Example(NamedTuple):
    about: re.Pattern[str]
    english: str
    chinese: str


def _example(about: str, english: str, chinese: str) -> Example:
    return Example(re.compile(about, re.IGNORECASE), english, chinese)


EXAMPLES: Final = (
    _example(
        r"\b(undo|go(ing)? back|revert|restore)|撤销|退回|恢复|回到",
        "go back to before the music",
        "回到加音乐之前",
    ),
    _example(
        r"\b(duck|under speech|(someone|anyone|i|she|he)('s| is)? (talk|speak))|(说话|讲话|人声)的?时",
        "duck the music under speech",
        "说话时自动压低音乐",
    ),
    _example(r"\b(beat|rhythm)|卡点|节拍|节奏", "cut the clips to the beat", "跟着节拍剪"),
    _example(
        r"\b(silence|silent|pause|dead air)|停顿|静默|空白|没声音",
        "cut the silences out of clip 1",
        "剪掉第1段的停顿",
    ),
    _example(
        r"\b(voice ?over|narrat|sound effect)|旁白|配音|音效",
        "use voiceover.wav as a voice-over at 2s",
        "把voiceover.wav作为旁白，从2秒开始",
    ),
    _example(
        r"\b(subtitle|captions?|srt|vtt)\b|字幕",
        "burn in the captions talk.srt",
        "加字幕talk.srt",
    ),
    _example(
        r"\b(lower third|name ?tag)|人名条|名字条",
        "add the lower third 'Ana Li' on clip 2",
        "第2段加人名条“Ana Li”",
    ),
    _example(r"\b(end ?card|end screen|outro)|片尾|结束画面", "add the end card 'Thanks'", "加片尾卡“谢谢”"),
    _example(
        r"\b(logo|watermark)|水印|店标|标志",
        "put logo.png in the top right corner as a logo",
        "把logo.png作为水印放在右上角",
    ),
    _example(
        r"\b(picture.in.picture|pip|little window|inset)|画中画|小窗|小画面",
        "show dog.mp4 as picture in picture at the bottom left over clip 2",
        "把dog.mp4放在第2段左下角做画中画",
    ),
    _example(
        r"\b(remove|delete|drop|lose|get rid of).*\b(title|text)|[删去](掉|除)?.*(标题|文字)",
        "remove the title",
        "删掉标题",
    ),
    _example(
        r"\btitle.*\b(bigger|smaller|larger|move|colou?r|to)\b|标题[^“”「」]*(改|换|大|小|移|放到)",
        "make the title bigger and yellow",
        "标题改成黄色，大一点",
    ),
    _example(
        r"\b(title|text|letter|font|word|write|hook|label)|标题|文字|字|写",
        "add the title 'Summer' at the top, small",
        "在顶部加标题“夏天”，小字",
    ),
    _example(
        r"\b(fade (in|out)|fade.*\b(start|beginning|end))|淡入|淡出",
        "fade out the video at the end over 1 second",
        "结尾画面用1秒淡出",
    ),
    _example(r"\b(mute|silent)|静音|关掉.*声", "mute clip 2", "第2段静音"),
    _example(
        r"\b(add|new|another|some|put on)\b.*\b(music|song|soundtrack|bgm)|[加换].*(音乐|歌|配乐)",
        "add calm music at 20% volume",
        "加舒缓的音乐，音量20%",
    ),
    _example(
        r"\b(louder|quieter|volume|loud|quiet|turn (it )?(up|down))|音量|大声|小声|太吵",
        "set the volume of the music to 20%",
        "音乐音量调到20%",
    ),
    _example(
        r"\b(music|song|soundtrack|bgm|melody|sound|drums)|音乐|歌|配乐|声音",
        "add calm music at 20% volume",
        "加舒缓的音乐，音量20%",
    ),
    _example(
        r"\b(transition|dissolve|crossfade|fade|wipe|slide)|转场|过渡|叠化|淡",
        "add 1 second crossfades between all clips",
        "所有片段之间加1秒的叠化转场",
    ),
    _example(
        r"\b(freeze|frozen)|定格|定住",
        "freeze the last frame of clip 2 for 1 second",
        "第2段最后一帧定格1秒",
    ),
    _example(r"\b(revers|backwards?|rewind)|倒放|倒着", "play clip 2 backwards", "第2段倒放"),
    _example(r"\b(loop|repeat|times)\b|重复|循环", "loop clip 2 3 times", "第2段重复3次"),
    _example(r"\b(duplicate|copy|again)\b|复制", "duplicate clip 2", "复制第2段"),
    _example(
        r"\b(highlights?|best|teaser|trailer)\b|精彩|高光|集锦|预告",
        "make a 15 second highlight",
        "剪一个15秒的精彩集锦",
    ),
    _example(
        r"\b(scenes?|shot changes)\b|场景|镜头切换",
        "split clip 2 at every scene change",
        "第2段按场景切开",
    ),
    _example(
        r"\b(split|half|halves|divide|in two)\b|分割|切开|拆|分成",
        "split clip 3 at 2s",
        "把第3段在2秒处分割",
    ),
    _example(r"\b(swap|switch)\b|交换|互换|对调", "swap clip 1 and clip 3", "交换第1段和第3段"),
    _example(
        r"\b(insert|add)\b.*\b(photo|picture|image|clip|jpg|png|mp4)|插入|插一张",
        "insert menu.jpg after clip 1",
        "在第1段后面插入menu.jpg",
    ),
    _example(
        r"\b(zoom\w*|punch|ken burns|pan(ning)?|push|glide|pull out)\b|放大|拉近|推近|推进|拉远|平移|摇",
        "zoom in slowly on clip 2",
        "第2段慢慢放大",
    ),
    _example(
        r"\b(speed|fast|faster|slow|slower|slow-?mo|quick|ramp|timelapse)|速|快|慢",
        "play clip 2 at 2x speed",
        "第2段2倍速",
    ),
    _example(r"\b(rotat|sideways|upside)|旋转|横过来|转正", "rotate clip 2 by 90 degrees", "第2段顺时针旋转90度"),
    _example(r"\b(flip|mirror)|翻转|镜像", "mirror clip 2", "第2段左右翻转"),
    _example(r"\b(stabili[sz]e|stead|shak)|稳|抖(?!音)", "stabilise clip 2", "第2段防抖"),
    _example(
        r"\b(black (and|&|n) white|b&w|monochrome)|黑白",
        "make clip 2 black and white",
        "第2段变成黑白",
    ),
    _example(
        r"\b(look|filter|vibe|cinematic|vintage|film|warm|cool|vivid)|滤镜|色调|风格|复古|胶片|暖|冷",
        "give all clips the warm look",
        "全部用暖色调",
    ),
    _example(
        r"\b(bright|dark|dim|contrast|saturat|colou?r|exposure)|亮|暗|对比|饱和|颜色",
        "make clip 2 brighter by 20%",
        "第2段调亮20%",
    ),
    _example(
        r"\b(vertical|landscape|square|portrait|aspect|16:9|9:16|1:1|4:5|crop|bars|blur)|竖屏|横屏|方形|画幅|裁|黑边|模糊",
        "make it 9:16 with a blurred background",
        "改成9:16，模糊背景",
    ),
    _example(
        r"\b(tiktok|reels?|shorts|youtube|instagram|story)\b|抖音|小红书|B站|朋友圈",
        "make it for tiktok",
        "适合抖音",
    ),
    _example(
        r"\bcut out\b|\b(part|between|from)\b.*\b(to|and|cut|out)\b.*\d|\d+秒?[到至]第?\d+秒",
        "cut out 3s to 5s of clip 2",
        "剪掉第2段的3到5秒",
    ),
    _example(
        r"\b(whole|total|entire|film|video|everything)\b.*\b(second|sec|minute|long|short)|总时长|全片|整个视频.*[秒分]",
        "make the video 30 seconds long",
        "把总时长调成30秒",
    ),
    _example(
        r"\b(move|order|put|first|last|before|after|front|between)\b|移|放到|顺序|前面|后面|排",
        "move clip 3 after clip 1",
        "把第3段移到第1段后面",
    ),
    _example(r"\b(delete|remove|drop|lose|toss|get rid)\b|删|去掉|移除|不要", "delete clip 3", "删除第3段"),
    _example(r"\b(photo|picture|image|slideshow)|照片|图片|幻灯片", "show each photo for 3 seconds", "每张照片3秒"),
    _example(
        r"\b(trim|cut|short|long|length|second|secs?|keep|only|start|end)|剪|截|短|长|秒|保留|留",
        "trim clip 2 to 0-5s",
        "把第2段剪到5秒",
    ),
)
