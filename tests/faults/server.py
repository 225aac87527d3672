"""``python -m tests.faults.server SANDBOX``: the hostile network as a process, for the real window.

It prints its address, then obeys one line of JSON after the other: ``{"stage": "create", "fault": "drip"}``
(``null`` mends everything) and answers each with a line: what it has seen since the line before.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from tests.faults.catalogue import FAULTS
from tests.faults.deeds import given_up_while_dripping
from tests.faults.doors import LOOPBACK
from tests.faults.hostile import Exchange, Hostile, standing
from tests.faults.leaping_time import run_with_leaps
from tests.faults.oracle import Meaning
from tests.support.sandbox_process import PROJECT_ROOT

IN_THE_WINDOW = tuple(
    name
    for name, fault in FAULTS.items()
    if fault.deed is not None and fault.meaning is not Meaning.TOKEN and name != "black hole, done"
)
"""The faults that a server does to a request, and after which there is a next one: a refused token is the
last. What is wrong with the way there is the same to a window.
"""


class HostileProcess:
    """The other side of the pipe."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        assert process.stdout is not None
        self.url = process.stdout.readline().strip()

    def spoil(self, stage: str, fault: str | None) -> dict[str, int]:
        """Begin with a fault, or mend everything; ``held`` is how many requests wait in a black hole."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"stage": stage, "fault": fault}) + "\n")
        self._process.stdin.flush()
        return dict(json.loads(self._process.stdout.readline()))

    @property
    def held(self) -> int:
        """How many requests wait in the black hole at this moment."""
        return self.spoil("", "?")["held"]


@contextmanager
def hostile_process(sandbox_url: str) -> Iterator[HostileProcess]:
    """A hostile network before a sandbox, until the block ends."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.server", sandbox_url],
        cwd=PROJECT_ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield HostileProcess(process)
        finally:
            assert process.stdin is not None
            process.stdin.close()


class _Server:
    def __init__(self, sandbox_url: str) -> None:
        self.hostile = Hostile(sandbox_url, "", audio_host=LOOPBACK)
        self.held = 0

    async def serve(self) -> None:
        async with standing(self.hostile):
            print(self.hostile.url, flush=True)
            while line := await asyncio.to_thread(sys.stdin.readline):
                await self._obey(json.loads(line))
                print(json.dumps({"held": self.held}), flush=True)

    async def _obey(self, order: dict[str, Any]) -> None:
        if order["fault"] == "?":
            return
        hostile = self.hostile
        hostile.has_begun = False
        await hostile.hang_up()
        if order["fault"] is None:
            return
        hostile.stage, hostile.has_begun = order["stage"], True
        hostile.seen.clear()
        name = order["fault"]
        in_real_time = {"black hole": self._hold, "drip": self._drip}
        hostile.deed = in_real_time.get(name, FAULTS[name].deed)

    async def _hold(self, exchange: Exchange) -> None:
        """A black hole whose time is nobody's but its own."""
        self.held += 1
        try:
            await exchange.until_given_up(leaping=False)
        finally:
            self.held -= 1

    async def _drip(self, exchange: Exchange) -> None:
        """The same with an answer that never comes to its end."""
        await given_up_while_dripping(exchange, asyncio.sleep)
        await self._hold(exchange)


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        run_with_leaps(_Server(sys.argv[1]).serve())
