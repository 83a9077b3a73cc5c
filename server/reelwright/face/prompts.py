"""Three prompts that a person picks from a menu: they make an assistant do the right calls in the right order.

What the person typed stays theirs, in their language: it is quoted, and goes to `edit` as it is.
"""

from __future__ import annotations

from typing import Annotated

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.prompts import Prompt
from pydantic import Field

from reelwright.face.opening import Opening
from reelwright.redaction import outgoing

_LONGEST = 4000

Project = Annotated[str, Field(description="The film's name")]
Wish = Annotated[str, Field(description="What it should be, in your words")]
Change = Annotated[str, Field(description="What should be different")]
Folder = Annotated[str, Field(description="Where the clips are")]
Clip = Annotated[str, Field(description="Which file it is about")]
Ratio = Annotated[str, Field(description="Such as 9:16")]


def quick_edit(project: Project, wish: Wish) -> str:
    return f"""\
Change the film {_quoted(project)} with Reelwright. What I want, in my words:
{_quoted(wish)}

1. Call `state` with project {_quoted(project)}. If there are no files in it, ask me for a folder or files and `upload`
   them to that project.
2. Call `edit` once, with project {_quoted(project)} and my words as `message`: as I wrote them, not translated, not
   split.
3. If the answer is "still_running", call `wait` with its job id until it is done. If it is "needs_approval", show me
   the question and wait for my answer.
4. Tell me in one or two sentences what changed. If something was not understood, show me the hint and ask.
5. Export only if my words ask for it."""


def batch(folder: Folder, wish: Wish, ratio: Ratio = "", mood: str = "", quality: str = "standard") -> str:
    extras = [f"the shape {ratio}"] * bool(ratio) + [f"{mood} music"] * bool(mood)
    also = f"\nGive it {' and '.join(_plain(extra) for extra in extras)} too." if extras else ""
    return f"""\
Make one finished film of everything in a folder with Reelwright.
Folder: {_quoted(folder)}
What I want, in my words: {_quoted(wish)}{also}

1. Choose a short name for the film, after the folder, and use it as `project` in every call.
2. Call `upload` with the folder in `paths`. Tell me which files came in and which were refused.
3. Call `edit` with my words as `message`, as I wrote them; if they do not say so, combine all clips first.
4. Whenever an answer is "still_running", call `wait` with its job id; never repeat the call instead.
5. Call `state` and tell me the clips, the length and the music in a few lines. Ask whether to export.
6. When I agree, call `export` with quality {_quoted(quality)} and give me the link to the file."""


def iterate(project: Project, change: Change, clip: Clip = "") -> str:
    about = f"\nIt is about the file {_quoted(clip)}." if clip else ""
    return f"""\
The film {_quoted(project)} is not right yet. What should be different, in my words:
{_quoted(change)}{about}

1. Call `state` with project {_quoted(project)}, so that you know the clips by their numbers.
2. Call `edit` with my words as `message`. Change nothing that I did not name.
3. Compare the answer with what I asked for. If it is not that, call `edit` with "undo", then again with clearer words.
4. Show me what changed and ask what is next. Go on like this until I say that it is good, then call `export`."""


_PROMPTS = (
    (quick_edit, "Quick edit", "Change a film in one go."),
    (batch, "Film from a folder", "One film of everything in a folder."),
    (iterate, "Try again", "Improve a film step by step."),
)


def add_prompts(server: MCPServer[Opening]) -> None:
    """Put the three prompts on a server."""
    for function, title, description in _PROMPTS:
        server.add_prompt(Prompt.from_function(function, title=title, description=description))


def _quoted(text: str) -> str:
    """A person's words between marks that they cannot close."""
    return f"“{_plain(text).replace('“', '‘').replace('”', '’')}”"


def _plain(text: str) -> str:
    return outgoing(text, _LONGEST)
