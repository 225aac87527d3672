"""What the worker thread tells the main thread about a job."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple


class NewsKind(Enum):
    """The last three end a job."""

    STARTED = auto()
    PROGRESS = auto()
    SUCCEEDED = auto()
    FAILED = auto()
    CANCELLED = auto()


ENDINGS = frozenset({NewsKind.SUCCEEDED, NewsKind.FAILED, NewsKind.CANCELLED})


class News(NamedTuple):
    """``value`` is what was reported, the result, or the `VbeeError`."""

    job_id: int
    kind: NewsKind
    value: object = None
