"""Everyday English of music and sound: rows of patterns, as in `spoken_cutting_en.py`."""

from __future__ import annotations

from typing import Final

_END: Final = r"(?=$|[.!?,;]| please| pls| plz| thanks)"
_SAID: Final = r"(?:(?:background |bg )?music|song|track|bgm|soundtrack|tune|beat)"
_IT: Final = rf"(?:it|that|(?:the |my |this )?{_SAID})"
_PEOPLE: Final = r"(?:i|you|u|we|they|people|ppl|one|nobody|no one|viewers)"
_CANNOT: Final = (
    r"(?:can't|cant|cannot|can not|can barely|can hardly|can't really|couldn't|could barely|barely|hardly|can|could)"
    r"(?: even| really)?"
)
_VOICES: Final = (
    r"(?:(?:the |my |her |his |their |our |any of the )?(?:voices?|speech|talking|speaker|speakers|dialogue|words"
    r"|people|kids|narration|voice ?over|conversation|commentary|speaking|interview audio)|me|her|him|them|us|anyone"
    r"|anything|what (?:i|he|she|they|people|we)(?:'m|'s|'re| am| is| are)? \w+(?:ing)?)"
)
_DROWNS: Final = (
    r"(?:(?:is |are |totally |completely |kind of |kinda |really |just |almost )*(?:drown(?:s|ing)?(?: out)?"
    r"|overpower(?:s|ing)?|cover(?:s|ing)?(?: up)?|bur(?:y|ies|ying)|mask(?:s|ing)?|fight(?:s|ing) with"
    r"|compet(?:es|ing) with|louder than|way louder than|much louder than))"
)
_QUIETER: Final = (
    r"(?:is|are|sounds?|seems?|'s) (?:(?:way|much|so much|far|a lot|a bit|a little|really|still) )*"
    r"(?:quieter|softer|lower|weaker|fainter)"
)
_PART: Final = r"(?:talks?|speaks?|is talking|is speaking|are talking|are speaking|'s talking|'s speaking|sings?)"
_UNDER: Final = r"(?:over|because of|through|under|underneath|with|above|behind|for)"
_SOFTER: Final = r"(?:go(?:es)?|come|comes|get|gets|be|drop|drops|dip|dips|duck|ducks|turn)"
_LOWER: Final = r"(?:lower|quieter|softer|down|low|quiet|soft|out of the way)"
_NO_NEED: Final = (
    r"(?:(?:no need for|don't need|dont need|not|instead of|forget|never mind|without) (?:mine|my own|my own one"
    r"|the one i uploaded|my upload|my old one|the old one|this one|that one))"
)
_ANOTHER: Final = rf"(?:a )?(?:different|other|another|new) {_SAID}"
_SOMETHING: Final = r"(?:(?:something|somthing|smth|sth|maybe|like|more|a bit|a little|kind of|kinda|sort of) )*"
_RAISE: Final = r"(?:boost|raise|increase|turn up|turn|bring up|bring|lift|crank up|amplify|pump up)"
_WHOSE: Final = r"(?:her|his|their|the|my|everyone's)"
_BIT: Final = r"(?: (?:a (?:bit|little|touch|lot)|some|slightly))?"
_MOOD: Final = r"([a-z][a-z-]+)(?:(?:,| and|, and) (?:more )?[a-z][a-z-]+)?"

ROWS: Final[tuple[tuple[str, str], ...]] = (
    # the voices are not heard for the music
    (rf"\b{_PEOPLE} {_CANNOT} (?:hear|understand|make out|follow) CLIP {_UNDER} the {_SAID}{_END}",
     r"lower the music during \1"),
    (rf"\b{_PEOPLE} {_CANNOT} (?:hear|understand|make out|follow) {_VOICES} {_UNDER} the {_SAID}{_END}",
     "lower the music when people talk"),
    (rf"\b(?:the |my )?{_SAID} {_DROWNS} CLIP{_END}", r"lower the music during \1"),
    (rf"\b(?:the |my )?{_SAID} {_DROWNS} {_VOICES}{_END}", "lower the music when people talk"),
    (rf"\bCLIP {_QUIETER} than the {_SAID}{_END}", r"lower the music during \1"),
    (rf"\b{_VOICES} {_QUIETER} than the {_SAID}{_END}", "lower the music when people talk"),
    (rf"\b(?:have|make|let|get) (?:the |my )?{_SAID} (?:to )?{_SOFTER}(?: {_LOWER})? (?=when|while|whenever|every time"
     rf"|during|under)", "lower the music "),
    (rf"\b(?:the |my )?{_SAID} (?:should |needs to |has to |must |to |can |could )*{_SOFTER}(?: {_LOWER})?"
     rf" (?=when|while|whenever|every time|during)", "lower the music "),
    (rf"\b(lower|duck|dip|drop) the music (when|while|whenever|every time) (?:the |my |our |a )?(?!music|song|i\b|it\b)"
     rf"[a-z]+(?: [a-z]+)? {_PART}{_END}", r"\1 the music when people talk"),
    # fades and beginnings
    (rf"\bfade ({_IT}) in(( (?!and\b|then\b)[\w-]+){{0,5}}?),? (?:and )?(?:then )?(?:back )?(?:fade (?:it )?)?out\b",
     r"fade the music in\2. fade the music out"),
    (rf"\b(?:start|begin|play|take)(?:s|ing)? {_IT} (?:from|at) (?:the )?TIME[ -]?(?:mark|marker|point|in)?"
     rf"(?: (?:of|in|into|on) {_IT})?{_END}", r"start the song from \1"),
    (rf"\b(?:start|begin|play|take)(?:s|ing)? {_IT} TIME (?:in|into it|into the {_SAID}){_END}",
     r"start the song from \1"),
    (rf"\b(use|add|put|play) ((?:the |my )?{_SAID}|[\w-]+\.(?:mp3|wav|m4a|aac|ogg|flac))((?: as| for)(?: the| my)?"
     rf"(?: background)? music)?,? (?:but )?(?:starting |beginning |started )?from (?:the )?"
     rf"TIME[ -]?(?:mark|marker|point)?{_END}", r"\1 \2\3. start the song from \4"),
    (rf"\b(?:skip|cut|lose|drop) (?:the )?(?:first )?TIME (?:of|off|from) {_IT}{_END}", r"start the song from \1"),
    # another song
    (rf"[,;.]? ?(?:and |but |so )?{_NO_NEED}{_END}", ""),
    (rf"\b{_ANOTHER}(?: please| pls)?[,:;.]? (?:please )?{_SOMETHING}{_MOOD}{_END}",
     r"change the music to something \1"),
    (rf"^(?:(?:i|we) (?:don't|dont|do not|didn't) (?:really )?(?:like|love|want|need|dig) (?:this|the|that) {_SAID}"
     rf"(?: (?:anymore|any more|at all|much|so much))*|(?:the |this |that )?{_SAID} (?:is|feels|sounds) "
     r"[\w' ]{2,30}?)[,.;] (?:so |please |can you |let's |just )*(?:use|try|add|put|pick|find|give me|go with"
     rf"|have|make it) {_SOMETHING}{_MOOD}{_END}", r"change the music to something \1"),
    # the voices themselves
    (rf"\b(?:the (?:\w+ )?(?:in|from|on) )?CLIP (?:is|sounds?) (?:(?:really|so|very|too|a bit|pretty|quite) )*"
     rf"(?:quiet|faint|soft)[,.;] (?:so |please |can you |could you )*{_RAISE} (?:her|his|their|the|my|its) "
     rf"(?:voices?|sound|volume|audio|speech)(?: up)?{_BIT}{_END}", r"make \1 louder"),
    (rf"\b{_RAISE} {_WHOSE} (?:voices?|speech|talking) (?:up )?(?:in|on|of|for) CLIP{_BIT}{_END}", r"make \1 louder"),
    (rf"\b{_RAISE} (?:{_WHOSE}|all the) (?:voices?|speech|talking)(?: up)?{_BIT}{_END}",
     "make the sound of the clips louder"),
    (rf"\b(?:take|cut|strip|pull|get) (?:the |its |all the )?(?:sound|audio) (?:out of|off of|off|from) CLIP{_END}",
     r"mute \1"),
    (rf"\b({_SAID}) should only (start|begin|come in|play|kick in)\b", r"\1 should \2"),
    # only the music, or only the clips
    (rf"\b(?:mute|silence|turn off|kill|remove|get rid of|lose|cut) (?:everything|all(?: of)? (?:the )?(?:sounds?"
     rf"|audio|noise))"
     rf"(?:,| -)? (?:but |and )?(?:please |just )*(?:keep|leave)(?: only)? the {_SAID}(?: (?:on|in|playing|as is"
     rf"|going))?{_END}",
     "mute the clips"),
    (r",? so (?:that )?(?:(?:you|we|i|people|they|everyone) (?:can )?(?:only|just|mainly)(?: can)? hear|(?:only|just"
     rf"|all you hear is)) the {_SAID}(?: plays| is heard| remains| is left)?{_END}", ""),
)  # fmt: skip
