"""A script from subtitles in the real window: what takes too long is made again faster, and saved on time."""

from __future__ import annotations

from pathlib import Path

import pytest
import soundfile
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.app.started import LIMIT_MS, Start
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.app.window import WindowProgram
from vbee_desktop.ui.saving.save_dialog import SaveDialog

FITS, TOO_LONG, IMPOSSIBLE = "Một hai ba.", "Bốn năm sáu bảy tám chín mười.", "Mười một mười hai mười ba."
SUBTITLES = f"""1
00:00:00,500 --> 00:00:03,500
{FITS}

2
00:00:04,000 --> 00:00:05,100
{TOO_LONG}

3
00:00:07,000 --> 00:00:07,200
{IMPOSSIBLE}

4
00:00:12,000 --> 00:00:15,000
{TOO_LONG}
"""
COUNT = 4
CUE_S = (3.0, 1.1, 0.2, 3.0)


def open_and_make(qtbot: QtBot, program: WindowProgram, path: Path) -> None:
    """The subtitles become the script, and all of it is made."""
    path.write_text(SUBTITLES)
    speech = program.window.workbench.speech
    program.window.workbench.open_path(path)
    qtbot.waitUntil(lambda: speech.script.editor.paragraph_count() == COUNT, timeout=LIMIT_MS)
    qtbot.waitUntil(speech.act.button.isEnabled, timeout=LIMIT_MS)
    speech.main_act()
    wait_for_message(qtbot, program, "2 ")


def wait_for_message(qtbot: QtBot, program: WindowProgram, count: str) -> None:
    """So many paragraphs are said to take longer than their subtitles."""
    script = program.window.workbench.speech.script

    def is_told() -> bool:
        title = script.message.title() if script.message is not None and script.message.isVisible() else ""
        return title.startswith(count) and "longer than" in title

    qtbot.waitUntil(is_told, timeout=LIMIT_MS)


def marks(program: WindowProgram) -> list[str]:
    editor = program.window.workbench.speech.script.editor
    return [editor.mark_of(paragraph) for paragraph in range(editor.paragraph_count())]


def press(program: WindowProgram, words: str) -> None:
    message = program.window.workbench.speech.script.message
    assert message is not None
    next(button for button in message.action_buttons() if button.text().startswith(words)).click()


def save_dialog(program: WindowProgram, folder: Path) -> SaveDialog:
    """**Save audio…** over this folder."""
    folder.mkdir()
    actions = program.window.menuBar().findChildren(QAction)
    next(action for action in actions if action.text().replace("&", "") == "Save audio…").trigger()
    dialog = program.window.findChildren(SaveDialog)[-1]
    dialog.form.folder.setText(str(folder))
    dialog.form.format.setCurrentText("WAV")
    return dialog


def save(qtbot: QtBot, dialog: SaveDialog) -> list[Path]:
    with qtbot.waitSignal(dialog.saved, timeout=LIMIT_MS) as saved:
        dialog.save_button.click()
    assert saved.args is not None
    return list(saved.args[0].paths)


def saved_lengths_s(qtbot: QtBot, program: WindowProgram, folder: Path) -> list[float]:
    """How long each paragraph is in a file of its own, as another library reads it."""
    dialog = save_dialog(program, folder)
    dialog.form.shape.set_current(1)
    paths = save(qtbot, dialog)
    return [float(soundfile.info(path).duration) for path in paths]


def test_what_takes_too_long_is_priced_made_faster_and_saved_on_time(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    program = start()
    speech = program.window.workbench.speech
    open_and_make(qtbot, program, tmp_path / "film.srt")
    before_s = saved_lengths_s(qtbot, program, tmp_path / "before")
    assert before_s[1] > CUE_S[1]
    assert before_s[2] > CUE_S[2] * 1.9
    assert len(sandbox.ledger()) == 3, "the same words are bought once"
    dialog = save_dialog(program, tmp_path / "again")
    note = dialog.form.cues.note.text()
    assert note.startswith("2 ")
    assert "at speed 1.5 at most" in note
    assert "even at speed 1.9" in note
    assert f"({len(TOO_LONG)} points)" in dialog.form.cues.faster_button.text()
    dialog.form.cues.faster_button.click()
    wait_for_message(qtbot, program, "1 ")
    assert speech.script.message is not None
    assert not speech.script.message.action_buttons(), "nothing more can be made to fit"
    charged = sandbox.ledger()
    assert [charge["characters"] for charge in charged[3:]] == [len(TOO_LONG)]
    after_s = saved_lengths_s(qtbot, program, tmp_path / "after")
    assert after_s[1] <= CUE_S[1]
    assert [after_s[place] for place in (0, 2, 3)] == [before_s[place] for place in (0, 2, 3)]
    dialog = save_dialog(program, tmp_path / "whole")
    dialog.form.shape.set_current(0)
    (path,) = save(qtbot, dialog)
    assert soundfile.info(path).duration == pytest.approx(12.0 + before_s[3], abs=0.001)


@pytest.mark.allowed_logs("This plugin does not support")
def test_a_faster_paragraph_stays_so_over_a_restart_and_is_not_paid_again(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    first = start()
    open_and_make(qtbot, first, tmp_path / "film.srt")
    press(first, "Make 1 ")
    wait_for_message(qtbot, first, "1 ")
    first.close()
    again = start()
    speech = again.window.workbench.speech
    qtbot.waitUntil(lambda: marks(again) == ["made"] * COUNT, timeout=LIMIT_MS)
    assert saved_lengths_s(qtbot, again, tmp_path / "after")[1] <= CUE_S[1]
    speech.script.editor.mark_menu_wanted.emit(1, QPoint())
    menu = speech.findChildren(QMenu)[-1]
    next(act for act in menu.actions() if act.text() == "Usual speed for this paragraph").trigger()
    menu.close()
    assert saved_lengths_s(qtbot, again, tmp_path / "usual")[1] > CUE_S[1]
    qtbot.waitUntil(lambda: "(0 points)" in save_dialog_act(again, tmp_path), timeout=LIMIT_MS)
    assert len(sandbox.ledger()) == 4


def save_dialog_act(program: WindowProgram, folder: Path) -> str:
    dialog = save_dialog(program, folder / f"price{len(list(folder.iterdir()))}")
    words = dialog.form.cues.faster_button.text()
    dialog.reject()
    return words
