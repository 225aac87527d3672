"""The window's ear for changes of the journal, and of the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from vbee_desktop.jobs.changes import Changes
    from vbee_desktop.jobs.services import Report, Services
    from vbee_desktop.worker.api_worker import ApiWorker
    from vbee_desktop.worker.job_handle import JobHandle


class JournalWatch(QObject):
    """``changed`` comes when jobs came, moved or went, by whichever process, within about a second; and once
    for every worker that is followed. ``network_changed`` tells whether this computer is off the network.
    """

    changed = Signal()
    network_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watching: JobHandle | None = None
        self._times = 0
        self._is_offline = False

    @property
    def is_offline(self) -> bool:
        """Whether this computer is off the network."""
        return self._is_offline

    @property
    def watching(self) -> JobHandle | None:
        """The handle of the watch, which has no end of its own."""
        return self._watching

    def follow(self, worker: ApiWorker[Services]) -> None:
        """Listen to this worker from now on, and to no other."""
        if self._watching is not None:
            self._watching.cancel()
        self._times = 0
        self._note_network(is_offline=False)
        self._watching = worker.submit(_watch)
        self._watching.progress.connect(self._tell)

    def _tell(self, changes: Changes) -> None:
        self._note_network(is_offline=changes.is_offline)
        if changes.times != self._times:
            self._times = changes.times
            self.changed.emit()

    def _note_network(self, *, is_offline: bool) -> None:
        if is_offline != self._is_offline:
            self._is_offline = is_offline
            self.network_changed.emit(is_offline)


async def _watch(services: Services, report: Report) -> None:
    from vbee_desktop.jobs.changes import watch_changes

    await watch_changes(services, report)
