"""Everyday English of how much, for whom and what beside it: rows of patterns, as in `spoken_cutting_en.py`.

"half a second is fine", "about 70% opacity", "for the wedding guests": what is said around an amount or a wish is put
into plain words before the other rows are tried.
"""

from __future__ import annotations

from typing import Final

_END: Final = r"(?=$|[.!?,;]| please| pls| plz| thanks| and )"
_FINE: Final = (
    r" (?:is|would be|should be|will be|will|'s|seems|sounds)(?: (?:probably|totally|more than|just|about))*"
    r" (?:fine|ok|okay|enough|plenty|good|great|perfect|nice|right|do|alright)(?: for me| i think| there)?"
)
_ABOUT: Final = r"(?:(?:about|around|roughly|approximately|approx\.?|maybe|say|something like|like|or so) )+"
_PLATFORM: Final = r"(youtube shorts|youtube|tiktok|instagram reels?|reels|instagram stor(?:y|ies)|shorts)"
_FILM: Final = r"(?:it|this|that|everything|the (?:whole )?(?:video|film|thing|vid|edit))"
_PEOPLE: Final = (
    r"(?:guests?|family|friends|students?|kids|children|customers?|clients?|followers|audience|viewers|parents|class"
    r"|colleagues|coworkers|boss|teachers?|mom|mum|dad|grandma|grandpa|husband|wife|team|folks|channel|page|fans)"
)
_NOISE: Final = (
    r"(?:promo|promo video|video|vid|reel|edit|clip|post|recap|teaser|one|story|tiktok|favou?r|question|request|fix"
    r"|thing|change|tweak|edits|changes)"
)
_GUESTS: Final = rf" for (?:the|my|our|all the|all my|all our) (?:[a-z]+ )?{_PEOPLE}(?= to\b|$|[.!?,;]| and )"
_LOOKING: Final = r"(?:feel(?:ing)?|vibes?|mood|aesthetic|tones?|style|atmosphere|touch)"
_MAKE_UP: Final = (
    r"(?:make up|come up with|compose|create|write|generate|invent|cook up|put together|make|do|find|whip up|add"
    r"|give me|put)(?: me| us)?"
)
_BACKGROUND: Final = (
    r"(?:(?:for|in|as|to go in) (?:the|my) background|in the back|as (?:a )?background(?: music)?|to (?:go|play) "
    r"(?:under|behind|with) (?:it|this|the (?:video|film))|under(?:neath)?(?: it)?|behind (?:it|the (?:video|film)))"
)
_MOODS: Final = (
    r"(calm|relaxed|relaxing|chill|chilled|mellow|happy|upbeat|cheerful|acoustic|cinematic|epic|sad|gentle|soft|lofi"
    r"|lo-fi|electronic|energetic|dreamy|peaceful|romantic|dramatic|hopeful|jazzy|funky|ambient|warm|quiet|light)"
)
_LOUDNESS: Final = r"(?:audio|sound|volume|loudness|sound levels?|audio levels?|volumes?|levels?)"
_UNEVEN: Final = (
    r"(?:(?:is|are|'s|seems?|sounds?|feels?) (?:(?:really|so|very|kinda|a bit|pretty|all|too|just|totally) )*(?:all "
    r"over the place|uneven|inconsistent|different|up and down|mismatched|not the same|jumpy)"
    r"|jumps? (?:around|up and down)|var(?:y|ies)(?: (?:a lot|so much|too much|wildly))?"
    r"|changes? (?:a lot|so much|too much)|do(?:es)?n't match|goes? up and down)"
)
_LEVEL_IT: Final = (
    r"(?:even|level|balance|normali[sz]e|equali[sz]e|smooth|match|sort|fix)(?: (?:it|them|that|things|this"
    r"|everything))?(?: (?:all|both))?(?: out| up)?"
)
_FIX_IT: Final = (
    r"(?:[,.;]? (?:so |and |please |just |can |could |you |pls )*(?:fix|sort|correct|improve|help with|clean up) "
    r"(?:it|that"
    r"|this|both|them|those)(?: (?:up|out|for me|too))?)?"
)
_POLITE: Final = r"(?:(?:so|and|please|can|could|would|will|you|u|just|pls|we) )*"

ROWS: Final[tuple[tuple[str, str], ...]] = (
    # how much
    (rf"\bTIME((?: each)?){_FINE}{_END}", r"\1\2"),
    (rf"\b{_ABOUT}TIME(?: or so)?(?! ?(?:in|into|mark)\b)", r"\1"),
    (rf"\b{_ABOUT}(\d+(?:\.\d+)? ?%|\d+(?:\.\d+)? ?percent)", r"\1"),
    (rf"(?<=[ \d])((?:\d+(?:\.\d+)?) ?%){_FINE}{_END}", r"\1"),
    (rf"\bat TIME(?= (?:long|each|apiece){_END})", r"\1"),
    (rf"\b((?:fades?|transitions?|dissolves?|cross ?fades?)[^,;.]*),? (?:nothing|no|not|none|never) longer than "
     rf"TIME{_END}",
     r"\1, \2"),
    (rf"^(?:the |my )?(?:photos|pictures|pics|images) (?:are|stay) (?:up |on )?(?:the )?(?:screen )?(?:for )?(?:way "
     rf"|much |a bit |far )?"
     rf"too (?:long|short)[,.;] (?:so |just |please |make it )*TIME (?:each|per photo|apiece){_END}", r"show each "
     r"photo for \1"),
    (r"\b(slow [a-z' ]{2,20} down to) (0?\.\d+)(?![\dx%])", r"\1 \2x"),
    # for whom, and what the message is
    (r"^(?:(?:quick|short|little|small|simple|a|one) )*(vertical|square|portrait|landscape|widescreen) (?:video|edit"
     r"|reel|clip|film"
     r"|short|one)(?: please)?: ?", r"make it \1. "),
    (r"^for (?:my|our|the) [a-z ]{2,25}?,? (?=(?:i|we|can|could|please|i'd) (?:need|want|would|you|like)\b)", ""),
    (_GUESTS, ""),
    (rf"^(?:(?:a|the|one|my|our|just|quick|short|little|small|simple|last|final|new|another|fun|nice|easy) )*{_NOISE}"
     r"(?: (?:for|about|of|on) [a-z' ]{2,30})?: ?", ""),
    (rf"\b(?:set|get|format|prep|prepare|fix|size|dress) {_FILM} (?:all )?(?:up )?(?:right |correctly |ready )?"
     rf"(?:for|to suit|to fit) (?:my |our |an? |the )?{_PLATFORM}(?: channel| page| account| feed| upload)?{_END}",
     r"make it for \1"),
    (r"\b(square|vertical|portrait|landscape|widescreen|horizontal)(?: format| video| one)? for (?:the |my |our "
     r"|an? )?(?:[a-z]+ )?(?:feed|grid|page|profile|insta(?:gram)?|ig|post|facebook|fb|tv|phone|phones|website)"
     rf"{_END}", r"\1"),
    (rf"\b(?:crop|fill|zoom)(?: (?:it|in|everything|the picture|the frame|them))?,? (?:so|until|such) (?:that )?"
     rf"(?:there (?:are|is|aren't any|isn't any)|there's|we (?:have|get|see)|you (?:see|get)|i (?:get|see|have)"
     rf"|it has) ?(?:no|any)? ?(?:black |ugly |empty |white |blurry )?(?:bars?|borders?|edges|gaps)"
     rf"(?: (?:left|at all|on the sides?|anywhere))*{_END}", "crop it to fill the frame"),
    (rf"\b(?:crop|fill|zoom)(?: (?:it|in|everything))? to (?:get rid of|avoid|lose|remove|hide) (?:the |any "
     rf")?(?:black |ugly |blurry )?(?:bars|borders){_END}", "crop it to fill the frame"),
    # how it is to look
    (rf"\b(?:i'd|i would|we'd|i) (?:really )?(?:love|like|want|fancy|go for|enjoy) (?:an?|some) "
     rf"((?:[a-z-]+(?:, | and | )){{1,3}}?(?:film|filter)?) ?{_LOOKING}{_END}", r"give it a \1 look"),
    (r" {2,}", " "),
    (r"\b(?:soft|gentle|subtle|delicate),? (muted film|vintage|faded|muted) look\b", r"\1 look, not too strong"),
    (rf"(,? (?:and )?(?:a (?:touch|bit|little|tad)|slightly) [a-z]+),? (?:but )?(?:not|nothing) (?:too|overly|so) "
     rf"(?:strong|much"
     rf"|heavy|intense|extreme|crazy|over the top|obvious){_END}", r"\1"),
    (rf",? (?:but )?(?:not|nothing) (?:too|overly|so) (?:much|heavy|intense|extreme|crazy|over the top|obvious){_END}",
     ", not too strong"),
    (rf"(^|[,.;] )CLIP (?:is|looks?|came out|was|'s) (?:(?:super|really|very|so|too|way|a bit|kinda|kind of|pretty"
     rf"|quite) )*(?:shaky|wobbly|jittery|bumpy) (?:and|&)(?: also)? (?:(?:super|really|very|so|too|way|a bit|kinda"
     rf"|kind of|pretty|quite) )*(?:dark|dim|underexposed|gloomy){_FIX_IT}{_END}", r"\1stabilize \2. make \2 brighter"),
    (rf"(^|[,.;] )CLIP (?:is|looks?|came out|was|'s) (?:(?:super|really|very|so|too|way|a bit|kinda|kind of|pretty"
     rf"|quite) )*(?:dark|dim|underexposed|gloomy) (?:and|&)(?: also)? (?:(?:super|really|very|so|too|way|a bit|kinda"
     rf"|kind of|pretty|quite) )*(?:shaky|wobbly|jittery|bumpy){_FIX_IT}{_END}", r"\1make \2 brighter. stabilize \2"),
    (rf"\bkeep (?:the |my |our |all |their |his |her )?(?:faces?|people|subjects?|everyone|heads?|person) in the "
     rf"(?:middle|cent(?:er|re))"
     rf"(?: of (?:the )?(?:frame|picture|shot|screen))?{_END}", "keep the center in view"),
    (rf"(?:^|(?<=[,;.] ))(?:i (?:don't|dont|do not|hate) (?:like |want |love )?(?:the |that )(?:zoom|zooming|movement"
     rf"|motion|ken burns)"
     rf"(?: effect| thing)? (?:on|of|in) (?:the |my )?(?:photos|pictures|pics|images)[,.;] )?(?:please |just |so "
     rf")*(?:make|keep|have|let)"
     rf" (?:them|the photos|the pictures|my photos) (?:be |stay )?still{_END}", "show the photos without zoom"),
    (rf"\b(?:with |and |use |add |put )*(?:an? )?(?:(?:nice|soft|smooth|gentle|subtle|simple),? (?:and "
     rf")?)+transitions? between (?:EVERY|each|every"
     rf"|all|them)(?: (?:one|clips?|of them|shots?|two))*{_END}", "and add crossfades between all clips"),
    (r"\bin the corner,? (?:at the )?(top|bottom) (left|right)\b", r"in the \1 \2 corner"),
    (r"^(?:the |my )?(?:subtitles?|captions?)(?: file)? (?:is|are)(?: in)? ([\w.-]+\.(?:srt|vtt))[,.;] (?:please |so "
     r"|can you )*(?:put|burn|add"
     r"|show) (?:it|them)(?: on| in)?\b", r"add captions from \1"),
    # sound
    (rf"\b(?:put|bring|turn|get|give me) (?:back )?(?:the |its |their )?original (?:sound|audio)(?: back)?(?: (?:on"
     rf"|in))?{_END}",
     "unmute the clips"),
    (r"^(?:(?:i |we )?(?:have |got |i've got )?no (?:music|song|soundtrack|audio)(?: files?)?(?: for (?:this|it|that)"
     r"(?: one"
     r"| video)?)?(?: here)?|(?:i |we )(?:don't|dont|do not|didn't) have (?:a |any )?(?:music|song|soundtrack)(?: "
     r"files?)?)"
     rf"[,.;]+ (?:so )?(?={_POLITE}{_MAKE_UP} )", ""),
    (rf"\b{_POLITE}{_MAKE_UP} something {_MOODS}(?:(?:,| and|, and) (?:kinda |a bit )?[a-z]+(?:-ish|ish)?)?(?: and "
     rf"[a-z]+(?:ish|-ish)?)? {_BACKGROUND}[.!?,;]* (?:and )?(?:keep it |make it |but )?(?:quiet|quietly|low|soft"
     rf"|softly)(?: please)?[.!]*$", r"add \1 music at a low volume"),
    (rf"\b{_POLITE}{_MAKE_UP} something {_MOODS}(?:(?:,| and|, and) (?:kinda |a bit )?[a-z]+(?:-ish|ish)?)? "
     rf"{_BACKGROUND}{_END}", r"add \1 music"),
    (rf"^(?:the |my )?{_LOUDNESS} (?:{_UNEVEN})(?: (?:between|across|from|in|on|for|with|among) [^.!?,;]+)?[.!?,;]+ "
     rf"{_POLITE}{_LEVEL_IT}(?: please| pls)?[.!?]*$", "even out the loudness of the clips"),
    (rf"^{_POLITE}(?:even|level|balance|smooth) (?:out )?(?:the |all the |my )?{_LOUDNESS}(?: out)?(?: (?:between"
     rf"|across|of|in|on) (?:the |all (?:the )?|all my |my )?(?:clips|shots|videos|parts|everything))?{_END}",
     "even out the loudness of the clips"),
)  # fmt: skip
