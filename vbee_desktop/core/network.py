"""Whether the servers can be reached, as the calls to them find out."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import NotSent
from vbee_desktop.core.obstacle import PASSES_BY_ITSELF

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from vbee_desktop.core.errors import VbeeError


class Network:
    """One account's way to its servers, for as long as its services are open. One event loop uses it."""

    def __init__(self) -> None:
        self._lost: set[str] = set()
        self._changed = asyncio.Event()

    @property
    def is_offline(self) -> bool:
        """Whether some server cannot be reached now."""
        return bool(self._lost)

    @property
    def lost_places(self) -> frozenset[str]:
        """The servers that cannot be reached now, each by its host and port."""
        return frozenset(self._lost)

    def note_reached(self, place: str) -> None:
        """A server has answered: whoever waits for it goes on at once."""
        if place in self._lost:
            self._lost.discard(place)
            self._tell()

    def note_failed(self, place: str, error: VbeeError) -> None:
        """A call to a server has failed; whether that is the network's fault is looked at."""
        if is_off_the_network(error) and place not in self._lost:
            self._lost.add(place)
            self._tell()

    async def until_changed(self) -> None:
        """Over as soon as a server is lost or found."""
        await self._changed.wait()

    async def pause(
        self, error: VbeeError, delay_s: float, sleep: Callable[[float], Awaitable[None]]
    ) -> None:
        """Wait before what failed is tried again; shorter when the network was to blame and is back."""
        if not is_off_the_network(error):
            await sleep(delay_s)
            return
        lost = self._lost.copy()
        napping = asyncio.ensure_future(sleep(delay_s))
        try:
            while not napping.done() and self._lost >= lost:
                change = asyncio.ensure_future(self._changed.wait())
                await asyncio.wait({napping, change}, return_when=asyncio.FIRST_COMPLETED)
                change.cancel()
            if napping.done():
                await napping
        finally:
            napping.cancel()
            await asyncio.gather(napping, return_exceptions=True)

    def _tell(self) -> None:
        """Wake whoever waits for a change now; who comes later waits for the next."""
        self._changed.set()
        self._changed = asyncio.Event()


def is_off_the_network(error: VbeeError) -> bool:
    """Whether a call failed as it does when this computer is off the network: waiting may help."""
    return isinstance(error, NotSent) and error.facts.get("reason") in PASSES_BY_ITSELF
