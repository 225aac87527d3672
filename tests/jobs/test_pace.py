"""Turns and polls, by a clock that leaps: who asks first is let through first, and nobody asks too often."""

from __future__ import annotations

import asyncio
import itertools
import math
import random
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from tests.support.simulated_service import SimulatedService, simulated
from tests.support.virtual_time import VirtualTimeLoop, run_in_virtual_time
from vbee_desktop.jobs.free_calls import FIRST_POLL_S, POLL_GROWTH, next_poll_s, until_ended
from vbee_desktop.jobs.pace import HTML_PAUSE_S, Pace


def test_the_polls_of_several_jobs_share_one_read_a_second_fairly() -> None:
    async def poll(loop: VirtualTimeLoop) -> tuple[list[int], list[float]]:
        pace, counts, moments = Pace(unhurried=True, clock=loop.time), [0] * 5, []

        async def job(number: int) -> None:
            while True:
                await asyncio.sleep(0.3 + number / 5)
                await pace.read_turn(asyncio.sleep)
                counts[number] += 1
                moments.append(loop.time())

        jobs = [asyncio.create_task(job(number)) for number in range(5)]
        await asyncio.sleep(300)
        for each in jobs:
            each.cancel()
        await asyncio.gather(*jobs, return_exceptions=True)
        return counts, moments

    counts, moments = run_in_virtual_time(poll)
    assert max(counts) - min(counts) <= 2
    assert sum(counts) == pytest.approx(300, abs=2)
    assert min(later - earlier for earlier, later in itertools.pairwise(moments)) >= 1 - 1e-9


def test_who_gives_up_waiting_leaves_no_gap() -> None:
    async def wait(loop: VirtualTimeLoop) -> float:
        pace = Pace(unhurried=True, clock=loop.time)
        waiting = [asyncio.create_task(pace.read_turn(asyncio.sleep)) for _ in range(100)]
        await asyncio.sleep(0.5)
        for each in waiting:
            each.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        await pace.read_turn(asyncio.sleep)
        return loop.time()

    assert run_in_virtual_time(wait) == pytest.approx(1.0)


def test_a_throttled_read_puts_off_those_that_wait_already() -> None:
    async def wait(loop: VirtualTimeLoop) -> float:
        pace = Pace(unhurried=True, clock=loop.time)
        await pace.read_turn(asyncio.sleep)
        waiting = asyncio.create_task(pace.read_turn(asyncio.sleep))
        await asyncio.sleep(0.5)
        pace.rest_reads()
        await waiting
        return loop.time()

    assert run_in_virtual_time(wait) == pytest.approx(0.5 + HTML_PAUSE_S)


def test_two_creates_at_once_a_second_apart_and_a_turn_can_be_taken_again() -> None:
    async def buy(loop: VirtualTimeLoop) -> list[float]:
        pace, begun = Pace(unhurried=True, clock=loop.time), []

        async def job(lasts_s: float) -> None:
            turn = await pace.create_turn(asyncio.sleep)
            begun.append(loop.time())
            turn.release()
            await asyncio.sleep(0)
            await turn.take(asyncio.sleep)
            await turn.take(asyncio.sleep)
            await asyncio.sleep(lasts_s)
            turn.release()
            turn.release()

        await asyncio.gather(*(job(10) for _ in range(4)))
        return begun

    begun = run_in_virtual_time(buy)
    assert begun == sorted(begun)
    assert all(later - earlier >= 1 for earlier, later in itertools.pairwise(begun))


def found_after_s(job_s: float) -> float:
    """When the poll comes that finds a job of this length done."""
    waited_s, delay_s = FIRST_POLL_S, FIRST_POLL_S
    while waited_s < job_s:
        delay_s = next_poll_s(delay_s, waited_s)
        waited_s += delay_s
    return waited_s


def test_polls_grow_from_a_third_of_a_second_to_two_and_slow_down_after_two_minutes() -> None:
    delays, delay_s = [FIRST_POLL_S], FIRST_POLL_S
    for _ in range(30):
        delay_s = next_poll_s(delay_s, 60)
        delays.append(delay_s)
    assert delays[1] == pytest.approx(0.345)
    assert delays == sorted(delays)
    assert delays[-1] == 2.0
    assert next_poll_s(2.0, 121) == 5.0


def test_slow_answers_do_not_put_polls_off(tmp_path: Path) -> None:
    """From the beginning of one poll to the beginning of the next it is as long as the schedule says."""

    async def poll(loop: VirtualTimeLoop) -> list[float]:
        service = SimulatedService(loop, 3.0)
        service.accept("r0")
        async with simulated(loop, tmp_path, service) as services:
            unhurried = replace(services, pace=Pace(unhurried=False))
            read = partial(services.speech.read, "r0")
            await until_ended(unhurried, read, lambda _job, _waited_s: None)
        return [moment for moment, _stage in service.requests]

    asked_at = run_in_virtual_time(poll)
    steps = [later - earlier for earlier, later in itertools.pairwise([0.0, *asked_at])]
    delays = [FIRST_POLL_S * POLL_GROWTH**polls for polls in range(len(steps))]
    assert len(steps) == 7
    assert steps == pytest.approx(delays)


def test_polling_delays_a_job_by_a_tenth_of_its_length_or_less() -> None:
    """On the mean over jobs of 1 to 120 s, each length as likely as the same length times any factor."""
    dice = random.Random(11)
    lengths = [math.exp(dice.uniform(0, math.log(120))) for _ in range(20_000)]
    ours = sum(found_after_s(length) / length - 1 for length in lengths) / len(lengths)
    every_two = sum(math.ceil(length / 2) * 2 / length - 1 for length in lengths) / len(lengths)
    assert ours <= 0.10
    assert every_two > 2 * ours
