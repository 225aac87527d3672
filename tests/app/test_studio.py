"""The studio in the real window and the real sandbox: what was sent is read from the sandbox's ledger."""

from __future__ import annotations

import base64
import hashlib
import io
import shutil
import subprocess
from pathlib import Path

import docx
import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.app.started import LIMIT_MS, Start
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.app.window import WindowProgram
from vbee_desktop.core.models import SpeechApi, SpeechWay
from vbee_desktop.ui.readings.readings_dialog import ReadingsDialog
from vbee_desktop.ui.speech.preset_name_dialog import PresetNameDialog
from vbee_desktop.ui.speech.speech_tab import SpeechTab

pytestmark = pytest.mark.allowed_logs("PortAudio", "ALSA")
CREATE = "Create speech"
SOUTHERN = "sg_male_trungkien_vdts_48k-fhg"


def opened(qtbot: QtBot, program: WindowProgram) -> SpeechTab:
    """The tab, with its voices."""
    speech = program.window.workbench.speech
    qtbot.waitUntil(lambda: speech.voices.model.known_count() > 0, timeout=LIMIT_MS)
    qtbot.waitUntil(lambda: program.desk.has_credentials, timeout=LIMIT_MS)
    return speech


def rest(qtbot: QtBot, speech: SpeechTab) -> None:
    qtbot.waitUntil(
        lambda: speech.act.button.text() == CREATE and speech.act.button.isEnabled(), timeout=LIMIT_MS
    )


def create(qtbot: QtBot, speech: SpeechTab, text: str = "") -> None:
    """Write a text, or leave it, press the main act and wait for its end."""
    if text:
        speech.script.editor.setPlainText(text)
    speech.script.count_now()
    rest(qtbot, speech)
    speech.act.button.click()
    rest(qtbot, speech)


def choose(qtbot: QtBot, speech: SpeechTab, words: str) -> None:
    """Take an entry of the main act's menu and wait for its end."""
    menu = speech.act.button.menu()
    assert menu is not None
    menu.aboutToShow.emit()
    next(each for each in menu.actions() if each.text().startswith(words)).trigger()
    rest(qtbot, speech)


def marks(speech: SpeechTab) -> list[str]:
    editor = speech.script.editor
    return [editor.mark_of(each) for each in range(editor.paragraph_count())]


def sent(sandbox: SandboxProcess) -> list[object]:
    return [charge["sha256"] for charge in sandbox.ledger()]


def digests(*texts: str) -> list[str]:
    return [hashlib.sha256(text.encode()).hexdigest() for text in texts]


def test_a_voice_is_found_heard_for_nothing_and_speaks(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess
) -> None:
    speech = opened(qtbot, start())
    model = speech.voices.model
    qtbot.waitUntil(lambda: not speech.voices.list_note(), timeout=LIMIT_MS)
    shown = [model.voice_at(row) for row in range(model.rowCount())]
    assert {voice.language for voice in shown if voice is not None} == {"vi-VN"}
    speech.focus_search()
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "trung kien")
    qtbot.waitUntil(lambda: 0 < model.rowCount() < 5, timeout=LIMIT_MS)
    voice = next(row.voice for row in model.rows() if row.voice.code == SOUTHERN)
    speech.voices.demo_wanted.emit(voice)
    qtbot.waitUntil(lambda: stages(sandbox).count("demo") == 1, timeout=LIMIT_MS)
    assert sandbox.ledger() == []
    speech.voices.demo_wanted.emit(voice)
    speech.voices.choose(SOUTHERN)
    create(qtbot, speech, "Xin chào.")
    take = speech.takes.current
    assert take is not None
    assert take.request.voice_code == SOUTHERN
    assert sent(sandbox) == digests("Xin chào.")
    assert stages(sandbox).count("demo") == 1, "a sample is fetched once"


def stages(sandbox: SandboxProcess) -> list[object]:
    return [each["stage"] for each in sandbox.requests()]


def test_a_script_is_locked_made_again_and_a_selection_spoken(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess
) -> None:
    speech = opened(qtbot, start())
    create(qtbot, speech, "Một hai.\nBa bốn.")
    qtbot.waitUntil(lambda: marks(speech) == ["made", "made"], timeout=LIMIT_MS)
    choose(qtbot, speech, "Lock this paragraph as it is")
    speech.settings.set_values(speech.settings.values()._replace(speed=1.5))
    assert marks(speech) == ["locked", "stale"]
    create(qtbot, speech)
    assert marks(speech) == ["locked", "made"]
    speech.script.show_paragraph(1)
    choose(qtbot, speech, "Make this paragraph again")
    assert len(speech.takes.shown()) == 3, "at 1.0, at 1.5 and at 1.5 once more"
    speech.script.editor.moveCursor(speech.script.editor.textCursor().MoveOperation.Start)
    cursor = speech.script.editor.textCursor()
    cursor.movePosition(cursor.MoveOperation.Right, cursor.MoveMode.KeepAnchor, 3)
    speech.script.editor.setTextCursor(cursor)
    choose(qtbot, speech, "The selection")
    assert sent(sandbox)[2:] == digests("Ba bốn.", "Ba bốn.", "Một")


def test_a_long_paragraph_is_bought_in_parts_and_joined_and_drags_as_a_file(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess
) -> None:
    speech = opened(qtbot, start())
    text = " ".join(f"Câu số {number} nói về giá 1.000,5 đồng." for number in range(1, 61))
    speech.settings.set_values(speech.settings.values()._replace(speed=1.9))
    create(qtbot, speech, text)
    qtbot.waitUntil(lambda: speech.takes.current is not None, timeout=LIMIT_MS)
    take = speech.takes.current
    assert take is not None
    charged = [charge["characters"] for charge in sandbox.ledger()]
    assert len(charged) == 2
    assert (take.characters, sum(map(int, charged))) == (len(text) - 1, len(text) - 1)
    data = speech.takes.chip_of(take).drag_data()
    assert data is not None
    (url,) = data.urls()
    assert url.isLocalFile()
    assert duration_s(Path(url.toLocalFile())) == pytest.approx(take.duration_s, abs=0.1)


def duration_s(path: Path) -> float:
    """The length of a file, as another program tells it."""
    if shutil.which("ffprobe") is None:
        return float(soundfile.info(path).duration)
    wanted = ["-show_entries", "format=duration", "-of", "csv=p=0"]
    told = subprocess.run(["ffprobe", "-v", "error", *wanted, str(path)], check=True, capture_output=True)
    return float(told.stdout)


def test_sound_that_is_shorter_than_its_text_is_told(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess
) -> None:
    memory = io.BytesIO()
    soundfile.write(memory, np.full(24_000, 0.1, dtype=np.float32), 48_000, format="WAV", subtype="PCM_16")
    body = base64.b64encode(memory.getvalue()).decode()
    cut = {"stage": "download", "action": "body", "body_base64": body, "content_type": "audio/wav", "nth": 1}
    sandbox.set_faults({"rules": [cut]})
    speech = opened(qtbot, start())
    long = "Ngày xửa ngày xưa, ở một làng nhỏ ven sông, có hai anh em mồ côi cha mẹ từ sớm."
    create(qtbot, speech, f"{long}\n{long[::-1]}")
    qtbot.waitUntil(lambda: speech.script.message is not None, timeout=LIMIT_MS)
    assert speech.script.message is not None
    assert "may not be whole" in speech.script.message.title()


def test_what_is_sent_is_tidied_read_and_paused_as_each_service_wants_it(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    program = start()
    speech = opened(qtbot, program)
    (tmp_path / "cách đọc.csv").write_text("word,reading,case\nAI,trí tuệ nhân tạo,\n", "utf-8")
    qtbot.waitUntil(lambda: speech.sent_desk.words.is_ready, timeout=LIMIT_MS)
    speech.script.readings_wanted.emit()
    dialog = program.window.findChildren(ReadingsDialog)[0]
    dialog.import_from(tmp_path / "cách đọc.csv")
    qtbot.waitUntil(lambda: bool(speech.sent_desk.words.readings.everywhere), timeout=LIMIT_MS)
    dialog.reject()
    speech.script.editor.setPlainText("Hom nay troi dep qua, chung ta di choi nhe.")
    speech.script.count_now()
    qtbot.waitUntil(lambda: "without diacritics" in speech.script.diacritics.text(), timeout=LIMIT_MS)
    speech.script.editor.setPlainText("**Chào**  các bạn\u200b , AI — đây.")
    speech.script.tidy_wanted.emit()
    qtbot.waitUntil(lambda: speech.script.text() == "Chào các bạn, AI, đây.", timeout=LIMIT_MS)
    speech.script.editor.moveCursor(speech.script.editor.textCursor().MoveOperation.End)
    speech.script.insert_pause(0.5)
    create(qtbot, speech)
    speech.settings.set_way(SpeechWay(SpeechApi.CURRENT))
    create(qtbot, speech)
    legacy = "Chào các bạn, trí tuệ nhân tạo, đây. <break time=0.5s/>"
    assert sent(sandbox)[:1] == digests(legacy)
    assert len(sent(sandbox)) == 2
    assert "<break" not in speech.script.facts.texts[0]
    assert sent(sandbox)[1:] == digests(speech.script.facts.texts[0])


def drop(speech: SpeechTab, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    held, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    where, copy, target = QPointF(20, 20), Qt.DropAction.CopyAction, speech.script.editor.viewport()
    QApplication.sendEvent(target, QDragEnterEvent(where.toPoint(), copy, data, buttons, held))
    QApplication.sendEvent(target, QDropEvent(where, copy, data, buttons, held))


def test_documents_come_in_by_drop_by_clipboard_and_by_the_menu(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    program = start()
    speech = opened(qtbot, program)
    document = docx.Document()
    document.add_paragraph("Từ Word.")
    document.save(str(tmp_path / "2.docx"))
    (tmp_path / "1.md").write_text("# Từ *Markdown*", "utf-8")
    drop(speech, tmp_path / "2.docx", tmp_path / "1.md")
    qtbot.waitUntil(lambda: speech.script.text() == "Từ Markdown\nTừ Word.", timeout=LIMIT_MS)
    data = QMimeData()
    data.setText("1\n00:00:01,000 --> 00:00:02,000\nTừ bảng tạm.\n")
    QApplication.clipboard().setMimeData(data)
    speech.script.editor.selectAll()
    speech.script.paste_clean()
    assert speech.script.text() == "Từ bảng tạm."
    (tmp_path / "a.txt").write_bytes("Từ tệp.".encode("utf-16"))
    program.window.workbench.open_path(tmp_path / "a.txt")
    qtbot.waitUntil(lambda: speech.script.text() == "Từ tệp.", timeout=LIMIT_MS)


def test_a_preset_brings_voice_and_settings_back_after_a_restart(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess
) -> None:
    first = start()
    speech = opened(qtbot, first)
    speech.voices.choose(SOUTHERN)
    speech.settings.set_values(speech.settings.values()._replace(speed=1.4))
    entry(speech, "Save as a preset…").trigger()
    dialog = first.window.findChildren(PresetNameDialog)[0]
    dialog.field.setText("Kể chuyện")
    dialog.save_button.click()
    speech.voices.choose("hn_female_ngochuyen_full_48k-fhg")
    speech.settings.set_values(speech.settings.values()._replace(speed=1.0))
    first.close()
    speech = opened(qtbot, start())
    combo = speech.settings.presets.combo
    place = combo.findData("Kể chuyện")
    combo.setCurrentIndex(place)
    combo.activated.emit(place)
    create(qtbot, speech, "Ngày xưa.")
    take = speech.takes.current
    assert take is not None
    assert (take.request.voice_code, take.request.speed) == (SOUTHERN, 1.4)


def entry(speech: SpeechTab, words: str) -> QAction:
    menu = speech.settings.presets.menu()
    return next(action for action in menu.actions() if action.text() == words)
