"""Every error Reelwright shows, as one tree.

    ReelwrightError
    ├── Asked            the request cannot be met as it stands; asking differently helps
    │   ├── NotUnderstood        words that no edit fits; nothing was changed
    │   ├── NotPossible          understood, but this backend cannot do it
    │   ├── NoSuchClip           a clip, title or track that is not in the timeline
    │   │   └── AmbiguousClip    a name that several clips have
    │   ├── BadRequest           an argument that is out of range or malformed
    │   ├── EmptyTimeline        an export of nothing
    │   ├── NoSuchJob            a job id that the journal does not know
    │   ├── NotApproved          the person has not agreed to this
    │   └── NothingToUndo
    ├── BadFile          a file that cannot come in, or cannot go out
    │   ├── FileNotFound
    │   ├── FileChanged          while it was checked or sent; it was not taken in
    │   ├── ForbiddenPath        outside the allowed folders, or not a plain file
    │   ├── UnsupportedFile      not media we accept (code 4001)
    │   ├── FileTooLarge         over 500 MB (code 4002)
    │   ├── NoSpace              the disk is full
    │   └── CannotSave           the place for the film cannot be written to
    ├── ServiceRefused   the backend said no, in words
    │   ├── TokenRejected        1001, 1010, 1011, HTTP 401
    │   ├── SessionGone          1002
    │   ├── NoCredits            2001
    │   ├── ClientIdMissing      400
    │   ├── PlanBlocksExport     402
    │   ├── RateLimited          429
    │   ├── NotFound             nothing is behind that address or id
    │   ├── AlreadyExists        the id is taken: what was asked for is there
    │   └── UnknownRefusal       any other code
    ├── ServiceFailed    the backend did not answer as it should
    │   ├── Offline              provably not sent: DNS, refused, TLS, connect time-out
    │   │   └── Untrusted            no secure connection: trying again does not help
    │   ├── AnswerLost           sent, and the answer was cut, late or unreadable
    │   ├── AgentFailed          the agent reported an exception
    │   └── RenderFailed         the render ended in `failed`
    ├── Cancelled        the person stopped it
    │   └── Declined             the person was asked and did not agree
    └── Internal         a fault of ours

Each class has a `code` (what a program matches on), a `category`, `retryable` (whether the very same call may
succeed later), an `outcome` (how the request ended, in the words of SECURITY.md's table), `spent` (whether it cost
credits) and a `hint` (what to do next). An instance may bring a better hint, outcome or `spent`, and the code with
which a service refused. This module imports nothing of ours.
"""

from __future__ import annotations

from typing import ClassVar, Literal, NotRequired, Self, TypedDict, get_args

Category = Literal["request", "file", "service", "account", "network", "cancelled", "internal"]
Ending = Literal[
    "not_sent",
    "sent_unknown",
    "refused",
    "failed",
    "render_failed",
    "file_incomplete",
    "locked_out",
    "no_space",
    "forbidden_path",
    "not_media",
    "offline",
    "cancelled",
]
Spent = Literal["nothing", "some", "unknown"]
_MOST_CODE = 10**6


class ErrorData(TypedDict):
    """What a caller sees of an error, in text and in structured content."""

    code: str
    category: Category
    outcome: Ending
    spent: Spent
    retryable: bool
    message: str
    hint: str
    service_code: NotRequired[int]


class ReelwrightError(Exception):
    """The root. `str(error)` is the message: what happened, in one or two sentences.

    `service_code` is the service's own number for a refusal, of its body or of HTTP; None: no service refused.
    """

    code: ClassVar[str] = "error"
    category: ClassVar[Category] = "internal"
    retryable: ClassVar[bool] = False
    default_outcome: ClassVar[Ending] = "refused"
    default_spent: ClassVar[Spent] = "nothing"
    default_hint: ClassVar[str] = ""

    def __init__(
        self, message: str, *, hint: str | None = None, outcome: Ending | None = None, spent: Spent | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = self.default_hint if hint is None else hint
        self.outcome = outcome or self.default_outcome
        self.spent = spent or self.default_spent
        self.service_code: int | None = None

    def reworded(
        self,
        message: str | None = None,
        *,
        hint: str | None = None,
        outcome: Ending | None = None,
        spent: Spent | None = None,
    ) -> Self:
        """The same error with other words; what is not given stays as it is."""
        other = type(self).__new__(type(self))  # not `copy`: Dask teaches it to share an exception's fields
        other.__dict__.update(self.__dict__)
        other.message = self.message if message is None else message
        other.args = (other.message,)
        other.hint = self.hint if hint is None else hint
        other.outcome = outcome or self.outcome
        other.spent = spent or self.spent
        return other

    def numbered(self, code: object) -> Self:
        """This error, with the service's own code if `code` is a number that can be shown."""
        if type(code) is int and abs(code) < _MOST_CODE:
            self.service_code = code
        return self

    def data(self) -> ErrorData:
        """The error as `{code, category, outcome, spent, retryable, message, hint}`, and `service_code` if any."""
        data: ErrorData = {
            "code": self.code,
            "category": self.category,
            "outcome": self.outcome,
            "spent": self.spent,
            "retryable": self.retryable,
            "message": self.message,
            "hint": self.hint,
        }
        if self.service_code is not None:
            data["service_code"] = self.service_code
        return data


class Asked(ReelwrightError):
    code = "bad_request"
    category: ClassVar[Category] = "request"


class NotUnderstood(Asked):
    code = "not_understood"
    default_hint = 'Say one step at a time, for example: "trim clip 2 to 0-5s" or "add the title \'Summer\'".'


class NotPossible(Asked):
    code = "not_possible"
    default_hint = "Leave that part out and send the rest again."


class NoSuchClip(Asked):
    code = "no_such_clip"
    default_hint = "Call `state` to see the clips and their numbers."


class AmbiguousClip(NoSuchClip):
    code = "ambiguous_clip"
    default_hint = "Say which one by its number."


class BadRequest(Asked):
    code = "bad_request"
    default_hint = "Correct the argument and call again."


class EmptyTimeline(Asked):
    code = "empty_timeline"
    default_hint = 'Upload clips, then ask for an edit such as "combine my clips".'


class NoSuchJob(Asked):
    code = "no_such_job"
    default_hint = "List the project's jobs with `wait` and action `list`."


class NotApproved(Asked):
    code = "not_approved"
    default_outcome: ClassVar[Ending] = "not_sent"
    default_hint = "Call again without `approve`: the person is asked, and the answer tells how to go on."


class NothingToUndo(Asked):
    code = "nothing_to_undo"
    default_hint = "The timeline is as it was at the start."


class BadFile(ReelwrightError):
    code = "bad_file"
    default_outcome: ClassVar[Ending] = "not_sent"
    category: ClassVar[Category] = "file"


class FileNotFound(BadFile):
    code = "file_not_found"
    default_hint = "Check the spelling and give the full path."


class FileChanged(BadFile):
    code = "file_changed"
    retryable = True
    default_hint = "It was not taken in. Wait until the program that writes it is done, then call again."


class ForbiddenPath(BadFile):
    code = "forbidden_path"
    default_outcome: ClassVar[Ending] = "forbidden_path"
    default_hint = "Move the file into an allowed folder, or add its folder to REELWRIGHT_MEDIA."


class UnsupportedFile(BadFile):
    code = "unsupported_file"
    default_outcome: ClassVar[Ending] = "not_media"
    default_hint = (
        "Accepted: mp4 mov avi webm mkv, jpg jpeg png gif webp, mp3 wav m4a aac. Convert the file to one of these."
    )


class FileTooLarge(BadFile):
    code = "file_too_large"
    default_hint = "At most 500 MB each. Compress the file or cut it into parts first."


class NoSpace(BadFile):
    code = "no_space"
    default_outcome: ClassVar[Ending] = "no_space"
    default_hint = "Free some disk space and call again; nothing was lost."


class CannotSave(BadFile):
    code = "cannot_save"
    default_hint = "Choose another folder with REELWRIGHT_OUTPUT, or make this one writable; nothing was lost."


class ServiceRefused(ReelwrightError):
    code = "refused"
    category: ClassVar[Category] = "service"


class TokenRejected(ServiceRefused):
    code = "token_rejected"
    category: ClassVar[Category] = "account"
    default_hint = "Call again: without a token of your own, a new one is asked for by itself."


class SessionGone(ServiceRefused):
    code = "session_gone"
    default_hint = "The old timeline is gone on the service. Upload the files again to start a new one."


class NoCredits(ServiceRefused):
    code = "no_credits"
    category: ClassVar[Category] = "account"
    default_hint = "Top up on the website; nothing was spent."


class ClientIdMissing(ServiceRefused):
    code = "client_id_missing"
    category: ClassVar[Category] = "account"
    default_hint = "Call again: a client id is made by itself."


class PlanBlocksExport(ServiceRefused):
    code = "plan_blocks_export"
    category: ClassVar[Category] = "account"
    default_hint = "An export costs no credits, so more of them do not help. See on the website which plan includes it."


class RateLimited(ServiceRefused):
    """`wait`: in how many seconds the service says that it will answer again, if it says so."""

    code = "rate_limited"
    retryable = True
    default_hint = "Wait a minute, then call again."

    def __init__(
        self,
        message: str,
        *,
        hint: str | None = None,
        outcome: Ending | None = None,
        spent: Spent | None = None,
        wait: float | None = None,
    ) -> None:
        super().__init__(message, hint=hint, outcome=outcome, spent=spent)
        self.wait = wait


class NotFound(ServiceRefused):
    code = "not_found"
    default_hint = "Call `state` to see what is there."


class AlreadyExists(ServiceRefused):
    code = "already_exists"
    default_hint = "Ask for its status instead of starting it again."


class UnknownRefusal(ServiceRefused):
    code = "refused"
    default_hint = "The service gave no further reason. Call `state` to see where things stand."


class ServiceFailed(ReelwrightError):
    code = "service_failed"
    default_outcome: ClassVar[Ending] = "failed"
    category: ClassVar[Category] = "service"
    retryable = True


class Offline(ServiceFailed):
    code = "offline"
    default_outcome: ClassVar[Ending] = "offline"
    category: ClassVar[Category] = "network"
    default_hint = "Nothing was sent. Check the connection and call again."


class Untrusted(Offline):
    code = "untrusted"
    retryable = False
    default_hint = "Nothing was sent. Check NEMO_API_URL, this machine's clock and its certificates, then call again."


class AnswerLost(ServiceFailed):
    code = "answer_lost"
    default_outcome: ClassVar[Ending] = "sent_unknown"
    default_spent: ClassVar[Spent] = "unknown"
    category: ClassVar[Category] = "network"
    default_hint = "Call `state` to see whether it happened before asking again."


class AgentFailed(ServiceFailed):
    code = "agent_failed"
    default_spent: ClassVar[Spent] = "unknown"
    retryable = False
    default_hint = "Call `state` to see what changed. If the edit is still wanted, ask for it with `again`."


class RenderFailed(ServiceFailed):
    code = "render_failed"
    default_outcome: ClassVar[Ending] = "render_failed"
    default_hint = "Exports are free. Call `export` again; if it fails twice, simplify the last edit."


class Cancelled(ReelwrightError):
    code = "cancelled"
    default_outcome: ClassVar[Ending] = "cancelled"
    category: ClassVar[Category] = "cancelled"
    default_hint = "Nothing was lost; call again to start over."


class Declined(Cancelled):
    code = "declined"
    default_outcome: ClassVar[Ending] = "refused"
    default_hint = "Nothing was sent. Do not ask again unless the person wants it."


class Internal(ReelwrightError):
    code = "internal"
    default_outcome: ClassVar[Ending] = "failed"
    default_spent: ClassVar[Spent] = "unknown"
    default_hint = (
        "This is a fault of Reelwright. Call `state` to see where things stand; the log on stderr has the details."
    )


def revive(data: object) -> ReelwrightError | None:
    """The error that `data()` was made from: errors travel through the wire and the journal as data.

    None when `data` is not the data of one of our errors.
    """
    if not isinstance(data, dict) or not isinstance(data.get("message"), str):
        return None
    found = _BY_CODE.get(str(data.get("code")))
    hint, outcome, spent = data.get("hint"), data.get("outcome"), data.get("spent")
    if found is None:
        return None
    return found(
        data["message"],
        hint=hint if isinstance(hint, str) else None,
        outcome=outcome if outcome in get_args(Ending) else None,
        spent=spent if spent in get_args(Spent) else None,
    ).numbered(data.get("service_code"))


def _tree(root: type[ReelwrightError]) -> list[type[ReelwrightError]]:
    return [root, *(leaf for branch in root.__subclasses__() for leaf in _tree(branch))]


# Leaves come after their branches, so that a code shared by both means the leaf.
_BY_CODE = {kind.code: kind for kind in _tree(ReelwrightError)}
