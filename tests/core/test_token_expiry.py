"""When the end of a token is told."""

from __future__ import annotations

import time

import pytest

from vbee_desktop.core.token_expiry import DAY_S, Expiry, days_left, expiry_of

NOW = time.mktime((2026, 11, 21, 18, 0, 0, 0, 0, -1))


@pytest.mark.parametrize(
    ("left_s", "told"),
    [
        (8 * DAY_S, None),
        (7 * DAY_S + 1, None),
        (7 * DAY_S, Expiry.SOON),
        (DAY_S + 1, Expiry.SOON),
        (DAY_S, Expiry.LAST_DAY),
        (1, Expiry.LAST_DAY),
        (0, Expiry.OVER),
        (-DAY_S, Expiry.OVER),
    ],
)
def test_it_is_told_from_a_week_before(left_s: float, told: Expiry | None) -> None:
    assert expiry_of(NOW + left_s, NOW) is told


def test_a_token_that_does_not_tell_is_never_over() -> None:
    assert expiry_of(None, NOW) is None


@pytest.mark.parametrize(("hours", "days"), [(1, 0), (5.9, 0), (6.1, 1), (30.1, 2), (24 * 7, 7)])
def test_days_are_counted_by_the_calendar(hours: float, days: int) -> None:
    assert days_left(NOW + hours * 3600, NOW) == days
