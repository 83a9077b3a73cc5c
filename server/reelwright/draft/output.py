"""What comes out of an export: the kind of file, how good, how large at most. Pure data; every room may read it."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

Format = Literal["mp4", "hevc", "webm", "gif", "m4a", "mp3", "png", "jpg"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)
EXTENSIONS: Final[dict[Format, str]] = {
    "mp4": "mp4", "hevc": "mp4", "webm": "webm", "gif": "gif", "m4a": "m4a", "mp3": "mp3", "png": "png", "jpg": "jpg",
}  # fmt: skip
MEDIA_TYPES: Final[dict[Format, str]] = {
    "mp4": "video/mp4", "hevc": "video/mp4", "webm": "video/webm", "gif": "image/gif", "m4a": "audio/mp4",
    "mp3": "audio/mpeg", "png": "image/png", "jpg": "image/jpeg",
}  # fmt: skip
STILLS: Final = ("png", "jpg")
SOUNDS: Final = ("m4a", "mp3")


class Output(BaseModel):
    """How an export is to be made. `max_mb`: the most megabytes (of 1,000,000 bytes) it may have; `at_ms`: which moment
    a single picture shows (None: the middle)."""

    model_config = ConfigDict(frozen=True)
    format: Format = "mp4"
    max_mb: Annotated[float, Field(ge=0.05, le=8000)] | None = None
    at_ms: Annotated[int, Field(ge=0, le=36_000_000)] | None = None

    @property
    def extension(self) -> str:
        return EXTENSIONS[self.format]

    @property
    def plain(self) -> bool:
        """Whether it is what every backend makes: an MP4 of whatever size."""
        return self == Output()

    def wire(self) -> dict[str, Any]:
        """The fields of the API's `output`; a plain one has the format alone."""
        return self.model_dump(exclude_none=True)


MP4: Final = Output()


def read_output(raw: object) -> Output:
    """An output out of what came over the wire; what makes no sense is left out."""
    if not isinstance(raw, dict):
        return Output()
    read = Output()
    for name in Output.model_fields:
        if raw.get(name) is not None:
            try:
                read = Output.model_validate({**read.model_dump(), name: raw[name]})
            except ValidationError:
                continue
    return read


def format_of(extension: str) -> Format | None:
    """The format of a file name's extension: "mp4" for .mp4; None for one that is not made here."""
    wanted = extension.lower().lstrip(".").replace("jpeg", "jpg")
    return next((name for name, known in EXTENSIONS.items() if known == wanted), None)
