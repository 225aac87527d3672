"""One request to the callback receiver, read within its bounds and held to its rules. It opens no sockets."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import TypeAlias

import h11

from vbee_desktop.core.callback_address import CALLBACK_PATH

MAX_BODY_BYTES = 64 * 1024
MAX_FRAMING_BYTES = 16 * 1024
"""Request line, headers, chunk sizes and trailers together."""

_BLOCK_BYTES = 4 * 1024
_TARGET = re.compile(re.escape(CALLBACK_PATH).encode() + rb"([0-9a-f]{32})")
_VERSIONS = frozenset({b"1.0", b"1.1"})
"""1.0 too: some proxies speak it to what stands behind them."""

Read: TypeAlias = Callable[[int], Awaitable[bytes]]


class Unwelcome(Exception):
    """Anything that is not a callback. Why is nobody's business: all of it gets the same answer."""


class IncomingRequest:
    """The bytes of one connection as one request; ``read`` gives at most so many more, nothing at the end.

    h11 is strict about what it takes for HTTP; what it refuses is `Unwelcome`.
    """

    def __init__(self, read: Read) -> None:
        self._read = read
        self._parser = h11.Connection(h11.SERVER, max_incomplete_event_size=MAX_FRAMING_BYTES)
        self._bytes_left = MAX_FRAMING_BYTES

    @property
    def awaits_go_ahead(self) -> bool:
        """Whether the sender holds its body back until it hears 100 Continue."""
        return self._parser.they_are_waiting_for_100_continue

    async def head(self) -> h11.Request:
        """The request line and the headers. Raises `Unwelcome`."""
        event = await self._next_event()
        if not isinstance(event, h11.Request):
            raise Unwelcome
        self._bytes_left += MAX_BODY_BYTES
        return event

    async def body(self) -> bytes:
        """All of the body, to its proper end. Raises `Unwelcome`."""
        body = bytearray()
        while isinstance(event := await self._next_event(), h11.Data):
            body += event.data
            if len(body) > MAX_BODY_BYTES:
                raise Unwelcome
        if not isinstance(event, h11.EndOfMessage):
            raise Unwelcome
        return bytes(body)

    async def _next_event(self) -> object:
        try:
            while (event := self._parser.next_event()) is h11.NEED_DATA:
                self._parser.receive_data(await self._more())
        except h11.RemoteProtocolError as error:
            raise Unwelcome from error
        return event

    async def _more(self) -> bytes:
        if not self._bytes_left:
            raise Unwelcome
        data = await self._read(min(_BLOCK_BYTES, self._bytes_left))
        self._bytes_left -= len(data)
        return data


def token_of(request: h11.Request, hosts: frozenset[str]) -> str:
    """The token in the address of a request that obeys every rule. Raises `Unwelcome`.

    ``hosts`` are the values that ``Host`` may have. A page in a browser cannot pass: it would send ``Origin``
    with a POST to another site, it must ask first before it may send JSON, and a name that was rebound to
    this machine is not among the hosts.
    """
    values: dict[bytes, list[bytes]] = {}
    for name, value in request.headers:
        values.setdefault(name, []).append(value)
    target = _TARGET.fullmatch(request.target)
    is_obedient = (
        request.method == b"POST"
        and request.http_version in _VERSIONS
        and [host.decode("latin-1").lower() in hosts for host in values.get(b"host", [])] == [True]
        and b"origin" not in values
        and [_media_type(value) for value in values.get(b"content-type", [])] == [b"application/json"]
        and _is_framed_once(values)
    )
    if target is None or not is_obedient:
        raise Unwelcome
    return target[1].decode()


def _media_type(value: bytes) -> bytes:
    return value.partition(b";")[0].strip().lower()


def _is_framed_once(values: dict[bytes, list[bytes]]) -> bool:
    """A length and chunks at once is how one request is hidden in another; a length over the limit need not
    be waited for.
    """
    lengths = values.get(b"content-length", [])
    is_short = all(int(length) <= MAX_BODY_BYTES for length in lengths)
    return is_short and not (lengths and b"transfer-encoding" in values)
