"""Rules for what the whole film is to be: its highlights, or made for a platform. Rows of data with small builders."""

from __future__ import annotations

from typing import Final

from reelwright.draft.presets import PRESET, PresetName
from reelwright.edits.model import Aspect, Combine, Edit
from reelwright.edits.ops_cut import Highlight, Preset
from reelwright.edits.rules import Outcome, Rule, Slots, rule
from reelwright.edits.terms import Clip, Media
from reelwright.edits.tokens import Kind as K

_RATIOS: Final = {(1080, 1920): "9:16", (1920, 1080): "16:9", (1080, 1080): "1:1"}
_OF: Final = {K.CLIPS, K.FILM, K.EVERYTHING, K.WHOLE}
_DO: Final = {K.ADD, K.MAKE, K.SHOW, K.GENERATE}
_LENGTH: Final = {K.TIME, K.UNTIL, K.DURATION}
_ABOUT: Final = {*_OF, *_DO, K.MATERIAL, K.KEEP, K.FIND, K.CUT_INTO, K.TRIM, K.CUT, K.ALL, K.EACH, K.BEST, K.RATIO,
                 K.PLATFORM, K.COMBINE}  # fmt: skip
_SHAPED: Final = {K.SHAPE, K.FILM, K.FIT, K.CHANGE, K.SWAP, K.MATERIAL, K.WHOLE, K.EVERYTHING, K.ALL, K.MAKE, K.ADD,
                  K.CLIPS, K.KEEP, K.RATIO}  # fmt: skip


def _highlight(slots: Slots) -> Outcome | None:
    """ "make a 20 second highlight of the film"; of "my clips" it begins with putting them together."""
    ms = slots.ms(K.TIME, K.DURATION, K.UNTIL)
    made: list[Edit] = (
        [Combine(only=_media(slots))] if slots.has(K.MATERIAL) or (slots.every and slots.has(K.FIND)) else []
    )
    clips: tuple[Clip | None, ...] = (None,) if slots.every or not slots.clips else slots.clips
    each = next((reference for reference in slots.references if reference.each), None)
    if each is not None:
        clips = () if each.photo else ("all",)
        made = [Combine(only="videos")] if each.video else []
    if not clips or (slots.has(K.BEST) and ms is None):
        return None
    made += [Highlight(clip=clip, duration_ms=ms) for clip in clips]
    ratio, platform = slots.text(K.RATIO), slots.text(K.PLATFORM)
    made += [Aspect.model_validate({"ratio": ratio})] if ratio else []
    made += [Preset.model_validate({"name": platform})] if platform else []
    return tuple(made)


def _media(slots: Slots) -> Media | None:
    said = set(slots.values(K.MATERIAL))
    return "photos" if said == {"photos"} else "videos" if said == {"videos"} else None


def preset_edits(slots: Slots) -> list[Edit]:
    """The preset of the platform that was named, then the shape and filling where they were said as well."""
    names: list[PresetName] = [name for name in PRESET if name == slots.text(K.PLATFORM)]
    if not names:
        return []
    own = _RATIOS[PRESET[names[0]].width, PRESET[names[0]].height]
    ratio, fit = slots.text(K.RATIO), slots.text(K.FIT)
    made: list[Edit] = [Preset(name=names[0])]
    if fit or (ratio and ratio != own):
        made.append(Aspect.model_validate({"ratio": ratio or own, "fit": fit}))
    return made


def _preset(slots: Slots) -> Outcome | None:
    """ "make it for TikTok"; but "a TikTok", of my videos, is a new film."""
    subject = slots.in_order(K.A, K.IT, K.FILM, K.PLATFORM)[0]
    if subject.kind is K.A or slots.has(K.MATERIAL) or (slots.every and "put" in slots.values(K.ADD)):
        return None  # "put all my clips into one video for TikTok"
    return tuple(preset_edits(slots)) if not slots.references or slots.every else None


FILM_RULES: Final[tuple[Rule, ...]] = (
    rule(K.HIGHLIGHT, may={*_ABOUT, *_LENGTH}, build=_highlight),
    rule({K.KEEP, K.FIND, K.TRIM, K.CUT, K.MAKE, K.ADD}, K.BEST, _LENGTH, may=_ABOUT, build=_highlight),
    rule(K.PLATFORM, may=_SHAPED, build=_preset),
)
