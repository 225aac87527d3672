"""Brings the take of what is written back into the strip, so that a restart does not look like a loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from vbee_desktop.core.job_state import JobState

if TYPE_CHECKING:
    from vbee_desktop.core.history import JobSummary
    from vbee_desktop.ui.ports import Desk


class TakeRecall(QObject):
    """Asks for each take once: one that a person took away stays away."""

    recalled = Signal(object)
    """`core.models.Take`"""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known: set[str] = set()

    def leave(self, job_id: str) -> None:
        """This take is there already, or is not to come back."""
        self._known.add(job_id)

    def bring(self, standing: JobSummary | None) -> None:
        """Bring the take of a finished job; a file that is gone is missed when it is asked for."""
        if standing is None or standing.state is not JobState.FILED or standing.job_id in self._known:
            return
        self.leave(standing.job_id)
        self._desk.resume(standing.job_id).succeeded.connect(self.recalled)
