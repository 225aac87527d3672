"""Work that is put off until the window has answered and painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

SOON_MS = 1
"""Not 0: Qt 6 makes a posted event of that, which comes in the same turn, before anything is painted and
before any timer (tried with 6.11).
"""


def in_next_turn(context: QObject, act: Callable[[], object]) -> None:
    """Call ``act`` in a turn of the event loop of its own, unless ``context`` has gone by then."""
    QTimer.singleShot(SOON_MS, context, act)
