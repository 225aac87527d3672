"""The language of the window changes while it runs, and nothing in hand is lost or paid for again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import soundfile
from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel

from tests.app.started import LIMIT_MS, Start
from tests.app.test_corrections import CORRECTED, correct, tab_of
from tests.app.test_history import open_history
from tests.app.test_settings import dialog_of, save_and_close
from tests.app.test_studio import create, marks, opened, rest, sent
from vbee_desktop.audio.recording_file import Recording
from vbee_desktop.core.history import HistoryQuery, StateGroup
from vbee_desktop.core.resources import resource_path

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.support.sandbox_process import SandboxProcess
    from vbee_desktop.app.window import WindowProgram

pytestmark = pytest.mark.allowed_logs("PortAudio", "ALSA", "does not support raise")
CREATE_IN_VIETNAMESE = "Tạo giọng nói"
SCRIPT = "Đoạn thứ nhất.\nĐoạn thứ hai.\nĐoạn thứ ba."
SAMPLE = resource_path("samples", "english.wav")
ENGLISH, VIETNAMESE = "en", "vi"


def choose_language(qtbot: QtBot, program: WindowProgram, language: str) -> None:
    dialog = dialog_of(qtbot, program)
    field = dialog.general.language
    field.setCurrentIndex(field.findData(language))
    save_and_close(qtbot, program, dialog)


def menus(program: WindowProgram) -> list[str]:
    return [action.text().replace("&", "") for action in program.window.menuBar().actions()]


def speaks(program: WindowProgram, language: str) -> bool:
    return menus(program)[0] == ("Tệp" if language == VIETNAMESE else "File")


def change_language(qtbot: QtBot, program: WindowProgram, language: str) -> None:
    choose_language(qtbot, program, language)
    qtbot.waitUntil(lambda: speaks(program, language), timeout=LIMIT_MS)


def test_the_whole_window_speaks_the_other_language_at_once(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess
) -> None:
    program = start()
    speech = opened(qtbot, program)
    create(qtbot, speech, "Một câu đã tạo.")
    editor = program.window.editor
    editor.setPlainText(SCRIPT)
    cursor = editor.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText(" Và hết.")
    editor.setTextCursor(cursor)
    editor.set_zoom(130)
    takes, voice = speech.takes.takes(), speech.voices.code
    old_menus = len(menus(program))
    QTest.keyClick(program.window, Qt.Key.Key_F9)
    QTest.keyClick(program.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    program.window.workbench.status.points_button.click()  # what stays open beside the window closes
    change_language(qtbot, program, VIETNAMESE)
    assert not [each for each in program.window.findChildren(QDialog) if each.isVisible()]
    workbench = program.window.workbench
    assert workbench.current_tab == 1
    assert workbench.history.is_shown
    assert program.window.editor is editor
    assert workbench.speech.script.editor is editor
    assert editor.toPlainText() == SCRIPT + " Và hết."
    assert editor.textCursor().position() == len(editor.toPlainText())
    assert editor.zoom_percent == 130
    assert editor.isVisibleTo(workbench.speech)
    assert len(menus(program)) == old_menus
    assert QLocale().decimalPoint() == ","
    speech = workbench.speech
    qtbot.waitUntil(lambda: speech.voices.model.known_count() > 0, timeout=LIMIT_MS)
    assert [take.job_id for take in speech.takes.takes()] == [take.job_id for take in takes]
    assert speech.voices.code == voice
    editor.undo()
    assert editor.toPlainText() == SCRIPT
    shown = {label.text() for label in program.window.findChildren(QLabel)}
    assert not shown & {"Takes", "Voices", "Utterances", "Record"}
    assert len(sandbox.ledger()) == 1
    change_language(qtbot, program, ENGLISH)
    assert program.window.editor.toPlainText() == SCRIPT
    assert QLocale().decimalPoint() == QLocale.system().decimalPoint()


def test_amid_a_script_the_language_waits_and_nothing_is_paid_for_again(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess
) -> None:
    sandbox.set_faults({"rules": [{"stage": "create", "action": "delay", "seconds": 2, "nth": 2}]})
    program = start()
    speech = opened(qtbot, program)
    program.window.editor.setPlainText(SCRIPT)
    speech.script.count_now()
    rest(qtbot, speech)
    speech.act.button.click()
    qtbot.waitUntil(lambda: not program.window.workbench.is_at_rest, timeout=LIMIT_MS)
    choose_language(qtbot, program, VIETNAMESE)
    told = "The language changes when what runs now is done."
    qtbot.waitUntil(lambda: program.window.workbench.message.title() == told, timeout=LIMIT_MS)
    assert speaks(program, ENGLISH)
    qtbot.waitUntil(lambda: speaks(program, VIETNAMESE), timeout=LIMIT_MS)
    speech = program.window.workbench.speech
    qtbot.waitUntil(lambda: marks(speech) == ["made"] * 3, timeout=LIMIT_MS)
    assert len(sent(sandbox)) == 3
    assert len(speech.takes.takes()) == 3
    assert program.window.workbench.is_at_rest


def correct_a_few_words(qtbot: QtBot, program: WindowProgram, folder: Path) -> str:
    """The beginning of the sample, recognised and corrected; the job."""
    samples, rate_hz = soundfile.read(SAMPLE, dtype="int16")
    soundfile.write(folder / "short.wav", samples[: 2 * rate_hz], rate_hz, subtype="PCM_16")
    return correct(qtbot, program, folder / "short.wav")


def test_words_that_come_while_the_language_waits_are_shown(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    """The language changes as soon as the recognition has ended, and its end is shown in several turns."""
    sandbox.set_faults({"rules": [{"stage": "stt-create", "action": "delay", "seconds": 1}]})
    program = start()
    tab = tab_of(program)
    program.window.workbench.show_tab(1)
    soundfile.write(
        tmp_path / "short.wav", soundfile.read(SAMPLE, frames=32_000)[0], 16_000, subtype="PCM_16"
    )
    tab.open_file(tmp_path / "short.wav")
    qtbot.waitUntil(lambda: tab.can_transcribe, timeout=LIMIT_MS)
    tab.main_act()
    choose_language(qtbot, program, VIETNAMESE)
    qtbot.waitUntil(lambda: speaks(program, VIETNAMESE), timeout=LIMIT_MS)
    assert tab_of(program).result is not None


def test_a_corrected_transcript_stays_on_the_screen(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    program = start()
    job_id = correct_a_few_words(qtbot, program, tmp_path)
    change_language(qtbot, program, VIETNAMESE)
    tab = tab_of(program)
    assert tab.result is not None
    assert tab.result.job_id == job_id
    qtbot.waitUntil(lambda: tab.editor.can_find, timeout=LIMIT_MS)
    table = tab._results.table  # noqa: SLF001
    assert table.rows.utterances[0].text == CORRECTED
    before = tab.result.utterances[0].text
    tab.editor.undo()
    assert table.rows.utterances[0].text == before
    tab.editor.redo()
    assert table.rows.utterances[0].text == CORRECTED


def test_what_is_looked_for_in_the_history_stays(qtbot: QtBot, start: Start) -> None:
    program = start()
    query = HistoryQuery("phở", frozenset({"speech"}), StateGroup.FAILED)
    qtbot.waitUntil(program.window.workbench.history.button.isEnabled, timeout=LIMIT_MS)
    panel = open_history(qtbot, program, 0)
    panel.filter.field.setText(query.words)
    panel.filter.kinds["speech"].setChecked(True)
    panel.filter.choose_state(StateGroup.FAILED)
    assert panel.filter.wanted() == query
    change_language(qtbot, program, VIETNAMESE)
    other = program.window.workbench.history.panel
    assert other is not None
    assert other is not panel
    assert other.filter.wanted() == query


def test_a_recording_under_review_stays_with_its_stretch(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    program = start()
    sound = tmp_path / "said.wav"
    samples, rate_hz = soundfile.read(SAMPLE, dtype="int16")
    soundfile.write(sound, samples, rate_hz, subtype="PCM_16")
    duration_s = len(samples) / rate_hz
    program.window.workbench.show_tab(1)
    tab = tab_of(program)
    assert tab.offer(Recording(sound, duration_s, rate_hz, -6.0, silent=False))
    review = tab._sources.record.review  # noqa: SLF001
    review.trim((0.25, duration_s - 0.25))
    qtbot.waitUntil(lambda: tab.can_transcribe, timeout=LIMIT_MS)
    change_language(qtbot, program, VIETNAMESE)
    tab = tab_of(program)
    review = tab._sources.record.review  # noqa: SLF001
    assert review.isVisible()
    assert review.stretch == (0.25, duration_s - 0.25)
    qtbot.waitUntil(lambda: tab.can_transcribe, timeout=LIMIT_MS)


def test_who_has_no_token_is_offered_the_demo_in_the_other_language_too(qtbot: QtBot, start: Start) -> None:
    program = start(VBEE_OTHER="nothing")
    program.desk.use(replace(program.desk.setup, server=None))
    greeting = "No App ID or token yet."
    qtbot.waitUntil(lambda: program.window.workbench.message.title() == greeting, timeout=LIMIT_MS)
    change_language(qtbot, program, VIETNAMESE)
    assert program.window.workbench.message.title() == "Chưa có App ID và token."
    dialog = dialog_of(qtbot, program)
    dialog.general.theme.setCurrentIndex(2)
    save_and_close(qtbot, program, dialog)
    assert program.look.dark


def test_changing_it_again_and_again_leaves_nothing_behind(qtbot: QtBot, start: Start) -> None:
    program = start()
    opened(qtbot, program)
    objects: list[int] = []
    for language in (VIETNAMESE, ENGLISH, VIETNAMESE):
        change_language(qtbot, program, language)
        qtbot.waitUntil(lambda: not program.desk.waiting, timeout=LIMIT_MS)
        objects.append(
            len(program.desk.findChildren(QObject, options=Qt.FindChildOption.FindDirectChildrenOnly))
        )
    assert len(set(objects)) == 1, objects
