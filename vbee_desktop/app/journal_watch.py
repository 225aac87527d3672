"""The window's ear for changes of the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from vbee_desktop.jobs.services import Report, Services
    from vbee_desktop.worker.api_worker import ApiWorker
    from vbee_desktop.worker.job_handle import JobHandle


class JournalWatch(QObject):
    """``changed`` comes when jobs came, moved or went, by whichever process, within about a second; and once
    for every worker that is followed.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watching: JobHandle | None = None

    @property
    def watching(self) -> JobHandle | None:
        """The handle of the watch, which has no end of its own."""
        return self._watching

    def follow(self, worker: ApiWorker[Services]) -> None:
        """Listen to this worker from now on, and to no other."""
        if self._watching is not None:
            self._watching.cancel()
        self._watching = worker.submit(_watch)
        self._watching.progress.connect(self._tell)

    def _tell(self, _times: object) -> None:
        self.changed.emit()


async def _watch(services: Services, report: Report) -> None:
    from vbee_desktop.jobs.changes import watch_changes

    await watch_changes(services, report)
