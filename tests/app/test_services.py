"""Voices and services in the real window, against the real sandbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.app.started import LIMIT_MS, Start
from vbee_desktop.core.models import SpeechRequest
from vbee_desktop.ui.speech.voice_model import REFUSED_ROLE
from vbee_desktop.ui.widgets.buttons import ToolButton
from vbee_desktop.ui.widgets.combo_box import ComboBox

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.support.sandbox_process import SandboxProcess
    from vbee_desktop.app.window import WindowProgram

pytestmark = pytest.mark.allowed_logs("PortAudio", "ALSA")
CREATE = "Create speech"


def choose(program: WindowProgram, name: str, item: str) -> None:
    settings = program.window.workbench.speech.settings
    field = next(each for each in settings.findChildren(ComboBox) if each.accessibleName() == name)
    field.setCurrentIndex(field.findText(item))


def make(qtbot: QtBot, program: WindowProgram, sandbox: SandboxProcess, text: str) -> None:
    """Have a text spoken, until it is charged and at rest."""
    speech, before = program.window.workbench.speech, len(sandbox.ledger())
    speech.script.editor.setPlainText(text)
    qtbot.waitUntil(speech.act.button.isEnabled, timeout=LIMIT_MS)
    QTest.keyClick(program.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(
        lambda: len(sandbox.ledger()) > before and speech.act.button.text() == CREATE, timeout=LIMIT_MS
    )


def test_the_service_is_another_from_the_next_text_on(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess
) -> None:
    sandbox.settings(tts_sync_allowed=False)
    program = start()
    speech = program.window.workbench.speech
    told: list[object] = []
    speech.announcement.connect(told.append)
    make(qtbot, program, sandbox, "Một.")
    next(each for each in speech.settings.findChildren(ToolButton) if each.text() == "Advanced").click()
    choose(program, "Service", "Current")
    make(qtbot, program, sandbox, "Hai.")
    choose(program, "Answer", "Sound at once, up to 300 characters")
    refusal = "Your account has no sound at once. Everything is made the usual way."
    make(qtbot, program, sandbox, "Ba.")
    qtbot.waitUntil(lambda: refusal in told, timeout=LIMIT_MS)
    make(qtbot, program, sandbox, "Bốn.")
    assert [charge["product"] for charge in sandbox.ledger()] == ["legacy-tts", *["current-tts"] * 3]
    assert told.count(refusal) == 1


def test_the_voices_of_the_last_time_are_there_when_the_list_is_refused(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess
) -> None:
    first = start()
    voices = first.window.workbench.speech.voices
    qtbot.waitUntil(lambda: voices.model.voice_of("hn_female_giongcuatoi_clone_24k-vc") is not None)
    qtbot.waitUntil(lambda: not voices.list_note(), timeout=LIMIT_MS)
    assert first.close()
    sandbox.set_faults({"rules": [{"stage": "voices", "action": "status", "status": 400}]})
    voices = start().window.workbench.speech.voices
    qtbot.waitUntil(lambda: "did not load" in voices.list_note(), timeout=LIMIT_MS)
    assert voices.list_note().startswith("471 voices, from a moment ago.")
    assert voices.model.voice_of("hn_female_giongcuatoi_clone_24k-vc") is not None


def test_a_voice_that_is_refused_anywhere_is_marked_until_it_speaks(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess
) -> None:
    code = "hn_female_ngochuyen_full_48k-fhg"
    sandbox.settings(refused_voices=[code])
    program = start()
    model = program.window.workbench.speech.voices.model
    qtbot.waitUntil(lambda: model.voice_of(code) is not None, timeout=LIMIT_MS)

    def is_marked() -> bool:
        return bool(model.index_of(code).data(REFUSED_ROLE))

    program.desk.create_speech(SpeechRequest("Một.", code))  # as the comparison and the batch do
    qtbot.waitUntil(is_marked, timeout=LIMIT_MS)
    sandbox.settings(refused_voices=[])
    program.desk.create_speech(SpeechRequest("Một.", code))
    qtbot.waitUntil(lambda: not is_marked(), timeout=LIMIT_MS)
