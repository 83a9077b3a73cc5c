"""The English words of the edit language: one row for each meaning, its phrases separated by "|".

To teach the language a phrase, add it to the row of its meaning (a space also matches a hyphen; lower case only).
Longer phrases win over shorter ones. A word that stands in no row makes its clause unknown, so `FILLER` must hold
only words that ask for nothing. What each kind means is said in `tokens.py`. Numbers, times, quotes and file names
are not words: see `numbers.py`, `times.py`, `quoting.py`, `lexer.py`.
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
    (K.MUSIC, None,
     "music | song | songs | soundtrack | bgm | background music | background track | music track | tune | "
     "score | backing track | background song | beat | beats | background audio | some tunes | audio track | "
     "in the background"),
    (K.TRANSITION, None,
     "transition | transitions | transition effect | transition effects | joins | trasition | trasitions | "
     "transistion | transistions | transiton | transitons | tranistion | tranistions | tranisition"),
    (K.AUDIO, None,
     "audio | sound | sounds | original audio | original sound | clip audio | noise | ambient sound | "
     "background noise | clip sound | their audio | their sound | its audio | its sound"),
    (K.VOLUME, None, "volume | loudness | level | sound level"),
    (K.RATE, None, "speed | pace | rate | playback speed | motion"),
    (K.SHAPE, None, "format | aspect ratio | aspect | ratio | orientation | shape | canvas | frame | screen"),
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
     "half | by half | in half | in two | into two | in two parts | into two parts | in two pieces | "
     "into two pieces | into halves | in two halves | into two halves | down the middle"),
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
    # transitions, fades, zoom
    (K.STYLE, "crossfade",
     "crossfade | crossfades | cross fade | cross fades | crossfading | dissolve | dissolves | cross dissolve | "
     "cross dissolves | soft cut | soft cuts | blend | fade transition | fade transitions | "
     "fading transitions | smooth fade transitions | smooth fade"),
    (K.STYLE, "fade_black",
     "fade through black | fades through black | fade through black transition | dip to black | "
     "dip to black transition | fade to black transition | fade to black transitions"),
    (K.STYLE, "fade_white",
     "fade through white | fades through white | dip to white | fade to white | flash | white flash | "
     "flash transition | flash transitions"),
    (K.STYLE, "wipe_left", "wipe | wipes | wipe left | wiping | wipe to the left | wipe from the right"),
    (K.STYLE, "wipe_right", "wipe right | wipe to the right | wipe from the left"),
    (K.STYLE, "wipe_up", "wipe up | wipe upwards | wipe from the bottom"),
    (K.STYLE, "wipe_down", "wipe down | wipe downwards | wipe from the top"),
    (K.STYLE, "slide_left",
     "slide | slides | slide left | push | swipe | sliding | swipes | push left | swipe left | slide to the left | "
     "slide from the right | slide in from the right | push transition | push transitions"),
    (K.STYLE, "slide_right",
     "slide right | push right | swipe right | slide to the right | slide from the left | slide in from the left"),
    (K.STYLE, "slide_up",
     "slide up | push up | swipe up | slide upwards | slide from the bottom | slide in from the bottom | "
     "slide in from below"),
    (K.STYLE, "slide_down",
     "slide down | push down | swipe down | slide downwards | slide from the top | slide in from the top | "
     "slide in from above"),
    (K.STYLE, "cover", "cover transition | cover transitions | cover over"),
    (K.STYLE, "circle_close",
     "circle close | circle closing | closing circle | circle close transition | iris out | iris close"),
    (K.STYLE, "clock",
     "clock transition | clock transitions | clock wipe | clock wipes | radial | radial wipe | radial wipes | "
     "radial transition | radial transitions"),
    (K.STYLE, "pixelate",
     "pixelate | pixelise | pixelize | pixelated | pixelation | pixel transition | pixel transitions | pixels"),
    (K.STYLE, "blur",
     "blur transition | blur transitions | blurry transition | blurry transitions | blurred transition | "
     "blurred transitions | motion blur transition | motion blur transitions"),
    (K.STYLE, "squeeze", "squeeze transition | squeeze transitions"),
    (K.STYLE, "doors",
     "doors transition | doors transitions | door transition | door transitions | opening doors | barn doors | "
     "barn door"),
    (K.STYLE, "diagonal",
     "diagonal | diagonal wipe | diagonal wipes | diagonal transition | diagonal transitions | corner wipe"),
    (K.STYLE, "circle", "circle | circles | circle open | iris | circle wipe | circular | circle reveal"),
    (K.STYLE, "zoom", "zoom transition | zoom transitions | zooming transition | zooming transitions"),
    (K.HARD_CUT, None, "hard cut | hard cuts | straight cut | straight cuts | plain cuts | simple cuts | jump cuts"),
    (K.FADE_BLACK, None, "fade to black | fades to black | fading to black"),
    (K.BARE_FADE, None, "fade | fades | fading"),
    (K.FADE, "in",
     "fade in | fades in | fade from black | fades from black | fade ins | fading in | fade up from black | "
     "fade up | fade in from black"),
    (K.FADE, "out",
     "fade out | fades out | fade out to black | fade outs | fading out | fades out to black | fade it out"),
    (K.FADE, "both",
     "fade in and out | fades in and out | fade in and fade out | fade in fade out | fade it in and out | "
     "fade ins and fade outs | fade in and a fade out"),
    (K.WAY, "out", "out"),
    (K.WAY, "in", "in gradually | in slowly"),
    (K.WAY, "both", "in and out"),
    (K.ZOOM, "in",
     "slow zoom | ken burns | ken burns effect | slow zooms | slow zoom in | zoom in | zooms in | gentle zoom | "
     "slowly zoom in | slow zoom effect | ken burns zoom | subtle zoom | slowly zoom | zoom slowly | "
     "zoom in slowly | zoom effect | zoom in effect | zooming in | slow push in | slow zooming in | "
     "gradually zoom in | zoom in gradually"),
    (K.ZOOM, "out", "slow zoom out | zoom out | zooms out | slowly zoom out | zoom out slowly | zooming out"),
    (K.ZOOM, "none",
     "without zoom | no zoom | without zooming | without slow zoom | no ken burns | without ken burns | "
     "without any zoom | no slow zoom | without a slow zoom"),
    (K.ZOOM, "left",
     "pan left | pan to the left | slow pan to the left | slow pan left | slowly pan left | pan from right to left | "
     "slowly pan to the left | pans left | slow pan from right to left | panning left"),
    (K.ZOOM, "right",
     "pan right | pan to the right | slow pan to the right | slow pan right | slowly pan right | "
     "pan from left to right | slowly pan to the right | pans right | pan across | slow pan | "
     "slow pan from left to right | pan effect | panning | panning right | slow pan across | slowly pan across"),
    (K.ZOOM, "up",
     "pan up | pan upwards | slow pan upwards | slow pan up | tilt up | pan from bottom to top | slowly pan up"),
    (K.ZOOM, "down",
     "pan down | pan downwards | slow pan downwards | slow pan down | tilt down | pan from top to bottom | "
     "slowly pan down"),
    (K.STATIC, None, "zoom in on | zoom into | zoom in to | zoomed in on | punch in on | punch in to"),
    (K.GENTLY, None, "slowly | gradually | little by little"),
    (K.BARE_ZOOM, None, "zoom | zooms | zooming"),
    # sound
    (K.MOOD, "calm",
     "calm | calming | chill | relaxing | relaxed | soothing | peaceful | gentle | mellow | ambient | soft | "
     "quiet mood | laid back | dreamy | tranquil | slow music | romantic | chilled | serene | calmer | chiller"),
    (K.MOOD, "upbeat",
     "upbeat | energetic | fun | lively | party | uplifting | "
     "positive | high energy | danceable | fast paced | hype | livelier"),
    (K.MOOD, "lofi",
     "lofi | lo fi | study beats | chillhop | lofi hip hop | lo fi hip hop"),
    (K.MOOD, "cinematic",
     "cinematic | epic | dramatic | orchestral | inspiring | movie like | emotional | trailer | heroic | "
     "inspirational | powerful | film score"),
    (K.MOOD, "happy",
     "happy | happier | cheerful | joyful | cheery | feel good | bright | sunny | playful | bouncy | jolly | summery | "
     "summer vibe | whimsical | quirky"),
    (K.MOOD, "dark",
     "dark | tense | scarier | suspense | suspenseful | scary | spooky | horror | creepy | eerie | mysterious | "
     "ominous | "
     "thriller | moody | menacing | sinister | gloomy"),
    (K.MOOD, "acoustic",
     "acoustic | folk | folky | acoustic guitar | guitar | indie folk | country | unplugged | rustic | "
     "singer songwriter | folk guitar"),
    (K.MOOD, "electronic",
     "electronic | edm | techno | house | synthwave | synth | electro | trance | futuristic | "
     "synth pop | electronic dance | techy"),
    (K.GENRE, None,
     "jazz | jazzy | rock | pop | hip hop | rap | classical | metal | blues | "
     "reggae | funk | disco | trap | piano | k pop | latin | drum and bass"),
    (K.ANOTHER_SONG, None,
     "another song | another soundtrack | a different soundtrack | different soundtrack | another track | "
     "another tune | another piece of music | a different song | different song | different music | "
     "a different track | different track | a different tune | some other music | other music | "
     "some different music | next song | shuffle the music | try another song | try another track | "
     "try a different song | try different music | try another tune | reroll the music | swap the song | "
     "swap the music | switch the song | switch the music | another version of the music | "
     "another one for the music | a new take of the music"),
    (K.TEMPO, None, "tempo | tempo of | beats per minute | bpm"),
    (K.DUCK, None,
     "duck | ducking | ducks | ducked | auto duck | auto ducking | audio ducking | sidechain | side chain | "
     "voice ducking | music ducking"),
    (K.SPEECH, None,
     "under the voices | under the voice | under my voice | under the speech | under speech | under the talking | "
     "under the dialogue | under dialogue | under the vocals | below the voice | behind the voice | "
     "behind my voice | behind the speech | when i talk | when i speak | when i'm talking | when i'm speaking | "
     "while i talk | while i speak | while i'm talking | while i'm speaking | when people talk | "
     "when people speak | when people are talking | when someone talks | when someone speaks | "
     "when someone is talking | when someone is speaking | when somebody talks | when somebody speaks | "
     "while people talk | while someone talks | while someone speaks | when they talk | when they speak | "
     "while they talk | when there's talking | when there is talking | when there's speech | when there is speech | "
     "during speech | during the speech | during the talking | while talking | when talking | when speaking | "
     "while speaking | for the voice | for the speech | for speech | for voices | for my voice | for the voices | "
     "so the voice is clear | so you can hear the voice | so you can hear me | so i can be heard | "
     "whenever i talk | whenever someone talks | whenever someone speaks | whenever people talk | "
     "when she talks | when he talks | when she speaks | when he speaks | over the speech | over the voice"),
    (K.BEAT, 1,
     "on the beat | to the beat | on beat | on the beats | to the beats | with the beat | beat sync | beat synced | "
     "beat match | sync to the music | sync with the music | sync to the beat | sync with the beat | "
     "on every beat | on each beat | to the rhythm | to the music | in time with the music | "
     "in sync with the music | on the rhythm | match the beat | match the music | matches the beat | hit the beat | "
     "hits the beat | sync the cuts to the beat | sync the cuts to the music | sync the cuts with the music | "
     "sync cuts to the beat | sync cuts to the music | match the cuts to the beat | match the cuts to the music | "
     "snap the cuts to the beat | snap cuts to the beat | make the cuts match the music | "
     "make the cuts hit the beat | make the cuts land on the beat | cuts on the beat | cuts to the beat | "
     "cuts land on the beat | align the cuts to the beat | align the cuts with the beat | "
     "time the cuts to the beat | time the cuts to the music | sync it to the music | sync it to the beat | "
     "sync it with the music | sync the clips to the music | sync the clips to the beat | sync clips to the beat | "
     "sync the video to the music | sync the video to the beat | beat cuts"),
    (K.BEAT, 2, "on every second beat | on every other beat | every second beat | every other beat | every 2 beats"),
    (K.BEAT, 4,
     "on every fourth beat | every fourth beat | on the downbeat | on the downbeats | on every bar | every 4 beats | "
     "on each bar | on every downbeat"),
    (K.SILENCES, None,
     "silences | the silences | silent parts | the silent parts | silent bits | silent sections | silent gaps | "
     "pauses | the pauses | long pauses | awkward pauses | dead air | dead space | quiet parts | the quiet parts | "
     "the gaps in speech | gaps in speech | gaps in the speech | remove silence | remove the silence | "
     "cut silence | cut the silence | cut out silence | cut out the silence | trim the silence | trim silence | "
     "delete silence | jump cut the silence | jump cut the silences | get rid of silence | "
     "get rid of the silence | take out the silence | silence between sentences | empty parts | awkward silences"),
    (K.BEGIN, None,
     "start | starts | begin | begins | should start | should begin | come in | comes in | kick in | kicks in"),
    (K.FINISH, None, "stop | stops | stopping | ends | should stop | should end | end | finish"),
    (K.PREP, "of", "while | longer than | only from | only between"),
    (K.FILLER, None, "plays | is playing | playing"),
    (K.LEVEL, "quieter",
     "quieter | quiet | quietly | softer | softly | lower | less loud | turn down | low | down | is too loud | "
     "too loud | tone down | lower the volume of | reduce | decrease | subtle | a bit quieter | "
     "not so loud | turned down | at low volume | low volume"),
    (K.LEVEL, "very quiet",
     "very quiet | much quieter | barely audible | way quieter | way down | a lot quieter | very soft | "
     "very low | really quiet | very quietly | very softly | much softer | much lower"),
    (K.LEVEL, "louder",
     "louder | loud | raise | boost | bump | bump up | turn up | up | is too quiet | too quiet | increase | too low | "
     "is too low | crank up | a bit louder | turned up"),
    (K.LEVEL, "very loud", "very loud | much louder | way up | way louder | really loud | a lot louder"),
    (K.LEVEL, "full", "full volume | at full volume | full | normal volume | original volume"),
    (K.LEVEL, "half", "half volume | at half volume | half as loud | half the volume"),
    (K.LEVEL, "double", "twice as loud | double the volume | double volume"),
    (K.MUTE, None, "mute | muted | silence | silent | muting | turn off the sound of | turn off the audio of"),
    # shape
    (K.RATIO, "9:16",
     "vertical | portrait | upright | vertically | vertical video | portrait mode | phone format | for phones"),
    (K.RATIO, "16:9",
     "landscape | horizontal | widescreen | horizontally | wide screen | "
     "landscape mode | wide format"),
    (K.RATIO, "1:1", "square | squared"),
    (K.RATIO, "4:5", "instagram feed | instagram post | feed post | ig feed | ig post | instagram portrait"),
    (K.FIT, "crop",
     "crop | cropped | cropping | fill the frame | filling the frame | fill the screen | filling the screen | "
     "fill frame | crop to fill | cropped to fill | crop to fit | filling the frame by cropping | crop it | "
     "fill the whole screen | crop everything"),
    (K.FIT, "blur",
     "blur | blurred background | blurry background | blurred | blur background | blurred sides | "
     "blurred bars | background blur | blurred edges | blur the background | blurred fill | blur fill | "
     "blurry bars | blurry sides"),
    (K.FIT, "letterbox",
     "letterbox | letterboxed | black bars | black borders | pillarbox | letterboxing | black edges | "
     "without cropping | no cropping | don't crop | black background | don't crop anything | don't crop it | "
     "do not crop"),
    # the picture
    (K.TONE, "brightness", "brightness | exposure"),
    (K.TONE, "contrast", "contrast"),
    (K.TONE, "saturation", "saturation | vibrance | color intensity | colour intensity | colors | colours"),
    (K.TONE, "temperature", "temperature | color temperature | colour temperature | warmth | white balance"),
    (K.TONED, ("brightness", 1),
     "brighter | brighten | more brightness | lighter | lighten | brighten up | more light | more exposure | "
     "is too dark | too dark | are too dark | raise the exposure | overly dark"),
    (K.TONED, ("brightness", -1),
     "darker | darken | less bright | less brightness | is too bright | too bright | are too bright | dimmer | dim | "
     "less exposure | overexposed | is overexposed"),
    (K.TONED, ("contrast", 1), "more contrast | more contrasty | punchier | higher contrast | add contrast"),
    (K.TONED, ("contrast", -1), "less contrast | flatter | lower contrast | softer contrast"),
    (K.TONED, ("saturation", 1),
     "more saturation | more saturated | saturate | more colorful | more colourful | richer colors | richer colours | "
     "more color | more colour | stronger colors | stronger colours | make the colors pop | make the colours pop | "
     "add saturation"),
    (K.TONED, ("saturation", -1),
     "less saturation | less saturated | desaturate | desaturated | less colorful | less colourful | "
     "less color | less colour"),
    (K.TONED, ("temperature", 1),
     "warmer | warm it up | warm this up | warm them up | warm up | warmer colors | warmer colours | warmer tones | "
     "more warmth"),
    (K.TONED, ("temperature", -1),
     "cooler | colder | cool it down | cool this down | cool them down | cool down | cooler colors | "
     "cooler colours | cooler tones | colder tones | bluer"),
    (K.DEGREE, "slight", "a bit | a little | a little bit | little bit | slightly | a touch | a tad | a hint | subtly"),
    (K.DEGREE, "strong", "much | a lot | lots | way | far | really | significantly | considerably | very | strongly"),
    (K.LOOK, "none",
     "natural look | no filter | remove the filter | remove the look | original colors | original colours | "
     "remove the color filter | remove the lut | no look | without filter | without a filter | natural colors | "
     "natural colours | back in color | back in colour"),
    (K.LOOK, "warm", "warm | warm look | warm filter | warm colors | warm colours | warm tones | golden look"),
    (K.LOOK, "cool",
     "cool look | cool filter | cool colors | cool colours | cool tones | cold look | cold tones | cold"),
    (K.LOOK, "vivid", "vivid | vivid look | vivid filter | vivid colors | vivid colours | vibrant"),
    (K.LOOK, "muted",
     "muted film | muted film look | muted look | film look | muted colors | muted colours | faded look | "
     "faded film | faded film look | matte | matte look | vintage | retro | vintage look | vintage filter | "
     "retro look | "
     "retro filter | analog look | old film look | look like an old film | like an old film | pastel look | "
     "washed out"),
    (K.LOOK, "black_white",
     "black and white | black & white | b&w | bw | monochrome | grayscale | greyscale | black and white look | "
     "black and white filter | in black and white | b and w | black white"),
    (K.LOOK, "sepia", "sepia | sepia look | sepia filter | sepia tone | sepia tones"),
    (K.LOOK, "teal_orange",
     "teal and orange | teal and orange look | teal & orange | orange and teal | orange and teal look | "
     "cinematic look | cinematic colors | cinematic colours | cinematic filter | cinematic color grade | "
     "cinematic grade | blockbuster look | movie look | teal and orange filter"),
    (K.LUT, None, "lut | luts | lut file | cube file | color lut | colour lut"),
    (K.FOCUS, None,
     "in view | in frame | in the frame | in sight | focus on | focus point | focus | keep in view | "
     "stay in view | center on | centre on | visible part | keep visible | the subject is | subject is | "
     "my face is | the person is"),
    (K.BORDER, None,
     "each edge | each side | all edges | all sides | every edge | every side | all four sides | all four edges | "
     "all around | the edges | the borders | edges"),
    (K.ROTATE, None,
     "rotate | rotated | rotating | rotation | straighten | turn by"),
    (K.ROTATE, 90, "rotate right | turn right | rotate to the right | turn to the right"),
    (K.ROTATE, -90, "rotate left | turn left | rotate to the left | turn to the left"),
    (K.CLOCKWISE, 1, "clockwise | clock wise"),
    (K.CLOCKWISE, -1,
     "counterclockwise | counter clockwise | anticlockwise | anti clockwise"),
    (K.ANGLE, 180, "upside down"),
    (K.ANGLE, 0, "right side up | as recorded | the right way up"),
    (K.ANGLE, 90, "sideways | a quarter turn"),
    (K.FLIP, None, "flip | flipped | mirror | mirrored | flipping | mirroring | mirror image"),
    (K.FLIP, "horizontal",
     "flip horizontally | flip left to right | flip left and right | mirror horizontally | mirror left to right"),
    (K.FLIP, "vertical", "flip vertically | flip top to bottom | mirror vertically | flip up and down"),
    (K.MAGNIFY, None, "magnify | magnified | blow up"),
    (K.STEADY, "on",
     "stabilize | stabilise | stabilized | stabilised | stabilization | stabilisation | steady | less shaky | "
     "image stabilization | image stabilisation | smooth out the shaking | remove the shake | reduce the shake | "
     "fix the shaking | fix the shaky | remove the shaking | steadier | fix shaky | is shaky | is too shaky | "
     "is so shaky | is super shaky | is really shaky | is very shaky | are too shaky | are shaky"),
    (K.STEADY, "off",
     "do not stabilise | do not stabilize | don't stabilise | don't stabilize | remove the stabilization | "
     "remove the stabilisation | undo the stabilization | undo the stabilisation | without stabilization | "
     "turn off stabilization | turn off the stabilization | no stabilization | no stabilisation"),
    (K.PIP, None,
     "picture in picture | pip | picture in a picture | small overlay | facecam | face cam | webcam overlay | "
     "as an overlay | video overlay | small window"),
    (K.LOGO, None, "logo | watermark | brand logo | channel logo | my watermark | brand mark"),
    (K.OVERLAY, None, "the overlay | all overlays | overlays | the overlays | all the overlays"),
    (K.ROUNDED, None, "rounded corners | rounded | round corners | rounded border | rounded edges | round edges"),
    # text
    (K.POSITION, "left",
     "left | left side | left edge | left half | left hand side | left part | on the left | on the left side"),
    (K.POSITION, "right",
     "right side | right edge | right half | right hand side | right part | on the right | on the right side | "
     "to the right"),
    (K.POSITION, "top_left",
     "top left | top left corner | at the top left | at the top left corner | upper left | upper left corner | "
     "top left hand corner | left top corner"),
    (K.POSITION, "top_right",
     "top right | top right corner | at the top right | at the top right corner | upper right | upper right corner | "
     "top right hand corner | right top corner | "
     "corner | in the corner | in a corner"),
    (K.POSITION, "bottom_left",
     "bottom left | bottom left corner | at the bottom left | at the bottom left corner | lower left | "
     "lower left corner | bottom left hand corner"),
    (K.POSITION, "bottom_right",
     "bottom right | bottom right corner | at the bottom right | at the bottom right corner | lower right | "
     "lower right corner | bottom right hand corner"),
    (K.POSITION, "top",
     "at the top | top | on top | upper | above | up top | at the top of the screen | at the top of the frame | "
     "top of the screen | top of the frame | top edge | top part | top half | upper part | upper half"),
    (K.POSITION, "center",
     "center | centre | in the middle | middle | centered | centred | in the center | in the centre | "
     "in the middle of the screen | center of the screen | in the center of the screen | center of | centre of | "
     "middle of | "
     "center part | middle part"),
    (K.POSITION, "bottom",
     "at the bottom | bottom | lower part | underneath | down below | at the bottom of the screen | "
     "bottom of the screen | at the bottom of the frame | bottom edge | bottom part | bottom half | "
     "lower half"),
    (K.SIZE, "small", "small | tiny | little | in small letters | small text | small font"),
    (K.SIZE, "medium", "medium | medium sized | normal size | regular size | medium size"),
    (K.SIZE, "large",
     "large | big | in big letters | in large letters | large text | "
     "big letters | large letters"),
    (K.SIZE, "smaller", "smaller | shrink | less big | smaller text | in smaller letters"),
    (K.SIZE, "bigger", "bigger | larger | enlarge | bigger text | larger text | in bigger letters"),
    (K.WHOLE, None,
     "throughout | the whole time | the whole video | the entire video | for the whole video | all the time | "
     "for the entire video | during the whole video | the whole film | for the whole film | "
     "the whole way through | the entire time | throughout the video | throughout the film | "
     "all the way through | from start to finish | from start to end | during the entire video | "
     "from beginning to end"),
    (K.SAYING, None,
     "that says | saying | which says | that reads | reading | which reads | says | with the text | "
     "with the words | with text | that say | to say | reads | should say | should read"),
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
    (K.TRIM, None,
     "trim | shorten | trimming | crop to seconds | trim down | limit | cut down | shortening | trimmed | "
     "shortened"),
    (K.CUT, None, "cut | take | chop | cut off | chop off | trim off | shave | shave off | snip"),
    (K.KEEP, None,
     "keep | keep only | only keep | only use | use only | just keep | just use | leave only | keep just | only"),
    (K.SPLIT, None, "split | divide | split up"),
    (K.SPLIT, "middle", "cut in two | halve"),
    (K.MOVE, None, "move | bring | come | to come | shift | send | comes | should come | should go | move up"),
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
     "show | display | hold | stay | stays | lasts | shown | display for | appear | appears | on screen | "
     "visible | should last | should stay | linger | be shown"),
    (K.CHANGE, None, "change | replace | rename | update | swap out | change out"),
    (K.ORIGINAL, None,
     "keep the original sound | keep the original audio | keep original audio | keep original sound | "
     "keep the audio | keep the sound | unmute | unmute the clips | keep the clip audio | "
     "restore the original sound | restore the original audio | keep the clips' audio | keep their sound"),
    (K.AS_IT_IS, None, "as it is | as they are | as is"),
    # names of things, so that their words are not read as something else
    (K.WORD, None,
     "all the way down | all the way up | twice as long | three times as long | half as long | golden hour | "
     "golden gate | first dance | last dance | "
     "ice cream | time square"),
    # misspellings
    (K.CLIP, "video", "vid | vidoe | vedio | viedo"),
    (K.CLIP, "videos", "vids | vidoes | vedios | viedos"),
    (K.MUSIC, None, "musik | muisc | musci"),
    (K.REMOVE, None, "remvoe | delte | deleet"),
    (K.RATIO, "9:16", "verticle | vertial"),
    (K.BETWEEN, None, "beetween | betwen | bewteen"),
    # words that ask for nothing
    (K.REMARK, None,
     "is too long | are too long | too long | is way too long | is a bit too long | i uploaded | is boring | "
     "it's boring | it is boring | it's so boring | it's too long | it's super shaky | it's so shaky | "
     "it's too shaky | it's really shaky | it's shaky | it's ugly | i don't like it | it looks bad | "
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
    (K.IT, None, "this | that | these | those | this one | this video"),
    (K.IT, "it", "it | them | they"),
    (K.FILLER, None,
     "the | my | our | your | some | please | yo | in that order | 's | for instagram | for ig | for insta | "
     "pls | plz | can you | could you | would you | will you | can we | could we | can u | just | nice | cool | "
     "quick | quickly | simple | for me | for us | thanks | "
     "thank you | thx | hi | hello | hey | hey there | ok | okay | yes | yeah | yep | sure | great | good | "
     "lovely | beautiful | awesome | perfect | amazing | smooth | background | let's | "
     "lets | let us | i think | i guess | maybe | actually | so | well | now | first of all | long | "
     "in length | here | there | would be nice | would be great | if possible | if you can | right | "
     "um | uh | oh | same | new | kind of | sort of | me | us | go ahead and | be so kind as to | kindly | "
     "each other | one after the other | one after another | in a row | back to back | into one | "
     "into a single | number | # | no. | its | it's | their | together | duration | mins | instead | exactly | "
     "only once | any | more | i'd love | would love | love to | something | each time | again | style | mode | "
     "wise | sized | vibe | vibes | feel | mood | kind | type | version | effect | effects | at first | "
     "to begin with | for starters | i'd love to | i would love | sounding | track | mate | dude | bro | "
     "there you go | thanks a lot | many thanks | cheers | sorry | wait | no wait | just a | i have | "
     "i've got | i want you to | i'd like you to | i need you to | i want to | i'd like to | i would like to | "
     "help me | help me to | would you mind | can i have | can i get | could i get | could i have | "
     "may i have | ur | u | overall | kinda | a little bit of"),
)  # fmt: skip
