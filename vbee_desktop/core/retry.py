"""What to do after a failed request, as pure functions: the law for paid requests and the milder one for
safe ones.
"""

from __future__ import annotations

import math
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
from vbee_desktop.core.obstacle import NEEDS_A_PERSON, Obstacle

MAX_PAID_ATTEMPTS = 3
MAX_THROTTLED_ATTEMPTS = 5
MAX_SAFE_ATTEMPTS = 5
LONGEST_WAIT_S = 120.0
LONGEST_PARKING_S = 7 * 86_400.0
"""No job is parked for longer, whatever a server or a clock says."""
FIRST_DELAY_S = 0.3
LONGEST_DELAY_S = 8.0
FIRST_OUTAGE_DELAY_S = 1.0
LONGEST_OUTAGE_DELAY_S = 30.0
LONGEST_REST_OF_READS_S = 600.0
"""No read is put off for longer: it costs nothing, and what it would tell is waited for."""
UNSENT_GOES_ON_FOR_S = 3600.0
"""A request that was asked for longer ago is not sent, and paid, on its own: the person may have moved on."""
COMMAND_PATIENCE_S = 60.0
"""How long a command goes on through an outage; the window goes on for ever."""
_ONCE_MORE = frozenset({408, 421, 425})
_MOST_DOUBLINGS = 30


class Act(StrEnum):
    """What happens next."""

    RETRY = "retry"
    PARK = "park"
    UNKNOWN = "unknown"
    END = "end"


class Cause(StrEnum):
    """What a parked job waits for: its moment, or another token."""

    THROTTLE = "throttle"
    TOKEN = "token"  # noqa: S105 - a word, no secret


@dataclass(frozen=True, slots=True)
class Verdict:
    """The act, and for a retry or a parked job how long to wait first, in seconds. A job that is parked has a
    ``cause``.
    """

    act: Act
    delay_s: float = 0.0
    cause: Cause | None = None


_END = Verdict(Act.END)
_UNKNOWN = Verdict(Act.UNKNOWN)
_NEEDS_A_TOKEN = Verdict(Act.PARK, cause=Cause.TOKEN)


def after_paid_failure(error: VbeeError, attempts: int, jitter: float) -> Verdict:
    """What to do after a paid create failed for the ``attempts``-th time; ``jitter`` is a random number in
    [0, 1).

    Only what was surely not charged is ever sent again.
    """
    if isinstance(error, Throttled):
        return _after_throttle(error, attempts, jitter)
    if isinstance(error, NotSent):
        is_worth_it = attempts < MAX_PAID_ATTEMPTS and not _needs_a_person(error)
        return _again(attempts, jitter) if is_worth_it else _END
    if is_token_refused(error):
        return _NEEDS_A_TOKEN
    if isinstance(error, Refused) and error.http_status in _ONCE_MORE:
        return _again(attempts, jitter) if attempts < 2 else _END
    if isinstance(error, NothingCameBack | UnreadableAnswer):
        return _UNKNOWN
    return _END


def after_safe_failure(error: VbeeError, attempts: int, jitter: float) -> Verdict:
    """What to do after a free call (status, voices, download) failed for the ``attempts``-th time."""
    if is_token_refused(error):
        return _NEEDS_A_TOKEN
    if attempts >= MAX_SAFE_ATTEMPTS or not may_pass(error) or _needs_a_person(error):
        return _END
    if isinstance(error, Throttled):
        return _after_throttle(error, attempts, jitter)
    return _again(attempts, jitter)


def is_token_refused(error: VbeeError) -> bool:
    """Whether the service no longer takes the token: nothing was charged, and no call with it will do
    better.
    """
    return isinstance(error, Refused) and error.code is Code.UNAUTHORIZED


def may_pass(error: VbeeError) -> bool:
    """Whether the same free call may succeed later: no connection, a server's fault, a throttle, garbage."""
    if error.facts.get("reason") is Obstacle.PROXY_LOGIN:
        return False  # wrong passwords, told again and again, have accounts locked
    if isinstance(error, NothingCameBack | UnreadableAnswer | Throttled):
        return True
    is_fault = isinstance(error, SomethingBadCameBack) and (
        error.http_status >= 500 or error.http_status in _ONCE_MORE
    )
    return is_fault and error.code is not Code.OUT_OF_POINTS


def is_outage(error: VbeeError) -> bool:
    """Whether it is the way there or the whole server that fails, and not what was asked for."""
    return isinstance(error, NothingCameBack | Throttled) or (
        may_pass(error) and isinstance(error, SomethingBadCameBack) and error.http_status >= 500
    )


def told_wait_s(error: VbeeError) -> float:
    """How long the server asks to be left alone, 0 when it does not say so in numbers that mean anything."""
    wait_s = error.retry_after_s if isinstance(error, Throttled) else None
    if wait_s is None or math.isnan(wait_s):
        return 0.0
    return min(max(wait_s, 0.0), LONGEST_PARKING_S)


def outage_delay_s(error: VbeeError, waits: int, jitter: float) -> float:
    """How long to wait for the ``waits``-th time until a free call is tried once more in an outage.

    From a second it doubles to half a minute, half of each at random; not less than the server asks for, up
    to ten minutes.
    """
    whole_s = min(LONGEST_OUTAGE_DELAY_S, FIRST_OUTAGE_DELAY_S * _doubled(waits))
    return max(whole_s * (1 + jitter) / 2, min(told_wait_s(error), LONGEST_REST_OF_READS_S))


def _needs_a_person(error: VbeeError) -> bool:
    """Whether trying again at once is no use: somebody must change something first."""
    return error.facts.get("reason") in NEEDS_A_PERSON


def _after_throttle(error: Throttled, attempts: int, jitter: float) -> Verdict:
    wait_s = told_wait_s(error)
    if wait_s > LONGEST_WAIT_S:
        return Verdict(Act.PARK, wait_s, Cause.THROTTLE)
    if attempts >= MAX_THROTTLED_ATTEMPTS:
        return _END
    return Verdict(Act.RETRY, max(wait_s, _backoff_s(attempts + 2, jitter)))


def _again(attempts: int, jitter: float) -> Verdict:
    return Verdict(Act.RETRY, _backoff_s(attempts, jitter))


def _backoff_s(attempts: int, jitter: float) -> float:
    """Doubling from 0.3 s up to 8 s, with full jitter."""
    return min(LONGEST_DELAY_S, FIRST_DELAY_S * _doubled(attempts)) * jitter


def _doubled(times: int) -> float:
    return 2.0 ** min(times - 1, _MOST_DOUBLINGS)
