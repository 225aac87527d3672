"""Unpacking compressed answers without trusting them: a few kilobytes can hold gigabytes."""

from __future__ import annotations

import zlib

from vbee_desktop.core.errors import UnreadableAnswer

PACKINGS = frozenset({"gzip", "x-gzip", "deflate"})
_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS


class Inflater:
    """Unpacks block by block, at most as much as asked for. Raises `UnreadableAnswer`."""

    def __init__(self) -> None:
        self._engine = zlib.decompressobj(_GZIP_OR_ZLIB)

    @property
    def is_whole(self) -> bool:
        """Whether the end of the packed data has come."""
        return self._engine.eof

    def inflate(self, block: bytes, at_most: int) -> bytes:
        """The next plain bytes; ``at_most`` must be one more than is allowed, so that excess can be seen."""
        try:
            return self._engine.decompress(block, at_most)
        except zlib.error as error:
            raise UnreadableAnswer(detail="broken compression") from error
