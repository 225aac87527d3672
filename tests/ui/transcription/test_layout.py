from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QScrollArea, QTableView, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.transcription.bench_desk import BenchDesk, SettingsDict
from tests.ui.transcription.clips import write_clip
from tests.ui.transcription.conftest import transcript
from tests.ui.transcription.finding import click, is_there, name_of, named
from tests.ui.transcription.recording import MakeTab
from vbee_desktop.core.errors import NoAnswer
from vbee_desktop.core.models import Utterance
from vbee_desktop.ui.look import Look
from vbee_desktop.ui.transcription.act_panel import ActPanel
from vbee_desktop.ui.transcription.columns import Columns
from vbee_desktop.ui.transcription.transcription_tab import TranscriptionTab
from vbee_desktop.ui.transcription.utterance_model import Column
from vbee_desktop.ui.transcription.utterance_table import UtteranceTable
from vbee_desktop.ui.widgets.inline_message import InlineMessage

LONG = "Ghe nào bán gì thì treo món đó lên cây bẹo để khách nhìn từ xa. " * 6


def is_in_sight(widget: QWidget, tab: TranscriptionTab) -> bool:
    """Wholly inside the tab and inside every scrolled area around it."""
    around = widget.parentWidget()
    while around is not None:
        where = widget.mapTo(around, QPoint(0, 0))
        if around is tab or isinstance(around.parentWidget(), QScrollArea):
            inside = (
                around.rect().contains(where) and around.rect().bottom() + 1 >= where.y() + widget.height()
            )
            if not inside:
                return False
        if around is tab:
            break
        around = around.parentWidget()
    return True


def with_result(tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot) -> None:
    tab.open_file(write_clip(tmp_path / "clip.wav"))
    qtbot.waitUntil(lambda: is_there(tab, QAbstractButton, "Transcribe"))
    click(tab, "Transcribe")
    qtbot.waitUntil(lambda: is_there(tab, QTableView, "Utterances"))


@pytest.mark.parametrize("size", [(1280, 624), (1366, 592), (960, 430)])
def test_the_acts_are_in_sight_without_scrolling(
    tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot, size: tuple[int, int]
) -> None:
    tab.resize(*size)
    with_result(tab, tmp_path, qtbot)
    for name in ("Transcribe", "Copy transcript", "Export transcript…", "Play row"):
        qtbot.waitUntil(lambda name=name: is_in_sight(named(tab, QAbstractButton, name), tab))  # type: ignore[misc]


def test_stop_recording_is_in_sight_in_the_smallest_comfortable_window(
    make_tab: Callable[[], TranscriptionTab], desk: BenchDesk, qtbot: QtBot
) -> None:
    tab = make_tab()
    tab.resize(960, 430)
    qtbot.waitUntil(lambda: bool(desk.card.opened))
    click(tab, "Start recording")
    qtbot.waitUntil(lambda: is_in_sight(named(tab, QAbstractButton, "Stop recording"), tab))


def test_a_narrow_window_is_one_page_on_which_everything_can_be_reached(
    tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot
) -> None:
    tab.resize(640, 190)
    with_result(tab, tmp_path, qtbot)
    page = tab.findChildren(Columns)[0]
    assert page.is_narrow
    for kind in (QAbstractButton, QTableView, QPlainTextEdit):
        for widget in [each for each in tab.findChildren(kind) if each.isVisible() and name_of(each)]:
            if not page.viewport().isAncestorOf(widget):
                assert is_in_sight(widget, tab), name_of(widget)
                continue
            page.ensureWidgetVisible(widget, 0, 0)
            corner = widget.mapTo(page.viewport(), QPoint(0, 0))
            where = QRect(corner, widget.size())
            assert page.viewport().rect().intersects(where), name_of(widget)
            assert corner.x() + widget.width() <= page.viewport().width(), name_of(widget)


def test_the_main_act_stays_in_sight_in_a_narrow_window(
    tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot
) -> None:
    tab.resize(683, 240)
    with_result(tab, tmp_path, qtbot)
    button = named(tab, QAbstractButton, "Transcribe")
    page = tab.findChildren(Columns)[0]
    table = named(tab, QTableView, "Utterances")
    qtbot.waitUntil(lambda: not table.visibleRegion().isEmpty())  # what has come is brought into sight
    for place in (0, page.verticalScrollBar().maximum()):
        page.verticalScrollBar().setValue(place)
        qtbot.waitUntil(lambda: is_in_sight(button, tab))
    click(tab, "Record")
    qtbot.waitUntil(lambda: is_in_sight(named(tab, QAbstractButton, "Start recording"), tab))
    tab.resize(1100, 640)
    qtbot.waitUntil(lambda: not page.is_narrow)
    click(tab, "WAV file")
    qtbot.waitUntil(lambda: is_in_sight(button, tab))
    assert page.viewport().isAncestorOf(button)


def test_what_becomes_of_a_request_is_in_sight_in_a_narrow_window(
    tab: TranscriptionTab, desk: BenchDesk, tmp_path: Path, qtbot: QtBot
) -> None:
    tab.resize(683, 240)
    desk.ear.answer = NoAnswer(job_id="lost")
    tab.open_file(write_clip(tmp_path / "clip.wav"))
    qtbot.waitUntil(lambda: is_there(tab, QAbstractButton, "Transcribe"))
    click(tab, "Transcribe")
    message = tab.findChild(ActPanel).message  # type: ignore[union-attr]
    page = tab.findChildren(Columns)[0].viewport()
    qtbot.waitUntil(message.isVisible)
    qtbot.waitUntil(lambda: 0 <= message.mapTo(page, QPoint(0, 0)).y() < page.height() // 2)


def test_that_nothing_was_heard_is_in_sight_in_a_narrow_window(
    tab: TranscriptionTab, desk: BenchDesk, tmp_path: Path, qtbot: QtBot
) -> None:
    tab.resize(683, 240)
    desk.ear.answer = transcript(())
    tab.open_file(write_clip(tmp_path / "clip.wav"))
    qtbot.waitUntil(lambda: is_there(tab, QAbstractButton, "Transcribe"))
    click(tab, "Transcribe")
    qtbot.waitUntil(lambda: any(each.text() == "No speech found" for each in tab.findChildren(QLabel)))
    [told] = [each for each in tab.findChildren(QLabel) if each.text() == "No speech found"]
    page = tab.findChildren(Columns)[0].viewport()
    qtbot.waitUntil(lambda: 0 <= told.mapTo(page, QPoint(0, 0)).y() < page.height() // 2)


def test_long_words_wrap_and_rows_grow_with_them(
    tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot, desk: BenchDesk
) -> None:
    desk.ear.answer = transcript((Utterance("short", 0.0, 1.0), Utterance(LONG, 1.0, 2.0)))
    with_result(tab, tmp_path, qtbot)
    table = named(tab, QTableView, "Utterances")
    qtbot.waitUntil(lambda: table.rowHeight(1) > 2 * table.rowHeight(0))
    before = table.rowHeight(1)
    tab.resize(1600, 640)
    qtbot.waitUntil(lambda: table.rowHeight(1) < before)


def test_tens_of_thousands_of_rows_are_light(look: Look, qtbot: QtBot) -> None:
    table = UtteranceTable(look)
    qtbot.addWidget(table)
    table.resize(800, 400)
    table.show()
    table.set_utterances([Utterance(f"{row} {LONG}", row, row + 0.9) for row in range(60_000)])
    assert len(table.findChildren(QWidget)) < 30
    assert table.rowHeight(0) > table.rowHeight(59_999)  # what is out of sight has not been measured
    table.scrollToBottom()
    qtbot.waitUntil(lambda: table.rowHeight(59_900) == table.rowHeight(59_901))
    assert table.rows.row_at(59_998.5) == 59_998
    assert table.rows.text(59_999, Column.START) == "16:39:59.00"


def test_choices_come_back_at_the_next_start(
    make_tab: Callable[[], TranscriptionTab], settings: SettingsDict, qtbot: QtBot
) -> None:
    tab = make_tab()
    click(tab, "WAV file")
    tab.remember()
    assert is_there(make_tab(), QAbstractButton, "Choose WAV…")


def test_every_control_has_a_name(tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot) -> None:
    with_result(tab, tmp_path, qtbot)
    click(tab, "Record")
    controls = [each for each in tab.findChildren(QAbstractButton) if not each.objectName().startswith("qt_")]
    nameless = [each for each in controls if not name_of(each)]
    shown = [each for each in nameless if each.isVisible() and each.parentWidget() is not None]
    assert [each for each in shown if not isinstance(each.parentWidget(), QTableView)] == []


def test_the_look_can_change_while_it_is_shown(
    tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot, look: Look
) -> None:
    with_result(tab, tmp_path, qtbot)
    light = tab.grab().toImage()
    look.set_mode("dark")
    dark = tab.grab().toImage()
    assert light.pixelColor(5, 300).lightness() > 200
    assert dark.pixelColor(5, 300).lightness() < 60


def test_in_a_small_window_the_reason_for_no_recording_comes_into_sight(
    make_tab: MakeTab, desk: BenchDesk, qtbot: QtBot
) -> None:
    """**Start recording** stays under the page, the message is a part of what scrolls."""
    desk.card.failing = True
    tab = make_tab()
    tab.resize(683, 190)
    qtbot.waitUntil(lambda: any(each.title() for each in tab.findChildren(InlineMessage)))
    [told] = [each for each in tab.findChildren(InlineMessage) if each.title() == "No microphone."]
    page = tab.findChildren(Columns)[0]
    page.verticalScrollBar().setValue(0)
    click(tab, "Start recording")
    qtbot.waitUntil(lambda: is_in_sight(told, tab) or told.mapTo(tab, QPoint(0, 0)).y() in range(20))
