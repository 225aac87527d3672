"""The list of the history: what it shows, and how little it does for it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.history_room import WAIT_MS, HistoryRoom
from tests.support.past_jobs import write_past_jobs
from vbee_desktop.core.history import StateGroup, group_of
from vbee_desktop.core.job_state import JobState
from vbee_desktop.store.database import open_database
from vbee_desktop.store.home import Home
from vbee_desktop.ui.history.history_model import BLOCK_ROWS
from vbee_desktop.ui.history.history_words import day_words
from vbee_desktop.ui.history.summary_cache import BLOCKS_AT_ONCE, HELD_MOST
from vbee_desktop.ui.look import Look
from vbee_desktop.ui.widgets.plain_tip import plain_tip

MANY = 100_000
TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def many_jobs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("many") / "jobs.sqlite3"
    write_past_jobs(path, MANY)
    return path


@pytest.fixture
def full_room(qtbot: QtBot, look: Look, home: Home, many_jobs: Path) -> Iterator[HistoryRoom]:
    shutil.copyfile(many_jobs, home.journal_file)
    room = HistoryRoom(qtbot, look, home)
    room.open()
    yield room
    room.close()


def add_job(home: Home, title: str, state: str = "filed", at_s: float = 1_900_000_000.0) -> None:
    """As another process would."""
    with closing(open_database(home.journal_file)) as connection:
        connection.execute(
            "INSERT INTO jobs (id, kind, state, created_at, changed_at, api, content_hash, request, title,"
            " words) VALUES (lower(hex(randomblob(16))), 'speech', ?, ?, 0, '', '', '{}', ?, ?)",
            (state, at_s, title, title),
        )


def change(home: Home, statement: str) -> None:
    with closing(open_database(home.journal_file)) as connection:
        connection.execute(statement)


def test_a_hundred_thousand_jobs_are_a_number_each(full_room: HistoryRoom) -> None:
    room = full_room
    assert room.rows.job_count == MANY
    assert room.rows.rowCount() == MANY + len(room.rows.day_rows)
    assert room.rows.is_day(0)
    assert len(room.rows.summaries) <= 2 * BLOCK_ROWS
    assert room.desk.lists <= 2, "shown once, and once more for the first look at the journal"


def test_scrolling_fetches_only_what_is_stopped_at(full_room: HistoryRoom) -> None:
    room, bar = full_room, full_room.view.verticalScrollBar()
    room.desk.pages.clear()
    for step in range(200):
        bar.setValue(bar.maximum() * step // 200)
        room.view.viewport().repaint()
    room.settle()
    assert len(room.desk.pages) <= 3, "what is flown over is not asked for"
    assert max(room.desk.pages) <= BLOCKS_AT_ONCE * BLOCK_ROWS
    for step in range(60):
        bar.setValue(bar.maximum() * step // 60)
        room.settle()
    assert len(room.rows.summaries) <= HELD_MOST
    assert sum(room.desk.pages) <= 64 * 2 * BLOCK_ROWS


def test_the_wheel_through_a_page_costs_one_fetch_for_many_rows(full_room: HistoryRoom) -> None:
    room, bar = full_room, full_room.view.verticalScrollBar()
    room.desk.pages.clear()
    for _ in range(300):
        bar.setValue(bar.value() + 40)
        room.settle()
    rows_passed = 300 * 40 // 50
    assert len(room.desk.pages) <= rows_passed // BLOCK_ROWS + 2


def test_searching_shows_another_list_from_its_top(full_room: HistoryRoom) -> None:
    room = full_room
    room.view.verticalScrollBar().setValue(90_000)
    room.find("99999")
    assert room.rows.job_count == 1
    assert room.titles()[1].startswith("99999 ")
    room.find("")
    assert room.rows.job_count == MANY
    assert room.view.verticalScrollBar().value() == 0
    room.find("xyz")
    assert room.panel.empty.isVisible()
    room.panel.show_all.click()
    room.wait(lambda: room.rows.job_count == MANY)
    assert room.panel.filter.field.text() == ""


def test_fast_typing_asks_for_the_last_word_and_not_for_each(full_room: HistoryRoom) -> None:
    room = full_room
    room.desk.lists = 0
    QTest.keyClicks(room.panel.filter.field, "robusta buon ma thuot")
    room.wait(lambda: room.rows.job_count < MANY and room.rows.query.words.endswith("thuot"))
    room.settle()
    assert room.desk.lists <= 6


def test_a_job_of_another_process_appears_and_nothing_moves(full_room: HistoryRoom) -> None:
    room, bar = full_room, full_room.view.verticalScrollBar()
    bar.setValue(52 * 300 + 7)
    room.settle()
    row = room.view.rowAt(0)
    room.view.setCurrentIndex(room.rows.index(row + 2))
    chosen, before = room.view.current_row(), room.titles()
    add_job(room.home, "brand new")
    room.wait(lambda: room.rows.job_count == MANY + 1)
    room.settle()
    assert room.titles() == before
    assert room.view.current_row() == (chosen or 0) + 2, "a new day and a new job are above it"
    change(room.home, "UPDATE jobs SET is_forgotten = 1 WHERE title = 'brand new'")
    room.wait(lambda: room.rows.job_count == MANY)
    room.settle()
    assert room.titles() == before
    assert room.view.current_row() == chosen


def test_a_job_that_moves_is_shown_within_a_moment(room: HistoryRoom) -> None:
    add_job(room.home, "một", "running")
    room.open()
    assert _groups(room) == [StateGroup.WORKING]
    change(room.home, "UPDATE jobs SET state = 'filed'")
    room.wait(lambda: _groups(room) == [StateGroup.DONE])


def test_nothing_is_asked_while_the_history_is_closed(room: HistoryRoom, qtbot: QtBot) -> None:
    room.open()
    room.panel.hide()
    lists = room.desk.lists
    with qtbot.waitSignal(room.desk.changed, timeout=WAIT_MS):
        add_job(room.home, "một")
    assert room.desk.lists == lists
    room.panel.show()
    room.wait(lambda: room.rows.job_count == 1)


def test_an_empty_history_says_what_will_be_there(room: HistoryRoom) -> None:
    room.panel.show()
    room.wait(room.panel.empty.isVisible)
    assert not room.panel.show_all.isVisible()


def test_where_it_is_wide_what_is_looked_for_takes_one_line(room: HistoryRoom, qtbot: QtBot) -> None:
    asked = room.panel.filter
    narrow = asked.sizeHint().height()
    room.panel.resize(900, 300)
    room.panel.show()
    qtbot.waitUntil(lambda: asked.width() > 800 and asked.height() < narrow)
    assert asked.field.y() + asked.field.height() > asked.state.y()


def test_what_is_found_is_told_of_the_words_that_were_looked_for(room: HistoryRoom) -> None:
    """Not of the list that was still on its way when they were typed."""
    write_past_jobs(room.home.journal_file, 60)
    room.open()
    heard: list[object] = []
    room.panel.announcement.connect(heard.append)
    room.rows.refresh()
    room.panel.filter.field.setText("59")
    room.wait(lambda: room.rows.job_count == 1)
    room.settle()
    assert heard == ["1 found"]


def test_chips_and_states_choose(room: HistoryRoom) -> None:
    write_past_jobs(room.home.journal_file, 60)
    room.open()
    room.panel.filter.kinds["recognition"].click()
    room.wait(lambda: room.rows.job_count == 10)
    room.panel.filter.kinds["speech"].click()
    room.wait(lambda: room.rows.job_count == 60)
    room.panel.show_state(StateGroup.UNKNOWN)
    room.wait(lambda: 0 < room.rows.job_count < 60)
    room.settle()
    assert set(_groups(room)) == {StateGroup.UNKNOWN}
    assert not any(chip.isChecked() for chip in room.panel.filter.kinds.values())


def test_the_keyboard_reaches_every_job_and_no_day(room: HistoryRoom) -> None:
    write_past_jobs(room.home.journal_file, 200)
    room.open()
    QTest.keyClick(room.panel.filter.field, Qt.Key.Key_Down)
    assert room.view.current_row() == 1
    seen = [room.view.current_row()]
    for _ in range(199):
        QTest.keyClick(room.view, Qt.Key.Key_Down)
        seen.append(room.view.current_row())
    assert seen == [row for row in range(room.rows.rowCount()) if not room.rows.is_day(row)]
    QTest.keyClick(room.view, Qt.Key.Key_Home)
    assert room.view.current_row() == 1
    QTest.keyClick(room.view, Qt.Key.Key_Up)
    assert room.view.current_row() == 1
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_End):
        QTest.keyClick(room.view, key)
        assert room.view.current_row() is not None
    assert room.view.current_row() == room.rows.rowCount() - 1


def test_keys_of_the_window_pass_through_the_list(room: HistoryRoom) -> None:
    write_past_jobs(room.home.journal_file, 20)
    room.open()
    room.view.go_to_first()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right):
        QTest.keyClick(room.view, key)
    assert room.view.current_row() == 1


def test_typing_in_the_list_does_not_look_through_all_rows(full_room: HistoryRoom) -> None:
    room = full_room
    room.view.go_to_first()
    room.desk.pages.clear()
    QTest.keyClicks(room.view, "zzz")
    assert room.desk.pages == []
    assert room.view.current_row() == 1


def test_a_screen_reader_hears_all_of_a_row(room: HistoryRoom) -> None:
    add_job(room.home, "Chào cả nhà", "unknown")
    room.open()
    heard = str(room.rows.index(1).data(Qt.ItemDataRole.AccessibleTextRole))
    assert heard.startswith("Chào cả nhà, Text to speech, ")
    assert heard.endswith("Outcome unknown")


def test_assistive_technology_finds_the_rows_by_their_words(room: HistoryRoom) -> None:
    write_past_jobs(room.home.journal_file, 20)
    room.open()
    table = QAccessible.queryAccessibleInterface(room.view)
    assert table.text(QAccessible.Text.Name) == "History"
    cells = [table.child(place) for place in range(table.childCount())]
    names = [cell.text(QAccessible.Text.Name) for cell in cells]
    spoken = [name for name in names if name]
    assert len(spoken) == room.rows.rowCount()
    assert spoken[1].startswith("20 ")
    assert spoken[1].endswith(("Done", "Failed", "Unfinished", "Outcome unknown", "Not sent"))
    room.view.go_to_first()
    assert cells[names.index(spoken[1])].state().selected


def test_words_of_a_text_are_never_read_as_markup(room: HistoryRoom) -> None:
    add_job(room.home, "<img src=x> & <b>")
    room.open()
    index = room.rows.index(1)
    assert index.data() == "<img src=x> & <b>"
    tip = str(index.data(Qt.ItemDataRole.ToolTipRole))
    assert tip == plain_tip("<img src=x> & <b>") != index.data()


def test_days_are_called_by_their_names(look: Look) -> None:
    ago = [day_words(TODAY - timedelta(days=days), TODAY) for days in (0, 1, 2, 6, 7)]
    assert ago == ["Today", "Yesterday", "Thursday", "Sunday", "Saturday, November 14, 2026"]
    assert day_words(TODAY + timedelta(days=1), TODAY) == "Sunday, November 22, 2026"


def test_every_state_has_a_sign_of_its_own_words(look: Look) -> None:
    groups = {state: group_of(state) for state in JobState}
    assert groups[JobState.FILED] is StateGroup.DONE
    assert groups[JobState.WAITING] is StateGroup.WORKING
    assert groups[JobState.UNKNOWN] is StateGroup.UNKNOWN
    assert groups[JobState.CANCELLED] is StateGroup.FAILED


def _groups(room: HistoryRoom) -> list[StateGroup]:
    summaries = [room.summary_at(row) for row in range(room.rows.rowCount())]
    return [group_of(summary.state) for summary in summaries if summary is not None]
