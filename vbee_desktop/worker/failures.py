"""Turns what a job raised into the error that its handle carries."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path

from vbee_desktop.core.errors import Code, VbeeError

logger = logging.getLogger(__name__)


def as_failure(error: BaseException, job_name: str) -> VbeeError:
    """A typed error as it is; anything else is logged and wrapped as `Code.INTERNAL`.

    The frames are taken off: they would carry the job's local values, a token among them, to the main thread.
    """
    if isinstance(error, VbeeError):
        return without_frames(error)
    logger.error("%s ended unexpectedly: %s", job_name, describe(error))
    return VbeeError(Code.INTERNAL, f"{type(error).__name__} {last_place(error)}".rstrip())


def without_frames(error: VbeeError) -> VbeeError:
    """The same error without its traceback and the errors behind it."""
    error.__cause__ = error.__context__ = None
    return error.with_traceback(None)


def describe(error: BaseException) -> str:
    """Types and places of `error` and those behind it. No messages: they may quote a token or a text."""
    parts: list[str] = []
    seen: set[int] = set()
    behind: BaseException | None = error
    while behind is not None and id(behind) not in seen:
        seen.add(id(behind))
        parts.append(" ".join([type(behind).__name__, *places(behind)]))
        behind = behind.__cause__ or behind.__context__
    return " < ".join(parts)


def places(error: BaseException) -> list[str]:
    """Each frame of the traceback as ``room/file.py:line:function``, outermost first."""
    return [
        f"{'/'.join(Path(frame.f_code.co_filename).parts[-2:])}:{line}:{frame.f_code.co_name}"
        for frame, line in traceback.walk_tb(error.__traceback__)
    ]


def last_place(error: BaseException) -> str:
    """Where it was raised, or nothing when it has no traceback."""
    return f"at {places(error)[-1]}" if error.__traceback__ else ""
