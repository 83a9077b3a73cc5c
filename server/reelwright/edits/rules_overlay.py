"""Rules for pictures over the film: small ones, logos, and what changes or takes away those that lie there.

Rows of data with small builders; they read what `phrase_picture.py` writes, and what people say.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from reelwright.edits.ops_picture import Overlay, RemoveOverlay
from reelwright.edits.rules import Outcome, Rule, Slots, rule, shown_when
from reelwright.edits.terms import Clip
from reelwright.edits.tokens import FREE
from reelwright.edits.tokens import Kind as K

_LOGO: Final = re.compile(r"logo|watermark|水印|角标|台标|商标|店标|徽标|校徽")
_CORNERS: Final = ("top_left", "top_right", "bottom_left", "bottom_right")


def _overlaid(slots: Slots) -> Outcome | None:
    """A clip or file in a corner; a second clip is what it is shown over."""
    named = slots.clips
    source: Clip | None = named[0] if named else slots.text(K.QUOTE)
    stays = slots.has(K.WHOLE) or _is_logo(source)  # 店标贴角上，全程都在
    kind = "logo" if slots.has(K.LOGO) or (stays and not slots.has(K.PIP)) else "pip"
    over = named[1] if len(named) == 2 else slots.clip_of(K.AT_CLIP)
    if slots.has(K.AT_CLIP) and len(named) == 2:
        return None
    if over is not None and _is_drawn(over) and not _is_drawn(source):
        source, over = over, source  # 小狗开始的时候左上角小窗放菜单.jpg
        kind = "logo" if slots.has(K.LOGO) or (_is_logo(source) and not slots.has(K.PIP)) else "pip"
    if over is not None and _is_given_one(slots):
        source, over = over, source
    at = slots.text(K.POSITION)
    if slots.text(K.EDGE) == "end" or slots.text(K.SIZE) in ("large", "huge"):
        return None
    if slots.every or len(named) > 2 or (source is None and slots.has(K.ADD) and kind == "pip" and slots.has(K.A)):
        return None
    if not slots.has(K.PIP, K.LOGO) and not _is_logo(source) and (at not in _CORNERS or not slots.references):
        return None
    if not (slots.has(K.PIP, K.LOGO, *_DO, K.PLACE, K.WHOLE) or _is_logo(source) or _is_picture(source)):
        return None  # 海边左下角
    if kind == "logo" and source is not None and not (_is_picture(source) or _is_logo(source) or slots.has(*_DO)):
        return None  # "there's a logo in the corner of the beach clip"
    if kind == "logo" and source is None and not slots.kinds - FREE > {K.LOGO}:
        return None  # "the logo"
    fields = {
        "source": source,
        "kind": kind,
        "at": at,
        "size": _width(slots, kind),
        "opacity": _float(slots.number(K.OPACITY)),
        "over": over,
        **shown_when(slots, K.DURATION, K.TIME),
    }
    said = {name: value for name, value in fields.items() if value is not None}
    return (Overlay.model_validate({**said, "rounded": slots.has(K.ROUNDED)}),)


def _is_given_one(slots: Slots) -> bool:
    """讲解那段加个画中画，放猫咪: what is named before the verb is what the small picture is shown over."""
    tokens = slots.in_order(K.CLIPS, K.ADD, K.PIP, K.PREP)
    kinds = [token.kind for token in tokens if token.kind is not K.PREP]
    if tokens[0].value == "at" and kinds == [K.CLIPS, K.ADD, K.CLIPS, K.PIP]:
        return True  # 在讲解那段右下角放猫咪的小窗
    if kinds[:3] != [K.CLIPS, K.ADD, K.PIP] or kinds[-1] is not K.CLIPS:
        return False
    behind = tokens[[token.kind for token in tokens].index(K.PIP) :]
    return not any(token.kind is K.PREP and token.value == "of" for token in behind)


def _width(slots: Slots, kind: str) -> float | str | None:
    """How wide it is to be, said as a share or as 小一点."""
    if slots.has(K.PERCENT):
        return _float(slots.number(K.PERCENT))
    said = slots.text(K.LEVEL) or slots.text(K.SIZE)
    if said in ("small", "very quiet"):
        return round({"small": 0.7, "very quiet": 0.5}[said] * {"pip": 0.36, "logo": 0.16}[kind], 3)
    return {"quieter": "smaller", "louder": "bigger"}.get(str(said), said)


def _is_picture(source: Clip | None) -> bool:
    return str(source).lower().endswith((".png", ".jpg", ".jpeg", ".webp"))


def _is_drawn(source: Clip | None) -> bool:
    return _is_picture(source) or _is_logo(source)


def _is_logo(source: Clip | None) -> bool:
    """Whether a file says itself what it is: my-logo.png, 店标."""
    name = str(source).lower()
    return (_is_picture(name) or "." not in name) and _LOGO.search(name) is not None


def _float(number: Decimal | None) -> float | None:
    return None if number is None else float(number)


def _uncovered(slots: Slots) -> Outcome | None:
    file = slots.text(K.QUOTE) or next((str(clip) for clip in slots.clips), None)
    if file is not None:
        return (RemoveOverlay(file=file),)
    return (RemoveOverlay(kind="pip" if slots.has(K.PIP) else "logo" if slots.has(K.LOGO) else None),)


def _logo_off(slots: Slots) -> Outcome | None:
    """把店标去掉: a file that says itself that it is no clip."""
    logos = slots.references and all(_is_logo(clip) for clip in slots.clips)
    return tuple(RemoveOverlay(file=str(clip)) for clip in slots.clips) if logos else None


_DO: Final = {K.MAKE, K.ADD, K.MOVE, K.CHANGE, K.SHOW, K.KEEP, K.GENERATE}
_WHERE: Final = {K.POSITION, K.PERCENT, K.OPACITY, K.ROUNDED, K.SIZE, K.SPAN, K.START, K.UNTIL, K.DURATION, K.TIME,
                 K.WHOLE, K.PLACE, K.FILM, K.EDGE, K.AT_CLIP}  # fmt: skip

OVERLAY_RULES: Final[tuple[Rule, ...]] = (
    rule({K.REMOVE, K.NEG}, {K.PIP, K.LOGO, K.OVERLAY}, may={K.ALL, K.QUOTE, K.CLIPS, K.FILM}, build=_uncovered),
    rule(K.REMOVE, K.CLIPS, may={K.FILM, K.MATERIAL}, build=_logo_off),
    rule(
        K.CLIPS,
        {K.LEVEL, K.SIZE, K.OPACITY},
        may={K.MAKE, K.CHANGE},
        build=lambda slots: _overlaid(slots) if slots.references and _is_logo(slots.clips[0]) else None,
    ),
    rule(
        {K.PIP, K.LOGO, K.CLIPS},
        {K.PIP, K.LOGO, K.POSITION},
        may={*_WHERE, *_DO, K.CLIPS, K.QUOTE, K.EVERYTHING, K.LEVEL},
        many={K.CLIPS},
        build=_overlaid,
    ),
)  # fmt: skip
