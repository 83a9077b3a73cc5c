"""How an export is wanted, out of the person's words for it: its quality, and the name of the file. Pure.

Rows of patterns in English and 中文; what no row speaks of stays None, and the exporter's own choice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reelwright.draft.media import Quality
from reelwright.draft.output import STILLS, Format, format_of

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
    r"(?:an?|the|it|me|us|mp4s?|gifs?|mov|webm|avi|mp3|m4a|png|jpe?g|image|picture|audio|sound|hevc|h\.?265|still|frame|video|file|hd|4k|\d+p|soon|possible|is|usual|disk|desktop|downloads?"
    r"|tiktok|youtube|instagram|reels|shorts|my|our|this|that|draft|high|standard)",
    re.I,
)


_FORMATS: tuple[tuple[re.Pattern[str], Format], ...] = (
    (re.compile(r"(?<![a-z])gifs?\b|动图|動圖", re.I), "gif"),
    (re.compile(r"(?<![a-z])(?:hevc|h\.?265|x265)\b", re.I), "hevc"),
    (re.compile(r"(?<![a-z])(?:webm|vp9)\b", re.I), "webm"),
    (re.compile(r"(?<![a-z])mp3\b", re.I), "mp3"),
    (
        re.compile(
            r"(?<![a-z])m4a\b|\b(?:audio|sound|music|soundtrack) only\b"
            r"|\b(?:only|just) the (?:audio|sound|soundtrack)\b"
            r"|\bas audio\b|只要声音|仅音频|只导出音频|导出音频|导出声音|纯音频",
            re.I,
        ),
        "m4a",
    ),
    (re.compile(r"(?<![a-z])png\b", re.I), "png"),
    (
        re.compile(
            r"(?<![a-z])jpe?g\b|\b(?:still|single) (?:frame|image|picture)\b|\b(?:a|one) (?:frame|still|screenshot)\b"
            r"|\bas an? (?:image|picture|photo)\b|截图|单帧|一帧|封面图|静帧",
            re.I,
        ),
        "jpg",
    ),
)
_MOST_MB = re.compile(r"([0-9]{1,5}(?:\.[0-9]{1,3})?)\s*(kb|mb|gb|m(?![a-z])|兆)", re.I)
_MB = {"kb": 0.001, "gb": 1000.0}
_AT = re.compile(
    r"\b(?:at|from)\s+(?:(\d{1,2}):(\d{2}(?:\.\d{1,3})?)|(\d{1,5}(?:\.\d{1,3})?)\s*s(?:ec(?:ond)?s?)?\b)"
    r"|第?\s*(\d{1,5}(?:\.\d{1,3})?)\s*秒",
    re.I,
)


@dataclass(frozen=True)
class Delivery:
    """`quality` and `name` (without extension) of the film, and what kind of file; None where nothing was said.

    `max_mb`: the most megabytes it may have; `at_ms`: which moment a single picture shows.
    """

    quality: Quality | None = None
    name: str | None = None
    format: Format | None = None
    max_mb: float | None = None
    at_ms: int | None = None


def delivery(words: str) -> Delivery:
    """What the words of an export ask for."""
    found = _NAMED.search(words.strip())
    names = found.groupdict().values() if found else ()
    name = next((text for text in names if text), "").strip().removesuffix(".mp4")
    if _NO_NAME.fullmatch(name):
        name = ""
    rest = words if not name or found is None else words[: found.start()]
    quality = next((quality for pattern, quality in _QUALITIES if pattern.search(rest)), None)
    extension = format_of(name.rpartition(".")[2]) if "." in name else None
    if extension is not None:
        name = name.rpartition(".")[0]
    said = next((kind for pattern, kind in _FORMATS if pattern.search(rest)), None)
    if extension not in (None, "mp4"):
        said = extension
    return Delivery(quality, name or None, said, _most_mb(rest), _moment(rest) if said in STILLS else None)


def _most_mb(words: str) -> float | None:
    found = _MOST_MB.search(words)
    size = float(found[1]) * _MB.get(found[2].lower(), 1.0) if found else 0.0
    return size if 0.05 <= size <= 8000 else None


def _moment(words: str) -> int | None:
    found = _AT.search(words)
    if found is None:
        return None
    minutes, seconds, bare, chinese = found.groups()
    return round((int(minutes or 0) * 60 + float(seconds or bare or chinese)) * 1000)
