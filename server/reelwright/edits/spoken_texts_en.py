"""Everyday English of words on the picture: rows of patterns, as in `spoken_cutting_en.py`.

Words that nobody put in quotes begin with a capital letter or a number and go on to the end of the message; what asks
for something else behind them leaves the message as it is.
"""

from __future__ import annotations

from typing import Final

_END: Final = r"(?=$|[.!?,;]| please| pls| plz| thanks)"
_OTHER_WISH: Final = (
    r"(?:and |then |also |but |please |pls |can you |could you |so )*(?:make|put|add|delete|remove|cut|trim|move|mute"
    r"|speed|slow|use|show|keep|fade|change|set|turn|give|start|end|let|have|with|without|lower|raise|drop|take|replace"
    r"|in (?:white|black|yellow|red|blue|green|orange|purple|pink|big|small|bold|huge|large)|at the (?:top|bottom|start"
    r"|end|beginning)|for the|over the|nothing|no|don't|it|its|it's|centered|centred|bold|big|small|right after)\b"
)
NO_OTHER_WISH: Final = rf"(?!.*(?:[,;.!?] ?|\band ){_OTHER_WISH})"
"""Stands before words that go on to the end of a message: what asks for something else is none of them."""
_DOT: Final = r"(?<=\bM[rs])\. |(?<=\bMrs)\. |(?<=\b[DS][rt])\. "  # "Ms. Carter"
_WORDS: Final = (
    rf"{NO_OTHER_WISH}((?:(?-i:[A-Z0-9@#])|[\ue001-\ue003]\d)(?:{_DOT}|(?!\. )[^“”\"\n:?\ue009]){{1,90}}?)[.!]?"
)
_NOUN: Final = (
    r"(?:title card|title|heading|headline|lower third|name tag|name label|name card|nameplate|caption|subtitle|text"
    r"|label|call to action|cta|end card|end screen|closing card|banner)"
)
_ASK: Final = (
    r"(?:(?:please |can you |could you |and |also |now |then |i |i'd |i would |we |let's )*(?:add|put|need|want|like|do"
    r"|make|show|have|include|insert|write|create|get|give me|put up|throw in|stick)(?: me| in| on| up)? )?"
)
_NO_LOOKS: Final = (
    r"(?!.*\b(?:font|letters|outline|box|background|shadow|colou?r|style|effect|animation|size|clip|photo|music)\b)"
)
_NAMES: Final = rf"{_NO_LOOKS}((?-i:[A-Z])(?:{_DOT}|(?!\. )[^“”\"\n:?\ue009]){{2,60}}?)[.!]?"
_CARD: Final = (
    r"(?:(?:closing|final|end|ending|last|outro|simple|plain|black|nice|little|blank|static) )*"
    r"(?:screen|slide|card|page|frame|end card|end screen)"
)
_CLOSING: Final = r"(?:(?:closing|final|end|ending|last|outro) (?:screen|slide|card|page|frame)|outro)"
_AT_END: Final = r"(?:right )?(?:at|for|on|to) the (?:very )?end(?: of (?:it|the (?:video|film|reel|clip)|this))?"
_CARRYING: Final = r"(?:with|saying|that says|which says|showing|that shows|reading|that reads|for|:)"
_WHAT: Final = r"(?:(?:our|my|the|his|her|their|shop|business|contact) [\w ,&'/-]{2,50}?: ?|: ?)?"

ROWS: Final[tuple[tuple[str, str], ...]] = (
    # a screen of words at the end
    (rf"^{_AT_END},? {_ASK}(?:a |an |one )?{_CARD} {_CARRYING} {_WHAT}{_WORDS}$", r"add the end card “\1”"),
    (rf"^{_ASK}(?:a |an |one )?{_CARD} {_AT_END},? ?{_CARRYING} {_WHAT}{_WORDS}$", r"add the end card “\1”"),
    (rf"^(?:{_AT_END},? )?{_ASK}(?:a |an |the )?{_CLOSING}(?: {_CARRYING}|:) {_WHAT}{_WORDS}$",
     r"add the end card “\1”"),
    (rf"^{_AT_END},? {_ASK}(?:a |an |one )?{_CARD} {_CARRYING} TEXT{_END}", r"add the end card \1"),
    (rf"\b{_ASK}(?:a |an |one ){_CARD} {_AT_END},? ?{_CARRYING} TEXT{_END}", r"add the end card \1"),
    # words that are written somewhere, or as something
    (rf"\b(?:write|type|put the words?|add the words?|show the words?) {_NAMES} (?:across|at|along|on|in|over) the"
     rf" (top|bottom|middle|cent(?:er|re))(?: of (?:the screen|the picture|the frame|it))?{_END}",
     r"add the text “\1” at the \2"),
    (rf"\b(?:write|type|put the words?|add the words?|show the words?) {_NAMES} (?:across|at|along|on|in|over) the (top"
     rf"|bottom|middle|cent(?:er|re)) of CLIP{_END}", r"add the text “\1” at the \2 over \3"),
    *((rf"\b(?:add|put|show|write) (?:(?:the|her|his|their|our) (?:name|words?) )?{_NAMES} as (?:a |an |the )?"
       rf"(lower third|name tag|title|caption|end card|call to action){where}{_END}", put) for where, put in (
        (" (?:in|on|over|during|for) CLIP", r"add the \2 “\1” over \3"),
        ("", r"add the \2 “\1”"),
    )),
    (rf"\b(?:make|have|let|get) the (title|caption|text|lower third|end card) (?:to )?(?:say|read) TEXT"
     rf"(?: instead)?{_END}", r"change the \1 to \2"),
    # words behind a colon, or behind "with"
    (rf"^({_ASK})(?:a |an |the |one )?({_NOUN})((?: [^:“”\n.!?]{{1,60}})?): ?{_WORDS}$", r"\1 the \2 “\4”\3"),
    (rf"\b(add|put|i need|i want|and|show|use) an? (lower third|name tag|name label|name card|nameplate|end card"
     rf"|end screen|closing card) with {_NAMES}( right after(?: that| it| the title)?)?$", r"\1 the \2 “\3”\4"),
)  # fmt: skip
