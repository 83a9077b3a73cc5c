"""What every flow answers with: one value that a chat, a program and a shell can each show in their way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from reelwright.draft.media import Quality

Outcome = Literal[
    "uploaded",
    "changed",
    "unchanged",
    "already_done",
    "asked",
    "state",
    "credits",
    "file_ready",
    "still_running",
    "jobs",
    "cancelled",
    "needs_approval",
]


class Film(BaseModel):
    """A finished file. `length_s` in seconds, `size` in bytes."""

    path: str
    quality: Quality = "standard"
    length_s: float | None = None
    width: int | None = None
    height: int | None = None
    size: int


class Credits(BaseModel):
    """What is left, where it could be read. `free`: this backend charges nothing, the numbers are only for show.

    Around an edit: what it was `expected` to cost, about, and what was available `before` and `after` it.
    """

    available: float | None = None
    frozen: float | None = None
    total: float | None = None
    free: bool = False
    expected: float | None = None
    before: float | None = None
    after: float | None = None


class Approval(BaseModel):
    """The codes that agree to a question, and what each agrees to. They are good for `valid_s` seconds, once."""

    code: str
    agrees_to: str
    wider_code: str
    wider_agrees_to: str
    valid_s: int


class UploadedFile(BaseModel):
    """One file of the project: its number (as clips are named), name, kind and length."""

    number: int
    name: str
    kind: str
    length_s: float | None = None
    already: bool = False


@dataclass(frozen=True)
class Picture:
    """A picture to look at: its bytes, media type, and size in pixels."""

    content: bytes = field(repr=False)
    media_type: str
    width: int
    height: int


class JobLine(BaseModel):
    """A job at a glance."""

    job: str
    project: str
    kind: str
    state: str
    what: str


class Answer(BaseModel):
    """The answer to a request. `message` is for people, the rest is data. Absent parts are None or empty.

    `verified`: whether the timeline was read back and shows the change. `next`: what an agent should do now.
    `pictures` are for the eyes only: they are neither in the data nor in the journal.
    """

    model_config = ConfigDict(extra="ignore")
    outcome: Outcome
    project: str
    message: str
    job: str | None = None
    changes: list[str] = Field(default_factory=list)
    verified: bool | None = None
    timeline: str | None = None
    tracks: dict[str, Any] | None = None
    file: Film | None = None
    credits: Credits | None = None
    approval: Approval | None = None
    uploads: list[UploadedFile] = Field(default_factory=list)
    jobs: list[JobLine] = Field(default_factory=list)
    next: str | None = None
    pictures: list[Picture] = Field(default_factory=list, exclude=True)

    def text(self) -> str:
        """The answer in words: the message, and the timeline where the message does not list it anyway."""
        return self.message if self.timeline is None or self.outcome == "state" else f"{self.message}\n{self.timeline}"

    def data(self) -> dict[str, Any]:
        """The answer as JSON data, without what is absent."""
        return {key: value for key, value in self.model_dump(mode="json", exclude_none=True).items() if value != []}


def joined(answers: list[Answer]) -> Answer:
    """Several answers to one message as one: the words in order, the facts of the later ones winning.

    An edit's changes stay when an export follows it.
    """
    first, *others = answers
    whole = first
    for answer in others:
        update = {name: value for name, value in answer if value not in (None, [])}
        update |= {"message": f"{whole.message}\n{answer.message}", "next": answer.next}
        whole = whole.model_copy(update=update)
    return whole
