from __future__ import annotations

from datetime import UTC, datetime

import pytest

from vbee_desktop.api.retry_after import LONGEST_BELIEVED_S, retry_after_s

NOW = datetime(2030, 1, 1, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "wait_s"),
    [
        ("5", 5.0),
        (" 0.5 ", 0.5),
        ("0", 0.0),
        ("-30", 0.0),
        ("1e300", LONGEST_BELIEVED_S),
        ("inf", LONGEST_BELIEVED_S),
        ("-inf", 0.0),
        ("nan", None),
        ("", None),
        ("soon", None),
        ("Tue, 01 Jan 2030 12:00:20 GMT", 20.0),
        ("Tue, 01 Jan 2030 12:00:20 -0000", 20.0),
        ("Tue, 01 Jan 2030 19:00:20 +0700", 20.0),
        ("Tue, 01 Jan 2030 11:00:00 GMT", 0.0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", LONGEST_BELIEVED_S),
        ("Fri, 31 Dec 99999999999999999999 23:59:59 GMT", None),
        ("Fri, 99 Foo 2030 99:99:99 GMT", None),
    ],
)
def test_seconds_and_dates_also_absurd_ones(value: str, wait_s: float | None) -> None:
    assert retry_after_s({"retry-after": value}, NOW) == wait_s


def test_absent_is_not_told() -> None:
    assert retry_after_s({}) is None


def test_a_date_is_measured_by_the_server_s_clock_since_ours_may_be_a_day_off() -> None:
    headers = {"date": "Mon, 31 Dec 2029 00:00:00 GMT", "retry-after": "Mon, 31 Dec 2029 00:00:09 GMT"}
    assert retry_after_s(headers, NOW) == 9.0


def test_without_any_clock_given_ours_is_used() -> None:
    assert retry_after_s({"retry-after": "Tue, 01 Jan 2019 12:00:20 GMT"}) == 0.0
