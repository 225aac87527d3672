"""Sound that is no WAV, and sound on the web, from the real window to the words."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import soundfile
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from tests.app.started import LIMIT_MS, Start
from tests.audio.sounds import encoded
from tests.support.sandbox_process import SandboxProcess
from tests.support.sound_site import site_with
from tests.ui.transcription.finding import is_there, named, words_in
from vbee_desktop.app.window import WindowProgram
from vbee_desktop.core.resources import resource_path
from vbee_desktop.ui.shell.workbench import TRANSCRIPTION
from vbee_desktop.ui.transcription.transcription_tab import TranscriptionTab

RATE_HZ = 16000
SPOKEN_S = 2


def spoken() -> np.ndarray[tuple[int, int], np.dtype[np.int16]]:
    """The first seconds of the English sample, (frames, 1)."""
    path = resource_path("samples", "english.wav")
    samples, rate_hz = soundfile.read(path, dtype="int16", always_2d=True, frames=SPOKEN_S * RATE_HZ)
    assert rate_hz == RATE_HZ
    return np.asarray(samples)


def tab_of(program: WindowProgram) -> TranscriptionTab:
    tab = program.window.workbench.transcription
    assert tab is not None
    return tab


def transcribed(qtbot: QtBot, program: WindowProgram) -> None:
    tab = tab_of(program)
    qtbot.waitUntil(lambda: tab.can_transcribe, timeout=LIMIT_MS)
    tab.main_act()
    qtbot.waitUntil(lambda: is_there(tab, QTableView, "Utterances"), timeout=LIMIT_MS)


def test_an_mp3_in_stereo_is_opened_converted_and_heard(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    path = tmp_path / "monday.mp3"
    stereo = np.repeat(np.repeat(spoken(), 2, axis=1), 3, axis=0)
    path.write_bytes(encoded(stereo, 48000, "MP3", "MPEG_LAYER_III"))
    program = start()
    program.window.workbench.open_path(path)
    transcribed(qtbot, program)
    assert "Converted to WAV" in words_in(program.window)
    assert [charge["seconds"] for charge in sandbox.ledger()] == [SPOKEN_S]


def test_the_sound_of_a_link_is_fetched_by_both_and_heard(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess
) -> None:
    wav = encoded(spoken(), RATE_HZ, "WAV", "PCM_16")
    program = start()
    tab = tab_of(program)
    program.window.workbench.show_tab(TRANSCRIPTION)
    QTest.mouseClick(named(tab, QAbstractButton, "WAV file"), Qt.MouseButton.LeftButton)
    with site_with(wav) as (link, asked):
        field = named(tab, QLineEdit, "Audio link")
        field.setText(link)
        QTest.keyClick(field, Qt.Key.Key_Return)
        transcribed(qtbot, program)
        assert asked == ["vbee-desktop", "vbee-desktop", "python-httpx"]  # again right before it is sent
    assert [charge["sha256"] for charge in sandbox.ledger()] == [hashlib.sha256(wav).hexdigest()]
