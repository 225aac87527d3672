"""What to do after a failed request, as pure functions: the law for paid requests and the milder one for
safe ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from vbee_desktop.core.errors import (
    Code,
    NothingCameBack,
    NotSent,
    Refused,
    SomethingBadCameBack,
    Throttled,
    UnreadableAnswer,
    VbeeError,
)

MAX_PAID_ATTEMPTS = 3
MAX_THROTTLED_ATTEMPTS = 5
MAX_SAFE_ATTEMPTS = 5
LONGEST_WAIT_S = 120.0
FIRST_DELAY_S = 0.3
LONGEST_DELAY_S = 8.0
_ONCE_MORE = frozenset({408, 421, 425})


class Act(StrEnum):
    """What happens next."""

    RETRY = "retry"
    PARK = "park"
    UNKNOWN = "unknown"
    END = "end"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The act, and for a retry or a parked job how long to wait first, in seconds."""

    act: Act
    delay_s: float = 0.0


_END = Verdict(Act.END)
_UNKNOWN = Verdict(Act.UNKNOWN)


def after_paid_failure(error: VbeeError, attempts: int, jitter: float) -> Verdict:
    """What to do after a paid create failed for the ``attempts``-th time; ``jitter`` is a random number in
    [0, 1).

    Only what was surely not charged is ever sent again.
    """
    if isinstance(error, Throttled):
        return _after_throttle(error, attempts, jitter)
    if isinstance(error, NotSent):
        return _again(attempts, jitter) if attempts < MAX_PAID_ATTEMPTS else _END
    if isinstance(error, Refused) and error.http_status in _ONCE_MORE:
        return _again(attempts, jitter) if attempts < 2 else _END
    if isinstance(error, NothingCameBack | UnreadableAnswer):
        return _UNKNOWN
    return _END


def after_safe_failure(error: VbeeError, attempts: int, jitter: float) -> Verdict:
    """What to do after a free call (status, voices, download) failed for the ``attempts``-th time."""
    if attempts >= MAX_SAFE_ATTEMPTS:
        return _END
    if isinstance(error, Throttled):
        return _after_throttle(error, attempts, jitter)
    if isinstance(error, NothingCameBack | UnreadableAnswer):
        return _again(attempts, jitter)
    may_pass = isinstance(error, SomethingBadCameBack) and (
        error.http_status >= 500 or error.http_status in _ONCE_MORE
    )
    return _again(attempts, jitter) if may_pass and error.code is not Code.OUT_OF_POINTS else _END


def _after_throttle(error: Throttled, attempts: int, jitter: float) -> Verdict:
    wait_s = error.retry_after_s
    if wait_s is not None and wait_s > LONGEST_WAIT_S:
        return Verdict(Act.PARK, wait_s)
    if attempts >= MAX_THROTTLED_ATTEMPTS:
        return _END
    backoff_s = _backoff_s(attempts + 2, jitter)
    return Verdict(Act.RETRY, backoff_s if wait_s is None else max(wait_s, 0.0))


def _again(attempts: int, jitter: float) -> Verdict:
    return Verdict(Act.RETRY, _backoff_s(attempts, jitter))


def _backoff_s(attempts: int, jitter: float) -> float:
    """Doubling from 0.3 s up to 8 s, with full jitter."""
    return min(LONGEST_DELAY_S, FIRST_DELAY_S * 2.0 ** (attempts - 1)) * jitter
