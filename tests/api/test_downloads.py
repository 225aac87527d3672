"""Fetching sound over real sockets: no credential, by hand through redirects, nothing believed unseen."""

from __future__ import annotations

import asyncio
import gzip
import socket
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.api.clients import APP_ID, HASTY, PATIENT, TOKEN, against, through_proxy, transport_to
from tests.api.wire_server import (
    Reply,
    Seen,
    WireServer,
    nameless_tls,
    reply_never,
    reply_raw,
    reply_reset,
    reply_with,
    serving,
)
from vbee_desktop.api.downloads import AudioDownloads, Download
from vbee_desktop.api.transport import Timeouts, Transport
from vbee_desktop.core.errors import (
    Code,
    NoAnswer,
    NotSent,
    SomethingBadCameBack,
    Throttled,
    UnreadableAnswer,
    VbeeError,
)
from vbee_desktop.core.models import AudioFormat
from vbee_desktop.core.retry import Act, after_safe_failure
from vbee_desktop.core.server import PUBLIC_SERVER, server_at

MP3 = b"ID3\x04" + bytes(2_000)
MPEG = b"\xff\xfb\x90\x00" + bytes(2_000)
WAV = b"RIFF" + (1_992).to_bytes(4, "little") + b"WAVE" + bytes(1_988)
SOUND = "Content-Type: audio/mpeg"
Work = Callable[[Transport, WireServer], Awaitable[Any]]


def fetched(reply: Reply, **options: Any) -> Download:
    async def work(transport: Transport, wire: WireServer) -> Download:
        return await AudioDownloads(transport).fetch(f"{wire.url}/a", **options)

    return against(reply, work)


def refused(reply: Reply, timeouts: Timeouts = PATIENT, **options: Any) -> VbeeError:
    async def work(transport: Transport, wire: WireServer) -> VbeeError:
        with pytest.raises(VbeeError) as caught:
            await AudioDownloads(transport).fetch(f"{wire.url}/a?sig=secret", **options)
        assert "secret" not in caught.value.detail
        return caught.value

    return against(reply, work, timeouts=timeouts)


@pytest.mark.parametrize(
    ("body", "audio_format"), [(MP3, AudioFormat.MP3), (MPEG, AudioFormat.MP3), (WAV, AudioFormat.WAV)]
)
def test_sound_is_known_by_its_bytes_whatever_its_type(body: bytes, audio_format: AudioFormat) -> None:
    for headers in (SOUND, "Content-Type: binary/octet-stream", "Content-Type: text/html"):
        download = fetched(reply_with(body, headers=headers))
        assert (download.body, download.audio_format) == (body, audio_format)


def test_it_is_passed_on_block_by_block() -> None:
    blocks: list[bytes] = []

    async def in_pieces(_request: Seen, writer: asyncio.StreamWriter) -> None:
        writer.write(f"HTTP/1.1 200 OK\r\nContent-Length: {len(MP3)}\r\n\r\n".encode())
        for start in (0, 5, 500):
            end = {0: 5, 5: 500}.get(start)
            writer.write(MP3[start:end])
            await writer.drain()
            await asyncio.sleep(0.01)

    assert fetched(in_pieces, on_bytes=blocks.append).body == MP3
    assert b"".join(blocks) == MP3
    assert all(blocks)


def test_no_credential_and_no_cookie_goes_to_an_audio_host() -> None:
    async def work(transport: Transport, wire: WireServer) -> list[Seen]:
        await transport.get(f"{wire.url}/api")
        for _ in range(2):
            await AudioDownloads(transport).fetch(f"{wire.url}/a")
        return wire.seen[1:]

    for seen in against(reply_with(MP3, headers="Set-Cookie: sid=1; Path=/"), work):
        assert "authorization" not in seen.headers
        assert "app-id" not in seen.headers
        assert "cookie" not in seen.headers
        assert TOKEN not in str(seen)
        assert APP_ID not in str(seen)


@pytest.mark.parametrize(
    "status", ["400 Bad Request", "401 Unauthorized", "403 Forbidden", "404 Not Found", "410 Gone"]
)
def test_a_dead_link(status: str) -> None:
    error = refused(
        reply_with(b"<Error>Request has expired</Error>", status, "Content-Type: application/xml")
    )
    assert error.code is Code.LINK_EXPIRED
    assert after_safe_failure(error, 1, 0.5).act is Act.END


@pytest.mark.parametrize(
    "body",
    [b"<!DOCTYPE html><html>expired</html>", b"\n <html></html>", b"<?xml version='1.0'?><Error/>", b"<h1>"],
)
def test_a_page_under_200_is_a_dead_link_too(body: bytes) -> None:
    heard: list[bytes] = []
    assert refused(reply_with(body, headers=SOUND), on_bytes=heard.append).code is Code.LINK_EXPIRED
    assert heard == []


def test_no_link_at_all_is_a_dead_link() -> None:
    async def work(transport: Transport, wire: WireServer) -> None:
        with pytest.raises(SomethingBadCameBack) as caught:
            await AudioDownloads(transport).fetch("")
        assert caught.value.code is Code.LINK_EXPIRED
        assert wire.seen == []

    against(reply_with(), work)


WORTH_ANOTHER_TRY: dict[str, tuple[Reply, type[VbeeError]]] = {
    "wrong bytes": (reply_with(bytes(500), headers=SOUND), UnreadableAnswer),
    "json": (reply_with(b'{"status": 0, "error_code": 1}'), UnreadableAnswer),
    "empty": (reply_with(b"", headers=SOUND), UnreadableAnswer),
    "two bytes": (reply_with(b"ID", headers=SOUND), UnreadableAnswer),
    "no content": (reply_with(b"", "204 No Content"), UnreadableAnswer),
    "part": (reply_with(MP3, "206 Partial Content"), UnreadableAnswer),
    "server fault": (reply_with(b"", "500 Internal Server Error"), UnreadableAnswer),
    "gateway": (reply_with(b"<html>", "502 Bad Gateway", "Content-Type: text/html"), UnreadableAnswer),
    "throttle": (reply_with(b"", "429 Too Many Requests", "Retry-After: 1"), Throttled),
    "wait": (reply_with(b"", "503 Service Unavailable", "Retry-After: 1"), Throttled),
    "reset": (reply_reset, NoAnswer),
    "truncated": (reply_with(MP3, headers=SOUND, length=len(MP3) + 10), NoAnswer),
    "broken chunks": (
        reply_raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nID3\r\nzz"),
        NoAnswer,
    ),
    "wav shorter than its header": (reply_with(WAV[:-100], headers=SOUND), UnreadableAnswer),
    "packed": (reply_with(MP3, headers="Content-Encoding: br"), UnreadableAnswer),
    "moved nowhere": (reply_with(b"", "302 Found"), UnreadableAnswer),
}


@pytest.mark.parametrize(("reply", "error_type"), WORTH_ANOTHER_TRY.values(), ids=WORTH_ANOTHER_TRY.keys())
def test_what_may_be_better_next_time(reply: Reply, error_type: type[VbeeError]) -> None:
    error = refused(reply)
    assert isinstance(error, error_type)
    assert after_safe_failure(error, 1, 0.5).act is Act.RETRY


def test_a_streamed_wav_may_leave_its_length_open() -> None:
    for claimed in (0, 0xFFFFFFFF, 0x7FFFFFFF):
        body = b"RIFF" + claimed.to_bytes(4, "little") + WAV[8:]
        assert fetched(reply_with(body)).body == body


def test_packed_sound_is_unpacked_and_bombs_are_not() -> None:
    assert fetched(reply_with(gzip.compress(MP3), headers="Content-Encoding: gzip")).body == MP3
    bomb = gzip.compress(b"ID3" + bytes(50_000_000))
    assert (
        "more than" in refused(reply_with(bomb, headers="Content-Encoding: gzip"), max_bytes=100_000).detail
    )


def test_sound_over_the_cap_is_cut_off() -> None:
    assert "more than 100 bytes" in refused(reply_with(MP3), max_bytes=100).detail
    assert fetched(reply_with(MP3), max_bytes=len(MP3)).body == MP3


@pytest.mark.parametrize("reply", [reply_never], ids=["silent"])
def test_a_silent_host_is_given_up(reply: Reply) -> None:
    assert isinstance(refused(reply, HASTY), NoAnswer)


async def drip(_request: Seen, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 9000000\r\n\r\n" + MP3[:20])
    while True:
        writer.write(b"\0")
        await writer.drain()
        await asyncio.sleep(0.05)


def test_a_dripping_host_is_cut_and_a_slow_but_steady_one_is_not() -> None:
    assert isinstance(refused(drip, HASTY), NoAnswer)

    async def steady(_request: Seen, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n" + MPEG[:1000])
        for _ in range(9):
            await asyncio.sleep(0.1)
            writer.write(bytes(1000))

    hasty = replace(HASTY, slowest_download_bytes_per_s=8_000.0)

    async def work(transport: Transport, wire: WireServer) -> int:
        return len((await AudioDownloads(transport).fetch(f"{wire.url}/a")).body)

    assert against(steady, work, timeouts=hasty) == 10_000


# Redirects


def redirecting(*targets: str) -> Reply:
    """``/a`` leads to the first target, ``/1`` to the second, and so on; then sound."""
    steps = {"/a": targets[0], **{f"/{number}": target for number, target in enumerate(targets) if number}}

    async def reply(request: Seen, writer: asyncio.StreamWriter) -> None:
        path = request.target.partition("?")[0]
        if path in steps:
            await reply_with(b"", "302 Found", f"Location: {steps[path]}")(request, writer)
        else:
            await reply_with(MP3, headers=SOUND)(request, writer)

    return reply


def test_three_redirects_are_followed_and_a_fourth_is_not() -> None:
    assert fetched(redirecting("/1", "/2", "/end")).body == MP3
    assert refused(redirecting("/1", "/2", "/3", "/end")).code is Code.BAD_ANSWER
    assert refused(redirecting("/a")).code is Code.BAD_ANSWER


@pytest.mark.parametrize(
    "target",
    [
        "http://vbee.vn/a",
        "http://10.0.0.1/a",
        "https://user@127.0.0.1/a",
        "ftp://127.0.0.1/a",
        "file:///etc/passwd",
    ],
)
def test_each_hop_is_checked(target: str) -> None:
    error = refused(redirecting(target))
    assert error.code is Code.BAD_ANSWER
    assert after_safe_failure(error, 1, 0.5).act is Act.END


def test_a_redirect_to_another_port_gets_no_credential_either() -> None:
    async def run() -> list[Seen]:
        async with serving(reply_with(MP3)) as second, serving(redirecting(f"{second.url}/b")) as first:
            async with transport_to(server_at(first.url)) as transport:
                await AudioDownloads(transport).fetch(f"{first.url}/a")
            return [*first.seen, *second.seen]

    seen = asyncio.run(run())
    assert len(seen) == 2
    assert not any("authorization" in each.headers or "app-id" in each.headers for each in seen)


# With the public service


def test_a_public_name_that_leads_to_this_machine_gets_not_one_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name server lies, or changed its mind after the check: the connection itself is looked at."""
    genuine = socket.getaddrinfo

    def lying(host: Any, *args: Any, **options: Any) -> Any:
        return genuine("127.0.0.1" if host in {b"audio.example", "audio.example"} else host, *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", lying)

    async def run() -> tuple[VbeeError, bytes]:
        arrived: asyncio.Queue[bytes] = asyncio.Queue()

        async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            arrived.put_nowait(await reader.read())
            writer.close()

        server = await asyncio.start_server(listen, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        async with server, transport_to(PUBLIC_SERVER) as transport:
            with pytest.raises(SomethingBadCameBack) as caught:
                await AudioDownloads(transport).fetch(f"https://audio.example:{port}/a")
            return caught.value, await asyncio.wait_for(arrived.get(), 5)

    error, received = asyncio.run(run())
    assert error.code is Code.BAD_ANSWER
    assert error.detail == "the link leads to a private address"
    assert received == b""


def test_behind_a_proxy_its_private_address_is_no_offence() -> None:
    async def work(transport: Transport, proxy: WireServer) -> None:
        with pytest.raises(NotSent) as caught:
            await AudioDownloads(transport).fetch("https://audio.example/a")
        assert caught.value.facts["step"] == "proxy"
        assert proxy.seen[0].target == "audio.example:443"

    through_proxy(reply_with(b"", "502 Bad Gateway"), work)


def test_nothing_is_asked_for_a_forbidden_link() -> None:
    async def work(_transport: Transport, wire: WireServer) -> None:
        async with transport_to(PUBLIC_SERVER) as transport:
            for link in (f"{wire.url}/a", f"{wire.url.replace('http:', 'https:')}/a"):
                with pytest.raises(SomethingBadCameBack):
                    await AudioDownloads(transport).fetch(link)
        assert wire.connections == 0

    against(reply_with(MP3), work)


def test_a_link_that_two_readers_read_differently_is_a_trick() -> None:
    async def run() -> None:
        async with transport_to(PUBLIC_SERVER) as transport:
            with pytest.raises(SomethingBadCameBack):
                await transport.get_audio(
                    "https://one.example/", host="two.example", max_bytes=1, on_bytes=lambda _block: None
                )
            with pytest.raises(SomethingBadCameBack):
                await AudioDownloads(transport).fetch("https://xn--/a")

    asyncio.run(run())


def test_over_tls() -> None:
    async def run() -> bytes:
        async with serving(reply_with(MP3), nameless_tls(ssl.PROTOCOL_TLS_SERVER)) as wire:
            url = wire.url.replace("http:", "https:")
            async with transport_to(server_at(url)) as transport:
                return (await AudioDownloads(transport).fetch(f"{url}/a")).body

    assert asyncio.run(run()) == MP3
