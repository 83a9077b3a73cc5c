"""What a backend puts into its text that is not text: images, HTML, tool-call JSON, foreign links, a stock apology.

The person sees none of it. What it says in words is `translate.py`'s business.
"""

from __future__ import annotations

import json
import re

_IMAGE = re.compile(r"[ \t]?!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)|!\[[^\]\n]{0,500}\]\[[^\]\n]{0,200}\]")
_LINK = re.compile(r"\[([^\[\]\n]{0,500})\]\(\s*<?(https?://[^)\s]{0,2000}|[^)\n]{0,2000})[^)\n]{0,200}\)")
_URL = re.compile(
    r"[ \t]?(?:\b(?:(?:https?|ftp|file|wss?)://|data:\w+/|javascript:|vbscript:|mailto:)|(?<![\w.@])www\.(?=\w))"
    r"[^\s<>\"'”’，。！？；、）)\]]+",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    r"<(script|style|iframe|tool_call|tool_calls|function_calls?|invoke|thinking)\b[^<>]{0,500}>.{0,5000}?</\1\s*>",
    re.IGNORECASE | re.DOTALL,
)
_COMMENT = re.compile(r"<!--.{0,5000}?-->", re.DOTALL)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
_TAG_START = re.compile(r"<(?=[/!?]?[A-Za-z])")
_SPECIAL = re.compile(r"<\|[^<>|\n]{0,60}\|>|\[/?INST\]|<</?SYS>>")  # what models mark turns with
_NESTINGS = 4
_EMPTY_FENCE = re.compile(r"```[\w-]*\s*```")
_CALL_START = re.compile(
    r"\{\s*\"(?:type|name|tool|tool_?calls?|function_?calls?|function|functionResponse|args|arguments|parameters|id)\"\s*:"
)
_JSON_START = re.compile(r"\{\s*\"|\[\s*\{")
_MOST_BLOBS = 50
_APOLOGY = re.compile(
    r"(?<=\S)\s+(?:(?:I'm |I am )?sorry,? (?:but )?|unfortunately,? |however,? |but )?I(?:'ve| have)? encountered "
    r"a temporary "
    r"(?:issue|problem|error).{0,200}\Z"
    r"|(?<=\S)\s*(?:抱歉，?|很抱歉，?|不好意思，?)?(?:我)?遇到了?(?:一个|一些)?(?:临时|暂时)(?:性)?(?:的)?(?:问题|故障|错误).{0,100}\Z",
    re.IGNORECASE | re.DOTALL,
)


def without_noise(text: str) -> str:
    """The text without images, tags, JSON and a trailing apology; links are reduced to their words. Never raises."""
    bare = _without_json(text)
    bare = _LINK.sub(r"\1", _IMAGE.sub("", bare))
    bare = _URL.sub("", _without_tags(bare))
    return _APOLOGY.sub("", bare.rstrip())


def _without_tags(text: str) -> str:
    text = _COMMENT.sub("", text)
    for _ in range(_NESTINGS):
        text, hidden = _HIDDEN.subn("", text)
        text, tags = _TAG.subn("", text)
        text, marks = _SPECIAL.subn("", text)
        if not hidden + tags + marks:
            return text
    return _TAG_START.sub("‹", text)


def _without_json(text: str) -> str:
    """Without JSON objects, whole or cut off: tool calls and raw answers look like this, what people read does not."""
    out: list[str] = []
    at = 0
    for _ in range(_MOST_BLOBS):
        start = _JSON_START.search(text, at)
        if start is None:
            break
        end = _json_end(text, start.start())
        out.append(text[at : start.start()].removesuffix(" ") if end else text[at : start.end()])
        at = end or start.end()
    return _EMPTY_FENCE.sub("", "".join([*out, text[at:]]))


def _json_end(text: str, start: int) -> int | None:
    """Where the JSON that begins here ends; a tool call that is cut off ends with its paragraph. None: no JSON."""
    try:
        return json.JSONDecoder().raw_decode(text, start)[1]
    except (ValueError, RecursionError):
        if not _CALL_START.match(text, start) and not _CALL_START.match(text, start + 1):
            return None
        paragraph = text.find("\n\n", start)
        return len(text) if paragraph < 0 else paragraph
