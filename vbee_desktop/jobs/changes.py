"""Tells that jobs came, moved or went, whoever did it: this window, or a command beside it; and whether the
servers can be reached.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import StorageError

if TYPE_CHECKING:
    from vbee_desktop.jobs.services import Report, Services
    from vbee_desktop.store.changes import ChangeWatch

LOOK_EVERY_S = 1.0
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Changes:
    """How often the journal has changed, and whether this computer is off the network."""

    times: int
    is_offline: bool


async def watch_changes(services: Services, report: Report) -> None:
    """Reports `Changes` at once, and then within about a second of every change. It never returns: cancel it,
    or let it go with the services.
    """
    from vbee_desktop.store.changes import ChangeWatch

    watch = await asyncio.to_thread(ChangeWatch, services.journal.path)
    try:
        last = told = Changes(0, is_offline=False)
        while True:
            has_changed = await asyncio.to_thread(_has_changed, watch)
            last = Changes(last.times + has_changed, services.network.is_offline)
            if last != told:
                report(last)
                told = last
            await services.sleep(LOOK_EVERY_S)
    finally:
        watch.close()


def _has_changed(watch: ChangeWatch) -> bool:
    """A disk that cannot be read now may be read the next time."""
    try:
        return watch.has_changed()
    except StorageError as error:
        _log.info("the journal could not be looked at: %s", error.detail)
        return False
