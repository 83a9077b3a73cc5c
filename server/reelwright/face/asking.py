"""Asks the person, where their host can: in the middle of a call in the older protocol, between two rounds of one in
the newer; the SDK does the difference. Where the host cannot, nothing is asked here, and the answer is in two steps.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

from mcp.server.elicitation import AcceptedElicitation, DeclinedElicitation, ElicitationResult
from mcp.server.mcpserver import Context, Elicit, Resolve
from pydantic import BaseModel, Field, create_model

from reelwright.errors import Declined, ReelwrightError
from reelwright.face.opening import Opening
from reelwright.flows.approval import Agreed, Question, Said
from reelwright.redaction import outgoing

if TYPE_CHECKING:
    from reelwright.flows.service import Service

_LONGEST = 4000


class Choice(BaseModel):
    """How far a yes goes, in the words of the question."""

    answer: str


async def about_upload(ctx: Context[Opening], paths: list[str], approve: str) -> Question | None:
    return await _question(ctx, approve, lambda service: service.question_about_upload(paths))


async def about_edit(
    ctx: Context[Opening], message: str, edits: list[dict[str, Any]], project: str, again: bool, approve: str
) -> Question | None:
    return await _question(
        ctx, approve, lambda service: service.question_about_edit(message, edits, project=project, again=again)
    )


async def ask_about_upload(
    question: Annotated[Question | None, Resolve(about_upload)],
) -> Elicit[Choice] | None:
    return _asked(question)


async def ask_about_edit(
    question: Annotated[Question | None, Resolve(about_edit)],
) -> Elicit[Choice] | None:
    return _asked(question)


UploadQuestion = Annotated[Question | None, Resolve(about_upload)]
UploadReply = Annotated[ElicitationResult[Choice], Resolve(ask_about_upload)]
EditQuestion = Annotated[Question | None, Resolve(about_edit)]
EditReply = Annotated[ElicitationResult[Choice], Resolve(ask_about_edit)]


def said(service: Service, question: Question | None, reply: ElicitationResult[Choice], approve: str) -> Said:
    """What the person said, for the request: their yes, or the code that came instead. Raises Declined."""
    if question is None:
        return approve
    if isinstance(reply, AcceptedElicitation):
        return Agreed(question.digest, "more" if reply.data.answer == outgoing(question.more) else "once")
    raise Declined(service.words("declined" if isinstance(reply, DeclinedElicitation) else "dismissed"))


async def _question(ctx: Context[Opening], approve: str, ask: Callable[[Service], Question | None]) -> Question | None:
    """What is to be asked before the request; None: nothing, or nobody who could be asked."""
    if approve or not _can_ask(ctx):
        return None
    try:
        return ask(await ctx.request_context.lifespan_context.service())
    except ReelwrightError:  # the request itself will meet it again, and say so
        return None


def _can_ask(ctx: Context[Opening]) -> bool:
    """A bare `elicitation: {}` means forms, as it did when there was nothing else; URLs alone are not enough."""
    capabilities = ctx.client_capabilities
    elicitation = capabilities.elicitation if capabilities else None
    return elicitation is not None and (elicitation.form is not None or elicitation.url is None)


def _asked(question: Question | None) -> Elicit[Choice] | None:
    """A form with the two ways of saying yes; the narrower one is what an empty form means."""
    if question is None:
        return None
    once, more = outgoing(question.once), outgoing(question.more)
    field = Field(default=once, title=" ", json_schema_extra={"enum": [once, more]})
    form = create_model("Choice", __base__=Choice, answer=(str, field))
    return Elicit(outgoing(question.words, _LONGEST), form)
