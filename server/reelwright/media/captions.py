"""Caption files as bytes: whether a file is one, and what its text is, in whatever encoding. Pure.

What the text means is `studio/subtitles.py`'s.
"""

from __future__ import annotations

import re

MOST_BYTES = 2_000_000
LOOKED_AT = 4096
_TIMING = re.compile(rb"(?:^|\n)[ \t]*-?[0-9:]{4,12}[,.][0-9]{1,3}[ \t]*-->[ \t]*-?[0-9:]{4,12}[,.][0-9]{1,3}")
_HEADER = re.compile(rb"WEBVTT(?:[ \t\r\n]|$)")
_FIRST_LINES = 40
_PAIRED = 0.8


def is_webvtt(head: bytes) -> bool:
    """Whether the first bytes of a file are those of WebVTT (https://www.w3.org/TR/webvtt1/)."""
    return _HEADER.match(_plain(head)) is not None


def is_subrip(head: bytes) -> bool:
    """Whether the first bytes of a file hold a line with a SubRip timing, near its beginning."""
    begin = b"\n".join(_plain(head).replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")[:_FIRST_LINES])
    return _TIMING.search(begin) is not None


def decoded(content: bytes) -> str:
    """The text of a file: UTF-8 or UTF-16, else GB 18030 where it looks like Chinese, else Windows-1252. Never raises:
    a byte that means nothing becomes a replacement character."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if content[:200].count(0) > len(content[:200]) // 4:
        odd = content[1:200:2].count(0) > content[0:200:2].count(0)
        return content.decode("utf-16-le" if odd else "utf-16-be", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode(_legacy(content), "replace")


def _legacy(content: bytes) -> str:
    """Chinese letters are pairs of high bytes; the accents of Western languages stand alone."""
    runs = [len(run) for run in re.findall(rb"[\x81-\xfe]+", content[:200_000])]
    paired = sum(length for length in runs if length % 2 == 0)
    return "gb18030" if runs and paired / sum(runs) >= _PAIRED else "cp1252"


def _plain(head: bytes) -> bytes:
    """Without a byte order mark, and as if UTF-16 were ASCII."""
    return head.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\0", b"")
