"""Corrections of a transcript in the real window: kept over a restart, found in the history, forgotten with
it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from tests.app.started import LIMIT_MS, Start
from tests.app.test_history import SAMPLE, bring_back_first, open_history, result_of, started
from tests.ui.transcription.finding import named
from vbee_desktop.app.history_desk import HistoryDesk
from vbee_desktop.store.edits import EditsStore
from vbee_desktop.store.home import Home

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from vbee_desktop.app.window import WindowProgram
    from vbee_desktop.ui.transcription.transcription_tab import TranscriptionTab

pytestmark = pytest.mark.allowed_logs("PortAudio", "ALSA")
CORRECTED = "Chimyến ở giữa phía trước."


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """The home of the program that `start` starts."""
    return Home(tmp_path / "home")


def tab_of(program: WindowProgram) -> TranscriptionTab:
    tab = program.window.workbench.transcription
    assert tab is not None
    return tab


def correct(qtbot: QtBot, program: WindowProgram, sound: Path = SAMPLE) -> str:
    """Recognise a sound and write other words into its first row; the job."""
    tab = tab_of(program)
    QTest.keyClick(program.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    tab.open_file(sound)
    qtbot.waitUntil(lambda: tab.can_transcribe, timeout=LIMIT_MS)
    tab.main_act()
    qtbot.waitUntil(lambda: tab.editor.can_find, timeout=LIMIT_MS)
    table = tab._results.table  # noqa: SLF001
    table.setFocus()
    table.choose(0)
    QTest.keyClick(table, Qt.Key.Key_Return)
    field = named(table, QPlainTextEdit, "Text of the row")
    field.setPlainText(CORRECTED)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert tab.result is not None
    return tab.result.job_id


def bytes_left(home: Home) -> list[str]:
    files = [path for path in home.root.rglob("*") if path.is_file()]
    return [path.name for path in files if "Chimyến".encode() in path.read_bytes()]


def test_what_was_corrected_last_is_there_after_a_restart_and_in_the_history(
    qtbot: QtBot, start: Start, home: Home
) -> None:
    program = started(qtbot, start)
    correct(qtbot, program)
    assert program.close(), "at once: what was written a moment ago is kept too"
    again = started(qtbot, start)
    panel = open_history(qtbot, again, 1)
    bring_back_first(panel)
    tab = tab_of(again)
    qtbot.waitUntil(lambda: tab.editor.can_find, timeout=LIMIT_MS)
    assert tab._results.edited_utterances()[0].text == CORRECTED  # noqa: SLF001
    tab.copy_transcript()
    assert QGuiApplication.clipboard().text().startswith(CORRECTED)
    tab.editor.acts.restore_all.trigger()
    qtbot.waitUntil(lambda: not EditsStore(home.journal_file).load(_job_of(tab)), timeout=2000)


def _job_of(tab: TranscriptionTab) -> str:
    assert tab.result is not None
    return tab.result.job_id


def test_nothing_of_a_forgotten_transcript_is_written_down_again(
    qtbot: QtBot, start: Start, home: Home
) -> None:
    program = started(qtbot, start)
    job_id = correct(qtbot, program)
    qtbot.waitUntil(lambda: bool(EditsStore(home.journal_file).load(job_id)), timeout=2000)
    result_of(qtbot, HistoryDesk(program.desk).forget_everything())
    assert bytes_left(home) == []
    tab_of(program).editor.undo()
    tab_of(program).editor.redo()
    assert program.close()
    assert bytes_left(home) == []


def test_where_no_history_is_kept_corrections_go_with_it(qtbot: QtBot, start: Start, home: Home) -> None:
    program = started(qtbot, start)
    correct(qtbot, program)
    program.settings.set("history.keep", value=False)
    assert program.close()
    assert bytes_left(home) == []
