"""Why a job waits, for both tabs."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import Code
from vbee_desktop.ui.message_values import filled, translate

if TYPE_CHECKING:
    from vbee_desktop.core.models import Progress

_NO_WAY_THERE = frozenset({Code.NO_CONNECTION, Code.NOT_SENT})


def words_for_outage(progress: Progress) -> str | None:
    """What is wrong and when it is tried again; None when the server is only busy, or others come first."""
    wait_s = progress.retry_after_s or 0.0
    if progress.is_parked:
        minutes = math.ceil(wait_s / 60)
        return filled(translate("WaitingWords", "The server asks for a pause, sent in %1 min"), minutes)
    seconds = max(round(wait_s), 1)
    if progress.cause in _NO_WAY_THERE:
        return filled(translate("WaitingWords", "No connection, again in %1 s"), seconds)
    if progress.cause and progress.cause != Code.BUSY:
        return filled(translate("WaitingWords", "The server has a problem, again in %1 s"), seconds)
    return None
