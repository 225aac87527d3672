"""The ``Retry-After`` header in all its forms."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

LONGEST_BELIEVED_S = 7 * 86_400.0
"""Longer waits are told as this: nobody waits for a date in the year 9999."""


def retry_after_s(headers: Mapping[str, str], now: datetime | None = None) -> float | None:
    """Seconds to wait, 0 when the moment has passed, None when not told or not readable.

    A date is compared with the answer's own ``Date``, since this machine's clock may be a day off.
    """
    value = headers.get("retry-after", "").strip()
    seconds = _number(value)
    if seconds is None:
        until = _moment(value)
        since = _moment(headers.get("date", "")) or now or datetime.now(UTC)
        seconds = None if until is None else (until - since).total_seconds()
    return None if seconds is None else min(max(seconds, 0.0), LONGEST_BELIEVED_S)


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return None if math.isnan(number) else number


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
