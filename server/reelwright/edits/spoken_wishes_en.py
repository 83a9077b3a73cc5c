"""Everyday English that says what is to be seen rather than what is to be done: rows, as in `spoken_cutting_en.py`.

"make the sunset the last thing we see", "the family photo should be up for 6 seconds", "stop the photos from moving".
"""

from __future__ import annotations

from typing import Final

_END: Final = r"(?=$|[.!?,;]| please| pls| plz| thanks)"
_ABOUT: Final = r"(?:about |around |roughly |like |maybe |just |only |at least )*"
_JOIN: Final = r"(transition|cross ?fade|fade|wipe|slide|dissolve)"
_JOINS: Final = r"(?:transitions?|cross ?fades?|fades?|wipes?|slides?|dissolves?)"
_WITH: Final = r"(?:with|for|to|into|by)"
_WHICH: Final = r"((?:between|after|before|into) CLIP)"
_AS_LAST: Final = (
    r"(?:as |for )(?:the |an? |my )?(?:ending|end|outro|last shot|final shot|end screen|end shot|closing shot)"
)
_AS_FIRST: Final = r"(?:as |for )(?:the |an? |my )?(?:intro|opening|opener|start|first shot|opening shot|cover shot)"

ROWS: Final[tuple[tuple[str, str], ...]] = (
    # order and length
    (rf"\b(?:make|have|let|i want) CLIP (?:be |to be )?the (?:very )?(first|last) (?:thing|clip|shot|picture|one|scene)"
     rf" (?:that )?(?:we|you|people|viewers|they|everyone|everybody)(?: all)? (?:see|sees|get"
     rf"|notice)s?{_END}", r"put \1 \2"),
    (rf"\b(?:use|have|put|show|add) CLIP {_AS_LAST},? (?:for )?{_ABOUT}TIME(?: long)?{_END}",
     r"move \1 to the end. show \1 for \2"),
    (rf"\b(?:use|have|put|show|add) CLIP {_AS_FIRST},? (?:for )?{_ABOUT}TIME(?: long)?{_END}",
     r"move \1 to the start. show \1 for \2"),
    (rf"\bCLIP (?:should|needs to|has to|must|can) (?:be (?:up|shown|on screen|on|visible|there)|stay(?: up"
     rf"| on)?(?: screen)?|last|show)"
     rf" (?:for )?{_ABOUT}TIME{_END}", r"show \1 for \2"),
    (rf"\b(?:trim|cut|shorten|make) CLIP (?:down )?so (?:that )?(?:they're|they are|it's|it is|each(?: one)? is"
     rf"|they all are|they last|it lasts|each"
     rf" lasts) (?:all |each )?{_ABOUT}TIME(?: each| long| apiece)*{_END}", r"trim \1 to \2"),
    (rf"\b(?:cut|take|chop|remove|trim)(?: out)? the (?:middle|(?:middle )?(?:part|bit|section|piece|stretch)) (?:out "
     rf")?(?:of"
     rf"|from|in) CLIP,? {_ABOUT}(?:from"
     rf" |between )?TIME ?(?:to|and|-|–|until) ?TIME{_END}", r"cut out \2 to \3 of \1"),
    (rf"\b(?:i |we )?(?:only|just) (?:want|need|like|use|keep) TIME (?:to|until|-|through) TIME (?:of|from"
     rf"|in) CLIP{_END}",
     r"trim \3 to \1-\2"),
    (rf"\b(?:give me|make|create|cut|i want|i need|do)(?: me| us)? an? TIME (?:long )?(?:teaser|trailer|promo|preview"
     rf"|hook){_END}",
     r"make a \1 highlight"),
    # movement and colours
    (rf"\bstop (?:the |my )?(?:photos|pictures|pics|images|stills) (?:from )?(?:moving|zooming"
     rf"|panning)(?: around)?{_END}",
     "show the photos without zoom"),
    (rf"\b(?:turn off|remove|lose|get rid of|kill|disable|stop|no|drop) (?:the |that )?ken burns(?: thing| effect"
     rf"| zoom| stuff)?{_END}",
     "show the photos without zoom"),
    (rf"\b(zoom (?:in|out)(?: slowly)? (?:on|from) CLIP),? (?:and not|not|instead of|rather than) (?:in"
     rf"|out){_END}", r"\1"),
    (rf"\b(?:take|get) the (?:shake|shakiness|wobble|jitter|shaking) out of CLIP{_END}", r"stabilize \1"),
    (r"\bcrop (?:both |off |out )?the sides of CLIP by ", r"crop the left and right of \1 by "),
    (rf"\b(?:the )?colou?rs (?:on|of|in) CLIP (?:look|are|seem|feel) (?:\w+ )?\w+,? (?:so |and |please "
     rf"|can you )*(?:make|let) (?:them|it) pop{_END}",
     r"make the colors pop on \1"),
    (rf"\bmake the (?:frame|picture|video|screen|format|canvas) wider{_END}", "make it 16:9"),
    (rf"\bmake the (?:frame|picture|video|screen|format|canvas) taller{_END}", "make it 9:16"),
    (r"\bthe (?:other|opposite) corner,? (?=(?:the )?(?:top|bottom|upper|lower))", "the "),
    # joins
    (rf"\b(?:swap|replace|change|switch|turn)(?: out)? (?:the |that "
     rf"|this )?{_JOIN} {_WHICH} {_WITH} (?:an? )?(?:quick |nice |smooth |simple )*"
     rf"([a-z][a-z ]{{2,30}}?)(?: transition)?{_END}", r"add a \4 transition \2"),
    (rf"\b(?:swap|replace|change|switch|turn)(?: out)? (?:all )?(?:the |my |those |these )?{_JOINS} {_WITH} (?:an? "
     rf"|some )?(?:quick |nice |smooth |simple )*"
     rf"([a-z][a-z ]{{2,30}}?)(?: transitions?| instead)*{_END}", r"use \1 transitions between all clips"),
    (rf"\b(?:i |we )(?:don't|do not|dont) (?:really )?(?:like|want|love|need) the {_JOIN} {_WHICH},? (?:so |please "
     rf"|just |can you )*(?:cut it"
     rf"|hard cut|remove it|take it out|get rid of it|lose it|make it a (?:hard |straight )?cut"
     rf"|drop it){_END}", r"remove the \1 \2"),
    (rf"\b(?:an? )?([a-z]+(?: [a-z]+)?) transition from CLIP to CLIP{_END}", r"add a \1 transition between \2 and \3"),
    (rf"\b(?:give|put|use|add|have) (?:on )?(?:every|each) (?:cut|join|transition) (?:have )?(?:an? )?(?:different"
     rf"|own|new|another)"
     rf"(?: (?:one|transition|effect|style))?{_END}", "use a different transition for each cut"),
)  # fmt: skip
