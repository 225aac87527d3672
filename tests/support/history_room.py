"""The history in a test: the real panel on the real store, through the worker that the window has."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from vbee_desktop.app.desk import JobDesk
from vbee_desktop.app.history_desk import HistoryDesk
from vbee_desktop.app.setup import Demo, Setup
from vbee_desktop.core.history import HistoryQuery, JobSummary
from vbee_desktop.core.server import server_at
from vbee_desktop.store.home import Home
from vbee_desktop.store.secrets import Secrets
from vbee_desktop.ui.history.history_panel import HistoryPanel
from vbee_desktop.ui.look import Look
from vbee_desktop.worker.job_handle import JobHandle

NOBODY_LISTENS = "http://127.0.0.1:9"
NAMES = {"hn_female_maiphuong_vdts_48k-fhg": "Mai Phương", "sg_male_trungkien_vdts_48k-fhg": "Trung Kiên"}
WAIT_MS = 20_000
CREDENTIALS = {"VBEE_APP_ID": "app-1", "VBEE_TOKEN": "token-1"}


class CountingDesk(HistoryDesk):
    """Counts what is asked of the store."""

    def __init__(self, desk: JobDesk) -> None:
        super().__init__(desk)
        self.lists = 0
        self.pages: list[int] = []

    def find_rows(self, query: HistoryQuery) -> JobHandle:
        self.lists += 1
        return super().find_rows(query)

    def fetch_page(self, numbers: Sequence[int]) -> JobHandle:
        self.pages.append(len(numbers))
        return super().fetch_page(numbers)


class HistoryRoom:
    """A panel in a window of the picture's size; call `close` at the end."""

    def __init__(self, qtbot: QtBot | None, look: Look, home: Home, url: str = NOBODY_LISTENS) -> None:
        self.qtbot = qtbot
        setup = Setup(home, Secrets(CREDENTIALS), server_at(url), Demo.NEVER)
        self.home = home
        self.jobs = JobDesk(setup)
        self.jobs.start()
        self.desk = CountingDesk(self.jobs)
        self.panel = HistoryPanel(look, self.desk, lambda code: NAMES.get(code, code))
        self.view = self.panel.view
        self.rows = self.panel.rows
        self.panel.resize(320, 580)

    def open(self) -> HistoryPanel:
        """Show the panel and wait for its list and its first page."""
        self.panel.show()
        self.settle()
        return self.panel

    def settle(self) -> None:
        """Wait until the list is there and every row in sight."""
        self.wait(lambda: self.rows.listed_query == self.rows.query and not self.missing())

    def wait(self, is_so: Callable[[], bool]) -> None:
        assert self.qtbot is not None
        self.qtbot.waitUntil(is_so, timeout=WAIT_MS)

    def rows_in_sight(self) -> range:
        height = self.view.viewport().height()
        last = self.view.rowAt(height - 1)
        return range(max(self.view.rowAt(0), 0), (last if last >= 0 else self.rows.rowCount() - 1) + 1)

    def missing(self) -> list[int]:
        """Rows in sight that are not fetched."""
        return [row for row in self.rows_in_sight() if not self.rows.is_day(row) and not self.summary_at(row)]

    def summary_at(self, row: int) -> JobSummary | None:
        return self.rows.summary_at(row)

    def titles(self) -> list[str]:
        """What stands in the rows in sight, days too."""
        return [str(self.rows.index(row).data()) for row in self.rows_in_sight()]

    def find(self, words: str) -> None:
        """Search, and wait for the list."""
        self.panel.filter.field.setText(words)
        self.settle()

    def menu_words(self, row: int) -> list[str]:
        """The menu of a row; it is closed again."""
        from PySide6.QtWidgets import QMenu

        self.view.menu_wanted.emit(row, self.panel.mapToGlobal(self.view.pos()))
        menu = self.panel.findChildren(QMenu)[-1]
        words = [action.text() for action in menu.actions() if not action.isSeparator()]
        menu.close()
        QCoreApplication.processEvents()
        return words

    def close(self) -> None:
        self.panel.hide()
        assert self.jobs.shutdown()
        QWidget.deleteLater(self.panel)
        # At once: what arrived last may have left it about to ask for more.
        QCoreApplication.sendPostedEvents(self.panel, QEvent.Type.DeferredDelete.value)
