"""Tokens that mean something together: "clip" + 2, "at" + 2s, a title and its bare words. Pure.

Each step takes the tokens of a message and gives them back with some replaced by fewer; `refer` is all of them.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import Final

from reelwright.edits.alternatives import alternatives
from reelwright.edits.bare_texts import bare_texts
from reelwright.edits.clip_counts import PLURALS
from reelwright.edits.clip_moments import clip_moments
from reelwright.edits.clip_names import ClipNames
from reelwright.edits.clip_pointing import rest_of
from reelwright.edits.clip_reference import Reference
from reelwright.edits.fades_zh import music_faded
from reelwright.edits.listed_texts import listed_texts
from reelwright.edits.played_times import played_times
from reelwright.edits.quoting import is_ideograph
from reelwright.edits.reasons import reasons
from reelwright.edits.sound_files import sound_files
from reelwright.edits.spoken_zh import as_spoken, between_two, pointed
from reelwright.edits.text_looks import looked
from reelwright.edits.text_pointing import except_texts, removed_at
from reelwright.edits.text_times import text_times
from reelwright.edits.tokens import CLAUSE_ENDS, VERBS, Kind, Token
from reelwright.edits.volume_words import volume_words

K = Kind

_CAN_YOU: Final = ("能", "能不能", "能否", "可以", "可不可以")
_SONGS: Final = ("song", "track", "tune", "the song", "the track")
_NEAR: Final = 40  # tokens
_SUBJECTS: Final = (K.MUSIC, K.SONG, K.MOOD, K.CLIPS, K.TEXT, K.CAPTIONS, K.FILM, K.SOUND_FILE, K.QUOTE)
_GENRES: Final = ("lofi", "electronic", "acoustic", "cinematic")
_MEASURES: Final = (K.TIME, K.PERCENT, K.FACTOR, K.NUM)
TIME_ROLES: Final = {"at": K.START, "for": K.DURATION, "to": K.UNTIL, "by": K.BY_TIME}
"""What a time is for, by the preposition before it."""


def _mooded(tokens: list[Token], message: str) -> list[Token]:
    """ "chill lofi": of two moods the one that is a genre is meant. "underneath", of music, is no place."""
    out: list[Token] = []
    for token in tokens:
        before = out[-1] if out else None
        if before and token.kind is before.kind is K.MOOD:
            out[-1] = before if before.value in _GENRES and token.value not in _GENRES else token
            continue
        below = token.kind is K.POSITION and _said(token, message) == "underneath"
        if below and any(other.kind in (K.MOOD, K.MUSIC, K.SONG, K.GENRE) for other in _clause_before(out)):
            token = Token(K.FILLER, None, token.start, token.end)
        out.append(token)
    return out


def _song_fades(tokens: list[Token], message: str) -> list[Token]:
    """ "jazz under it, fading out at the end": said of the music, which was spoken of right before."""
    out: list[Token] = []
    for token in tokens:
        begins = bool(out) and out[-1].kind is K.COMMA
        if begins and token.kind is K.FADE and "black" not in _said(token, message):
            told = next((t.kind for t in reversed(out) if t.kind in (K.STOP, *_SUBJECTS)), K.STOP)
            if told in (K.MUSIC, K.SONG, K.MOOD):
                out.append(Token(K.MUSIC, None, token.start, token.start))
        out.append(token)
    return out


def _softened(tokens: list[Token]) -> list[Token]:
    """ "sepia on clip 2, not too strong": how much belongs to the clause before it."""
    out: list[Token] = []
    for place, token in enumerate(tokens):
        rest = tokens[place + 1 : place + _NEAR]
        end = next((n for n, other in enumerate(rest) if other.kind in CLAUSE_ENDS), len(rest))
        kinds = {other.kind for other in rest[:end]}
        if token.kind is K.COMMA and K.DEGREE in kinds and kinds <= {K.DEGREE, K.FILLER, K.PREP}:
            continue
        out.append(token)
    return out


def _clause_before(out: list[Token]) -> list[Token]:
    start = len(out)
    while start and out[start - 1].kind not in CLAUSE_ENDS:
        start -= 1
    return out[start:]


def refer(tokens: list[Token], message: str) -> list[Token]:
    """The tokens of a message with clips, times and bare texts put together."""
    tokens = sound_files(_mooded(listed_texts(tokens, message), message), message)
    tokens = _behind(as_spoken(played_times(tokens, message), message), message)
    tokens = alternatives(_softened(text_times(_particles(tokens, message), message)), message)
    tokens = bare_texts(looked(tokens, message), message)
    tokens = _counted(removed_at(except_texts(tokens, message), message), message)
    tokens = clip_moments(ClipNames(tokens, message).referred(), message)
    tokens = between_two(pointed(rest_of(tokens), message), message)
    tokens = reasons(_polite(tokens, message), message)
    tokens = _times([_noun(token, message) for token in tokens], message)
    tokens = volume_words(_of_the_song(_song_fades(tokens, message), message), message)
    return music_faded(_hoisted(_fitted(tokens)), message)


def _behind(tokens: list[Token], message: str) -> list[Token]:
    """之后 begins a clause ("then"), but at the end of one it means "behind it"."""
    out: list[Token] = []
    for token, following in zip_longest(tokens, tokens[1:]):
        last = following is None or following.kind in (K.STOP, K.COMMA)
        if token.kind is K.AND and last and message[token.start : token.end] == "之后":
            token = Token(K.AFTER, None, token.start, token.end)
        noun = bool(out) and out[-1].kind in (K.CLIP, K.WORD) and not last
        if token.kind is K.AND and noun and message[token.start : token.end] == "之后":
            token = Token(K.AFTER, None, token.start, token.end)  # 第二段之后删掉
        if message[token.start : token.end] == "之后加" and (not out or out[-1].kind in (K.STOP, K.COMMA)):
            token = Token(K.ADD, None, token.start, token.end)
        out.append(token)
    return out


def _particles(tokens: list[Token], message: str) -> list[Token]:
    """Verbs in two parts: "fade the music in", "turn the music off"."""
    out: list[Token] = []
    for token, following in zip_longest(tokens, tokens[1:]):
        said = message[token.start : token.end].lower()
        last = following is None or following.kind in CLAUSE_ENDS or following.kind is K.FILLER or _is_when(following)
        verb = _verb_of(said, out, message) if last and token.kind is K.PREP else None
        if said == "off" and out and out[-1].kind in (K.MUSIC, K.AUDIO) and verb is None and not _has_verb(out):
            token = Token(K.REMOVE, None, token.start, token.end)
        if verb is not None and said == "in":
            token = Token(K.WAY, "in", token.start, token.end)
        elif verb is not None:
            out[verb] = Token(K.FILLER, None, out[verb].start, out[verb].end)
            token = Token(K.REMOVE, None, token.start, token.end)
        out.append(token)
    return out


def _has_verb(out: list[Token]) -> bool:
    return any(token.kind in VERBS for token in _clause_before(out))


def _verb_of(particle: str, before: list[Token], message: str) -> int | None:
    """The place of the verb in the same clause that takes this particle, if it stands apart from it."""
    for place in range(len(before) - 1, -1, -1):
        token = before[place]
        if token.kind in CLAUSE_ENDS:
            return None
        said = message[token.start : token.end].lower()
        fades = particle == "in" and token.kind is K.BARE_FADE
        if fades or (particle == "off" and said in ("turn", "switch", "take")):
            return place if place < len(before) - 1 else None
    return None


def _is_when(token: Token) -> bool:
    return token.kind in (K.START, K.SPAN) or (token.kind is K.PREP and token.value in ("at", "for"))


def _polite(tokens: list[Token], message: str) -> list[Token]:
    """ "能加音乐吗" asks for music, "有音乐吗" asks about it."""
    out: list[Token] = []
    asked = False
    for token in tokens:
        asked = token.kind is not K.STOP and (asked or message[token.start : token.end] in _CAN_YOU)
        polite = asked and token.kind is K.QUESTION
        out.append(Token(K.FILLER, None, token.start, token.end) if polite else token)
    return out


def _lasts(before: Token, tail: Token, message: str) -> bool:
    """Whether "last 3 seconds" is a verb: "clip 2 lasts 3 seconds", but not 第二段最后3秒."""
    return before.kind in (K.CLIPS, K.MATERIAL) and not is_ideograph(message[tail.start])


def _is_compared(before: list[Token]) -> bool:
    """Whether the clause before the comma ends with "longer" or "shorter"."""
    return len(before) > 1 and before[-2].kind in (K.LONGER, K.SHORTER)


def _times(tokens: list[Token], message: str) -> list[Token]:
    """A time takes its role from the word before it ("at 2s") or behind it ("2秒处")."""
    out: list[Token] = []
    for token in tokens:
        before = out[-1] if out else None
        if token.kind in _MEASURES and before and before.kind is K.FILLER and _said(before, message) == "like":
            out.pop()  # "down to like 3 seconds"
            before = out[-1] if out else None
            if token.kind is K.TIME and before and before.kind is K.COMMA and _is_compared(out):
                token = Token(K.UNTIL, token.value, token.start, token.end)  # "longer, like 5 seconds"
        if token.kind is K.NUM and before and _said(before, message) in ("until", "till", "til"):
            out[-1] = Token(K.UNTIL, int(str(token.value)) * 1000, before.start, token.end)
        elif token.kind is K.TIME and before and _is_under(before, message):
            out[-1] = Token(K.AT_MOST, None, before.start, before.end)
            out.append(token)
        elif token.kind is K.TIME and before and (role := _role(before)):
            if before.kind is K.PREP:
                out.pop()
            out.append(Token(role, token.value, before.start, token.end))
        elif token.kind is K.PREP and token.value == "handle" and before and before.kind is K.TIME:
            out[-1] = Token(K.START, before.value, before.start, token.end)
        elif token.kind is K.TAIL and before and _lasts(before, token, message):
            out.append(Token(K.DURATION, token.value, token.start, token.end))
        elif token.kind in _MEASURES and before and before.kind is K.ABOUT:
            out[-1] = token
        else:
            out.append(token)
    return out


def _is_under(before: Token, message: str) -> bool:
    """ "I need it under 15 sec": in front of a time, "under" sets a limit."""
    return before.kind is K.PREP and message[before.start : before.end].lower() == "under"


def _of_the_song(tokens: list[Token], message: str) -> list[Token]:
    """ "start the song from 0:08" is a place in the song; "at 0:08" would be one in the film."""
    out: list[Token] = []
    for token in tokens:
        if token.kind is K.START and _said(token, message).startswith("from ") and _begins_a_song(out, message):
            token = Token(K.OFFSET, token.value, token.start, token.end)
        out.append(token)
    return out


def _begins_a_song(out: list[Token], message: str) -> bool:
    clause = _clause_before(out)
    song = any(other.kind is K.SONG or _said(other, message) in _SONGS for other in clause)
    return song and any(other.kind is K.BEGIN for other in clause)


def _said(token: Token, message: str) -> str:
    return message[token.start : token.end].lower()


def _fitted(tokens: list[Token]) -> list[Token]:
    """ "make it vertical, fill the screen": how pictures fill the frame belongs to the shape beside it."""
    fits = [token for token in tokens if token.kind is K.FIT]
    blurred = any(token.value == "blur" for token in fits)
    return [
        token
        for place, token in enumerate(tokens)
        if not (token.kind is K.FITTING and _shaped(tokens, place))
        and not (blurred and token.kind is K.FIT and token.value == "letterbox" and len(fits) == 2)  # 别裁，两边模糊
    ]


def _shaped(tokens: list[Token], place: int) -> bool:
    """Whether the sentence around a place names a shape or makes a film."""
    start, end = place, place
    while start and tokens[start - 1].kind is not K.STOP and place - start < _NEAR:
        start -= 1
    while end < len(tokens) and tokens[end].kind is not K.STOP and end - place < _NEAR:
        end += 1
    return any(token.kind in (K.RATIO, K.PIXELS, K.PLATFORM, K.COMBINE) for token in tokens[start:end])


def _role(before: Token) -> Kind | None:
    if before.kind is K.PREP:
        return TIME_ROLES.get(str(before.value))
    return {K.SHOW: K.DURATION, K.AFTER: K.START}.get(before.kind)


def _noun(token: Token, message: str) -> Token:
    """What a clip's noun means alone: "the video" is the film, "my clips" are the material."""
    if token.kind is K.CLIPS and isinstance(token.value, Reference) and token.value.every and token.value.photo:
        return Token(K.MATERIAL, "photos", token.start, token.end)
    if token.kind is not K.CLIP:
        return token
    if token.value == "video":
        return Token(K.FILM, "video" if is_ideograph(message[token.start]) else None, token.start, token.end)
    if token.value in PLURALS:
        return Token(K.MATERIAL, token.value, token.start, token.end)
    if is_ideograph(message[token.start]) and token.value == "clip":
        return Token(K.MATERIAL, "clips", token.start, token.end)  # 片段 has no plural
    return Token(K.NUM, 1, token.start, token.end) if message[token.start : token.end].lower() == "one" else token


def _counted(tokens: list[Token], message: str) -> list[Token]:
    """ "these 5 videos", "my 3 clips": how many there are says nothing; 四段视频 are no photos."""
    out: list[Token] = []
    for token, following in zip_longest(tokens, tokens[1:]):
        number = out[-1] if out and out[-1].kind is K.NUM and token.kind is K.CLIP else None
        several = number is not None and number.value != 1 and token.value == "photo"
        if several and following is not None and following.kind in (K.MOVE, K.ADD):
            out[-1] = Token(K.CLIP, "photos", out[-1].start, token.end)  # 两张照片挪到最前面
        elif number and len(out) > 1 and out[-2].kind in (K.IT, K.FILLER, K.ALL):
            videos = message[token.start : token.end].endswith(("视频", "影片"))
            kind = "videos" if videos else f"{str(token.value).removesuffix('s')}s"
            out[-1] = Token(K.CLIP, kind, number.start, token.end)
        else:
            out.append(token)
    return out


def _hoisted(tokens: list[Token]) -> list[Token]:
    """Chinese names the film behind everything that it has: say it before as well, where its verb is."""
    out: list[Token] = []
    for place, token in enumerate(tokens):
        if token.kind in (K.WITH, K.NEG) and out and out[-1].kind in (K.A, K.GENERATE) and _film_follows(tokens, place):
            out.append(Token(K.FILM, None, token.start, token.start))
        out.append(token)
    return out


def _film_follows(tokens: list[Token], place: int) -> bool:
    for token in tokens[place : place + 24]:
        if token.kind is K.STOP:
            return False
        if token.kind is K.FILM:
            return True
    return False
