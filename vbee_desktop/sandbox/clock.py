"""The sandbox's clock: real time plus a shift that the control door sets, so that expiry needs no waiting."""

from __future__ import annotations

import time
from datetime import UTC, datetime


class Clock:
    """Seconds since 1970, moved by ``shift_s``."""

    def __init__(self) -> None:
        self.shift_s = 0.0

    def now_s(self) -> float:
        return time.time() + self.shift_s

    def stamp(self) -> str:
        """The present moment as Vbee writes it, for example ``2022-08-12T07:18:54.479Z`` (seed 000)."""
        return stamp(self.now_s())


def stamp(epoch_s: float) -> str:
    """ISO 8601 in UTC with milliseconds and ``Z``."""
    return datetime.fromtimestamp(epoch_s, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
