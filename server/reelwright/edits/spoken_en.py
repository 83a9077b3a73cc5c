"""Casual English in the words of the edit language: "fast forward through the coffee" is "speed up the coffee". Pure.

Rows of patterns, for what the lexicon cannot say word by word. Only a message that is not understood as it stands is
read again so, and only if all of it is understood then (`parse.py`). Quoted texts and file names stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from reelwright.edits.quoting import QUOTED
from reelwright.edits.spoken_texts_en import NO_OTHER_WISH
from reelwright.edits.two_of_a_kind import with_both_named

_HELD: Final = "\ue000"
_Q: Final = rf"{_HELD}\d+{_HELD}"
_TIME: Final = r"(?:\d+:\d\d(?:\.\d+)?|\d+(?:\.\d+)? ?(?:seconds?|secs?|s)?)"
_X: Final = r"(?:the |my |our )?[\w.'-]+(?: (?!from\b|at\b|to\b|for\b|and\b)[\w.'-]+){0,3}?"
_ITEM: Final = r"(?:the |my |our )?[\w'-]+(?: (?:clip|one|shot|video|photo|bit|part))?"
_AWAY: Final = r"(?:cut|chop|lose|remove|delete|drop|bin|trash|ditch|kill|dump|scrap|get rid of|take|throw|toss)"
_COUNTED: Final = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_HALVES: Final = re.compile(rf"\b(\d+|{'|'.join(_COUNTED)}) and a half (?=seconds?\b|secs?\b|minutes?\b|s\b)", re.I)
_OF: Final = re.compile(r"\b([a-z]{3,})['’]s ([a-z]{3,})\b", re.IGNORECASE)
_BOTH: Final = re.compile(
    r"\b(?:both (?:of )?(?:the |my )?|the two )(?:photos|pics|pictures|stills|images)\b", re.IGNORECASE
)
_PICTURES: Final = (".jpg", ".jpeg", ".png", ".webp", ".heic")
_TWO: Final = 2
_LONGEST: Final = 600  # characters
_ROWS: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), put)
    for pattern, put in (
        # what surrounds a wish
        (r" *[:;]-?[)(DP](?!\w)", ". "),
        (r"^(?:(?:actually|hmm+|no|nah|nope|wait|ugh|ok|oh|oops|sorry|never ?mind|nvm|well)[,.! ]+)+"
         r"(?=(?:please |can you |could you |just )?(?:undo|revert|take (?:that|it) back|go back|step back)\b)", ""),
        (r"\bmke\b|\bmaek\b", "make"),
        (r"\b(?:mke|maek|amke|mkae|makke|mak)\b", "make"),
        (r"\badn\b|\bnad\b", "and"),
        (r"\bwiht\b|\bwtih\b|\bwih\b", "with"),
        (r"\bthsi\b|\btihs\b", "this"),
        (r"\bfrom teh\b", "from the"),
        (r"\bclpi\b|\bcilp\b|\bclp\b", "clip"),
        (r"\bputt?\b(?=ing )", "put"),
        (r"\btrun\b|\btunr\b", "turn"),
        (r"\badd?d\b(?= the | a )", "add"),
        *((rf"\b{'+'.join(word)}+\b", word) for word in ("hi", "hey", "hello", "please", "so", "pls", "ok", "yo")),
        (r"\bteh\b|\bhte\b", "the"),
        (r"\bbiger\b|\bbigegr\b", "bigger"),
        (r"\b(bigger|smaller|brighter|darker|louder|quieter|faster|slower|bolder) an (?=\w+)", r"\1 and "),
        (r"\bthru\b", "through"),
        (r"\bvery (?=last\b|first\b|end\b|start\b|beginning\b)", ""),
        (r"\bdead cent(?:er|re) (?:on|over)\b", "in the center of the screen over"),
        (r"\bdead (?=cent(?:er|re)\b)", ""),
        (r"(?:^|(?<=[.!?,] ))(?:right|ok|okay|so|alright)?,? ?(?:just |only |here are |i have |i've got |got )*"
         r"(?:a few|a couple(?: of)?|one|two|three|four|five|some|\d) (?:(?:more|small|little|lil|tiny|quick"
         r"|last|other) )*"
         r"(?:things?|tweaks?|changes?|fixes|edits|requests?|notes)[:,.!-]+ ", ""),
        (r"^for (?:the |my |our )?[^:,]{1,40}:(?= (?:vertical|square|portrait|landscape|\d+:\d+))", ""),
        (r"\b(\d{1,2}:\d{1,2}) for (?:the |my |our )?(?:insta(?:gram)?|ig|facebook|fb|linkedin|tiktok)"
         r"(?: feed| page| grid| post| profile)?\b", r"\1"),
        (r",? (?:and |but )?(?:nothing else|that's (?:it|all)|that is all|leave the rest)(?=[.!]|$)", ""),
        (r"\blike (?=the (?:first|last)\b)", ""),
        (r",? (?:and )?(?:the )?(?:first|second|third|fourth|last)(?: one| clip)? (?:stays? )?(?:untouched"
         r"|unchanged)$", ""),
        (rf"\b(trim|cut|shorten|crop) (?:everything|all of (?:it|them)|them all|every clip) ((?:down )?to {_TIME}) "
         rf"(?:except(?: for)?|but|bar|save for|apart from) ({_X})$", r"\1 all clips except \3 \2"),
        (r"\bthere(?:'s|s| is) (?:a |an |this |some )?[\w' -]{3,30}? (?:from|between) (?:about "
         r"|around )?(\d+(?:\.\d+)?)"
         r" ?s?(?: to | and | ?- ?)(\d+(?:\.\d+)?) ?s? in the (?:finished|final|whole|full) (?:vid|video"
          r"|film|thing|cut),?"
         r" (?:please |just |so )*(?:snip|cut|take|chop|trim|remove|lose) (?:that|it)(?: bit| part)?(?: out)?"
         r"(?= pls| please|$|[.!])", r"remove \1s to \2s of the film"),
        (rf"^(?:a )?lower third when ({_X}) (?:comes on|comes up|appears|starts|is on|shows up): "
         rf"{NO_OTHER_WISH}([^'\"“]{{2,70}})$",
         r"add a lower third “\2” over \1"),
        (r"\bto (?:something|sth) (?:(?:a (?:bit|little) )?(?:more |less )?[\w-]+)[?.!,;]* (?:like|maybe|such as|say"
         r"|e\.?g\.?),? ",
         "to "),
        (r"\b(bigger|smaller|larger|louder|quieter|slower|faster|longer|shorter|brighter|darker)"
         r" than (?:the )?(?:normal|usual|default|now|it is|it is now|they are|they are now|before|standard|usually)\b",
         r"\1"),
        (r"\b(black bars|letterbox(?:ed|ing)?|cropping|crop(?:ped)?|blur(?:red|ry)?(?: background| sides| bars)?)"
         r" (?:is|are|would be) (?:totally |perfectly |absolutely |also )?(?:fine|ok|okay|good|great|cool|alright"
         r"|perfect)"
         r"(?: (?:with|by|for) me)?\b", r"with \1"),
        (r"\b(?:export|render|output|use|apply|set|want|need)?(?: the| it with| me)? ?(?:export |output |render "
         r"|video )?"
         r"(?:settings|preset|format|specs|dimensions)"
         r" for (?:an? |my )?(?=(?:youtube|tiktok|instagram|insta|ig|reels?|shorts?|yt|stories"
         r"|story)\b)", "make it for "),
        # times
        (r"(\d ?(?:s|secs?|seconds?)\b.*?\b(?:first|last) (?:\d+(?:\.\d+)?|one|two|three|four|five)) (?=of )",
         r"\1 seconds "),
        (r"\b(?:a|one|1)? ?second and a half\b", " 1.5 seconds"),
        (r"(\d(?:\.\d)? ?(?:s|secs?|seconds?)),? not \d+(?:\.\d+)?(?: ?(?:s|secs?|seconds?))?\b", r"\1"),
        # cutting
        (rf"\b(?:cut|trim|chop) ({_X}) (?:from|between) ({_TIME}) (?:to|and|until|till) ({_TIME}),? "
         r"(?=(?:because |cuz |cause )?(?:i|we|he|she|they|it's|its|there's|nothing|someone|somebody|my|that's)\b)",
         r"cut out \2 to \3 of \1, "),
        (rf"^(?:the )?([\w.-]+)(?: (?:one|clip|bit|part|video|shot))?: (?:use|keep|take) (?:only |just )?"
         rf"({_TIME} ?(?:-|to) ?{_TIME})(?: only| please| pls)?$", r"keep only \2 of \1"),
        (rf"\b(?:use|keep) ({_TIME} ?(?:-|to) ?{_TIME}) only\b", r"keep only \1"),
        (rf"^.*\b((?:first|last) (?:{_TIME}|second) (?:of|in) [^,]+?),? (?:so |please |just )*{_AWAY} (?:that|it|this)"
         r"(?: part| bit)?(?: out| off| away)?[.!]?$", r"cut the \1"),
        (rf"\b{_AWAY} the (?:part|bit|section|stretch|segment|piece|stuff) (between|from) ({_TIME}) (?:and|to)"
         rf" ({_TIME})",
         r"remove \2 to \3"),
        (rf"\bremove ({_TIME} to {_TIME}) (?:of|in|from) the (?:whole|entire|full) (?:video|film|thing)",
         r"remove \1 of the film"),
        (rf"\bsplit ({_X}) at ({_TIME}),? and (?:then )?{_AWAY} the (?:second|last|latter|other) (?:part|half"
         rf"|piece|bit)",
         r"trim \1 to 0-\2"),
        (rf"\bsplit ({_X}) at ({_TIME}),? and (?:then )?{_AWAY} the first (?:part|half|piece|bit)",
         r"cut the first \2 off \1"),
        (r"\b(?:take|cut|chop|throw|kick|toss) (it|that|this one|that one|them) (?:out|away)\b", r"remove \1"),
        (r"\bfind (?:the (?:parts|bits|places) )?where (?:nobody|no one|no-one) (?:talks|speaks|says anything|is"
         r" talking)"
         rf" in ({_X}),? and {_AWAY} (?:it|them|that|those)(?: out)?", r"cut the silences out of \1"),
        (r"\b(?:take|throw|kick) ((?:the |my |our )[\w.]+(?: (?!out\b|\d)[\w.]+){0,2}?) (?:back |right )?out"
         r"(?: again)?(?=$|[,.!?])", r"remove \1"),
        # speed and holding
        (r"\bfast[ -]?forward (?:through|over|past)\b", "speed up"),
        (rf"\b(?:everything|all) (?:at|to) (\d*\.?\d+)x?(?: speed)? (?:except|but)(?: for)? ({_X})$",
         r"play all clips except \2 at \1x speed"),
        (rf"\b(?:go )?back to normal speed (?:on|for|with) ({_X})(?= pls| please|$|[,.])", r"play \1 at normal speed"),
        (r"\bhold (?:on )?the (last|first) frame\b", r"freeze the \1 frame"),
        # the picture
        (r"(?<!\bthat)(?<!\bit)(?<!\blet)(?<!\bhere)(?<!\bwhat)(?<!\bhe)(?<!\bshe)'s "
         r"(?=(?:clip|video|shot|part|footage|bit)\b)", " "),
        (r"\bmake ((?:it|them|this|that|everything|all of it|the \w+(?: \w+)?)) (?:look|appear|seem|feel) "
         r"(?=(?:(?:a (?:bit|little|tad|touch|lot)|much|way|slightly|more|less) )*"
         r"(?:\w{3,}er|saturated|contrasty|vivid)\b)", r"make \1 "),
        (r"\b(please|pls|plz) (?=(?:he|she|it|they|it's|he's|she's|they're|we|there's)\b)", r"\1, "),
        (r",? so (?:that )?(?:the|my|his|her) [\w ]{2,20}? (?:fills? (?:more of |most of |all of )?(?:the )?"
         r"(?:frame|screen|picture|shot|image|it)|stands? out(?: more)?|is easier to see"
          r"|can be seen(?: better)?)", ""),
        (r",? instead of (?:just |it |them )*(?:sitting|standing|staying|being|hanging|holding|lying)"
         r"(?: there| still| static| around)*", ""),
        (r"\bshould (?=(?:slowly )?(?:pan|zoom)\b)", ""),
        (r",? ?(?:but )?(?:don't|dont|do not|no) blur(?:red|ry|ring)?(?: the)?(?: sides| edges| bars| background)?,? "
         r"(?:just |only |with |use )*(?=black bars)", ", "),
        (rf"\b(?:turn|rotate|spin) ({_X}) (?:by )?(?:a quarter(?: turn)?|90(?: ?°| degrees?)?) (?:to the )?left",
         r"rotate \1 90 degrees counterclockwise"),
        (rf"\b(?:turn|rotate|spin) ({_X}) (?:by )?(?:a quarter(?: turn)?|90(?: ?°| degrees?)?) (?:to the )?right",
         r"rotate \1 90 degrees clockwise"),
        (r",? instead of (?:a |the |being |having it )?(?:static|still|boring|plain|fixed)(?: shot| picture|"
         r" frame| one)?",
         ""),
        (r"\b(?:the |my )?(photos|pictures|images|pics) (?:shouldn't|should not|mustn't|don't need to|must not)"
         r" (?:move|zoom|pan)(?: around)?(?:,? (?:and )?no zoom(?:ing)?)?", "show the photos without zoom"),
        (rf"\bshow ({_X}) for ({_TIME}) (?:when|as|while) ({_X}) (?:starts|begins|comes on|comes up|plays),?"
         rf" (?:as )?(?:a )?"
         r"(?:picture in picture|pip)(?: in the| at the| in)?([a-z ]*)", r"show \1 as a picture in picture\4"
         r" over \3 for \2"),
        # sound
        (r"^(?=.*\b(?:music|song|sound|audio|track|tune|soundtrack)\b)(.*?)\b(?:make|create|compose|come up with"
         r"|write|find"
         r"|do|add|give me|use|i want|put)(?: me| us)?"
         r" something ((?:(?:a bit|kinda|really|more|nice and) )*[a-z-]+(?:(?: and |, | )(?!to\b|for\b|under"
         r"|in\b)[a-z-]+){0,2})"
         r" (?:to go with (?:it|the video|this|my video)|to play (?:under|over|with) (?:it|the video|this)|for (?:it"
         r"|the background)"
         r"|under(?:neath)? it|in the background|behind it|underneath)\b",
         lambda found: f"{found[1]}add {found[2].replace(' and ', ' ').replace(',', '')} music"),
        (r"\bkeep (?:the |my |their )?(?:original |clip |clips |clips' |video |clip's )*(sound|audio"
         r"|volume)s?(?: of the (?:clips?|videos?))?"
         r" (?:down )?(?:low|quiet|soft|down|lower|quieter|subtle)(?: (?:underneath|under it|below|below it|in the back"
         r"|in the background|behind it))?\b",
         r"lower the sound of the clips"),
        (r"('s|s') own (?=audio|sound|voice|volume|noise)", r"\1 "),
        (r"\b(?:the |my )?(?:song|music|track) should (?:dip|duck|go down|drop|get quieter|be quieter|be lower)"
         r" (?=when)",
         "lower the music "),
        (r"(?<=, )lofi(?= music)?(?=,|$| and )", "add lofi music"),
        (r"\b(?:silence|mute) (it|that|them),? but keep the (?:video|picture|clip|image)(?: obviously| though|"
         r" of course)?",
         r"mute \1"),
        (r"\bend with a fade(?: to black| out)?", "fade the film out at the end"),
        (r"\b(music|song|track) (?:to )?end with a (?:long |slow |nice |gentle |soft )*fade(?:[- ]out)?,?"
         r"(?: (?:like|of|about|say|over|around))* (?=\d)", r"\1 fade out over "),
        # texts
        (r"\bi(?:'d| would)? (?:want|like) (?:a different|another|a new) (?:font|typeface) (?:for|on) (the \w+),? "
         r"(?:(?:something|like|maybe|perhaps|a|more) )*", r"make \1 "),
        (rf"\b(?:change|rename) the (title|text|caption) from ([\w ]{{1,40}}?) to ({_Q})",
         r"change the \1 '\2' to \3"),
        (r"\bi (?:want|need|would like|'d like) (it|them) (?=in \w+|bigger|smaller|bold|yellow|white|red|at the)",
         r"make \1 "),
        (r"\bhot pink\b", "#ff69b4"),
        (r"(?:#ff69b4|\b(?:light |dark |neon )?(?:pink|red|blue|green|yellow|orange|purple|white|black))"
         r"(?: pls| please)?[ ,(/]+(#[0-9a-f]{6})\b\)?", r"\1"),
        (rf"({_Q})[ ,.…]*(?:no,? |sorry,? |wait,? )*i (?:mean|meant)[ ,:]*({_Q})", r"\2"),
        (rf"\b(?:the )?(title|caption|text)(?: has a| with a)?(?: typo| is wrong| is misspelled)?[!,.: -]+"
         rf"(?:it |that )?should (?:be|say|read)[ :]*({_Q})", r"change the \1 to \2"),
        (rf"(^|(?<=, )|(?<=, and )|(?<=[.!] ))({_Q})(?= (?:at|in|on|over|big|small|huge|large|the whole|throughout|red"
         r"|white|yellow|black|blue|green|pink)\b)", r"\1add the text \2"),
        (r"\b(shuffle|mix|jumble) (?:the (?:clips|order)|them|everything|it all|it) (?:all )?(?:around"
         r"|up)\b", "shuffle the clips"),
        (r"\bdo(?: me| us)? an? (?=(?:\w+ ){0,2}(?:montage|video|reel|compilation|recap|slideshow|edit)\b)", "make a "),
        (r"\b(?:fit|put|get|make) (?:everything|it all|it|them all|all of (?:it|them)|the (?:whole )?(?:video"
         r"|thing)) (?:in|into|to|in to) (?:a |the )?"
         r"(?=(?:square|vertical|portrait|landscape|horizontal|widescreen|\d+:\d+)\b)", "make it "),
        (r"\bhalf a minute\b", "30 seconds"),
        (r"\b(?:a|one|1) minute and a half\b", "90 seconds"),
        (r"\b(?:a|one|1) (?:full |whole )?minute\b", "60 seconds"),
        (r"\bmake ((?:it|them|this|that|everything|all of it|(?:the |my )[\w.]+(?: \w+)?)) (?:all )?(?:look|feel"
         r"|appear|seem)"
         r" (?:more |a bit more |a bit |kinda |really |super |very |like )*"
         r"(?=(?:vintage|retro|warm|cool|moody|muted|black and white|b&w|faded|vivid|cinematic|sepia|natural"
         r"|old)\b)", r"make \1 "),
        (r"\b(?:edit|turn|cut|make|put|throw) (?:these|those|this|all (?:of )?(?:these|this|that|it)|my stuff"
         r"|everything|it all)"
         r" (?:clips? |videos? |together )?(?:up )?into (an? [\w :.-]{0,30}?(?:video|film|reel|edit|montage|short|vid"
         r"|clip))\b",
         r"make \1 of my clips"),
        (r"\bseconds? (\d+(?:\.\d+)?) ?(?:through|thru|to|until|till|-) ?(\d+(?:\.\d+)?)\b", r"\1s to \2s"),
        # one order
        (rf"^(?:put|play|show|do|have|use|go)(?: with)? ({_ITEM}(?:,? (?:and )?(?:then|after that|followed by|finally"
         rf"|next)"
         rf" {_ITEM})+)(?=[.;!?]|$)", r"order: \1"),
        # what follows a "but"
        (r",? but (?=(?:leave out|leave|skip|drop|remove|delete|don't|dont|do not|keep|without|ignore)\b)", ", "),
    )
)  # fmt: skip


def in_plain_words(message: str, names: Sequence[str] = ()) -> str:
    """The message with such turns put into the language's own words; the same where there are none."""
    if len(message) > _LONGEST:
        return message
    quotes: list[str] = []
    message = with_both_named(message, tuple(names))

    def hold(found: re.Match[str]) -> str:
        quotes.append(found.group())
        return f"{_HELD}{len(quotes) - 1}{_HELD}"

    plain = QUOTED.sub(hold, message.replace(_HELD, "").replace("’", "'"))
    plain = _HALVES.sub(lambda found: f"{_COUNTED.get(found[1].lower(), found[1])}.5 ", plain)
    plain = _both_photos(plain, names)
    plain = _OF.sub(lambda found: _file_of(found, names), plain)
    for pattern, put in _ROWS:
        plain = pattern.sub(put, plain)
    return re.sub(rf"{_HELD}(\d+){_HELD}", lambda found: quotes[int(found[1])], plain).strip()


def _both_photos(message: str, names: Iterable[str]) -> str:
    """ "both photos", where there are two."""
    photos = [name for name in names if name.lower().endswith(_PICTURES)]
    return _BOTH.sub(" and ".join(photos), message) if len(photos) == _TWO else message


def _file_of(found: re.Match[str], names: Iterable[str]) -> str:
    """ "Maria's review", where review_maria.mp4 is there."""
    said = {found[1].lower(), found[2].lower()}
    files = [name for name in names if said <= set(re.findall(r"[a-z]+", name.rpartition(".")[0].lower()))]
    return files[0] if len(files) == 1 else found.group()
