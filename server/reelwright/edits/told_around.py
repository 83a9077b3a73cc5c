"""What is told around a wish, set aside: "coffee drags, chop a sec off it" is "chop a sec off the coffee". Pure.

Complaints and reasons of closed patterns, and what is to stay as it is. Only a message that is not understood as it
stands is read again so, and only if all of it is understood then (`parse.py`). What is to stay forbids the kinds of
edits that would change it: "don't speed anything up" allows no edit of speed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from reelwright.edits.comments import is_comment
from reelwright.edits.quoting import QUOTED

_HELD: Final = "\ue000"
_PLACE: Final = re.compile(rf"{_HELD}(\d+){_HELD}")
_BREAK: Final = re.compile(
    r"(\s*(?:[,;!?…()]|\.(?![\w.])|\s[-–—]+(?=\s))[\s,.;!?…()]*(?:and (?=leave|keep|don't|dont|do not)|but )?"
    r"|\s+(?=(?:because|bc|cuz|cause|coz|cos|since) )|\s+(?=(?:i (?:don't|dont|do not|didn't|didnt)|it's just) )"
    r"|\s+(?=so (?:that )?(?!it (?:says|reads|should)|(?:it|they) (?:comes?|goes?)))|\s+but (?=leave|keep|don't|dont"
    r"|do not|every|each))",
    re.IGNORECASE,
)
_OPENING: Final = re.compile(
    r"^(?:(?:ugh|ok(?:ay)?|so|hm+|hmm|well|hey|yo|um|uh|alright|right|argh|meh|man|dude|bro|honestly|tbh|also|and|yeah|now)"
    r"[ ,]+|(?:hello|hi|hey|good (?:morning|evening|afternoon)|oh|oops|no|nope|nah|great|nice|cool|perfect|thanks|dear"
    r"|thank you|love it)(?: (?:there|dear|everyone|guys|again|team|so much|no))?[,.!]+ *)+(?=\S)",
    re.IGNORECASE,
)
_VERY: Final = (
    r"(?:(?:really|just|so|kinda|kind of|pretty|very|super|way|too|a bit|a little|a tad|a lil|totally|still|sorta|quite"
    r"|somewhat|rather|slightly|all|always|actually) )*"
)
_SEEMS: Final = (
    r"(?:is|are|was|were|looks?|looked|feels?|felt|seems?|sounds?|came out|comes? out|turned out|comes? across|'s|'re)"
)
_FAULT: Final = (
    r"(?:drags?(?: on)?|(?:starts?|ends?|begins?) too (?:late|early|slow|slowly|abruptly|suddenly)|sucks?|stinks?"
    r"|(?:flash|fly|whiz|zip|rush|go|run)(?:es|s)?(?: by| past)?(?: (?:way "
    r"|much |far )?"
    r"too (?:fast|quick|quickly|slow|slowly))?|bores? me|annoys? me|lasts? (?:forever|(?:way )?too long)"
    rf"|(?:goes|go) on (?:forever|(?:way )?too long)|(?:takes?|lasts?) (?:forever|ages)|bugs? me|show up {_VERY}\w+"
    rf"|{_SEEMS} {_VERY}(?:like (?:a |an |some )?[a-z' -]{{2,40}}|[a-z-]{{3,14}}(?: and {_VERY}[a-z-]{{3,14}})?))"
)
_NOUNS: Final = (
    r"(?:transitions?|crossfades?|fades|wipes|joins|photos?|pics?|pictures?|stills?|images?|music|song|title|captions?"
    r"|subtitles|subs|text|colou?rs|film|video|intro|ending)"
)
_NAMED: Final = r"(?:(?:the|my|our|those|these|that) )?[\w.'-]+(?: [\w.'-]+)?(?: (?:clip|one|bit|shot|part|footage))?"
_COMPLAINT: Final = re.compile(rf"(?P<what>(?:(?:the|my|our|those|these) )?{_NOUNS}|{_NAMED}) {_FAULT}", re.IGNORECASE)
_PLACED: Final = re.compile(
    r"(?:the |my )?(?:clip \d+|(?:first|second|third|fourth|last) (?:clip|one|shot|photo))|(?:(?:the|my|our"
    r"|those|these) )?"
    rf"{_NOUNS}",
    re.IGNORECASE,
)
_NAME_WORD: Final = re.compile(r"[^\W\d_]+|\d+")
_PEOPLE: Final = r"(?:ppl|people|everyone|everybody|viewers|the viewers|you|we|i|they|folks|my \w+|he|she)"
_REASONS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?:they|it|he|she|that|those) (?:just |really |kinda |totally |all )*(?:ruins?|kills?|spoils?"
        r"|deserves?|hates?"
        r"|breaks?|wrecks?|interrupts?|distracts? from|loves?) [a-z' -]{2,30}",
        r"my (?:hands?|face|head|mouth|body|feet|hair|cat|dog's head|legs|arms?) (?:is|are|'s) (?:at|in|on|down|up)"
        r"(?: at| in| on)?(?: the)? [a-z ]{2,20}",
        r"(?:i'll|i will|i'm gonna|im gonna|i am going to|we'll|we will) (?:use|add|put|pick|find|do|record"
        r"|post|upload)"
        r" [a-z' -]{2,40} (?:in the app|in the tiktok app|later|myself|afterwards|in (?:tiktok|capcut"
        r"|instagram|insta))",
        rf"so (?:that )?{_PEOPLE} (?:have|has|got|get|can|could|will|know|knows|see|sees|notice) [a-z' -]{{2,50}}",
        r"so (?:that )?(?:it's|its|it is|they're|they are) (?:more |easily |actually |super |nice and )?(?:readable"
        r"|legible|clear|visible|easy to read|easier to read|easy to see)",
        r"(?:because|bc|cuz|cause|coz) (?:it|they|he|she|we|i|it's|she's|he's|they're|the|my)\b(?: [a-z']+){1,8}",
        r"(?:just )?like it (?:plays|goes|runs) (?:and )?then (?:rewinds|goes back|reverses|backwards)",
        r"(?:i|we) (?:don't|dont|do not|didn't) (?:really )?have (?:any |a |the )?(?:music|song|soundtrack|audio"
        r"|voiceover)"
        r"(?: (?:for|on|in) (?:this|it|that)(?: one| video)?)?",
        r"(?:just )?(?:so )?(?:i|we|you|people|viewers|they) (?:only|just) (?:want|wanna|need|would like|get)(?: to)? "
        r"hear (?:the |my )"
        r"?(?:song|music|track|tune|soundtrack)(?: (?:then|now|playing|over it))*|(?:just|only) the (?:song|music) "
        r"(?:should be |is "
        r"|to be )?(?:heard|left|playing|audible)",
        r"(?:it|that|they|this one|that one|he|she) (?:was|were|got|is|are|has been|had been) (?:accidentally "
        r"|wrongly |all )?(?:filmed"
        r"|shot|recorded|taken|saved|uploaded)(?: (?:sideways|upside down|vertically|horizontally|handheld|in a hurry"
        r"|by accident|like that"
        r"|the wrong way(?: (?:up|round|around))?|(?:on|with|by) (?:my|his|her|an old|a) (?:old )?[a-z]+))+",
        rf"{_PEOPLE} (?:can't|cant|cannot|can not|couldn't|can barely|can hardly|could barely|barely|hardly) (?:even "
        rf"|really |ever )?(?:read"
        r"|see|hear|tell|make out|understand|follow|watch) [a-z' ]{2,50}",
        r"(?:it|that|the \w+) (?:covers|hides|blocks|cuts off|sits on|is over|is covering|is hiding|overlaps|is in "
        r"front of) (?:her|his|my"
        r"|their|the|our|everyone's) [a-z' ]{2,30}",
        r"(?:i|we)(?:'d| would)? (?:liked|preferred|like|loved|prefer) (?:it|that|how it was|the old one)(?: (?:much"
        r"|way|a lot))? "
        r"(?:better|more)(?: before)?(?: that)?",
        r"(?:he|she|it|they)(?:'s|'re| is| are) (?:so |really |kinda |very |too |way too |a bit |super )?(?:tiny|far "
        r"away|hard to see|barely"
        r" visible|out of (?:frame|shot)|off to the side|hard to make out)(?: (?:in|on) the (?:frame|screen|shot"
        r"|picture|background))?",
        r"(?:it |that |this )?(?:looks|feels|seems) (?:a bit |so |kinda |really |too |very |pretty |a little "
        r")?(?:flat|dull|boring|weird|off"
        r"|bad|bland|lifeless|cheap|messy|odd|strange|empty|sad|grey|gray)(?: (?:now|right now|there|to me|otherwise)"
        r")?",
        r"(?:customers|viewers|guests|kids|students|clients|followers|readers|parents|visitors) (?:get|got|are|were"
        r"|can't|don't|won't|never"
        r"|always|just|keep|hate|love|will|skip|lose|leave|have|know) ?[a-z' ]{0,40}",
        r"(?:it's |its |way |just |far |a bit |all |much )*too (?:windy|noisy|boring|messy|busy|distracting|annoying"
        r"|repetitive|cheesy"
        r"|generic|awkward|embarrassing|personal|crowded)",
        r"dead air|just wondering|no rush|thank you so much|you get the idea|if that makes sense|if possible",
    )
)
_STAYING: Final = (
    r"(?:(?:stays?|remains?|are|is|be|left|keeps?) )?(?:(?:as (?:it|they|he|she) (?:is|are)|as is|how (?:it"
    r"|they|he|she)"
    r" (?:is|are)|the way (?:it|they|he|she) (?:is|are)|still|untouched|unchanged|alone|the same|put|normal"
    r"|be|in place|where (?:it|they) (?:is|are)))"
)
_REST: Final = (
    r"(?:the |all (?:the )?)?(?:rest|others?|other (?:clips?|ones|joins|cuts|transitions|shots|photos)|remaining \w+"
    r"|rest of (?:it|them|the \w+))"
)
_ORDER: Final = r"(?:the )?(?:order|sequence)"
_ANY: Final = r"(?:anything|any of (?:it|them)|them|em|'em|it|stuff|the clips|the video)"
_CUTTING: Final = frozenset({"speed", "trim", "cut_off", "cut_out", "delete", "highlight", "keep"})
_MOVING: Final = frozenset({"move", "swap", "reorder", "combine", "delete", "insert"})
_KEPT_THINGS: Final = (
    (r"(?:speeds?|pace|tempo|slow ?mo(?:tion)?)", frozenset({"speed", "loop", "undo"})),
    (r"(?:fades?(?:[- ](?:in|out))?)", frozenset({"fade", "undo"})),
    (
        r"(?:titles?|texts?|captions?|subtitles?|words)",
        frozenset({"text", "restyle_text", "remove_text", "captions", "undo"}),
    ),
    (r"(?:transitions?|crossfades?|dissolves)", frozenset({"transitions", "undo"})),
    (
        r"(?:music|song|track)",
        frozenset(
            {"music", "remove_music", "another_song", "music_tempo", "music_part", "duck", "volume", "fade", "undo"}
        ),
    ),
    (r"(?:colou?rs?|look|filter)", frozenset({"adjust", "look", "undo"})),
    (r"(?:logo|watermark)", frozenset({"overlay", "remove_overlay", "undo"})),
)
_KEPT_AS: Final = (
    r"(?: (?:at|in) the (?:start|beginning|end)| (?:that|which) (?:i|we) (?:added|made|did|set|put in)| (?:in|on"
    r"|there|though|please"
    r"|too|intact|in place)| if (?:there is|there's|there are|it has|you can) ?(?:one|any|it)?| (?:as|like|how|the "
    r"way) (?:it|they)"
    r"(?: is| are|'s|'re| was| were)| as is| the same| unchanged| untouched| alone)*"
)
_STAYS: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), forbidden)
    for pattern, forbidden in (
        *((rf"(?:and |but )?(?:please )?(?:just )?(?:keep|leave) (?:the |my |that |those |all the "
         rf")?{thing}{_KEPT_AS}", ops)
          for thing, ops in _KEPT_THINGS),
        (rf"(?:and |but )?(?:leave|keep|let) {_REST} {_STAYING}|{_REST} {_STAYING}", frozenset[str]()),
        (rf"(?:and |but )?(?:(?:leave|keep) {_ORDER} {_STAYING}|{_ORDER} {_STAYING}|(?:same|don't change the) order)",
         _MOVING),
        (rf"(?:and |but )?(?:don't|dont|do not|no) speed(?:ing)? {_ANY} up|(?:and |but )?(?:don't|dont|do not) "
         rf"(?:speed up|change the speed of) {_ANY}", frozenset({"speed", "loop"})),
        (rf"(?:and |but )?(?:don't|dont|do not) (?:cut|trim|shorten|delete|remove) {_ANY}", _CUTTING | {"fit_length"}),
        (r"(?:and |but )?(?:please )?(?:keep|leave)(?: in)? (?:all|every one)(?: of)?(?: the| my)?(?: (?:\d|two|three"
         r"|four|five|six))?"
         r"(?: of)?(?: the| my)? ?(?:clips|videos|shots|photos|them)?(?: in(?: there| it)?)?",
         frozenset({"delete", "highlight", "keep"})),
        (r"(?:and |but )?nothing (?:in (?:the middle|between)|in-between)", frozenset({"transitions"})),
        (r"(?:and |but )?(?:every|each|all|all the|all of the)(?: clips?| one| of them| four| three)? (?:has to|have to"
         r"|must|needs? to|should|gotta) (?:make it in(?: there)?|be in(?: it| there)?|stay(?: in)?|survive"
          r"|be included)",
         frozenset({"delete", "highlight", "keep"})),
    )
)  # fmt: skip
_LEFT: Final = re.compile(
    rf"(?:and |but )?(?:please )?(?:leave|keep) (?P<what>{_NAMED}|her|him|it|them) {_STAYING}", re.IGNORECASE
)
_SPARES: Final = re.compile(
    r"\b(?:except(?: for)?|bar|barring|but|apart from|other than|save for|besides|minus|aside from)"
    r" (?:the |my |our )?(?P<what>[\w.'-]+)",
    re.IGNORECASE,
)
_POINTS: Final = re.compile(r"(?<![\w'])(?:it|them|em|'em|her|him|those|that one|this one)(?![\w'])", re.IGNORECASE)
_BARE: Final = re.compile(r"^(?:needs?|wants?|should|has to|have to|must|could use)\b", re.IGNORECASE)
_CUTS_EDGE: Final = re.compile(
    r"(?:(?:please|pls|so|just|can you|could you) )*(?:cut|trim|chop|lose|skip|drop|remove|take|snip)(?: off| out)? the"
    r" (?:first|last) (?:\d+(?:\.\d+)?|a|one|two|three|four|five|few|couple(?: of)?) ?(?:s|secs?|seconds?)?",
    re.IGNORECASE,
)
_ARTICLES: Final = frozenset(
    ["the", "my", "our", "those", "these", "that", "clip", "one", "bit", "shot", "part", "footage"]
)
_PRONOUNS: Final = ("her", "him", "it", "them")
_LONGEST: Final = 300  # characters


class Wish(NamedTuple):
    """A message without what is told around it, and the kinds of edits (`op`) that it may not come to."""

    words: str
    forbidden: frozenset[str]


def wish_alone(message: str, names: Sequence[str] = ()) -> Wish | None:
    """The wish in a message; None where nothing is told around it."""
    if len(message) > _LONGEST or "\n" in message or _HELD in message:
        return None
    quotes: list[str] = []
    held = QUOTED.sub(lambda found: _hold(found.group(), quotes), message.replace("’", "'"))
    parts = _BREAK.split(_OPENING.sub("", held))
    known = frozenset(word for name in names for word in _NAME_WORD.findall(name.rpartition(".")[0].lower()))
    reading = _Around(parts[0::2], ["", *parts[1::2]], known)
    words = reading.alone()
    if not words or words == held:
        return None
    return Wish(_PLACE.sub(lambda found: quotes[int(found[1])], words), reading.forbidden)


def _hold(words: str, quotes: list[str]) -> str:
    quotes.append(words)
    return f"{_HELD}{len(quotes) - 1}{_HELD}"


class _Around:
    """One message in clauses; `alone()` gives back those that wish for something."""

    def __init__(self, clauses: list[str], gaps: list[str], known: frozenset[str]) -> None:
        self._clauses, self._gaps, self._known = clauses, gaps, known
        self._about: str | None = None
        self.forbidden: frozenset[str] = frozenset()

    def alone(self) -> str:
        kept: list[str] = []
        for place, said in enumerate(self._clauses):
            clause = said.strip(" .")
            if not clause or self._is_told(clause, place, before="".join(kept)):
                continue
            kept.append((self._gaps[place] if kept else "") + self._of_it(clause))
        return "".join(kept).strip()

    def _is_told(self, clause: str, place: int, *, before: str) -> bool:
        last = place == len(self._clauses) - 1
        for pattern, forbidden in _STAYS:
            if before and pattern.fullmatch(clause):
                self.forbidden |= forbidden
                return True
        if before and (left := _LEFT.fullmatch(clause)):
            return _is_spared(left["what"], before)
        if any(pattern.fullmatch(clause) for pattern in _REASONS):
            return True
        if (before or self._points_to_nothing(place)) and is_comment(clause, self._known):
            return True
        complaint = None if before or last else _COMPLAINT.fullmatch(clause)
        if complaint is None or not self._is_there(complaint["what"]):
            return False
        self._about = _with_article(complaint["what"])
        return True

    def _points_to_nothing(self, place: int) -> bool:
        """Whether no later clause holds an "it", which could be about what is told before it."""
        return not any(_POINTS.search(clause) for clause in self._clauses[place + 1 :])

    def _is_there(self, what: str) -> bool:
        """Whether it is a thing of the film: "the dog one" where dog.mp4 is there, "the last clip", "photos"."""
        words = [word for word in _NAME_WORD.findall(what.lower()) if word not in _ARTICLES]
        return _PLACED.fullmatch(what) is not None or (bool(words) and all(word in self._known for word in words))

    def _of_it(self, clause: str) -> str:
        """What was complained of, in the place of the word that points to it."""
        about, self._about = self._about, None
        if about is None:
            return clause
        if _BARE.match(clause):
            return f"{about} {clause}"
        if _CUTS_EDGE.fullmatch(clause):
            return f"{clause} of {about}"
        return _POINTS.sub(about, clause, count=1)


def _with_article(what: str) -> str:
    words = what.split()
    if words[0].lower() in ("those", "these", "that"):
        words[0] = "the"
    return " ".join(words)


def _is_spared(what: str, before: str) -> bool:
    """Whether what is to be left alone is what the wish excepts anyway: "… except Maria, leave her be"."""
    spared = _SPARES.search(before)
    if spared is None:
        return False
    return what.lower() in _PRONOUNS or spared["what"].lower() in what.lower().split()
