"""What an outage may cost in requests beyond those that were needed."""

from __future__ import annotations

from vbee_desktop.jobs.retry_budget import RetryBudget


def retries_in(budget: RetryBudget) -> int:
    """How many are paid for until none is left."""
    count = 0
    while budget.take():
        count += 1
    return count


def test_an_outage_in_which_nothing_succeeds_gets_ten_retries_once() -> None:
    budget = RetryBudget()
    assert retries_in(budget) == 10
    assert not budget.take()


def test_five_calls_that_succeed_pay_for_one_that_is_tried_again() -> None:
    budget = RetryBudget()
    retries_in(budget)
    for succeeded, paid_for in ((4, 0), (1, 1), (15, 3)):
        for _ in range(succeeded):
            budget.succeeded()
        assert retries_in(budget) == paid_for


def test_a_good_day_saves_up_no_storm() -> None:
    budget = RetryBudget(capacity=3, retries_per_success=0.5)
    for _ in range(1_000):
        budget.succeeded()
    assert retries_in(budget) == 3
    budget.succeeded()
    budget.succeeded()
    assert retries_in(budget) == 1
