"""The words, English and 中文, of shape, movement, colours and pictures over the film: rows as in `words_en.py`.

What each kind means is said in `tokens.py`.
"""

from __future__ import annotations

from typing import Final

from reelwright.edits.tokens import Kind as K

ROWS: Final[tuple[tuple[K, object, str], ...]] = (
    # shape
    (K.SHAPE, None,
     "format | aspect ratio | aspect | ratio | orientation | shape | canvas | frame | screen | 比例 | 画幅 | "
     "画布 | 分辨率 | 画布大小 | 画布尺寸 | 格式 | 尺寸 | 画面比例 | 版 | 宽高比 | 长宽比"),
    (K.RATIO, "9:16",
     "vertical | portrait | upright | vertically | vertical video | portrait mode | phone format | for phones | "
     "verticle | vertial | 竖屏 | 竖版 | 竖着 | 快手 | 视频号 | 竖屏视频 | 竖屏短视频 | 竖版视频 | 竖屏的 | 竖向"),
    (K.RATIO, "16:9",
     "landscape | horizontal | widescreen | horizontally | wide screen | landscape mode | wide format | 横屏 | "
     "横版 | b站 | 哔哩哔哩 | 横着 | 宽屏 | 横屏视频 | 横版视频 | 横屏的 | 西瓜视频 | 横向"),
    (K.RATIO, "1:1", "square | squared | 方形 | 正方形 | 方的 | 正方形的 | 方形视频"),
    (K.RATIO, "4:5", "instagram feed | instagram post | feed post | ig feed | ig post | instagram portrait"),
    (K.FIT, "crop",
     "crop | cropped | cropping | crop don't blur | crop not blur | crop instead of blurring | "
     "filling the frame by cropping | crop it | "
     "crop everything | 裁剪填满 | 裁切 | 裁剪 | 填满 | 填充 | 裁切填满 | "
     "裁剪铺满"),
    (K.FIT, "blur",
     "blurry edges | blurry borders | blur | blurred | blur background | "
     "blurred edges | blurred fill | blur fill | blurry bars | "
     "模糊背景 | 背景模糊 | 虚化背景 | 背景虚化 | 模糊 | 模糊填充 | 模糊的背景 | 高斯模糊背景 | "
     "两边模糊"),
    (K.FIT, "letterbox",
     "keep the whole picture visible | keep the whole picture | show the whole picture | keep everything visible | "
     "keep everything in view | nothing cut off | without cutting anything off | letterbox | letterboxed | "
     "black bars | black borders | pillarbox | letterboxing | black edges | "
     "without cropping | no cropping | don't crop | black background | don't crop anything | don't crop it | "
     "do not crop | black bars at the top and bottom | black bars on the top and bottom | "
     "black bars on top and bottom | black bars at top and bottom | black bars top and bottom | "
     "black bars on the sides | black bars on both sides | 黑边 | 留黑边 | 上下黑边 | 左右黑边 | 别裁 | 别裁切 | "
     "别裁剪 | 别裁了 | 不裁 | 不要裁 | 不裁剪 | "
     "不要裁剪 | 黑色边框 | 加黑边 | 不裁切 | 上下加黑边 | 左右加黑边"),
    (K.FITTING, None, "fit the pictures into the frame"),
    (K.FITTING, "crop",
     "zoom to fill | zoomed to fill | zoom in to fill | zoom it to fill | zoom to fill the screen | "
     "zoom to fill the frame | "
     "fill the frame | filling the frame | fill the screen | filling the screen | fill frame | fill screen | "
     "crop to fill | cropped to fill | crop to fit | fill the whole screen | fill the entire screen | "
     "fills the screen | fills the whole screen | crop to fill the screen | crop to fill the frame | "
     "crop it to fill the screen | crop it to fill the frame | crop it to fill | full bleed | full screen | "
     "fullscreen | "
     "no black bars | without black bars | "
     "without any black bars | no bars | no borders | no black borders | "
     "no more black bars | get rid of the black bars | remove the black bars | lose the black bars | "
     "get rid of black bars | remove black bars | ditch the black bars | i don't want black bars | "
     "don't want black bars | no black edges | no blurry bars | no blurry sides | no blurred sides | no blur bars | "
     "get rid of the blurry bars | get rid of the blurry sides | remove the blurry bars | "
     "remove the blurred background"),
    (K.FITTING, "blur",
     "blur the background | blurred background | blurry background | blur the sides | "
     "blur the bars | blur the edges | blur out the background | blurred bars | blurry sides | blurred sides | "
     "blur what's behind it | background blur | fill the sides with blur | fill the edges with blur | "
     "fill the bars with blur | fill the empty space with blur | fill the rest with blur | blur on the sides | "
     "blur at the sides | fill the gaps with blur | fill the background with blur | fill it with blur | "
     "fill in the sides with blur | blur fill on the sides | fill the sides with a blurred version | "
     "blurred copy behind it | blurry background behind it | blurred sides instead of black bars"),
    (K.FILLER, None,
     "behind the vertical clip | behind vertical clips | behind the vertical clips | behind the vertical video | "
     "behind the portrait clip | behind the vertical one | behind the narrow clip | behind the clips | on the sides | "
     "on both sides | behind the vertical ones"),
    (K.FOCUS, None,
     "in view | in frame | in the frame | in sight | focus on | focus point | focus | keep in view | "
     "stay in view | center on | centre on | visible part | keep visible | the subject is | subject is | "
     "my face is | the person is | 主体 | 焦点 | 主体在 | 对焦 | 人物在 | 人在 | 重点 | 重点在 | 保证可见 | "
     "留在画面里 | 保持可见 | 不要裁掉 | 别裁掉 | 不被裁掉 | 在画面内 | 以为中心"),
    (K.BORDER, "sides",
     "left and right | left and the right | left and right sides | left and right edges | left and right side | "
     "both sides | 左右两边 | 左右两侧 | 两侧 | 两边 | 左边和右边"),
    (K.BORDER, "rows",
     "top and bottom | top and the bottom | top and bottom edges | 上下 | 上下两边 | 上面和下面 | 上边和下边"),
    (K.BORDER, None,
     "each edge | each side | all edges | all sides | every edge | every side | all four sides | all four edges | "
     "all around | the edges | the borders | edges | 四周 | 四边 | 每条边 | 每边 | 各边"),
    # movement
    (K.ZOOM, "in",
     "slow zoom | ken burns | ken burns effect | slow zooms | slow zoom in | zoom in | zooms in | gentle zoom | "
     "slowly zoom in | slow zoom effect | ken burns zoom | subtle zoom | slowly zoom | zoom slowly | "
     "zoom in slowly | zoom effect | zoom in effect | zooming in | slow push in | slow zooming in | "
     "gradually zoom in | zoom in gradually | 缓慢放大 | 带放大 | 带缩放 | 带放大效果 | 慢慢放大 | 肯伯恩斯 | "
     "慢速缩放 | 缓慢缩放 | 慢慢推近 | 推近 | 缓慢推进 | 慢慢缩放 | 放大效果 | 肯·伯恩斯 | 逐渐放大"),
    (K.ZOOM, "out",
     "slow zoom out | zoom out | zooms out | slowly zoom out | zoom out slowly | zooming out | 缓慢缩小 | "
     "慢慢缩小 | 慢慢拉远 | 拉远 | 逐渐缩小"),
    (K.ZOOM, "none",
     "stop the zooming | stop zooming | stop the zoom | don't zoom | turn off the zoom | no zooming | kill the zoom | "
     "remove the zoom | get rid of the zoom | take away the zoom | no more zoom | no more zooming | lose the zoom | "
     "keep them still | keep it still | hold still | hold them still | hold it still | stay still | stand still | "
     "keep still | without moving | no movement | 别放大 | 别动 | 不要动 | 保持不动 | 静止不动 | 别缩放 | 不放大 | "
     "without zoom | no zoom | without zooming | without slow zoom | no ken burns | without ken burns | "
     "without any zoom | no slow zoom | without a slow zoom | 不要缩放 | 不缩放 | 取消缩放 | 不要放大"),
    (K.ZOOM, "left",
     "pan right to left | pans right to left | panning right to left | pan left | pan to the left | "
     "slow pan to the left | slow pan left | slowly pan left | "
     "pan from right to left | slowly pan to the left | pans left | slow pan from right to left | panning left | "
     "向左平移 | 从右往左平移 | 从右到左平移 | 从右向左移动 | 镜头左移 | 向左移动 | 左移"),
    (K.ZOOM, "right",
     "pan left to right | pans left to right | panning left to right | pan right | pan to the right | "
     "slow pan to the right | slow pan right | slowly pan right | "
     "pan from left to right | slowly pan to the right | pans right | pan across | slow pan | "
     "slow pan from left to right | pan effect | panning | panning right | slow pan across | slowly pan across | "
     "向右平移 | 从左往右平移 | 从左到右平移 | 从左向右移动 | 镜头右移 | 向右移动 | 右移 | 慢慢平移 | 缓慢平移"),
    (K.ZOOM, "up",
     "pan up | pan upwards | slow pan upwards | slow pan up | tilt up | pan from bottom to top | slowly pan up | "
     "向上平移 | 从下往上平移 | 镜头上移 | 上移"),
    (K.ZOOM, "down",
     "pan down | pan downwards | slow pan downwards | slow pan down | tilt down | pan from top to bottom | "
     "slowly pan down | 向下平移 | 从上往下平移 | 镜头下移 | 下移"),
    (K.BARE_ZOOM, None, "zoom | zooms | zooming | 缩放"),
    (K.STATIC, None, "zoom in on | zoom into | zoom in to | zoomed in on"),
    (K.GENTLY, None, "slowly | gradually | little by little | 慢慢 | 缓慢 | 逐渐 | 渐渐"),
    (K.MAGNIFY, None, "magnify | magnified | blow up"),
    (K.STEADY, "on",
     "stabilize | stabilise | stabilized | stabilised | stabilization | stabilisation | steady | less shaky | "
     "image stabilization | image stabilisation | smooth out the shaking | remove the shake | reduce the shake | "
     "fix the shaking | fix the shaky | remove the shaking | steadier | fix shaky | is shaky | is too shaky | "
     "is so shaky | is super shaky | is really shaky | is very shaky | are too shaky | are shaky | 防抖 | "
     "稳定画面 | 画面稳定 | 增稳 | 稳定 | 消除抖动 | 去抖 | 去抖动 | 减少抖动 | 防抖处理 | 太抖 | 太抖了 | "
     "稳一点 | 稳一下 | 稳住 | 太抖啦 | 有点抖 | 太晃 | 太晃了"),
    (K.STEADY, "off",
     "do not stabilise | do not stabilize | don't stabilise | don't stabilize | remove the stabilization | "
     "remove the stabilisation | undo the stabilization | undo the stabilisation | without stabilization | "
     "turn off stabilization | turn off the stabilization | no stabilization | no stabilisation | 取消防抖 | "
     "关闭防抖 | 去掉防抖 | 不要防抖 | 关掉防抖"),
    # turning
    (K.ROTATE, None,
     "tilt | tilted | lean | rotate | rotated | rotating | rotation | straighten | turn by | 旋转 | 转"),
    (K.ROTATE, 90,
     "rotate right | turn right | rotate to the right | turn to the right | 向右转 | 向右旋转 | 右转 | 往右转 | "
     "往右旋转 | "
     "朝右转 | 往右边转 | 向右边转 | 右旋"),
    (K.ROTATE, -90,
     "rotate left | turn left | rotate to the left | turn to the left | 向左转 | 向左旋转 | 左转 | 往左转 | 往左旋转 | "
     "朝左转 | 往左边转 | 向左边转 | 左旋"),
    (K.CLOCKWISE, 1, "clockwise | clock wise | 顺时针"),
    (K.CLOCKWISE, -1, "counterclockwise | counter clockwise | anticlockwise | anti clockwise | 逆时针"),
    (K.ANGLE, 180, "upside down | 翻过来 | 翻回来 | 倒转过来 | 上下颠倒 | 倒过来 | 颠倒过来 | 倒置"),
    (K.ANGLE, 0, "right side up | as recorded | the right way up | 转正 | 摆正 | 恢复方向"),
    (K.ANGLE, 90, "sideways | a quarter turn"),
    (K.FLIP, None,
     "flip | flipped | mirror | mirrored | flipping | mirroring | mirror image | 镜像 | 翻转 | 镜像翻转 | 翻转一下"),
    (K.FLIP, "horizontal",
     "flip horizontally | flip left to right | flip left and right | mirror horizontally | mirror left to right | "
     "水平翻转 | 左右翻转 | 左右镜像 | 水平镜像 | 左右颠倒"),
    (K.FLIP, "vertical",
     "flip vertically | flip top to bottom | mirror vertically | flip up and down | 垂直翻转 | 上下翻转 | "
     "上下镜像 | 垂直镜像"),
    # colours
    (K.TONE, "brightness", "brightness | exposure | 亮度 | 曝光"),
    (K.TONE, "contrast", "contrast | 对比度 | 对比"),
    (K.TONE, "saturation",
     "saturation | vibrance | color intensity | colour intensity | colors | colours | 饱和度 | 色彩饱和度 | "
     "颜色饱和度 | 色彩 | 颜色"),
    (K.TONE, "temperature",
     "temperature | color temperature | colour temperature | warmth | white balance | 色温 | 冷暖 | 白平衡"),
    (K.TONED, ("brightness", 1),
     "brighter | brighten | more brightness | lighter | lighten | brighten up | more light | more exposure | "
     "is too dark | too dark | are too dark | raise the exposure | overly dark | 变亮 | 调亮 | 提亮 | 更亮 | "
     "亮一点 | 亮一些 | 亮点 | 亮些 | 太暗 | 太暗了 | 加亮 | 增亮 | 亮"),
    (K.TONED, ("brightness", -1),
     "darker | darken | less bright | less brightness | is too bright | too bright | are too bright | dimmer | "
     "dim | less exposure | overexposed | is overexposed | 变暗 | 调暗 | 压暗 | 更暗 | 暗一点 | 暗一些 | 暗点 | "
     "暗些 | 太亮 | 太亮了 | 过曝 | 过曝了 | 暗"),
    (K.TONED, ("contrast", 1),
     "more punch | some punch | more punchy | punchy | more pop | more contrast | more contrasty | punchier | "
     "higher contrast | add contrast | 加强对比 | 对比更强 | "
     "增强对比 | 对比强一点"),
    (K.TONED, ("contrast", -1),
     "less contrast | flatter | lower contrast | softer contrast | 减弱对比 | 对比弱一点"),
    (K.TONED, ("saturation", 1),
     "more saturation | more saturated | saturate | more colorful | more colourful | richer colors | "
     "richer colours | more color | more colour | stronger colors | stronger colours | make the colors pop | "
     "make the colours pop | add saturation | 更鲜艳 | 鲜艳一点 | 鲜艳一些 | 颜色更鲜艳 | 色彩更鲜艳 | "
     "颜色鲜艳一点 | 浓一点"),
    (K.TONED, ("saturation", -1),
     "less saturation | less saturated | desaturate | desaturated | less colorful | less colourful | less color | "
     "less colour | 淡一点 | 颜色淡一点 | 颜色淡一些 | 不那么鲜艳"),
    (K.TONED, ("temperature", 1),
     "warmer | warm it up | warm this up | warm them up | warm up | warmer colors | warmer colours | "
     "warmer tones | more warmth | 更暖 | 暖一点 | 暖一些 | 变暖 | 调暖 | 暖点 | 暖些"),
    (K.TONED, ("temperature", -1),
     "cooler | colder | cool it down | cool this down | cool them down | cool down | cooler colors | "
     "cooler colours | cooler tones | colder tones | bluer | 更冷 | 冷一点 | 冷一些 | 变冷 | 调冷 | 冷点 | "
     "偏冷一点"),
    (K.DEGREE, "slight",
     "not too strong | not too much | not too heavy | not overdone | not too crazy | not too extreme | nothing crazy | "
     "don't overdo it | just a hint | just a touch | lightly | 别太过 | 别太重 | 不要太重 | 别太浓 | 不要太浓 | "
     "别太过头 | 别太夸张 | 不要太夸张 | "
     "别太猛 | 一丢丢 | 一丁点 | a bit | a little | a little bit | little bit | slightly | a touch | a tad | "
     "a hint | subtly | 稍微 | 稍稍 | "
     "一点 | 略微 | 一点点 | 有点 | 轻微"),
    (K.DEGREE, "strong",
     "much | a lot | lots | way | far | really | significantly | considerably | very | strongly | 很多 | 大幅 | "
     "大幅度 | 非常 | 特别 | 明显 | 多很多 | 得多 | 很"),
    (K.AS_SHOT, None,
     "back to normal colors | back to normal colours | back to the normal colors | back to the normal colours | "
     "back to the original colors | back to the original colours | reset the colors | reset the colours | "
     "reset the color | reset the colour | reset colors | reset colours | "
     "reset all colors | reset all colours | reset the grade | reset the look | reset the color grading | "
     "reset the colour grading | reset the picture | colors back to normal | colours back to normal | "
     "colors back to how they were | colours back to how they were | color back to normal | colour back to normal | "
     "colors back to the original | colours back to the original | colors to normal | colours to normal | "
     "remove all color changes | remove all colour changes | remove the color grading | remove the colour grading | "
     "undo the color changes | undo the colour changes | undo the colors | undo the colours | 颜色还原 | 还原颜色 | "
     "颜色恢复 | 颜色恢复原样 | 恢复原来的颜色 | 颜色复原 | 颜色改回来 | 颜色改回去 | 颜色变回来 | 颜色变回去 | "
     "颜色调回来 | "
     "颜色调回去 | 颜色弄回来 | 颜色恢复正常 | 颜色改回原来的 | 调色去掉 | 去掉调色 | 色调还原 | 还原色彩 | 色彩还原"),
    (K.FILLER, None,
     "for a laugh | for fun | for a change | for the fun of it | for dramatic effect | for effect | 恢复原样 | "
     "恢复正常"),
    (K.LOOK, "none",
     "remove the black and white | undo the black and white | remove the sepia | undo the sepia | "
     "take the filter off | "
     "take off the filter | take the look off | turn off the filter | undo the filter | undo the look | filter off | "
     "lose the filter | lose the look | kill the filter | drop the filter | get rid of the filter | 滤镜去掉 | "
     "滤镜删掉 | "
     "滤镜取消 | 滤镜不要了 | 滤镜不要 | 滤镜关掉 | 滤镜删了 | 滤镜撤了 | 黑白去掉 | 去掉黑白 | 取消黑白 | 不要黑白 | "
     "黑白取消 | natural look | no filter | remove the filter | remove the look | original colors | original colours | "
     "remove the color filter | remove the lut | no look | without filter | without a filter | natural colors | "
     "natural colours | back in color | back in colour | 原色 | 恢复原色 | 恢复颜色 | 去掉滤镜 | 取消滤镜 | "
     "不要滤镜 | 去除滤镜 | 无滤镜 | 原来的颜色 | 去掉lut | 自然色"),
    (K.LOOK, "warm",
     "warm | warm look | warm filter | warm summery | warm summery look | warm cosy look | warm cozy look | "
     "warm sunny look | "
     "warm golden look | warm sunset look | "
     "summery look | warm summer | summer look | sunny look | "
     "cosy look | cozy look | cosy | cozy | sun kissed | sunkissed | warm and sunny | warm and cozy | "
     "golden hour look | "
     "golden hour filter | golden hour vibe | golden glow | warm glow | warm colors | warm colours | warm tones | "
     "golden look | 暖色 | 暖色调 | "
     "暖调 | 暖色滤镜 | 暖色系 | 温暖色调 | 暖色风格"),
    (K.LOOK, "cool",
     "cool look | cool filter | cool colors | cool colours | cool tones | cold look | cold tones | cold | 冷色 | "
     "冷色调 | 冷调 | 冷色滤镜 | 冷色系"),
    (K.LOOK, "vivid",
     "vivid | vivid look | vivid filter | vivid colors | vivid colours | vibrant | 鲜艳 | 鲜明 | 鲜艳滤镜 | "
     "鲜艳色调 | 浓郁 | 高饱和"),
    (K.LOOK, "muted",
     "muted film | muted film look | muted look | film look | muted colors | muted colours | faded look | "
     "faded film | faded film look | matte | matte look | vintage | retro | vintage look | vintage filter | "
     "retro look | retro filter | analog look | old film look | look like an old film | like an old film | "
     "pastel look | washed out | 胶片 | 胶片感 | 胶片风格 | 胶片色调 | 胶片滤镜 | 复古 | 复古滤镜 | 复古色 | "
     "复古色调 | 复古风 | 褪色 | 低饱和 | 莫兰迪 | 怀旧 | 怀旧滤镜 | 复古风格 | 莫兰迪色"),
    (K.LOOK, "black_white",
     "black and white | black & white | b&w | bw | monochrome | grayscale | greyscale | black and white look | "
     "black and white filter | in black and white | in black & white | in b&w | b and w | black white | 黑白 | "
     "黑白滤镜 | 黑白色 | 黑白风格 | "
     "黑白效果 | 单色 | 黑白片"),
    (K.LOOK, "sepia",
     "sepia | sepia look | sepia filter | sepia tone | sepia tones | 棕褐色 | 老照片 | 老照片效果 | 棕色调 | 泛黄"),
    (K.LOOK, "teal_orange",
     "teal and orange | teal and orange look | teal & orange | orange and teal | orange and teal look | "
     "cinematic look | cinematic colors | cinematic colours | cinematic filter | cinematic color grade | "
     "cinematic grade | blockbuster look | movie look | teal and orange filter | 青橙 | 青橙色调 | 青橙色 | "
     "电影色调 | 电影感色调 | 电影滤镜 | 电影调色 | 电影感滤镜 | 青橙滤镜"),
    (K.LUT, None,
     "lut | luts | lut file | cube file | color lut | colour lut | 调色 | lut文件 | 调色文件 | lut滤镜 | "
     "色彩查找表"),
    # over the film
    (K.PIP, None,
     "picture in picture | pip | picture in a picture | small overlay | facecam | face cam | webcam overlay | "
     "as an overlay | video overlay | small window | little window | a little window | a little box in the corner | "
     "little inset | "
     "a small box in the corner | mini window | tiny window | a tiny window | little frame | a little frame | "
     "small frame | "
     "small screen | little screen | a little screen | mini screen | bubble | little bubble | a little bubble | "
     "picture within the picture | small picture | a small picture | little picture | a little picture | "
     "tiny picture | "
     "a tiny picture | a small video | a little video | "
     "floating window | inset | "
     "the inset | corner video | corner cam | 画中画 | 小窗 | 小窗口 | 悬浮窗 | 小画面 | 小框 | 悬浮画面"),
    (K.LOGO, None,
     "logo | watermark | brand logo | channel logo | my watermark | brand mark | 水印 | 标志 | 角标 | 台标 | "
     "商标 | 图标 | 徽标"),
    (K.OVERLAY, None,
     "the overlay | all overlays | overlays | the overlays | all the overlays | 叠加层 | 所有叠加 | 全部叠加 | "
     "叠加的画面 | 叠加"),
    (K.ROUNDED, None,
     "rounded corners | rounded | round corners | rounded border | rounded edges | round edges | 圆角 | 圆角边框"),
)  # fmt: skip
