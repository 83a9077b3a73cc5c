"""Rules for music, loudness and fades. Rows of data with small builders."""

from __future__ import annotations

from typing import Final

from reelwright.draft.model import Mood
from reelwright.edits import impossible
from reelwright.edits.levels import LEVELS
from reelwright.edits.model import Edit, Fade, Music, RemoveMusic, Volume
from reelwright.edits.rules import Outcome, Rule, Slots, rule
from reelwright.edits.terms import Clip
from reelwright.edits.tokens import FREE, VERBS
from reelwright.edits.tokens import Kind as K


def _music(slots: Slots) -> Outcome | None:
    file = slots.text(K.SONG) or slots.text(K.QUOTE)
    mood = slots.text(K.MOOD)
    level = said_level(slots, "music")
    if slots.has(K.CHANGE) and not (file or mood):
        return None
    if slots.has(K.CHANGE) and slots.in_order(K.CHANGE, K.SONG, K.MOOD, K.QUOTE)[-1].kind is K.CHANGE:
        return None  # 把钢琴.mp3换掉
    fields = {"file": file, "mood": mood, "volume": level}
    music = Music.model_validate({name: value for name, value in fields.items() if value is not None})
    instead = slots.has(K.CHANGE) and slots.has(K.AUDIO) and not slots.has(K.MUSIC)
    return (music, Volume(target="clips", level=0.0)) if instead else (music,)


def said_level(slots: Slots, of: str) -> float | None:
    """The loudness that was said; None if none was, or only by how much it should change."""
    percent, factor, word = slots.number(K.PERCENT), slots.number(K.FACTOR), slots.text(K.LEVEL)
    said = [value for value in (percent, factor, slots.has(K.MUTE) or None) if value is not None]
    if len(said) > 1 or slots.said("by") or (percent is not None and word and not _is_goal(slots)):
        return None
    if percent is not None or factor is not None:
        return float(percent if percent is not None else factor or 0)
    if slots.has(K.MUTE):
        return 0.0
    word = "half" if slots.has(K.HALF) else word
    return LEVELS[word][of] if word else None


def _is_goal(slots: Slots) -> bool:
    """Whether "down 20%" is "down to 20%"."""
    return slots.said("to") or slots.said("at") or "to" in slots.values(K.MAKE)


def _volume(slots: Slots) -> Outcome | None:
    if not slots.has(K.MUTE, K.IT, K.FILM, K.WHOLE, K.EVERYTHING, *(_OF - {K.VOLUME})) and not (
        slots.has(K.VOLUME) and slots.has(K.LEVEL, *VERBS)
    ):
        return None
    if slots.kinds - FREE <= {K.HALF, K.PERCENT, K.FACTOR} and not slots.clips and not slots.music:
        return None  # "half of that": of what was done before
    targets = _targets(slots)
    if slots.has(K.HALF) and not _is_goal(slots) and "everything" not in targets:
        said = said_level(slots, "music")  # "half it": of how loud it is now
        return None if said is None else tuple(Volume(target=target, times=0.5) for target in targets)
    level = said_level(slots, "music" if targets == ("music",) else "clips")
    return None if level is None else tuple(Volume(target=target, level=level) for target in targets)


def _targets(slots: Slots) -> tuple[Clip, ...]:
    if slots.music or slots.has(K.SONG):
        return ("music",)
    if slots.references:
        return ("clips",) if slots.every else slots.clips
    if "clips" in slots.values(K.MUTE):
        return ("clips",)
    if slots.has(K.MATERIAL, K.AUDIO) or (slots.has(K.FILM, K.WHOLE) and not slots.has(K.VOLUME)):
        return ("clips",)
    return slots.clips or ("everything",)


def _scaled(slots: Slots) -> Outcome | None:
    """ "halve the music": from how loud it is now."""
    times = slots.number(K.TIMES_AS_LOUD)
    if times is None or (not slots.has(K.IT, K.FILM, K.WHOLE, K.EVERYTHING, *_OF) and not slots.music):
        return None
    return tuple(Volume(target=target, times=float(times)) for target in _targets(slots))


def _silence(slots: Slots) -> Outcome:
    return tuple(Volume(target=target, level=0.0) for target in _targets(slots))


def _as_recorded(slots: Slots) -> Outcome:
    if "only" in slots.values(K.KEEP) and slots.references and not slots.every and not slots.has(K.ORIGINAL):
        others = f"all but {', '.join(map(str, slots.clips))}"
        return (Volume(target=others, level=0.0),)
    clips = slots.clips if slots.references and not slots.every else ("clips",)
    return tuple(Volume(target=clip, level=1.0) for clip in clips)


def _fade(slots: Slots) -> Outcome | None:
    direction = slots.text(K.FADE) or slots.text(K.WAY) or ("out" if slots.has(K.FADE_BLACK) else None)
    last = slots.has(K.TAIL) or slots.text(K.ORDINAL) == "last"
    edge = {"start": "in", "end": "out"}.get(slots.text(K.EDGE) or ("end" if last else ""))
    if direction is None:
        direction = edge
    if direction is None or (edge and direction != edge and not (direction == "both" and slots.has(K.PREP))):
        return None
    if direction == "both" and edge:
        return None
    ms = slots.ms(K.DURATION, K.TIME, K.HEAD, K.TAIL)
    ms = _GENTLY_MS if ms is None and slots.has(K.GENTLY) else ms
    length = {} if ms is None else {"duration_ms": ms}
    ways = ("in", "out") if direction == "both" else (direction,)
    out: list[Edit] = []
    for target in _faded(slots):
        out += [Fade.model_validate({"target": target, "direction": way, **length}) for way in ways]
    return tuple(out)


def _faded(slots: Slots) -> tuple[Clip, ...]:
    if slots.music or (slots.music_alone and not slots.has(K.EDGE, K.TAIL, K.ORDINAL, K.FADE_BLACK, K.SHOW)):
        return ("music",)  # "the music is too loud. fade in 2s"
    return slots.clips or (("all",) if slots.has(K.MATERIAL) else ("film",))


_TONED_MOODS: Final[dict[object, Mood]] = {("brightness", -1): "dark", ("brightness", 1): "happy"}
_ADD: Final = {K.ADD, K.MAKE, K.GENERATE, K.CHANGE, K.FILM, K.MATERIAL, K.SHOW, K.WHOLE, K.EVERYTHING}
_SET: Final = {K.MOVE, K.MAKE, K.ADD, K.KEEP, K.CHANGE, K.FILM, K.WHOLE, K.ALL, K.EVERYTHING}
_LOUDNESS: Final = {K.LEVEL, K.PERCENT, K.HALF, K.FACTOR, K.MUTE}
_OF: Final = {K.MUSIC, K.AUDIO, K.MATERIAL, K.CLIPS, K.VOLUME}
_HOW_FADED: Final = {K.EDGE, K.ORDINAL, K.TIME, K.DURATION, K.HEAD, K.TAIL, K.ADD, K.MAKE, K.FILM, K.SHOW, K.WHOLE,
                    K.GENTLY}  # fmt: skip
_GENTLY_MS: Final = 3000  # "fade out slowly"


def _new_music(slots: Slots) -> Outcome | None:
    """Music at a loudness: "add music at 20%". With no verb and only a comparison ("music quieter"): what is there."""
    comparison = slots.has(K.LEVEL) and not slots.has(K.ADD, K.GENERATE, K.SONG, K.MOOD)
    told = slots.has(K.MAKE, K.KEEP) or slots.said("to")  # "music down to 10%"
    told = told or (set(slots.values(K.ADD)) == {"put"} and not slots.has(K.A))  # "put the song at 50%"
    setting = slots.has(K.PERCENT) and told and not slots.has(K.SONG, K.MOOD)
    volume = slots.has(K.VOLUME) and not slots.has(K.ADD, K.SONG, K.MOOD, K.GENERATE)
    return None if comparison or setting or volume else _music(slots)


def _bare_genre(slots: Slots) -> Outcome | None:
    """ "add some lofi": moods that are nothing but music."""
    mood = slots.text(K.MOOD)
    if mood not in ("lofi", "electronic", "acoustic", "cinematic") or slots.has(K.IT):
        return None
    return (Music.model_validate({"mood": mood}),)


def _toned_music(slots: Slots) -> Outcome | None:
    """ "change the music to something darker"."""
    mood = _TONED_MOODS.get(slots.values(K.TONED)[0])
    return None if mood is None else (Music(mood=mood),)


SOUND_RULES: Final[tuple[Rule, ...]] = (
    rule(K.FADE, K.AUDIO, K.CLIPS, may={K.TIME, K.DURATION, K.EDGE}, build=lambda _: (impossible.CLIP_SOUND_FADE,)),
    rule({K.ADD, K.GENERATE}, K.MOOD, build=_bare_genre),
    rule({K.CHANGE, K.MAKE}, K.MUSIC, K.TONED, may={K.FILM}, build=_toned_music),
    rule(
        K.GENRE, {K.ADD, K.WITH, K.CHANGE}, may={K.MOOD, K.LEVEL}, many={K.GENRE}, build=lambda _: (impossible.GENRE,)
    ),
    rule(K.MUSIC, K.GENRE, may={*_ADD, K.MOOD, K.LEVEL}, many={K.GENRE}, build=lambda _: (impossible.GENRE,)),
    rule(
        {K.MUSIC, K.SONG},
        may={*_ADD, K.MOOD, K.SONG, K.MUSIC, K.QUOTE, K.PERCENT, K.LEVEL, K.VOLUME, K.AUDIO},
        build=_new_music,
    ),
    rule({K.REMOVE, K.NEG}, {K.MUSIC}, may={K.ALL, K.FILM, K.ADD, K.SONG}, build=lambda _: (RemoveMusic(),)),
    rule(K.TIMES_AS_LOUD, may={*_SET, *_OF, K.SONG, K.LEVEL, K.SPLIT}, build=_scaled),
    rule({K.VOLUME, *_LOUDNESS}, {*_LOUDNESS}, may={*_SET, *_OF, K.LEVEL}, build=_volume),
    rule({K.REMOVE, K.NEG}, K.AUDIO, may={K.CLIPS, K.MATERIAL, K.FILM, K.ALL, K.EVERYTHING}, build=_silence),
    rule({K.REMOVE, K.NEG}, K.EVERYTHING, K.AUDIO, build=_silence),
    rule(
        K.CUT,
        K.AUDIO,
        may={K.CLIPS, K.MATERIAL, K.FILM, K.ALL},
        build=lambda slots: _silence(slots) if slots.values(K.CUT) == ["whole"] else None,
    ),
    rule(
        K.CUT,
        K.MUSIC,
        build=lambda slots: (RemoveMusic(),) if slots.values(K.CUT) == ["whole"] else None,
    ),
    rule(K.REMOVE, K.PERCENT, {*_OF}, build=_volume),
    rule(K.KEEP, K.AUDIO, may={K.CLIPS, K.MATERIAL, K.FILM}, build=_as_recorded),
    rule(K.ORIGINAL, may={K.CLIPS, K.MATERIAL, K.FILM}, build=_as_recorded),
    rule({K.FADE}, may={*_HOW_FADED, K.MUSIC, K.CLIPS, K.MATERIAL}, build=_fade),
    rule({K.BARE_FADE}, {K.EDGE, K.TAIL, K.WAY}, may={*_HOW_FADED, K.MUSIC, K.CLIPS, K.MATERIAL}, build=_fade),
    rule({K.FADE_BLACK}, may={*_HOW_FADED, K.CLIPS}, build=_fade),
)
