"""Transports for tests: short deadlines, and TLS that needs no certificate."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from typing import TypeVar

from tests.api.wire_server import Reply, WireServer, nameless_tls, serving
from vbee_desktop.api.transport import Timeouts, Transport
from vbee_desktop.core.models import Credentials, SpeechRequest
from vbee_desktop.core.proxy_choice import proxy_choice
from vbee_desktop.core.server import PUBLIC_SERVER, Server, server_at

T = TypeVar("T")
TOKEN = "canary-token-7f3a"
APP_ID = "canary-app-91c2"
CREDENTIALS = Credentials(APP_ID, TOKEN)
REQUEST = SpeechRequest(text="canary words", voice_code="hn_female_ngochuyen_full_48k-fhg")
PATIENT = Timeouts()
HASTY = Timeouts(connect_s=0.2, write_s=0.2, read_s=0.2, slow_read_s=0.2, spare_s=0.1)
"""For servers that are meant to be waited for in vain."""
ENOUGH_S = 20.0


def transport_to(
    server: Server,
    *,
    timeouts: Timeouts = PATIENT,
    proxy: str = "system",
    credentials: Credentials | None = CREDENTIALS,
) -> Transport:
    return Transport(
        server,
        credentials,
        timeouts=timeouts,
        proxy=proxy_choice(proxy),
        tls_context=lambda: nameless_tls(ssl.PROTOCOL_TLS_CLIENT),
    )


def against(
    reply: Reply, work: Callable[[Transport, WireServer], Awaitable[T]], *, timeouts: Timeouts = PATIENT
) -> T:
    """Run ``work`` with a transport whose API is a real server that answers as ``reply`` says."""

    async def run() -> T:
        async with (
            asyncio.timeout(ENOUGH_S),
            serving(reply) as wire,
            transport_to(server_at(wire.url), timeouts=timeouts) as transport,
        ):
            return await work(transport, wire)

    return asyncio.run(run())


def at(url: str, work: Callable[[Transport], Awaitable[T]], *, timeouts: Timeouts = PATIENT) -> T:
    """Run ``work`` with a transport to an address."""

    async def run() -> T:
        async with asyncio.timeout(ENOUGH_S), transport_to(server_at(url), timeouts=timeouts) as transport:
            return await work(transport)

    return asyncio.run(run())


def through_proxy(
    reply: Reply,
    work: Callable[[Transport, WireServer], Awaitable[T]],
    *,
    tls: ssl.SSLContext | None = None,
    server: Server = PUBLIC_SERVER,
) -> T:
    """Run ``work`` against a public server behind a real proxy that answers as ``reply`` says."""

    async def run() -> T:
        async with (
            asyncio.timeout(ENOUGH_S),
            serving(reply, tls) as proxy,
            transport_to(server, proxy=proxy.url) as transport,
        ):
            return await work(transport, proxy)

    return asyncio.run(run())
