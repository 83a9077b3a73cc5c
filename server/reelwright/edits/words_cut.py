"""The words, English and 中文, of cutting further, finding, going back and platforms: rows as in `words_en.py`.

What each kind means is said in `tokens.py`.
"""

from __future__ import annotations

from typing import Final, get_args

from reelwright.edits.ops_cut import Topic
from reelwright.edits.tokens import Kind as K

_BEFORE: Final = tuple((K.GO_BACK, topic, f"go back to before the {topic}") for topic in get_args(Topic))

ROWS: Final[tuple[tuple[K, object, str], ...]] = (
    *_BEFORE,
    (K.SHIFT, -1, "place earlier | places earlier | 位往前"),
    (K.SHIFT, 1, "place later | places later | 位往后"),
    (K.INSERT, None, "insert the file | insert file"),
    (K.DUPLICATE, None,
     "duplicate | copy | clone | make a copy of | add a copy of | 复制 | 拷贝 | 复制一份 | 复制一遍 | 克隆 | "
     "复制到"),
    (K.LOOP, None,
     "loop | repeat | looping | play on loop | play on repeat | on loop | on repeat | loops | keep looping | "
     "循环 | 循环播放 | 重复 | 重复播放 | 反复播放 | 无限循环"),
    (K.TIMES, 2, "twice | 两遍 | 2遍"),
    (K.TIMES, 3, "thrice | 三遍 | 3遍"),
    (K.TIMES, 4, "四遍 | 4遍"),
    (K.TIMES, 5, "五遍 | 5遍"),
    (K.UNDO, None, "undo that last one | undo the last one | undo my last one | undo that last thing | undo the "
        "last bit"),
    (K.FILLER, None, "oops | whoops"),
    (K.FILLER, None, "so that it plays | so it plays"),
    (K.BOOMERANG, None,
     "boomerang | a boomerang | boomerang effect | back and forth | like a boomerang | boomerang style | "
     "forward and backward | forwards and backwards | forward and then backward | forwards and then backwards | "
     "forward then backward | forwards then backwards | there and back | playing the other way round | ping pong | "
     "回旋镖 | 来回播放"),
    (K.BOOMERANG, "backwards first",
     "backward and forward | backwards and forwards | backward and then forward | backwards and then forwards | "
     "backward then forward | backwards then forwards | in reverse and then forward | in reverse and then forwards | "
     "in reverse then forward | backwards and then forward | backwards then forward | backwards then normal | "
     "backwards and then normal | backwards and then normally"),
    (K.REVERSE, "on",
     "reverse | reversed | backwards | backward | in reverse | play backwards | play in reverse | rewind | "
     "plays backwards | playing backwards | the other way round | 倒放 | 倒着放 | 倒着播放 | 反着播放 | "
     "反向播放 | 倒播 | 倒序播放 | 反着放 | 倒带 | 回放倒带"),
    (K.REVERSE, "off",
     "forwards | forward | forwards again | unreverse | un reverse | the right way round | not reversed | "
     "正放 | 正着放 | 取消倒放 | 不要倒放"),
    (K.FREEZE, None,
     "freeze | freeze frame | freeze frames | freezes | frozen frame | still frame | hold the frame | "
     "hold frame | pause | pause the picture | pause the video | freeze the frame | freeze the picture | "
     "freeze the video | hold on | pause on | 定格 | 定住 | 冻结 | 静帧 | 定格画面 | 停帧 | 画面定格 | 冻结画面"),
    (K.FREEZE, "end",
     "hold the last frame of | hold the last frame | hold on the last frame of | hold on the last frame"),
    (K.EDGE, "end",
     "at its end | last frame | the last frame | final frame | the final frame | 最后一帧 | 末帧 | 尾帧"),
    (K.EDGE, "start", "first frame | the first frame | opening frame | 第一帧 | 首帧"),
    (K.PART, "first half",
     "first half | the first half | its first half | opening half | 前半段 | 前半部分 | 前半 | 前一半 | 上半段 | "
     "前面那半 | 前面那一半 | 前面一半 | 前面半段 | 前面那半段 | 前半截 | 前那半 | 前面的一半 | 前边那半 | 前面那截"),
    (K.PART, "second half",
     "second half | the second half | its second half | last half | the last half | latter half | other half | "
     "后半段 | 后半部分 | 后半 | 后一半 | 下半段 | 后面那半 | 后面那一半 | 后面一半 | 后面半段 | 后面那半段 | "
     "后半截 | "
     "后那半 | 后面的一半 | 后边那半 | 后面那截"),
    (K.PART, "first third", "first third | the first third | 前三分之一"),
    (K.PART, "last third", "last third | the last third | final third | the final third | 后三分之一 | 最后三分之一"),
    (K.PART, "middle",
     "the middle of | the middle part | middle third | the middle third | middle section | "
     "the middle section | middle bit | the middle bit | 中间部分 | 中间的部分 | 中段"),
    (K.POSITION, "center", "the middle of the screen | the middle of the frame | the middle of the picture"),
    (K.KEEPING, "start",
     "keeping the start of each clip | keep the start of each clip | keeping the beginnings | "
     "keeping the beginning of each clip | 保留每段开头"),
    (K.KEEPING, "middle",
     "keeping the middle of each clip | keep the middle of each clip | keeping the middles | 保留每段中间"),
    (K.KEEPING, "end",
     "keeping the end of each clip | keep the end of each clip | keeping the ends | keeping the endings | "
     "保留每段结尾"),
    (K.KEEPING, "best",
     "keeping the best of each clip | keep the best of each clip | keeping the best parts | "
     "keep the best parts of each clip | keeping the best moments | with the best parts | with the best moments"),
    (K.KEEPING, "all",
     "keeping everything by changing the speed | by speeding it up | by speeding up | "
     "by speeding up the clips | by changing the speed | without cutting anything | by slowing it down | "
     "slow it down to fit | 不剪内容 | 快进也行 | 加速也行 | 快进也可以 | 加速也可以 | 快放也行 | 可以加速 | "
     "可以快进 | "
     "靠加速 | 用加速的方式 | 加速就行"),
    (K.UNCUT, None,
     "at full length | at its full length | at their full length | uncut | in full | intact | in one piece | "
     "保留完整 | 完整保留 | 保持完整 | 完整留着 | 完整地保留 | 完完整整 | 留完整 | 要完整 | 得完整 | 留全 | 要留全 | "
     "不要剪短 | 别剪短 | 不要缩短 | 别缩短 | 不能剪短 | 不能缩短 | 保留全部 | 全部保留 | 全留 | 全留着 | 保留全长 | "
     "长度不变 | 时长不变"),
    (K.FIT_LENGTH, None,
     "fit the film to a length of | to a length of | to fit | so it fits | so that it fits | to fit into | "
     "to fit in | "
     "fit into | fit in | fit everything into | fit everything in | fit it into | squeeze it into | "
     "squeeze everything into | fit it all into | total length | total duration | overall length | "
     "video length | total length of | film length | whole length | running time | runtime | "
     "length of the video | 总时长 | 总长度 | 总长 | 视频时长 | 整体时长 | 全片时长 | 时长控制在 | 控制在 | "
     "压缩到 | 压到 | 视频长度 | 影片长度"),
    (K.AT_MOST, None,
     "at most | no longer than | no more than | not longer than | shorter than | less than | a maximum of | "
     "should not be longer than | shouldn't be longer than | must not be longer than | not be longer than | "
     "should not exceed | 最长 | 不能超过 | 不得超过 | 不要长于 | "
     "maximum | max | below | keep it under | get it under | make it under | bring it under | to under | "
     "keep the video under | keep the film under | is under | stays under | be under | this to be under | "
     "it to be under | to be under | it should be under | 以内 | 之内 | 不超过 | 最多 | 不要超过 | 别超过"),
    (K.EACH_AT_MOST, None,
     "no clip longer than | no clips longer than | no clip should be longer than | no clip is longer than | "
     "no clip may be longer than | no clip should last longer than | no clip over | no shot longer than | "
     "no shot should be longer than | no scene longer than | none of the clips longer than | "
     "none of the clips should be longer than | keep every clip under | keep each clip under | keep all clips under | "
     "cap the clips at | cap every clip at | cap each clip at | cap all clips at | cap clips at | "
     "cap clip length at | "
     "limit the clips to | limit every clip to | limit each clip to | limit all clips to | limit clips to | "
     "单段不超过 | 每段都不超过 | 每段不要超过 | 每段都不要超过 | 每段别超过"),
    (K.PARTS, 3, "into thirds | in thirds"),
    (K.PARTS, 4, "into quarters | in quarters"),
    (K.FILLER, None, "平均 | 均匀 | 平分 | 平均地"),
    (K.FROM_END, 2, "penultimate | next to last | next to the last | last but one"),
    (K.FROM_END, 3, "antepenultimate | last but two"),
    (K.SCENES, None,
     "by scenes | by scene | into scenes | into its scenes | at scene changes | at every scene change | "
     "scene changes | at each scene change | on scene changes | at the scene cuts | at every cut | "
     "wherever the scene changes | into separate scenes | into individual scenes | scene detection | "
     "detect scenes | detect the scenes | 按场景 | 按镜头 | 按场景切换 | 场景切换处 | 按照场景 | 按分镜 | "
     "识别场景 | 场景检测 | 自动分镜 | 成镜头 | 成场景"),
    (K.HIGHLIGHT, None,
     "highlight | highlights | highlight reel | highlight video | sizzle reel | best of | best moments | "
     "best bits | best parts | the best parts | the best moments | the best bits | good parts | "
     "the good parts | good bits | the good bits | most exciting moments | most exciting parts | "
     "exciting parts | coolest parts | best shots | remove the boring parts | cut the boring parts | "
     "cut out the boring parts | cut out the boring bits | cut the boring bits | remove the boring bits | "
     "get rid of the boring parts | lose the boring parts | 精彩集锦 | 高光集锦 | 集锦 | 视频集锦 | 精彩部分 | "
     "精彩片段 | 精彩瞬间 | 高光时刻 | 高光片段 | 高光 | 最精彩的部分 | 精彩的部分 | 精华 | 精彩时刻 | "
     "精彩镜头 | 去掉无聊的部分 | 删掉无聊的部分 | 剪掉无聊的部分 | 精华部分"),
    (K.BEST, None, "best | the best | most exciting | 最精彩 | 最精彩的 | 最好的 | 最棒的"),
    (K.FIND, None,
     "pick out | choose | select | auto | automatically | automatic | 自动 | 挑出 | 选出 | 找出 | 挑选 | 提取"),
    (K.REDO, None,
     "redo | redo that | redo it | redo this | redo what i undid | undo the undo | do it again | reapply | "
     "重做 | 恢复撤销 | 取消撤销 | 恢复刚才撤销的 | 恢复刚撤销的 | 恢复撤销的"),
    (K.MAKE, None, "optimize | optimise | adapt | tailor | suitable | made"),
    (K.BEFORE, None, "before i | before we | before you"),
    (K.SPLIT, None, "separate | break up | break | divide up"),
    (K.FILLER, None, "几段 | 成几段"),
    # exceptions, which no rule takes unless clips follow
    (K.EXCEPT, "all",
     "everything but | everything except | everything except for | all but | all except | all clips but | "
     "all clips except | all the clips but | all the clips except | all of them but | all of them except | "
     "all clips except for | every clip except | every clip but | everything apart from | everything other than | "
     "all of it but | all of it except | all of it except for | all of it bar | everything bar | everything save for"),
    (K.EXCEPT, None, "except | except for | apart from | other than | 除了 | 除"),
    (K.QUESTION, None, "cut back to | cut away to | cut over to"),
    (K.QUESTION, None, "every other | every second clip | any but | but one | but two"),
    (K.QUESTION, None,
     "what if | what happens if | what would happen if | should i | should we | shall i | shall we | do you think | "
     "did you | did i | did we | have you | why did | why is | why are | how do i | how do you | how can i | how to | "
     "would it | wouldn't it | is it | isn't it | 要不要 | 该不该 | 应不应该 | 会不会 | 是不是 | 需不需要 | 用不用 | "
     "有没有必要 | 删不删 | 可删可不删 | 什么意思 | 怎么样 | 为什么 | 为啥 | 怎么 | 如果 | 要是 | 假如 | 万一"),
    (K.EXCEPT, "behind", "以外 | 之外"),
    (K.OTHERS, None, "all the other | all other"),
    (K.GO_BACK, "start",
     "go back to the very first state | go back to the start | go back to the beginning | start over | "
     "start again | start from scratch | start again from scratch | start over from scratch | undo everything | "
     "undo all | undo all changes | undo all of it | "
     "reset everything | reset | begin again | revert everything | go back to the very beginning | 重新开始 | "
     "全部撤销 | 撤销全部 | 撤销所有 | 撤销所有操作 | 回到最开始 | 回到最初 | 从头再来 | 从头开始 | "
     "恢复到最初 | 回到一开始 | 全部重来"),
    (K.GO_BACK, "combined", "go back to right after the clips were put together"),
    (K.RETURN, None,
     "go back to | go back to how it was | go back to the way it was | revert to | restore | return to | "
     "back to | take me back to | back to how it was | bring back how it was | how it was | the way it was | "
     "回到 | 恢复到 | 退回到 | 返回到"),
    (K.FILLER, None,
     "ago | i added | we added | you added | i put | i did | you did | of the video's | 的样子 | 样子 | "
     "的状态 | 状态"),
    (K.PLATFORM, "tiktok",
     "tiktok | tik tok | tiktok video | tiktok reel | tiktok format | tiktoks | douyin | 抖音 | 抖音视频 | "
     "抖音短视频 | 发抖音 | 发抖音的 | 抖音版 | 抖音格式 | 适合抖音 | 适合发抖音 | 要发抖音"),
    (K.PLATFORM, "reels",
     "reels | instagram reels | instagram reel | ig reels | ig reel | insta reel | insta reels | "
     "a reel for instagram"),
    (K.PLATFORM, "shorts", "shorts | youtube shorts | youtube short | yt shorts | yt short"),
    (K.PLATFORM, "youtube", "youtube | youtube video | yt | youtube format | 油管 | 油管视频"),
    (K.PLATFORM, "square", "square post | a square post | instagram square | square instagram post | 方形帖子"),
    (K.PLATFORM, "story",
     "stories | story format | instagram stories | instagram story | ig story | ig stories | insta story | "
     "facebook story | snapchat | snapchat story | it a story | this a story | it into a story | this into a story | "
     "快拍 | 限时动态 | 做成story | 发story"),
    (K.PLAYING_AT, None,
     "clip playing at | what plays at | what is playing at | what's playing at | whatever plays at | "
     "part playing at | whatever is playing at | what's on screen at | what is on screen at | "
     "whatever is on screen at | clip that plays at | clip that is playing at | what happens at | "
     "part that plays at | clip around | part around | part at | bit at | section at | moment at"),
)  # fmt: skip
