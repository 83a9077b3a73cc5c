"""The English words of the edit language that belong to no one subject: a row for each meaning, phrases between "|".

To teach the language a phrase, add it to the row of its meaning (a space also matches a hyphen; lower case only).
Longer phrases win over shorter ones. A word that stands in no row makes its clause unknown, so `FILLER` must hold
only words that ask for nothing. What each kind means is said in `tokens.py`. Numbers, times, quotes and file names
are not words: see `numbers.py`, `times.py`, `amounts.py`, `quoting.py`, `lexer.py`. The other `words_…` files have both
languages, by subject.
"""

from __future__ import annotations

from typing import Final

from reelwright.edits.tokens import Kind as K

ROWS: Final[tuple[tuple[K, object, str], ...]] = (
    # separators
    (K.AND, None,
     "n | and | & | plus | also | then | and then | and also | after that | afterwards | as well as | next | "
     "finally | lastly | or | nor | but | too | while you're at it | secondly | or any | nor any"),
    (K.WITH, None, "with | and with | using | along with | together with | featuring | that has | having"),
    # nouns
    (K.CLIP, "clip", "clip | scene | shot | footage clip | one"),
    (K.CLIP, "clips",
     "clips | scenes | shots | ones | material | media | uploads | files | stuff i uploaded | "
     "everything i uploaded | clips i uploaded | files i uploaded | clips and photos | "
     "photos and clips | photos and videos | videos and photos"),
    (K.CLIP, "video", "video"),
    (K.CLIP, "videos", "videos | footage | video clips | videos i uploaded | my footage"),
    (K.CLIP, "photo", "photo | picture | image | pic | still"),
    (K.CLIP, "photos", "photos | pictures | images | pics | stills"),
    (K.FILM, None,
     "film | movie | short video | video clip | montage | reel | short | vlog | slideshow | timeline | "
     "short film | project | compilation | recap | story | whole thing | final cut | sequence | short clip | "
     "music video"),
    (K.RATE, None, "speed | pace | rate | playback speed | motion"),
    (K.STEP, None,
     "step | steps | thing | things | changes | edits | action | actions | thing i did | thing you did"),
    (K.PLACE, None, "position | spot | slot"),
    (K.EVERYTHING, None, "everything | all audio | all sound | all the sound | all the audio | the whole audio"),
    # amounts
    (K.ALL, None, "all | all of | every | all the | all of the | all my | all of my | every single | everywhere"),
    (K.EACH, None, "each | every one | per | apiece | each of the | each of my"),
    (K.ORDINAL, "first", "first"),
    (K.ORDINAL, "last", "last | final | latest | closing"),
    (K.ORDINAL, 2, "second"),
    (K.ORDINAL, 3, "third"),
    (K.ORDINAL, 4, "fourth"),
    (K.ORDINAL, 5, "fifth"),
    (K.ORDINAL, 6, "sixth"),
    (K.ORDINAL, 7, "seventh"),
    (K.ORDINAL, 8, "eighth"),
    (K.ORDINAL, 9, "ninth"),
    (K.ORDINAL, 10, "tenth"),
    (K.HALF, None,
     "half | in half | in two | into two | in two parts | into two parts | in two pieces | "
     "into two pieces | into halves | in two halves | into two halves | down the middle"),
    (K.HALF, "by", "by half"),
    (K.FACTOR, "2", "double | twice as fast | twice the speed | double speed | two times faster | twice the pace"),
    (K.FACTOR, "3", "triple | three times as fast | triple speed | three times faster"),
    (K.FACTOR, "0.5", "half speed | half the speed | half as fast | twice as slow | half the pace"),
    (K.FACTOR, "0.25", "quarter speed | a quarter of the speed"),
    (K.FACTOR, "1", "normal speed | original speed | regular speed"),
    # where in the film
    (K.EDGE, "start",
     "at the start | at the beginning | to the start | to the beginning | to the front | in the beginning | "
     "from the start | off the start | from the beginning | off the beginning | off the front | start of | "
     "beginning of | the start | the beginning | the front | in front | at the front | up front | "
     "to the top of the order | at the very beginning | at the very start | to the very beginning | "
     "to the very start | in the opening | from the front"),
    (K.EDGE, "end",
     "at the end | to the end | off the end | from the end | to its end | end of | the end | off the tail | "
     "at the very end | to the very end | to the back | at the back | on the end | until the end | "
     "till the end | the ending | in the end | from the back"),
    (K.BETWEEN, None, "between | in between | between each of | among"),
    (K.AFTER, None, "after | behind | following"),
    (K.BEFORE, None, "before | ahead of | in front of"),
    # while, and which part
    (K.PREP, "of", "while | longer than | only from | only between"),
    (K.FILLER, None, "plays | is playing | playing"),
    # text
    (K.WHOLE, None,
     "throughout | the whole time | the whole video | the entire video | for the whole video | all the time | "
     "for the entire video | during the whole video | the whole film | for the whole film | "
     "the whole way through | the entire time | throughout the video | throughout the film | "
     "all the way through | from start to finish | from start to end | during the entire video | "
     "from beginning to end"),
    (K.SAYING, None,
     "that says | saying | which says | that reads | reading | which reads | says | with the text | "
     "with the words | with text | that say | to say | reads"),
    (K.SAYING, "should", "should say | should read | should be saying | has to say | must say"),
    (K.SAYING, "title",
     "titled | called | entitled | named | with the title | with title | call it | title it | name it | "
     "entitle it | call the video"),
    (K.ABOUT, None, "about | of a | of an | showing | depicting"),
    # verbs
    (K.ADD, None,
     "add | adding | insert | include | give | give me | throw in | want | need | i want | i need | "
     "i'd like | i would like | use | apply | write | overlay | drop in | put in | put on | lay | slap | get | "
     "find | we need | there should be | added | play | set to | pick"),
    (K.ADD, "put", "put | place"),
    (K.MAKE, None,
     "make | turn | set | have | let | convert | making | reformat | resize | go | should be | "
     "let's make | be | edit | make me | goes"),
    (K.GENERATE, None, "create | produce | compose | build | creating"),
    (K.GENERATE, "invent", "generate"),
    (K.COMBINE, None,
     "combine | combining | merge | merging | join | stitch | stitch together | put together | "
     "string together | compile | concatenate | concat | join together | splice | splice together | assemble | "
     "combine together | merge together | glue together | glue | mash together | edit together | cut together | "
     "bring together | connect | connect together | piece together"),
    (K.REMOVE, None,
     "remove | delete | drop | get rid of | take out | cut out | erase | take away | take off | lose | kill | "
     "throw out | throw away | deleting | removing | clear | discard | strip | ditch | scrap | turn off"),
    (K.NEG, None,
     "don't | do not | no | without | don't add | do not add | don't want | i don't want | no more | "
     "don't use | don't put | never | not | without any | without adding | don't need | i don't need | dont | "
     "dont add | dont want | skip the | do without | leave out the | leave out | i do not want"),
    (K.LONGER, None, "longer | extend | lengthen | prolong | extended | lengthened"),
    (K.SHORTER, None, "shorter"),
    (K.TRIM, None,
     "trim | shorten | trimming | crop to seconds | trim down | limit | cut down | shortening | trimmed | "
     "shortened"),
    (K.CUT, "whole", "cut"),
    (K.CUT, None, "take | chop | cut off | chop off | trim off | shave | shave off | snip"),
    (K.KEEP, None,
     "keep | only"),
    (K.KEEP, "only",
     "keep only | only keep | only use | use only | just keep | just use | leave only | keep just | leave just"),
    (K.SPLIT, None, "split | divide | split up"),
    (K.SPLIT, "middle", "cut in two"),
    (K.MOVE, None, "move | bring | come | to come | shift | send | comes | should come | should go | move up"),
    (K.REORDER, "reversed",
     "reverse the order of | reverse the order | reverse order of | in reverse order | in reversed order | "
     "reverse the clip order | flip the order of | flip the order | invert the order of | invert the order | "
     "in the opposite order | in the reverse order | reverse order | reversed order | last to first | "
     "from last to first"),
    (K.REORDER, "shuffled",
     "shuffle | shuffled | randomize the order of | randomise the order of | randomize the order | "
     "randomise the order | in a random order | in random order | random order | mix up the order of | "
     "mix up the order | randomly order | randomly arrange | jumble | scramble the order of | "
     "scramble the order | shuffle around | shuffle the order of | shuffle the order | randomize | randomise | "
     "mix up the clips"),
    (K.SWAP, None,
     "swap | exchange | switch | switch around | trade | swap around | switch places | swap the order of | "
     "switch the order of"),
    (K.REORDER, None,
     "reorder | rearrange | order | arrange | sort | in this order | in the order | order of | new order | "
     "the order should be | change the order to | put in this order | in order"),
    (K.OPEN_WITH, "start",
     "start with | begin with | open with | starting with | starts with | beginning with | opens with"),
    (K.OPEN_WITH, "end", "end with | finish with | close with | ending with | ends with | end on | finish on"),
    (K.FASTER, None,
     "speed up | faster | accelerate | quicker | fast forward | speed it up | timelapse | speeded up | "
     "sped up | speeding up | too slow | is too slow | is way too slow | are too slow"),
    (K.SLOWER, None,
     "slow down | slower | slow motion | slow mo | slowmo | slow it down | slow | slowed down | slowing down | "
     "too fast | is too fast | is way too fast | are too fast"),
    (K.UNDO, None,
     "undo | revert | go back | take that back | take back | undo that | undo it | undo this | step back | "
     "roll back | rollback | undo what you did | undo my | i changed my mind | undo your"),
    (K.SHOW, None,
     "show | display | hold | stay | stay up | stays up | should stay up | stays | lasts | shown | display for | "
     "appear | appears | on screen | on the screen | "
     "visible | should last | should stay | linger | be shown"),
    (K.CHANGE, None, "change | replace | rename | update | swap out | change out"),
    (K.AS_IT_IS, None, "as it is | as they are | as is"),
    # names of things, so that their words are not read as something else
    (K.WORD, None,
     "all the way down | all the way up | twice as long | three times as long | half as long | golden hour | "
     "golden gate | first dance | last dance | "
     "ice cream | time square | has no | had no | trash can | garbage can"),
    # misspellings
    (K.CLIP, "video", "vid | vidoe | vedio | viedo"),
    (K.CLIP, "videos", "vids | vidoes | vedios | viedos"),
    (K.REMOVE, None, "remvoe | delte | deleet"),
    (K.BETWEEN, None, "beetween | betwen | bewteen"),
    # words that ask for nothing
    (K.REMARK, None,
     "i uploaded | is boring | "
     "it's boring | it is boring | it's so boring | it's super shaky | "
     "it's ugly | i don't like it | it looks bad | "
     "i've uploaded | here are | here is | here's | i have uploaded | i just uploaded | uploaded"),
    (K.PREP, "at",
     "at | from | starting at | starting from | beginning at | from about | at around | at about | @ | "
     "from second"),
    (K.PREP, "for",
     "for | over | lasting | for about | for around | over about | that lasts | for a duration of | for exactly | "
     "for like | for roughly"),
    (K.PREP, "to",
     "to | until | till | into | down to | up to | to just | to only | to about | to be | to around | to exactly | "
     "to like | to roughly | to approximately"),
    (K.PREP, "by", "by"),
    (K.PREP, "of",
     "of | in | on | onto | towards | toward | across | off | as | out of | from my | from the | under | during | "
     "inside | within | to the"),
    (K.A, None, "a | an | another | one single | some kind of"),
    (K.IT, None, "this | that | these | those | this one"),
    (K.IT, "film", "this video"),
    (K.IT, "it", "it | them | they"),
    (K.FILLER, None,
     "the | my | our | your | some | please | yo | in that order | 's | for instagram | for ig | for insta | "
     "pls | plz | can you | could you | would you | will you | can we | could we | can u | just | nice | cool | "
     "quick | quickly | simple | for me | for us | thanks | "
     "thank you | thx | hi | hello | hey | hey there | ok | okay | yes | yeah | yep | sure | great | good | "
     "lovely | beautiful | awesome | perfect | amazing | smooth | background | let's | "
     "lets | let us | i think | i guess | maybe | actually | so | well | now | first of all | long | "
     "in length | here | there | would be nice | would be great | if possible | if you can | right | "
     "or so | or something | or something like that | or whatever | um | uh | oh | same | new | kind of | sort of | "
     "me | us | go ahead and | be so kind as to | kindly | "
     "each other | one after the other | one after another | in a row | back to back | into one | "
     "into a single | number | # | its | it's | their | together | duration | mins | instead | exactly | "
     "only once | any | more | i'd love | would love | love to | something | each time | again | style | mode | "
     "wise | sized | vibe | vibes | feel | mood | kind | type | version | effect | effects | at first | "
     "to begin with | for starters | i'd love to | i would love | sounding | mate | dude | bro | "
     "there you go | thanks a lot | many thanks | cheers | sorry | wait | no wait | just a | i have | "
     "i've got | i want you to | i'd like you to | i need you to | i want to | i'd like to | i would like to | "
     "help me | help me to | would you mind | can i have | can i get | could i get | could i have | "
     "may i have | ur | u | overall | kinda | a little bit of"),
)  # fmt: skip
