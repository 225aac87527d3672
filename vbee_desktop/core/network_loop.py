"""An event loop on which a name server that does not answer holds up nothing but what needs its answer.

The usual loop asks in the threads that also do the work of jobs, and there is no way to stop asking: a few
lookups that were given up occupy all of them until the system has had enough, which may take half a minute
each, and the end of the program waits for them.
"""

from __future__ import annotations

import asyncio
import socket
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING or sys.platform != "win32":
    _UsualLoop = asyncio.SelectorEventLoop
else:
    _UsualLoop = asyncio.ProactorEventLoop

_Asked = tuple[object, ...]


class NetworkLoop(_UsualLoop):
    """The usual loop of this system, which looks names up in threads of their own: one for each name, however
    many ask for it, that nobody waits for at the end.
    """

    def __init__(self) -> None:
        super().__init__()
        self._lookups: dict[_Asked, asyncio.Future[Any]] = {}

    async def getaddrinfo(
        self,
        host: bytes | str | None,
        port: bytes | str | int | None,
        *,
        family: int = 0,
        type: int = 0,  # noqa: A002 - the names are asyncio's
        proto: int = 0,
        flags: int = 0,
    ) -> Any:
        """The addresses of a host; whoever asks while it is being looked up waits for the same answer."""
        asked: _Asked = (host, port, family, type, proto, flags)
        if asked not in self._lookups:
            self._lookups[asked] = self._begin(asked)
        return await asyncio.shield(self._lookups[asked])

    def _begin(self, asked: _Asked) -> asyncio.Future[Any]:
        answer: asyncio.Future[Any] = self.create_future()
        threading.Thread(target=self._look_up, args=(asked, answer), name="name lookup", daemon=True).start()
        return answer

    def _look_up(self, asked: tuple[Any, ...], answer: asyncio.Future[Any]) -> None:
        found: Any = None
        failure: OSError | UnicodeError | None = None
        try:
            found = socket.getaddrinfo(*asked)
        except (OSError, UnicodeError) as error:
            failure = error
        with suppress(RuntimeError):  # the loop is closed: nobody wants to know any more
            self.call_soon_threadsafe(self._tell, asked, answer, found, failure)

    def _tell(
        self, asked: _Asked, answer: asyncio.Future[Any], found: object, failure: Exception | None
    ) -> None:
        del self._lookups[asked]
        if answer.cancelled():
            return
        if failure is None:
            answer.set_result(found)
        else:
            answer.set_exception(failure)
            answer.exception()  # whoever asked may have given up
