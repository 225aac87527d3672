"""A real proxy on loopback: it connects every CONNECT to one port, perhaps after a login."""

from __future__ import annotations

import asyncio
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

from tests.api.wire_server import Seen, read_request


@dataclass
class ProxyServer:
    """``login`` is ``name:password``; without it, ``schemes`` are offered and nobody is let through. ``seen``
    are the requests to the proxy itself.
    """

    far_port: int
    login: str = ""
    schemes: tuple[str, ...] = ("Basic realm=office",)
    seen: list[Seen] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            with suppress(ConnectionError, asyncio.IncompleteReadError):
                await self._answer(reader, writer)
        finally:
            await end(writer)

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        request = await read_request(reader, 1)
        self.seen.append(request)
        if self._lets_through(request):
            await self._connect(reader, writer)
            return
        offers = "".join(f"Proxy-Authenticate: {each}\r\n" for each in self.schemes)
        writer.write(f"HTTP/1.1 407 Who are you?\r\n{offers}Content-Length: 0\r\n\r\n".encode())
        await writer.drain()

    def _lets_through(self, request: Seen) -> bool:
        wanted = f"Basic {b64encode(self.login.encode()).decode()}" if self.login else None
        return request.headers.get("proxy-authorization") == wanted

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.far_port)
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        try:
            async with asyncio.TaskGroup() as both:
                both.create_task(pump(reader, far_writer))
                both.create_task(pump(far_reader, writer))
        except* ConnectionError:
            pass
        finally:
            await end(far_writer)


async def end(writer: asyncio.StreamWriter) -> None:
    """Close a connection and wait until it is closed."""
    writer.close()
    with suppress(OSError):
        await writer.wait_closed()


async def pump(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    while data := await source.read(65_536):
        target.write(data)
        await target.drain()
    target.close()


@asynccontextmanager
async def proxying(proxy: ProxyServer) -> AsyncIterator[ProxyServer]:
    """The proxy, for as long as the block runs."""
    tasks: set[asyncio.Task[None]] = set()

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        tasks.add(asyncio.create_task(proxy.serve(reader, writer)))

    server = await asyncio.start_server(accept, "127.0.0.1", 0)
    proxy.port = server.sockets[0].getsockname()[1]
    try:
        yield proxy
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
