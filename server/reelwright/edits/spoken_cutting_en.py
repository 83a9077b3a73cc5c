"""Everyday English of cutting and ordering in the language's words: rows of patterns, for `spoken_cutting.py`.

CLIP stands for clips that are named, ONECLIP for one whose name stays as it is, EVERY for all of them, TIME for a time,
FILE for a file's name, PHOTO for a picture's. Every row keeps what was said: a row that leaves something out would do
half of a wish as if it were all.
"""

from __future__ import annotations

from typing import Final

_ABOUT: Final = r"(?:about |around |roughly |like |maybe |just |only )*"
_TAKE: Final = (
    r"(?:cut|chop|lose|trim|take|shave|remove|drop|lop|snip|get rid of|cut off|take off|trim off|chop off|shave off|"
    r"knock|knock off|slice|slice off)"
)
_OF: Final = r"(?:of|off|off of|from|out of|in)"
_THIRD: Final = r"(?:a|one) third"
_END: Final = r"(?=$|[.!?,;]| please| pls| plz| thanks)"
_FASTER: Final = r"(?:speed|time ?-?lapse|hyperlapse|fast ?-?forward|accelerate|squeeze|squash|compress|rush)"
_SLOWER: Final = r"(?:slow|stretch|slow-?mo|drag)"
_SO: Final = (
    r"(?:,? (?:so (?:that )?|such that |until )(?:it|that|this|the clip)(?:'s| is| only| just|'ll be| will be)*"
    r"(?: lasts?| takes?| fits?(?: in(?:to)?)?| runs?(?: for)?| long)?| (?:down |up )?(?:to|into|in|to fit(?: "
    r"in(?:to)?)?|to last))"
)
_BY_SPEED: Final = r"change \1 to a length of \2, keeping everything by changing the speed"
_FIRST: Final = (
    r"(?:kick off|kick it off|lead|lead off|start off|start it|begin|begin it|open|open it|open the \w+|start the \w+)"
)
_LAST: Final = (
    r"(?:finish off|finish it|wrap up|wrap it up|close out|close it|round off|round it off|end it|end the \w+|finish)"
)
_GONE: Final = (
    r"(?:has to go|needs to go|must go|should go|'s gotta go|gotta go|has got to go|'s got to go|can go"
    r"|is out|needs to be cut)"
)
_GOOD: Final = r"(?:are|is) (?:any good|good|usable|worth (?:keeping|using|it)|useful|needed|interesting)"
_PLACES: Final = {"one": 1, "a": 1, "1": 1, "two": 2, "2": 2, "three": 3, "3": 3}
_UNIT: Final = r"(?: (?:places?|spots?|positions?|slots?|steps?|clips?))?"
_BACKWARD: Final = r"(?:earlier|forward|forwards|up|to the left|left|to the front|sooner)"
_FORWARD: Final = r"(?:later|back|backward|down|to the right|right)"


def _moves() -> list[tuple[str, str]]:
    """ "move the coffee two places earlier"; a bare "up" or "back" only with a number of places."""
    rows: list[tuple[str, str]] = []
    for word, count in _PLACES.items():
        for way, towards in ((_BACKWARD, "earlier"), (_FORWARD, "later")):
            rows.append(
                (
                    rf"\b(?:move|shift|bump|push|put|bring) CLIP {word}{_UNIT} {way}{_END}",
                    rf"move \1 {count} places {towards}",
                )
            )
            rows.append(
                (
                    rf"\b(?:move|shift|bump|push|bring) CLIP {way} (?:by )?{word}{_UNIT}{_END}",
                    rf"move \1 {count} places {towards}",
                )
            )
    return rows


ROWS: Final[tuple[tuple[str, str], ...]] = (
    # what is to stay
    (rf"\bonly the (last|first) TIME (?:of|in) CLIP {_GOOD}{_END}", r"keep only the \1 \2 of \3"),
    (rf"\b(?:i |we )?(?:only|just) (?:want|need|like|keep|use) the (last|first) TIME (?:of|in|from) CLIP{_END}",
     r"keep only the \1 \2 of \3"),
    (rf"\b(?:i |we )?(?:only|just) (?:want|need|keep|use) the (last|first) TIME (?:of|in) (?:the |this |my "
        rf")?(?:film|video|movie|vid|"
     rf"whole thing){_END}", r"keep only the \1 \2 of the film"),
    (rf"\bkeep two[ -]thirds (?:of|in) CLIP{_END}", r"cut out the last third of \1"),
    (rf"\bkeep (?:only |just )?the first two[ -]thirds of CLIP{_END}", r"cut out the last third of \1"),
    (rf"\bkeep (?:only |just )?the last two[ -]thirds of CLIP{_END}", r"cut out the first third of \1"),
    (rf"\bkeep (?:only |just )?(?:a )?half (?:of )?CLIP{_END}", r"keep only the first half of \1"),
    (rf"\b(?:i |we |just |only |please )*(?:use|keep|want|take|show) (?:only |just )?the (?:bit|part|section"
        rf"|stretch) (?:between|from) TIME"
     rf" (?:and|to) TIME (?:in|of|from) CLIP{_END}", r"keep only \1 to \2 of \3"),
    (rf"\bonly CLIP (?:should|can|may|is to|are to|gets? to) (?:stay|remain|be left){_END}", r"keep only \1"),
    (rf"\b(?:the )?(?:last |end )?(?:bit|part|rest|end|stuff) (?:of|in) CLIP (?:from|after) TIME(?: on| onwards?)? "
        rf"(?:can|should|needs to|has to)"
     rf" (?:be cut|go|be removed){_END}", r"trim \1 to 0s-\2"),
    (rf"^CLIP (?:only )?from TIME to TIME(?: only)?{_END}", r"trim \1 to \2-\3"),
    (rf"\b(?:trim |make )?(?:all|every|each)(?: the)? clips? (?:to |be )?TIME(?: long)? CLIP{_END}",
    r"trim all clips \2 to \1"),
    *(("^" + r"[,;]? (?:and )?".join(["CLIP:? TIME"] * many) + "$",
       ". ".join(rf"trim \{2 * n + 1} to \{2 * n + 2}" for n in range(many))) for many in (2, 3, 4)),
    # steps
    (r"^(?:(?:actually|no|nah|hmm+|wait|ugh|ok|oh|meh|sorry),? )*(?:(?:please |can you |could you "
     r"|can we )?(?:go back|undo(?: (?:that|it|(?:that |the |my )?last (?:thing|one|step|change|bit)))?"
     r"|revert(?: (?:that|it))?|put it back)(?: please| pls)?[,.;]? (?:because )?)?(?:i|we) (?:liked|preferred|like"
     r"|prefer|loved)"
     r" (?:it|that|the video)(?: (?:way|much|a lot))?(?: (?:better|more|best))? (?:before|without|how it was before"
     r"|the way it was before)"
     rf" (?:the |we added the |i added the |you added the |adding the )([a-z]+)(?: (?:change|edit|thing|part|one"
     rf"|stuff))?{_END}",
     r"go back to before the \1"),
    # the best of each
    (rf"\b(?:pull|take|grab|get|use|keep|pick|find|show|select|choose)(?: out| me)? (?:only |just )?the (?:best"
     rf"|coolest|nicest|most"
     rf" interesting) (?:{_ABOUT})TIME (?:from|of|in|out of) CLIP(?:,? and (?:then )?(?:string|put"
     rf"|stitch|join|combine|edit|cut|stick|glue|mash|make) (?:them|it|those|these)(?: all)?(?: together| up"
     rf"| into (?:one|a) \w+)?)?{_END}",
     r"make a \1 highlight of \2"),
    # fractions
    (rf"\b{_TAKE} {_ABOUT}{_THIRD} {_OF} CLIP{_END}", r"cut out the last third of \1"),
    (rf"\b(?:cut|trim|chop|shorten|reduce) CLIP (?:down )?by {_ABOUT}{_THIRD}{_END}", r"cut out the last third of \1"),
    (rf"\bmake CLIP {_ABOUT}{_THIRD} shorter{_END}", r"cut out the last third of \1"),
    (rf"\b{_TAKE} {_ABOUT}half {_OF} CLIP{_END}", r"keep only the first half of \1"),
    (rf"\b(?:cut|trim|chop|reduce) CLIP (?:down )?(?:by|to) {_ABOUT}half(?: its length)?{_END}",
    r"keep only the first half of \1"),
    (rf"\bmake CLIP {_ABOUT}half (?:as long|the length|its length){_END}", r"keep only the first half of \1"),
    # limits
    (rf"\b(?:max|maximum)(?: length| duration)?(?: of)?:? TIME (?:for|per|on) EVERY{_END}", r"no clip longer than \1"),
    (rf"\bno (?:clip|shot|scene)s? (?:should |can |may |must )?(?:go|goes|run|runs|be|last|lasts)? ?(?:past|over"
        rf"|beyond|above|more"
     rf" than|longer than|exceed(?:s|ing)?) TIME{_END}", r"no clip longer than \1"),
    (rf"\b(?:cap|limit|max) (?:everything|them all|EVERY) (?:at|to|out at) TIME{_END}",
     r"no clip longer than \1"),
    (rf"\bTIME (?:max|maximum|tops|at most) (?:(?:per|for|a) )?(?:EVERY|clip|shot){_END}", r"no clip longer than \1"),
    (rf"\b(?:clips|shots) (?:should(?:n't| not)|can't|mustn't|must not) be (?:longer|more) than TIME{_END}",
    r"no clip longer than \1"),
    (rf"\b(?:get|keep|bring|make|have) CLIP (?:down )?(?:under|below|to under|to at most|to less than) TIME{_END}",
     r"make \1 at most \2"),
    (rf"\b(?:make )?EVERY (?:be )?the same length[,:;]? (?:of )?TIME{_END}",
     r"trim every clip to \1"),
    (rf"\b(?:the )?(?:whole |entire )?(?:video|film|vid|thing|it|this) (?:should(?:n't| not)|can't|cannot|mustn't"
        rf"|must not) be (?:more|longer|over)"
     rf"(?: than)? TIME{_END}", r"keep the film under \1"),
    (rf"\bmake it as close to TIME as (?:you can|possible|u can){_END}", r"make the film \1 long"),
    (rf"\b(?:i |we )?(?:need|want|make) a TIME (?:version|cut|edit)(?: of (?:this|it|that))?{_END}",
    r"make the film \1 long"),
    (r"^TIME each(?: clip| one)?$", r"trim every clip to \1"),
    (rf"\b(?:get|bring|cut|take|trim|boil) (?:it|this|that|the whole thing|everything) (?:all )?down to "
        rf"{_ABOUT}TIME{_END}",
     r"make the film \1 long"),
    (rf"\b(?:trim|cut) (?:it|this) (?:down )?(?:in)?to a TIME (?:teaser|cut|version|edit|clip|video|film){_END}",
    r"make the film \1 long"),
    (rf"\b(?:this|it) (?:has to|needs to|must|should) be (?:under|below|less than) TIME for (tiktok|reels|shorts"
        rf"|instagram reels|"
     rf"youtube shorts){_END}", r"make it for \2. keep the film under \1"),
    # both ends, and where a clip begins and stops
    (rf"\b{_TAKE} the first (second|TIME) and (?:the )?last (second|TIME) {_OF} CLIP{_END}",
     r"cut the first \1 off \5. cut the last \3 off \5"),
    (rf"\b{_TAKE} TIME {_OF} (?:both ends|each end|either end|(?:both )?the (?:start|beginning) and (?:the )?end) "
        rf"of CLIP{_END}",
     r"cut \1 off the start of \2. cut \1 off the end of \2"),
    (rf"\b{_TAKE} TIME {_OF} the (?:very )?(?:front|start|beginning|top) of CLIP{_END}", r"cut \1 off the start of \2"),
    (rf"\b{_TAKE} TIME {_OF} the (?:very )?(?:end|back|tail|tail end) of CLIP{_END}", r"cut \1 off the end of \2"),
    (rf"\b{_TAKE} the first TIME {_OF} CLIP,? and the last TIME {_OF} CLIP{_END}",
     r"cut the first \1 off \2. cut the last \3 off \4"),
    (rf"\b(?:start|begin|have|let|make) CLIP (?:start |begin |play )?(?:at|from|on) TIME(?: in| onwards?)?{_END}",
    r"trim \1 from \2"),
    (rf"\bCLIP (?:should|can|needs to|must) (?:start|begin) (?:at|from) TIME{_END}", r"trim \1 from \2"),
    (rf"\b(?:end|stop|cut off) CLIP (?:at|after) TIME{_END}", r"trim \1 to 0s-\2"),
    (rf"\bCLIP (?:should|can|needs to|must) (?:end|stop) (?:at|after) TIME{_END}", r"trim \1 to 0s-\2"),
    (rf"\bskip (?:over )?(?:the |its )?first TIME (?:of|in|on) CLIP{_END}", r"cut the first \1 off \2"),
    (rf"\b(?:jump|skip|go) (?:straight |right )?to TIME (?:in|of|into) CLIP{_END}", r"trim \2 from \1"),
    (rf"\b(?:nothing|not much|nothing much) (?:really )?happens (?:in|on) CLIP (?:until|till|before) TIME,? (?:so "
        rf")?(?:please )?"
     rf"(?:start|begin|cut) (?:it |to )?(?:there|then){_END}", r"trim \1 from \2"),
    (r"^CLIP: TIME ?(?:-|–|to) ?TIME$", r"trim \1 to \2-\3"),
    (rf"\b(?:cut|trim|chop) CLIP off at TIME{_END}", r"trim \1 to 0s-\2"),
    (rf"\b(?:cut|split|chop) CLIP at the TIME mark{_END}", r"split \1 at \2"),
    (rf"\bkeep CLIP (?:at|to) TIME (?:tops|max|maximum|at most){_END}", r"make \1 at most \2"),
    (rf"\b(?:can|could) CLIP (?:go|come) (before|after) CLIP{_END}", r"move \1 \2 \3"),
    # the film's own times
    (rf"\b(?:get rid of|drop|cut|remove|lose|delete|bin|trim) (?:everything|all|the rest|whatever(?:'s| is)?)(?: "
        rf"that(?:'s| is))? "
     rf"(?:past|beyond|later than|from) TIME(?: on| onwards?)?{_END}", r"remove everything after \1"),
    (rf"\b(?:the )?(?:part|bit|section|stretch|piece|stuff) (?:from|between) TIME (?:to|and|until|till) TIME "
        rf"{_GONE}{_END}",
     r"cut out \1 to \2 of the film"),
    (rf"\bthere(?:'s| is) (?:a |an |some )?[\w' -]{{3,30}} (?:at|from|between) TIME ?(?:-|–|to|and) ?TIME,? (?:so "
        rf"|please |just )*"
     rf"(?:remove|cut|delete|lose) (?:it|that)(?: out)?{_END}", r"cut out \1 to \2 of the film"),
    # too long
    (rf"\b(?:hmm |well |ok |so )*CLIP (?:is|are|'s|runs?)(?: both| each| all)? TIME too long{_END}",
    r"cut \2 off the end of \1"),
    (rf"\bCLIP(?: is|'s| are) too long by TIME{_END}", r"cut \2 off the end of \1"),
    (rf"^(?:make )?CLIP (?:a (?:lil|little|tad|touch|smidge|bit)|slightly)(?: bit)? shorter{_END}",
    r"make \1 a bit shorter"),
    (r"\b(?:can|could) CLIP be longer\?? (?:by )?TIME$", r"extend \1 by \2"),
    (rf"\bCLIP (?:is|are|'s|runs?|feels?|goes on)(?: way| a bit| far| much| just| kinda)* too long,? (?:so "
     rf"|and )?(?:please |pls |can you |could"
     rf" you |just )*(?:cut|chop|trim) (?:it|that|this|them)(?: down)? (?:in|by) half{_END}", r"cut \1 by half"),
    (rf"\b(?:i (?:want|need|'d like) |make |get |have )?CLIP (?:a bit |much |to be )*shorter,? (?:maybe "
     rf"|so )?(?:like |about |around |roughly |to"
     rf" |say |at |just |only )+TIME(?: long| or so)?{_END}", r"trim \1 to \2"),
    (rf"\b(?:make|get|have|keep) (?:it|this|the (?:whole |entire )?(?:video|film|thing|vid)) (?:to |down to "
     rf"|at )?{_ABOUT}TIME"
     rf" (?:in )?(?:total|altogether|all in all|all together){_END}", r"make the film \1 long"),
    # a speed that makes a length
    (rf"\bspeed up CLIP{_SO} {_ABOUT}TIME{_END}", _BY_SPEED),
    (rf"\bslow down CLIP{_SO} {_ABOUT}TIME{_END}", _BY_SPEED),
    (rf"\b{_FASTER} CLIP(?: up)?{_SO} {_ABOUT}TIME{_END}", _BY_SPEED),
    (rf"\b{_SLOWER} CLIP(?: down| out)?{_SO} {_ABOUT}TIME{_END}", _BY_SPEED),
    (rf"\b(?:make|have|get) CLIP (?:to )?(?:fit(?: in(?:to)?)?|last|take|be) {_ABOUT}TIME by (?:speeding|slowing) "
        rf"(?:it|that|this) (?:up|down){_END}", _BY_SPEED),
    (rf"\b(?:make|have|let) CLIP (?:last|take|run|go on)(?: for)? {_ABOUT}TIME (?:in|by|with) (?:slow[ "
        rf"-]?mo(?:tion)?|fast motion){_END}", _BY_SPEED),
    (rf"\b(?:bring|take|get|turn|put|run|set|have) CLIP (?:down |up )?(?:to|at) (\d+(?:\.\d+)?) ?x(?: speed)?{_END}",
    r"play \1 at \2x speed"),
    (rf"\bplay CLIP forwards? (?:and )?then backwards?{_END}", r"boomerang \1"),
    (rf"\bsplit CLIP (?:up )?into (three|four|five|six|[3-9]){_END}", r"split \1 into \2 parts"),
    # order
    (rf"\b{_FIRST} (?:with|on) CLIP{_END}", r"start with \1"),
    (rf"\b{_LAST} (?:with|on) CLIP{_END}", r"end with \1"),
    (rf"\bCLIP (?:should|has to|needs to|must|can|'s gotta) (?:be|come|go|open|play) (?:the )?(?:opener|first"
        rf"|opening shot|intro)"
     rf"{_END}", r"start with \1"),
    (rf"\b(?:make|use|have|want) CLIP (?:as |be )?(?:the |my )?(?:opener|opening shot|intro|first clip|first "
        rf"shot){_END}", r"start with \1"),
    (rf"\b(?:make|use|have|want) CLIP (?:as |be )?(?:the |my )?(?:closer|closing shot|outro|last clip|last shot"
        rf"|ending){_END}", r"end with \1"),
    (rf"\bCLIP (?:should|has to|needs to|must|can) (?:be|come|go) (?:the )?(?:last|closer|closing shot|outro|ending"
        rf"|final shot){_END}",
     r"end with \1"),
    (r"^CLIP (before|after) CLIP$", r"move \1 \2 \3"),
    (rf"\b(swap|switch) CLIP (?:around|over|about|places){_END}", r"\1 \2"),
    (rf"\bflip the order of CLIP{_END}", r"swap \1"),
    (r"\b(?:first|start with) CLIP,? (?:and )?then CLIP,? (?:and )?(?:then |finally )CLIP$", r"order: \1, \2, \3"),
    *_moves(),
    # a file in a clip's place
    (rf"\b(?:swap|replace|exchange|switch|change)(?: out)? ONECLIP (?:for|with|by|to|against) PHOTO(?: for|,)? "
        rf"TIME{_END}",
     r"insert the file '\2' after \1. delete \1. show photo '\2' for \3"),
    (rf"\b(?:swap|replace|exchange|switch|change)(?: out)? ONECLIP (?:for|with|by|to|against) FILE{_END}",
     r"insert the file '\2' after \1. delete \1"),
    (rf"\b(?:use|put|show) FILE (?:instead|in place) of ONECLIP{_END}", r"insert the file '\1' after \2. delete \2"),
    (rf"\b(?:add|put|show|insert) PHOTO (after|before|behind) ONECLIP for TIME{_END}",
     r"insert the file '\1' \2 \3. show photo '\1' for \4"),
    (rf"\bCLIP (?:can|could|should|has to|needs to|must|'s gotta) (?:go|come|be|play) (?=(?:at|to) the (?:end|start"
        rf"|beginning|front|back)"
     rf"|(?:first|last|second|third){_END}|(?:right )?(?:before|after|behind) )", r"put \1 "),
    # what is to go
    (rf"\bCLIP ?{_GONE}{_END}", r"remove \1"),
    (rf"\bi (?:don't|do not|dont) (?:need|want) CLIP (?:anymore|any more|in it|in there|in the (?:film|video|movie)"
        rf"|at all){_END}", r"remove \1"),
    (rf"\b(?:leave|keep) (?:out CLIP|CLIP out)(?: of (?:it|this|the \w+))?{_END}", r"remove \1\2"),
    (rf"\b(?:remove|delete|bin|drop) (?:EVERY|everything) (except|but)(?: for)? the (first|last){_END}",
     r"keep only the \2 clip"),
    (r"\b(?:instead of|rather than) (?:cutting|deleting|removing|dropping) CLIP,? (?:please |just )?(\w+) (?:it"
        r"|that|this one)\b",
     r"\2 \1"),
    (rf"\btake CLIP out(?: of (?:it|this|there|the \w+))?{_END}", r"remove \1"),
    (r"\bput (?:everything|it all|them all|all of (?:it|them)|EVERY) together\b", "combine my clips"),
    (rf"\b(?:oops |oh |no )*undo (?:that |the |my )?last (?:one|bit|thing){_END}", "undo"),
    (rf"\bshow CLIP (?:again|once more|a second time) at the end{_END}", r"duplicate \1 to the end"),
    (rf"\b(?:run|play) CLIP at half (?:the )?(?:pace|speed){_END}", r"play \1 at half speed"),
    (r"\bnot (\d[\w.%]*) but (?=\d)", ""),
)  # fmt: skip
