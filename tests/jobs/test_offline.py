"""Off the network: what never left waits, and goes out by itself, once, when the network is back."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.relay import Relay, relay_to
from tests.support.sandbox_process import SandboxProcess
from tests.support.services import CREDENTIALS, ignore
from vbee_desktop.app.open_services import open_services
from vbee_desktop.app.setup import Setup
from vbee_desktop.core.errors import Code, NotSent, VbeeError
from vbee_desktop.core.job_state import JobState
from vbee_desktop.core.models import JobStage, Progress, SpeechRequest, Take
from vbee_desktop.core.network import Network
from vbee_desktop.core.obstacle import Obstacle
from vbee_desktop.core.retry import COMMAND_PATIENCE_S, UNSENT_GOES_ON_FOR_S
from vbee_desktop.core.server import server_at
from vbee_desktop.jobs.services import DEMO_SERVER, Services
from vbee_desktop.jobs.synthesize import synthesize
from vbee_desktop.store.home import Home
from vbee_desktop.store.secrets import Secrets

HELLO = SpeechRequest("Xin chào.", "hn_female_ngochuyen_full_48k-fhg")
ENOUGH_S = 40.0
Work = Callable[[Services, Relay], Awaitable[None]]


def off_the_network(sandbox: SandboxProcess, home: Path, work: Work, patience_s: float = math.inf) -> None:
    """Run ``work`` with services whose network is off."""

    async def run() -> None:
        async with asyncio.timeout(ENOUGH_S), relay_to(sandbox.url) as relay:
            setup = Setup(home=Home(home), secrets=Secrets(CREDENTIALS), server=server_at(relay.url))
            async with open_services(setup, patience_s=patience_s) as services:
                await work(services, relay)

    asyncio.run(run())


async def eventually(is_so: Callable[[], bool]) -> None:
    while not is_so():  # noqa: ASYNC110
        await asyncio.sleep(0.01)


def waiting(services: Services) -> list[str]:
    return [row.error for row in services.journal.in_state(JobState.WAITING)]


def test_a_request_goes_out_by_itself_when_the_network_is_back(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    told: list[Progress] = []

    def note(progress: object) -> None:
        assert isinstance(progress, Progress)
        told.append(progress)

    async def work(services: Services, relay: Relay) -> None:
        task = asyncio.create_task(synthesize(services, note, HELLO))
        await eventually(lambda: any((each.retry_after_s or 0) >= 0.5 for each in told))
        assert services.network.is_offline
        assert waiting(services) == [Code.NO_CONNECTION]
        assert told[-1].stage is JobStage.WAITING
        await relay.turn_on()
        assert (await task).path.exists()
        assert not services.network.is_offline

    off_the_network(sandbox, tmp_path, work)
    assert len(sandbox.ledger()) == 1


def test_all_that_wait_go_on_and_each_is_paid_once(sandbox: SandboxProcess, tmp_path: Path) -> None:
    async def work(services: Services, relay: Relay) -> None:
        wanted = [replace(HELLO, text=f"Câu {number}.") for number in range(4)]
        tasks = [asyncio.create_task(synthesize(services, ignore, each)) for each in wanted]
        await eventually(lambda: len(waiting(services)) == 2)  # the others stand in line
        await relay.turn_on()
        takes: list[Take] = await asyncio.gather(*tasks)
        assert len({take.path for take in takes}) == 4

    off_the_network(sandbox, tmp_path, work)
    assert len(sandbox.ledger()) == 4


def test_who_waits_longest_goes_on_at_once(sandbox: SandboxProcess, tmp_path: Path) -> None:
    """Half a minute would be due; the knocking notices earlier."""

    async def work(services: Services, relay: Relay) -> None:
        for_ever = asyncio.Event()

        async def long_nap(delay_s: float) -> None:
            await (asyncio.sleep(0) if delay_s < 0.5 else for_ever.wait())

        sleepy = replace(services, sleep=long_nap)
        task = asyncio.create_task(synthesize(sleepy, ignore, HELLO))
        await eventually(lambda: services.network.is_offline and bool(waiting(services)))
        await relay.turn_on()
        assert (await task).path.exists()

    off_the_network(sandbox, tmp_path, work)


def test_one_who_gives_up_is_not_sent_later(sandbox: SandboxProcess, tmp_path: Path) -> None:
    async def work(services: Services, relay: Relay) -> None:
        task = asyncio.create_task(synthesize(services, ignore, HELLO))
        await eventually(lambda: bool(waiting(services)))
        task.cancel()
        await eventually(lambda: len(services.journal.in_state(JobState.CANCELLED)) == 1)
        await relay.turn_on()
        await eventually(lambda: not services.network.is_offline)

    off_the_network(sandbox, tmp_path, work)
    assert sandbox.ledger() == []


async def not_sent(services: Services) -> VbeeError:
    with pytest.raises(NotSent) as caught:
        await synthesize(services, ignore, HELLO)
    assert len(services.journal.in_state(JobState.NOT_SENT)) == 1
    return caught.value


def test_a_command_does_not_wait(sandbox: SandboxProcess, tmp_path: Path) -> None:
    async def work(services: Services, _relay: Relay) -> None:
        assert (await not_sent(services)).facts["reason"] == Obstacle.UNREACHABLE

    off_the_network(sandbox, tmp_path, work, COMMAND_PATIENCE_S)


def test_after_an_hour_nothing_is_bought_unasked(sandbox: SandboxProcess, tmp_path: Path) -> None:
    async def work(services: Services, _relay: Relay) -> None:
        later = services.wall_clock() + UNSENT_GOES_ON_FOR_S + 1
        clock = iter([services.wall_clock()])
        await not_sent(replace(services, wall_clock=lambda: next(clock, later)))

    off_the_network(sandbox, tmp_path, work)


def test_a_demo_that_ended_is_not_waited_for(sandbox: SandboxProcess, tmp_path: Path) -> None:
    async def work(services: Services, _relay: Relay) -> None:
        await not_sent(replace(services, server=DEMO_SERVER))

    off_the_network(sandbox, tmp_path, work)


def test_what_a_person_must_mend_is_not_waited_for() -> None:
    network = Network()
    for obstacle in set(Obstacle) - {Obstacle.NO_NAME, Obstacle.UNREACHABLE, Obstacle.PROXY_UNREACHABLE}:
        network.note_failed("vbee.vn", NotSent(reason=obstacle))
    assert not network.is_offline


def test_a_server_that_answers_does_not_end_the_wait_for_another() -> None:
    async def run() -> list[str]:
        network, ended, nap = Network(), [], asyncio.Event()
        error = NotSent(reason=Obstacle.NO_NAME)
        network.note_failed("vbee.vn", error)

        async def sleep(_delay_s: float) -> None:
            await nap.wait()

        async def wait() -> None:
            await network.pause(error, 30.0, sleep)
            ended.append("vbee.vn")

        task = asyncio.create_task(wait())
        await asyncio.sleep(0.01)
        network.note_failed("api.vbee.vn", error)
        network.note_reached("api.vbee.vn")
        await asyncio.sleep(0.01)
        before = list(ended)
        network.note_reached("vbee.vn")
        await task
        return before

    assert asyncio.run(run()) == []
