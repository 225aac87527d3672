"""Following one request through httpcore's trace events: was any byte of it sent, and where did it stop?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from vbee_desktop.api.links import is_private_address, private_link


class _Stream(Protocol):
    def get_extra_info(self, info: str) -> object: ...

    async def aclose(self) -> None: ...


class SendWatch:
    """A trace callback for a request to ``host``. ``was_sent`` turns true when the header of the real request
    is about to be written.

    A proxy's CONNECT fires the same events before the real request: it is told by its method and counts
    as connecting. ``step`` is ``connect``, ``proxy``, ``tls`` or ``answer``: what was going on last. When the
    proxy has answered, ``proxy_status`` is its HTTP status, and ``proxy_schemes`` are the kinds of login that
    it takes, in lower case.
    """

    def __init__(self, host: bytes) -> None:
        self.was_sent = False
        self.step = "connect"
        self.is_connecting_to_proxy = False
        self.proxy_status = 0
        self.proxy_schemes: frozenset[str] = frozenset()
        self._host = host.decode("ascii")

    async def __call__(self, event: str, info: Mapping[str, object]) -> None:
        if event == "connection.connect_tcp.started":
            self.is_connecting_to_proxy = info.get("host") != self._host
        elif event.endswith("start_tls.started"):
            self.step = "tls"
        elif event.endswith("send_request_headers.started"):
            is_connect = getattr(info.get("request"), "method", b"") == b"CONNECT"
            self.was_sent = self.was_sent or not is_connect
            self.step = "proxy" if is_connect else "answer"
        elif event.endswith("receive_response_headers.complete") and self.step == "proxy":
            self._take_proxy_answer(info.get("return_value"))

    def _take_proxy_answer(self, answer: object) -> None:
        """``answer`` is version, status, reason, headers and what else httpcore read of a response."""
        if not isinstance(answer, tuple):
            return
        _version, self.proxy_status, _reason, headers, *_rest = answer
        self.proxy_schemes = frozenset(
            value.decode("latin-1").strip().partition(" ")[0].lower()
            for name, value in headers
            if name.lower() == b"proxy-authenticate"
        )


class PeerWatch(SendWatch):
    """Ends a request before its first byte when its host's name led to a private address.

    A connection to another host is one to the user's proxy, which resolves the name itself.
    """

    async def __call__(self, event: str, info: Mapping[str, object]) -> None:
        await super().__call__(event, info)
        if event == "connection.connect_tcp.complete" and not self.is_connecting_to_proxy:
            await _refuse_private_peer(info["return_value"])  # type: ignore[arg-type]


async def _refuse_private_peer(stream: _Stream) -> None:
    peer = stream.get_extra_info("server_addr")
    if isinstance(peer, tuple) and is_private_address(str(peer[0])):
        await stream.aclose()
        raise private_link()
