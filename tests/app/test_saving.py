"""A script saved from the real window: as one file at the times of its subtitles, and a file a paragraph."""

from __future__ import annotations

from pathlib import Path

import pysubs2
import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from tests.app.started import LIMIT_MS, Start
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.app.window import WindowProgram
from vbee_desktop.audio.decode import decode_file
from vbee_desktop.core.save_order import Extra
from vbee_desktop.ui.saving.save_dialog import SaveDialog

SUBTITLES = """1
00:00:01,000 --> 00:00:03,000
Một hai ba.

2
00:00:04,000 --> 00:00:04,200
Bốn năm sáu.

3
00:00:06,500 --> 00:00:09,000
Bảy tám chín.
"""


def saving(qtbot: QtBot, program: WindowProgram, output: Path) -> SaveDialog:
    """The dialog of **Save audio…**, over a folder that is there."""
    output.mkdir()
    actions = program.window.menuBar().findChildren(QAction)
    next(action for action in actions if action.text().replace("&", "") == "Save audio…").trigger()
    dialog = program.window.findChildren(SaveDialog)[-1]
    dialog.form.folder.setText(str(output))
    return dialog


def save(qtbot: QtBot, dialog: SaveDialog) -> list[str]:
    with qtbot.waitSignal(dialog.saved, timeout=LIMIT_MS) as saved:
        dialog.save_button.click()
    assert saved.args is not None
    return [path.name for path in saved.args[0].paths]


def test_a_script_from_subtitles_is_saved_at_their_times_and_by_paragraph(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    program = start()
    speech = program.window.workbench.speech
    (tmp_path / "film.srt").write_text(SUBTITLES)
    program.window.workbench.open_path(tmp_path / "film.srt")
    editor = speech.script.editor
    qtbot.waitUntil(lambda: editor.paragraph_count() == 3, timeout=LIMIT_MS)
    qtbot.waitUntil(speech.act.button.isEnabled, timeout=LIMIT_MS)
    speech.main_act()
    qtbot.waitUntil(lambda: [editor.mark_of(each) for each in range(3)] == ["made"] * 3, timeout=LIMIT_MS)
    qtbot.waitUntil(lambda: speech.act.button.text() == "Create speech", timeout=LIMIT_MS)

    dialog = saving(qtbot, program, tmp_path / "whole")
    assert dialog.form.cues.note.text().startswith("1 ")
    dialog.form.name.setText("film.wav")
    dialog.form.extras[Extra.SRT].setChecked(True)
    assert save(qtbot, dialog) == ["film.wav", "film.srt"]
    cues = pysubs2.load(str(tmp_path / "whole" / "film.srt"))
    assert [cue.start for cue in cues] == pytest.approx([1000, 4000, 6500], abs=1)
    assert decode_file(tmp_path / "whole" / "film.wav").duration_s == pytest.approx(
        cues[2].end / 1000, abs=0.01
    )

    dialog = saving(qtbot, program, tmp_path / "parts")
    dialog.form.shape.set_current(1)
    names = save(qtbot, dialog)
    assert names == ["1 Một hai ba.mp3", "2 Bốn năm sáu.mp3", "3 Bảy tám chín.mp3"]
    assert sorted(path.name for path in (tmp_path / "parts").iterdir()) == names
    assert len(sandbox.ledger()) == 3
