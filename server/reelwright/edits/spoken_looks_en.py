"""Everyday English of pictures, joins, sound, texts and exceptions: rows of patterns, as in `spoken_cutting_en.py`."""

from __future__ import annotations

from typing import Final

from reelwright.edits.spoken_texts_en import NO_OTHER_WISH

_END: Final = r"(?=$|[.!?,;]| please| pls| plz| thanks)"
_BIT: Final = r"(?: (?:just )?(?:a (?:bit|touch|tad|little(?: bit)?|lil(?: bit)?)|slightly))"
_EXCEPT: Final = (
    r"(?:bar|barring|save for|save|minus|besides|aside from|but not|but|except for|except|apart from|excluding)"
)
_LOT: Final = (
    r"(?:everything|everyone|all|all of (?:it|them|em)|the whole (?:lot|thing)|the lot|(?:each|every) clip|all clips)"
)
_SOME: Final = r"(?:about |around |roughly |by |like |some )*"
_KIND_OF_TEXT: Final = r"(lower third|name tag|title|caption|text|label|subtitle|text overlay)"
_SAID: Final = r"(?:music|song|track|bgm)"
_OUT: Final = r"(?:fade|fades|fading|ease|eases|back)"

ROWS: Final[tuple[tuple[str, str], ...]] = (
    # all but some
    (rf"\b{_LOT} {_EXCEPT} CLIP", r"all clips except \1"),
    (rf"\b(mute|speed up|slow down|stabilize|reverse|mirror|flip) {_LOT} {_EXCEPT} CLIP{_END}",
     r"\1 all clips except \2"),
    (rf"^(\d+(?:\.\d+)?) ?x (?:speed )?(?:on|for) (all clips except CLIP|CLIP){_END}", r"play \2 at \1x speed"),
    (rf"^(b&w|bw|black (?:and|&) white|sepia|vintage|vivid|noir) (?:look |filter )?(?:on"
     rf"|for) all clips except CLIP{_END}",
     r"make all clips except \2 \1"),
    (r"^([\w -]{3,20}) (?:look |filter )(?:for|on) the (first|last) (two|three)(?=$|[,.;])",
     r"\1 look on the \2 \3 clips"),
    (r"\b(muted film|vivid|sepia|vintage|noir|b&w|teal and orange)(?: look| filter)? (?:on|for) the (first"
     r"|last)(?=$|[,.;])",
     r"\1 look on the \2 clip"),
    # lengths
    (rf"^(?:it |this |that )?(?:needs|has|ought) to (?:come in|be|stay|clock in|land|end up"
     rf"|finish) (?:at )?(?:under|below) TIME"
     rf"(?: all up| in total| total| overall| all in| max)?{_END}", r"keep the film under \1"),
    (rf"\bEVERY (?:to be |should be )?half as long(?: as (?:it is )?now)?[.,;:]? (?:so |just )?cut (?:them|em|it)"
     rf"(?:,? (?:don't|dont|do not) speed (?:them|it|'em|em) up)?{_END}", r"keep only the first half of every clip"),
    (rf"\b(?:hold|freeze|linger on) (?:on )?the (?:very )?(last|first) frame (?:for )?TIME{_END}",
     r"freeze the \1 frame for \2"),
    (rf"\b(?:cut|chop|lop|trim|shave|take|lose|snip|knock) TIME (?:off|from) the (start|beginning"
     rf"|front) of (the (?:film|video)"
     rf"|CLIP),? and the same(?: amount| again)? (?:off|from) (?:its|the|the other) end{_END}",
     r"cut \1 off the start of \3 and cut \1 off the end of \3"),
    (r"\bthere(?:'s|s| is) (?:an |a |this |some |that )?(?:(?:awkward|long|weird|big|boring"
     r"|annoying) )*(?:pause|silence|quiet"
     r" bit|quiet part|dead air)(?: (?:in the middle|at some point|right in the middle))? (?:of"
      r"|in) CLIP,? (?:so |just |please )*"
     rf"(?:get rid(?: of (?:it|that))?|(?:cut|take) (?:it|that) out|remove (?:it|that)|lose (?:it|that)){_END}",
     r"cut the silences out of \1"),
    # order and copies
    (rf"\b(?:i |we )(?:actually |really )?(?:shot|filmed|recorded|took) CLIP (before|after) CLIP,? so (?:it"
     rf"|that one|that) (?:should|"
     rf"has to|needs to|must) (?:come|go|be) (?:before|after) (?:it|that|that one)?(?: in the (?:film|video"
      rf"|edit))?(?: too| as well)?"
     rf"{_END}", r"move \1 \2 \3"),
    (rf"\bbring CLIP back (?:right )?at the (?:very )?end(?: as an? \w+)?,? (?:but )?(?:only"
     rf"|just) (?:the first )?TIME(?: of it)?{_END}",
     r"duplicate \1 to the end. trim the last clip to \2"),
    (rf"\bbring CLIP back (?:right )?at the (?:very )?end(?: as an? \w+)?{_END}", r"duplicate \1 to the end"),
    (rf"^(?:that |the )?CLIP goes (before|after|behind) CLIP{_END}", r"move \1 \2 \3"),
    (rf"\b(?:i want|give me|make|we need|cut me) an? TIME (?:teaser|trailer|highlight|best-of"
     rf"|promo) (?:from|of|with|out of) "
     rf"(?:the |all the |my )?(?:best|coolest|juiciest) (?:bits|parts|moments|shots){_END}", r"make a \1 highlight"),
    (rf"\b(?:oops |oh |no )*(?:scratch|scrap|undo|take back|forget) (?:that |the |my )?last (?:one|bit"
     rf"|thing|request|change)"
     rf"(?: (?:that )?i (?:asked for|said|wanted|did))?{_END}", "undo"),
    (rf"^(?:it |this )?(?:needs|has|is going|is meant|is supposed) to (?:go (?:up|out|on)|be posted"
     rf"|go) (?:as|on) (?:an? )?(?:my )?"
     rf"(youtube short|youtube shorts|tiktok|reel|insta story"
      rf"|instagram story)(?:,? so (?:do )?whatever (?:that|it) (?:takes|needs))?{_END}",
     r"make it for \1"),
    (r"\b(?:get|make|have|prep|prepare|set)(?: (?:it|this|that|the (?:video|film)|everything))? (?:up |all )?"
     r"(?:ready |formatted |set up )?(?:to (?:post|upload|go up) (?:on|to)|ready for|formatted for) (?:my |our |the )?"
     r"(youtube shorts|youtube|tiktok|instagram reels?|reels|instagram stor(?:y|ies)|shorts)\b", r"make it for \1"),
    (r"\b(?:this|it|that)(?: one)?(?:'s| is| will be| goes| is going)(?: up)? (?:for|on|to) (?:the |my |our |a )?"
     r"(?:[a-z]+ ){0,2}?(youtube shorts|youtube|tiktok|instagram reels?|reels|instagram stor(?:y|ies))"
     r"(?: channel| page| account| profile| feed)?(?=[,.;] ?| so |$)(?: so)?", r"make it for \1,"),
    # the picture
    (rf"\b(?:don't|dont|do not) (?:slice|cut|chop|crop|lop|trim) (?:anything|stuff|any of it|bits"
     rf"|people)(?: (?:off|from|out))"
     rf"(?: of)?(?: the (?:sides?|edges?|top|picture|frame))?{_END}", "without cropping"),
    (r"\b(\d{1,2}:\d{1,2}) for (?:the |my )?(?:feed|grid|insta(?:gram)?|ig)\b", r"\1"),
    (r"\bblurr(?:y|ed) (?:edges|sides|bars|borders)\b", "a blurred background"),
    (rf"\b(?:(?:i |we )?(?:want|need) )?(?:a )?(?:slow|gentle|subtle) (?:creep|push|move|drift) ?in on CLIP{_END}",
     r"slowly zoom in on \1"),
    (rf"\blet (?:the |my )?(?:photos|pics|pictures|stills|images) (?:slowly |gently )?(?:drift|float|move"
     rf"|glide){_BIT}?{_END}",
     "slow pan on the photos"),
    *((rf"\b(?:(?:please )?(?:turn|give) )?CLIP (?:needs |needs to get |should get "
     rf"|wants )?(?:a )?quarter[ -]turn (?:to the )?{side}{_END}",
       rf"rotate \1 90 degrees {way}") for side, way in (("left", "counterclockwise"), ("right", "clockwise"))),
    (rf"\b(mirror|flip) CLIP so (?:that )?(?:the |my |his |her )?\w+ (?:ends? up|is|faces?|looks?|goes|lands?|sits?)"
     rf"(?: on| to)? (?:the )?(?:other (?:side|way)|left|right)(?: side)?{_END}", r"mirror \2"),
    (r"\b(warm|cool|brighten) (?:up |down )?(?:the |its |all the )?(?:colou?rs?|tones?|picture|image|light)"
     r" (?:on|of|in|for) CLIP(?: up)?", r"\1 \2 up"),
    (rf"\bbrighten CLIP up{_BIT}{_END}", r"make \1 a bit brighter"),
    (r"\bcool CLIP up\b", r"cool \1 down"),
    (rf"\bcool CLIP (?:down|off){_BIT}{_END}", r"make \1 a bit cooler"),
    (rf"\bwarm CLIP up{_BIT}{_END}", r"make \1 a bit warmer"),
    (rf"\bwarm CLIP up{_END}", r"make \1 warmer"),
    (r"\bsmall ?-?ish\b", "small"),
    (r"\bhalf[ -](?:see[ -]?through|transparent)\b", "50% opacity"),
    (rf"\b(?:bump|boost|lift|push|crank) (?:up )?the (saturation|brightness|contrast|warmth"
     rf"|sharpness) (?:up )?{_SOME}(\d+ ?%) (?:on|of|for|in)"
     rf" CLIP{_END}", r"raise the \1 of \3 by \2"),
    (rf"\b(?:slow(?:ly)? )?pan(?:ning)?(?: slowly)? (?:across|over|along|on"
     rf"|through) CLIP,? (?:slowly )?(?:from )?(?:the )?(right|left) to (?:the )?"
     rf"(left|right){_END}", r"pan \2 to \3 on \1"),
    (rf"(^|[,.;] )CLIP (?:is|came out|got recorded|was (?:filmed|recorded|shot)|looks|got) upside down(?:,? (?:so "
     rf"|and |please |can you |could you )*"
     rf"(?:fix|flip|turn|rotate|correct) (?:it|that)(?: back| around| over| the right way(?: up"
     rf"| round)?)?)?{_END}", r"\1rotate \2 180 degrees"),
    (rf"(^|[,.;] )CLIP (?:is|came out|got|looks|was (?:filmed|recorded|shot)) (?:mirrored|flipped)(?: (?:horizontally"
     rf"|left to right))?,? (?:so |and |please |can"
     rf" you |could you )*(?:fix|flip|turn|mirror|unflip) (?:it|that)(?: back"
     rf"| around)?{_END}", r"\1flip \2 horizontally"),
    # joins and fades
    (rf"\b(?:remove|get rid of|take out|take away|lose|drop|ditch|delete|scrap|kill|undo|no more) (?:all )?(?:of )?"
     r"(?:the |those |these |my )?(?:crossfades|cross fades|dissolves|wipes|slides)"
     rf"(?: between (?:all )?(?:the |my )?clips)?{_END}",
     "remove the transitions"),
    (r"\b(make|have) (the )?(transitions|crossfades|fades|wipes|joins) half (?:as long|the length|their length)"
     rf"{_END}", r"\1 the \3 shorter"),
    (rf"\bfade (?:up|in) from black at the (?:start|beginning),? (?:and )?(?:then )?(?:back )?(?:down|out"
     rf"|fade out|fade)? ?to black at the "
     rf"end,? TIME each{_END}", r"fade in from black over \1. fade out to black over \1"),
    # sound
    (r"\bCLIP's (?:own |original )?(?:voice|audio|sound|talking|speech|volume)\b", r"the sound of \1"),
    (rf"\b(?:fade|ease) (?:the |my )?{_SAID} in over TIME,? (?:and )?(?:then )?(?:ease "
     rf"|fade )?(?:it )?(?:back )?out over "
     rf"(?:TIME|(\d+(?:\.\d+)?)){_END}", r"fade the music in over \1. fade the music out over \2\3 seconds"),
    (rf"\b(?:the |my )?{_SAID} (?:should |shoud |needs to |has to |must |to )?(?:get|stay|move|keep"
     rf"|be) (?:outta|out of) the way "
     r"(?=when|while|if)", "duck the music "),
    (rf"\b(?:line|match|sync) (?:up )?(?:the |my |all )?cuts (?:up )?(?:with|to) (?:its|the"
     rf"|the song's) beats?{_END}", "cut to the beat"),
    # texts
    (rf"^(?:(?:add|put|show|give|do|i want|have|stick) )?(?:an? |the )?{_KIND_OF_TEXT} (?:(?:on|over|for|during|under"
     rf"|in|at|to|when|while) )?"
     rf"CLIP(?: (?:plays|is on|shows|comes on|starts))?(?:,? (?:saying|that says|reading|with|which says))? ?: ?"
     rf"{NO_OTHER_WISH}([^'\"“”\ue006\ue009:]{{2,80}}?)[.!]?$", r"add a \1 “\3” over \2"),
    (r"(^|[,.] )TEXT (?:along|across|over|down) the (bottom|top)\b", r"\1add the text \2 at the \3"),
    (r"\b(add the text [\ue001-\ue009]\d+[\ue001-\ue009] at the (?:bottom|top)),? from"
     r" (\d+(?:\.\d+)?) (?:till|til|until|to) (\d+(?:\.\d+)?)(?![\d.]*[\w%:])",
     r"\1 from \2s to \3s"),
    (r"\b(?:put|add|stick|write) the (?:year|date|place|name|city) (?:behind|after|in|into|to"
     r"|on) the title,? so (?:that )?it (?:says|reads) "
     rf"{NO_OTHER_WISH}([\w' ]{{2,40}})$", r"change the title to '\1'"),
    (r"^(?:a )?((?:hot pink|pink|red|blue|yellow|white|black|green|orange|purple)) (?:lettering|letters"
     r"|text|font) (?:w|with|w/|and) a "
     r"(black|white|red|blue|yellow) (?:outline|border|stroke|edge) (?:on|for) the (title|captions?|text)$",
     r"make the \3 \1 with a \2 outline"),
    (r"^(?:an )?end card for the last TIME: ([^'\"\ue001-\ue009:]{2,60}?),? [-–] (?:centered|centred"
     r"|in the (?:middle|cent(?:er|re))),? (?:and |with )?(?:a )?"
     r"(white|black|red|blue|yellow) box(?: behind(?: it)?)?(?: so (?:it's|its|it is|that it's) \w+)?$",
     r"add the text “\2” in the center for the last \1 with a \3 box"),
)  # fmt: skip
