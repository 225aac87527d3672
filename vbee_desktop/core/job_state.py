"""The life of a paid job (design: one committed transaction before each side effect)."""

from __future__ import annotations

from enum import StrEnum


class JobState(StrEnum):
    """Where a job is. The first seven are the road; ``waiting`` is parked beside it; the rest are ends,
    ``unknown`` a question.
    """

    RECORDED = "recorded"
    SENDING = "sending"
    ACCEPTED = "accepted"
    RUNNING = "running"
    READY = "ready"
    DOWNLOADING = "downloading"
    FILED = "filed"
    WAITING = "waiting"
    REFUSED = "refused"
    NOT_SENT = "not_sent"
    FAILED = "failed"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


_S = JobState
_NEXT: dict[JobState, frozenset[JobState]] = {
    _S.RECORDED: frozenset({_S.SENDING, _S.WAITING, _S.CANCELLED, _S.NOT_SENT}),
    _S.WAITING: frozenset({_S.SENDING, _S.CANCELLED, _S.NOT_SENT, _S.REFUSED}),
    _S.SENDING: frozenset(
        {_S.ACCEPTED, _S.FILED, _S.WAITING, _S.REFUSED, _S.NOT_SENT, _S.UNKNOWN, _S.FAILED, _S.CANCELLED}
    ),
    _S.UNKNOWN: frozenset({_S.ACCEPTED, _S.CANCELLED}),
    _S.ACCEPTED: frozenset({_S.RUNNING, _S.READY, _S.FAILED, _S.EXPIRED, _S.FILED}),
    _S.RUNNING: frozenset({_S.READY, _S.FAILED, _S.EXPIRED, _S.FILED}),
    _S.READY: frozenset({_S.DOWNLOADING, _S.FILED, _S.EXPIRED, _S.FAILED}),
    _S.DOWNLOADING: frozenset({_S.FILED, _S.READY, _S.EXPIRED, _S.FAILED}),
    _S.FILED: frozenset({_S.EXPIRED}),  # its file was lost, and the service keeps it no longer either
}

ENDS = frozenset({_S.FILED, _S.REFUSED, _S.NOT_SENT, _S.FAILED, _S.EXPIRED, _S.CANCELLED})

UNFINISHED = tuple(state for state in JobState if state not in ENDS)
"""States of a job that somebody works on, should go on with, or (``unknown``) must decide about."""

UNSENT = (_S.RECORDED, _S.WAITING)
"""States of a job of which nothing has left this computer."""

FETCHABLE = (_S.ACCEPTED, _S.RUNNING, _S.READY, _S.DOWNLOADING, _S.FILED)
"""States of a job that is paid and whose result can be fetched, or is here already."""


def may_follow(current: JobState, following: JobState) -> bool:
    """Whether a job may go from one state to the other."""
    return following in _NEXT.get(current, frozenset())


WHOLE_API = "stt-parts"
"""The service of a job that is nothing but the sum of its parts: these are sent and charged, it is not."""

_OPEN_WHOLES = frozenset({_S.RECORDED, _S.UNKNOWN})
_ENDS_OF_WHOLES = frozenset({_S.FILED, _S.FAILED, _S.NOT_SENT, _S.CANCELLED, _S.UNKNOWN})


def may_whole_follow(current: JobState, following: JobState) -> bool:
    """The same of a whole: ``recorded`` while its parts are worked on, ``unknown`` while one of them is."""
    return current in _OPEN_WHOLES and following in _ENDS_OF_WHOLES


QUITTING = "the program is quitting"
"""The message of a task's cancellation when it is the program that ends, not a person who gave up waiting."""
