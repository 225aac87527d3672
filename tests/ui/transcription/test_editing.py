"""Correcting a transcript by keys, menus and buttons, as a person does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QTableView
from pytestqt.qtbot import QtBot

from tests.ui.transcription.bench_desk import BenchDesk, PlaybackLog, SettingsDict
from tests.ui.transcription.clips import write_clip
from tests.ui.transcription.conftest import WORDS, transcript
from tests.ui.transcription.finding import click, named
from vbee_desktop.core.kept_edits import edits_from_json
from vbee_desktop.core.models import Utterance
from vbee_desktop.ui.transcription.transcription_tab import TranscriptionTab
from vbee_desktop.ui.transcription.utterance_table import UtteranceTable
from vbee_desktop.ui.widgets.plain_buttons import ToolButton

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
START, END, TEXT = 1, 2, 4


@pytest.fixture
def table(tab: TranscriptionTab, qtbot: QtBot, tmp_path: Path) -> UtteranceTable:
    """Three recognised rows that can be edited, with the focus."""
    return recognised(tab, qtbot, tmp_path)


def recognised(tab: TranscriptionTab, qtbot: QtBot, folder: Path) -> UtteranceTable:
    tab.open_file(write_clip(folder / "clip.wav"))
    qtbot.waitUntil(lambda: tab.can_transcribe)
    tab.main_act()
    qtbot.waitUntil(lambda: tab.editor.can_find)
    table = named(tab, QTableView, "Utterances")
    assert isinstance(table, UtteranceTable)
    table.setFocus()
    table.choose(0)
    return table


def texts(table: UtteranceTable) -> list[str]:
    return [each.text for each in table.rows.utterances]


def times(table: UtteranceTable, row: int) -> tuple[float, float]:
    return table.rows.utterances[row].start_s, table.rows.utterances[row].end_s


def field(table: UtteranceTable) -> QPlainTextEdit:
    return named(table, QPlainTextEdit, "Text of the row")


def write(table: UtteranceTable, text: str) -> None:
    """Enter, other words, Enter."""
    QTest.keyClick(table, Qt.Key.Key_Return)
    editor = field(table)
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def test_enter_edits_and_keeps_escape_leaves_it(table: UtteranceTable) -> None:
    write(table, "Front, centre!")
    assert texts(table)[0] == "Front, centre!"
    described = table.model().index(0, TEXT).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert described == "edited"
    QTest.keyClick(table, Qt.Key.Key_F2)
    QTest.keyClicks(field(table), "no")
    QTest.keyClick(field(table), Qt.Key.Key_Escape)
    assert texts(table)[0] == "Front, centre!"
    assert table.hasFocus()


def test_tab_goes_on_to_the_next_row(table: UtteranceTable) -> None:
    QTest.keyClick(table, Qt.Key.Key_Return)
    QTest.keyClicks(field(table), " Left.")
    QTest.keyClick(field(table), Qt.Key.Key_Tab)
    assert texts(table)[0] == "Front center. Left."
    QTest.keyClicks(field(table), " Right.")
    QTest.keyClick(field(table), Qt.Key.Key_Backtab)
    assert texts(table)[1] == "A second sentence. Right."
    assert table.currentIndex().row() == 0


def test_a_double_click_edits_where_it_was_made(table: UtteranceTable, qtbot: QtBot) -> None:
    where = table.visualRect(table.model().index(1, TEXT))
    QTest.mouseDClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=where.topLeft() + QPoint(14, where.height() // 2)
    )
    QTest.keyClicks(field(table), "Not ")
    QTest.keyClick(field(table), Qt.Key.Key_Return)
    assert texts(table)[1] == "Not A second sentence."


def test_a_long_row_is_whole_in_sight_while_it_is_written(
    tab: TranscriptionTab, desk: BenchDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    long = "một câu dài hơn một dòng của bảng " * 8
    desk.ear.answer = transcript(tuple(Utterance(long, at, at + 1.0) for at in range(7)))
    table = recognised(tab, qtbot, tmp_path)
    table.choose(6)
    QTest.keyClick(table, Qt.Key.Key_Return)
    before = table.rowHeight(6)
    field(table).insertPlainText(long)
    assert table.rowHeight(6) > before
    assert table.visualRect(table.model().index(6, TEXT)).bottom() <= table.viewport().height()
    assert field(table).height() > before


def test_what_is_being_written_stays_while_the_row_is_heard(
    table: UtteranceTable, playback: PlaybackLog, tmp_path: Path
) -> None:
    QTest.keyClick(table, Qt.Key.Key_Return)
    QTest.keyClicks(field(table), " Left")
    for position_s in (0.5, 2.0, 3.0, 1.0, -1.0):
        playback.tell(tmp_path / "clip.wav", position_s)
    QTest.keyClicks(field(table), " and right.")
    QTest.keyClick(field(table), Qt.Key.Key_Return)
    assert texts(table)[0] == "Front center. Left and right."


def test_undo_and_redo_by_the_usual_keys(table: UtteranceTable, tab: TranscriptionTab) -> None:
    write(table, "One")
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert len(texts(table)) == 2
    QTest.keyClick(table, Qt.Key.Key_Z, CTRL)
    assert texts(table)[0] == "One"
    QTest.keyClick(table, Qt.Key.Key_Z, CTRL)
    assert texts(table) == [each.text for each in WORDS]
    assert not tab.editor.acts.undo.isEnabled()
    QTest.keyClick(table, Qt.Key.Key_Z, CTRL | SHIFT)
    QTest.keyClick(table, Qt.Key.Key_Y, CTRL)
    assert texts(table) == [WORDS[1].text, WORDS[2].text]


def test_the_keys_of_a_field_stay_its_own(table: UtteranceTable) -> None:
    write(table, "One")
    QTest.keyClick(table, Qt.Key.Key_Return)
    QTest.keyClicks(field(table), " two")
    QTest.keyClick(field(table), Qt.Key.Key_Z, CTRL)
    assert field(table).toPlainText() == "One"
    QTest.keyClick(field(table), Qt.Key.Key_Delete)
    assert len(texts(table)) == 3


def test_a_button_acts_on_the_words_that_are_being_written(
    table: UtteranceTable, tab: TranscriptionTab
) -> None:
    QTest.keyClick(table, Qt.Key.Key_Return)
    QTest.keyClicks(field(table), " Left.")
    click(tab, "Merge")
    assert texts(table)[0] == "Front center. Left. A second sentence."
    QTest.keyClick(table, Qt.Key.Key_Return)
    QTest.keyClicks(field(table), " And so on.")
    click(tab, "Undo")
    assert texts(table)[0] == "Front center. Left. A second sentence."


def test_words_that_are_being_written_are_kept_when_another_result_comes(
    table: UtteranceTable, tab: TranscriptionTab, desk: BenchDesk, qtbot: QtBot
) -> None:
    QTest.keyClick(table, Qt.Key.Key_Return)
    QTest.keyClicks(field(table), " Left.")
    tab.show_earlier(transcript((Utterance("Other", 0.0, 1.0),)), "other.wav", 2.0)
    qtbot.waitUntil(lambda: (kept(desk) or [""])[0] == "Front center. Left.")


def test_what_is_being_written_is_kept_before_it_is_done(
    table: UtteranceTable, tab: TranscriptionTab, desk: BenchDesk, qtbot: QtBot
) -> None:
    """One undo takes it back, and Escape too, as if nothing had been kept meanwhile."""
    write(table, "One")
    QTest.keyClick(table, Qt.Key.Key_Return)
    for words in (" two", " three"):
        QTest.keyClicks(field(table), words)
        qtbot.waitUntil(lambda words=words: (kept(desk) or [""])[0].endswith(words), timeout=2000)  # type: ignore[misc]
    QTest.keyClicks(field(table), " four")
    QTest.keyClick(field(table), Qt.Key.Key_Return)
    assert texts(table)[0] == "One two three four"
    QTest.keyClick(table, Qt.Key.Key_Z, CTRL)
    assert texts(table)[0] == "One"
    QTest.keyClick(table, Qt.Key.Key_Return)
    QTest.keyClicks(field(table), " more")
    qtbot.waitUntil(lambda: texts(table)[0] == "One more")
    QTest.keyClick(field(table), Qt.Key.Key_Escape)
    assert texts(table)[0] == "One"
    QTest.keyClick(table, Qt.Key.Key_Z, CTRL)
    assert texts(table) == [each.text for each in WORDS]


def test_shift_enter_splits_at_the_cursor_and_where_the_sound_stands(
    table: UtteranceTable, playback: PlaybackLog
) -> None:
    playback.position_s = 3.0
    table.choose(1)
    QTest.keyClick(table, Qt.Key.Key_Return)
    QTest.keyClick(field(table), Qt.Key.Key_Home)
    for _ in range(len("A second")):
        QTest.keyClick(field(table), Qt.Key.Key_Right)
    QTest.keyClick(field(table), Qt.Key.Key_Return, SHIFT)
    assert texts(table)[1:3] == ["A second", "sentence."]
    assert times(table, 1) == (2.5, 3.0)
    assert times(table, 2) == (3.0, 4.1)
    playback.position_s = 0.0
    table.choose(0)
    QTest.keyClick(table, Qt.Key.Key_Return, SHIFT)
    assert texts(table)[:2] == ["Front", "center."]
    assert times(table, 0)[1] == pytest.approx(1.022, abs=0.01), "by the share of characters"


def test_rows_are_merged_and_given_back_to_the_recogniser(
    table: UtteranceTable, tab: TranscriptionTab
) -> None:
    QTest.keyClick(table, Qt.Key.Key_J, CTRL)
    assert texts(table) == ["Front center. A second sentence.", "And a third."]
    assert times(table, 0) == (0.38, 4.1)
    tab.editor.acts.restore.trigger()
    assert table.rows.utterances == WORDS


def test_times_are_nudged_by_ten_and_a_hundred(table: UtteranceTable) -> None:
    table.choose(1)
    QTest.keyClick(table, Qt.Key.Key_Left, ALT)
    QTest.keyClick(table, Qt.Key.Key_Left, ALT | SHIFT)
    assert times(table, 1) == (2.39, 4.1)
    QTest.keyClick(table, Qt.Key.Key_Left, CTRL)
    QTest.keyClick(table, Qt.Key.Key_Left, CTRL | SHIFT)
    assert times(table, 1) == (2.39, 3.99)
    QTest.keyClick(table, Qt.Key.Key_Z, CTRL)
    assert times(table, 1) == (2.39, 4.1), "keys in a row are one step"


def test_every_act_is_in_the_menu_and_told(
    table: UtteranceTable, tab: TranscriptionTab, qtbot: QtBot
) -> None:
    told: list[object] = []
    tab.announcement.connect(told.append)
    row = next(button for button in tab.findChildren(ToolButton) if button.text() == "Row")
    menu = row.menu()
    assert isinstance(menu, QMenu)
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words == [
        *("Play row", "Loop row", "Zoom the waveform to the row", "Show the whole waveform"),
        *("Edit text", "Split", "Merge with next", "Nudge times", "Delete row"),
        *("Undo", "Redo", "Restore recognised text", "Restore all rows", "Find and replace…"),
    ]
    nudges = next(action.menu() for action in menu.actions() if action.text() == "Nudge times")
    assert isinstance(nudges, QMenu)
    act(nudges, "Start −100 ms").trigger()
    for name in ("Split", "Merge with next", "Delete row", "Undo", "Restore all rows"):
        act(menu, name).trigger()
    assert told == [
        *("Start 0:00.28", "Row split", "Rows merged", "Row deleted", "Undone", "As it was recognised"),
    ]
    assert table.rows.utterances == WORDS
    act(menu, "Undo").trigger()
    act(menu, "Redo").trigger()
    assert told[-2:] == ["Undone", "Done again"]


@pytest.mark.allowed_logs("This plugin does not support")
def test_the_menu_of_a_row_is_also_where_the_row_is(table: UtteranceTable, qtbot: QtBot) -> None:
    where = table.visualRect(table.model().index(1, TEXT)).center()
    table.customContextMenuRequested.emit(where)
    menu = next(each for each in table.findChildren(QMenu) if each.isVisible())
    act(menu, "Delete row").trigger()
    menu.close()
    assert len(texts(table)) == 2


def act(menu: QMenu, name: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == name)


def test_a_row_is_heard_once_or_over_and_over_as_it_is_now(
    table: UtteranceTable, tab: TranscriptionTab, playback: PlaybackLog
) -> None:
    QTest.keyClick(table, Qt.Key.Key_Right, ALT | SHIFT)
    QTest.keyClick(table, Qt.Key.Key_F5)
    QTest.keyClick(table, Qt.Key.Key_F5, SHIFT)
    assert [played[1:] for played in playback.played] == [(0.48, 1.92)] * 2
    assert playback.loops == [False, True]


def test_the_sound_shows_the_rows_and_an_end_can_be_dragged(
    table: UtteranceTable, playback: PlaybackLog, qtbot: QtBot
) -> None:
    table.choose(1)
    qtbot.waitUntil(lambda: bool(playback.marked) and playback.marked[-1].current == 1)
    path = playback.marked[-1].path
    playback.stretch_slots[0](path, 2.2, 4.1)
    assert times(table, 1) == (2.2, 4.1)
    qtbot.waitUntil(lambda: playback.marked[-1].regions[1] == (2.2, 4.1, "2"))
    playback.stretch_slots[0](path.with_name("another.wav"), 3.0, 4.1)
    assert times(table, 1) == (2.2, 4.1)


def test_a_sound_that_is_shown_again_has_the_rows_as_they_are(
    table: UtteranceTable, tab: TranscriptionTab, playback: PlaybackLog, qtbot: QtBot, tmp_path: Path
) -> None:
    QTest.keyClick(table, Qt.Key.Key_Right, ALT | SHIFT)
    qtbot.waitUntil(lambda: playback.marked[-1].regions[0] == (0.48, 1.92, "1"))
    shown, marked = len(playback.shown), len(playback.marked)
    tab.open_file(tmp_path / "clip.wav")
    qtbot.waitUntil(lambda: len(playback.shown) > shown and len(playback.marked) > marked)
    assert playback.marked[-1].regions[0] == (0.48, 1.92, "1")


def test_the_waveform_is_zoomed_to_a_row_and_back(table: UtteranceTable, playback: PlaybackLog) -> None:
    table.choose(1)
    QTest.keyClick(table, Qt.Key.Key_K, CTRL)
    QTest.keyClick(table, Qt.Key.Key_K, CTRL | SHIFT)
    assert playback.windows == [pytest.approx((1.5, 5.1)), None]


def test_what_is_heard_is_followed_if_wanted(
    tab: TranscriptionTab,
    desk: BenchDesk,
    playback: PlaybackLog,
    settings: SettingsDict,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    many = tuple(Utterance(f"Row {number}", number * 0.1, number * 0.1 + 0.1) for number in range(70))
    desk.ear.answer = transcript(many)
    table = recognised(tab, qtbot, tmp_path)
    path = tmp_path / "clip.wav"
    playback.tell(path, 6.05)
    assert table.rowAt(table.viewport().height() - 40) >= 58
    follow = next(button for button in tab.findChildren(ToolButton) if button.text() == "Follow playback")
    follow.click()
    assert settings["transcription.follow"] is False
    playback.tell(path, 0.05)
    assert table.rowAt(5) > 40
    assert table.currentIndex().row() == 0, "the cursor stays where it is"


def test_words_are_found_and_replaced(table: UtteranceTable, tab: TranscriptionTab) -> None:
    QTest.keyClick(table, Qt.Key.Key_F, CTRL)
    bar = tab._results.find_bar  # noqa: SLF001
    QTest.keyClicks(bar.wanted, "SECOND")
    QTest.keyClick(bar.wanted, Qt.Key.Key_Return)
    assert bar.told.text() == "1 of 1"
    assert table.currentIndex().row() == 1
    bar.wanted.setText("t")
    for expected in ("3 of 4", "4 of 4", "1 of 4"):
        QTest.keyClick(bar.wanted, Qt.Key.Key_F3)
        assert bar.told.text() == expected
    bar.instead.setText("T")
    bar.replace_button.click()
    assert texts(table)[0] == "FronT center."
    bar.all_button.click()
    assert bar.told.text() == "4 replaced"
    assert texts(table)[2] == "And a Third."
    QTest.keyClick(bar.wanted, Qt.Key.Key_Escape)
    assert table.hasFocus()
    QTest.keyClick(table, Qt.Key.Key_Z, CTRL)
    assert texts(table) == ["FronT center.", *(each.text for each in WORDS[1:])]


def test_transcript_copy_and_summary_are_of_the_edited_rows(
    table: UtteranceTable, tab: TranscriptionTab
) -> None:
    write(table, "Front!")
    table.choose(1)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert named(tab, QPlainTextEdit, "Transcript").toPlainText() == "Front! And a third."
    tab.copy_transcript()
    assert QGuiApplication.clipboard().text() == "Front! And a third."
    summary = tab._results._summary.text()  # noqa: SLF001
    assert summary == "2 rows from 7.2 s · 8 s billed · 1 edited, exports use your edits"


def kept(desk: BenchDesk) -> list[str] | None:
    rows = edits_from_json(WORDS, desk.edits.load("job"))
    return None if rows is None else [row.utterance.text for row in rows]


def test_corrections_are_kept_by_themselves_and_come_back(
    table: UtteranceTable,
    desk: BenchDesk,
    make_tab: Callable[[], TranscriptionTab],
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    write(table, "Front!")
    qtbot.waitUntil(lambda: kept(desk) is not None, timeout=2000)
    assert kept(desk) == ["Front!", *(each.text for each in WORDS[1:])]
    other = recognised(make_tab(), qtbot, tmp_path)
    assert texts(other)[0] == "Front!"
    other.rows.undo()
    assert texts(other)[0] == "Front!", "what was done in an earlier session is not undone step by step"


def test_what_was_corrected_last_is_kept_when_the_window_closes(
    table: UtteranceTable, tab: TranscriptionTab, desk: BenchDesk
) -> None:
    write(table, "Front!")
    QTest.keyClick(table, Qt.Key.Key_Return)
    QTest.keyClicks(field(table), " Left!")
    tab.shutdown()
    assert (kept(desk) or [])[0] == "Front! Left!"


def test_another_result_keeps_the_corrections_of_the_last_one(
    table: UtteranceTable, tab: TranscriptionTab, desk: BenchDesk, qtbot: QtBot
) -> None:
    write(table, "Front!")
    other = transcript((Utterance("Other", 0.0, 1.0),))
    tab.show_earlier(other, "other.wav", 2.0)
    qtbot.waitUntil(lambda: kept(desk) is not None)
    tab.show_earlier(transcript(), "clip.wav", 7.2)
    qtbot.waitUntil(lambda: tab.editor.can_find and texts(table)[0] == "Front!")


def test_a_result_that_is_shown_again_while_it_is_kept_has_the_newest_words(
    table: UtteranceTable, tab: TranscriptionTab, desk: BenchDesk, qtbot: QtBot
) -> None:
    other = replace(transcript((Utterance("Other", 0.0, 1.0),)), job_id="")
    write(table, "Front!")
    before = desk.turns
    tab.show_earlier(other, "other.wav", 2.0)
    tab.show_earlier(transcript(), "clip.wav", 7.2)
    assert desk.turns == before + 1, "the write has only begun"
    assert (tab.editor.can_find, texts(table)[0]) == (True, "Front!")
    write(table, "Again!")
    tab.show_earlier(other, "other.wav", 2.0)
    tab.show_earlier(transcript(), "clip.wav", 7.2)
    qtbot.waitUntil(lambda: (kept(desk) or [""])[0] == "Again!", timeout=5000)
    assert texts(table)[0] == "Again!"


def test_a_store_that_cannot_be_read_is_told_and_nothing_is_written_over(
    tab: TranscriptionTab, desk: BenchDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    store = tmp_path / "jobs.sqlite3"
    hidden = store.rename(tmp_path / "elsewhere.sqlite3")
    tab.show_earlier(transcript(), "clip.wav", 7.2)
    message = tab._results._message  # noqa: SLF001
    qtbot.waitUntil(message.isVisible)
    assert message.title() == "What was corrected earlier cannot be read."
    table = named(tab, QTableView, "Utterances")
    assert isinstance(table, UtteranceTable)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert len(texts(table)) == 3
    assert not tab.editor.acts.split.isEnabled()
    hidden.rename(store)
    click(message, "Try again")
    qtbot.waitUntil(lambda: tab.editor.can_find)
