"""What to say instead of words that were not understood: a sentence that is, and the same as a typed edit. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Final

from reelwright.edits.parse import parse
from reelwright.studio.hint_examples import EXAMPLES, Example

_MOST: Final = 3
_EXPORT: Final = re.compile(r"\b(export|download|render|save|4k)\b|导出|下载|保存|渲染", re.IGNORECASE)
_EXPORT_EN: Final = "Exporting is a step of its own: call `export`, with its `quality` and `name`."
_EXPORT_ZH: Final = "导出是单独的一步：请调用 `export`，可以给出 `quality` 和 `name`。"
_ANY_EN: Final = (
    'Name the clip and one change, such as "delete clip 3" or "make clip 2 brighter"; `state` shows the clips.'
)
_ANY_ZH: Final = "请说出片段和一处改动，例如“删除第3段”“第2段亮一点”；`state` 会列出所有片段。"


def hint(unknown: Sequence[str], *, chinese: bool) -> str:
    """How to say what was not understood, each piece of it, so that it is: in the language of the message."""
    if any(_EXPORT.search(words) for words in unknown):
        return _EXPORT_ZH if chinese else _EXPORT_EN
    found = list(dict.fromkeys(_alike(unknown)))[:_MOST]
    if not found:
        return _ANY_ZH if chinese else _ANY_EN
    edits = ", ".join(typed(example) for example in found)
    if chinese:
        sentences = "、".join(f"“{example.chinese}”" for example in found)
        return f"请换个说法，例如{sentences}，或者用 `edits`：[{edits}]。"
    sentences = ", ".join(f'"{example.english}"' for example in found)
    return f"Say it like {sentences}, or give it as `edits`: [{edits}]."


def typed(example: Example) -> str:
    """The edit that an example means, as JSON."""
    (edit,) = parse(example.english).edits
    return json.dumps({"op": edit.op, **edit.model_dump(mode="json", exclude_defaults=True)})


def _alike(unknown: Sequence[str]) -> Iterator[Example]:
    """For each piece the example of what it seems to be about."""
    for words in unknown:
        yield from [example for example in EXAMPLES if example.about.search(words)][:1]
