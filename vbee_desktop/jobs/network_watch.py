"""Notices by itself that the network is back, even when no job asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vbee_desktop.core.errors import NotSent
from vbee_desktop.core.retry import outage_delay_s

if TYPE_CHECKING:
    from vbee_desktop.jobs.services import Services


async def watch_network(services: Services) -> None:
    """Knock at the servers that were lost: after a second at first, every half minute at last. It never
    returns.
    """
    while True:
        waits = 0
        while services.network.is_offline and services.connection is not None:
            waits += 1
            await services.sleep(outage_delay_s(NotSent(), waits, services.jitter()))
            await services.connection.knock()
        await services.network.until_changed()
