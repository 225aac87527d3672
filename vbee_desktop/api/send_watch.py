"""Following one request through httpcore's trace events: was any byte of it sent, and where did it stop?"""

from __future__ import annotations

import socket
from collections.abc import Iterator, Mapping
from typing import Protocol

from vbee_desktop.api.links import is_private_address, private_link


class _Stream(Protocol):
    def get_extra_info(self, info: str) -> object: ...

    async def aclose(self) -> None: ...


class SendWatch:
    """A trace callback. ``was_sent`` turns true when the header of the real request is about to be written.

    A proxy's CONNECT fires the same events before the real request: it is told by its method and counts
    as connecting. ``step`` is ``connect``, ``proxy``, ``tls`` or ``answer``: what was going on last.
    """

    def __init__(self) -> None:
        self.was_sent = False
        self.step = "connect"

    async def __call__(self, event: str, info: Mapping[str, object]) -> None:
        if event.endswith("start_tls.started"):
            self.step = "tls"
        elif event.endswith("send_request_headers.started"):
            is_connect = getattr(info.get("request"), "method", b"") == b"CONNECT"
            self.was_sent = self.was_sent or not is_connect
            self.step = "proxy" if is_connect else "answer"


class PeerWatch(SendWatch):
    """Ends a request before its first byte when its host's name led to a private address.

    A connection to another host is one to the user's proxy, which resolves the name itself.
    """

    def __init__(self, host: str) -> None:
        super().__init__()
        self._host = host
        self._connecting_to: object = None

    async def __call__(self, event: str, info: Mapping[str, object]) -> None:
        await super().__call__(event, info)
        if event == "connection.connect_tcp.started":
            self._connecting_to = info.get("host")
        elif event == "connection.connect_tcp.complete" and self._connecting_to == self._host:
            await _refuse_private_peer(info["return_value"])  # type: ignore[arg-type]


async def _refuse_private_peer(stream: _Stream) -> None:
    peer = stream.get_extra_info("server_addr")
    if isinstance(peer, tuple) and is_private_address(str(peer[0])):
        await stream.aclose()
        raise private_link()


def failed_step(watch: SendWatch, error: BaseException) -> str:
    """The step that failed, for the network check: also ``dns``, which no event tells apart."""
    if watch.step == "connect" and any(isinstance(each, socket.gaierror) for each in _chain(error)):
        return "dns"
    return watch.step


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
