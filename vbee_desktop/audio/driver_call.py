"""Calls into a sound driver that may never come back.

PortAudio before June 2025 (its issue 1037; Debian ships such a one) can loop for ever in a thread of its own
when a device of ALSA goes away, and whoever starts or ends the stream waits for that thread. Meanwhile it
writes the same line to standard error, some hundred thousand times a second.
"""

from __future__ import annotations

import os
import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

STANDARD_ERROR = 2
MAY_HANG = sys.platform.startswith("linux")
"""Elsewhere PortAudio wants to be called by one thread only, and does not do this."""


def left_behind(call: Callable[[], object], limit_s: float) -> threading.Thread | None:
    """Have ``call`` done within so many seconds; the thread that it was left to when it did not come back,
    else None. Raises what it raised in time.
    """
    if not MAY_HANG:
        call()
        return None
    errors: list[Exception] = []

    def run() -> None:
        try:
            call()
        except Exception as error:  # noqa: BLE001 - whoever waits for it raises it
            errors.append(error)

    thread = threading.Thread(target=run, name="sound driver", daemon=True)
    thread.start()
    thread.join(limit_s)
    if errors:
        raise errors[0]
    if not thread.is_alive():
        return None
    _silence_standard_error()
    return thread


def _silence_standard_error() -> None:
    """What the driver repeats would fill the log of a person's desktop, and with it the disk."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, STANDARD_ERROR)
    os.close(nowhere)
