"""A name server that does not answer holds up nothing but what needs its answer."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from vbee_desktop.core.network_loop import NetworkLoop

MORE_THAN_THREADS = 64
MOMENT_S = 0.01
LIMIT_S = 10.0


class SilentNameServer:
    """Answers only when it is told to; ``asked`` counts."""

    def __init__(self) -> None:
        self.answers = threading.Event()
        self.asked = 0

    def look_up(self, host: Any, *_args: Any) -> Any:
        self.asked += 1
        self.answers.wait(LIMIT_S)
        if host == "nowhere.test":
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 80))]


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch) -> Iterator[SilentNameServer]:
    server = SilentNameServer()
    monkeypatch.setattr(socket, "getaddrinfo", server.look_up)
    yield server
    server.answers.set()


async def given_up(host: str) -> None:
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(MOMENT_S):
            await asyncio.get_running_loop().getaddrinfo(host, 80)


def run(work: Any) -> Any:
    with asyncio.Runner(loop_factory=NetworkLoop) as runner:
        return runner.run(work)


def test_lookups_that_were_given_up_leave_the_threads_to_the_work(silent: SilentNameServer) -> None:
    async def work() -> int:
        names = [given_up(f"name-{number}.test") for number in range(MORE_THAN_THREADS)]
        await asyncio.gather(*names)
        async with asyncio.timeout(LIMIT_S / 2):
            return await asyncio.to_thread(lambda: 7)

    assert run(work()) == 7  # and its end waited for no answer either
    assert not silent.answers.is_set()


def test_one_name_is_asked_for_once_and_told_to_all(silent: SilentNameServer) -> None:
    async def work() -> list[Any]:
        await given_up("vbee.test")
        loop = asyncio.get_running_loop()
        others = [asyncio.ensure_future(loop.getaddrinfo("vbee.test", 80)) for _ in range(5)]
        await asyncio.sleep(0)
        silent.answers.set()
        return await asyncio.gather(*others)

    found = run(work())
    assert [each[0][4] for each in found] == [("127.0.0.1", 80)] * 5
    assert silent.asked == 1


def test_a_name_is_asked_for_anew_after_an_answer(silent: SilentNameServer) -> None:
    silent.answers.set()

    async def work() -> None:
        loop = asyncio.get_running_loop()
        for _ in range(2):
            with pytest.raises(socket.gaierror):
                await loop.getaddrinfo("nowhere.test", 80)

    run(work())
    assert silent.asked == 2
