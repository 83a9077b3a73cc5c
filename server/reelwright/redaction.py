"""Whatever leaves this process, words, data, logs and tracebacks: secrets as stars, and no character that does harm.

The secrets that `hide` was told of belong to the process, as logging does. What text means is not judged here.
"""

from __future__ import annotations

import logging
import re
import sys
import threading
import traceback
from types import TracebackType
from typing import Any
from urllib.parse import quote

from reelwright.dialogue.clean import clean

STARS = "***"
_SHORTEST = 4  # a shorter secret is none, and its letters are everywhere
_MOST_READ = 200_000
_LONGEST_TRACE = 15_000
_PATTERNS = (
    (re.compile(r"nmv_usr_[\w-]+|\bnmv_[\w-]{12,}|\bclm_[\w-]+"), STARS),
    (re.compile(r"(?i)\b(authorization\b['\"]?[\s:=,]{1,8}(?:b(?=['\"]))?['\"]?)(?!\*)[^'\"\r\n]+"), rf"\1{STARS}"),
    (re.compile(r"(?i)\b(bearer\s{1,20})(?=[^\s'\"]{0,400}[\d_])[\w.~+/=-]{8,}"), rf"\1{STARS}"),
    (
        re.compile(
            r"(?i)(?<![a-z0-9])((?:ct|[a-z]{0,20}[_-]?token|signature|sig|secret|password|api_?key)=)[^&#\s'\"<>)]+"
        ),
        rf"\1{STARS}",
    ),
    (re.compile(r"(?<=://)[^/\s@'\"<>?#]{1,300}@"), f"{STARS}@"),  # userinfo
)

_hidden: set[str] = set()


def hide(secret: str | None) -> None:
    """Print this value as stars from now on, as it is and as it stands in a URL."""
    if secret and len(secret.strip()) >= _SHORTEST:
        _hidden.update((secret.strip(), quote(secret.strip(), safe="")))


def redact(text: str) -> str:
    """The text with everything that is a secret, or looks like one, as stars."""
    for secret in sorted(_hidden, key=len, reverse=True):
        text = text.replace(secret, STARS)
    for pattern, stars in _PATTERNS:
        text = pattern.sub(stars, text)
    return text


def outgoing(text: str, limit: int = 20_000) -> str:
    """A string as it may leave: cleaned, without secrets, at most `limit` characters."""
    whole = clean(text[:_MOST_READ], _MOST_READ)  # first, so that no invisible character parts a secret
    return clean(redact(whole), limit)


def outgoing_data(value: Any) -> Any:  # noqa: ANN401 -- JSON
    """JSON data with every string in it, keys too, as it may leave."""
    if isinstance(value, str):
        return outgoing(value)
    if isinstance(value, dict):
        return {outgoing(str(key)): outgoing_data(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [outgoing_data(item) for item in value]
    return value


def install() -> None:
    """Redact this process's log records, warnings and uncaught exceptions, of all threads and tasks."""
    logging.raiseExceptions = False  # a handler that fails would print the record as it came
    logging.captureWarnings(True)
    logging.setLogRecordFactory(_record)
    sys.excepthook = _uncaught
    sys.unraisablehook = lambda left: _uncaught(left.exc_type, left.exc_value, left.exc_traceback)
    threading.excepthook = lambda left: _uncaught(left.exc_type, left.exc_value, left.exc_traceback)


def _record(*args: Any, **kwargs: Any) -> logging.LogRecord:  # noqa: ANN401 -- as logging calls it
    """A log record that holds nothing but redacted text, whatever its handlers make of it."""
    record = logging.LogRecord(*args, **kwargs)
    record.msg, record.args = outgoing(_message(record)), None
    if record.exc_info and record.exc_info[0]:
        record.exc_text = _trace(*record.exc_info)
    record.exc_info = None
    if record.stack_info:
        record.stack_info = outgoing(record.stack_info)
    return record


def _message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (TypeError, ValueError, KeyError):  # a format that does not fit its arguments
        return f"{record.msg} {record.args!r}"


def _uncaught(kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
    if kind is not None and sys.stderr is not None:
        print(_trace(kind, error, trace), file=sys.stderr)


def _trace(kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> str:
    whole = "".join(traceback.format_exception(kind, error, trace)).rstrip()
    return outgoing(whole)[-_LONGEST_TRACE:] if len(whole) <= _LONGEST_TRACE else outgoing(whole[-_LONGEST_TRACE:])
