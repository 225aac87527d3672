"""A person's own link, over real sockets: any file, whole, by public ways only, and refused by name."""

from __future__ import annotations

import asyncio
import gzip

import pytest

from tests.api.clients import HASTY, TOKEN, against, transport_to
from tests.api.wire_server import Reply, WireServer, reply_never, reply_reset, reply_with
from vbee_desktop.api.downloads import AudioDownloads
from vbee_desktop.api.timeouts import Timeouts
from vbee_desktop.api.transport import Transport
from vbee_desktop.core.errors import BadInput, Code
from vbee_desktop.core.server import PUBLIC_SERVER

FLAC = b"fLaC" + bytes(5_000)
SOUND = "Content-Type: audio/flac"
PUBLIC_LINKS = [
    ("http://example.com/a.wav", "link_https"),
    ("https://192.168.1.4/a.wav", "link_private"),
    ("https://127.0.0.1/a.wav", "link_private"),
    ("https://2130706433/a.wav", "link_private"),
    ("https://nas.local/a.wav", "link_private"),
    ("https://[::1]/a.wav", "link_private"),
    ("https://user@example.com/a.wav", "link_shape"),
    ("file:///etc/passwd", "link_shape"),
]


def fetched(reply: Reply, max_bytes: int = 10_000) -> bytes:
    async def work(transport: Transport, wire: WireServer) -> bytes:
        data = await AudioDownloads(transport).fetch_file(f"{wire.url}/a", max_bytes=max_bytes)
        assert all(TOKEN not in str(each.headers) for each in wire.seen)
        return data

    return against(reply, work)


def refused(reply: Reply, max_bytes: int = 10_000, timeouts: Timeouts = Timeouts()) -> BadInput:  # noqa: B008
    async def work(transport: Transport, wire: WireServer) -> BadInput:
        with pytest.raises(BadInput) as caught:
            await AudioDownloads(transport).fetch_file(f"{wire.url}/a?sig=secret", max_bytes=max_bytes)
        assert "secret" not in caught.value.detail
        assert caught.value.code is Code.BAD_FILE
        return caught.value

    return against(reply, work, timeouts=timeouts)


def test_any_file_comes_whole_and_without_a_credential() -> None:
    assert fetched(reply_with(FLAC, headers=SOUND)) == FLAC


@pytest.mark.parametrize("size", [10_001, 19_999, 1_000_000])
def test_what_is_too_large_is_given_up(size: int) -> None:
    error = refused(reply_with(bytes(size), headers=SOUND))
    assert error.facts == {"reason": "link_too_large", "limit_bytes": 10_000}


def test_a_file_that_unpacks_without_end_is_given_up() -> None:
    packed = gzip.compress(bytes(50_000_000))
    error = refused(reply_with(packed, headers=f"{SOUND}\r\nContent-Encoding: gzip"))
    assert error.facts["reason"] == "link_too_large"


def test_a_page_is_given_up_at_once() -> None:
    page = b"  <html>" + bytes(5_000)
    assert refused(reply_with(page, length=10**9)).facts["reason"] == "link_page"


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (reply_never, "link_no_answer"),
        (reply_reset, "link_no_answer"),
        (reply_with(FLAC, headers=SOUND, length=9_000), "link_no_answer"),
        (reply_with(b"", "204 No Content"), "link_dead"),
        (reply_with(b"", "410 Gone"), "link_dead"),
        (reply_with(b"", "302 Found\r\nLocation: https://user:word@example.com/"), "link_shape"),
        (reply_with(b"", "302 Found"), "link_dead"),
    ],
)
def test_what_cannot_be_had_says_why(reply: Reply, reason: str) -> None:
    assert refused(reply, timeouts=HASTY).facts["reason"] == reason


@pytest.mark.parametrize(("link", "reason"), PUBLIC_LINKS)
def test_only_public_addresses_are_asked(link: str, reason: str) -> None:
    async def run() -> BadInput:
        async with transport_to(PUBLIC_SERVER) as transport:
            with pytest.raises(BadInput) as caught:
                await AudioDownloads(transport).fetch_file(link, max_bytes=1)
            return caught.value

    assert asyncio.run(run()).facts["reason"] == reason
