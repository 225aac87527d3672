"""The law for paid requests (design section 4), row by row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbee_desktop.core.errors import (
    Code,
    NoAnswer,
    NotSent,
    Refused,
    Throttled,
    UnreadableAnswer,
    VbeeError,
)
from vbee_desktop.core.retry import Act, after_paid_failure, after_safe_failure


@pytest.mark.parametrize(
    ("error", "attempts", "act"),
    [
        (NotSent(), 1, Act.RETRY),
        (NotSent(), 2, Act.RETRY),
        (NotSent(), 3, Act.END),
        (Refused(http_status=200), 1, Act.END),
        (Refused(http_status=400), 1, Act.END),
        (Refused(Code.OUT_OF_POINTS, http_status=500), 1, Act.END),
        (Refused(http_status=408), 1, Act.RETRY),
        (Refused(http_status=421), 2, Act.END),
        (Refused(http_status=425), 1, Act.RETRY),
        (UnreadableAnswer(http_status=408), 1, Act.UNKNOWN),
        (Throttled(http_status=429), 1, Act.RETRY),
        (Throttled(http_status=503, retry_after_s=120), 1, Act.RETRY),
        (Throttled(http_status=429, retry_after_s=121), 1, Act.PARK),
        (Throttled(http_status=429, retry_after_s=-5), 1, Act.RETRY),
        (Throttled(http_status=429), 5, Act.END),
        (NoAnswer(), 1, Act.UNKNOWN),
        (UnreadableAnswer(http_status=200), 1, Act.UNKNOWN),
        (UnreadableAnswer(http_status=302), 1, Act.UNKNOWN),
        (UnreadableAnswer(http_status=502), 1, Act.UNKNOWN),
    ],
)
def test_what_follows_a_failed_create(error: VbeeError, attempts: int, act: Act) -> None:
    assert after_paid_failure(error, attempts, 0.5).act is act


ERRORS = st.one_of(
    st.builds(NotSent),
    st.builds(NoAnswer),
    st.builds(UnreadableAnswer, http_status=st.integers(100, 599)),
    st.builds(Refused, http_status=st.integers(200, 599)),
    st.builds(Throttled, retry_after_s=st.none() | st.floats(-1e9, 1e9)),
)
JITTER = st.floats(0, 1, exclude_max=True)


@given(ERRORS, st.integers(1, 20), JITTER)
def test_a_create_is_only_sent_again_when_it_surely_was_not_charged(
    error: VbeeError, attempts: int, jitter: float
) -> None:
    verdict = after_paid_failure(error, attempts, jitter)
    surely_free = isinstance(error, NotSent | Throttled) or (
        isinstance(error, Refused) and error.http_status in {408, 421, 425}
    )
    assert verdict.act is not Act.RETRY or surely_free
    assert verdict.delay_s >= 0 or verdict.act is Act.PARK


@given(ERRORS | st.builds(VbeeError), JITTER)
def test_every_kind_of_call_gives_up_in_the_end(error: VbeeError, jitter: float) -> None:
    assert after_paid_failure(error, 6, jitter).act is not Act.RETRY
    assert after_safe_failure(error, 6, jitter).act is not Act.RETRY


def test_free_calls_outlive_a_bad_moment() -> None:
    for passing in (NotSent(), NoAnswer(), UnreadableAnswer(http_status=502), Throttled(retry_after_s=3)):
        assert after_safe_failure(passing, 4, 0.9).act is Act.RETRY
    assert after_safe_failure(Refused(Code.UNAUTHORIZED, http_status=401), 1, 0.9).act is Act.END
    assert after_safe_failure(Refused(http_status=404), 1, 0.9).act is Act.END


def test_backoff_doubles_to_eight_seconds_with_full_jitter() -> None:
    delays = [after_safe_failure(NoAnswer(), attempt, 1.0).delay_s for attempt in (1, 2, 3, 4)]
    assert delays == [0.3, 0.6, 1.2, 2.4]
    assert after_safe_failure(NoAnswer(), 1, 0.0).delay_s == 0.0
