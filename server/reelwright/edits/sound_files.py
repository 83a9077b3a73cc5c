"""Which sound files of a message are no music: "add voiceover.wav at 2s", "use boom.wav as a sound effect". Pure.

A file is music unless its own name, or the clause, says that it is a voice or an effect, or that the music stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from reelwright.edits.file_names import media_kind
from reelwright.edits.tokens import Kind, Token

K = Kind

_VOICE: Final = re.compile(
    r"voice|narrat|\bvo\b|(?:^|[ _.-])vo(?=[ _.-])|commentary|speech|dialogue?|talking|sfx|whoosh|effect|配音|旁白"
    r"|解说|音效|录音",
    re.IGNORECASE,
)
_AS_OTHER: Final = re.compile(
    r"\bas (?:the |a |an |my |our )?(?:voice[ -]?over|narration|narrator|voice|commentary|sound effect|sfx|vo"
    r"|second sound)\b"
    r"|\b(?:over|on top of|above|besides?|alongside|along with|next to) (?:the |my |this )?(?:music|song|bgm"
    r"|soundtrack)\b"
    r"|\b(?:keep|leave|without (?:touching|replacing|changing)) (?:the |my )?(?:music|song)\b",
    re.IGNORECASE,
)
_AS_MUSIC: Final = re.compile(
    r"\b(?:as|for|is) (?:the |my |our |a |some )?(?:background |bg |back )?(?:music|song|soundtrack|track|bgm)\b"
    r"|(?:背景)?(?:音乐|配乐|bgm)",
    re.IGNORECASE,
)
_NOUNS: Final = ("voiceover", "voice over", "voice-over", "narration", "commentary", "配音", "旁白", "解说")
_ON_TOP: Final = ("on top", "over it", "above", "over everything", "over the top")
_CHANGES: Final = frozenset({K.CHANGE, K.SWAP, K.BEAT, K.BPM, K.TEMPO})
_OWN_SOUND: Final = frozenset({K.MUTE, K.AUDIO})
_ENDS: Final = frozenset({K.STOP, K.COMMA, K.AND})


def is_voice(name: str) -> bool:
    """Whether a file's name says that it is no music."""
    return _VOICE.search(name) is not None


def voice_nouns(tokens: list[Token], message: str, names: Iterable[str]) -> list[Token]:
    """ "the voiceover", 配音: the one uploaded recording of that sort, if its name is not said.

    What is to be made ("add a voiceover") is none of them.
    """
    songs = [name for name in names if media_kind(name) is K.SONG]
    if not any(token.kind is K.SONG for token in tokens):
        tokens = [_by_genre(token, message, songs) for token in tokens]
    voices = [name for name in songs if is_voice(name)]
    if len(voices) != 1 or any(token.kind is K.SONG for token in tokens):
        return tokens
    out: list[Token] = []
    for token in tokens:
        said = message[token.start : token.end].lower()
        if token.kind is K.IMPOSSIBLE and said in _NOUNS and not _is_made(out):
            token = Token(K.SONG, voices[0], token.start, token.end)
        out.append(token)
    return out


def _by_genre(token: Token, message: str, songs: list[str]) -> Token:
    """ "jazz under it", 钢琴曲垫底: the song of that name, where there is one."""
    said = message[token.start : token.end].lower().removesuffix("曲")
    named = [name for name in songs if name.rpartition(".")[0].lower() == said]
    return Token(K.SONG, named[0], token.start, token.end) if token.kind is K.GENRE and len(named) == 1 else token


def _is_made(before: list[Token]) -> bool:
    """Whether a clause asks for one that is not there yet."""
    clause: list[Token] = []
    for token in reversed(before):
        if token.kind in _ENDS:
            break
        clause.append(token)
    return any(token.kind in (K.A, K.GENERATE, K.IMPOSSIBLE, K.WITH) for token in clause)


def sound_files(tokens: list[Token], message: str) -> list[Token]:
    """The tokens with such files as SOUND_FILE; what else says so ("as the narration", "over the music") is filler."""
    tokens = _voices_for_sounds(tokens)
    out: list[Token] = []
    clause: list[Token] = []
    for token in tokens:
        if token.kind in _ENDS:
            out += [*_read(clause, message), token]
            clause = []
        else:
            clause.append(token)
    return [*out, *_read(clause, message)]


def _voices_for_sounds(tokens: list[Token]) -> list[Token]:
    """第一段的原声不要了，换成配音.wav: what is put in the place of a clip's own sound leaves the music alone."""
    out = list(tokens)
    own = told = music = False
    for place, token in enumerate(tokens):
        own = token.kind is not K.STOP and (own or token.kind in _OWN_SOUND)
        music = token.kind is not K.STOP and (music or token.kind is K.MUSIC)
        told = token.kind not in _ENDS and (told or token.kind is K.AUDIO)
        file = _file_behind(tokens, place) if token.kind is K.CHANGE else None
        if file is None or music or not (own or is_voice(str(tokens[file].value))):
            continue
        out[file] = Token(K.SOUND_FILE, tokens[file].value, tokens[file].start, tokens[file].end)
        if own and not told:
            out[place] = Token(K.FILLER, None, token.start, token.end)
    return out


def _file_behind(tokens: list[Token], place: int) -> int | None:
    """Where the song is that follows a verb at once."""
    following = place + 1
    while following < len(tokens) and tokens[following].kind in (K.FILLER, K.PREP):
        following += 1
    return following if following < len(tokens) and tokens[following].kind is K.SONG else None


def _read(clause: list[Token], message: str) -> list[Token]:
    files = [token for token in clause if token.kind is K.SONG]
    if len(files) != 1 or any(token.kind in _CHANGES for token in clause):
        return clause
    (file,) = files
    words = message[clause[0].start : clause[-1].end]
    others = words.replace(message[file.start : file.end], " ")
    told = _AS_OTHER.search(others) is not None
    voice = _VOICE.search(str(file.value)) is not None
    if not told and (not voice or _AS_MUSIC.search(others)):
        return clause
    spare = (K.IMPOSSIBLE, K.MUSIC) if told or voice else ()
    return [
        Token(K.SOUND_FILE, token.value, token.start, token.end)
        if token is file
        else Token(K.FILLER, None, token.start, token.end)
        if token.kind in spare or message[token.start : token.end].lower() in _ON_TOP
        else token
        for token in clause
    ]
