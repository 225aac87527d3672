"""An address on loopback where connecting never ends: neither accepted nor refused."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def black_hole(host: str = "127.0.0.1", port: int = 0) -> Iterator[tuple[str, int]]:
    """Host and port of a listener whose queue is full, so that the system answers no further greeting.
    Port 0 is any that is free.

    Linux only: other systems refuse or accept such a connection.
    """
    if sys.platform != "linux":
        pytest.skip("only Linux leaves a connection to a full queue unanswered")
    listener = socket.socket()
    fillers: list[socket.socket] = []
    try:
        listener.bind((host, port))
        listener.listen(0)
        while fill(listener.getsockname(), fillers):
            pass
        yield listener.getsockname()
    finally:
        for sock in (*fillers, listener):
            sock.close()


def fill(address: tuple[str, int], fillers: list[socket.socket]) -> bool:
    """Take one more place in the queue; False when there was none left."""
    sock = socket.socket()
    sock.settimeout(0.2)
    fillers.append(sock)
    try:
        sock.connect(address)
    except TimeoutError:
        return False
    return True
