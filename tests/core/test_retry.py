"""The law for paid requests (design section 4), row by row."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbee_desktop.core.access import Access
from vbee_desktop.core.errors import (
    BadInput,
    Code,
    NoAnswer,
    NotSent,
    Refused,
    SomethingBadCameBack,
    Throttled,
    UnreadableAnswer,
    VbeeError,
)
from vbee_desktop.core.obstacle import NEEDS_A_PERSON, Obstacle
from vbee_desktop.core.retry import (
    LONGEST_PARKING_S,
    LONGEST_REST_OF_READS_S,
    Act,
    Cause,
    Verdict,
    after_paid_failure,
    after_safe_failure,
    is_outage,
    may_pass,
    outage_delay_s,
)

BAD_TOKEN = Refused(Code.UNAUTHORIZED, http_status=401)


@pytest.mark.parametrize(
    ("error", "attempts", "act"),
    [
        (NotSent(), 1, Act.RETRY),
        (NotSent(), 2, Act.RETRY),
        (NotSent(), 3, Act.END),
        (Refused(http_status=200), 1, Act.END),
        (Refused(http_status=400), 1, Act.END),
        (Refused(http_status=404), 1, Act.END),
        (Refused(http_status=500), 1, Act.END),
        (Refused(Code.OUT_OF_POINTS, http_status=500), 1, Act.END),
        (Refused(Code.NOT_IN_PLAN, http_status=403), 1, Act.END),
        (Refused(http_status=408), 1, Act.RETRY),
        (Refused(http_status=421), 2, Act.END),
        (Refused(http_status=425), 1, Act.RETRY),
        (BAD_TOKEN, 1, Act.PARK),
        (BadInput(Code.UNAUTHORIZED), 1, Act.END),
        (UnreadableAnswer(http_status=408), 1, Act.UNKNOWN),
        (Throttled(http_status=429), 1, Act.RETRY),
        (Throttled(http_status=503, retry_after_s=120), 1, Act.RETRY),
        (Throttled(http_status=429, retry_after_s=121), 1, Act.PARK),
        (Throttled(http_status=429, retry_after_s=121), 9, Act.PARK),
        (Throttled(http_status=429, retry_after_s=-5), 1, Act.RETRY),
        (Throttled(http_status=429, retry_after_s=math.nan), 1, Act.RETRY),
        (Throttled(http_status=429), 5, Act.END),
        (NoAnswer(), 1, Act.UNKNOWN),
        (UnreadableAnswer(http_status=200), 1, Act.UNKNOWN),
        (UnreadableAnswer(http_status=302), 1, Act.UNKNOWN),
        (UnreadableAnswer(http_status=502), 1, Act.UNKNOWN),
    ],
)
def test_what_follows_a_failed_create(error: VbeeError, attempts: int, act: Act) -> None:
    assert after_paid_failure(error, attempts, 0.5).act is act


@pytest.mark.parametrize(
    ("error", "attempts", "act"),
    [
        (NotSent(), 4, Act.RETRY),
        (NoAnswer(), 4, Act.RETRY),
        (NoAnswer(), 5, Act.END),
        (UnreadableAnswer(http_status=502), 4, Act.RETRY),
        (UnreadableAnswer(http_status=302), 1, Act.RETRY),
        (Refused(http_status=500), 1, Act.RETRY),
        (Refused(http_status=408), 1, Act.RETRY),
        (Refused(http_status=404, not_found=True), 1, Act.END),
        (Refused(Code.OUT_OF_POINTS, http_status=500), 1, Act.END),
        (Refused(Code.NOT_IN_PLAN, http_status=403), 1, Act.END),
        (SomethingBadCameBack(Code.LINK_EXPIRED, http_status=403), 1, Act.END),
        (SomethingBadCameBack(Code.BAD_ANSWER), 1, Act.END),
        (BAD_TOKEN, 1, Act.PARK),
        (Throttled(retry_after_s=3), 4, Act.RETRY),
        (Throttled(retry_after_s=121), 1, Act.PARK),
        (Throttled(retry_after_s=math.inf), 1, Act.PARK),
        (BadInput(), 1, Act.END),
    ],
)
def test_what_follows_a_failed_free_call(error: VbeeError, attempts: int, act: Act) -> None:
    assert after_safe_failure(error, attempts, 0.9).act is act


WAITS = st.none() | st.floats(allow_nan=True, allow_infinity=True)
CODES = st.sampled_from(Code)
ERRORS = st.one_of(
    st.builds(NotSent, CODES),
    st.builds(NoAnswer, CODES),
    st.builds(UnreadableAnswer, CODES, http_status=st.integers(-1, 999)),
    st.builds(Refused, CODES, http_status=st.integers(-1, 999)),
    st.builds(SomethingBadCameBack, CODES, http_status=st.integers(-1, 999)),
    st.builds(Throttled, http_status=st.sampled_from([0, 200, 429, 503]), retry_after_s=WAITS),
    st.builds(VbeeError, CODES),
)
ATTEMPTS = st.integers(1, 10_000)
JITTER = st.floats(0, 1, exclude_max=True)


@given(ERRORS, ATTEMPTS, JITTER)
def test_a_create_is_only_sent_again_when_it_surely_was_not_charged(
    error: VbeeError, attempts: int, jitter: float
) -> None:
    verdict = after_paid_failure(error, attempts, jitter)
    once_more = isinstance(error, Refused) and error.http_status in {408, 421, 425} and attempts == 1
    never_sent_or_told_to_wait = isinstance(error, NotSent | Throttled)
    assert verdict.act is not Act.RETRY or once_more or never_sent_or_told_to_wait


@given(ERRORS, ATTEMPTS, JITTER)
def test_what_left_without_a_readable_answer_is_unknown_and_nothing_else_is(
    error: VbeeError, attempts: int, jitter: float
) -> None:
    is_unknown = after_paid_failure(error, attempts, jitter).act is Act.UNKNOWN
    assert is_unknown == isinstance(error, NoAnswer | UnreadableAnswer)


@given(ERRORS, ATTEMPTS, JITTER)
def test_every_wait_is_a_time_that_ends(error: VbeeError, attempts: int, jitter: float) -> None:
    for verdict in (
        after_paid_failure(error, attempts, jitter),
        after_safe_failure(error, attempts, jitter),
    ):
        longest_s = {Act.RETRY: 120.0, Act.PARK: LONGEST_PARKING_S}.get(verdict.act, 0.0)
        assert 0.0 <= verdict.delay_s <= longest_s
        assert (verdict.act is Act.PARK) == (verdict.cause is not None)
        assert verdict.cause is not Cause.THROTTLE or verdict.delay_s > 120.0
    assert 0.5 <= outage_delay_s(error, attempts, jitter) <= LONGEST_REST_OF_READS_S


@given(ERRORS, JITTER)
def test_every_kind_of_call_gives_up_in_the_end(error: VbeeError, jitter: float) -> None:
    assert after_paid_failure(error, 6, jitter).act is not Act.RETRY
    assert after_safe_failure(error, 6, jitter).act is not Act.RETRY


@given(ERRORS, ATTEMPTS, JITTER)
def test_only_what_may_pass_is_asked_again(error: VbeeError, attempts: int, jitter: float) -> None:
    assert may_pass(error) or after_safe_failure(error, attempts, jitter).act is not Act.RETRY


@given(st.floats(0, 120), JITTER)
def test_a_wait_that_is_told_is_kept(wait_s: float, jitter: float) -> None:
    assert after_paid_failure(Throttled(retry_after_s=wait_s), 1, jitter).delay_s >= wait_s


def test_a_refused_token_parks_every_job_until_there_is_another() -> None:
    assert after_paid_failure(BAD_TOKEN, 1, 0.5).cause is Cause.TOKEN
    assert after_safe_failure(BAD_TOKEN, 1, 0.5).cause is Cause.TOKEN


def test_backoff_doubles_with_full_jitter() -> None:
    delays = [after_safe_failure(NoAnswer(), attempt, 1.0).delay_s for attempt in (1, 2, 3, 4)]
    assert delays == [0.3, 0.6, 1.2, 2.4]
    assert after_safe_failure(NoAnswer(), 1, 0.0).delay_s == 0.0


def test_in_an_outage_the_waits_double_to_half_a_minute() -> None:
    longest = [outage_delay_s(NoAnswer(), waits, 1.0) for waits in (1, 2, 3, 4, 5, 6, 7, 10_000)]
    assert longest == [1, 2, 4, 8, 16, 30, 30, 30]
    assert [outage_delay_s(NoAnswer(), waits, 0.0) for waits in (1, 6)] == [0.5, 15]
    assert outage_delay_s(Throttled(retry_after_s=45), 1, 0.5) == 45


def test_what_a_server_asks_for_is_believed_up_to_ten_minutes_by_reads_and_a_week_by_creates() -> None:
    for_ever = Throttled(retry_after_s=1e12)
    assert outage_delay_s(for_ever, 1, 0.5) == 600
    assert after_paid_failure(for_ever, 1, 0.5) == Verdict(Act.PARK, 7 * 24 * 3600, Cause.THROTTLE)
    assert after_paid_failure(Throttled(retry_after_s=-5), 1, 0.0).delay_s == 0


def test_a_throttle_that_names_no_wait_is_given_more_time_than_a_failure() -> None:
    delays = [after_paid_failure(Throttled(), attempt, 1.0).delay_s for attempt in (1, 2, 3, 4)]
    assert delays == pytest.approx([1.2, 2.4, 4.8, 8])


@pytest.mark.parametrize(
    ("error", "is_one"),
    [
        (NotSent(), True),
        (NotSent(reason=Obstacle.PROXY_LOGIN), True),
        (NoAnswer(), True),
        (Throttled(http_status=429), True),
        (UnreadableAnswer(http_status=500), True),
        (Refused(http_status=503), True),
        (UnreadableAnswer(http_status=499), False),
        (Refused(http_status=408), False),
        (Refused(Code.OUT_OF_POINTS, http_status=500), False),
        (BadInput(), False),
    ],
)
def test_an_outage_is_a_way_or_a_server_that_fails_and_no_single_answer(
    error: VbeeError, is_one: bool
) -> None:
    assert is_outage(error) == is_one


def test_only_the_first_refusal_of_a_token_is_news() -> None:
    access = Access()
    access.check()
    access.note(Refused(Code.NOT_IN_PLAN, http_status=403))
    access.note(NoAnswer())
    access.check()
    access.note(Refused(Code.UNAUTHORIZED, "HTTP 401", http_status=401, text="expired"))
    assert access.is_refused
    raised = []
    for _ in range(2):
        with pytest.raises(Refused) as caught:
            access.check()
        caught.value.facts["job_id"] = "of this one alone"
        raised.append(caught.value)
    assert raised[0] is not raised[1]
    assert (raised[1].code, raised[1].http_status) == (Code.UNAUTHORIZED, 401)
    assert raised[1].facts["is_repeat"] is True
    assert raised[1].facts["text"] == "expired"


@pytest.mark.parametrize("obstacle", sorted(NEEDS_A_PERSON))
def test_what_a_person_must_mend_is_not_tried_again_at_once(obstacle: Obstacle) -> None:
    error = NotSent(reason=obstacle)
    assert after_paid_failure(error, 1, 0.5).act is Act.END
    assert after_safe_failure(error, 1, 0.5).act is Act.END
    assert may_pass(error) == (obstacle is not Obstacle.PROXY_LOGIN)
