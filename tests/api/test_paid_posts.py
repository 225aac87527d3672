"""Paid requests over real sockets: sent once, on a connection of their own, and "sent or not" told truly."""

from __future__ import annotations

import asyncio
import gzip
import ssl
from dataclasses import replace

import pytest

from tests.api.clients import APP_ID, CREDENTIALS, HASTY, TOKEN, against, at, through_proxy, transport_to
from tests.api.proxy_server import ProxyServer, proxying
from tests.api.wire_server import (
    DeafServer,
    Reply,
    Seen,
    WireServer,
    free_port,
    nameless_tls,
    read_request,
    reply_never,
    reply_raw,
    reply_reset,
    reply_with,
    serving,
)
from tests.support.black_hole import black_hole
from vbee_desktop.api.transport import Answer, FormPart, Transport
from vbee_desktop.core.errors import (
    BadInput,
    Code,
    MissingCredentials,
    NoAnswer,
    NotSent,
    UnreadableAnswer,
    VbeeError,
)
from vbee_desktop.core.models import Credentials
from vbee_desktop.core.retry import Act, after_paid_failure
from vbee_desktop.core.server import PUBLIC_SERVER, server_at


async def create(transport: Transport, _wire: object = None) -> Answer:
    return await transport.post_paid(f"{transport.server.current}/v1/tts", json={"text": "chào"})


def failure_of_create(reply: Reply, error_type: type[VbeeError]) -> VbeeError:
    async def work(transport: Transport, wire: WireServer) -> VbeeError:
        with pytest.raises(error_type) as caught:
            await create(transport)
        assert len(wire.seen) <= 1
        return caught.value

    return against(reply, work, timeouts=HASTY)


def test_what_arrives() -> None:
    async def work(transport: Transport, wire: WireServer) -> Seen:
        assert (await create(transport)).body == b"{}"
        return wire.seen[0]

    seen = against(reply_with(), work)
    assert (seen.method, seen.target) == ("POST", "/v1/tts")
    assert seen.body == '{"text": "chào"}'.encode()
    assert seen.headers["authorization"] == f"Bearer {TOKEN}"
    assert seen.headers["app-id"] == APP_ID
    assert seen.headers["content-type"] == "application/json"
    assert seen.headers["user-agent"].startswith("vbee-desktop/")


def test_every_paid_post_has_a_connection_of_its_own() -> None:
    async def work(transport: Transport, wire: WireServer) -> list[int]:
        for _ in range(3):
            await create(transport)
        return [seen.connection for seen in wire.seen]

    assert against(reply_with(), work) == [1, 2, 3]


def test_many_at_once_each_arrive_once() -> None:
    async def work(transport: Transport, wire: WireServer) -> int:
        await asyncio.gather(*(create(transport) for _ in range(20)))
        return len({seen.connection for seen in wire.seen})

    assert against(reply_with(), work) == 20


def test_a_form_arrives_as_multipart_with_file_names_and_types() -> None:
    form = [FormPart("audioContent", b"RIFF", "clip.wav", "audio/wav"), FormPart("mode", b"sync")]

    async def work(transport: Transport, wire: WireServer) -> Seen:
        await transport.post_paid(f"{wire.url}/v1/stt", form=form)
        return wire.seen[0]

    seen = against(reply_with(), work)
    assert seen.headers["content-type"].startswith("multipart/form-data; boundary=")
    assert b'name="audioContent"; filename="clip.wav"\r\nContent-Type: audio/wav\r\n\r\nRIFF\r\n' in seen.body
    assert b'name="mode"\r\n\r\nsync\r\n' in seen.body


def test_nobody_listens_so_nothing_was_sent() -> None:
    async def work(transport: Transport) -> None:
        with pytest.raises(NotSent) as caught:
            await create(transport)
        assert caught.value.code is Code.NO_CONNECTION
        assert caught.value.facts["step"] == "connect"
        assert after_paid_failure(caught.value, 1, 0.5).act is Act.RETRY

    at(f"http://127.0.0.1:{free_port()}", work)


def test_connecting_takes_too_long_so_nothing_was_sent() -> None:
    async def work(transport: Transport) -> None:
        with pytest.raises(NotSent, match="ConnectTimeout"):
            await create(transport)

    with black_hole() as (host, port):
        at(f"http://{host}:{port}", work, timeouts=HASTY)


def test_the_name_is_unknown_so_nothing_was_sent() -> None:
    async def work(transport: Transport) -> None:
        with pytest.raises(NotSent) as caught:
            await create(transport)
        assert caught.value.facts["step"] == "dns"

    at("https://vbee.invalid", work)


def test_tls_fails_so_nothing_was_sent() -> None:
    async def work(transport: Transport, wire: WireServer) -> None:
        secure_url = wire.url.replace("http:", "https:")
        async with transport_to(server_at(secure_url), timeouts=HASTY) as secure:
            with pytest.raises(NotSent) as caught:
                await create(secure)
        assert caught.value.facts["step"] == "tls"
        assert wire.seen == []

    against(reply_with(), work)


def test_a_server_without_a_known_certificate_is_not_believed() -> None:
    async def work(_transport: Transport, proxy: WireServer) -> None:
        async with Transport(server_at(proxy.url.replace("http:", "https:")), CREDENTIALS) as believing:
            with pytest.raises(NotSent) as caught:
                await create(believing)
        assert caught.value.facts["step"] == "tls"

    through_proxy(reply_with(), work, tls=nameless_tls(ssl.PROTOCOL_TLS_SERVER))


def test_it_was_sent_over_tls() -> None:
    async def work(_transport: Transport, wire: WireServer) -> list[Seen]:
        async with transport_to(server_at(wire.url.replace("http:", "https:"))) as secure:
            await create(secure)
        return wire.seen

    assert len(through_proxy(reply_with(), work, tls=nameless_tls(ssl.PROTOCOL_TLS_SERVER))) == 1


UNKNOWN_OUTCOMES = {
    "reset after reading": reply_reset,
    "closed after reading": reply_raw(b""),
    "half a status line": reply_raw(b"HTTP/1.1 20"),
    "no HTTP at all": reply_raw(b"SSH-2.0-OpenSSH_9.2\r\n"),
    "body breaks off": reply_with(b'{"requestId": "a"', length=500),
    "broken chunks": reply_raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n"),
    "chunks break off": reply_raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{}\r\n"),
    "never answers": reply_never,
    "half of a gzip": reply_with(gzip.compress(b"x" * 9_000)[:30], headers="Content-Encoding: gzip"),
}


@pytest.mark.parametrize("reply", UNKNOWN_OUTCOMES.values(), ids=UNKNOWN_OUTCOMES.keys())
def test_after_sending_the_outcome_is_unknown(reply: Reply) -> None:
    error = failure_of_create(reply, NoAnswer)
    assert error.code is Code.OUTCOME_UNKNOWN
    assert after_paid_failure(error, 1, 0.5).act is Act.UNKNOWN


async def accept_and_reset(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.transport.abort()


def test_accepted_and_closed_at_once_counts_as_sent_since_nobody_can_tell() -> None:
    async def run() -> NoAnswer:
        server = await asyncio.start_server(accept_and_reset, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        async with server, transport_to(server_at(f"http://127.0.0.1:{port}")) as transport:
            with pytest.raises(NoAnswer) as caught:
                await create(transport)
        return caught.value

    assert asyncio.run(run()).code is Code.OUTCOME_UNKNOWN


async def drip(_request: Seen, writer: asyncio.StreamWriter) -> None:
    """A byte often enough that no read ever times out."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    while True:
        writer.write(b" ")
        await writer.drain()
        await asyncio.sleep(0.05)


def test_a_dripping_server_is_cut_by_the_overall_deadline() -> None:
    assert failure_of_create(drip, NoAnswer).detail == "TimeoutError"


def test_a_server_that_does_not_read_is_given_up() -> None:
    hasty_even_for_size = replace(HASTY, write_bytes_per_s=1e12)

    async def run() -> None:
        async with serving(reply_never, kind=DeafServer) as wire:
            transport = transport_to(server_at(wire.url), timeouts=hasty_even_for_size)
            with pytest.raises(NoAnswer):
                await transport.post_paid(wire.url, form=[FormPart("a", bytes(30_000_000), "a.wav")])
            await transport.aclose()

    asyncio.run(run())


def gzip_bomb(size: int) -> Reply:
    return reply_with(gzip.compress(b" " * size), headers="Content-Encoding: gzip")


def test_a_gzip_bomb_is_not_unpacked() -> None:
    error = failure_of_create(gzip_bomb(60_000_000), UnreadableAnswer)
    assert error.detail == "more than 5000000 bytes"


def test_compressed_answers_are_unpacked() -> None:
    async def work(transport: Transport, _wire: WireServer) -> bytes:
        return (await create(transport)).body

    assert (
        against(reply_with(gzip.compress(b'{"a": 1}'), headers="Content-Encoding: gzip"), work) == b'{"a": 1}'
    )


@pytest.mark.parametrize(
    ("packing", "body"),
    [("br", b"{}"), ("gzip", b"no gzip"), ("gzip, gzip", b"{}")],
    ids=["unknown", "broken", "twice"],
)
def test_other_compression_is_unreadable(packing: str, body: bytes) -> None:
    failure_of_create(reply_with(body, headers=f"Content-Encoding: {packing}"), UnreadableAnswer)


def test_a_body_over_the_cap_is_unreadable() -> None:
    failure_of_create(reply_with(b" " * 5_000_001), UnreadableAnswer)


def test_redirects_are_never_followed() -> None:
    async def work(transport: Transport, wire: WireServer) -> tuple[int, int]:
        return (await create(transport)).http_status, len(wire.seen)

    moved = reply_with(b"", "307 Temporary Redirect", "Location: /elsewhere")
    assert against(moved, work) == (307, 1)


def test_cookies_are_not_kept() -> None:
    async def work(transport: Transport, wire: WireServer) -> bool:
        for _ in range(2):
            await create(transport)
            await transport.get(wire.url)
        return any("cookie" in seen.headers for seen in wire.seen)

    assert not against(reply_with(headers="Set-Cookie: a=b; Path=/"), work)


def test_cancelling_ends_it_at_once() -> None:
    arrived = asyncio.Event()

    async def note_and_wait(_request: Seen, _writer: asyncio.StreamWriter) -> None:
        arrived.set()
        await asyncio.Event().wait()

    async def work(transport: Transport, _wire: WireServer) -> None:
        task = asyncio.create_task(create(transport))
        await arrived.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    against(note_and_wait, work)


@pytest.mark.parametrize("token", ["a b", "a\nb", "tô-ken", ""])
def test_a_token_that_cannot_be_sent_is_refused_here(token: str) -> None:
    async def work(_transport: Transport, wire: WireServer) -> None:
        async with transport_to(server_at(wire.url), credentials=Credentials("a", token)) as transport:
            with pytest.raises(BadInput) as caught:
                await create(transport)
        assert caught.value.code is Code.UNAUTHORIZED
        assert wire.seen == []

    against(reply_with(), work)


def test_without_credentials_nothing_is_sent() -> None:
    async def work(_transport: Transport, wire: WireServer) -> None:
        async with transport_to(server_at(wire.url), credentials=None) as transport:
            with pytest.raises(MissingCredentials):
                await create(transport)
            with pytest.raises(MissingCredentials):
                await transport.get(wire.url)
        assert wire.seen == []

    against(reply_with(), work)


def test_text_that_cannot_be_written_down_is_refused_here() -> None:
    async def work(transport: Transport, wire: WireServer) -> None:
        with pytest.raises(BadInput):
            await transport.post_paid(wire.url, json={"text": "\ud800"})
        assert wire.seen == []

    against(reply_with(), work)


def test_a_server_address_that_is_none() -> None:
    async def work(transport: Transport) -> None:
        with pytest.raises(NotSent) as caught:
            await create(transport)
        assert caught.value.facts["step"] == "address"

    at("https://xn--", work)


# A proxy's CONNECT fires the same trace events as the request itself.


@pytest.mark.parametrize("status", ["403 Forbidden", "407 Proxy Authentication Required", "502 Bad Gateway"])
def test_a_proxy_that_refuses_to_connect_sent_nothing(status: str) -> None:
    async def work(transport: Transport, proxy: WireServer) -> None:
        with pytest.raises(NotSent) as caught:
            await create(transport)
        assert caught.value.facts["step"] == "proxy"
        assert status in caught.value.detail
        assert [seen.method for seen in proxy.seen] == ["CONNECT"]
        assert TOKEN not in str(proxy.seen)

    through_proxy(reply_with(b"", status), work)


@pytest.mark.parametrize(
    "reply",
    [reply_reset, reply_raw(b""), reply_raw(b"HTTP/1.1 200 OK\r\n\r\n")],
    ids=["reset", "closed", "tls"],
)
def test_a_proxy_that_breaks_off_sent_nothing(reply: Reply) -> None:
    async def work(transport: Transport, _proxy: WireServer) -> None:
        with pytest.raises(NotSent):
            await create(transport)

    through_proxy(reply, work)


def test_a_proxy_that_nobody_runs_sent_nothing() -> None:
    async def run() -> None:
        async with transport_to(PUBLIC_SERVER, proxy=f"http://127.0.0.1:{free_port()}") as transport:
            with pytest.raises(NotSent):
                await create(transport)

    asyncio.run(run())


def test_behind_a_proxy_a_request_that_was_sent_is_known_as_sent() -> None:
    """A proxy that connects to a real TLS server, which reads the request and resets."""

    async def run() -> None:
        inner_seen: list[Seen] = []

        async def read_and_close(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            inner_seen.append(await read_request(reader, 1))
            writer.close()

        tls = nameless_tls(ssl.PROTOCOL_TLS_SERVER)
        inner = await asyncio.start_server(read_and_close, "127.0.0.1", 0, ssl=tls)
        async with (
            inner,
            proxying(ProxyServer(inner.sockets[0].getsockname()[1])) as proxy,
            transport_to(PUBLIC_SERVER, proxy=proxy.url) as transport,
        ):
            with pytest.raises(NoAnswer):
                await create(transport)
        assert [seen.headers["authorization"] for seen in inner_seen] == [f"Bearer {TOKEN}"]

    asyncio.run(run())


def test_loopback_is_never_asked_through_the_proxy() -> None:
    async def work(_transport: Transport, wire: WireServer) -> int:
        dead_proxy = f"http://127.0.0.1:{free_port()}"
        async with transport_to(server_at(wire.url), proxy=dead_proxy) as transport:
            return (await create(transport)).http_status

    assert against(reply_with(), work) == 200


def test_the_system_s_proxy_is_used_when_none_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{free_port()}")

    async def run() -> None:
        async with transport_to(PUBLIC_SERVER) as transport:
            with pytest.raises(NotSent):
                await create(transport)

    asyncio.run(run())


def test_the_system_s_proxy_is_passed_by_when_none_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The proxy would answer; nobody is at the address itself."""
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")
    nobody = f"https://127.0.0.2:{free_port()}"

    async def run() -> str:
        async with transport_to(server_at(nobody), proxy="none") as transport:
            with pytest.raises(NotSent) as caught:
                await create(transport)
            return str(caught.value.facts["step"])

    assert asyncio.run(run()) == "connect"


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1080", "gopher://x", "no such place"])
def test_a_proxy_that_cannot_be_used_is_named(proxy: str) -> None:
    with pytest.raises(BadInput) as caught:
        transport_to(PUBLIC_SERVER, proxy=proxy)
    assert caught.value.facts["field"] == "proxy"


def test_the_socket_of_a_finished_request_is_closed() -> None:
    """Not only unused: the server sees its end."""

    async def run() -> bytes:
        ends: asyncio.Queue[bytes] = asyncio.Queue()

        async def answer_and_listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await read_request(reader, 1)
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
            ends.put_nowait(await reader.read())
            writer.close()

        server = await asyncio.start_server(answer_and_listen, "127.0.0.1", 0)
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        async with server, transport_to(server_at(url)) as transport:
            await create(transport)
            return await asyncio.wait_for(ends.get(), 5)

    assert asyncio.run(run()) == b""
