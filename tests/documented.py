"""What the documents of the hosted API say, as data: each code of a refusal, and the error that it is for us."""

from __future__ import annotations

from reelwright import errors

CODES: list[tuple[int, type[errors.ReelwrightError]]] = [
    (1001, errors.TokenRejected),
    (1010, errors.TokenRejected),
    (1011, errors.TokenRejected),
    (1002, errors.SessionGone),
    (2001, errors.NoCredits),
    (4001, errors.UnsupportedFile),
    (4002, errors.FileTooLarge),
    (400, errors.ClientIdMissing),
    (402, errors.PlanBlocksExport),
    (429, errors.RateLimited),
]
