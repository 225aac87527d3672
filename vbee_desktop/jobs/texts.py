"""Text files that a person brings: read whole, in the encodings that such files have."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from vbee_desktop.core.errors import BadInput, Code

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def bytes_of_file(path: Path, limit_bytes: int) -> bytes:
    """A whole file that has at most ``limit_bytes``.

    Raises `BadInput` (``BAD_FILE``; ``reason`` missing, unreadable, or too_large with ``size_bytes`` and
    ``limit_bytes``, before anything is read).
    """
    with _opened(path) as file:
        size_bytes = os.fstat(file.fileno()).st_size
        data = b"" if size_bytes > limit_bytes else file.read(limit_bytes + 1)
    size_bytes = max(size_bytes, len(data))  # a pipe does not tell its size
    if size_bytes > limit_bytes:
        facts = {"size_bytes": size_bytes, "limit_bytes": limit_bytes}
        raise BadInput(Code.BAD_FILE, "file", reason="too_large", **facts)
    return data


def decoded_text(data: bytes) -> str:
    """Text from UTF-8, or from UTF-16 with its mark, with plain line ends. Raises `BadInput` (``BAD_FILE``;
    ``reason`` empty or damaged).
    """
    text = _decoded(data)
    if not text.strip():
        raise BadInput(Code.BAD_FILE, "text file", reason="empty")
    return text.replace("\r\n", "\n").replace("\r", "\n")


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        with path.open("rb") as file:
            yield file
    except FileNotFoundError as error:
        raise BadInput(Code.BAD_FILE, "text file", reason="missing") from error
    except OSError as error:
        raise BadInput(Code.BAD_FILE, error.strerror or "text file", reason="unreadable") from error


def _decoded(data: bytes) -> str:
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadInput(Code.BAD_FILE, f"not {encoding}", reason="damaged") from error
    if "\0" in text:
        raise BadInput(Code.BAD_FILE, "not a text", reason="damaged")
    return text
