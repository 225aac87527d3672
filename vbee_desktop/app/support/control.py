"""Help that reaches beyond the window: the connection, diagnostics, the log's folder, and word of a crash."""

from __future__ import annotations

import os
from contextlib import nullcontext
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from vbee_desktop.app.support.broken_watch import BrokenWatch
from vbee_desktop.app.support.log_file import LogFile
from vbee_desktop.ui.support.connection_dialog import ConnectionDialog
from vbee_desktop.ui.support.diagnostics_dialog import DiagnosticsDialog
from vbee_desktop.worker.api_worker import ApiWorker

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.app.desk import JobDesk
    from vbee_desktop.app.setup import Setup
    from vbee_desktop.core.connection import CheckedStep
    from vbee_desktop.jobs.services import Report, Services
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.widgets.inline_message import InlineMessage
    from vbee_desktop.worker.job_handle import JobHandle

LOG_LINES = 150
"""Of the log's newest lines, in the diagnostics."""


class SupportControl(QObject):
    """Keeps the log until `close`. ``crash`` is the report of the last run, empty when that ended well."""

    settings_wanted = Signal()

    def __init__(self, look: Look, desk: JobDesk, window: QWidget, crash: str = "") -> None:
        super().__init__(window)
        self._look = look
        self._desk = desk
        self._window = window
        self._crash = crash
        self._log = LogFile(desk.setup.home.logs_folder, os.environ)
        self._log.open()
        self._broken = BrokenWatch()
        self._broken.open()
        self._gatherer: ApiWorker[None] | None = None
        self._gathering: JobHandle | None = None
        self.dialog: DiagnosticsDialog | None = None
        self.connection_dialog: ConnectionDialog | None = None

    def close(self) -> bool:
        """End what is gathered and log nothing more; false when something hung and was abandoned."""
        has_ended = self._gatherer is None or self._gatherer.shutdown()
        self._broken.close()
        self._log.close()
        return has_ended

    def offer_crash(self, message: InlineMessage) -> None:
        """Say that the last run crashed, if it did; nothing is sent by itself."""
        if self._crash:
            message.show_message(
                "warning",
                self.tr("Vbee Desktop ended unexpectedly the last time."),
                self.tr("Your text, recordings and paid audio are kept. The help desk can use the report."),
                [(self.tr("Show the report"), self.show_diagnostics)],
            )

    def show_diagnostics(self) -> None:
        """Gather what the help desk needs, and show it before it can be copied."""
        if self.dialog is not None:
            self.dialog.raise_()
            return
        dialog = self.dialog = DiagnosticsDialog(self._look, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.logs_wanted.connect(self.open_logs)
        dialog.finished.connect(self._forget_dialog)
        dialog.open()
        self._gathering = self._gather()
        self._gathering.succeeded.connect(self._show)

    def _gather(self) -> JobHandle:
        """In a worker of its own: diagnostics are wanted most when the services cannot be opened."""
        if self._gatherer is None:
            self._gatherer = ApiWorker(nullcontext)
            self._gatherer.start()
        log = self._log.last_lines(LOG_LINES)
        return self._gatherer.submit(_diagnostics, self._desk.setup, log, self._crash)

    def check_connection(self) -> None:
        """Try each step to Vbee, before the person's eyes."""
        if self.connection_dialog is not None:
            self.connection_dialog.raise_()
            return
        asking = QApplication.activeModalWidget()  # the settings may have asked
        dialog = self.connection_dialog = ConnectionDialog(
            self._look, self._begin_check, asking or self._window, offers_settings=asking is None
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._forget_connection_dialog)
        dialog.settings_wanted.connect(self._open_settings)
        dialog.open()
        dialog.start()

    def open_logs(self) -> None:
        """Show the log's folder in the system's file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log.folder)))

    def _show(self, text: str) -> None:
        if self.dialog is not None:
            self.dialog.show_text(text)

    def _forget_dialog(self) -> None:
        self.dialog = None
        if self._gathering is not None:
            self._gathering.cancel()  # nobody reads it any more
            self._gathering = None

    def _begin_check(self) -> JobHandle:
        return self._desk.submit(_check_connection)

    def _open_settings(self) -> None:
        if self.connection_dialog is not None:
            self.connection_dialog.reject()
        self.settings_wanted.emit()

    def _forget_connection_dialog(self) -> None:
        self.connection_dialog = None


async def _check_connection(services: Services, report: Report) -> tuple[CheckedStep, ...]:
    from vbee_desktop.jobs.connection import check_connection

    return await check_connection(services, report)


async def _diagnostics(_nothing: None, _report: Report, setup: Setup, log: list[str], crash: str) -> str:
    from vbee_desktop.app.doctor import examine
    from vbee_desktop.app.key_store import load_credentials
    from vbee_desktop.app.support.diagnostics import diagnostics_text

    found = await examine(setup)
    credentials, _place = await load_credentials(setup.secrets, setup.key_store_limit_s)
    return diagnostics_text(found, log, crash, credentials)
