"""What people ask of a video studio that the local one cannot do, and what it can do instead: rows of data.

A clause that holds one of a row's phrases becomes an `Impossible` of that row. To add one, add a row, or a phrase to
the English or Chinese list of a row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that cannot be done here: what is wished, what can be done instead, and the phrases that ask "
    "for it."""

    wish: str
    instead: str
    instead_zh: str
    phrases: str = ""


GENERATE: Final = Row(
    "making footage or pictures from a description",
    'upload clips or photos of your own and say "combine my clips"',
    "请上传自己的视频或照片，然后说“把我的素材合并”",
    "text to video | ai video | ai generated | ai footage | generate footage | generate an image | "
    "generate images | generate a picture | generate pictures | generate a scene | generate a clip | "
    "generate clips | image to video | ai images | ai clips | generate video from text | photo to video ai | "
    "animate my photo | animate the photo | 文生视频 | 图生视频 | ai生成 | 生成画面 | 生成图片 | 生成照片 | "
    "生成素材 | 文字生成视频 | 用ai生成 | ai视频 | 生成一张图",
)
GENRE: Final = Row(
    "music of that genre or instrument",
    "ask for calm, upbeat, happy, acoustic, electronic, lofi, cinematic or dark music, or upload a song and name its "
    "file",
    "可以要舒缓、欢快、开心、民谣、电子、低保真、电影感或紧张的音乐，或者上传一首歌并说出文件名",
)
CLEAR_TEXT: Final = Row(
    "letters that one can see through",
    'choose another colour, a smaller size or another place, such as "make the title smaller, in grey"',
    "可以换颜色、改小或者换个位置，例如“标题小一点，灰色”",
)
CLIP_SOUND_FADE: Final = Row(
    "fading the sound of a clip without its picture",
    'fade the clip out, picture and sound, with "fade out clip 2", or set its loudness: "clip 2 at 30% volume"',
    "可以让画面和声音一起淡出，例如“第2段淡出”，或者调它的音量，例如“第2段音量30%”",
)
MUSIC_AS_LOUD: Final = Row(
    "bringing the music and the clips to one loudness",
    'set the music\'s volume, such as "music at 50% volume", or say "lower the music when somebody talks"',
    "可以设音乐的音量，例如“音乐音量50%”，或者说“说话时自动压低音乐”",
)
LIBRARY: Final = Row(
    "finding a published song",
    'upload the song and say "use song.mp3 as background music", or name a mood, such as upbeat or acoustic',
    "请上传这首歌，然后说“用song.mp3做背景音乐”，或者说一种风格，例如欢快或民谣",
    "trending song | trending music | trending sound | trending audio | viral sound | viral song | spotify | "
    "popular song | famous song | hit song | from the charts | top 40 | music library | sound library | "
    "热门歌曲 | 热门音乐 | 流行歌曲 | 周杰伦 | 抖音热歌 | 热歌 | 网易云 | 热门bgm | 爆款音乐 | 曲库 | 流行歌",
)
CAPTIONS: Final = Row(
    "subtitles by speech recognition",
    "give the words yourself, such as \"add the text 'Hello' at the bottom from 0:03 to 0:06\"",
    "请自己写出文字，例如“从3秒到6秒在底部加字幕‘你好’”",
    "auto captions | automatic captions | auto caption | auto subtitles | automatic subtitles | transcribe | "
    "transcription | speech to text | speech recognition | generate subtitles | generate captions | "
    "auto generated captions | subtitle the video | caption the video | "
    "caption what they say | caption the speech | lyrics | captions for what | 自动字幕 | "
    "语音识别 | 识别字幕 | 智能字幕 | 生成字幕 | 识别语音 | 自动生成字幕 | 语音转文字 | 自动加字幕 | 歌词",
)
ITALIC: Final = Row(
    "slanted letters",
    "choose bold letters, another colour or size, or a serif or display font",
    "可以加粗、换颜色、换大小，或者用衬线体、海报体",
    "italic | italics | in italics | in italic | italicise | italicize | italicised | italicized | slanted | "
    "slanted letters | oblique | cursive | handwriting font | handwritten | "
    "斜体 | 倾斜字体 | 手写体",
)
OBJECTS: Final = Row(
    "taking people or things out of the picture",
    'crop that side away, such as "crop the left of clip 2 by 20%", zoom in, such as "punch in on clip 2", or cut that '
    "part of the clip out",
    "可以把那一边裁掉，例如“把第2段左边裁掉20%”，放大画面，或者剪掉那几秒",
    "remove the person | remove people | object removal | remove the man | remove the woman | remove the guy | "
    "remove the people | erase the person | erase the guy | remove tourists | remove the tourists | "
    "remove the crowd | erase him | erase her | delete him | delete her | remove him | remove her | "
    "take him out | take her out | get rid of him | get rid of her | cut him out | cut her out | edit him out | "
    "edit her out | erase them | erase that guy | erase that man | erase that woman | erase that person | "
    "edit them out | edit it out | photoshop him out | photoshop her out | photoshop it out | "
    "take him out of the shot | take her out of the shot | get him out of the shot | get her out of the shot | "
    "take him out of the picture | "
    "photobomb | photobomber | 消除路人",
)
FRAME_RATE: Final = Row(
    "another number of frames a second",
    'the film has 30 frames a second; what can be chosen is its size, such as "make it 720p", and the speed of a clip',
    "影片是每秒 30 帧；可以改尺寸，例如“720p”，也可以改片段的速度",
    "60fps | 60 fps | 120fps | 120 fps | 24fps | 24 fps | 25fps | 25 fps | 50fps | 50 fps | 240fps | fps | "
    "frame rate | framerate | frames per second | frames a second | 60 frames",
)
GRADE: Final = Row(
    "grading colours by hand or by taste",
    'say what to change, such as "a bit brighter" or "the teal and orange look", or upload a .cube LUT',
    "请说具体要改什么，例如“亮一点”“对比度高一点”“青橙色调”，或者上传 .cube 的 LUT 文件",
    "color grade | colour grade | color grading | colour grading | color correct | colour correct | "
    "color correction | colour correction | 色调 | 校色",
)
VOICE: Final = Row(
    "a spoken voice",
    'record it yourself, upload the file and say "use voice.m4a as music", or put the words on the picture',
    "请自己录音，上传后说“用voice.m4a做背景音乐”，或者把话写在画面上",
    "voice over | voiceover | voice overs | voiceovers | text to speech | tts | narration | narrator | "
    "narrate | ai voice | read aloud | read it out | speak the text | clone my voice | voice clone | "
    "voice cloning | clone the voice | ai narrator | robot voice | talking avatar | avatar | lip sync | "
    "spoken | commentary | voice | 配音 | 旁白 | 文字转语音 | 朗读 | 语音合成 | 克隆声音 | 声音克隆 | "
    "ai配音 | 解说 | 念出来 | 数字人 | 口型 | 克隆我的声音",
)

ROWS: Final = (
    GENERATE,
    MUSIC_AS_LOUD,
    LIBRARY,
    CAPTIONS,
    ITALIC,
    OBJECTS,
    FRAME_RATE,
    VOICE,
    Row(
        "translating or dubbing speech",
        "add the translated words as texts with their times",
        "请把译好的文字连同时间一起加上",
        "translate | translation | dub | dubbing | dubbed | into spanish | into english | into chinese | 翻译 | "
        "译制 | 译成",
    ),
    Row(
        "cutting people out of the picture or changing what is behind them",
        "frame the film with a blurred background or black bars",
        "可以用模糊背景或黑边来框住画面",
        "remove the background | remove background | background removal | green screen | chroma key | "
        "change the background | replace the background | cut out the person | greenscreen | 抠图 | 去背景 | "
        "去除背景 | "
        "换背景 | 绿幕 | 抠像 | 更换背景 | 替换背景 | 去掉背景",
    ),
    Row(
        "swapping or retouching faces",
        "leave the faces as they are; the clips can be trimmed, ordered, slowed down and titled",
        "人脸保持原样；片段可以剪短、排序、放慢、加标题",
        "face swap | swap faces | swap the faces | faceswap | deepfake | swap my face | beautify | "
        "beauty filter | smooth skin | smooth my skin | retouch | 换脸 | 美颜 | 磨皮 | 瘦脸 | 美白",
    ),
    Row(
        "stickers, filters and effects",
        "add transitions, a title, a slow zoom on photos or a fade",
        "可以加转场、标题、照片缓慢放大或淡入淡出",
        "sticker | stickers | emoji stickers | filter | filters | ai effect | ai effects | special effects | "
        "visual effects | vfx | particles | glitch | lens flare | lens flares | overlay effect | light leaks | "
        "film grain | vhs | whip pan | whip pans | whip pan transition | whip transition | 甩镜 | 甩镜转场 | "
        "confetti | sparkles | green tint | shake effect | 贴纸 | 滤镜 | 特效 | 表情包 | "
        "花字 | 粒子 | 动效 | 贴图 | 故障效果",
    ),
    GRADE,
    Row(
        "stock footage",
        "upload clips or photos of your own",
        "请上传自己的视频或照片",
        "stock footage | stock clips | stock videos | stock video | b roll | stock photos | stock images | "
        "stock clip | 素材库 | 库存素材 | 空镜",
    ),
    Row(
        "sound effects",
        'upload the sound and say "use whoosh.wav as music"',
        "请上传这个声音，然后说“用whoosh.wav做背景音乐”",
        "sound effect | sound effects | sfx | whoosh | whooshes | applause | laugh track | 音效 | 掌声 | 笑声",
    ),
    Row(
        "cleaning noise out of the sound",
        'turn the clip down, such as "clip 2 at 30% volume", or mute it and add music',
        "可以调低这一段的音量，例如“第2段音量30%”，或者静音后加音乐",
        "clean up the background noise | clean up the noise | clean up the background sound | clean the audio | "
        "background hum | background hiss | kill the background noise | cut the background noise | wind noise | "
        "remove the background noise | remove background noise | get rid of the background noise | "
        "reduce the background noise | reduce background noise | clean up the audio | clean up the sound | "
        "noise removal | remove the wind noise | remove the hum | remove the hiss | echo removal | 背景噪音 | "
        "背景杂音 | 杂音 | 噪音 | 噪声 | 杂声 | 嘈杂声 | 风声 | 电流声 | 底噪 | 去掉背景噪音 | 去除背景噪音 | "
        "去掉背景杂音 | 回音 | "
        "去噪 | 消除噪音 | 风噪",
    ),
    Row(
        "repairing or sharpening the picture",
        "trim the bad parts off or leave the clip out; a shaky clip can be stabilised",
        "可以剪掉不好的部分，或者不用这一段；晃动的片段可以防抖",
        "upscale | enhance the quality | denoise | "
        "deblur | remove the noise | noise reduction | improve the quality | sharpen | "
        "增强画质 | 降噪 | 修复画质 | 超分",
    ),
    Row(
        "judging what was said, or which take is good",
        'ask for a highlight, such as "make a 20 second highlight", or say which parts to keep: "trim clip 2 to 0-5s"',
        "可以说“做一个20秒的精彩集锦”，或者说要保留哪一段，例如“第二段保留0到5秒”",
        "auto edit | remove filler words | bad parts | remove bad takes | bad takes | bloopers | remove the ums | "
        "自动剪辑 | 去掉废话 | 智能剪辑 | 去掉口误 | 口误",
    ),
    Row(
        "split screens and collages",
        'show one clip small over another, such as "show clip 2 as a picture in picture in the top right corner"',
        "可以画中画，例如“把第2段放在右上角做画中画”",
        "split screen | side by side | collage | grid | 分屏 | 拼图",
    ),
    Row(
        "posting to a platform",
        'say "make it for TikTok", export the film and post the MP4 yourself',
        "请先说“做成抖音格式”，导出影片，再自己发布 MP4",
        "post it | post this | post to | publish | share it on | upload it to | upload to tiktok | "
        "upload to youtube | 发布 | 发到抖音 | 上传到抖音 | 分享到",
    ),
    Row(
        "a plain screen between or behind the clips",
        "put the words over the last seconds, such as \"add an end card saying 'Thanks'\", or end with a fade to black",
        "可以把字放在最后几秒，例如“加片尾卡‘谢谢’”，或者在结尾淡出到黑",
        "a black screen | black screen | black card | a black card | black slide | blank screen | a blank screen",
    ),
    Row(
        "covering or blurring a part of the picture",
        'cut that edge off, such as "crop 20% off the left of clip 2", or leave the clip out',
        "可以裁掉那一边，例如“第2段左边裁掉20%”，或者不用这一段",
    ),
    Row(
        "changing a voice",
        'change the speed or the volume, or mute the clip and add music: "mute clip 2"',
        "可以调速度、调音量，或者静音后加音乐，例如“第2段静音”",
    ),
    Row(
        "following something in the picture",
        'zoom in on a side of the picture, such as "zoom in on the left of clip 2"',
        "可以放大画面的一侧，例如“放大第2段左边”",
    ),
)
