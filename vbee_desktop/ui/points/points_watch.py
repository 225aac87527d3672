"""Keeps the points in the status line, and in the dialog when it is open, up to date."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from vbee_desktop.core.ledger import Period

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from vbee_desktop.core.ledger import LedgerSums
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.points.ledger_port import LedgerDesk
    from vbee_desktop.ui.points.points_dialog import PointsDialog
    from vbee_desktop.ui.shell.status_line import StatusLine

CALENDAR_MS = 60_000


class PointsWatch(QObject):
    """`refresh` asks for the sums; while one question is under way, further ones become a single next one.

    ``today`` tells the date: when it changes, so do the sums.
    """

    def __init__(
        self,
        look: Look,
        desk: LedgerDesk,
        status: StatusLine,
        window: QWidget,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(window)
        self._look = look
        self._desk = desk
        self._status = status
        self._window = window
        self._today = today
        self._counted_on = today()
        self._is_asking = False
        self._ask_again = False
        self._is_over = False
        self._sums: LedgerSums | None = None
        self._dialog: PointsDialog | None = None
        status.points_button.clicked.connect(self.open)
        self._calendar = QTimer(self)
        self._calendar.timeout.connect(self.look_at_calendar)
        self._calendar.start(CALENDAR_MS)

    @property
    def dialog(self) -> PointsDialog | None:
        """The dialog while it is open."""
        return self._dialog

    def refresh(self) -> None:
        """Something was spent, or another account is used."""
        self._ask_again = self._is_asking
        if self._is_asking:
            return
        self._is_asking = True
        self._counted_on = self._today()
        handle = self._desk.sums()
        handle.succeeded.connect(self._take)
        for end in (handle.succeeded, handle.failed, handle.cancelled):
            end.connect(self._go_on)

    def look_at_calendar(self) -> None:
        """A new day begins without any change of the ledger."""
        if self._today() != self._counted_on:
            self.refresh()

    def shutdown(self) -> None:
        """The window closes, or is made anew: what is still asked is answered to nobody."""
        self._is_over = True
        self._calendar.stop()
        if self._dialog is not None:
            self._dialog.close()

    def open(self) -> None:
        """Show the dialog, or bring it to the front."""
        if self._dialog is None:
            self._dialog = self._made_dialog()
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def _made_dialog(self) -> PointsDialog:
        from vbee_desktop.ui.points.points_dialog import PointsDialog

        dialog = PointsDialog(self._look, self._desk, self._window)
        dialog.finished.connect(self._forget_dialog)
        if self._sums is not None:
            dialog.show_sums(self._sums)
        return dialog

    def _forget_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _take(self, sums: LedgerSums) -> None:
        if self._is_over:
            return
        self._sums = sums
        self._status.show_points(None if self._desk.is_demo else sums[Period.TODAY])
        if self._dialog is not None:
            self._dialog.show_sums(sums)

    def _go_on(self, _result: object = None) -> None:
        self._is_asking = False
        if self._ask_again and not self._is_over:
            self.refresh()
