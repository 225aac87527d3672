"""When a day, a week and a month begin, and which jobs were charged."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbee_desktop.core.job_state import JobState
from vbee_desktop.core.ledger import Charge, Period, charge_of, period_starts

ZONES = ("Asia/Ho_Chi_Minh", "Europe/Berlin", "America/Havana", "Africa/Cairo", "Pacific/Apia", "UTC")
NOW_S = st.floats(min_value=1_600_000_000, max_value=2_000_000_000)


def starts_at(zone: str, *when: int) -> dict[Period, str]:
    there = ZoneInfo(zone)
    starts = period_starts(datetime(*when, tzinfo=there).timestamp(), there)  # type: ignore[arg-type, misc]
    return {period: datetime.fromtimestamp(start_s, there).isoformat() for period, start_s in starts.items()}


def test_a_week_begins_on_monday_even_in_another_month() -> None:
    assert starts_at("Asia/Ho_Chi_Minh", 2026, 7, 2, 9, 30) == {
        Period.TODAY: "2026-07-02T00:00:00+07:00",
        Period.WEEK: "2026-06-29T00:00:00+07:00",
        Period.MONTH: "2026-07-01T00:00:00+07:00",
    }


def test_sunday_belongs_to_the_week_before() -> None:
    assert starts_at("Asia/Ho_Chi_Minh", 2026, 7, 5, 23, 59)[Period.WEEK] == "2026-06-29T00:00:00+07:00"


@pytest.mark.parametrize("hour", [1, 4, 23])
def test_a_day_of_23_hours_begins_at_its_midnight(hour: int) -> None:
    assert starts_at("Europe/Berlin", 2026, 3, 29, hour)[Period.TODAY] == "2026-03-29T00:00:00+01:00"


def test_the_week_around_a_change_of_the_clock_begins_at_a_midnight() -> None:
    assert starts_at("Europe/Berlin", 2026, 10, 25, 20)[Period.WEEK] == "2026-10-19T00:00:00+02:00"


def test_a_day_without_midnight_begins_with_its_first_moment() -> None:
    """In Cairo the clock goes from 23:59:59 to 01:00 on that day."""
    assert starts_at("Africa/Cairo", 2026, 4, 24, 15)[Period.TODAY] == "2026-04-24T01:00:00+03:00"


def test_a_day_with_two_midnights_begins_with_the_first() -> None:
    """In Havana the clock goes from 01:00 back to 00:00 on that day."""
    assert starts_at("America/Havana", 2026, 11, 1, 15)[Period.TODAY] == "2026-11-01T00:00:00-04:00"


@given(NOW_S, st.sampled_from(ZONES))
def test_now_is_in_every_period_and_none_is_longer_than_it_can_be(now_s: float, name: str) -> None:
    zone = ZoneInfo(name)
    starts = period_starts(now_s, zone)
    longest_days = {Period.TODAY: 1, Period.WEEK: 7, Period.MONTH: 31}
    for period, start_s in starts.items():
        assert start_s <= now_s < start_s + timedelta(days=longest_days[period], hours=2).total_seconds()
    today = datetime.fromtimestamp(starts[Period.TODAY], zone)
    assert today.date() == datetime.fromtimestamp(now_s, zone).date()
    assert datetime.fromtimestamp(starts[Period.TODAY] - 1, zone).date() < today.date()
    assert datetime.fromtimestamp(starts[Period.WEEK], zone).weekday() == 0


@pytest.fixture
def zone_of_this_computer(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The computer stands there while the test runs."""
    if not hasattr(time, "tzset"):
        pytest.skip("this system's zone cannot be set for one process")
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("zone_of_this_computer", ZONES, indirect=True)
def test_the_computers_own_zone_is_meant_when_none_is_named(zone_of_this_computer: str) -> None:
    hour_s = 3600
    for now_s in range(1_774_000_000, 1_806_000_000, 17 * hour_s):  # a year, every hour of the day
        assert period_starts(now_s) == period_starts(now_s, ZoneInfo(zone_of_this_computer))


def test_every_state_has_one_answer() -> None:
    answers = {state: charge_of(state, "") for state in JobState}
    charged = {"accepted", "running", "ready", "downloading", "filed", "expired"}
    perhaps = {"sending", "unknown", "failed"}
    assert {state for state, charge in answers.items() if charge is Charge.YES} == charged
    assert {state for state, charge in answers.items() if charge is Charge.PERHAPS} == perhaps


def test_what_was_given_up_with_an_unknown_outcome_may_have_been_charged() -> None:
    assert charge_of(JobState.CANCELLED, "outcome_unknown") is Charge.PERHAPS
    assert charge_of(JobState.CANCELLED, "busy") is Charge.NO
    assert charge_of(JobState.FILED, "outcome_unknown") is Charge.YES
