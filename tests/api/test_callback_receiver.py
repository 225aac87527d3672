"""The callback receiver, attacked over real sockets: only what is expected gets in, and only once."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.api.wire_server import free_port, reset
from vbee_desktop.api.callback_receiver import MAX_CONNECTIONS, CallbackReceiver
from vbee_desktop.core.callback_address import CallbackAddress
from vbee_desktop.core.errors import BadInput, StorageError
from vbee_desktop.core.models import RecognitionJob, SpeechJob

TOKEN = "0123456789abcdef" * 2
OTHER_TOKEN = "f" * 32
PUBLIC = "https://calls.example.org"
SPEECH = json.dumps(
    {"request_id": "r-1", "status": "SUCCESS", "audio_link": "https://vbee.vn/a.mp3"}
).encode()
NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
SEEDS = Path(__file__).parent / "seeds"
AT_ONCE_S = 3.0
"""Far below the request limit of 5 s: what takes longer was waited for, not refused."""


class ListedDoor:
    """Knows the tokens it was given; `taken` is what came with the used ones."""

    def __init__(self, *tokens: str) -> None:
        self.open = set(tokens)
        self.taken: list[SpeechJob | RecognitionJob] = []

    async def is_known(self, token: str) -> bool:
        return token in self.open

    async def take(self, token: str, told: SpeechJob | RecognitionJob) -> bool:
        if token not in self.open:
            return False
        self.open.remove(token)
        self.taken.append(told)
        return True


Attack = Callable[[CallbackReceiver, ListedDoor], Awaitable[None]]


@asynccontextmanager
async def receiving(door: ListedDoor, limit_s: float = 5.0) -> AsyncIterator[CallbackReceiver]:
    receiver = CallbackReceiver(door, CallbackAddress(PUBLIC, 0), limit_s)
    await receiver.open()
    try:
        yield receiver
    finally:
        await receiver.aclose()


def against(attack: Attack, *, limit_s: float = 5.0) -> ListedDoor:
    """Run an attack on an open receiver that expects `TOKEN`; the door afterwards."""
    door = ListedDoor(TOKEN)

    async def all_of_it() -> None:
        async with asyncio.timeout(20), receiving(door, limit_s) as receiver:
            await attack(receiver, door)

    asyncio.run(all_of_it())
    return door


def request(
    *headers: str,
    target: str = f"/cb/{TOKEN}",
    method: str = "POST",
    version: str = "HTTP/1.1",
    host: str = "calls.example.org",
    kind: str = "application/json",
    body: bytes = SPEECH,
    length: int | None = None,
) -> bytes:
    """A callback as Vbee sends it, or nearly."""
    lines = [f"{method} {target} {version}", f"Host: {host}", f"Content-Type: {kind}"]
    lines += [f"Content-Length: {len(body) if length is None else length}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def chunked(*chunks: bytes) -> bytes:
    head = f"POST /cb/{TOKEN} HTTP/1.1\r\nHost: calls.example.org\r\nContent-Type: application/json\r\n"
    return head.encode() + b"Transfer-Encoding: chunked\r\n\r\n" + b"".join(chunks)


def chunk(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data)


async def answer_to(receiver: CallbackReceiver, data: bytes, host: str = "127.0.0.1") -> bytes:
    """All that is answered until the receiver closes; our side stays open, as a keep-alive client's does."""
    reader, writer = await asyncio.open_connection(host, receiver.port)
    try:
        writer.write(data)
        return await asyncio.wait_for(reader.read(), AT_ONCE_S)
    finally:
        writer.close()


async def is_let_in(receiver: CallbackReceiver) -> bool:
    return (await answer_to(receiver, request())).startswith(b"HTTP/1.1 200 OK\r\n")


WELCOME = {
    "public host": request(),
    "public host and port": request(host="calls.example.org:443"),
    "host in capitals": request(host="CALLS.Example.ORG"),
    "charset": request(kind="Application/JSON; charset=utf-8"),
    "a proxy's 1.0": request(version="HTTP/1.0"),
    "chunks": chunked(chunk(SPEECH[:20]), chunk(SPEECH[20:]), b"0\r\n\r\n"),
    "wrapped": request(body=b'{"result": %s}' % SPEECH),
    "keep-alive": request("Connection: keep-alive"),
    "as large as can be": request(body=SPEECH + b" " * (65_536 - len(SPEECH))),
}


@pytest.mark.parametrize("data", WELCOME.values(), ids=WELCOME)
def test_a_callback_is_taken_once_and_the_connection_closed(data: bytes) -> None:
    async def attack(receiver: CallbackReceiver, _door: ListedDoor) -> None:
        first = await answer_to(receiver, data)
        assert first.startswith(b"HTTP/1.1 200 OK\r\n")
        assert first.endswith(b"Connection: close\r\n\r\nOK")
        assert await answer_to(receiver, data) == NOT_FOUND

    (told,) = against(attack).taken
    assert isinstance(told, SpeechJob)
    assert told.request_id == "r-1"


@pytest.mark.parametrize("seed", ["003_callback_completed.txt", "003_callback_failed.json"])
def test_a_transcripts_callback_is_taken_too(seed: str) -> None:
    async def attack(receiver: CallbackReceiver, _door: ListedDoor) -> None:
        assert (await answer_to(receiver, request(body=seed_body(seed)))).endswith(b"OK")

    (told,) = against(attack).taken
    assert isinstance(told, RecognitionJob)


def seed_body(name: str) -> bytes:
    """A seed as JSON: one abbreviates its list."""
    return (SEEDS / name).read_bytes().replace(b"[...]", b"[]")


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "[::1]"])
def test_a_tunnel_may_name_this_machine_and_our_port_instead(name: str) -> None:
    async def attack(receiver: CallbackReceiver, _door: ListedDoor) -> None:
        assert await answer_to(receiver, request(host=name)) == NOT_FOUND
        assert await answer_to(receiver, request(host=f"{name}:1")) == NOT_FOUND
        assert (await answer_to(receiver, request(host=f"{name}:{receiver.port}"))).endswith(b"OK")

    assert against(attack).taken


def test_both_loopback_addresses_are_listened_on() -> None:
    if not has_ipv6():
        pytest.skip("this machine has no ::1")

    async def attack(receiver: CallbackReceiver, _door: ListedDoor) -> None:
        assert (await answer_to(receiver, request(), "::1")).endswith(b"OK")

    assert against(attack).taken


def has_ipv6() -> bool:
    try:
        with socket.socket(socket.AF_INET6) as sock:
            sock.bind(("::1", 0))
    except OSError:
        return False
    return True


UNWELCOME = {
    "unknown token": request(target=f"/cb/{OTHER_TOKEN}"),
    "token in capitals": request(target=f"/cb/{TOKEN.upper()}"),
    "percent-encoded token": request(target=f"/cb/%30{TOKEN[1:]}"),
    "percent-encoded slash": request(target=f"/cb%2f{TOKEN}"),
    "short token": request(target=f"/cb/{TOKEN[:-1]}"),
    "long token": request(target=f"/cb/{TOKEN}0"),
    "digits of another script": request(target="/cb/" + "%d9%a0" * 32),
    "slash behind": request(target=f"/cb/{TOKEN}/"),
    "two slashes": request(target=f"//cb/{TOKEN}"),
    "dots": request(target=f"/x/../cb/{TOKEN}"),
    "query": request(target=f"/cb/{TOKEN}?a=b"),
    "fragment": request(target=f"/cb/{TOKEN}#a"),
    "no token": request(target="/cb/"),
    "elsewhere": request(target="/"),
    "absolute form": request(target=f"http://calls.example.org/cb/{TOKEN}"),
    "authority form": request(method="CONNECT", target="calls.example.org:443"),
    "asterisk form": request(method="OPTIONS", target="*"),
    "GET": request(method="GET"),
    "PUT": request(method="PUT"),
    "HEAD": request(method="HEAD", body=b""),
    "OPTIONS, as a browser asks first": request("Access-Control-Request-Method: POST", method="OPTIONS"),
    "post in small letters": request(method="post"),
    "Origin": request("Origin: https://calls.example.org"),
    "Origin null": request("origin: null"),
    "stranger's host": request(host="evil.example.org"),
    "host of a name rebound to us": request(host="rebound.example.org:8765"),
    "host with user": request(host="me@calls.example.org"),
    "host with dot": request(host="calls.example.org."),
    "empty host": request(host=""),
    "two hosts": request("Host: calls.example.org"),
    "a second, strange host": request("Host: evil.example.org"),
    "no host": request(version="HTTP/1.0").replace(b"Host: calls.example.org\r\n", b""),
    "form": request(kind="application/x-www-form-urlencoded"),
    "text": request(kind="text/plain"),
    "nearly json": request(kind="application/jsonp"),
    "no type": request().replace(b"Content-Type: application/json\r\n", b""),
    "two types": request("Content-Type: text/plain"),
    "compressed": request("Content-Encoding: gzip", body=b"\x1f\x8b\x08\x00"),
    "not JSON": request(body=b"request_id=r-1"),
    "half of it": request(body=SPEECH[:-5]),
    "no object": request(body=b"[1, 2]"),
    "no id": request(body=b'{"status": "SUCCESS"}'),
    "empty": request(body=b""),
    "deep": request(body=b'{"request_id":' + b"[" * 30_000),
    "no length": request().replace(f"Content-Length: {len(SPEECH)}\r\n".encode(), b""),
    "too large by its length": request(body=b"", length=65_537),
    "too large by far, and sent all the same": request(body=b" " * 900_000),
    "absurd length": request(body=b"", length=10**19),
    "negative length": request(body=b"", length=-1),
    "two lengths": request("Content-Length: 5"),
    "length and chunks": request("Transfer-Encoding: chunked", body=chunk(SPEECH) + b"0\r\n\r\n"),
    "unknown coding": request("Transfer-Encoding: gzip, chunked"),
    "too large in chunks": chunked(*[chunk(b" " * 4_096)] * 17, b"0\r\n\r\n"),
    "chunk size without end": chunked(b"f" * 17_000),
    "chunk size of too many digits": chunked(b"f" * 21 + b"\r\n"),
    "chunk size that is none": chunked(b"zz\r\n"),
    "huge chunk, then 70 KiB of it": chunked(b"ffffffffffffffff\r\n", b" " * 70_000),
    "chunk extensions without end": chunked(*[b"1;" + b"x" * 1_000 + b"\r\n \r\n"] * 90),
    "trailers without end": chunked(
        chunk(SPEECH), b"0\r\n", *[b"X-%d: y\r\n" % each for each in range(9_000)]
    ),
    "large head": request("X-Large: " + "x" * 17_000),
    "many headers": request(*(f"X-{each}: y" for each in range(2_000))),
    "head without end": b"POST /" + b"x" * 20_000,
    "folded header": request("X-Fold: a\r\n b\x00c"),
    "nul in a header": request("X-Nul: a\x00b"),
    "bare line feeds in the target": request(target=f"/cb/{TOKEN}\nX: y"),
    "HTTP/0.9": f"GET /cb/{TOKEN}\r\n\r\n".encode(),
    "HTTP/1.2": request(version="HTTP/1.2"),
    "HTTP/2.0": request(version="HTTP/2.0"),
    "HTTP/2 by prior knowledge": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(range(256)) * 2,
    "garbage": bytes(range(256)) * 100,
    "line ends": b"\r\n" * 10_000,
}


@pytest.mark.parametrize("data", UNWELCOME.values(), ids=UNWELCOME)
def test_anything_else_gets_the_same_bare_404_at_once(data: bytes) -> None:
    async def attack(receiver: CallbackReceiver, door: ListedDoor) -> None:
        assert await answer_to(receiver, data) == NOT_FOUND
        assert not door.taken
        assert await is_let_in(receiver)

    against(attack)


def test_nothing_behind_the_first_request_is_heard() -> None:
    async def attack(receiver: CallbackReceiver, door: ListedDoor) -> None:
        door.open.add(OTHER_TOKEN)
        both = request() + request(target=f"/cb/{OTHER_TOKEN}")
        assert (await answer_to(receiver, both)).count(b"HTTP/1.1") == 1
        assert door.open == {OTHER_TOKEN}

    against(attack)


def test_one_of_many_at_the_same_moment_is_let_in() -> None:
    async def attack(receiver: CallbackReceiver, _door: ListedDoor) -> None:
        answers = await asyncio.gather(*(answer_to(receiver, request()) for _ in range(MAX_CONNECTIONS)))
        assert sorted(answer[9:12] for answer in answers) == [b"200", *[b"404"] * (MAX_CONNECTIONS - 1)]

    assert len(against(attack).taken) == 1


def test_a_sender_that_asks_first_is_told_to_go_on_only_with_a_token() -> None:
    async def attack(receiver: CallbackReceiver, _door: ListedDoor) -> None:
        stranger = request("Expect: 100-continue", target=f"/cb/{OTHER_TOKEN}", length=9, body=b"")
        assert await answer_to(receiver, stranger) == NOT_FOUND
        reader, writer = await asyncio.open_connection("127.0.0.1", receiver.port)
        writer.write(request("Expect: 100-continue", length=len(SPEECH), body=b""))
        assert await reader.readuntil(b"\r\n\r\n") == b"HTTP/1.1 100 Continue\r\n\r\n"
        writer.write(SPEECH)
        assert (await reader.read()).endswith(b"OK")
        writer.close()

    against(attack)


STALLED = {
    "silent": b"",
    "half a request line": b"POST /cb/",
    "half a head": request()[:60],
    "half a body": request(length=len(SPEECH) + 1),
    "a chunk that never comes": chunked(b"ffff\r\n"),
}


@pytest.mark.parametrize("data", STALLED.values(), ids=STALLED)
def test_a_request_that_stalls_is_ended_when_its_time_is_over(data: bytes) -> None:
    async def attack(receiver: CallbackReceiver, door: ListedDoor) -> None:
        assert await answer_to(receiver, data) == NOT_FOUND
        assert door.open == {TOKEN}

    against(attack, limit_s=0.1)


def test_dripping_does_not_lengthen_the_time() -> None:
    async def attack(receiver: CallbackReceiver, _door: ListedDoor) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", receiver.port)
        answer = asyncio.create_task(reader.read())
        for byte in request():
            if answer.done():
                break
            writer.write(bytes([byte]))
            await asyncio.sleep(0.01)
        assert await asyncio.wait_for(answer, AT_ONCE_S) == NOT_FOUND
        writer.close()

    assert not against(attack, limit_s=0.2).taken


def test_more_connections_than_eight_are_closed_unheard_and_places_come_free_again() -> None:
    async def attack(receiver: CallbackReceiver, _door: ListedDoor) -> None:
        idle = [await asyncio.open_connection("127.0.0.1", receiver.port) for _ in range(MAX_CONNECTIONS)]
        for _reader, writer in idle:
            writer.write(b"POST ")
        assert await refused(receiver)
        idle[0][1].close()
        while not await is_let_in(receiver):  # until the receiver has noticed
            pass
        for _reader, writer in idle[1:]:
            writer.close()

    assert len(against(attack).taken) == 1


async def refused(receiver: CallbackReceiver) -> bool:
    try:
        return await answer_to(receiver, request()) == b""
    except ConnectionError:
        return True


def test_callers_that_hang_up_or_reset_do_no_harm() -> None:
    async def attack(receiver: CallbackReceiver, _door: ListedDoor) -> None:
        for data in (b"", b"POST", request()[:80], request(length=900)):
            for hang_up in (asyncio.StreamWriter.close, reset):
                _reader, writer = await asyncio.open_connection("127.0.0.1", receiver.port)
                writer.write(data)
                await writer.drain()
                hang_up(writer)
        assert await is_let_in(receiver)

    against(attack)


def test_a_store_that_fails_is_a_404_as_well() -> None:
    class LockedDoor(ListedDoor):
        async def take(self, token: str, told: SpeechJob | RecognitionJob) -> bool:
            raise StorageError(detail="database is locked")

    async def all_of_it() -> bytes:
        async with receiving(LockedDoor(TOKEN)) as receiver:
            return await answer_to(receiver, request())

    assert asyncio.run(all_of_it()) == NOT_FOUND


def test_what_the_door_declines_is_a_404_and_may_come_again() -> None:
    class ParticularDoor(ListedDoor):
        async def take(self, token: str, told: SpeechJob | RecognitionJob) -> bool:
            return isinstance(told, RecognitionJob) and await super().take(token, told)

    async def all_of_it() -> None:
        async with receiving(ParticularDoor(TOKEN)) as receiver:
            assert await answer_to(receiver, request()) == NOT_FOUND
            wanted = request(body=seed_body("003_callback_failed.json"))
            assert (await answer_to(receiver, wanted)).endswith(b"OK")

    asyncio.run(all_of_it())


def test_closing_drops_what_is_connected_and_frees_the_port() -> None:
    async def all_of_it() -> None:
        door = ListedDoor(TOKEN)
        async with receiving(door) as receiver:
            port = receiver.port
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(request("Expect: 100-continue", length=9, body=b""))
            await reader.readuntil(b"\r\n\r\n")
        assert await asyncio.wait_for(reader.read(), AT_ONCE_S) == b""
        writer.close()
        again = CallbackReceiver(door, CallbackAddress(PUBLIC, port))
        await again.open()
        await again.aclose()
        await again.aclose()

    asyncio.run(all_of_it())


def test_a_port_that_is_taken_is_told_with_its_field() -> None:
    async def all_of_it() -> BadInput:
        port = free_port()
        with socket.create_server(("127.0.0.1", port)):
            receiver = CallbackReceiver(ListedDoor(), CallbackAddress(PUBLIC, port))
            with pytest.raises(BadInput) as refusal:
                await receiver.open()
            await receiver.aclose()
        return refusal.value

    facts = asyncio.run(all_of_it()).facts
    assert (facts["field"], facts["reason"]) == ("callbacks.port", "port_taken")
