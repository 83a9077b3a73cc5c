"""The action table in 中文: each row is a message and the intents it must become."""

import pytest

from reelwright.dialogue.route import Intent, route

EXPORTS = [
    "压到10兆以内导出",
    "导出",
    "导出！",
    "導出",
    "匯出影片",
    "导出视频",
    "请导出",
    "帮我导出视频",
    "把视频导出",
    "把它导出来",
    "导出成gif",
    "导出为mp4",
    "导出到桌面",
    "帮我把视频导出成gif",
    "重新导出",
    "再导出一次",
    "能导出吗",
    "可以导出吗？",
    "怎么导出",
    "我要导出视频",
    "下载",
    "下载视频",
    "下載影片",
    "把视频下载下来",
    "保存视频",
    "保存",
    "把视频发给我",
    "发给我",
    "给我视频",
    "渲染视频",
    "好的，导出吧",
    "请导出视频，谢谢！",
    "导出 final.mp4",
]

CREDITS = ["积分", "余额", "我的积分", "積分", "还剩多少积分", "还有多少积分？", "查询余额", "看看我的积分"]
CREDITS += ["积分够吗", "你好，我想查一下还有多少积分", "要花多少积分", "一次编辑要花多少积分"]

STATES = ["状态", "狀態", "现在什么样了", "现在什么样子", "看看时间线", "显示轨道", "时间线", "进度"]
STATES += ["导出状态", "导出好了吗", "视频导出了吗", "导出完成了吗？", "做好了吗", "里面有什么", "有哪些片段"]
STATES += ["视频多长", "查看状态", "给我看看效果", "导出进度", "改了什么"]

UPLOADS = ["上传", "上傳", "上传文件", "上传这些视频", "我要上传视频", "把这些照片上传", "上传 beach.mp4"]

EDITS = [
    "导出后的画面暖一点",
    "导出的视频太暗了",
    "加个标题写着立即下载",
    "加标题“导出”",
    "加上「导出」两个字",
    "把字幕改成导出",
    "标题：导出",
    "下载的素材放第一个",
    "把下载好的音乐加上",
    "把导出.mp4放到前面",
    "删除 export_final.mp4",
    "用上传的视频做个短片",
    "上传到抖音",
    "加个片尾积分",
    "重新生成",
    "再来一个",
    "故事板",
    "重新生成视频",
    "加点音乐",
    "最后一个片段加快两倍",
    "合并所有片段并加转场",
    "字幕写上保存",
]

MIXED = [
    ("加点音乐然后导出", [("edit", "加点音乐"), ("export", "导出")]),
    ("加点音乐，然后导出", [("edit", "加点音乐"), ("export", "导出")]),
    ("加点音乐再导出视频。", [("edit", "加点音乐"), ("export", "导出视频")]),
    ("加字幕并导出为mp4", [("edit", "加字幕"), ("export", "导出为mp4")]),
    ("合并导出", [("edit", "合并"), ("export", "导出")]),
    ("合并片段并导出视频", [("edit", "合并片段"), ("export", "导出视频")]),
    ("做个视频然后发给我", [("edit", "做个视频"), ("export", "发给我")]),
    ("合并视频，加转场，加音乐，导出", [("edit", "合并视频，加转场，加音乐"), ("export", "导出")]),
    ("配乐、转场，接着下载视频", [("edit", "配乐、转场"), ("export", "下载视频")]),
    ("先别导出，加个标题", [("edit", "加个标题")]),
    ("加个标题，先不要导出", [("edit", "加个标题")]),
    ("导出前加个标题", [("edit", "加个标题")]),
    ("不要导出", []),
    ("导出，再来一个", [("export", "导出"), ("edit", "再来一个")]),
    ("加标题“导出”然后导出", [("edit", "加标题“导出”"), ("export", "导出")]),
    ("加音乐后导出", [("edit", "加音乐"), ("export", "导出")]),
    ("上传这些视频然后合并", [("upload", "上传这些视频"), ("edit", "合并")]),
    ("加个标题。现在什么样了？", [("edit", "加个标题。"), ("state", "现在什么样了")]),
    ("加 music 然后 export", [("edit", "加 music"), ("export", "export")]),
]


def actions(message: str) -> list[str]:
    return [intent.action for intent in route(message)]


@pytest.mark.parametrize("message", EXPORTS)
def test_asking_for_the_video_is_one_export(message: str):
    assert actions(message) == ["export"]


@pytest.mark.parametrize("message", CREDITS)
def test_asking_about_credits_is_credits(message: str):
    assert actions(message) == ["credits"]


@pytest.mark.parametrize("message", STATES)
def test_asking_where_things_stand_is_state(message: str):
    assert actions(message) == ["state"]


@pytest.mark.parametrize("message", ["取消导出", "停止渲染", "帮我取消正在进行的导出吧"])
def test_stopping_an_export_is_cancelling(message: str):
    assert actions(message) == ["cancel"]


@pytest.mark.parametrize("message", ["导出，不超过8MB", "导出成gif，5MB以内", "导出视频，要高清"])
def test_how_the_file_is_to_be_belongs_to_the_export(message: str):
    assert [(intent.action, intent.text) for intent in route(message)] == [("export", message)]


@pytest.mark.parametrize("message", UPLOADS)
def test_bringing_files_is_an_upload(message: str):
    assert actions(message) == ["upload"]


@pytest.mark.parametrize("message", EDITS)
def test_anything_else_is_an_edit_with_the_words_as_they_are(message: str):
    assert route(message) == (Intent("edit", message),)


@pytest.mark.parametrize(("message", "expected"), MIXED)
def test_several_wishes_happen_in_order_and_the_rest_is_kept(message: str, expected: list):
    assert [(intent.action, intent.text) for intent in route(message)] == expected


@pytest.mark.parametrize(
    "question",
    [
        "咖啡在小狗前面还是后面？",
        "小狗是第几段",
        "第二段是什么",
        "现在用的是什么音乐？",
        "标题写的是什么",
        "哪段最长",
        "20秒那里放的是啥？",
        "小狗多长",
    ],
)
def test_a_question_about_the_film_is_answered_by_its_state(question):
    assert [intent.action for intent in route(question)] == ["state"]


@pytest.mark.parametrize("question", ["20秒那里放的是啥？", "小狗多长"])
def test_a_question_about_a_time_or_a_length_is_answered_by_the_state(question):
    assert [intent.action for intent in route(question)] == ["state"]


@pytest.mark.parametrize("wish", ["小狗放在咖啡前面还是后面都行", "把字幕是什么改成你好", "标题写“音乐是什么”"])
def test_a_wish_with_the_words_of_a_question_stays_an_edit(wish):
    assert [intent.action for intent in route(wish)] == ["edit"]


def test_where_a_film_is_sent_says_nothing_but_the_export_is_wanted():
    assert route("发微信群用，压到10兆以内导出") == (Intent("export", "压到10兆以内导出"),)
