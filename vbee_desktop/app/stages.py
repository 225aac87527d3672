"""Work at the start that would hold the window for too long in one go: one stage for each turn of the
loop.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Stages(QObject):
    """Runs stages in order; between two of them the window answers whoever uses it. Which stage is next is
    asked when the one before has ended.
    """

    def __init__(self, stages: Iterable[Callable[[], object]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting = iter(stages)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._run_next)

    def start(self) -> None:
        """Begin with the first stage in the next turn."""
        self._timer.start(0)

    def stop(self) -> None:
        """Run none of those that wait."""
        self._waiting = iter(())
        self._timer.stop()

    def _run_next(self) -> None:
        stage = next(self._waiting, None)
        if stage is None:
            self._timer.stop()
        else:
            stage()
