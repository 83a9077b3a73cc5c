"""The action table in English, as rows. See `actions.py` for what a row means."""

from __future__ import annotations

from reelwright.dialogue.actions import Grammar, command, pattern

_HELD = "\ue000"  # stands for quoted text, a file name or a URL
_FILM_NOUN = (
    r"(?:finished |final |edited |complete |completed |new |whole |full |hd |4k |1080p )*"
    r"(?:video|film|movie|clip|short|reel|mp4|mov|gif|file|video file|result|version|cut|project|edit|"
    r"one|copy|masterpiece)"
)
_FILM = rf"(?:it|this|that|everything|all of it|(?:(?:the|my|our|your|this|that|a|an) )?{_FILM_NOUN}|the thing)"
_TO = (
    r"(?:(?:as|in|at|to|into|onto|on) .+|for (?:me|tiktok|youtube|instagram|reels|shorts|the web|mobile|my .+)"
    r"|(?:with(?:out)? (?:a |the |any )?(?:watermark|subtitles|captions|sound|audio)s?)|(?:until|before|unless) .+)"
)
_NO_EDIT = (  # "bring it in 2 seconds later", "get it to 15 seconds"
    r"(?!bring (?:it|that|this) (?:in|on|up|down|back|at|to the)\b|.*\b(?:later|earlier|sooner)$"
    r"|.*\b(?:to|at) (?:about |around |exactly |like )?[\d.]+ ?(?:s|secs?|seconds?|mins?|minutes?|%|x)(?![a-z0-9]))"
)
_KIND = r"(?:hevc|h\.?265|webm|gif|mp3|m4a|png|jpe?g|mp4|audio|sound|still|frame|image|picture)s?"
_SMALL = (
    r"(?:under|below|smaller than|less than|up to|at most|max(?:imum)?|within|no more than|<) ?\d+(?:\.\d+)? ?[kmg]b"
)
_MAKE = r"(?:re-?)?(?:export|render)(?:ing)?"
_FETCH = r"(?:download|sav)(?:e|ing)?"
_STATE_NOUN = (
    r"(?:time ?line|tracks?|status|state|progress|track list|layers|clips|clip list|titles|current (?:edit|cut))"
)
_HEARD_OR_SHOWN = (
    r"(?:(?:background )?music|songs?|sounds?|audio|titles?|captions?|subtitles?|texts?|transitions?|logos?"
    r"|watermark|voice ?over|end card|filters?)"
)
_SO_FAR = r"(?: (?:so far|right now|now|rn|yet|already|currently|at the moment|in total|at all))*"
_FILES = (
    rf"(?:it|this|these|those|them|(?:(?:the|my|our|some|a|an|another|more|new|these|this|two|three|\d+) )*"
    rf"(?:video |media |audio |image |music |raw )?"
    rf"(?:files?|clips?|videos?|photos?|pictures?|images?|pics?|songs?|footage|media|mp4s?|recordings?|{_HELD}+)"
    rf"(?: (?:and|,) {_HELD}+)*)"
)
_ENOUGH = r"(?:credits?|balance|quota|points)"

_EXPORT = (
    command("export", rf"{_MAKE} with(?:out)? .*"),
    command("export", rf"{_MAKE} {_FILM}(?: .*)?"),
    command(
        "export", r"(?:re-?)?export(?:ing)? (?:(?:the|my|our|only|just|all|every|clip|scene|an?|as|in|at|to|for) )+.*"
    ),
    command(
        "export", rf"{_MAKE} (?:as |to |in )?(?:{_HELD}+|(?:an? )?(?:mp4|gif|mov|webm|4k|hd|1080p|720p|2160p))s?.*"
    ),
    command("export", rf"{_MAKE} (?:{_KIND} )?{_SMALL}.*"),
    command("export", rf"{_MAKE} (?:as |to |in |an? |the )*{_KIND}.*"),
    command("export", rf"{_FETCH} (?:an? |one |the |a single )*(?:still|frame|still frame|screenshot)s?(?: {_TO})?"),
    command("export", rf"{_FETCH} {_FILM}(?: {_TO})?"),
    command("export", rf"{_FETCH} (?:{_TO}|{_HELD}+)"),
    command(
        "export", rf"{_NO_EDIT}(?:send|get|give|hand|deliver|bring|email) (?:me )?{_FILM}(?: to me| over)?(?: {_TO})?"
    ),
    command("export", r"(?:send|get|give) me (?:the|a) (?:download|link|download link|export|mp4 file|output)"),
    command(
        "export",
        rf"(?:send|get|give|hand|i (?:want|need))(?: me)? (?:just |only )?(?:the |an )?"
        rf"(?:audio|sound|soundtrack)(?: only| alone| file)? (?:as|in|to) (?:an? )?{_KIND}(?: file)?",
    ),
    command("export", rf"(?:i )?(?:have|want|need) (?:the|my) {_FILM_NOUN}(?: file)?"),
    command("export", r"(?:redo|repeat|start|run|do|make|begin|try) (?:the|an?|another) (?:export|render|download)"),
    command("export", r"where (?:can|do) i (?:download|get|find) (?:it|the video|my video|the file)"),
    command("export", r"(?:the )?(?:final )?(?:export|download)(?: link)?", "clause"),
    command("export", r"(?:re-?)?(?:export|render)(?:ing)?|download(?:ing)?|save", "clause"),
    command("export", r"finali[sz]e(?: (?:it|the video|my video))?", "clause"),
    command("export", r"mp4|video file|(?:the )?final (?:video|cut|mp4)", "alone"),
)

_CREDITS = (
    command("credits", rf"how (?:many|much) (?:\w+ )?{_ENOUGH}.*"),
    command("credits", r"how much (?:is left|(?:do|did|does|will|would) .*cost.*|credit.*|have i (?:spent|left).*)"),
    command(
        "credits",
        rf"what(?:'s| is| are)? (?:my|the|our) (?:current |remaining |credit |account )*{_ENOUGH}(?: .{{0,30}})?",
    ),
    command("credits", r"what (?:does|will|would|did) (?:it|this|that|an? \w+|the \w+) cost.*"),
    command(
        "credits",
        rf"(?:do|have|did) (?:i|we) (?:have|got|still have|use|run out of)?\s?.*{_ENOUGH}(?: left| remaining)?",
    ),
    command("credits", rf"(?:am i|are we) .*out of {_ENOUGH}"),
    command(
        "credits",
        rf"(?:check|show|tell|see|get|view|display|query|look up)(?: me)? (?:my|our|the)? ?(?:account |"
        rf"current |remaining |credits? )*{_ENOUGH}",
    ),
    command("credits", r"is (?:the |an )?(?:export|exporting|it|this) free"),
    command(
        "credits",
        rf"(?:my |our )?(?:current |remaining |available |account |credits? )*(?:{_ENOUGH}|credits? left)",
        "alone",
    ),
)

_STATE = (
    command(
        "state",
        r"(?:is|was|has|did) (?:the |my |it |that )*(?:export|render|download|upload|edit|video|film|job|"
        r"it).*(?:done|ready|finished|complete|completed|exported|exporting|finish|work|through|over|saved)",
    ),
    command(
        "state",
        r"(?:is|are) (?:it|that|this|we|you|they|the video|my video|everything) (?:all |still )?(?:done|"
        r"ready|finished|complete|exported|working|running)",
    ),
    command(
        "state",
        r"(?:the )?(?:export|render|upload|download)(?:ing)? (?:has )?(?:failed|done|finished|ready|complete|stuck)",
    ),
    command("state", r"(?:the )?(?:export|render|upload|job|download|edit)(?:ing)? (?:status|progress|state)"),
    command(
        "state",
        r"how(?:'s| is) (?:it|that|the (?:export|render|video|edit)|my (?:export|video)|"
        r"everything)(?: going| coming along| doing| looking)?",
    ),
    command(
        "state",
        r"(?:what(?:'s| is) the (?:status|state|progress)|status|state|progress)(?: of (?:it|this|that|"
        r"the \w+|my \w+))?",
        "clause",
    ),
    command(
        "state",
        r"(?:what does|how does) (?:it|the video|my video|the film|the timeline|"
        r"everything) look(?: like)?(?: right)?(?: now| so far)?",
    ),
    command(
        "state",
        r"what(?:'s| is| do (?:i|we) have| have (?:i|we|you) got| did (?:i|we|you) (?:do|change)|"
        r" (?:has )?changed)(?: (?:in|on) (?:it|there|this|the (?:timeline|video|film|project)|"
        r"my (?:video|timeline|project)))?(?: so far| now| right now)?",
    ),
    command(
        "state",
        rf"(?:show|tell|list|display|describe|summari[sz]e|view|see|check|print|give)(?: me|"
        rf" us)? (?:(?:all|the|my|our|current|a|an|full) )*(?:{_STATE_NOUN}|timeline summary|"
        rf"summary of the timeline|overview|preview)(?: and (?:the )?{_STATE_NOUN})*(?: so far)?",
    ),
    command(
        "state",
        r"(?:show|let) me(?: (?:see|have a look at|look at))?(?: (?:it|what (?:you|we|i)(?:'ve|"
        r" have)? (?:got|have|made|did)|how it looks|what it looks like|the (?:video|result|film|preview)|"
        r"my video|where we are|what's there))?(?: so far| now| right now)?",
        "clause",
    ),
    command("state", r"(?:preview|see|watch) (?:it|the video|my video|the result|what we have)(?: so far)?"),
    command(
        "state",
        r"how (?:many (?:clips|tracks|titles|scenes) .*|long is (?:it|the (?:video|film|timeline)|my (?:video|film)))",
    ),
    command(
        "state",
        r"(?:which|what) (?:song|music|track|clips?|titles?|texts?|transitions?|font|captions?|look)(?:'s| is|"
        r" are| do i have)"
        r" (?:in (?:there|it|here|this|the (?:video|film))|used|playing|on (?:it|there))(?: rn| right now| now)?",
    ),
    command(
        "state",
        r"how (?:loud|fast|long|big) (?:is|are) (?:it|the (?:music|song|track|clips?|titles?|\w+ clip)|clip \d+)"
        r"(?: rn| right now| now)?",
    ),
    command(
        "state",
        r"(?:is|are) (?:the |my )?[\w.' -]{1,40} (?:before or after|after or before) (?:the |my )?[\w.' -]{1,40}",
    ),
    command(
        "state",
        r"(?:what(?:'s| is| plays| happens| comes| do we see)|which clip(?:'s| is)?)(?: (?:on|playing|shown|there"
        r"|plays|comes|on screen))?"
        r" (?:at|around) (?:second )?[\d:.]+ ?(?:s|secs?|seconds?)?(?: mark)?(?: in (?:it|the (?:film|video)))?",
    ),
    command(
        "state",
        r"(?:where|when) (?:does|do|is|will) (?:the |my )?[\w.' -]{1,30} (?:start|begin|end|stop|come(?: on| in)?"
        r"|play|show up|appear)",
    ),
    command(
        "state",
        r"how (?:many seconds|long|much) (?:is|are|does|do|has) (?:the |my )?[\w.' -]{1,30}?(?: (?:last|long|left"
        r"|run|take))?",
    ),
    command(
        "state",
        r"(?:is|are) (?:the |my )?[\w.' -]{1,30} (?:muted|sped up|slowed down|reversed|still (?:in|there|in (?:it"
        r"|the film)))",
    ),
    command(
        "state",
        rf"what(?:'s|s| is| was) (?:the |its |my )?(?:(?:total|full|overall|current|whole|video|film)(?:'s)? )*"
        rf"(?:length|duration|runtime|running time)(?: of (?:it|the \w+|my \w+))?{_SO_FAR}",
    ),
    command(
        "state",
        rf"(?:is|are|'s) there (?:already |still )?(?:any |a |an |some )?{_HEARD_OR_SHOWN}"
        rf"(?: (?:in|on) (?:it|there|this|the (?:video|film)))?{_SO_FAR}",
    ),
    command(
        "state",
        rf"(?:does|do|did) (?:it|this|that|the (?:video|film)|my (?:video|film)|we|i) (?:already |still )?have "
        rf"(?:any |a |an |some )?{_HEARD_OR_SHOWN}(?: (?:in|on) (?:it|there|this))?{_SO_FAR}",
    ),
    command(
        "state",
        rf"(?:what|which) (?:clips?|files?|photos?|songs?|videos?) (?:do (?:i|we) have|have (?:i|we) (?:got|uploaded)"
        rf"|are (?:there|in (?:it|there|the (?:video|film))))(?: in (?:it|there|the (?:video|film)))?{_SO_FAR}",
    ),
    command(
        "state",
        rf"(?:which|what) (?:clip|one|shot|photo) is (?:the )?(?:longest|shortest|first|last|second|third){_SO_FAR}",
    ),
    command("state", r"where (?:are we|is my video|is the video|were we)|where's (?:my|the) video"),
    command(
        "cancel",
        r"(?:stop|cancel|abort|kill) (?:the |this |my |that )?(?:running |current )?(?:export|render|download)(?:ing)?"
        r"(?: job| process)?",
    ),
    command("state", rf"(?:my |the |current )*(?:{_STATE_NOUN}|overview|preview|summary)", "alone"),
)

_UPLOAD = (
    command("upload", rf"(?:upload|import)(?:ing)? {_FILES}(?: from .+| here| (?:in)?to (?:the|my|this) project)?"),
    command(
        "upload",
        r"(?:add|attach|send|give)(?: you)? (?:my|these|this|some|more|"
        r"a) (?:\w+ )?files?(?: (?:in)?to (?:the|my) project)?",
    ),
    command(
        "upload",
        r"(?:here are|here's|here is|these are) (?:my|the|some|our) (?:files?|clips?|videos?|photos?|footage)",
    ),
    command("upload", r"(?:upload|import)(?:ing)?|(?:an? )?upload", "clause"),
)

ENGLISH = Grammar(
    commands=(*_STATE[:4], *_CREDITS, *_EXPORT, *_STATE[4:], *_UPLOAD),
    joint=(  # "first": what follows is to happen before what precedes
        r",\s*(?:and\s+)?(?:then|also|so|but|plus|afterwards|after that|finally|lastly)\b,?|"
        r",\s*and(?:\s+(?:so|i'd|i))?\b(?=\s)|,|"
        r"\b(?:and\s+then|and\s+also|and\s+finally|and|then|but|plus|afterwards|after that|so that|so(?!\s+far))\b|"
        r"&|\+|->|→|\s[-–—]+\s|—|"
        r"\s(?=(?:before|without)\s+(?:you\s+|we\s+|i\s+)?(?:export|download|render)(?:ing)?\b)|"
        r"(?P<first>\s(?:after|once)\s+(?:(?:you|we)(?:'ve|\s+have)?\s+(?=\w{3})|(?=\w+ing\b)"
        r"|(?=the\s+\w+\s+(?:is|are)\b)))"
    ),
    lead=pattern(
        r"(?:(?:please|pls|plz|kindly|ok(?:ay)?|alright|right|great|now|just|hey|hi|hello|and|also|then|"
        r"so|finally|lastly|next|first|well|yes|"
        r"yeah|sure|perfect|maybe|go ahead and|try to|could you|can you|would you|will you|can i|can we|"
        r"could i|may i|how (?:do|can) (?:i|we)|"
        r"i(?:'d| would) (?:like|love)(?: you)?(?: to)?|i (?:also )?(?:want|need)(?: you)? to|i can|"
        r"i wanna|i want|i need|we can|we (?:want|need) to|"
        r"you can(?: now)?|let's|let us|let me know|tell me|help me(?: to)?|(?:i'm|we're|i am|"
        r"we are) (?:now )?ready to|ready to|it's time to|time to|do|quickly|immediately|you)[ ,:]+)+"
    ),
    trail=pattern(
        r"(?:[ ,]+(?:please|pls|plz|now|thanks|thank you|thx|for me|to me|again|asap|right now|right away|"
        r"immediately|at once|too|as well|already|yet|"
        r"so far|then|ok|okay|today|quickly|if possible|if it(?:'s| is) (?:ok|good|done|ready|possible)|"
        r"if it looks (?:good|ok|fine)|"
        r"(?:when|once|as soon as) (?:you're|it's|that's|you are|it is|that is|everything is|"
        r"everything's) (?:all )?(?:done|ready|finished|complete)|when (?:done|ready|finished)))+"
    ),
    negation=pattern(
        r"(?:(?:please|but|and|i|we|you|let's|just|so|ok|okay) )*(?:do not|don't|dont|does not|never|"
        r"no need to|won't|will not|not|no|without|"
        r"should not|shouldn't|cannot|hold off on|wait with|am not|are not|i'm not|we're not)"
        r"(?: (?:want|need|have|going|ready|like|you|to|yet|actually|quite|even|try|start))* "
    ),
    deferred=pattern(
        r"(?:but |and )?(?:before|without) (?:you |we |i )?(?:actually )?(?:export|download|"
        r"render)(?:ing)?(?: (?:it|the video|my video|this))?"
    ),
    filler=pattern(
        r"(?:(?:please|thanks|thank you|thx|cheers|ok|okay|alright|great|perfect|nice|cool|awesome|lovely|"
        r"good|fine|yes|yeah|yep|sure|hi|hey|"
        r"hello|now|then|also|finally|lastly|after that|afterwards|go ahead|done|that's it|that's all|"
        r"that is all|wait|no|hold on|not yet|so much|a lot|very much|"
        r"(?:when|once|as soon as|if) (?:you're|it's|that's|you are|it is|that is|everything is|"
        r"everything's) (?:all )?(?:done|ready|finished|complete|ok|good|fine)|"
        r"when (?:done|ready|finished)|(?:if )?(?:it|that|this) looks (?:good|great|fine|ok|okay|perfect|"
        r"nice)|looks (?:good|great|fine|ok|okay|perfect|nice)|"
        r"i (?:like|love) it|love it|we're (?:done|ready)|i'm (?:done|happy|ready)|it's (?:done|perfect|"
        r"ready)|go)[ ,]*)+"
    ),
    delivered=pattern(
        rf"(?:(?:in|as|at|with|and|keep it|make it|make sure it's|it should be|should be|it has to be|has to be"
        rf"|it must be"
        rf"|must be|it needs to be|needs to be|needs to stay|has to stay|but|for (?:whatsapp|email|e-mail|discord)) )*"
        rf"(?:{_SMALL}|\d+ ?[kmg]b(?: max(?:imum)?| or less| at most)?|(?:an? )?(?:{_KIND})(?: file)?|"
        r"(?:4k|hd|full hd|1080p|720p|2160p)|"
        r"(?:in )?(?:the )?(?:high|highest|best|standard|draft|low|good|max(?:imum)?) (?:possible )?quality)"
    ),
    opener=pattern(
        r"\b(?:says?|saying|said|reads?|reading|titled|entitled|called|named|about|captioned|labell?ed|explaining|"
        r"(?:with the |with |the )(?:text|words?|phrase|slogan)|(?:title|text|caption|subtitle|"
        r"words)\s*[:=]|how to|to say|to read)(?=\W|$)"
    ),
    agent=pattern(
        r".*\b(?:storyboards?|script breakdown|scene list)\b.*|(?:.*\b)?(?:regenerate|"
        r"redo)\b(?!.*\b(?:export|render|download)\b).*"
    ),
)
