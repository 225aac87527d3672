"""Every view and dialog of the real window, one after the other, for tests that hold them all to a rule."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.app.started import LIMIT_MS
from tests.support.past_jobs import write_past_jobs
from vbee_desktop.app.window import WindowProgram
from vbee_desktop.core.errors import Code, NoAnswer, VbeeError
from vbee_desktop.core.models import Transcript, Utterance
from vbee_desktop.core.resources import resource_path
from vbee_desktop.store.database import open_database
from vbee_desktop.store.home import Home
from vbee_desktop.ui.shell.workbench import SPEECH, TRANSCRIPTION
from vbee_desktop.ui.support.diagnostics_dialog import DiagnosticsDialog

NO_DIALOGS = (
    "&Open…", "Open &logs", "&Quit", "&Record or stop recording", "&Create or transcribe", "&Undo", "&Redo",
)  # fmt: skip
"""Entries that are left alone: boxes of the system, and acts that cost or end something."""
View = tuple[str, QWidget]


def write_history(home: Home, title: str) -> None:
    """A few earlier jobs, all of this title."""
    write_past_jobs(home.journal_file, 4)
    with closing(open_database(home.journal_file)) as connection, connection:
        connection.execute("UPDATE jobs SET title = ?", [title])


def fill(program: WindowProgram, qtbot: QtBot, words: str, sound: Path) -> None:
    """Bring ``words`` wherever words of a person or of a server can stand; ``sound`` is a file to be made."""
    workbench, speech = program.window.workbench, program.window.workbench.speech
    qtbot.waitUntil(lambda: workbench.listening is not None, timeout=LIMIT_MS)
    qtbot.waitUntil(workbench.history.button.isEnabled, timeout=LIMIT_MS)
    speech.script.editor.insertPlainText(f"Xin chào. {words}")
    qtbot.waitUntil(speech.act.button.isEnabled, timeout=LIMIT_MS)
    speech.main_act()
    qtbot.waitUntil(lambda: speech.takes.current is not None, timeout=LIMIT_MS)
    transcription = workbench.transcription
    assert transcription is not None
    shutil.copy(resource_path("samples", "english.wav"), sound)
    workbench.open_path(sound)
    qtbot.waitUntil(lambda: transcription.can_transcribe, timeout=LIMIT_MS)
    utterances = (Utterance(words, 0.0, 1.0), Utterance("hai", 1.5, 2.0))
    transcription.show_earlier(Transcript("job", "id", words, utterances, 3, sound), sound.name, 3.0)
    workbench.show_error(a_failure(words))


def a_failure(words: str) -> VbeeError:
    """An error that quotes what a server said."""
    return NoAnswer(Code.SERVICE_FAILED, words, message=words, error_code=words)


class Waits(Protocol):
    """All that is needed of `pytestqt` here."""

    def waitUntil(self, callback: Callable[[], bool], /, *, timeout: int) -> None:
        """Run the event loop until the condition holds."""
        ...


def views(program: WindowProgram, qtbot: Waits) -> Iterator[View]:
    """Each view with its name. Dialogs are there until the next is asked for."""
    window, workbench = program.window, program.window.workbench
    workbench.show_tab(SPEECH)
    settled()
    yield "speech", window
    yield from opened_by("Readings…", workbench.speech.script.readings_wanted.emit, program, qtbot)
    yield from opened_by("What is sent", workbench.speech.script.sent_wanted.emit, program, qtbot)
    assert workbench.transcription is not None
    workbench.show_tab(TRANSCRIPTION)
    settled()
    yield "transcription", window
    workbench.transcription.show_recorder()
    settled()
    yield "recorder", window
    workbench.show_tab(SPEECH)
    left_alone = {QCoreApplication.translate("MainMenu", words) for words in NO_DIALOGS}
    for action in window.menuBar().findChildren(QAction):
        words = action.text()
        if words and words not in left_alone and action.menu() is None and not action.isCheckable():
            for name, dialog in opened_by(words.replace("&", ""), action.trigger, program, qtbot):
                if isinstance(
                    dialog, DiagnosticsDialog
                ):  # what it gathers takes a while, and is not to be left
                    qtbot.waitUntil(dialog.copy_button.isEnabled, timeout=LIMIT_MS)
                yield name, dialog
    if workbench.status.points_button.isVisible():
        yield from opened_by("points", workbench.status.points_button.click, program, qtbot)
    workbench.message.dismiss()
    if not workbench.history.is_shown:
        workbench.history.toggle()
    settled()
    yield "history", window


def opened_by(name: str, act: Callable[[], object], program: WindowProgram, qtbot: Waits) -> Iterator[View]:
    """What opens a window of its own by an act; nothing for an act that opens none."""
    before = set(windows())
    act()
    qtbot.waitUntil(lambda: is_comparison_shown(program), timeout=LIMIT_MS)
    settled()
    for dialog in set(windows()) - before:
        yield name, dialog
        dialog.close()
    settled()


def is_comparison_shown(program: WindowProgram) -> bool:
    """Voices are compared in a dialog that is shown a turn after it is made; true where none is made."""
    link = program.window.workbench.compare
    return link is None or link.dialog is None or link.dialog.isVisible()


def windows() -> list[QWidget]:
    """All that are to be seen."""
    return [each for each in QApplication.topLevelWidgets() if each.isVisible()]


def settled() -> None:
    """Let what was asked for be laid out, and what was closed go."""
    for _ in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
