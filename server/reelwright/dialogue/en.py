"""Our own sentences in English. Rows only; `sentences.py` says what a row is, and `zh.py` has the same keys."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str | tuple[str, str]]] = {
    "runs_on_studio": "Runs on the local studio; nothing leaves this machine.",
    "runs_on_cloud": "Runs on NemoVideo: files and words you send go to its servers, and edits cost credits.",
    "uploaded": ("Uploaded 1 file: {names}.", "Uploaded {count} files: {names}."),
    "already_uploaded": ("Already there: {names}.", "Already there, not sent again: {names}."),
    "still_working": "⏳ Still working… {elapsed}",
    "still_running_job": "Still working on it. Call `wait` with job {job}.",
    "unchanged": "Nothing changed in the timeline.",
    "service_says": "Service says: “{text}”",
    "what_to_do": "What to do: {hint}",
    "offer_export": "Say “export” to get the video file; exporting is free.",
    "exported": "Saved {path} ({facts}).",
    "numbered": "A file of that name was there already, so this one is {name}; nothing was overwritten.",
    "credits_studio_free": "The local studio is free: no credits, no account.",
    "credits_balance": (
        "{available} credits available, {frozen} reserved by running work, {total} in all. "
        "A generated clip costs about 100, an editing session about 50, an export nothing."
    ),
    "nothing_uploaded": "No files have been uploaded yet. Upload clips, photos or songs first.",
    "no_such_project": "There is no project {name} yet. There are: {names}.",
    "ended_before": "That had ended already, so nothing was cancelled: {what}.",
    "jobs_none": "This project has no jobs.",
    "no_export_running": "No export is running, so nothing was cancelled.",
    "cancelled": "Cancelled: {what}.",
    "cancelled_after_sending": "It had been sent already, so the edit may still appear; `state` shows whether it did.",
    "done_before": "This was already done {elapsed} ago and was not done again; set `again` to do it once more.",
    "saved_before": "This film was saved {elapsed} ago, and nothing has changed since.",
    "waits_for_earlier": "waiting for the work before it",
    "unfinished": "Unfinished work: {what}. Call `wait` to go on with it.",
    "no_font": "No font here has “{what}”: it will not be on the picture.",
    "answer_question": "Ask the person, and send their answer with `edit`.",
    "added_unasked": "Added without being asked for: {what}. Say so if it should be taken off.",
    "no_preview": "No before-and-after picture could be made of this; what is only heard has none.",
    "no_preview_on_cloud": "There is no before-and-after picture: the cloud renders no single frames.",
    "cannot_cancel": "This cannot be cancelled any more; it runs to its end. Call `wait` to get the result.",
    "session_gone": (
        "The service no longer has this project, so its old timeline is gone. "
        "A new one was started; upload again: {names}."
    ),
    "expects_files": "Which files? Call `upload` with their paths or URLs.",
    "quality_draft": "draft quality",
    "quality_standard": "standard quality",
    "quality_high": "high quality",
    "film_facts": "Film: {length}, {width}×{height}, {fps} fps.",
    "files_there": "Files: {names}.",
    "ask_upload": (
        "May {count} file ({size}) be sent to NemoVideo ({host})? Nothing has been sent yet.\n{listing}",
        "May {count} files ({size}) be sent to NemoVideo ({host})? Nothing has been sent yet.\n{listing}",
    ),
    "only_these_files": "only these files",
    "everything_in_folder": (
        "everything in this folder, from now on",
        "everything in these folders, from now on",
    ),
    "ask_budget": (
        "{count} paid edit was made in the last hour, and the budget is {budget}. May this one be made too, for "
        "about {expected} credits? Nothing has been sent yet.",
        "{count} paid edits were made in the last hour, and the budget is {budget}. May this one be made too, for "
        "about {expected} credits? Nothing has been sent yet.",
    ),
    "only_this_edit": "only this edit",
    "as_many_again": "{budget} more edits",
    "approval_next": (
        'Show this to the person. Only if they agree, make the same call again with approve="{code}" '
        '({once}) or approve="{wider_code}" ({more}).'
    ),
    "wrong_approval": "That approval code is wrong, used, too old, or belongs to another request; nothing was sent.",
    "changed_since_agreed": "The person has not agreed to this as it is now; nothing was sent.",
    "over_budget": "The budget of {budget} paid edits an hour is used up; nothing was sent.",
    "declined": "The person said no; nothing was sent.",
    "dismissed": "The question was closed without an answer; nothing was sent.",
    "cost_expected": "This edit costs about {expected} credits; {available} available.",
    "credits_spent": "Credits: {before} before, {after} after.",
    "credits_unread": "The credit balance could not be read; what this cost is unknown.",
    "nothing_spent": "Nothing was spent so far: {after} credits, as before.",
    "register": "Register to go on; this link keeps your projects: {link}",
    "top_up": "Top up on {link}; nothing was spent.",
    "spent_nothing": "Nothing was spent.",
    "spent_some": "Credits were spent; `credits` shows the balance.",
    "spent_unknown": "Whether credits were spent is unknown; `credits` shows the balance.",
    "stage_preparing": "preparing",
    "stage_rendering": "rendering",
    "stage_saving": "saving",
    "stage_uploading": "uploading",
    "stage_fetching": "fetching",
    "stage_editing": "editing",
    "stage_looking": "looking through {name}",
    "stage_downloading": "downloading",
    "part_of": "{done} of {total}",
    "time_left": "{time} left",
}
