"""JSON from outside as data. What is no JSON, or nested deeper than anything the API sends, is nothing."""

from __future__ import annotations

import json
import math
from typing import Any

_DEEPEST = 100
"""What is deeper would be read, and then break the comparing, keeping or sending on of it, which recurse too."""


def parsed(text: str | bytes) -> Any:  # noqa: ANN401 -- any JSON
    """The data, or None. Numbers that JSON does not have (NaN, 1e999) are None: they could not be sent on."""
    try:
        if isinstance(text, bytes):
            text = text.decode(json.detect_encoding(text), "surrogatepass")
        data = _DECODER.decode(text)
    except (ValueError, RecursionError):
        return None
    return data if text.count("[") + text.count("{") <= _DEEPEST or _is_shallow(data) else None


def _finite(text: str) -> float | None:
    number = float(text)
    return number if math.isfinite(number) else None


def _is_shallow(data: object) -> bool:
    level = [data]
    for _ in range(_DEEPEST):
        level = [child for item in level for child in _inside(item) if isinstance(child, dict | list)]
        if not level:
            return True
    return False


def _inside(item: object) -> list[object]:
    if isinstance(item, dict):
        return list(item.values())
    return item if isinstance(item, list) else []


_DECODER = json.JSONDecoder(parse_constant=lambda _: None, parse_float=_finite)
