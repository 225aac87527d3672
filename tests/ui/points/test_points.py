"""The points in the status line and in their dialog, from real rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.points.bench_ledger import BenchLedger
from vbee_desktop.ui.look import Look
from vbee_desktop.ui.points.points_dialog import PointsDialog
from vbee_desktop.ui.points.points_watch import PointsWatch
from vbee_desktop.ui.shell.status_line import StatusLine

DAY_S = 86_400


class Window(QWidget):
    """A status line in a window, with what keeps it up to date."""

    def __init__(self, look: Look, ledger: BenchLedger) -> None:
        super().__init__()
        self.date = date(2026, 7, 2)
        self.status = StatusLine(look, self)
        QVBoxLayout(self).addWidget(self.status)
        self.watch = PointsWatch(look, ledger, self.status, self, today=lambda: self.date)


@pytest.fixture
def window(qtbot: QtBot, look: Look, ledger: BenchLedger) -> Iterator[Window]:
    window = Window(look, ledger)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.watch.shutdown()


def shown_after_refresh(qtbot: QtBot, window: Window, text: str) -> None:
    window.watch.refresh()
    qtbot.waitUntil(lambda: window.status.points_button.text() == text)


def opened(qtbot: QtBot, window: Window) -> PointsDialog:
    window.watch.refresh()
    qtbot.waitUntil(window.status.points_button.isVisible)
    QTest.mouseClick(window.status.points_button, Qt.MouseButton.LeftButton)
    dialog = window.watch.dialog
    assert dialog is not None
    return dialog


def cells(dialog: PointsDialog) -> list[list[str]]:
    model = dialog.table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_nothing_is_shown_before_it_is_known(window: Window) -> None:
    assert not window.status.points_button.isVisible()


def test_todays_points_are_in_the_status_line(qtbot: QtBot, window: Window, ledger: BenchLedger) -> None:
    ledger.add(3, points=428.0)
    shown_after_refresh(qtbot, window, "1,284 points today")
    assert window.status.points_button.isVisible()
    ledger.add(points=1.0)
    shown_after_refresh(qtbot, window, "1,285 points today")


def test_what_was_perhaps_charged_is_told_beside(qtbot: QtBot, window: Window, ledger: BenchLedger) -> None:
    ledger.add(points=10.0)
    ledger.add(2, state="unknown", points=42.0)
    shown_after_refresh(qtbot, window, "10 points today")
    button = window.status.points_button
    assert "84 points" in button.toolTip()
    assert "84 points" in button.accessibleDescription()
    spoken = QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name)
    assert spoken == "10 points today"


def test_the_demo_shows_no_points(qtbot: QtBot, window: Window, ledger: BenchLedger) -> None:
    ledger.add(points=10.0)
    shown_after_refresh(qtbot, window, "10 points today")
    ledger.is_demo = True
    window.watch.refresh()
    qtbot.waitUntil(lambda: not window.status.points_button.isVisible())


def test_many_changes_at_once_are_two_questions(qtbot: QtBot, window: Window, ledger: BenchLedger) -> None:
    for _ in range(20):
        window.watch.refresh()
    assert ledger.questions == 1
    ledger.add(points=7.0)
    qtbot.waitUntil(lambda: window.status.points_button.text() == "7 points today")
    assert ledger.questions == 2


def test_a_new_day_begins_with_nothing(qtbot: QtBot, window: Window, ledger: BenchLedger) -> None:
    ledger.add(points=10.0)
    shown_after_refresh(qtbot, window, "10 points today")
    window.watch.look_at_calendar()
    assert ledger.questions == 1
    window.date += timedelta(days=1)
    ledger.now_s += DAY_S
    window.watch.look_at_calendar()
    qtbot.waitUntil(lambda: window.status.points_button.text() == "0 points today")


def test_a_click_opens_one_dialog_beside_the_work(qtbot: QtBot, window: Window, ledger: BenchLedger) -> None:
    dialog = opened(qtbot, window)
    assert dialog.isVisible()
    assert not dialog.isModal()
    QTest.mouseClick(window.status.points_button, Qt.MouseButton.LeftButton)
    assert window.watch.dialog is dialog
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.watch.dialog is None


def test_the_dialog_tells_day_week_and_month(qtbot: QtBot, window: Window, ledger: BenchLedger) -> None:
    ledger.add(2, points=10.0, characters=10)
    ledger.add(kind="recognition", seconds=34)
    ledger.add(created_at=ledger.now_s - 3 * DAY_S, points=5.0)
    dialog = opened(qtbot, window)
    told = [figure.accessibleName() for figure in dialog.figures]
    assert told == [
        "Today: 20 points, 3 creates · 34 s of speech to text",
        "This week: 25 points, 4 creates · 34 s of speech to text",
        "This month: 20 points, 3 creates · 34 s of speech to text",
    ]


def test_the_table_follows_the_time_that_is_chosen(qtbot: QtBot, window: Window, ledger: BenchLedger) -> None:
    ledger.add(voice_code="mai", points=1284.0, characters=1284)
    ledger.add(voice_code="n_own", points=2.0, characters=2)
    ledger.add(voice_code="huyen", created_at=ledger.now_s - 3 * DAY_S, points=30.0, characters=10)
    ledger.add(state="failed", created_at=ledger.now_s - 3 * DAY_S, points=9.0)
    dialog = opened(qtbot, window)
    assert cells(dialog) == [["Mai Phương", "1", "1,284", "1,284"], ["n_own", "1", "2", "2"]]
    assert not dialog.perhaps.isVisible()
    dialog.period_switch.set_current(1)
    assert [row[0] for row in cells(dialog)] == ["Mai Phương", "Ngọc Huyền 2.0", "n_own"]
    assert "9 points" in dialog.perhaps.text()


def test_an_open_dialog_follows_what_is_spent(qtbot: QtBot, window: Window, ledger: BenchLedger) -> None:
    dialog = opened(qtbot, window)
    assert not dialog.table.isVisible()
    ledger.add(voice_code="mai", points=8.0)
    window.watch.refresh()
    qtbot.waitUntil(lambda: cells(dialog) == [["Mai Phương", "1", "0", "8"]])
    assert dialog.table.isVisible()


def test_everything_is_reached_by_tab_and_has_a_name(
    qtbot: QtBot, window: Window, ledger: BenchLedger
) -> None:
    ledger.add(voice_code="mai", points=8.0)
    dialog = opened(qtbot, window)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    names = set()
    for _ in range(8):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        focused = dialog.focusWidget()
        names.add(QAccessible.queryAccessibleInterface(focused).text(QAccessible.Text.Name))
    assert names == {"Today", "Points by voice", "Export CSV…", "Close"}
    assert dialog.table.currentIndex() != QModelIndex()


def test_the_ledger_is_exported_where_the_person_wants_it(
    qtbot: QtBot, window: Window, ledger: BenchLedger, tmp_path: Path
) -> None:
    ledger.add(voice_code="mai", points=8.0)
    dialog = opened(qtbot, window)
    dialog.export_button.click()
    asking = dialog.findChild(QFileDialog)
    assert asking is not None
    assert asking.selectedFiles()[0].endswith(".csv")
    destination = tmp_path / "điểm.csv"
    asking.fileSelected.emit(str(destination))
    qtbot.waitUntil(dialog.message.isVisible)
    assert dialog.message.title() == f"Saved as {destination}."
    assert ",mai,0,100,8," in destination.read_text("utf-8-sig")
    asking.close()


def test_a_disk_that_refuses_the_export_is_told(
    qtbot: QtBot, window: Window, ledger: BenchLedger, tmp_path: Path
) -> None:
    dialog = opened(qtbot, window)
    dialog.export_to(tmp_path / "gone" / "points.csv")
    qtbot.waitUntil(dialog.message.isVisible)
    assert dialog.message.kind == "error"
    assert "gone" in dialog.message.title()


def test_an_answer_after_the_end_is_shown_to_nobody(
    qtbot: QtBot, window: Window, ledger: BenchLedger
) -> None:
    """The status line is gone by then: the window speaks another language."""
    shown_after_refresh(qtbot, window, "0 points today")
    window.status.show_points(None)
    window.watch.refresh()
    window.watch.shutdown()
    with qtbot.waitSignal(ledger.sums().succeeded):  # answers come in the order of the questions
        pass
    assert not window.status.points_button.isVisible()
