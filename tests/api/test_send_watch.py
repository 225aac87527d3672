"""Following a request by the events of the wire, those too that another version of it may bring."""

from __future__ import annotations

import asyncio

import pytest

from vbee_desktop.api.send_watch import PeerWatch, SendWatch
from vbee_desktop.core.errors import SomethingBadCameBack


def test_nothing_is_sent_at_first() -> None:
    watch = SendWatch(b"vbee.vn")
    assert (watch.was_sent, watch.is_connecting_to_proxy, watch.step) == (False, False, "connect")
    assert (watch.proxy_status, watch.proxy_schemes) == (0, frozenset())


def test_a_request_that_is_not_shown_counts_as_sent() -> None:
    """To take it for unsent would be to pay twice."""

    async def watched() -> SendWatch:
        watch = SendWatch(b"vbee.vn")
        await watch("http2.send_request_headers.started", {})
        await watch("http2.receive_response_headers.complete", {"return_value": (b"", 407, b"", [])})
        return watch

    watch = asyncio.run(watched())
    assert (watch.was_sent, watch.step, watch.proxy_status) == (True, "answer", 0)


class Connect:
    method = b"CONNECT"


@pytest.mark.parametrize(
    ("answer", "status", "schemes"),
    [
        ((b"1.1", 407, b"", [(b"Proxy-Authenticate", b" NTLM"), (b"Date", b"x")]), 407, {"ntlm"}),
        ((b"1.1", 407, b"", [(b"proxy-authenticate", b"Basic realm=x")], b"rest"), 407, {"basic"}),
        (None, 0, set()),
    ],
    ids=["version, status, reason, headers", "and more", "nothing"],
)
def test_what_a_proxy_has_answered(answer: object, status: int, schemes: set[str]) -> None:
    async def watched() -> SendWatch:
        watch = SendWatch(b"vbee.vn")
        await watch("http11.send_request_headers.started", {"request": Connect()})
        await watch("http11.receive_response_headers.complete", {"return_value": answer})
        return watch

    watch = asyncio.run(watched())
    assert (watch.was_sent, watch.step) == (False, "proxy")
    assert watch.proxy_status == status
    assert watch.proxy_schemes == schemes


class Stream:
    """A connection that has been made."""

    def __init__(self, peer: object) -> None:
        self.is_closed = False
        self._peer = peer

    def get_extra_info(self, info: str) -> object:
        return self._peer if info == "server_addr" else None

    async def aclose(self) -> None:
        self.is_closed = True


def connected(stream: Stream, to: str = "audio.example") -> None:
    async def watched() -> None:
        watch = PeerWatch(b"audio.example")
        await watch("connection.connect_tcp.started", {"host": to})
        await watch("connection.connect_tcp.complete", {"return_value": stream})

    asyncio.run(watched())


@pytest.mark.parametrize("peer", [("93.184.216.34", 443), "/run/socket", None])
def test_a_peer_that_is_not_known_to_be_private_is_let_through(peer: object) -> None:
    stream = Stream(peer)
    connected(stream)
    assert not stream.is_closed


def test_a_private_peer_is_hung_up_on_unless_it_is_the_proxy() -> None:
    stream = Stream(("192.168.1.1", 443))
    connected(stream, to="proxy.office.example")
    assert not stream.is_closed
    with pytest.raises(SomethingBadCameBack):
        connected(stream)
    assert stream.is_closed
