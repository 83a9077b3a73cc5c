"""Everyday English of putting a film together, of its parts and its texts: rows, as in `spoken_cutting_en.py`."""

from __future__ import annotations

from typing import Final

_END: Final = r"(?=$|[.!?,;]| please| pls| plz| thanks| and )"
_TOGETHER: Final = (
    r"(?:combine|stitch|join|merge|put|glue|string|edit|cut|splice|stick|paste|place|assemble|piece|throw)"
)
_ORDER: Final = (
    r"(?:in|keeping|and keep|keep(?: them)? in) (?:the|their|its)? ?(?:same |exact |original |upload(?:ed)? "
    r")*(?:order|sequence)"
    r"(?: (?:that |in which )?(?:i|we|they(?:'re| are| were)|it was|they) ?(?:uploaded|sent|added|gave|put|listed|are"
    r"|were|came"
    r"|have|shot|uploaded in|here)?(?: (?:them|it|you|in|already|now|listed|uploaded|sent|here))*)?"
)
_TWO: Final = r"(?:the two(?: of them)?|them|both(?: of them)?|those two|these two|the 2|the pair)"
_JOINING: Final = r"(cross ?fade|dissolve|fade|wipe|slide|fade (?:through|to) (?:black|white)|dip to (?:black|white))"
_LIFE: Final = (
    r"(?:funniest|most exciting|best|most fun|most interesting|coolest|liveliest|prettiest|nicest|highlights)"
)
_STYLED: Final = (
    r"(?:(?:in |with |a |an |very |super |really |nice and )*(?:big|huge|large|small|tiny|medium|bold|italic"
    r"|cent(?:ered|red|er|re)"
    r"|(?:in the |at the )?(?:middle|cent(?:er|re)|top|bottom)(?: of the (?:screen|frame|picture))?|top (?:left|right)"
    r"|bottom (?:left|right)|white|yellow|red|blue|green|black|pink|orange|purple|gold)(?: (?:text|font|letters"
    r"|lettering))?"
    r"|(?:for |just |only )*(?:the )?first TIME(?: only)?|(?:for )?TIME(?: only)?|(?:with )?(?:a |an )?"
    r"(?:black|white|dark|red|yellow) (?:outline|box|border)|(?:with )?(?:a |an )?(?:outline|box|shadow)"
    r"|(?:and )?fad(?:es?|ing) (?:in|out)|(?:and )?pop(?:s|ping)? in|(?:and )?slid(?:es?|ing) in|fade in)"
)
_MOVED: Final = r"(?:a (?:bit|little|tad|touch|lot)|a little bit|slightly|further|much)"
_WORD_OF: Final = r"(?:the |that )?(?:word|words|title|text|caption)"
_POLITE: Final = r"(?:(?:could|can|would|will|should|please|pls|maybe|perhaps|let|have|make|get) )*"

ROWS: Final[tuple[tuple[str, str], ...]] = (
    # a new film
    (rf"\b({_TOGETHER} [^.!?;]{{3,80}}?),? {_ORDER}{_END}", r"\1"),
    (rf"\b(?:stitch|string|glue|splice|stick|paste|piece|throw|join|edit|cut|put|mash) (all (?:of )?(?:the |my "
     rf")?(?:\d |two "
     rf"|three |four |five |six )?|the |my )(videos|clips|photos|pics|pictures) (?:all )?together{_END}",
     r"combine \1\2"),
    (rf"\bcombine all (?:of )?(?:the |my )?(?:\d|two|three|four|five|six) (videos|clips|photos|pics|pictures){_END}",
     r"combine all the \1"),
    (r"\bphotographs?\b", "photos"),
    (rf"\b(?:put|get|make|bring|turn|join|combine|edit|stick) all (?:of )?(?:the |my |our )?(?:little |short |lovely "
     rf"|nice |silly )?"
     rf"(?:videos|clips)(?: clips)? and (?:all )?(?:the |my |our )?(?:two |three |2 |3 |few |couple of )?(?:photos"
     rf"|pictures|pics"
     rf"|images)(?: together)?(?: (?:in|into) (?:one|a|a single|one single) (?:\w+ )?(?:film|video|movie|reel))?{_END}",
     "combine all clips and photos"),
    (rf"(^|[.,;!?] ?(?:and |with )?)CLIP (?:right )?(?:at|to) the (?:very )?(end|start|beginning|front){_END}",
     r"\1move \2 to the \3"),
    (rf"(?<=combine all clips and photos)[ ,;.!?]*(?:please|pls)?[ ,;.!?]*(?:with )?CLIP (?:first|at the start|to "
     rf"start)(?:,| and|,"
     rf" and) (?:end with )?CLIP (?:last|at the (?:very )?end|to finish){_END}", r". move \1 to the start. move \2 to "
     r"the end"),
    (r"^(?:put|show|play|do|use|have) CLIP((?:, | and | then |then |after that |and )+)CLIP((?:, | and | then |then "
     r"|after "
     rf"that |and )+)CLIP{_END}", r"order: \1, \3, \5"),
    (rf"(?:^|(?<=[,;.] ))(?:just |only |use |take |keep )*(?:the )?first TIME (?:of|from) EVERY{_END}",
     r"keep only the first \1 of every clip"),
    (r"(?:(?<=^)|(?<=[,;.] ))(?:the |my )?(song|music|track) (?:on top|over it|under it|underneath|on it|over the top"
     r"|in the"
     rf" background|behind it){_END}", r"add the \1"),
    (rf"(?:^|(?<=[,;.] ))(?:and )?([\w.-]+\.(?:mp3|wav|m4a|aac|ogg|flac)) (?:behind|under|underneath|on top of|over"
     rf"|in the background"
     rf"|below|playing)(?: (?:it|it all|everything|that|the (?:video|film|whole thing|top)))?{_END}", r"use \1 as "
     r"music"),
    (rf"^(?:combine|put|arrange|order|join|stitch|sort|place|show|play)(?: together)? (?:them|everything|(?:all "
     rf")?(?:the |my |of the )?(?:"
     rf"clips|videos|files))(?: together)? in (?:this|the following|that) order ?[:,-] ?CLIP{_END}", r"order: \1"),
    (rf"\b(?:make|create|cut|edit|do) (?:me )?an? (?:\w+ )?(?:video|film|reel|short|montage|clip|edit) (?:from|of"
     rf"|with|out of|using)"
     rf" (?:just |only )?CLIP(?: clips)?(?: only)?{_END}", r"combine \1"),
    (rf"\b((?:use|combine|take|put together|edit together) (?!.*(?:fade|transition|dissolve|wipe).*each)"
     rf"[^,;.\ue001-\ue009]*)(?:CLIP|EVERY)"
     rf"([^,;.\ue001-\ue009]*), (?:for )?TIME each(?: (?:one|clip))?{_END}", r"\1\2\3, trim every clip to \4"),
    (rf"\b(?:make|have|let) CLIP (?:be )?the (first|last) (?:one|clip|shot|video|thing)(?= and |{_END})", r"put \1 \2"),
    (rf"\b(?:i (?:want|need)|show|put|have|use|play) CLIP twice,? (?:once )?(?:at|in) the (?:start|beginning),? and "
     rf"(?:once |again )?"
     rf"(?:at|in) the end{_END}", r"move \1 to the start. duplicate \1 to the end"),
    (r"\bmy [a-z]+(?:'s)? (?:clip|video|one|part|shot) \(CLIP\)", r"\1"),
    # of which two
    (rf"CLIP([^\ue001-\ue009]*?)\b(?:an? )?(?:(?:nice|quick|soft|smooth) )?{_JOINING} (?:transition )?between {_TWO},?"
     rf" (?:that's |for )?TIME(?: long)?{_END}", r"\1\2\4 \3 between \1"),
    (rf"CLIP([^\ue001-\ue009]*?)\b(?:an? )?(?:(?:nice|quick|soft|smooth) )?{_JOINING} (?:transition "
     rf")?between {_TWO}{_END}",
     r"\1\2\3 between \1"),
    # of one clip
    (rf"\b(boomerang)[ ,(–-]+(?:so (?:that )?it |it |that |which )?(?:plays?|goes|going|playing|runs) forwards?,?(?: "
     rf"and)?(?: then)?"
     rf" (?:backwards?|in reverse|back|reversed)\)?{_END}", r"\1"),
    (rf"\b(?:cut|chop|trim|take|remove|delete|lose|get rid of)(?: out)? (?:everything|all|all of it|whatever is"
     rf"|what's|the stuff)"
     rf"(?: that's)? (?:from|between) TIME (?:to|and|until|till|through) TIME(?: out)?{_END}",
     r"cut out \1 to \2 of the film"),
    (rf"(^|[.!?;] )([^.!?;\ue001-\ue009]*CLIP[^\ue001-\ue009.]*?TIME),? (?:and )?then (?:go|cut|move|jump|switch"
     rf"|continue|carry on"
     rf"|on) (?:on |straight |over )?(?:to|with|into) CLIP{_END}", r"\1move \5 after \3. \2"),
    (rf"\b(?:get rid of|cut|cut out|remove|take out|lose|delete) (?:the|that|this) [a-z]+(?: [a-z]+)? (?:part|bit"
     rf"|section|stretch"
     rf"|moment|piece)(?: out)? (?:in|of|from|on|out of) CLIP[,.;:]? (?:it's|it is|its|that's|which is|from)"
     rf" ?(?:between|from|at"
     rf"|around)? TIME ?(?:and|to|-|until|till) ?TIME{_END}", r"cut out \2 to \3 of \1"),
    (rf"\b(?:start|open|begin) (?:it |the (?:video|film) )?with (?:a )?(?:freeze|freeze frame|frozen frame|still)(?: "
     rf"frame)? (?:of|on|from)"
     rf" CLIP,? for TIME{_END}", r"move \1 to the start. freeze the first frame of \1 for \2"),
    (rf"\b(?:make|let|have) CLIP (?:start|begin) (?:at|from) TIME,? and (?:end|stop|finish) (?:at|on) TIME{_END}",
     r"trim \1 to \2-\3"),
    (rf"(^|[,.;] )(?:i think )?CLIP (?:is|looks|'s|came out) (?:(?:way|a bit|much|a little|really|so|far|just|kinda"
     rf"|still) )*(?:too )?"
     rf"(?:bright|overexposed|blown out),? (?:so |and |please |can you |could you |pls )*(?:tone|turn|bring|take|dial)"
     rf" (?:it|that)"
     rf" down(?: {_MOVED})?{_END}", r"\1make \2 darker"),
    (rf"\b((?:put|move|place|show|add|insert) CLIP (?:right )?(?:before|after|at the (?:start|end|beginning)|to the "
     rf"(?:start|end"
     rf"|beginning))(?: CLIP)?),? and (?:make|have|let) it (?:last|stay|be shown|be up|show)(?: up)?(?: for)? "
     rf"TIME{_END}",
     r"\1 and show it for \4"),
    (rf"\b(?:put|show|add|stick|have) (?:the [a-z]+ (?:from|in|on) )?PHOTO (?:up )?for TIME (?:right )?at the (?:very "
     rf")?(start|end"
     rf"|beginning){_END}", r"move \1 to the \3. show \1 for \2"),
    (r"\b(?:add|start|put|play|bring in|have|let)(?: in)? (?:the |my )?(voice ?over|narration)(?: (?:start|begin"
     r"|come in|kick in))?(?: "
     r"at)? TIME (?:in|into (?:it|the (?:video|film)))(?![a-z])", r"start the \1 at \2"),
    (rf"\b(split|cut) CLIP ((?:in|down|through) (?:the middle|half|two)),? (?:and |then )+(?:put|move|place|bring) "
     rf"the (?:second"
     rf"|last|other|back) (?:half|part|bit) (?:right )?(?:at|to) the (?:very )?(?:front|start|beginning)(?: of (?:the "
     rf"(?:video|film|whole thing)|it))?"
     rf"{_END}", r"\1 \2 \3 and move the second half to the start"),
    (rf"\b(?:(?:i |we )?(?:need|want)|show|play|have)? ?CLIP (?:shown|played|to play|to be shown|playing|to show"
     rf"|plays?)? ?(?:twice|two"
     rf" times|2 times)(?: in a row)?,? (?:and |but |with )*(?:the |for the )?second (?:time|one)? ?(?:is |being "
     rf"|played |shown )?(?:in"
     rf" )?(?:slow ?-?mo(?:tion)?|slowed(?: down)?|slower|at half speed){_END}", r"duplicate \1. play the second \1 "
     r"at half speed"),
    (rf"\bfade CLIP (?:slowly |smoothly |gently |nicely )?into CLIP(?: slowly| smoothly| gently)?,? (?:over |for |in "
     rf")?TIME{_END}",
     r"add a \3 crossfade between \1 and \2"),
    (rf"\b(?:add |do |put )?(?:a )?fade[ -]in (?:at the (?:start|beginning)),? and (?:a )?fade[ -]?out at the end,? "
     rf"(?:for )?TIME (?:each"
     rf"|both){_END}", r"fade in over \1. fade out over \1"),
    (rf"\b(?:trim|cut|shorten) (?:everything|it all|it|all of it|the (?:video|film|whole thing)) (?:down )?so (?:that "
     rf")?(?:it's|it is|it"
     rf" comes to|it lasts|the total is|it ends up) (?:at )?TIME(?: (?:long|in total|total|altogether|overall|all in "
     rf"all))*{_END}",
     r"make the film \1 long"),
    (rf"\b(?:make|let|have) (?:the |my )?(?:photos|pictures|pics|images) (?:slowly )?(?:pan|drift|glide)(?: "
     rf"slowly)?(?: instead(?: of "
     rf"zooming(?: in| out)?)?)?{_END}", "slow pan on the photos"),
    (rf",? instead of (?:zooming|panning|moving|standing still|just zooming)(?: in| out)?{_END}", ""),
    (r"[.,!;] ?(?:what do you think|is that ok(?:ay)?|does that make sense|would that work|sound good|ok|okay"
     r"|thoughts|possible|can you do"
     r" that|is that possible|you know what i mean)\?+$", ""),
    (rf"\bzoom (?:slowly )?in(?:to| on)? CLIP,? and (?:then )?(?:zoom )?out (?:of|from) CLIP{_END}",
     r"slowly zoom in on \1. slowly zoom out on \2"),
    (rf"\bzoom slowly into CLIP,? and (?:then )?(?:zoom )?out (?:of|from) CLIP{_END}",
     r"slowly zoom in on \1. slowly zoom out on \2"),
    (rf"\b(?:a )?(?:teaser|trailer|highlight|best[- ]of|promo|preview) of TIME (?:with|from|of|using) (?:only |just "
     rf")?(?:the |my )?best"
     rf" (?:bits|parts|moments|shots){_END}", r"a \1 highlight"),
    # of the highlight
    (rf"^(?:which|what) (?:parts|bits|moments|clips|scenes|shots) (?:are|look) (?:the )?{_LIFE}[?.!,;] (?=\w)", ""),
    # pace and length
    (rf"\b(speed|slow) CLIP (up|down) so (?:that )?(?:the (?:whole|entire|total)? ?(?:thing|video|film|edit)|it"
     rf"|everything) "
     rf"(?:doesn't|does not|doesnt|won't|isn't) (?:get|become|end up|turn out|run) (?:much |too |that |a lot |way )*"
     rf"(?:longer|long|shorter|short){_END}", r"\1 \2 \3"),
    (rf"\b(?:make|let|have|keep|get|leave) CLIP (?:to )?(?:stay|last|show|be up|be on|be shown|remain)(?: on| up)?(?: "
     rf"screen)?"
     rf"(?: for)? TIME(?: each)?(?: instead)?{_END}", r"show \1 for \2"),
    # texts
    (r"\bin the (?:middle|cent(?:er|re)) (?:at|of|on) the (top|bottom)\b", r"at the \1"),
    (r"\bat the (top|bottom),? in the (?:middle|cent(?:er|re))\b", r"at the \1"),
    (rf"^(?:an? |the |put |add |put an? |add an? )*(title|caption|text|heading)(?: card)?(?: (?:right )?at (?:the "
     rf")?(start|beginning"
     rf"|end))?(?: saying| that says)? ?[:-] ?((?-i:[A-Z0-9])[^,“”\"\n:\ue001-\ue009]{{1,60}}?)((?:, {_STYLED})+)"
     rf"[.!]?$",
     r"add the \1 “\3”\4"),
    (r"(?<=”)((?:, [^,.;]+?)*), (?:for |just |only )*(?:the )?first TIME(?: only)?$", r"\1, for the first \2"),
    (rf"\b{_POLITE}{_WORD_OF} ((?-i:[A-Z])[\w' ]{{1,40}}?) (?:come|go|be|move|sit|stand|moved)(?: moved)? (?:{_MOVED} "
     rf")?"
     rf"(lower|higher)(?: down| up)?(?: a bit)?,? and (?:(?:could|can) it )?(slide|fade|pop|type) in"
     rf"{_END}", r"change the text “\1”, a bit \2, entering by \3"),
    (rf"\b{_POLITE}{_WORD_OF} ((?-i:[A-Z])[\w' ]{{1,40}}?) (?:come|go|be|move|sit|stand|moved)(?: moved)? (?:{_MOVED} "
     rf")?"
     rf"(lower|higher)(?: down| up)?(?: a bit)?{_END}", r"change the text “\1”, a bit \2"),
)  # fmt: skip
