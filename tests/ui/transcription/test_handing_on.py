"""What leaves the transcript, as file, copy or script, is what a person wrote, to the last key."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.transcription.bench_desk import SettingsDict
from tests.ui.transcription.finding import click, named, words_in
from tests.ui.transcription.test_editing import recognised
from vbee_desktop.ui.exporting.export_dialog import ExportDialog
from vbee_desktop.ui.transcription.transcription_tab import TranscriptionTab

WRITTEN = "Front centre, please.\nA second sentence.\nAnd a third."


@pytest.fixture
def written(tab: TranscriptionTab, qtbot: QtBot, tmp_path: Path) -> TranscriptionTab:
    """A tab in whose first row a person is still writing."""
    table = recognised(tab, qtbot, tmp_path)
    QTest.keyClick(table, Qt.Key.Key_Return)
    field = named(table, QPlainTextEdit, "Text of the row")
    field.selectAll()
    QTest.keyClicks(field, "Front centre, please.")
    return tab


def test_a_file_holds_what_is_being_written(
    written: TranscriptionTab, qtbot: QtBot, tmp_path: Path, settings: SettingsDict
) -> None:
    settings.set("exporting.folder", str(tmp_path))
    written.export_transcript()  # Ctrl+E
    dialog = named(written, ExportDialog, "")
    dialog.form.name.setText("words.txt")
    dialog.export_button.click()
    qtbot.waitUntil(lambda: "Transcript saved." in words_in(written))
    assert (tmp_path / "words.txt").read_text() == f"{WRITTEN}\n"


def test_a_copy_holds_what_is_being_written(written: TranscriptionTab) -> None:
    written.copy_transcript()  # Ctrl+Shift+C
    assert QGuiApplication.clipboard().text() == WRITTEN.replace("\n", " ")


def test_what_is_being_written_is_spoken(written: TranscriptionTab, qtbot: QtBot) -> None:
    with qtbot.waitSignal(written.speech_wanted) as wanted:
        click(written, "Send to Text to speech")
    assert wanted.args == [WRITTEN]


def test_subtitles_are_copied_with_the_lines_of_the_last_export(
    tab: TranscriptionTab, qtbot: QtBot, tmp_path: Path, settings: SettingsDict
) -> None:
    recognised(tab, qtbot, tmp_path)
    settings.set("exporting.line_characters", 16)
    forms = named(tab, QAbstractButton, "Copy in another form")
    forms.menu().actions()[-1].trigger()  # type: ignore[attr-defined]
    assert "\n\n2\n00:00:02,500 --> 00:00:04,100\nA second\nsentence.\n" in QGuiApplication.clipboard().text()
