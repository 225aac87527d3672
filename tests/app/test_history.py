"""The history in the real window: it opens, brings back, is remembered, and goes where it is not wanted."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
import soundfile
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget

from tests.app.started import LIMIT_MS, Start
from tests.support.past_jobs import write_past_jobs
from vbee_desktop.core.models import AudioFormat, SpeechApi, SpeechRequest, SpeechWay, Take, Transcript
from vbee_desktop.core.resources import resource_path
from vbee_desktop.store.database import open_database
from vbee_desktop.store.home import Home
from vbee_desktop.store.settings import SettingsFile
from vbee_desktop.ui.exporting.export_dialog import ExportDialog
from vbee_desktop.ui.saving.save_dialog import SaveDialog

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from vbee_desktop.app.window import WindowProgram
    from vbee_desktop.ui.history.history_panel import HistoryPanel
    from vbee_desktop.worker.job_handle import JobHandle

pytestmark = pytest.mark.allowed_logs("PortAudio", "ALSA")
TEXT = "Đường về nhà xa lắm."
REQUEST = SpeechRequest(TEXT, "hn_male_phuthang_news65dt_44k-fhg", 1.4, AudioFormat.WAV, sample_rate_hz=16000)
SAMPLE = resource_path("samples", "english.wav")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """The home of the program that `start` starts."""
    return Home(tmp_path / "home")


def started(qtbot: QtBot, start: Start) -> WindowProgram:
    """A window in which the history can be shown."""
    program = start()
    qtbot.waitUntil(program.window.workbench.history.button.isEnabled, timeout=LIMIT_MS)
    return program


def result_of(qtbot: QtBot, handle: JobHandle) -> object:
    results: list[object] = []
    handle.succeeded.connect(results.append)
    qtbot.waitUntil(lambda: bool(results), timeout=LIMIT_MS)
    return results[0]


def open_history(qtbot: QtBot, program: WindowProgram, jobs: int) -> HistoryPanel:
    shelf = program.window.workbench.history
    QTest.keyClick(program.window, Qt.Key.Key_F9)
    assert shelf.panel is not None
    panel = shelf.panel
    qtbot.waitUntil(
        lambda: panel.rows.job_count == jobs and (not jobs or panel.rows.summary_at(1) is not None),
        timeout=LIMIT_MS,
    )
    return panel


def bring_back_first(panel: HistoryPanel) -> None:
    QTest.keyClick(panel.filter.field, Qt.Key.Key_Down)
    QTest.keyClick(panel.view, Qt.Key.Key_Return)


def test_enter_brings_a_text_back_with_its_voice_its_settings_and_its_take(
    qtbot: QtBot, start: Start
) -> None:
    program = started(qtbot, start)
    take = result_of(qtbot, program.desk.create_speech(REQUEST))
    assert isinstance(take, Take)
    workbench, speech = program.window.workbench, program.window.workbench.speech
    speech.script.editor.insertPlainText("Chữ đang viết")
    workbench.show_tab(1)
    bring_back_first(open_history(qtbot, program, 1))
    qtbot.waitUntil(
        lambda: speech.takes.current is not None and speech.takes.current.job_id == take.job_id,
        timeout=LIMIT_MS,
    )
    assert speech.isVisible()
    assert speech.script.text() == TEXT
    assert speech.voices.code == REQUEST.voice_code
    values = speech.settings.values()
    assert (values.speed, values.audio_format, values.sample_rate_hz) == (1.4, "wav", 16000)
    length_s = take.duration_s
    waveform = workbench.transport.waveform
    qtbot.waitUntil(lambda: waveform.duration_s == pytest.approx(length_s, abs=0.05), timeout=LIMIT_MS)
    speech.script.editor.undo()
    assert speech.script.text() == "Chữ đang viết"


def test_its_settings_alone_leave_the_text(qtbot: QtBot, start: Start) -> None:
    program = started(qtbot, start)
    result_of(qtbot, program.desk.create_speech(REQUEST))
    speech = program.window.workbench.speech
    speech.script.editor.insertPlainText("Chữ đang viết")
    panel = open_history(qtbot, program, 1)
    summary = panel.rows.summary_at(1)
    assert summary is not None
    panel.acts.use_settings(summary)
    qtbot.waitUntil(lambda: speech.voices.code == REQUEST.voice_code, timeout=LIMIT_MS)
    assert speech.settings.values().speed == 1.4
    assert speech.script.text() == "Chữ đang viết"


def test_its_service_comes_back_too(qtbot: QtBot, start: Start) -> None:
    program = started(qtbot, start)
    speech = program.window.workbench.speech
    speech.settings.set_way(SpeechWay(SpeechApi.CURRENT))
    result_of(qtbot, program.desk.create_speech(REQUEST))
    panel = open_history(qtbot, program, 1)
    summary = panel.rows.summary_at(1)
    assert summary is not None
    for act in (panel.acts.use_settings, panel.acts.open):
        speech.settings.set_way(SpeechWay(SpeechApi.LEGACY))
        act(summary)
        qtbot.waitUntil(lambda: speech.settings.way().api is SpeechApi.CURRENT, timeout=LIMIT_MS)


def test_its_audio_is_saved_by_the_dialog_of_the_tab(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    program = started(qtbot, start)
    result_of(qtbot, program.desk.create_speech(REQUEST))
    panel = open_history(qtbot, program, 1)
    summary = panel.rows.summary_at(1)
    assert summary is not None
    panel.acts.save(summary)
    qtbot.waitUntil(lambda: bool(panel.findChildren(SaveDialog)), timeout=LIMIT_MS)
    dialog = panel.findChildren(SaveDialog)[0]
    dialog.form.folder.setText(str(tmp_path))
    dialog.form.name.setText("nhà.wav")
    dialog.save_button.click()
    qtbot.waitUntil(lambda: panel.message.title() == "Saved.", timeout=LIMIT_MS)
    assert soundfile.info(tmp_path / "nhà.wav").samplerate == 16000


def test_its_transcript_is_exported_by_the_dialog_of_the_tab(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    program = started(qtbot, start)
    heard = result_of(qtbot, program.desk.transcribe(SAMPLE))
    assert isinstance(heard, Transcript)
    panel = open_history(qtbot, program, 1)
    summary = panel.rows.summary_at(1)
    assert summary is not None
    panel.acts.save(summary)
    qtbot.waitUntil(lambda: bool(panel.findChildren(ExportDialog)), timeout=LIMIT_MS)
    dialog = panel.findChildren(ExportDialog)[0]
    dialog.form.folder.setText(str(tmp_path))
    dialog.form.name.setText("words")
    dialog.export_button.click()
    qtbot.waitUntil(lambda: panel.message.title() == "Saved.", timeout=LIMIT_MS)
    (path,) = tmp_path.glob("words.*")
    assert heard.utterances[0].text in path.read_text()


def test_words_come_back_with_their_sound(qtbot: QtBot, start: Start) -> None:
    program = started(qtbot, start)
    heard = result_of(qtbot, program.desk.transcribe(SAMPLE))
    assert isinstance(heard, Transcript)
    tab = program.window.workbench.transcription
    assert tab is not None
    bring_back_first(open_history(qtbot, program, 1))
    qtbot.waitUntil(lambda: tab.result is not None and tab.can_transcribe, timeout=LIMIT_MS)
    assert tab.isVisible()
    assert tab.result is not None
    assert tab.result.utterances == heard.utterances
    assert tab.result.playable.path == SAMPLE
    waveform = program.window.workbench.transport.waveform
    qtbot.waitUntil(lambda: waveform.duration_s > 1, timeout=LIMIT_MS)
    titles = [label.text() for label in tab.findChildren(type(tab._results._title))]  # noqa: SLF001
    assert "Previous result" not in titles, "the words are those of the sound at the left"


def test_it_is_open_again_at_the_next_start_as_wide_as_before(qtbot: QtBot, start: Start, home: Home) -> None:
    program = started(qtbot, start)
    shelf = program.window.workbench.history
    assert not shelf.is_shown
    shelf.button.click()
    panel = shelf.panel
    assert panel is not None
    dock = panel.parentWidget()
    assert isinstance(dock, QDockWidget)
    least = dock.minimumSizeHint().width()
    qtbot.waitUntil(lambda: dock.width() > least + 40, timeout=LIMIT_MS)
    shelf.resizeDocks([dock], [least + 20], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: dock.width() == least + 20, timeout=LIMIT_MS)
    assert program.close()
    again = started(qtbot, start)
    shelf = again.window.workbench.history
    qtbot.waitUntil(lambda: shelf.panel is not None and shelf.panel.width() == least + 20, timeout=LIMIT_MS)
    assert shelf.button.isChecked()
    shelf.button.click()
    assert again.close()
    third = started(qtbot, start)
    assert not third.window.workbench.history.is_shown
    assert SettingsFile(home.settings_file).get("history.is_shown") is False


def test_menu_button_and_dock_tell_the_same(qtbot: QtBot, start: Start) -> None:
    program = started(qtbot, start)
    shelf = program.window.workbench.history
    entry = next(
        action for action in program.window.findChildren(QAction) if action.shortcut().toString() == "F9"
    )
    for is_open in (True, False, True):
        entry.trigger()
        assert shelf.is_shown == shelf.button.isChecked() == entry.isChecked() == is_open
    assert shelf.panel is not None
    assert shelf.panel.filter.field.hasFocus()
    QTest.keyClick(program.window, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: not shelf.button.isChecked() and not entry.isChecked(), timeout=LIMIT_MS)


def test_in_a_narrow_window_it_takes_the_place_of_the_tabs_until_they_are_wanted(
    qtbot: QtBot, start: Start
) -> None:
    program = started(qtbot, start)
    workbench = program.window.workbench
    program.window.resize(640, 480)
    workbench.history.button.click()
    qtbot.waitUntil(lambda: not workbench.speech.isVisible(), timeout=LIMIT_MS)
    program.window.resize(1366, 740)
    qtbot.waitUntil(workbench.speech.isVisible, timeout=LIMIT_MS)
    program.window.resize(640, 480)
    qtbot.waitUntil(lambda: not workbench.speech.isVisible(), timeout=LIMIT_MS)
    workbench.show_tab(1)
    assert workbench.history.panel is not None
    assert not workbench.history.panel.isVisible()
    assert workbench.transcription is not None
    assert workbench.transcription.isVisible()


def test_questions_lead_to_the_jobs_of_unknown_outcome(qtbot: QtBot, start: Start, home: Home) -> None:
    write_past_jobs(home.journal_file, 60)
    program = started(qtbot, start)
    program.window.workbench.history_wanted.emit()
    panel = program.window.workbench.history.panel
    assert panel is not None
    qtbot.waitUntil(lambda: 0 < panel.rows.job_count < 60, timeout=LIMIT_MS)
    assert panel.filter.state.currentText() == "Outcome unknown"


def test_where_none_is_kept_all_that_has_ended_is_forgotten_when_the_window_closes(
    qtbot: QtBot, start: Start, home: Home
) -> None:
    program = started(qtbot, start)
    take = result_of(qtbot, program.desk.create_speech(REQUEST))
    assert isinstance(take, Take)
    program.settings.set("history.keep", value=False)
    assert take.path.is_file()
    assert program.close()
    assert not take.path.exists()
    left = [
        path.name for path in home.root.rglob("*") if path.is_file() and b"nh\xc3\xa0 xa" in path.read_bytes()
    ]
    assert left == []


def test_and_after_a_crash_at_the_next_start(qtbot: QtBot, start: Start, home: Home) -> None:
    write_past_jobs(home.journal_file, 30)
    settings = SettingsFile(home.settings_file)
    settings.set("history.keep", value=False)
    settings.save()
    with closing(open_database(home.journal_file)) as connection:
        connection.execute("UPDATE jobs SET state = 'filed' WHERE state = 'running'")
        unknown = connection.execute("SELECT count(*) FROM jobs WHERE state = 'unknown'").fetchone()[0]
    program = started(qtbot, start)
    open_history(qtbot, program, unknown)
