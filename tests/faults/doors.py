"""One address of the service, and what can be wrong with the way to it."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Any

import pytest

from tests.faults.leaping_time import leap
from tests.support.black_hole import black_hole

Accept = Callable[[asyncio.StreamReader, asyncio.StreamWriter], None]
LOOPBACK = "127.0.0.1"
ANOTHER_LOOPBACK = "127.0.0.2"
TICK_S = 0.001
LEAP_S = 2.5
SLOW_NAME_LIMIT_S = 20.0


class Trouble(StrEnum):
    """What is wrong before a request gets anywhere."""

    REFUSES = "refuses"
    CLOSES = "accepts and closes"
    BLACK_HOLE = "black hole"
    NO_NAME = "no name"
    SLOW_NAME = "slow name"
    EXPIRED = "certificate expired"
    NOT_YET = "certificate not valid yet"
    WRONG_HOST = "certificate of another"
    UNKNOWN_ROOT = "certificate of an unknown root"


CERTIFICATE_TROUBLES = frozenset({Trouble.EXPIRED, Trouble.NOT_YET, Trouble.WRONG_HOST, Trouble.UNKNOWN_ROOT})
Tls = dict[Trouble | None, ssl.SSLContext]
"""What a door speaks: for None as it should, else with a certificate that is wrong in that way."""


class Door:
    """Listens at ``host``, a name that only the tests' name server knows, until a `Trouble` begins.

    ``turned_away`` counts the connections that were closed as soon as they were accepted.
    """

    def __init__(self, host: str, accept: Accept, tls: Tls | None) -> None:
        self.host = host
        self.port = 0
        self.trouble: Trouble | None = None
        self.turned_away = 0
        self.mended = threading.Event()
        self._accept = accept
        self._tls = tls
        self._server: asyncio.Server | None = None

    @property
    def url(self) -> str:
        return f"{'http' if self._tls is None else 'https'}://{self.host}:{self.port}"

    async def open(self) -> None:
        self._server = await asyncio.start_server(self._take, LOOPBACK, self.port, ssl=self._speech())
        self.port = self._server.sockets[0].getsockname()[1]

    def close(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None

    def shut(self) -> None:
        """For good."""
        self.close()
        self.mended.set()

    def begin(self, trouble: Trouble | None) -> None:
        """From now on every new connection meets this."""
        self.trouble = trouble
        if trouble is Trouble.REFUSES:
            self.close()

    async def mend(self) -> None:
        """As it was."""
        self.trouble = None
        self.mended.set()
        if self._server is None:
            await self.open()

    def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.trouble is Trouble.CLOSES:
            self.turned_away += 1
            writer.close()
        else:
            self._accept(reader, writer)

    def _speech(self) -> ssl.SSLContext | None:
        if self._tls is None:
            return None
        spoken = self._tls[None]
        spoken.sni_callback = self._choose
        return spoken

    def _choose(self, connection: ssl.SSLSocket | ssl.SSLObject, _name: object, _of: object) -> None:
        assert self._tls is not None
        connection.context = self._tls.get(self.trouble, self._tls[None])


class NameServer:
    """Knows where doors are. ``asked`` are all names that somebody wanted to know."""

    def __init__(self, *doors: Door) -> None:
        self.asked: set[str] = set()
        self._doors = {door.host: door for door in doors}

    @contextmanager
    def installed(self) -> Iterator[None]:
        """In the place of the system's own."""
        with pytest.MonkeyPatch.context() as patch:
            usual = socket.getaddrinfo

            def look_up(host: Any, *args: Any, **options: Any) -> Any:
                name = host.decode() if isinstance(host, bytes) else str(host)
                self.asked.add(name)
                door = self._doors.get(name)
                return usual(name if door is None else self._address_of(door), *args, **options)

            patch.setattr(socket, "getaddrinfo", look_up)
            yield

    def _address_of(self, door: Door) -> str:
        if door.trouble is Trouble.SLOW_NAME:
            door.mended.wait(SLOW_NAME_LIMIT_S)
        if door.trouble in {Trouble.NO_NAME, Trouble.SLOW_NAME}:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return ANOTHER_LOOPBACK if door.trouble is Trouble.BLACK_HOLE else LOOPBACK


@contextmanager
def swallowing(door: Door) -> Iterator[None]:
    """There is a black hole beside this door, to which the name server can lead."""
    with black_hole(ANOTHER_LOOPBACK, door.port):
        yield


async def let_time_fly(is_wanted: Callable[[], bool]) -> None:
    """Leap again and again while it is wanted, until cancelled."""
    while True:
        if is_wanted():
            leap(LEAP_S)
        await asyncio.sleep(TICK_S)
