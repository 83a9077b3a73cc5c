"""Our own sentences in Chinese. Rows only; `sentences.py` says what a row is, and `en.py` has the same keys."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    "runs_on_studio": "在本机工作室运行；任何内容都不会离开这台电脑。",
    "runs_on_cloud": "在 NemoVideo 云端运行：你发送的文件和文字会传到它的服务器，编辑会消耗积分。",
    "uploaded": "已上传 {count} 个文件：{names}。",
    "already_uploaded": "已经在项目里，没有重复发送：{names}。",
    "still_working": "⏳ 还在处理… {elapsed}",
    "still_running_job": "还在处理。请用任务 {job} 调用 `wait`。",
    "unchanged": "时间线没有任何变化。",
    "service_says": "服务回复：“{text}”",
    "what_to_do": "下一步：{hint}",
    "offer_export": "说“导出”即可拿到视频文件；导出免费。",
    "exported": "已保存 {path}（{facts}）。",
    "numbered": "同名文件已存在，因此这次保存为 {name}；没有覆盖任何文件。",
    "credits_studio_free": "本机工作室免费：不需要积分，也不需要账户。",
    "credits_balance": (
        "可用积分 {available}，进行中的任务占用 {frozen}，合计 {total}。"
        "生成一个片段约 100 积分，一次编辑约 50 积分，导出不花积分。"
    ),
    "nothing_uploaded": "还没有上传任何文件。请先上传视频、照片或音乐。",
    "no_such_project": "还没有项目 {name}。现有的项目：{names}。",
    "ended_before": "它已经结束，没有取消任何内容：{what}。",
    "jobs_none": "这个项目没有任务。",
    "no_export_running": "没有正在进行的导出，没有取消任何内容。",
    "cancelled_after_sending": "消息已经发出，修改仍可能生效；调用 `state` 查看结果。",
    "done_before": "{elapsed} 前已经做过，没有重复执行；如需再做一次，请设置 `again`。",
    "saved_before": "这部影片在 {elapsed} 前已保存，此后没有任何改动。",
    "waits_for_earlier": "等待前面的工作完成",
    "unfinished": "未完成的工作：{what}。调用 `wait` 继续。",
    "no_font": "本机没有字体含有“{what}”，画面上不会显示。",
    "answer_question": "请向用户提问，并用 `edit` 发送其回答。",
    "added_unasked": "未经要求自动添加：{what}。如不需要可以去掉。",
    "cancelled": "已取消：{what}。",
    "no_preview": "这次改动没有前后对比图；只能听到的改动没有画面。",
    "no_preview_on_cloud": "没有前后对比图：云端不渲染单帧画面。",
    "cannot_cancel": "现在已经不能取消，它会运行到结束。请调用 `wait` 获取结果。",
    "session_gone": "服务端已经没有这个项目，旧的时间线丢失了。已新建一个；请重新上传：{names}。",
    "expects_files": "要上传哪些文件？请用它们的路径或网址调用 `upload`。",
    "quality_draft": "草稿画质",
    "quality_standard": "标准画质",
    "quality_high": "高画质",
    "film_facts": "影片：{length}，{width}×{height}，每秒 {fps} 帧。",
    "files_there": "文件：{names}。",
    "ask_upload": "可以把 {count} 个文件（{size}）发送到 NemoVideo（{host}）吗？目前还没有发送任何内容。\n{listing}",
    "only_these_files": "仅这些文件",
    "everything_in_folder": "以后该文件夹里的所有文件",
    "ask_budget": (
        "最近一小时已有 {count} 次付费编辑，预算为 {budget} 次。"
        "可以再做这一次吗？大约需要 {expected} 积分。目前还没有发送任何内容。"
    ),
    "only_this_edit": "仅这一次编辑",
    "as_many_again": "再允许 {budget} 次编辑",
    "approval_next": (
        '请把这个问题给用户看。只有用户同意后，才用同样的参数再次调用，并加上 approve="{code}"（{once}）或 '
        'approve="{wider_code}"（{more}）。'
    ),
    "wrong_approval": "这个批准码不正确、已使用、已过期，或属于另一个请求；没有发送任何内容。",
    "changed_since_agreed": "用户同意的不是现在的内容；没有发送任何内容。",
    "over_budget": "每小时 {budget} 次付费编辑的预算已用完；没有发送任何内容。",
    "declined": "用户拒绝了；没有发送任何内容。",
    "dismissed": "问题未得到回答就被关闭；没有发送任何内容。",
    "cost_expected": "这次编辑大约需要 {expected} 积分；可用 {available}。",
    "credits_spent": "积分：编辑前 {before}，编辑后 {after}。",
    "credits_unread": "无法读取积分余额；不知道花费了多少。",
    "nothing_spent": "目前没有花费积分：{after}，与之前相同。",
    "register": "注册后可以继续，此链接会保留你的项目：{link}",
    "top_up": "请在 {link} 充值；没有花费任何积分。",
    "spent_nothing": "没有花费任何积分。",
    "spent_some": "已花费积分；`credits` 会显示余额。",
    "spent_unknown": "是否花费了积分尚不清楚；`credits` 会显示余额。",
    "stage_preparing": "准备中",
    "stage_rendering": "渲染中",
    "stage_saving": "保存中",
    "stage_uploading": "上传中",
    "stage_fetching": "获取中",
    "stage_editing": "编辑中",
    "stage_looking": "正在查看 {name}",
    "stage_downloading": "下载中",
    "part_of": "{done} / {total}",
    "time_left": "还剩约 {time}",
}
