"""A batch in the real program: a table becomes files, the price is told first, and a pause costs nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
import soundfile
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from tests.app.started import LIMIT_MS, Start
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.app.window import WindowProgram
from vbee_desktop.core.batch import REPORT_NAME
from vbee_desktop.ui.batch.batch_dialog import BatchDialog
from vbee_desktop.ui.batch.batch_model import Column
from vbee_desktop.ui.speech.speech_settings import SpeechSettings

TABLE = (
    "text;voice;speed;file name\n"
    "Xin chào.;;;chào\n"
    "Tạm biệt.;sg_male_trungkien_vdts_48k-fhg;1,2;\n"
    "Hỏng;;nhanh;\n"
)


def open_dialog(qtbot: QtBot, program: WindowProgram) -> BatchDialog:
    qtbot.waitUntil(lambda: program.desk.has_credentials, timeout=LIMIT_MS)
    actions = program.window.menuBar().findChildren(QAction)
    next(action for action in actions if action.text().replace("&", "") == "Batch…").trigger()
    link = program.window.workbench.batch
    assert link is not None
    assert link.dialog is not None
    return link.dialog


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "texts.csv"
    path.write_text(TABLE, encoding="utf-8-sig")
    return path


@pytest.fixture
def output(tmp_path: Path) -> Path:
    path = tmp_path / "sounds"
    path.mkdir()
    return path


def fill(qtbot: QtBot, dialog: BatchDialog, source: Path, output: Path) -> None:
    dialog.form.output.setText(str(output))
    dialog.form.source_chosen.emit(source)
    qtbot.waitUntil(dialog.act_button.isEnabled, timeout=LIMIT_MS)


def states(dialog: BatchDialog) -> list[str]:
    rows = dialog.table.rows
    return [rows.text(row, Column.STATE) for row in range(rows.rowCount())]


def test_a_table_becomes_files_and_a_report(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, table: Path, output: Path
) -> None:
    program = start()
    dialog = open_dialog(qtbot, program)
    fill(qtbot, dialog, table, output)
    assert dialog.price.text() == "2 texts · 18 points"
    assert (
        dialog.left_out.text() == "1 row or file is left out: 4 (speed)"
        or "4 (speed)" in dialog.left_out.text()
    )
    assert not sandbox.ledger()
    dialog.act_button.click()
    assert dialog.act_button.text() == "Pause"
    qtbot.waitUntil(lambda: states(dialog) == ["Saved", "Saved"], timeout=LIMIT_MS)
    qtbot.waitUntil(dialog.message.isVisible, timeout=LIMIT_MS)
    assert sorted(path.name for path in output.iterdir()) == ["2 Tạm biệt.mp3", "chào.mp3", REPORT_NAME]
    assert sum(charge["characters"] for charge in sandbox.ledger()) == 18
    assert not dialog.act_button.isEnabled()


def test_a_batch_goes_on_after_a_pause_and_is_paid_once(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, output: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(1, 6):
        (folder / f"bài {number}.txt").write_text(f"Đây là bài số {number}.")
    sandbox.settings(job_duration_s=0.5)
    program = start()
    dialog = open_dialog(qtbot, program)
    fill(qtbot, dialog, folder, output)
    dialog.act_button.click()
    qtbot.waitUntil(lambda: "Saved" in states(dialog), timeout=LIMIT_MS)
    dialog.close()
    again = open_dialog(qtbot, program)
    qtbot.waitUntil(again.act_button.isEnabled, timeout=LIMIT_MS)
    assert again.act_button.text() == "Continue"
    assert "Saved" in states(again)
    assert "Waiting" in states(again)
    again.act_button.click()
    qtbot.waitUntil(lambda: states(again) == ["Saved"] * 5, timeout=LIMIT_MS)
    assert len(sandbox.ledger()) == 5
    assert len(list(output.glob("*.mp3"))) == 5


def test_a_voice_and_then_the_folder_vanish_and_it_goes_on_after_a_restart(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, output: Path, tmp_path: Path
) -> None:
    gone = "hue_female_huonggiang_full_48k-fhg"
    table = tmp_path / "texts.csv"
    table.write_text(f"text,voice\nMột.,\nHai.,{gone}\nBa.,never-was\nBốn.,\nNăm.,\n")
    sandbox.settings(job_duration_s=0.5, refused_voices=[gone])
    program = start()
    dialog = open_dialog(qtbot, program)
    fill(qtbot, dialog, table, output)
    dialog.act_button.click()
    qtbot.waitUntil(lambda: "Saved" in states(dialog), timeout=LIMIT_MS)
    output.rename(tmp_path / "away")
    qtbot.waitUntil(dialog.message.isVisible, timeout=LIMIT_MS)
    assert str(output) in dialog.message.title()
    assert dialog.message.text() == "There is no such folder."
    refused, unknown = states(dialog)[1:3]
    assert refused == f"Not in your plan. Voice {gone} is not available for your account"
    assert unknown == "voice_code never-was is not found"
    why = dialog.table.rows.index(1, Column.STATE).data(Qt.ItemDataRole.ToolTipRole)
    assert "not open to your account. Nothing was charged." in why
    program.close()
    sandbox.settings(refused_voices=[])
    again = open_dialog(qtbot, start())
    qtbot.waitUntil(again.act_button.isEnabled, timeout=LIMIT_MS)
    assert "Saved" in states(again), "what is finished stays"
    again.form.output.setText(str(tmp_path / "away"))
    again.act_button.click()
    qtbot.waitUntil(again.message.isVisible, timeout=LIMIT_MS)
    qtbot.waitUntil(lambda: states(again) == ["Saved", "Saved", unknown, "Saved", "Saved"], timeout=LIMIT_MS)
    assert len(sandbox.ledger()) == 4
    assert len(list((tmp_path / "away").glob("*.mp3"))) == 4
    assert "voice_code never-was is not found" in (tmp_path / "away" / REPORT_NAME).read_text()


def test_the_settings_of_the_tab_are_those_of_the_batch_as_it_began(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, output: Path, tmp_path: Path
) -> None:
    table = tmp_path / "texts.csv"
    table.write_text("text,sample rate\nMột.,8000\nHai.,\n")
    program = start()
    speech = program.window.workbench.speech
    qtbot.waitUntil(lambda: speech.voices.voice() is not None, timeout=LIMIT_MS)
    speech.settings.set_values(SpeechSettings(audio_format="wav", sample_rate_hz=16000))
    dialog = open_dialog(qtbot, program)
    assert "WAV · 16 kHz" in dialog.form.about.text()
    fill(qtbot, dialog, table, output)
    speech.settings.set_values(SpeechSettings(sample_rate_hz=24000))
    dialog.act_button.click()
    qtbot.waitUntil(lambda: states(dialog) == ["Saved", "Saved"], timeout=LIMIT_MS)
    rates = [soundfile.info(path).samplerate for path in sorted(output.glob("*.wav"))]
    assert rates == [8000, 16000]


def test_what_cannot_be_a_batch_is_told(qtbot: QtBot, start: Start, output: Path, tmp_path: Path) -> None:
    program = start()
    dialog = open_dialog(qtbot, program)
    dialog.form.output.setText(str(output))
    bad = tmp_path / "bad.csv"
    bad.write_text("words,voice\nXin chào,\n")
    dialog.form.source_chosen.emit(bad)
    qtbot.waitUntil(dialog.message.isVisible, timeout=LIMIT_MS)
    assert dialog.message.text() == "Its first line has to name the columns, one of them “text”."
    dialog.form.source_chosen.emit(output)
    qtbot.waitUntil(lambda: "folder" in dialog.message.text(), timeout=LIMIT_MS)
    assert not dialog.act_button.isEnabled()


def test_the_limit_and_the_folder_can_be_changed_when_it_stopped(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, table: Path, output: Path
) -> None:
    program = start()
    dialog = open_dialog(qtbot, program)
    dialog.form.limits.setChecked(True)
    dialog.form.limit.setValue(10)
    fill(qtbot, dialog, table, output)
    dialog.act_button.click()
    qtbot.waitUntil(dialog.message.isVisible, timeout=LIMIT_MS)
    assert dialog.message.title() == "It would cost 18 points; the limit is 10."
    assert len(sandbox.ledger()) == 1
    qtbot.waitUntil(dialog.act_button.isEnabled, timeout=LIMIT_MS)
    dialog.form.limits.setChecked(False)
    dialog.act_button.click()
    qtbot.waitUntil(lambda: states(dialog) == ["Saved", "Saved"], timeout=LIMIT_MS)
    assert len(sandbox.ledger()) == 2
