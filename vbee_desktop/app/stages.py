"""Work at the start that would hold the window for too long in one go: one stage for each turn of the
loop.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Stages(QObject):
    """Runs stages in order; between two of them the window answers whoever uses it."""

    def __init__(self, stages: Iterable[Callable[[], object]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting = deque(stages)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._run_next)

    def start(self) -> None:
        """Begin with the first stage in the next turn."""
        self._timer.start(0)

    def stop(self) -> None:
        """Run none of those that wait."""
        self._waiting.clear()
        self._timer.stop()

    def _run_next(self) -> None:
        if self._waiting:
            self._waiting.popleft()()
        if not self._waiting:
            self._timer.stop()
