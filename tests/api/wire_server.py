"""A real server on loopback whose every byte is chosen by the test."""

from __future__ import annotations

import asyncio
import socket
import ssl
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

JSON_HEADERS = "Content-Type: application/json"


@dataclass(frozen=True)
class Seen:
    """One request as it arrived; header names in lower case; ``connection`` counts from 1."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    connection: int


Reply = Callable[[Seen, asyncio.StreamWriter], Awaitable[None]]


class WireServer:
    """``seen`` are the requests read, ``connections`` the number of connections accepted."""

    def __init__(self, reply: Reply) -> None:
        self.seen: list[Seen] = []
        self.connections = 0
        self.port = 0
        self._reply = reply
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        task = asyncio.create_task(self._serve(reader, writer, self.connections))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, connection: int
    ) -> None:
        try:
            while not writer.is_closing():
                request = await read_request(reader, connection)
                self.seen.append(request)
                await self._reply(request, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()


class DeafServer(WireServer):
    """Accepts, and never reads."""

    async def _serve(
        self, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter, _connection: int
    ) -> None:
        writer.transport.pause_reading()  # type: ignore[attr-defined]
        try:
            await asyncio.Event().wait()
        finally:
            writer.transport.abort()


@asynccontextmanager
async def serving(
    reply: Reply, tls: ssl.SSLContext | None = None, kind: type[WireServer] = WireServer
) -> AsyncIterator[WireServer]:
    """A server for as long as the block runs."""
    wire = kind(reply)
    server = await asyncio.start_server(wire.accept, "127.0.0.1", 0, ssl=tls)
    wire.port = server.sockets[0].getsockname()[1]
    try:
        yield wire
    finally:
        server.close()
        await wire.close()
        await server.wait_closed()


async def read_request(reader: asyncio.StreamReader, connection: int) -> Seen:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    method, target, _version = head[0].split(" ")
    headers = {
        name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)
    }
    body = await read_body(reader, headers)
    return Seen(method, target, headers, body, connection)


async def read_body(reader: asyncio.StreamReader, headers: dict[str, str]) -> bytes:
    return await reader.readexactly(int(headers.get("content-length", "0")))


def reply_with(
    body: bytes = b"{}", status: str = "200 OK", headers: str = JSON_HEADERS, length: int | None = None
) -> Reply:
    """A reply of one kind to everything; ``length`` is what Content-Length claims."""

    async def reply(_request: Seen, writer: asyncio.StreamWriter) -> None:
        claimed = len(body) if length is None else length
        writer.write(f"HTTP/1.1 {status}\r\n{headers}\r\nContent-Length: {claimed}\r\n\r\n".encode() + body)
        await writer.drain()
        if claimed != len(body):
            writer.close()

    return reply


def reply_raw(data: bytes) -> Reply:
    """Exactly these bytes, then the end of the connection."""

    async def reply(_request: Seen, writer: asyncio.StreamWriter) -> None:
        writer.write(data)
        await writer.drain()
        writer.close()

    return reply


def reset(writer: asyncio.StreamWriter) -> None:
    """End the connection with a TCP RST."""
    sock: socket.socket = writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def reply_reset(_request: Seen, writer: asyncio.StreamWriter) -> None:
    reset(writer)


async def reply_never(_request: Seen, _writer: asyncio.StreamWriter) -> None:
    await asyncio.Event().wait()


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


def nameless_tls(side: int) -> ssl.SSLContext:
    """TLS without certificates, so that no key has to lie about in the tests."""
    context = ssl.SSLContext(side)
    context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_2
    if side == ssl.PROTOCOL_TLS_CLIENT:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    context.set_ciphers("aNULL:@SECLEVEL=0")
    return context
