"""What was spent, as the window asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from pathlib import Path

    from vbee_desktop.app.desk import JobDesk
    from vbee_desktop.core.ledger import LedgerSums
    from vbee_desktop.jobs.services import Report, Services
    from vbee_desktop.worker.job_handle import JobHandle


class LedgerDesk(QObject):
    """``changed`` comes when something was spent, by whichever process, and when another account is used."""

    changed = Signal()

    def __init__(self, desk: JobDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        desk.journal.changed.connect(self.changed)
        desk.account_changed.connect(self._tell)

    @property
    def is_demo(self) -> bool:
        """Whether nothing is charged."""
        return self._desk.is_demo

    def sums(self) -> JobHandle:
        """What was spent today, this week and this month -> `core.ledger.LedgerSums`."""
        return self._desk.submit(_sums)

    def export(self, destination: Path) -> JobHandle:
        """Write every create as CSV -> ``Path``."""
        return self._desk.submit(_export, destination)

    def _tell(self, _account: object) -> None:
        self.changed.emit()


async def _sums(services: Services, report: Report) -> LedgerSums:
    from vbee_desktop.jobs.ledger import ledger_sums

    return await ledger_sums(services, report)


async def _export(services: Services, report: Report, destination: Path) -> Path:
    from vbee_desktop.jobs.ledger import export_ledger

    return await export_ledger(services, report, destination)
