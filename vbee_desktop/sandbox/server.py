"""The HTTP server: uvicorn, with a connection class that lets faults reach the socket, and a prompt end."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Iterator
from typing import Any, cast

import uvicorn
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

TRANSPORT = "vbee.transport"
"""Key in the ASGI scope under which the connection's transport stands."""


def connection_class(bytes_taken: Callable[[], int | None]) -> type[H11Protocol]:
    """Uvicorn's own HTTP connection, which shows the application its transport.

    ``bytes_taken`` is asked first: how many bytes of this connection's requests arrive before it is reset;
    None for no limit.
    """

    class FaultyConnection(H11Protocol):
        """One connection of a client."""

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            self._bytes_left = bytes_taken()
            if self._bytes_left is not None and self._bytes_left <= 0:
                self._refuse()
                return
            app = self.app

            async def with_transport(scope: Scope, receive: Receive, send: Send) -> None:
                scope[TRANSPORT] = transport
                await app(cast("Any", scope), cast("Any", receive), cast("Any", send))

            self.app = cast("Any", with_transport)

        def data_received(self, data: bytes) -> None:
            """Counts what a refusal waits for."""
            if self._bytes_left is not None:
                self._bytes_left -= len(data)
                if self._bytes_left <= 0:
                    self._refuse()
                    return
            super().data_received(data)

        def _refuse(self) -> None:
            from vbee_desktop.sandbox.fault_actions import reset_connection

            reset_connection(self.transport)

    return FaultyConnection


class SandboxServer(uvicorn.Server):
    """Tells when it accepts connections, and ends at once: requests under way are dropped, not waited for."""

    def __init__(self, config: uvicorn.Config, on_ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_ready = on_ready

    async def startup(self, sockets: Any = None) -> None:
        await super().startup(sockets)
        self._on_ready()

    def stop(self) -> None:
        """To be called in the loop's thread or from a signal handler."""
        self.should_exit = True
        self.force_exit = True

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Signals are ``main``'s business: uvicorn would raise them again after its end."""
        yield
