"""The workers of accounts and settings that are not in use any more: what they have under way still ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vbee_desktop.jobs.services import Services
    from vbee_desktop.worker.api_worker import ApiWorker


class RetiredWorkers(QObject):
    """Each goes when its last job has ended, and with it its thread, its connections and its demo."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workers: list[ApiWorker[Services]] = []

    def __iter__(self) -> Iterator[ApiWorker[Services]]:
        return iter(self._workers)

    def take(self, worker: ApiWorker[Services]) -> None:
        """Nothing more is asked of this one."""
        self._workers.append(worker)
        worker.finished.connect(self._let_go)
        worker.retire()

    def _let_go(self) -> None:
        for worker in [each for each in self._workers if each.isFinished()]:
            worker.shutdown()  # its last handles have their end before it goes
            self._workers.remove(worker)
            worker.deleteLater()
