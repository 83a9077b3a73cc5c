"""The words, English and 中文, of joins between clips and of fades: rows as in `words_en.py`.

What each kind means is said in `tokens.py`.
"""

from __future__ import annotations

from typing import Final

from reelwright.edits.tokens import Kind as K

ROWS: Final[tuple[tuple[K, object, str], ...]] = (
    # joins
    (K.TRANSITION, None,
     "transition | transitions | transition effect | transition effects | joins | fades between clips | "
     "fades between the clips | fades between them | fades between shots | fades between my clips | "
     "fades between all clips | fades between each clip | trasition | trasitions | "
     "transistion | transistions | transiton | transitons | tranistion | tranistions | tranisition | 转场 | "
     "过渡 | 转场效果 | 过渡效果 | 转场特效 | 过场 | 衔接"),
    (K.STYLE, "varied",
     "varied | each transition different | every transition different | all transitions different | "
     "random | random transitions | random transition | random transition effects | different transitions | "
     "various transitions | mixed transitions | a variety of transitions | a mix of transitions | "
     "a different transition for each cut | a different transition for every cut | "
     "a different transition each time | a different transition between each clip | "
     "a different transition for each clip | transitions at random | surprise me with the transitions | "
     "surprise me with transitions | 随机转场 | 随机的转场 | 随机过渡 | 不同的转场 | 不一样的转场 | 各种转场 | "
     "多种转场 | 转场随机 | 转场都不一样 | 转场都不同 | 转场各不相同 | 随机转场效果 | 不同转场"),
    (K.STYLE, "crossfade",
     "crossfade | crossfades | cross fade | cross fades | crossfading | dissolve | dissolves | cross dissolve | "
     "cross dissolves | soft cut | soft cuts | blend | fade transition | fade transitions | fading transitions | "
     "smooth fade transitions | smooth fade | 叠化 | 交叉淡化 | 溶解 | 交叉叠化 | 渐变 | 淡入淡出转场 | "
     "淡入淡出的转场 | 淡化 | 交叉溶解 | 淡入淡出过渡 | 叠化转场"),
    (K.STYLE, "fade_black",
     "fade through black | fades through black | fade through black transition | dip to black | "
     "dip to black transition | fade to black transition | fade to black transitions | 黑场 | 闪黑 | 黑场过渡 | "
     "黑场转场 | 淡入黑场 | 黑屏过渡 | 黑屏转场"),
    (K.STYLE, "fade_white",
     "fade through white | fades through white | dip to white | fade to white | flash | white flash | "
     "flash transition | flash transitions | 白场 | 白色闪光 | 白闪 | 闪光 | 闪光转场 | 闪白 | 白场过渡 | 白场转场"),
    (K.STYLE, "wipe_left",
     "wipe | wipes | wipe left | wiping | wipe to the left | wipe from the right | 擦除 | 划像 | 擦拭 | "
     "擦除效果 | 向左擦除 | 左擦除"),
    (K.STYLE, "wipe_right", "wipe right | wipe to the right | wipe from the left | 向右擦除 | 右擦除"),
    (K.STYLE, "wipe_up", "wipe up | wipe upwards | wipe from the bottom | 向上擦除 | 上擦除"),
    (K.STYLE, "wipe_down", "wipe down | wipe downwards | wipe from the top | 向下擦除 | 下擦除"),
    (K.STYLE, "slide_left",
     "slide | slides | slide left | push | swipe | whip | "
     "sliding | swipes | push left | swipe left | "
     "slide to the left | slide from the right | slide in from the right | push transition | push transitions | "
     "滑动 | 推移 | 推入 | 左滑 | 滑入 | 平移 | 向左滑动 | 向左推入 | 左推 | 推拉"),
    (K.STYLE, "slide_right",
     "slide right | push right | swipe right | slide to the right | slide from the left | "
     "slide in from the left | 向右滑动 | 右滑 | 向右推入 | 右推"),
    (K.STYLE, "slide_up",
     "slide up | push up | swipe up | slide upwards | slide from the bottom | slide in from the bottom | "
     "slide in from below | 向上滑动 | 上滑 | 向上推入"),
    (K.STYLE, "slide_down",
     "slide down | push down | swipe down | slide downwards | slide from the top | slide in from the top | "
     "slide in from above | 向下滑动 | 下滑 | 向下推入"),
    (K.STYLE, "cover", "cover transition | cover transitions | cover over | 覆盖转场 | 覆盖"),
    (K.STYLE, "circle_close",
     "circle close | circle closing | closing circle | circle close transition | iris out | iris close | "
     "圆形收缩 | 圆形关闭 | 圆形闭合"),
    (K.STYLE, "clock",
     "clock transition | clock transitions | clock wipe | clock wipes | radial | radial wipe | radial wipes | "
     "radial transition | radial transitions | 时钟擦除 | 时钟转场 | 时钟 | 扇形 | 径向擦除 | 扇形擦除"),
    (K.STYLE, "pixelate",
     "pixelate | pixelise | pixelize | pixelated | pixelation | pixel transition | pixel transitions | pixels | "
     "像素化 | 马赛克转场 | 像素转场 | 像素"),
    (K.STYLE, "blur",
     "blur transition | blur transitions | blurry transition | blurry transitions | blurred transition | "
     "blurred transitions | motion blur transition | motion blur transitions | 模糊转场 | 模糊过渡 | 模糊的转场"),
    (K.STYLE, "squeeze", "squeeze transition | squeeze transitions | 挤压转场 | 挤压"),
    (K.STYLE, "doors",
     "doors transition | doors transitions | door transition | door transitions | opening doors | barn doors | "
     "barn door | 开门转场 | 开门 | 双开门"),
    (K.STYLE, "diagonal",
     "diagonal | diagonal wipe | diagonal wipes | diagonal transition | diagonal transitions | corner wipe | "
     "对角转场 | 对角擦除 | 对角线擦除 | 斜向擦除 | 对角"),
    (K.STYLE, "circle",
     "circle | circles | circle open | iris | circle wipe | circular | circle reveal | 圆形 | 圆形展开 | 圈出 | "
     "圆圈"),
    (K.STYLE, "zoom",
     "zoom transition | zoom transitions | zooming transition | zooming transitions | 缩放转场 | 放大转场 | "
     "缩放过渡 | 缩放的转场"),
    (K.HARD_CUT, None,
     "hard cut | hard cuts | straight cut | straight cuts | plain cuts | simple cuts | jump cuts | 硬切 | "
     "直接切换 | 直切 | 直接硬切 | 直接硬切就行 | 直接切就行 | 直接切过去 | 直接切过去就行 | 硬切就行"),
    (K.OTHERS, "joins",
     "everywhere else | elsewhere | at all the other cuts | at the other cuts | for all other cuts | all other joins | "
     "其余地方 | 别的地方"),
    (K.FADE_BLACK, None, "fade to black | fades to black | fading to black"),
    (K.BARE_FADE, None, "fade | fades | fading"),
    (K.FADE, "in",
     "fade in | fades in | fade from black | fades from black | fade ins | fading in | fade up from black | "
     "fade up | fade in from black | 淡入 | 渐入 | 渐显 | 从黑淡入 | 渐强 | 慢慢变大声 | 慢慢响起来 | 慢慢出现 | "
     "渐渐出现"),
    (K.FADE, "out",
     "fade out | fades out | fade out to black | fade outs | fading out | fades out to black | "
     "淡出 | 渐出 | 渐隐 | 渐黑 | 淡出到黑 | 淡出到黑场 | 渐弱 | 渐小 | 慢慢变小声 | 逐渐变小 | 慢慢消失 | "
     "渐渐消失 | 慢慢变弱 | 逐渐消失"),
    (K.FADE, "both",
     "fade in and out | fades in and out | fade in and fade out | fade in fade out | "
     "fade ins and fade outs | fade in and a fade out | 淡入淡出 | 渐入渐出 | 淡入和淡出 | 淡入与淡出 | "
     "淡入、淡出 | 淡入淡出效果 | 开头淡入结尾淡出 | 首尾淡入淡出 | 首尾加淡入淡出 | 开头渐显结尾渐隐 | "
     "开头渐入结尾渐出 | 开头淡入和结尾淡出 | 开头和结尾淡入淡出 | 开头结尾淡入淡出"),
    (K.WAY, "out", "out"),
    (K.WAY, "in", "in gradually | in slowly"),
    (K.WAY, "both", "in and out"),
)  # fmt: skip
