"""Everyday English of selecting and ordering clips: rows of patterns, as in `spoken_cutting_en.py`.

"start with the sunset for 2 seconds, then the beach, coffee and dog": a list of clips is one CLIP, so a row joins its
parts to one order. A row is made for each number of parts.
"""

from __future__ import annotations

from typing import Final

_END: Final = r"(?=$|[.!?;]| please| pls| plz| thanks)"
_OPEN: Final = (
    r"(?:start|start off|begin|open|open up|kick off|lead|lead off|go|first (?:up|comes?)|first)(?: (?:it|the \w+))?"
    r"(?: with| on| is| by using)?"
)
_AS_FIRST: Final = (
    r"(?:as|for|be) (?:the |my )?(?:opening|opener|intro|start|beginning|first (?:clip|one|shot)|opening (?:shot|clip))"
)
_NEXT: Final = (
    r"[,.;]?(?: and)? (?:then|next|followed by|after that|afterwards|finally|and finally|last)(?: comes?| is| the)?:? "
)
_NEXT_CLAUSE: Final = r"(?:$|[,.;!]+ ?(?:and )?(?:with )?(?:a )?| with a | with | please| pls)"
_ABOUT: Final = r"(?:about |around |roughly |like )?"
_MOST: Final = 5  # parts of one order
_PUT: Final = r"(?:put|place|stick|add|show|insert|drop|throw|move|slot|pop|slip)(?: in)?"
_FOR: Final = (
    r",? (?:for|and (?:show|hold|keep|leave) it(?: up| there)? for|lasting) (?:about |around |roughly "
    r"|like |maybe |just )*"
)


def _orders() -> list[tuple[str, str]]:
    """ "start with CLIP, then CLIP, then CLIP", and with how long the first one is shown."""
    rows: list[tuple[str, str]] = []
    for parts in range(_MOST, 1, -1):
        rest = "".join(rf"{_NEXT}CLIP" for _ in range(parts - 1))
        tail = rf"(?:,? in (?:that|this) order)?{_END}"
        told = ", ".join(f"\\{n}" for n in range(1, parts + 1))
        timed = ", ".join(["\\1", *(f"\\{n}" for n in range(3, parts + 2))])
        rows += [
            (rf"\b{_OPEN} CLIP{_FOR}TIME{rest}{tail}", rf"order: {timed}. show \1 for \2"),
            (rf"\b{_OPEN} CLIP{rest}{tail}", f"order: {told}"),
            (rf"^(?:use|do|go|have|take|want) CLIP{rest}{tail}", f"order: {told}"),
            (rf"\b(?:use|have|make|put|take) CLIP {_AS_FIRST}{rest}{tail}", f"order: {told}"),
            (rf"^CLIP (?:first|goes first|comes first|up first){rest}{tail}", f"order: {told}"),
        ]
    return rows


_ONE_FILM: Final = (
    r"(?:one|a single|a|one single|1|one big|one long) (?:\w+ )?(?:video|film|movie|vid|reel|clip|edit|montage|short)"
)
_LEFT_OUT: Final = (
    r"(?:no|without(?: the| any)?|not the|skip(?: all)?(?: the)?|but no|leave out the|leaving out the"
    r"|ignore the|minus the)"
)

ROWS: Final[tuple[tuple[str, str], ...]] = (
    # a new film
    (rf"\b(?:put|get|throw|turn|make|edit|stick|cut|bring|mix|pull) CLIP (?:all )?(?:together )?(?:in|into|to"
     rf"|as) {_ONE_FILM}\b",
     r"combine \1"),
    (rf"\b(?:make|create|do|cut|edit|build)(?: me| us)? {_ONE_FILM} (?:out of|from|with|using"
     rf"|of) CLIP{_END}", r"combine \1"),
    (rf"\b(?:combine|use|make a video (?:with|of|from)"
     rf"|put together) EVERY(?: together)?,? (?:but )?{_LEFT_OUT} (photos|pictures|pics"
     rf"|images|stills){_END}", "combine all the videos"),
    (rf"\b(?:combine|use|make a video (?:with|of|from)"
     rf"|put together) EVERY(?: together)?,? (?:but )?{_LEFT_OUT} (videos|video clips"
     rf"){_END}", "combine all the photos"),
    (rf"^(?:(?:make|create|do|a|an|the|my|me|please|pls|quick|simple|nice"
     rf"|little) )*(?:\S+ )?(?:photo )?slide ?show(?: with| of| from|:)?:? CLIP,?"
     rf" (?:(?:each|every one) (?:for )?{_ABOUT}TIME|(?:for )?{_ABOUT}TIME (?:each|per (?:photo|pic|picture)"
     rf"|apiece)){_NEXT_CLAUSE}",
     r"combine \1. show \1 for \2\3. "),
    (rf"^(?:(?:make|create|do|a|an|the|my|me|please|pls|quick|simple|nice"
     rf"|little) )*(?:\S+ )?(?:photo )?slide ?show(?: with| of| from|:)?:? CLIP"
     rf"{_NEXT_CLAUSE}", r"combine \1. "),
    (rf"\b((?:combine|put together|merge|join|use|stitch)) CLIP(?: together)?,?(?: but| and| just)? (?:leave out"
     rf"|without|skip|not|minus|except(?: for)?"
     rf"|leaving out|drop|ignore|but) CLIP{_END}", r"\1 \2. remove \3"),
    (rf"\b((?:make|create|cut|edit|do)(?: me| us)? an? [\w -]{{3,40}}? (?:of|from|out of|with) (?:everything"
     rf"|CLIP)[\w ]*),"
     rf" (?:like |about |around |roughly |maybe |max(?:imum)? |say )*TIME(?: or so| long| max| total| ish)?{_END}",
     r"\1. make the film \3 long"),
    (rf"\b(?:i |we )?(?:only|just) (?:want|need|like|use|want to use|wanna use|want to keep) CLIP(?: in (?:it|there"
     rf"|this|the \w+)| to be in it)?{_END}",
     r"keep only \1"),
    # one order
    *_orders(),
    (rf"^(?:go|first(?: up)?) CLIP(?:,? in (?:that|this) order)?{_END}", r"start with \1"),
    (rf"^(?:(?:put|play|use|show|arrange|do|i want|make it|go with|order) )*CLIP,? in (?:that|this"
     rf"|exactly that) order{_END}",
     r"order: \1"),
    (rf"\b{_PUT} CLIP (?:right |directly |just |straight )?(after|before|behind) CLIP{_FOR}TIME{_END}",
     r"move \1 \2 \3. show \1 for \4"),
    (rf"^CLIP ?[.,;:!-]+ ?(?:(?:that's|that is|this is|in) (?:the|my) order(?: (?:i|we) want| please| pls)?"
     rf"|in this order){_END}", r"order: \1"),
    (rf"\b{_PUT} CLIP(?: full ?screen| in full)? between CLIP{_FOR}TIME{_END}", r"move \1 between \2. show \1 for \3"),
    (rf"\b{_PUT} CLIP (?:right )?at the (?:very )?(start|beginning|end){_FOR}TIME{_END}",
     r"move \1 to the \2. show \1 for \3"),
    (rf"\bsplit ONECLIP (in (?:the middle|half|two)|down the middle|at TIME),? and (?:then )?{_PUT} ONECLIP"
     rf" (?:in )?between (?:the |those |both )?(?:two )?(?:halves|parts|pieces|bits|them|it){_END}",
     r"move \4 after \1. split \1 \2. move \4 1 places earlier"),
)  # fmt: skip
