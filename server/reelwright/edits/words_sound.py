"""The words, English and 中文, of music, sound and volumes: rows as in `words_en.py`.

What each kind means is said in `tokens.py`.
"""

from __future__ import annotations

from typing import Final

from reelwright.edits.tokens import Kind as K

ROWS: Final[tuple[tuple[K, object, str], ...]] = (
    # music
    (K.MUSIC, None,
     "music | song | songs | soundtrack | bgm | background music | background track | music track | tune | "
     "score | backing track | background song | beat | beats | background audio | some tunes | audio track | "
     "in the background | musik | muisc | musci | 音乐 | 背景音乐 | 配乐 | 歌 | 歌曲 | 曲子 | 伴奏 | 背景乐 | "
     "背景歌 | 首歌 | 段音乐 | 首音乐 | 背景曲"),
    (K.MOOD, "calm",
     "轻音乐 | calm | calming | chill | relaxing | relaxed | soothing | peaceful | gentle | mellow | ambient "
      "| soft | "
     "quiet mood | laid back | dreamy | tranquil | slow music | romantic | chilled | serene | calmer | chiller | "
     "舒缓 | 轻柔 | 安静 | 平静 | 放松 | 柔和 | 温柔 | 治愈 | 舒服 | 轻松 | 宁静 | 抒情 | 温馨 | 浪漫 | 慵懒"),
    (K.MOOD, "upbeat",
     "upbeat | energetic | fun | lively | party | uplifting | positive | high energy | danceable | fast paced | "
     "hype | livelier | 欢快 | 轻快 | 活泼 | 动感 | 活力 | 有活力 | 热闹 | 节奏感强 | 有节奏 | 热血 | 嗨 | "
     "快节奏 | 节奏快 | 激情 | 燃"),
    (K.MOOD, "lofi", "lofi | lo fi | study beats | chillhop | lofi hip hop | lo fi hip hop | lo-fi | 低保真"),
    (K.MOOD, "cinematic",
     "cinematic | epic | dramatic | orchestral | inspiring | movie like | emotional | trailer | heroic | "
     "inspirational | powerful | film score | 电影感 | 史诗 | 大气 | 震撼 | 戏剧性 | 恢弘 | 史诗感 | 磅礴 | "
     "电影级 | 电影风 | 有电影感"),
    (K.MOOD, "happy",
     "happy | happier | cheerful | joyful | cheery | feel good | bright | sunny | playful | bouncy | jolly | "
     "summery | summer vibe | whimsical | quirky | 快乐 | 开心 | 阳光 | 欢乐 | 喜庆 | 愉快 | 俏皮 | 可爱"),
    (K.MOOD, "dark",
     "dark | tense | scarier | suspense | suspenseful | scary | spooky | horror | creepy | eerie | mysterious | "
     "ominous | thriller | moody | menacing | sinister | gloomy | 紧张 | 悬疑 | 恐怖 | 黑暗 | 阴森 | 诡异 | "
     "惊悚 | 神秘 | 暗黑"),
    (K.MOOD, "acoustic",
     "acoustic | folk | folky | acoustic guitar | guitar | indie folk | country | unplugged | rustic | "
     "singer songwriter | folk guitar | 民谣 | 吉他 | 木吉他 | 原声吉他 | 乡村 | 民谣吉他 | 不插电"),
    (K.MOOD, "electronic",
     "电子乐 | 电子舞乐 | electronic | edm | techno | house | synthwave | synth | electro | trance | futuristic | "
     "synth pop | "
     "electronic dance | techy | 电子 | 电音 | 舞曲 | 科技感 | 赛博 | 合成器 | 电子舞曲"),
    (K.GENRE, None,
     "jazz | jazzy | rock | pop | hip hop | rap | classical | metal | blues | reggae | funk | disco | trap | "
     "piano | k pop | latin | drum and bass | 爵士 | 摇滚 | 流行 | 嘻哈 | 说唱 | 古典 | 钢琴 | 古风 | 纯音乐 | "
     "钢琴曲 | 钢琴音乐 | 爵士乐 | 摇滚乐 | 古典乐 | 古典音乐 | 流行乐 | 小提琴 | 小提琴曲 | 古筝 | 古筝曲 | 二胡 | "
     "萨克斯 | 交响乐 | 说唱音乐 | 嘻哈音乐 | 国风音乐 | 古风音乐 | 乡村音乐"),
    (K.ANOTHER_SONG, None,
     "another song | another soundtrack | a different soundtrack | different soundtrack | another track | "
     "another tune | another piece of music | a different song | different song | different music | "
     "a different track | different track | a different tune | some other music | other music | "
     "some different music | next song | shuffle the music | try another song | try another track | "
     "try a different song | try different music | try another tune | reroll the music | swap the song | "
     "swap the music | switch the song | switch the music | another version of the music | "
     "another one for the music | a new take of the music | 换一首 | 换首 | 再换一首 | 换个音乐 | 换个配乐 | "
     "换首歌 | 换一首歌 | 换一首音乐 | 换一首曲子 | 换一段音乐 | 换支曲子 | 换个曲子 | 换首曲子 | 换个背景音乐 | "
     "换一个音乐 | 换一个背景音乐 | 换首背景音乐 | 换一首背景音乐 | 另一首 | 另一首歌 | 下一首 | 别的音乐 | "
     "换一下音乐 | 换一下背景音乐"),
    (K.TEMPO, None, "tempo | tempo of | beats per minute | bpm | 节拍 | 曲速 | 音乐速度 | 每分钟"),
    (K.BEGIN, None,
     "start | starts | begin | begins | should start | should begin | come in | comes in | kick in | kicks in | "
     "进来 | 响起 | 开始播放 | 开始放 | 进入"),
    (K.FINISH, None,
     "stop | stops | stopping | ends | should stop | should end | end | finish | 停止 | 停下 | 停 | 结束播放"),
    (K.BEAT, 1,
     "on the beat | to the beat | on beat | on the beats | to the beats | with the beat | beat sync | "
     "beat synced | beat match | sync to the music | sync with the music | sync to the beat | "
     "sync with the beat | on every beat | on each beat | to the rhythm | to the music | in time with the music | "
     "in sync with the music | on the rhythm | match the beat | match the music | matches the beat | "
     "hit the beat | hits the beat | sync the cuts to the beat | sync the cuts to the music | "
     "sync the cuts with the music | sync cuts to the beat | sync cuts to the music | "
     "match the cuts to the beat | match the cuts to the music | snap the cuts to the beat | "
     "snap cuts to the beat | make the cuts match the music | make the cuts hit the beat | "
     "make the cuts land on the beat | cuts on the beat | cuts to the beat | cuts land on the beat | "
     "align the cuts to the beat | align the cuts with the beat | time the cuts to the beat | "
     "time the cuts to the music | sync it to the music | sync it to the beat | sync it with the music | "
     "sync the clips to the music | sync the clips to the beat | sync clips to the beat | "
     "sync the video to the music | sync the video to the beat | beat cuts | 卡点 | 踩点 | 对准节拍 | 卡节拍 | "
     "卡着节拍 | 跟着节奏 | 跟着节拍 | 按节奏 | 按节拍 | 按照节奏 | 按照节拍 | 卡音乐节奏 | 卡节奏 | 踩着节奏 | "
     "踩着节拍 | 踩着鼓点 | 卡鼓点 | 对上节拍 | 对齐节拍 | 跟音乐卡点 | 跟着音乐节奏 | 音乐卡点 | 卡点剪辑 | "
     "跟着音乐卡点 | 踩准节拍 | 自动卡点 | 自动踩点 | 跟着音乐的节奏 | 按音乐节奏 | 按照音乐节奏 | 对准音乐节拍 | "
     "跟上节奏 | 踩着点 | 踩点切 | 踩着点切 | 踩着点剪 | 卡着点 | 卡着点切 | 卡着点剪 | 跟着鼓点 | 踩拍子 | 卡拍子 | "
     "按拍子"),
    (K.BEAT, 2,
     "on every second beat | on every other beat | every second beat | every other beat | every 2 beats | "
     "每两拍 | 每2拍 | 隔一拍 | 每隔一拍"),
    (K.BEAT, 4,
     "on every fourth beat | every fourth beat | on the downbeat | on the downbeats | on every bar | "
     "every 4 beats | on each bar | on every downbeat | 每四拍 | 每4拍 | 每小节 | 每个小节"),
    # the clips' own sound
    (K.AUDIO, None,
     "audio | sound | sounds | original audio | original sound | clip audio | noise | ambient sound | "
     "background noise | clip sound | their audio | their sound | its audio | its sound | 原视频的声音 | "
     "原视频声音 | 原视频的原声 | 视频的声音 | 视频原来的声音 | 原声 | 音频 | 原音 | 同期声 | 视频声音 | "
     "视频原声 | 原来的声音"),
    (K.AUDIO, "any", "声音 | 的声音"),
    (K.VOLUME, None, "volume | loudness | level | sound level | 音量 | 响度"),
    (K.ORIGINAL, None,
     "keep the original sound | keep the original audio | keep original audio | keep original sound | "
     "keep the audio | keep the sound | unmute | unmute the clips | keep the clip audio | "
     "restore the original sound | restore the original audio | keep the clips' audio | keep their sound | "
     "保留原声 | 恢复原声 | 保留声音 | 取消静音 | 保留原来的声音 | 保留视频原声"),
    (K.MUTE, None,
     "mute | muted | silence | silent | muting | turn off the sound of | turn off the audio of | 静音 | 消音 | "
     "去掉声音 | 关掉声音 | 关闭声音 | 消声 | 不要声音"),
    (K.MUTE, "clips",
     "去掉原声 | 关闭原声 | 关掉原声 | 去除原声 | 不要原声 | 删除原声 | 去掉视频原声 | 关闭视频原声 | 原声静音"),
    (K.SILENCES, None,
     "silences | the silences | silent parts | the silent parts | silent bits | silent sections | silent gaps | "
     "pauses | the pauses | long pauses | silent pauses | quiet pauses | empty pauses | all the pauses | "
     "all the silent pauses | all the silences | every pause | pauses and silences | silent moments | dead spots | "
     "quiet gaps | silent stretches | awkward pauses | dead air | dead space | quiet parts | "
     "the quiet parts | the gaps in speech | gaps in speech | gaps in the speech | remove silence | "
     "remove the silence | cut silence | cut the silence | cut out silence | cut out the silence | "
     "trim the silence | trim silence | delete silence | jump cut the silence | jump cut the silences | "
     "get rid of silence | get rid of the silence | take out the silence | silence between sentences | "
     "empty parts | awkward silences | 停顿 | 静音部分 | 静音片段 | 静音的部分 | 静音段落 | 静音段 | 空白 | "
     "空白部分 | 沉默 | 沉默的部分 | 无声部分 | 无声的部分 | 没声音的部分 | 没声音的地方 | 没有声音的部分 | "
     "没有声音的地方 | 没说话的部分 | 没人说话的部分 | 没说话的地方 | 安静的部分 | 中间的停顿 | 说话的停顿 | "
     "说话的间隔 | 冷场 | 无声片段 | 气口 | 停顿的部分 | 停顿部分"),
    (K.EVEN, "loud",
     "the same loudness | same loudness | equally loud | the same volume | same volume | at the same volume | "
     "just as loud as each other | normalize | normalise | volume normalization | audio normalization | "
     "大小统一 | 大小统一一下 | 统一大小 | 一样大声 | 一样响 | 统一一下大小"),
    (K.EVEN, None,
     "even out | evened out | even | level out | balance | balanced | consistent | 统一 | 统一一下 | 统一下 | 均衡 | "
     "均衡一下 | 平衡 | 平衡一下 | 拉平 | 拉平一下 | 大小一致 | 一致 | 调一致 | 一样大 | 都一样大 | 调成一样大 | "
     "调成一样"),
    # how loud
    (K.LEVEL, "quieter",
     "压一压 | 压一下 | quieter | quiet | quietly | softer | softly | lower | less loud | turn down | low | down | "
     "is too loud | "
     "too loud | tone down | lower the volume of | reduce | decrease | subtle | a bit quieter | not so loud | "
     "turned down | at low volume | low volume | 小一点 | 自动变小 | 自动降低 | 自动调小 | 自动压低 | 小点 | "
     "调低 | 降低 | 调小 | 轻一点 | 太大 | 太大了 | 太吵 | 太吵了 | 低一点 | 减小 | 小声 | 小声一点 | 小声点 | "
     "小些 | 压低 | 轻点 | 低点 | 别太大 | 不要太大 | 别太高 | 不要太高 | 关小 | 关小点 | 关小一点 | 开小 | "
     "开小点 | 开小一点 | 拉低 | 减弱 | 再小一点 | 再小点 | 再小些 | 再低一点 | 再低点 | 再压低 | 自动小一点 | "
     "自动小点 | 自动轻一点 | 自动低一点 | 自动小声 | 自动小声一点 | 自动调低"),
    (K.LEVEL, "very quiet",
     "very quiet | much quieter | barely audible | way quieter | way down | a lot quieter | very soft | "
     "very low | really quiet | very quietly | very softly | much softer | much lower | 很小 | 很轻 | 小很多"),
    (K.LEVEL, "louder",
     "louder | loud | raise | boost | bump | bump up | turn up | up | is too quiet | too quiet | increase | "
     "too low | is too low | crank up | a bit louder | turned up | 大一点 | 大点 | 调高 | 提高 | 调大 | 响一点 | "
     "太小 | 太小了 | 大声 | 大声一点 | 高一点 | 增大 | 大些 | 大声点 | 加大 | 开大 | 开大点 | 开大一点 | "
     "别太小 | 不要太小 | 拉高 | 拉大 | 拉满 | 加强 | 增强 | 再大一点 | 再大点 | 再大些 | 再高一点 | 再高点"),
    (K.LEVEL, "very loud",
     "very loud | much louder | way up | way louder | really loud | a lot louder | 很大 | 大很多"),
    (K.LEVEL, "full",
     "full volume | at full volume | full | normal volume | original volume | 最大音量 | 原音量"),
    (K.LEVEL, "half", "half volume | at half volume | half as loud | half the volume"),
    (K.LEVEL, "double", "twice as loud | double the volume | double volume"),
    (K.DUCK, None,
     "duck | ducking | ducks | ducked | auto duck | auto ducking | audio ducking | sidechain | side chain | "
     "voice ducking | music ducking | 闪避 | 自动闪避 | 音乐闪避 | 人声闪避 | 音乐避让 | 避让 | 避让人声 | "
     "压低音乐避让人声 | 侧链"),
    (K.SPEECH, "so",
     "so the voice is clear | so you can hear the voice | so you can hear me | so i can be heard | 说话都听不清 | "
     "听不清说话 | 说话听不清"),
    (K.SPEECH, None,
     "under the voices | under the voice | under my voice | under the speech | under speech | under the talking | "
     "under the dialogue | under dialogue | under the vocals | below the voice | behind the voice | "
     "behind my voice | behind the speech | when i talk | when i speak | when i'm talking | when i'm speaking | "
     "while i talk | while i speak | while i'm talking | while i'm speaking | when people talk | "
     "when people speak | when people are talking | when someone talks | when someone speaks | "
     "when someone is talking | when someone is speaking | when somebody talks | when somebody speaks | "
     "while people talk | while someone talks | while someone speaks | when they talk | when they speak | "
     "while they talk | when there's talking | when there is talking | when there's speech | "
     "when there is speech | during speech | during the speech | during the talking | while talking | "
     "when talking | when speaking | while speaking | for the voice | for the speech | for speech | for voices | "
     "for my voice | for the voices | whenever i talk | whenever someone talks | whenever someone speaks | "
     "whenever people talk | when she talks | when he talks | when she speaks | when he speaks | "
     "over the speech | over the voice | 人说话的时候 | 人说话时 | "
     "说话时 | 说话的时候 | 有人说话时 | 有人说话的时候 | 讲话时 | 讲话的时候 | 有人讲话时 | 人声时 | 有人声时 | "
     "有人声的时候 | 有人声的地方 | 人声部分 | 说话的地方 | 说话部分 | 有说话的地方 | 我说话时 | 我说话的时候 | "
     "我讲话时 | 我讲话的时候 | 他们说话时 | 说话期间 | 人声出现时 | 一说话 | 有人说话 | 有人声 | 突出人声 | "
     "听清人声 | 人声下 | 当有人说话时 | 当我说话时"),
)  # fmt: skip
