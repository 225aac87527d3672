"""The history, as the window asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vbee_desktop.app.desk import JobDesk
    from vbee_desktop.core.history import HistoryQuery, HistoryRows, JobSummary, PastJob
    from vbee_desktop.core.models import CallbackReceipt, Take, Transcript
    from vbee_desktop.jobs.services import Report, Services
    from vbee_desktop.store.home import Home
    from vbee_desktop.worker.job_handle import JobHandle


class HistoryDesk(QObject):
    """``changed`` comes when jobs came, moved or went, by whichever process."""

    changed = Signal()

    def __init__(self, desk: JobDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        desk.journal.changed.connect(self.changed)

    @property
    def is_demo(self) -> bool:
        """Whether nothing is charged."""
        return self._desk.is_demo

    def find_rows(self, query: HistoryQuery) -> JobHandle:
        return self._desk.submit(_find_rows, query)

    def fetch_page(self, numbers: Sequence[int]) -> JobHandle:
        return self._desk.submit(_fetch_page, tuple(numbers))

    def recall(self, job_id: str) -> JobHandle:
        return self._desk.submit(_recall, job_id)

    def resume(self, job_id: str) -> JobHandle:
        return self._desk.submit(_resume, job_id)

    def send_again(self, job_id: str) -> JobHandle:
        return self._desk.submit(_send_again, job_id)

    def drop(self, job_id: str) -> JobHandle:
        return self._desk.drop(job_id)

    def forget(self, job_id: str) -> JobHandle:
        return self._desk.submit(_forget, self._desk.setup.home, job_id)

    def forget_everything(self) -> JobHandle:
        return self._desk.submit(_forget_everything, self._desk.setup.home)

    def forget_finished(self) -> JobHandle:
        """Forget what has ended, when no history is kept -> ``int``, how many jobs those were."""
        return self._desk.submit(_forget_finished, self._desk.setup.home)

    def ask_callback_receipt(self, job_id: str) -> JobHandle:
        return self._desk.submit(_ask_callback_receipt, job_id)


async def _find_rows(services: Services, report: Report, query: HistoryQuery) -> HistoryRows:
    from vbee_desktop.jobs.history import find_rows

    return await find_rows(services, report, query)


async def _fetch_page(services: Services, report: Report, numbers: tuple[int, ...]) -> tuple[JobSummary, ...]:
    from vbee_desktop.jobs.history import fetch_page

    return await fetch_page(services, report, numbers)


async def _recall(services: Services, report: Report, job_id: str) -> PastJob:
    from vbee_desktop.jobs.history import recall

    return await recall(services, report, job_id)


async def _resume(services: Services, report: Report, job_id: str) -> Take | Transcript | None:
    from vbee_desktop.jobs.history import resume_here

    return await resume_here(services, report, job_id)


async def _send_again(services: Services, report: Report, job_id: str) -> Take | Transcript | None:
    from vbee_desktop.jobs.history import send_again_here

    return await send_again_here(services, report, job_id)


async def _forget(services: Services, report: Report, home: Home, job_id: str) -> bool:
    from vbee_desktop.jobs.history import forget

    return await forget(services, report, home, job_id)


async def _forget_everything(services: Services, report: Report, home: Home) -> int:
    from vbee_desktop.jobs.history import forget_everything

    return await forget_everything(services, report, home)


async def _forget_finished(services: Services, report: Report, home: Home) -> int:
    from vbee_desktop.jobs.history import forget_finished

    return await forget_finished(services, report, home)


async def _ask_callback_receipt(services: Services, report: Report, job_id: str) -> CallbackReceipt | None:
    from vbee_desktop.jobs.history import ask_callback_receipt

    return await ask_callback_receipt(services, report, job_id)
