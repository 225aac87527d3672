"""The whole program in this process: the real window, worker and store against the real sandbox."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.app.started import LIMIT_MS, Start, enter_account
from vbee_desktop.app.instance import Call
from vbee_desktop.app.second_start import hand_over
from vbee_desktop.app.window import WindowProgram
from vbee_desktop.audio.recording_file import Recording, RecordingFile
from vbee_desktop.core.file_lock import FileLock
from vbee_desktop.core.models import Credentials, Take
from vbee_desktop.core.resources import resource_path
from vbee_desktop.store.secrets import Secrets

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.support.logs import AllowedLogs
    from tests.support.sandbox_process import SandboxProcess
    from vbee_desktop.audio.wav_writer import Int16


def type_text(qtbot: QtBot, program: WindowProgram, text: str) -> None:
    program.window.workbench.speech.script.editor.insertPlainText(text)
    qtbot.waitUntil(program.window.workbench.speech.act.button.isEnabled, timeout=LIMIT_MS)


def said(program: WindowProgram) -> str:
    message = program.window.workbench.speech.script.message
    return message.title() if message is not None and message.isVisible() else ""


def create(qtbot: QtBot, program: WindowProgram, text: str) -> Take:
    speech = program.window.workbench.speech
    before = speech.takes.current
    type_text(qtbot, program, text)
    QTest.keyClick(program.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: speech.takes.current is not before, timeout=LIMIT_MS)
    assert isinstance(speech.takes.current, Take)
    return speech.takes.current


@pytest.mark.allowed_logs("PortAudio", "ALSA")
def test_text_becomes_a_take_and_a_waveform(qtbot: QtBot, start: Start, sandbox: SandboxProcess) -> None:
    program = start()
    take = create(qtbot, program, "Xin chào thế giới")
    assert take.path.is_file()
    assert len(sandbox.ledger()) == 1
    waveform = program.window.workbench.transport.waveform
    qtbot.waitUntil(lambda: waveform.duration_s == pytest.approx(take.duration_s, abs=0.05), timeout=LIMIT_MS)


def test_a_wav_becomes_utterances(qtbot: QtBot, start: Start) -> None:
    program = start()
    program.window.workbench.open_path(resource_path("samples", "english.wav"))
    tab = program.window.workbench.transcription
    assert tab is not None
    qtbot.waitUntil(lambda: tab.can_transcribe, timeout=LIMIT_MS)
    tab.main_act()
    qtbot.waitUntil(lambda: tab.result is not None, timeout=LIMIT_MS)
    assert tab.result is not None
    assert "amiable" in tab.result.text


def test_the_text_is_there_at_the_next_start(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    first = start()
    type_text(qtbot, first, "Chữ của tôi")
    assert first.close()
    second = start()
    editor = second.window.workbench.speech.script.editor
    qtbot.waitUntil(lambda: editor.toPlainText() == "Chữ của tôi", timeout=LIMIT_MS)


def test_a_crash_costs_at_most_two_seconds_of_typing(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    program = start()
    draft = tmp_path / "home" / "drafts" / "script.txt"
    program.window.workbench.speech.script.editor.insertPlainText("Chữ chưa kịp lưu")
    qtbot.waitUntil(lambda: draft.is_file() and draft.read_text("utf-8") == "Chữ chưa kịp lưu", timeout=2000)


def test_closing_at_once_never_empties_a_draft(start: Start, tmp_path: Path) -> None:
    drafts = tmp_path / "home" / "drafts"
    drafts.mkdir(parents=True)
    (drafts / "script.txt").write_text("Chữ của hôm qua", "utf-8")
    assert start().close()
    assert (drafts / "script.txt").read_text("utf-8") == "Chữ của hôm qua"


def test_a_new_token_is_kept_and_used_at_once(qtbot: QtBot, start: Start, sandbox: SandboxProcess) -> None:
    program = start(VBEE_OTHER="nothing")
    enter_account(qtbot, program, "new-app", "new-token")
    qtbot.waitUntil(lambda: program.desk.account.kept_in == "keyring", timeout=LIMIT_MS)
    assert Secrets({}).load()[0] == Credentials("new-app", "new-token")
    create(qtbot, program, "Xin chào")
    assert sandbox.ledger()[0]["app_id"] == "new-app"


def test_without_a_token_both_ways_on_are_offered_once(qtbot: QtBot, start: Start) -> None:
    program = start(VBEE_OTHER="nothing")
    workbench = program.window.workbench
    program.desk.use(replace(program.desk.setup, server=None))
    qtbot.waitUntil(workbench.message.isVisible, timeout=LIMIT_MS)
    offered = [button.text() for button in workbench.message.action_buttons()]
    assert offered == ["Enter App ID and token", "Try the demo"]
    assert workbench.speech.script.message is None or not workbench.speech.script.message.isVisible()


def test_a_wrong_token_is_told_beside_the_text_which_stays(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess
) -> None:
    program = start(VBEE_APP_ID="app", VBEE_TOKEN="bad")
    speech = program.window.workbench.speech
    type_text(qtbot, program, "Xin chào")
    speech.main_act()
    qtbot.waitUntil(lambda: "did not accept" in said(program), timeout=LIMIT_MS)
    assert speech.script.editor.toPlainText() == "Xin chào"
    assert sandbox.ledger() == []


def test_what_was_paid_is_fetched_again_from_the_message(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess
) -> None:
    program = start()
    sandbox.settings(job_duration_s=0.2)
    sandbox.set_faults({"rules": [{"stage": "download", "action": "wrong_bytes"}]})
    speech = program.window.workbench.speech
    type_text(qtbot, program, "Xin chào")
    speech.main_act()
    qtbot.waitUntil(lambda: said(program) != "", timeout=LIMIT_MS)
    message = speech.script.message
    assert message is not None
    assert "charged" in message.text()
    button, diagnostics = message.action_buttons()
    assert button.text() == "Fetch again (free)"
    assert diagnostics.text() == "Copy diagnostics"
    sandbox.set_faults({"rules": []})
    button.click()
    qtbot.waitUntil(lambda: speech.takes.current is not None, timeout=LIMIT_MS)
    assert len(sandbox.ledger()) == 1


def test_services_that_cannot_be_opened_are_told(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "jobs.sqlite3").write_bytes(b"somebody's file, and no database" * 50)
    program = start()
    message = program.window.workbench.message
    qtbot.waitUntil(message.isVisible, timeout=LIMIT_MS)
    assert "jobs.sqlite3" in message.title()


def test_vietnamese_is_the_language_of_every_visible_label(qtbot: QtBot, start: Start) -> None:
    program = start(language="vi")
    assert program.window.menuBar().actions()[0].text() == "&Tệp"
    assert program.window.workbench.speech.act.button.text() == "Tạo giọng đọc"


def test_a_file_of_a_second_start_that_is_gone_is_told_beside_the_text(
    qtbot: QtBot, start: Start, tmp_path: Path, allowed_logs: AllowedLogs
) -> None:
    allowed_logs(r"does not support raise\(\)")
    lock = FileLock(tmp_path / "window.lock")
    program = start(lock=lock)
    given: list[FileLock | None] = []
    call = Call(tmp_path / "bài đã xóa.txt")
    threading.Thread(target=lambda: given.append(hand_over(lock.path, call, patience_s=20.0))).start()
    qtbot.waitUntil(lambda: given == [None] and said(program) != "", timeout=LIMIT_MS)
    assert said(program) == "This file cannot be read."
    lock.release()


def leave_a_part(home: Path, duration_s: float) -> Int16:
    """What a killed program leaves of a recording."""
    samples = np.round(np.sin(np.arange(round(duration_s * 16_000)) / 8) * 9000).astype(np.int16)[:, None]
    file = RecordingFile(home / "recordings", 16_000, 1, len(samples))
    file.append(samples)
    file.leave()
    return samples


@pytest.mark.allowed_logs("PortAudio", "ALSA")
def test_a_recording_that_was_cut_off_is_offered_as_if_it_had_just_ended(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    samples = leave_a_part(tmp_path / "home", 2.5)
    program = start()
    workbench = program.window.workbench
    qtbot.waitUntil(workbench.message.isVisible, timeout=LIMIT_MS)
    assert workbench.message.title() == "A recording that was cut off has been kept."
    program.desk.account_changed.emit(program.desk.account)
    assert workbench.message.isVisible()
    [recording] = (tmp_path / "home" / "recordings").glob("*")
    assert recording.suffix == ".wav"
    np.testing.assert_array_equal(soundfile.read(recording, dtype="int16", always_2d=True)[0], samples)
    (show,) = workbench.message.action_buttons()
    show.click()
    tab = workbench.transcription
    assert tab is not None
    qtbot.waitUntil(lambda: tab.isVisible() and tab.can_transcribe, timeout=LIMIT_MS)


def test_a_recording_of_this_session_stays_under_review(start: Start, tmp_path: Path) -> None:
    tab = start().window.workbench.transcription
    assert tab is not None
    one, other = (Recording(tmp_path / name, 2.0, 16_000, -12.0, False) for name in ("1.wav", "2.wav"))
    assert tab.offer(one)
    assert not tab.offer(other)
