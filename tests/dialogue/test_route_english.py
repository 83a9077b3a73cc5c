"""The action table in English: each row is a message and the intents it must become."""

import pytest

from reelwright.dialogue.route import Intent, route

EXPORTS = [
    "export",
    "Export",
    "EXPORT!",
    "export it",
    "export the video",
    "Export the video please",
    "please export my video",
    "export now",
    "re-export",
    "export again",
    "redo the export",
    "render it",
    "render the final video",
    "export it as a gif",
    "export as mp4",
    "export it in 4k?",
    "can you export it?",
    "could you please export this for me",
    "I want to export it now",
    "I'd like to export the finished video",
    "how do I export?",
    "export to my desktop",
    "export only clip 2",
    "export it for whatsapp, has to be under 16 MB",
    "just give me the audio as mp3",
    "export summer.mp4",
    'export it as "final cut"',
    "download",
    "download it",
    "please download the video",
    "download the mp4",
    "save it",
    "save the video to my desktop",
    "send me the video",
    "send me the final mp4",
    "get the video",
    "give me the file",
    "give me the download link",
    "I want the mp4 file",
    "where can I download it?",
    "ok export it then",
    "Great, export it!",
    "looks good, export",
    "when it's done, export it",
    "export it when you're done, thanks",
    "let's export",
    "go ahead and export it",
    "export it and send me the video please",
    "export without the watermark",
]

CREDITS = [
    "credits",
    "Credits?",
    "balance",
    "my balance",
    "credits left",
    "how many credits do I have left?",
    "how much credit is left?",
    "what's my balance?",
    "check my credits",
    "show me my credit balance",
    "do I have enough credits?",
    "am I out of credits?",
    "how much does it cost to export?",
    "what does this cost?",
    "is the export free?",
]

STATES = [
    "which song is in there rn and how loud is it?",
    "is the dog clip before or after the coffee?",
    "status",
    "show tracks",
    "show me the tracks",
    "show timeline",
    "show me the timeline please",
    "timeline",
    "list the clips",
    "what's in it",
    "what's in it?",
    "what does it look like now",
    "how does it look?",
    "what do we have so far?",
    "what changed?",
    "export status",
    "is the export done?",
    "has the export finished?",
    "is it done yet?",
    "how's the export going?",
    "can I see it?",
    "show me",
    "how many clips are there?",
    "how long is the video?",
    "Export failed?",
    "where is my video?",
]

CANCELS = ["cancel the export", "stop the render please", "Can you cancel that export?", "abort export"]

UPLOADS = [
    "upload",
    "upload files",
    "upload my clips",
    "upload these photos",
    "I want to upload a video",
    "can I upload photos?",
    "upload beach.mp4",
    "upload a.mp4, b.mp4 and c.mov",
    "upload https://example.com/a.mp4",
    "here are my clips",
]

EDITS = [
    "make the exported look warmer",
    "the export looks too dark",
    "add a title that says Download now",
    "add a title saying export it",
    'add the title "export"',
    "add the title 'Export now' at the end",
    "add a caption “send me the video”",
    "title: export now",
    "name the title Export",
    "Make the Export text bigger",
    "remove the word export from the title",
    "add a title that says Stop and download",
    "make a video about upload and download",
    "use the exporter clip",
    "the exporter clip",
    "delete the export clip",
    "trim export_final.mp4 to 5s",
    "export_final.mp4",
    "put download.mov before upload.mov",
    "download some music",
    "save the best clip for last",
    "don't save the original audio",
    "render a cat riding a bike",
    "give me a video of a cat",
    "balance the audio",
    "balance the colors and brightness",
    "add intro and credits",
    "add rolling credits at the end",
    "show the credits over the last clip",
    "show the title for 5 seconds",
    "use the uploaded clips",
    "upload it to YouTube",
    "what formats can I export?",
    "regenerate",
    "regenerate it",
    "redo",
    "redo it",
    "storyboard",
    "show me the storyboard",
    "script breakdown",
    "scene list",
    "give me the scene list",
    "add music",
    "Great, add music!",
    "combine my clips into a short with transitions and music",
    "cut clip 2, then slow it down and add a fade",
    "thanks",
    "👍",
    "status bar overlay at the top",
    "make the timeline shorter",
]

MIXED = [
    ("add music and export it", [("edit", "add music"), ("export", "export it")]),
    ("add music & export", [("edit", "add music"), ("export", "export")]),
    ("Add music. Then export it.", [("edit", "Add music."), ("export", "export it")]),
    ("Add music\nexport it", [("edit", "Add music"), ("export", "export it")]),
    (
        "add the title 'Summer' then send me the video",
        [("edit", "add the title 'Summer'"), ("export", "send me the video")],
    ),
    ("add the title 'Don't stop' and export", [("edit", "add the title 'Don't stop'"), ("export", "export")]),
    ('add the title "export" and download it', [("edit", 'add the title "export"'), ("export", "download it")]),
    (
        "add a title that says Summer and export it",
        [("edit", "add a title that says Summer"), ("export", "export it")],
    ),
    (
        "trim export_final.mp4 to 5s, then export",
        [("edit", "trim export_final.mp4 to 5s"), ("export", "export")],
    ),
    ("don't export yet, add a title", [("edit", "add a title")]),
    ("add a title but do not export it yet", [("edit", "add a title")]),
    ("Add music. Don't export yet. Add a title.", [("edit", "Add music. Add a title.")]),
    ("before exporting, add a title", [("edit", "add a title")]),
    ("add a title before you export it", [("edit", "add a title")]),
    ("don't export", []),
    ("no export yet please", []),
    (
        "export it, then add music, then export again",
        [("export", "export it"), ("edit", "add music"), ("export", "export again")],
    ),
    ("export it after adding music", [("edit", "adding music"), ("export", "export it")]),
    ("export it after you add music", [("edit", "add music"), ("export", "export it")]),
    (
        "Add a title, thanks. And export it when you're done.",
        [("edit", "Add a title"), ("export", "export it when you're done")],
    ),
    (
        "make a video from my clips, then send it to me",
        [("edit", "make a video from my clips"), ("export", "send it to me")],
    ),
    (
        "upload these clips and combine them",
        [("upload", "upload these clips"), ("edit", "combine them")],
    ),
    (
        "upload a.mp4 and b.mp4 and combine them",
        [("upload", "upload a.mp4 and b.mp4"), ("edit", "combine them")],
    ),
    (
        "add captions, show me the timeline, and tell me how many credits I have",
        [
            ("edit", "add captions"),
            ("state", "show me the timeline"),
            ("credits", "tell me how many credits I have"),
        ],
    ),
    ("credits and status", [("credits", "credits"), ("state", "status")]),
    ("then add music and export", [("edit", "then add music"), ("export", "export")]),
    (
        "Add  a title ,  slow clip 2 , and export it",
        [("edit", "Add  a title ,  slow clip 2"), ("export", "export it")],
    ),
]


def actions(message: str) -> list[str]:
    return [intent.action for intent in route(message)]


@pytest.mark.parametrize("message", EXPORTS)
def test_asking_for_the_video_is_one_export(message: str):
    assert actions(message) == ["export"]


@pytest.mark.parametrize("message", CREDITS)
def test_asking_about_credits_is_credits(message: str):
    assert actions(message) == ["credits"]


@pytest.mark.parametrize("message", STATES)
def test_asking_where_things_stand_is_state(message: str):
    assert actions(message) == ["state"]


@pytest.mark.parametrize("message", CANCELS)
def test_stopping_an_export_is_cancelling(message: str):
    assert actions(message) == ["cancel"]


@pytest.mark.parametrize(
    "message",
    ["export it for instagram in 1080p, under 8MB", "export it, under 10 MB please", "Export as gif, max 5mb, hd"],
)
def test_how_the_file_is_to_be_belongs_to_the_export(message: str):
    assert [(intent.action, intent.text) for intent in route(message)] == [("export", message)]


@pytest.mark.parametrize(
    "message",
    [
        "louder. And bring it in 2 seconds later",
        "get it to 15 seconds",
        "bring it back",
        "is there any way to add music",
    ],
)
def test_where_and_when_something_is_to_be_brought_is_an_edit(message: str):
    assert route(message) == (Intent("edit", message),)


@pytest.mark.parametrize("message", UPLOADS)
def test_bringing_files_is_an_upload(message: str):
    assert actions(message) == ["upload"]


@pytest.mark.parametrize("message", EDITS)
def test_anything_else_is_an_edit_with_the_words_as_they_are(message: str):
    assert route(message) == (Intent("edit", message),)


@pytest.mark.parametrize(("message", "expected"), MIXED)
def test_several_wishes_happen_in_order_and_the_rest_is_kept_byte_for_byte(message: str, expected: list):
    assert [(intent.action, intent.text) for intent in route(message)] == expected


@pytest.mark.parametrize(
    "question",
    [
        "what's at 0:20?",
        "which clip is at 12 seconds",
        "where does the coffee start?",
        "how long is the dog clip",
        "is the dog clip muted?",
        "whats the total length right now, and does it have any music yet?",
        "is there a title?",
        "which clip is the longest?",
    ],
)
def test_a_question_about_the_film_is_answered_by_its_state(question: str):
    assert actions(question) == ["state"]


@pytest.mark.parametrize(
    "wish", ["start the coffee at 0:20", "what's at 0:20 should go", "is the dog muted? if not, mute it"]
)
def test_a_wish_that_begins_like_a_question_is_no_question(wish: str):
    assert "edit" in actions(wish)
