"""Links and redirects that are attacks, over real sockets: nothing more is asked, and no byte of a credential
leaves.

The public audio host is a TLS server behind a proxy of our own, which would let every address through: what
was asked for stands in its book.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import pytest

from tests.api.clients import APP_ID, CREDENTIALS, ENOUGH_S, TOKEN
from tests.api.proxy_server import ProxyServer, proxying
from tests.api.wire_server import Reply, Seen, WireServer, nameless_tls, reply_raw, reply_with, serving
from vbee_desktop.api.downloads import AudioDownloads, Download
from vbee_desktop.api.transport import Transport
from vbee_desktop.core.errors import BadInput, Code, SomethingBadCameBack, VbeeError
from vbee_desktop.core.proxy_choice import ProxyChoice, proxy_choice
from vbee_desktop.core.retry import Act, after_safe_failure
from vbee_desktop.core.server import PUBLIC_SERVER

MP3 = b"ID3\x04" + bytes(2_000)
HOST = "audio.vbee.vn"
LINK = f"https://{HOST}/a.mp3?sig=1"

PRIVATE_HOSTS = {
    "loopback": "127.0.0.1",
    "loopback's neighbour": "127.9.9.9",
    "short": "127.1",
    "decimal": "2130706433",
    "hexadecimal": "0x7f000001",
    "hexadecimal in parts": "0x7f.0x0.0x0.0x1",
    "octal": "0177.0.0.1",
    "octal in one": "017700000001",
    "mixed": "0x7f.1",
    "nothing": "0",
    "this network": "0.0.0.0",
    "class A": "10.0.0.5",
    "class B": "172.31.255.254",
    "class C": "192.168.0.1",
    "provider's": "100.127.0.1",
    "link-local": "169.254.10.1",
    "cloud's metadata": "169.254.169.254",
    "multicast": "239.1.1.1",
    "broadcast": "255.255.255.255",
    "documentation": "198.51.100.7",
    "benchmarks": "198.18.0.1",
    "IPv6 loopback": "[::1]",
    "IPv6 nothing": "[::]",
    "IPv6 written out": "[0:0:0:0:0:0:0:1]",
    "IPv6 mapped": "[::ffff:127.0.0.1]",
    "IPv6 mapped in hexadecimal": "[::ffff:7f00:1]",
    "IPv6 padded": "[::127.0.0.1]",
    "IPv6 tunnelled": "[2002:7f00:1::]",
    "IPv6 translated": "[64:ff9b::127.0.0.1]",
    "IPv6 link-local": "[fe80::1]",
    "IPv6 link-local with a zone": "[fe80::1%25eth0]",
    "IPv6 unique local": "[fd00::1]",
    "IPv6 site-local": "[fec0::1]",
    "IPv6 multicast": "[ff02::1]",
    "localhost": "localhost",
    "localhost with a dot": "LOCALHOST.",
    "below localhost": "a.localhost",
    "neighbour": "printer",
    "mDNS": "nas.local",
    "company": "wiki.internal",
    "intranet": "portal.intranet",
    "router": "router.lan",
    "home": "box.home.arpa",
}

TRICKS = {
    "plain http": f"http://{HOST}/a",
    "plain http elsewhere": "http://evil.example/a",
    "name in front": f"https://mai@{HOST}/a",
    "name and password": "https://mai:secret@evil.example/a",
    "host as a name": f"https://{HOST}@evil.example/a",
    "host as a name, private": f"https://{HOST}@127.0.0.1/a",
    "empty name": "https://@evil.example/a",
    "empty name and password": "https://:@evil.example/a",
    "name with an encoded mark": "https://vbee.vn%40@evil.example/a",
    "two names": "https://a@b@evil.example/a",
    "backslash": f"https://{HOST}\\@127.0.0.1/a",
    "backslashes for slashes": "https:\\\\evil.example\\a",
    "one slash and one backslash": "/\\evil.example/a",
    "tab in the host": "https://evil\t.example/a",
    "space in the host": "https://evil .example/a",
    "fullwidth digits": "https://１２７.0.0.1/a",
    "ideographic dots": "https://127。0。0。1/a",
    "letters of another script": "https://vbеe.vn/a",
    "a sharp s": "https://faß.example/a",
    "punycode": "https://xn--vbe-3ed.vn/a",
    "encoded dots": "https://127%2e0%2e0%2e1/a",
    "encoded slash": "https://vbee.vn%2fevil.example/a",
    "port that is none": f"https://{HOST}:abc/a",
    "port too high": f"https://{HOST}:65536/a",
    "port below nothing": f"https://{HOST}:-1/a",
    "no host": "https:///a",
    "no host but a port": "https://:443/a",
    "bracket left open": "https://[::1/a",
    "file": "file:///etc/passwd",
    "file with a host": f"file://{HOST}/etc/passwd",
    "data": "data:audio/mpeg;base64,SUQz",
    "javascript": "javascript:fetch('https://evil.example')",
    "ftp": f"ftp://{HOST}/a",
    "gopher": "gopher://127.0.0.1:6379/_FLUSHALL",
    "websocket": f"wss://{HOST}/a",
    "blob": "blob:https://vbee.vn/1",
    "unknown scheme": f"vbee+https://{HOST}/a",
    "8,000 marks": f"https://{HOST}/{'a' * 8_000}",
}
ATTACKS = {name: f"https://{host}/a" for name, host in PRIVATE_HOSTS.items()} | TRICKS
ON_THE_SAME_HOST = "no host"
"""Of a redirect this means another place on the same host."""

AS_REDIRECT = {name: link for name, link in ATTACKS.items() if name != ON_THE_SAME_HOST} | {
    "without a scheme, private": "//127.0.0.1/a",
    "without a scheme, IPv6": "//[::1]/a",
    "without a scheme, with a name": "//mai@evil.example/a",
    "scheme alone": "http:/a",
}


@dataclass
class Office:
    """A proxy that leads everything to one server."""

    proxy: ProxyServer
    far: WireServer
    transport: Transport

    @property
    def hosts(self) -> list[str]:
        """Who was asked for, in turn."""
        return [each.target for each in self.proxy.seen]

    def check_no_credential_left(self, allowed: int = 0) -> None:
        """All but the first ``allowed`` requests to the server are without any."""
        spoken = f"{self.proxy.seen}{self.far.seen[allowed:]}"
        for secret in (TOKEN, APP_ID, "authorization", "app-id", "cookie", "proxy-authorization"):
            assert secret not in spoken.lower()


@asynccontextmanager
async def office(reply: Reply) -> AsyncIterator[Office]:
    async with (
        asyncio.timeout(ENOUGH_S),
        serving(reply, nameless_tls(ssl.PROTOCOL_TLS_SERVER)) as far,
        proxying(ProxyServer(far.port)) as proxy,
        Transport(
            PUBLIC_SERVER,
            CREDENTIALS,
            proxy=proxy_choice(proxy.url),
            tls_context=lambda: nameless_tls(ssl.PROTOCOL_TLS_CLIENT),
        ) as transport,
    ):
        yield Office(proxy, far, transport)


def in_office(reply: Reply, work: Callable[[Office], Awaitable[Any]]) -> Any:
    async def run() -> Any:
        async with office(reply) as place:
            return await work(place)

    return asyncio.run(run())


def redirect(location: str, status: str = "302 Found") -> Reply:
    """What every request gets, as UTF-8."""
    return reply_raw(
        f"HTTP/1.1 {status}\r\nLocation: {location}\r\nSet-Cookie: id=1; Domain=.vbee.vn\r\n"
        "Content-Length: 0\r\n\r\n".encode()
    )


async def refusal(place: Office, link: str) -> VbeeError:
    with pytest.raises(VbeeError) as caught:
        await AudioDownloads(place.transport).fetch(link)
    assert TOKEN not in caught.value.detail
    assert len(link) < 10 or link not in caught.value.detail
    return caught.value


@pytest.mark.parametrize("link", ATTACKS.values(), ids=ATTACKS.keys())
def test_a_link_that_is_an_attack_is_not_asked_for(link: str) -> None:
    async def work(place: Office) -> None:
        error = await refusal(place, link)
        assert (type(error), error.code) == (SomethingBadCameBack, Code.BAD_ANSWER)
        assert (place.hosts, place.far.seen, place.far.connections) == ([], [], 0)
        with pytest.raises(BadInput):
            await AudioDownloads(place.transport).fetch_file(link, max_bytes=1_000_000)
        assert place.hosts == []

    in_office(reply_with(MP3), work)


@pytest.mark.parametrize("location", AS_REDIRECT.values(), ids=AS_REDIRECT.keys())
def test_a_redirect_that_is_an_attack_is_not_followed(location: str) -> None:
    async def work(place: Office) -> None:
        error = await refusal(place, LINK)
        assert (type(error), error.code) == (SomethingBadCameBack, Code.BAD_ANSWER)
        assert after_safe_failure(error, 1, 0.5).act is Act.END
        assert place.hosts == [f"{HOST}:443"]
        assert len(place.far.seen) == 1
        place.check_no_credential_left()

    in_office(redirect(location), work)


BROKEN_HEADERS = {
    "carriage return": b"HTTP/1.1 302 Found\r\nLocation: https://evil.example/a\rX-Evil: 1\r\n\r\n",
    "zero": b"HTTP/1.1 302 Found\r\nLocation: https://evil.example/\0a\r\n\r\n",
    "split answer": b"HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n"
    b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nEVIL",
    "200 kB": b"HTTP/1.1 302 Found\r\nLocation: https://evil.example/" + b"a" * 200_000 + b"\r\n\r\n",
    "empty": b"HTTP/1.1 302 Found\r\nLocation:\r\nContent-Length: 0\r\n\r\n",
    "none": b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n",
    "elsewhere by Refresh": b"HTTP/1.1 200 OK\r\nRefresh: 0; url=https://evil.example\r\n"
    b"Content-Length: 0\r\n\r\n",
    "elsewhere by Content-Location": b"HTTP/1.1 300 Multiple Choices\r\n"
    b"Content-Location: https://evil.example\r\nContent-Length: 0\r\n\r\n",
    "switched protocol": b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n",
}


@pytest.mark.parametrize("answer", BROKEN_HEADERS.values(), ids=BROKEN_HEADERS.keys())
def test_a_broken_redirect_leads_nowhere_else(answer: bytes) -> None:
    async def work(place: Office) -> None:
        await refusal(place, LINK)
        assert set(place.hosts) == {f"{HOST}:443"}
        assert "x-evil" not in str(place.far.seen).lower()
        place.check_no_credential_left()

    in_office(reply_raw(answer), work)


@pytest.mark.parametrize(
    "location", ["https://{n}.evil.example/a", f"https://{HOST}/{{n}}", "/{n}", f"https://{HOST}/a.mp3?sig=1"]
)
def test_a_chain_or_a_loop_ends_after_three_hops(location: str) -> None:
    async def answer(_request: Seen, writer: asyncio.StreamWriter) -> None:
        count.append(1)
        await redirect(location.format(n=len(count)))(_request, writer)

    async def work(place: Office) -> None:
        error = await refusal(place, LINK)
        assert error.facts["reason"] == "link_dead"
        assert len(place.far.seen) == 4
        place.check_no_credential_left()

    count: list[int] = []
    in_office(answer, work)


@pytest.mark.parametrize(
    "location",
    [
        "https://cdn.example/b",
        "//cdn.example/b",
        "https://cdn.example:8443/b",
        "https://cdn.example/%0d%0aX: 1",
    ],
)
def test_another_public_host_is_asked_without_any_credential(location: str) -> None:
    async def answer(request: Seen, writer: asyncio.StreamWriter) -> None:
        is_first = request.headers["host"] == HOST
        await (redirect(location) if is_first else reply_with(MP3))(request, writer)

    async def work(place: Office) -> Download | None:
        try:
            return await AudioDownloads(place.transport).fetch(LINK)
        except SomethingBadCameBack:
            return None
        finally:
            place.check_no_credential_left()
            assert {each.partition(":")[0] for each in place.hosts} <= {HOST, "cdn.example"}

    found = in_office(answer, work)
    assert (found is None) == (" " in location)


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Again", "308 For Ever"])
@pytest.mark.parametrize("location", ["https://evil.example/a", "http://vbee.vn/api", "/elsewhere"])
def test_the_service_itself_cannot_send_the_token_elsewhere(status: str, location: str) -> None:
    async def work(place: Office) -> None:
        read = await place.transport.get("https://api.vbee.vn/v1/tts/requests/1")
        bought = await place.transport.post_paid("https://api.vbee.vn/v1/tts", json={"text": "a"})
        assert read.is_redirect
        assert bought.is_redirect
        assert set(place.hosts) == {"api.vbee.vn:443"}
        assert [each.target for each in place.far.seen] == ["/v1/tts/requests/1", "/v1/tts"]
        await refusal(place, LINK)
        place.check_no_credential_left(allowed=2)

    in_office(redirect(location, status), work)


REBINDINGS = ("127.0.0.1", "127.0.0.2", "::1")


@pytest.mark.parametrize("address", REBINDINGS)
def test_a_public_name_that_turns_private_gets_not_one_byte(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name server changes its mind after the check: the connection itself is looked at."""
    genuine = socket.getaddrinfo

    def rebound(host: Any, *args: Any, **options: Any) -> Any:
        return genuine(address if host in {b"rebound.example", "rebound.example"} else host, *args, **options)

    async def run() -> None:
        arrived: asyncio.Queue[bytes] = asyncio.Queue()

        async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            arrived.put_nowait(await reader.read())
            writer.close()

        server = await asyncio.start_server(listen, address, 0)
        link = f"https://rebound.example:{server.sockets[0].getsockname()[1]}/a"
        way = ProxyChoice()
        async with (
            server,
            asyncio.timeout(ENOUGH_S),
            Transport(PUBLIC_SERVER, CREDENTIALS, proxy=way) as transport,
        ):
            with pytest.raises(SomethingBadCameBack) as caught:
                await AudioDownloads(transport).fetch(link)
            assert caught.value.facts["reason"] == "link_private"
            assert await arrived.get() == b""

    monkeypatch.setattr(socket, "getaddrinfo", rebound)
    asyncio.run(run())


def test_there_are_more_than_a_hundred_of_them() -> None:
    assert len(ATTACKS) + len(AS_REDIRECT) + len(BROKEN_HEADERS) + len(REBINDINGS) > 100
    assert len(set(AS_REDIRECT.values())) == len(AS_REDIRECT)
