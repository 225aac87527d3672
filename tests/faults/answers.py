"""Whole answers of the sandbox, fetched to be spoiled."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from tests.api.wire_server import Seen

HOP_HEADERS = frozenset({"connection", "content-length", "transfer-encoding", "host"})


@dataclass(frozen=True)
class WholeAnswer:
    """``status`` is code and phrase; header names are in lower case; lengths are not among ``headers``."""

    status: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def head(self, length: int | None, *more: str) -> bytes:
        """Status line and headers, with this Content-Length or none, and what else is to stand there."""
        lines = [f"HTTP/1.1 {self.status}", *(f"{name}: {value}" for name, value in self.headers), *more]
        if length is not None:
            lines.append(f"content-length: {length}")
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")

    def whole(self, *more: str) -> bytes:
        """Head and body as they belong together."""
        return self.head(len(self.body), *more) + self.body

    def with_type(self, content_type: str) -> WholeAnswer:
        """The same under another type."""
        others = tuple(each for each in self.headers if each[0] != "content-type")
        return replace(self, headers=(*others, ("content-type", content_type)))

    def with_body(self, body: bytes) -> WholeAnswer:
        """The same with another body."""
        return replace(self, body=body)

    @property
    def is_json(self) -> bool:
        return dict(self.headers).get("content-type", "").startswith("application/json")


async def answer_of(server: str, request: Seen) -> WholeAnswer:
    """What the server says to a request; its links lead to where the client came from."""
    parts = urlsplit(server)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    try:
        writer.write(_as_bytes(request))
        raw = await reader.read()
    finally:
        writer.close()
    return _parsed(raw)


def _as_bytes(request: Seen) -> bytes:
    kept = {name: value for name, value in request.headers.items() if name not in HOP_HEADERS - {"host"}}
    lines = [f"{name}: {value}" for name, value in kept.items()]
    lines += ["connection: close", f"content-length: {len(request.body)}"]
    head = f"{request.method} {request.target} HTTP/1.1\r\n" + "\r\n".join(lines) + "\r\n\r\n"
    return head.encode("latin-1") + request.body


def _parsed(raw: bytes) -> WholeAnswer:
    head, _, body = raw.partition(b"\r\n\r\n")
    status, *lines = head.decode("latin-1").split("\r\n")
    pairs = [line.partition(":") for line in lines]
    headers = tuple((name.lower(), value.strip()) for name, _, value in pairs)
    assert dict(headers).get("content-length", "0") == str(len(body)), "the sandbox's own answer is whole"
    told = tuple(each for each in headers if each[0] not in HOP_HEADERS)
    return WholeAnswer(status.partition(" ")[2], told, body)
