"""The chunks that WAV and AIFF are made of: a name of four letters, a length, and as many bytes.

Refusals: see `audio.gate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Literal, NamedTuple

from vbee_desktop.audio.gate import read_at, refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

Order = Literal["little", "big"]
HEAD_BYTES = 12
"""The container's own name and length, and what kind of it this is."""
MAX_CHUNKS = 10_000
"""A file of nothing but empty chunks must not keep us reading."""
LENGTH_LEFT_OPEN = 2**32 - 256
"""Lengths that writers leave behind which did not end; nothing so long was cut off."""


class Chunk(NamedTuple):
    """``length`` bytes from ``offset``, all of them in the container."""

    name: bytes
    offset: int
    length: int


def container_end(head: bytes, order: Order, size_bytes: int) -> int:
    """Where the container with this head ends, checked against the file's size."""
    if len(head) < HEAD_BYTES:
        raise refusal("truncated", "head cut")
    end = 8 + int.from_bytes(head[4:8], order)
    if end - size_bytes == 1 and size_bytes % 2:
        return size_bytes  # the pad byte is counted but was not written
    if end > size_bytes:
        reason = "damaged" if end >= 2**32 else "truncated"
        raise refusal(reason, f"container ends at {end}, file at {size_bytes}")
    return end


def chunks_of(stream: BinaryIO, end: int, order: Order, size_bytes: int) -> Iterator[Chunk]:
    """The chunks up to the container's ``end``."""
    offset = HEAD_BYTES
    for _ in range(MAX_CHUNKS):
        header = read_at(stream, offset, 8) if offset + 8 <= end else b""
        if len(header) < 8:
            return
        chunk = Chunk(header[:4], offset + 8, int.from_bytes(header[4:], order))
        offset = chunk.offset + chunk.length
        if offset > end:
            is_cut = chunk.length < LENGTH_LEFT_OPEN and offset > size_bytes
            raise refusal("truncated" if is_cut else "damaged", f"{chunk.name!r} of {chunk.length} bytes")
        yield chunk
        offset += chunk.length % 2
    raise refusal("damaged", "too many chunks")
