"""The HTTP server that takes callbacks, on loopback only: a tunnel or proxy of the user's leads to it."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Protocol

from vbee_desktop.api.callback_request import IncomingRequest, Unwelcome, token_of
from vbee_desktop.api.callbacks import decode_callback
from vbee_desktop.core.callback_address import PORT_FIELD, PORT_TAKEN
from vbee_desktop.core.errors import BadInput, Code, VbeeError

if TYPE_CHECKING:
    from vbee_desktop.core.callback_address import CallbackAddress
    from vbee_desktop.core.models import RecognitionJob, SpeechJob

REQUEST_LIMIT_S = 5.0
MAX_CONNECTIONS = 8
MAX_SEEN_OFF_BYTES = 1_000_000
_BLOCK_BYTES = 16 * 1024

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\nConnection: close\r\n\r\nOK"
NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
GO_AHEAD = b"HTTP/1.1 100 Continue\r\n\r\n"

_log = logging.getLogger(__name__)


class Door(Protocol):
    """Who knows the tokens. Both may raise `VbeeError`; then nobody is let in."""

    async def is_known(self, token: str) -> bool:
        """Whether a token was given out and not used yet."""
        ...

    async def take(self, token: str, told: SpeechJob | RecognitionJob) -> bool:
        """Use a token up for what came with it; False when it is unknown, used, or does not fit."""
        ...


class CallbackReceiver:
    """Answers ``POST /cb/<token>`` with 200 when the door takes it, and everything else with one bare 404.

    A connection carries one request, ``limit_s`` long at most; of more than `MAX_CONNECTIONS` at once the
    late ones are closed unheard. Besides the public address, ``Host`` may name this machine and our port,
    since some tunnels rewrite it to where they lead.
    """

    def __init__(self, door: Door, address: CallbackAddress, limit_s: float = REQUEST_LIMIT_S) -> None:
        self._door = door
        self._address = address
        self._limit_s = limit_s
        self._hosts: frozenset[str] = frozenset()
        self._servers: list[asyncio.Server] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._is_open = False

    @property
    def open_address(self) -> CallbackAddress | None:
        """The address that is listened for; None when it is not."""
        return self._address if self._is_open else None

    @property
    def port(self) -> int:
        """The port that is listened on, once `open` has returned."""
        return int(self._servers[0].sockets[0].getsockname()[1])

    async def open(self) -> None:
        """Listen on 127.0.0.1, and on ::1 where there is one, as ``localhost`` may mean either.

        Raises `BadInput` (``field``, ``reason`` `PORT_TAKEN`) when the port cannot be had.
        """
        try:
            await self._listen("127.0.0.1", self._address.port)
        except OSError as error:
            raise BadInput(
                Code.BAD_SETTING,
                error.strerror or "",
                field=PORT_FIELD,
                reason=PORT_TAKEN,
                port=self._address.port,
            ) from error
        try:
            await self._listen("::1", self.port)
        except OSError as error:
            _log.info("no callbacks on ::1: %s", error.strerror)
        names = ("127.0.0.1", "localhost", "[::1]")
        self._hosts = self._address.hosts | {f"{name}:{self.port}" for name in names}
        self._is_open = True

    async def aclose(self) -> None:
        """Stop listening and drop what is connected; safe to call twice."""
        self._is_open = False
        for server in self._servers:
            server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for server in self._servers:
            await server.wait_closed()

    async def _listen(self, host: str, port: int) -> None:
        # By name, so that asyncio resolves it to a TCP socket and turns Nagle's waiting off by itself.
        self._servers.append(await asyncio.start_server(self._accept, host, port, backlog=MAX_CONNECTIONS))

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not self._is_open or len(self._tasks) >= MAX_CONNECTIONS:
            writer.transport.abort()
            return
        task = asyncio.create_task(self._serve(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        deadline = asyncio.get_running_loop().time() + self._limit_s
        try:
            writer.write(await self._answer(reader, writer, deadline))
            async with asyncio.timeout_at(deadline):
                await _see_off(reader, writer)
        except OSError:
            pass  # gone before its answer, or not gone in time
        finally:
            writer.close()

    async def _answer(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, deadline: float
    ) -> bytes:
        try:
            async with asyncio.timeout_at(deadline):
                token, body = await self._request(IncomingRequest(reader.read), writer)
            # The sender's time is over: what is done about it is not broken off half-way.
            is_taken = await self._door.take(token, decode_callback(body))
        except (Unwelcome, TimeoutError):
            return NOT_FOUND
        except VbeeError as error:
            _log.info("a callback could not be taken: %s", error.code)
            return NOT_FOUND
        return OK if is_taken else NOT_FOUND

    async def _request(self, incoming: IncomingRequest, writer: asyncio.StreamWriter) -> tuple[str, bytes]:
        """Token and body of a callback that is expected. Raises `Unwelcome`."""
        token = token_of(await incoming.head(), self._hosts)
        if not await self._door.is_known(token):
            raise Unwelcome
        if incoming.awaits_go_ahead:
            writer.write(GO_AHEAD)
        return token, await incoming.body()


async def _see_off(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Take in what still comes, up to a bound, until the other side has closed: a connection that is closed
    with unread bytes is reset, and the answer may be lost with it.
    """
    writer.write_eof()
    bytes_left = MAX_SEEN_OFF_BYTES
    while bytes_left > 0 and (data := await reader.read(_BLOCK_BYTES)):
        bytes_left -= len(data)
