"""By way of a proxy that an office really runs, and that wants a name and a password."""

from __future__ import annotations

import asyncio
import socket
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.api.clients import CREDENTIALS
from tests.api.wire_server import WireServer, free_port, nameless_tls, reply_with
from vbee_desktop.api.transport import Transport
from vbee_desktop.core.errors import NotSent
from vbee_desktop.core.obstacle import Obstacle
from vbee_desktop.core.proxy_choice import ProxyLogin, proxy_choice
from vbee_desktop.core.server import server_at

LOGIN = ProxyLogin("mai", "vbee-canary-7")
START_S = 10.0


@pytest.fixture
def tinyproxy(tmp_path: Path) -> Iterator[str]:
    """The address of a tinyproxy of our own."""
    port = free_port()
    file = tmp_path / "tinyproxy.conf"
    file.write_text(
        f"Port {port}\nListen 127.0.0.1\nAllow 127.0.0.1\nMaxClients 10\nTimeout 30\n"
        f"BasicAuth {LOGIN.name} {LOGIN.password}\n"
    )
    process = subprocess.Popen(["tinyproxy", "-d", "-c", str(file)], stdout=subprocess.DEVNULL)
    try:
        asyncio.run(until_listening(port))
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(START_S)


async def until_listening(port: int) -> None:
    async with asyncio.timeout(START_S):
        while True:
            try:
                _reader, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.02)
            else:
                writer.close()
                return


async def asked_by_way_of(proxy: str, login: ProxyLogin | None) -> tuple[object, WireServer]:
    """What a call came to, and the server behind the proxy: called by this computer's name, for what is
    called loopback goes past every proxy.
    """
    wire = WireServer(reply_with())
    tls = nameless_tls(ssl.PROTOCOL_TLS_SERVER)
    server = await asyncio.start_server(wire.accept, "0.0.0.0", 0, ssl=tls)
    url = f"https://{socket.gethostname()}:{server.sockets[0].getsockname()[1]}"
    try:
        async with Transport(
            server_at(url),
            CREDENTIALS,
            proxy=proxy_choice(proxy).with_login(login),
            tls_context=lambda: nameless_tls(ssl.PROTOCOL_TLS_CLIENT),
        ) as transport:
            return (await transport.get(f"{url}/v1/tts/requests/1")).http_status, wire
    except NotSent as error:
        return error.facts["reason"], wire
    finally:
        server.close()
        await wire.close()


def test_with_its_name_and_password_it_lets_through(tinyproxy: str) -> None:
    status, wire = asyncio.run(asked_by_way_of(tinyproxy, LOGIN))
    assert status == 200
    assert LOGIN.password not in str(wire.seen)


@pytest.mark.parametrize("login", [None, ProxyLogin("mai", "another")])
def test_without_them_the_person_is_asked_for_them(tinyproxy: str, login: ProxyLogin | None) -> None:
    reason, wire = asyncio.run(asked_by_way_of(tinyproxy, login))
    assert (reason, wire.seen) == (Obstacle.PROXY_LOGIN, [])
