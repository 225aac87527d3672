"""Calls that cost nothing, over real sockets."""

from __future__ import annotations

import asyncio
import logging

import pytest

from tests.api.clients import APP_ID, CREDENTIALS, HASTY, TOKEN, against, at, transport_to
from tests.api.wire_server import (
    Reply,
    Seen,
    WireServer,
    free_port,
    reply_never,
    reply_raw,
    reply_reset,
    reply_with,
)
from vbee_desktop.api.transport import Transport, system_tls_context
from vbee_desktop.core.errors import Code, NoAnswer, NotSent
from vbee_desktop.core.retry import Act, after_safe_failure
from vbee_desktop.core.server import server_at


def test_what_arrives() -> None:
    async def work(transport: Transport, wire: WireServer) -> list[Seen]:
        await transport.get(f"{wire.url}/a", params={"cursor": "x y&z"})
        await transport.get(f"{wire.url}/b", names_app=False)
        return wire.seen

    first, second = against(reply_with(), work)
    assert first.target in {"/a?cursor=x+y%26z", "/a?cursor=x%20y%26z"}
    assert (first.headers["authorization"], first.headers["app-id"]) == (f"Bearer {TOKEN}", APP_ID)
    assert second.headers["authorization"] == f"Bearer {TOKEN}"
    assert "app-id" not in second.headers


def test_connections_are_used_again() -> None:
    async def work(transport: Transport, wire: WireServer) -> int:
        for _ in range(5):
            await transport.get(wire.url)
        return wire.connections

    assert against(reply_with(), work) == 1


def test_a_connection_that_the_server_closed_meanwhile_is_not_used() -> None:
    """The close arrives between the two calls: the second goes over a new connection."""
    closed = asyncio.Event()

    async def answer_then_close(_request: Seen, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
        await writer.drain()
        writer.close()
        await writer.wait_closed()
        closed.set()

    async def work(transport: Transport, wire: WireServer) -> int:
        for _ in range(2):
            closed.clear()
            await transport.get(wire.url)
            await closed.wait()
            await asyncio.sleep(0.05)
        return wire.connections

    assert against(answer_then_close, work) == 2


def test_a_stale_connection_is_a_failure_that_may_be_tried_again() -> None:
    """The server takes the second request on the old connection and hangs up: nobody can tell why."""

    async def answer_once(request: Seen, writer: asyncio.StreamWriter) -> None:
        if len(first) == 0:
            first.append(request)
            await reply_with()(request, writer)
        else:
            writer.close()

    first: list[Seen] = []

    async def work(transport: Transport, wire: WireServer) -> NoAnswer:
        await transport.get(wire.url)
        with pytest.raises(NoAnswer) as caught:
            await transport.get(wire.url)
        assert wire.connections == 1
        return caught.value

    error = against(answer_once, work)
    assert error.code is Code.NO_CONNECTION
    assert after_safe_failure(error, 1, 0.5).act is Act.RETRY


FAILURES = {
    "reset": reply_reset,
    "closed": reply_raw(b""),
    "never": reply_never,
    "short": reply_with(b"{", length=9),
}


@pytest.mark.parametrize("reply", FAILURES.values(), ids=FAILURES.keys())
def test_no_answer_to_a_safe_call_is_a_matter_of_the_connection(reply: Reply) -> None:
    async def work(transport: Transport, wire: WireServer) -> NoAnswer:
        with pytest.raises(NoAnswer) as caught:
            await transport.get(wire.url)
        return caught.value

    assert against(reply, work, timeouts=HASTY).code is Code.NO_CONNECTION


def test_nobody_listens() -> None:
    async def work(transport: Transport) -> None:
        with pytest.raises(NotSent) as caught:
            await transport.get(f"{transport.server.legacy}/x")
        assert caught.value.code is Code.NO_CONNECTION

    at(f"http://127.0.0.1:{free_port()}", work)


def test_the_wire_is_silent_even_when_everything_logs(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for name in ("httpx", "httpcore", "httpcore.http11", "httpcore.connection"):
        caplog.set_level(logging.DEBUG, name)

    async def work(transport: Transport, wire: WireServer) -> None:
        await transport.get(f"{wire.url}/secret-path")
        await transport.post_paid(f"{wire.url}/secret-path", json={})

    against(reply_with(headers="Set-Cookie: secret-cookie=1"), work)
    assert "secret" not in caplog.text
    assert TOKEN not in caplog.text


def test_what_stands_in_tracebacks_and_reprs_is_no_secret() -> None:
    async def run() -> str:
        async with transport_to(server_at(f"http://127.0.0.1:{free_port()}")) as transport:
            with pytest.raises(NotSent) as caught:
                await transport.get(f"{transport.server.legacy}/a?sig=secret")
            return repr(caught.value) + caught.value.detail + str(caught.value.facts) + repr(transport)

    told = asyncio.run(run())
    assert TOKEN not in told
    assert "secret" not in told


def test_the_system_s_certificates_are_the_default() -> None:
    assert "truststore" in type(system_tls_context()).__module__
    asyncio.run(Transport(server_at("https://vbee.invalid"), CREDENTIALS).aclose())
