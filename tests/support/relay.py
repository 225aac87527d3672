"""A network between the program and a server, with a switch."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from urllib.parse import urlsplit

from tests.api.proxy_server import end, pump
from tests.api.wire_server import free_port

LIMIT_S = 10.0
LAST_TURNS_S = 0.05
"""For connections that are just being closed."""


class Relay:
    """Carries connections to a server while it is on; while it is off, nobody is at its address.

    With ``tls`` it is spoken to by TLS, by the name of this computer, which counts as far away.
    """

    def __init__(self, server: str, tls: ssl.SSLContext | None = None) -> None:
        parts = urlsplit(server)
        self._far = (parts.hostname or "", parts.port or 80)
        self._port = free_port()
        self._tls = tls
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        return (
            f"https://{socket.gethostname()}:{self._port}" if self._tls else f"http://127.0.0.1:{self._port}"
        )

    async def turn_on(self) -> None:
        host = "0.0.0.0" if self._tls else "127.0.0.1"
        self._server = await asyncio.start_server(self._accept, host, self._port, ssl=self._tls)

    async def turn_off(self) -> None:
        """What is open is torn."""
        if self._server is not None:
            self._server.close()
            self._server = None
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks.clear()

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._server is None:  # it had knocked before the switch was turned
            writer.transport.abort()
            return
        self._tasks.add(asyncio.create_task(self._carry(reader, writer)))

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            far_reader, far_writer = await asyncio.open_connection(*self._far)
            try:
                async with asyncio.TaskGroup() as both:
                    both.create_task(pump(reader, far_writer))
                    both.create_task(pump(far_reader, writer))
            finally:
                await end(far_writer)
        except* ConnectionError:
            pass
        finally:
            await end(writer)


@asynccontextmanager
async def relay_to(server: str) -> AsyncIterator[Relay]:
    """A relay, off at first."""
    relay = Relay(server)
    try:
        yield relay
    finally:
        await relay.turn_off()


class Switch:
    """A relay whose loop runs in a thread of its own, for tests that have no loop."""

    def __init__(self, relay: Relay, loop: asyncio.AbstractEventLoop) -> None:
        self.url = relay.url
        self._relay = relay
        self._loop = loop

    def turn_on(self) -> None:
        self._run(self._relay.turn_on())

    def turn_off(self) -> None:
        self._run(self._relay.turn_off())

    def _run(self, act: Coroutine[object, object, None]) -> None:
        asyncio.run_coroutine_threadsafe(act, self._loop).result(LIMIT_S)


@contextmanager
def switch_to(server: str, tls: ssl.SSLContext | None = None) -> Iterator[Switch]:
    """A switch, off at first."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    switch = Switch(Relay(server, tls), loop)
    try:
        yield switch
    finally:
        switch.turn_off()
        loop.call_soon_threadsafe(loop.stop)
        thread.join(LIMIT_S)
        loop.run_until_complete(asyncio.sleep(LAST_TURNS_S))
        loop.close()
