"""How an export is wanted, out of the person's words for it: its quality, and the name of the file. Pure.

Rows of patterns in English and 中文; what no row speaks of stays None, and the exporter's own choice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reelwright.draft.media import Quality

_QUALITIES: tuple[tuple[re.Pattern[str], Quality], ...] = (
    (
        re.compile(r"\b(?:draft|rough|quick|fast|low|preview)\b|草稿|草图|预览|預覽|低画质|低清|快速|粗剪", re.I),
        "draft",
    ),
    (
        re.compile(
            r"\b(?:high|highest|best|max(?:imum)?|top|full|hd)\b|高清|高画质|高畫質|最高|最好|高质量|高品质", re.I
        ),
        "high",
    ),
    (re.compile(r"\b(?:standard|normal|regular|medium)\b|标准|標準|普通|一般", re.I), "standard"),
)
_QUOTED = r"[\"'“”‘’「」『』《》]"
_NAMED = re.compile(
    rf"\b(?:as|named|called|titled|name it|call it|to)"
    rf"\s+(?:{_QUOTED}(?P<quoted>[^\"'“”‘’]+){_QUOTED}|(?P<bare>\S+))\s*[.!]?$"
    rf"|(?:命名为|命名為|命名成|取名|起名|文件名(?:是|为|為|叫)?|名为|名為|叫做|叫|存为|另存为)"
    rf"\s*(?:{_QUOTED}(?P<held>[^\"'“”‘’「」『』《》]+){_QUOTED}|(?P<chinese>[^，。,\s]+))\s*[。！]?$",
    re.I,
)
# What follows "as" or "to" and is a kind of file, a place or a pronoun, not a name.
_NO_NAME = re.compile(
    r"(?:an?|the|it|me|us|mp4s?|gif|mov|webm|avi|video|file|hd|4k|\d+p|soon|possible|is|usual|disk|desktop|downloads?"
    r"|tiktok|youtube|instagram|reels|shorts|my|our|this|that|draft|high|standard)",
    re.I,
)


@dataclass(frozen=True)
class Delivery:
    """`quality` and `name` (without extension) of the film; None where nothing was said."""

    quality: Quality | None = None
    name: str | None = None


def delivery(words: str) -> Delivery:
    """What the words of an export ask for."""
    found = _NAMED.search(words.strip())
    names = found.groupdict().values() if found else ()
    name = next((text for text in names if text), "").strip().removesuffix(".mp4")
    if _NO_NAME.fullmatch(name):
        name = ""
    rest = words if not name or found is None else words[: found.start()]
    quality = next((quality for pattern, quality in _QUALITIES if pattern.search(rest)), None)
    return Delivery(quality, name or None)
