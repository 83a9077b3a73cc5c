"""Where answers and errors become tool results: the only place that builds one.

The SDK hides the text of any exception that is not its own and puts a prefix before those that are; so nothing is
raised past this line. Every string is cleaned and redacted on its way out: a lone surrogate would end a stdio server.
"""

from __future__ import annotations

import base64
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mcp.server.context import CallNext, HandlerResult, ServerRequestContext
from mcp.server.mcpserver import Context
from mcp.shared.exceptions import MCPError
from mcp.types import (
    INTERNAL_ERROR,
    INVALID_PARAMS,
    CallToolResult,
    ContentBlock,
    ImageContent,
    ResourceLink,
    TextContent,
)

from reelwright.dialogue.failure import failure
from reelwright.draft.output import MEDIA_TYPES, format_of
from reelwright.errors import BadRequest, Internal, ReelwrightError
from reelwright.face.opening import Opening
from reelwright.face.progress import told
from reelwright.redaction import outgoing, outgoing_data

if TYPE_CHECKING:
    from reelwright.draft.names import Language
    from reelwright.flows.jobs import Watch
    from reelwright.flows.report import Answer, Film, Picture
    from reelwright.flows.service import Service

_log = logging.getLogger(__name__)


async def answered(ctx: Context[Opening], ask: Callable[[Service, Watch], Awaitable[Answer]]) -> CallToolResult:
    """The tool result of a request: its answer, or the error that it raised."""
    opening = ctx.request_context.lifespan_context

    async def call(service: Service) -> CallToolResult:
        return shown(opening.introduced(await ask(service, told(ctx, service))))

    return await guarded(ctx, call)


async def guarded(ctx: Context[Opening], call: Callable[[Service], Awaitable[CallToolResult]]) -> CallToolResult:
    """A tool result made with the service, or the error that making it raised: the outermost boundary of all tools."""
    language: Language = "en"
    free = False
    try:
        service = await ctx.request_context.lifespan_context.service()
        language, free = service.language, service.free
        return await call(service)
    except ReelwrightError as error:
        return refused(error, language, free=free)
    except Exception:
        _log.exception("A tool failed unexpectedly")
        return refused(Internal("Something went wrong inside Reelwright."), language, free=free)


def refused(error: ReelwrightError, language: Language = "en", *, free: bool = False) -> CallToolResult:
    """An error in text, in three lines and its code, and as its `data()`. `free`: nothing costs anything here."""
    text = f"{failure(error, language, free=free)}\n[{error.code}{', retryable' if error.retryable else ''}]"
    data = {**error.data(), **({"spent": "nothing"} if free else {})}
    return CallToolResult(
        is_error=True,
        content=[TextContent(type="text", text=outgoing(text))],
        structured_content=outgoing_data(data),
    )


def shown(answer: Answer) -> CallToolResult:
    """An answer in text and as data; a finished film as a link to its file besides."""
    text = answer.text() if answer.next is None else f"{answer.text()}\n\n{answer.next}"
    content: list[ContentBlock] = [TextContent(type="text", text=outgoing(text))]
    if answer.file is not None:
        content.append(link_to(answer.file))
    if answer.pictures:  # never data beside a picture: several hosts would show the model the data only
        content += [picture(drawn) for drawn in answer.pictures]
        return CallToolResult(content=content)
    return CallToolResult(content=content, structured_content=outgoing_data(answer.data()))


def picture(drawn: Picture) -> ImageContent:
    """A picture as the protocol carries one."""
    return ImageContent(type="image", data=base64.b64encode(drawn.content).decode(), mime_type=drawn.media_type)


def link_to(film: Film) -> ResourceLink:
    """A link to an exported film: its `file:` address, type and size."""
    path = Path(film.path)
    name = outgoing(path.name, 200)
    return ResourceLink(
        type="resource_link", uri=path.as_uri(), name=name, mime_type=media_type(path.name), size=film.size
    )


def media_type(name: str) -> str:
    """Of an exported file, by its name."""
    kind = format_of(Path(name).suffix)
    return "application/octet-stream" if kind is None else MEDIA_TYPES[kind]


@contextmanager
def protocol_errors() -> Iterator[None]:
    """Where there is no tool result to carry it, an error of ours is an error of the protocol."""
    try:
        yield
    except ReelwrightError as error:
        code = INVALID_PARAMS if error.category in ("request", "file") else INTERNAL_ERROR
        raise MCPError(code=code, message=outgoing(error.message, 500), data=outgoing_data(error.data())) from None


async def one_shape(ctx: ServerRequestContext[Any, Any], call_next: CallNext) -> HandlerResult:
    """Middleware: what the SDK itself refuses (unknown tools, ill-typed arguments) gets the shape of our errors."""
    answer = await call_next(ctx)
    if ctx.method != "tools/call" or not isinstance(answer, dict):
        return answer
    if not answer.get("isError") or "structuredContent" in answer:
        return answer
    hint = "Correct the arguments as the tool's schema says and call again."
    error = refused(BadRequest(_sdk_words(answer), hint=hint))
    return {**answer, **error.model_dump(mode="json", by_alias=True, exclude_none=True)}


def _sdk_words(answer: dict[str, Any]) -> str:
    """The SDK's own words, without its links to documentation."""
    texts = [str(block.get("text", "")) for block in answer.get("content", []) if isinstance(block, dict)]
    lines = " ".join(texts).splitlines()
    return " ".join(line.strip() for line in lines if "For further information" not in line)
