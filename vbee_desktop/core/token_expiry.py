"""When a person is told that a token expires."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

DAY_S = 86_400
SOON_S = 7 * DAY_S


class Expiry(StrEnum):
    """What there is to tell, from a week before the end."""

    SOON = "soon"
    LAST_DAY = "last day"
    OVER = "over"


def expiry_of(expires_at: float | None, now: float) -> Expiry | None:
    """What to tell of a token; None when it is good for more than a week, or does not tell. Both in seconds
    since 1970.
    """
    if expires_at is None or expires_at - now > SOON_S:
        return None
    if expires_at <= now:
        return Expiry.OVER
    return Expiry.LAST_DAY if expires_at - now <= DAY_S else Expiry.SOON


def days_left(expires_at: float, now: float) -> int:
    """How many midnights of this computer's time lie between now and then; both in seconds since 1970."""
    then, today = (datetime.fromtimestamp(each).astimezone().date() for each in (expires_at, now))
    return (then - today).days
