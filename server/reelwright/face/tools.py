"""The six tools: names, titles, annotations, typed arguments. What they mean is in `flows/`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated, Any, Literal, NamedTuple

from mcp.server.mcpserver import Context
from mcp.server.mcpserver.tools import Tool
from mcp.types import CallToolResult, ToolAnnotations
from pydantic import Field, WithJsonSchema

from reelwright.draft import media
from reelwright.draft.output import Format, Output
from reelwright.face.asking import EditQuestion, EditReply, UploadQuestion, UploadReply, said
from reelwright.face.boundary import answered
from reelwright.face.opening import Opening
from reelwright.face.panel import SHOWING, SHOWN_BY
from reelwright.face.tasks import patience

Project = Annotated[str, Field(description="The film to work on. A new name starts a new one.")]
Known = Annotated[str, Field(description="Which film.")]
Paths = Annotated[list[str], Field(description="Absolute paths of clips, photos, songs, or folders of them.")]
Urls = Annotated[list[str], Field(description="https addresses of media files.")]
Message = Annotated[
    str, Field(description="What to change, in the person's own words, English or 中文. Several steps are fine.")
]
Quality = Annotated[media.Quality, Field(description="draft is quickest, high is largest.")]
ExportFormat = Annotated[Format, Field(description="m4a, mp3: the sound alone. png, jpg: one picture.")]
JobId = Annotated[str, Field(description="From an earlier answer. Empty: the newest job of the project.")]
Storyboard = Annotated[bool, Field(description="Also a picture of the whole timeline.")]
Preview = Annotated[bool, Field(description="Also a picture of what changed most, before and after.")]
Approve = Annotated[str, Field(description="The code of a needs_approval answer, once the person agreed.")]
Again = Annotated[bool, Field(description="The same edit a second time, on purpose.")]

_OPS = (
    "Exact edits, after `message`. ops: combine{clips?,only?:photos|videos} "
    "reorder{clips? or how:reversed|shuffled} "
    "move{clip,to?:N|end,after?,before?,by?:±N} swap{a,b} trim{clip,start_ms,end_ms?,at_most?} "
    "cut_off{clip,edge:start|end,duration_ms} split{clip,at_ms:N|middle or parts:N} delete{clips} "
    "text{text,kind?:title|lower_third|caption|cta|end_card,WHEN,position?:PLACE,"
    "size?:small|medium|large|huge,LOOKS} restyle_text{text? or number?,kind?,every?,new_text?,position?,"
    "size?:bigger|…,WHEN,since?,until?:CLIP,later_ms?,longer_ms?,capitals?,LOOKS} "
    "remove_text{text? or number? or at?:start|end or but?:KINDS,kind?} "
    "captions{file?,by_word?,position?,size?,LOOKS}; WHEN{start_ms?,duration_ms?,at_end?,whole?,over?} "
    "LOOKS{lift?,colour?:#rrggbb,outline?,shadow?,box?,font?,bold?,enter?:none|fade|slide|typewriter|pop,leave?} "
    "transitions{kind:crossfade|fade_black|wipe_DIR|slide_DIR|…|"
    "varied|same|null,duration_ms?,change?,after?,before?} "
    "music{file?,mood?:calm|upbeat|happy|acoustic|electronic|lofi|cinematic|dark,volume?} "
    "remove_music{} add_sound{file,start_ms?,volume?} remove_sound{file?} another_song{} "
    "music_tempo{bpm?,change?:slower|faster} music_part{start_ms?,end_ms?,since?,until?,offset_ms?} "
    "volume_span{target,level,start_ms,end_ms? or last_ms? or during?} duck{by_db?} beat_cuts{every?} "
    "cut_silences{clip?,least_ms?} even_loudness{} "
    "volume{target:music|clips|everything|CLIP,level? or times?} aspect{ratio?:9:16|…,fit?:crop|blur|letterbox} "
    "photo{clip?,duration_ms?,zoom?:none|in|out|DIR} speed{clip,factor,start_ms?,end_ms? or last_ms?} "
    "fade{target?:film|music|CLIP,direction:in|out,duration_ms?} undo{steps?} "
    "redo{steps?} go_back{before?:music|…,after?} insert{file,to?,after?,before?} duplicate{clip,to?,turned?} "
    "loop{clip?,times?,duration_ms?} cut_out{clip?,start_ms,end_ms? or part} "
    "extend{clip,duration_ms,edge?:start} keep{clip?,part?,start_ms?,end_ms?,middle_ms? or last_ms?} "
    "fit_length{duration_ms,keep?:best|…,at_most?,clip?,uncut?} split_film{at_ms? or parts} "
    "reverse{clip?,backwards?} "
    "freeze{clip?,at_ms:N|end,duration_ms?} split_scenes{clip?} highlight{clip?,duration_ms?} "
    "preset{name:tiktok|reels|shorts|youtube|square|story}; no clip: the film; part: first half|middle|…. "
    "canvas{width?,height?,short_side?,fit?} focus{at:PLACE,clip?} motion{clip,move:none|in|out|DIR,by?,at?} "
    "magnify{clip,by?,at?} "
    "turn{clip,degrees} flip{clip,axis?:vertical} crop{clip,edge:left|right|top|bottom|all,by} "
    "adjust{tone:brightness|contrast|saturation|temperature,by? or to?,clip?} "
    "look{look?:none|warm|cool|vivid|muted|black_white|…,file?:LUT,strength?,clip?} "
    "stabilise{clip,on?} overlay{source,kind?:pip|logo,at?:PLACE,size?,opacity?,start_ms?,duration_ms?,over?,"
    "rounded?} remove_overlay{kind?,file?}; amounts are fractions; DIR: left|right|up|down; "
    "PLACE: center|top|top_left|…. "
    'A CLIP is its number, "last", "2 from the end", "all", "at 12s" or its file name. '
    "Positions count from the clip's start."
)
Edits = Annotated[
    list[dict[str, Any]],
    WithJsonSchema(
        {
            "type": "array",
            "description": _OPS,
            "items": {"type": "object", "properties": {"op": {"type": "string"}}, "required": ["op"]},
        }
    ),
]


async def upload(
    ctx: Context[Opening],
    question: UploadQuestion,
    reply: UploadReply,
    paths: Paths = [],  # noqa: B006 -- a fresh list is made from the schema's default at each call
    urls: Urls = [],  # noqa: B006
    project: Project = "main",
    approve: Approve = "",
) -> CallToolResult:
    """Put local files, folders or URLs into a film's project: videos, photos and songs, up to 500 MB each. On the
    local studio they stay on this machine; before they go to the cloud, the person is asked."""
    return await answered(
        ctx,
        lambda service, watch: service.upload(
            paths,
            urls,
            project=project,
            watch=watch,
            within=patience(ctx, service),
            approve=said(service, question, reply, approve),
        ),
    )


async def edit(
    ctx: Context[Opening],
    question: EditQuestion,
    reply: EditReply,
    message: Message = "",
    edits: Edits = [],  # noqa: B006
    project: Project = "main",
    again: Again = False,
    approve: Approve = "",
    preview: Preview = False,
    storyboard: Storyboard = False,
) -> CallToolResult:
    """Change the film: combine clips, trim, order, titles, transitions, music, shape, speed, undo. Give `message` in
    plain words, or exact `edits`, or both. Answers with what changed. A message that also asks to export gets the
    export too."""
    return await answered(
        ctx,
        lambda service, watch: service.edit(
            message,
            edits,
            project=project,
            watch=watch,
            within=patience(ctx, service),
            again=again,
            approve=said(service, question, reply, approve),
            preview=preview,
            storyboard=storyboard,
        ),
    )


async def state(ctx: Context[Opening], project: Known = "main", storyboard: Storyboard = False) -> CallToolResult:
    """The film as it is now: clips with their numbers, texts, music, length, shape; and the uploaded files."""
    return await answered(ctx, lambda service, _: service.state(project, storyboard=storyboard))


async def credits(ctx: Context[Opening], project: Known = "main") -> CallToolResult:
    """Credits left on the cloud, and what an edit costs. The local studio is free."""
    return await answered(ctx, lambda service, _: service.credits(project))


async def export(
    ctx: Context[Opening],
    quality: Quality = "standard",
    name: Annotated[str, Field(description="File name without folder. Empty: the project's name.")] = "",
    format: ExportFormat = "mp4",
    max_mb: Annotated[float, Field(ge=0, le=8000, description="At most so many megabytes; 0: any.")] = 0,
    project: Known = "main",
) -> CallToolResult:
    """Render the film and save it, usually as an MP4, in the output folder. Free. Never overwrites a file."""
    return await answered(
        ctx,
        lambda service, watch: service.export(
            quality,
            name=name,
            project=project,
            watch=watch,
            within=patience(ctx, service),
            output=Output(format=format, max_mb=max_mb or None),
        ),
    )


async def wait(
    ctx: Context[Opening],
    job: JobId = "",
    action: Literal["wait", "list", "cancel"] = "wait",
    project: Known = "main",
) -> CallToolResult:
    """Go on waiting for an upload, edit or export that was still running; or list jobs, or cancel one."""
    return await answered(
        ctx,
        lambda service, watch: service.wait(job, action, project=project, watch=watch, within=patience(ctx, service)),
    )


class _Row(NamedTuple):
    """A tool and its hints. Nothing here destroys: edits can be undone, exports never overwrite."""

    function: Callable[..., Awaitable[CallToolResult]]
    title: str
    reads: bool = False
    repeats: bool = False  # calling it twice is the same as calling it once


_TOOLS = (
    _Row(upload, "Upload media", repeats=True),
    _Row(edit, "Edit the film"),
    _Row(state, "Show the timeline", reads=True, repeats=True),
    _Row(credits, "Show the credits", reads=True, repeats=True),
    _Row(export, "Export the video"),
    _Row(wait, "Wait for a job", repeats=True),
)


def tools() -> list[Tool]:
    """The six tools, in the order in which they are used."""
    return [_tool(row) for row in _TOOLS]


def _tool(row: _Row) -> Tool:
    tool = Tool.from_function(
        row.function,
        title=row.title,
        description=" ".join((row.function.__doc__ or "").split()),
        structured_output=False,
        annotations=ToolAnnotations(
            title=row.title,
            read_only_hint=row.reads,
            destructive_hint=False,
            idempotent_hint=row.repeats,
            open_world_hint=True,
        ),
        meta=SHOWN_BY if row.function.__name__ in SHOWING else None,
    )
    return tool.model_copy(update={"parameters": _untitled(tool.parameters)})


def _untitled(schema: dict[str, Any]) -> dict[str, Any]:
    """A tool's schema without the titles that are made from its arguments' names: a conversation pays for each word."""
    properties = {name: _without_title(value) for name, value in schema["properties"].items()}
    return {**_without_title(schema), "properties": properties}


def _without_title(schema: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in schema.items() if key != "title"}
