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
    "offer_export": "Say “export” to get the video file; exporting is free.",
    "exported": "Saved {path} ({length}, {width}×{height}, {size}, {quality} quality).",
    "numbered": "A file of that name was there already, so this one is {name}; nothing was overwritten.",
    "credits_studio_free": "The local studio is free: no credits, no account.",
    "credits_balance": (
        "{available} credits available, {frozen} reserved by running work, {total} in all. "
        "A generated clip costs about 100, an editing session about 50, an export nothing."
    ),
    "nothing_uploaded": "No files have been uploaded yet. Upload clips, photos or songs first.",
    "jobs_none": "This project has no jobs.",
    "cancelled": "Cancelled: {what}.",
    "cancelled_after_sending": "It had been sent already, so the edit may still appear; `state` shows whether it did.",
    "done_before": "This was already done {elapsed} ago and was not done again; set `again` to do it once more.",
    "waits_for_earlier": "waiting for the work before it",
    "unfinished": "Unfinished work: {what}. Call `wait` to go on with it.",
    "added_unasked": "Added without being asked for: {what}. Say so if it should be taken off.",
    "cannot_cancel": "This cannot be cancelled any more; it runs to its end. Call `wait` to get the result.",
    "session_gone": (
        "The service no longer has this project, so its old timeline is gone. "
        "A new one was started; upload again: {names}."
    ),
    "expects_files": "Which files? Call `upload` with their paths or URLs.",
    "quality_draft": "draft",
    "quality_standard": "standard",
    "quality_high": "high",
    "film_facts": "Film: {length}, {width}×{height}, {fps} fps.",
    "files_there": "Files: {names}.",
    "register": "Register to go on; this link keeps your projects: {link}",
    "top_up": "Top up on {link}; nothing was spent.",
    "stage_preparing": "preparing",
    "stage_rendering": "rendering",
    "stage_saving": "saving",
    "stage_uploading": "uploading",
    "stage_editing": "editing",
    "stage_downloading": "downloading",
}
