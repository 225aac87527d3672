"""What is done over and over in one process, each time to its end: one class for each kind of work."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
import soundfile
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from tests.app.everywhere import views
from tests.bench.ticks import until
from tests.support.services import CREDENTIALS
from vbee_desktop.app.setup import Setup
from vbee_desktop.app.window import WindowProgram
from vbee_desktop.core.resources import resource_path
from vbee_desktop.core.server import server_at
from vbee_desktop.store.home import Home
from vbee_desktop.store.secrets import Secrets
from vbee_desktop.ui.settings.settings_dialog import SettingsDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from vbee_desktop.ui.look import Mode

LANGUAGES = ("vi", "en")
MODES: tuple[Mode, ...] = ("light", "dark", "system")
CLIP_S = 0.7
NOISE = 0.002
"""Far below the speech, and enough to make each clip another one, which is not found ready-made."""


class Work(Protocol):
    """Something that can be done any number of times."""

    def cycle(self, number: int) -> None:
        """Do it once more and wait until nothing of it is under way."""
        ...

    def close(self) -> None:
        """End what is open."""
        ...


class Creates:
    """A person writes another text over the last one and has it spoken."""

    def __init__(self, app: QApplication, url: str, folder: Path) -> None:
        self._program = opened(app, url, folder / "home", "en")
        self._speech = self._program.window.workbench.speech

    def cycle(self, number: int) -> None:
        speech, before = self._speech, self._speech.takes.current
        cursor = QTextCursor(speech.script.editor.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(f"Câu số {number}.")
        until(speech.act.button.isEnabled, "the button")
        speech.main_act()
        until(lambda: speech.takes.current not in (None, before), "the take")
        settle(self._program)

    def close(self) -> None:
        end(self._program)


class Transcriptions:
    """A person opens another sound and has it recognised."""

    def __init__(self, app: QApplication, url: str, folder: Path) -> None:
        self._folder = folder
        self._program = opened(app, url, folder / "home", "en")

    def cycle(self, number: int) -> None:
        workbench = self._program.window.workbench
        tab = workbench.transcription
        assert tab is not None
        clip, before = self._clip(number), tab.result
        workbench.open_path(clip)
        until(lambda: tab.can_transcribe, "the sound")
        tab.main_act()
        until(lambda: tab.result not in (None, before), "the words")
        settle(self._program)
        clip.unlink()

    def close(self) -> None:
        end(self._program)

    def _clip(self, number: int) -> Path:
        samples, rate_hz = soundfile.read(resource_path("samples", "english.wav"))
        samples = samples[: round(CLIP_S * rate_hz)]
        path = self._folder / f"clip-{number}.wav"
        hiss = np.random.default_rng(number).normal(0, NOISE, samples.shape)
        soundfile.write(path, samples + hiss, rate_hz, subtype="PCM_16")
        return path


class Windows:
    """The whole window is opened, each of its views and dialogs is shown, its look and its language change,
    and it is closed again.
    """

    def __init__(self, app: QApplication, url: str, folder: Path) -> None:
        self._app = app
        self._url = url
        self._home = folder / "home"

    def cycle(self, number: int) -> None:
        program = opened(self._app, self._url, self._home, LANGUAGES[number % 2])
        for _name, _dialog in views(program, Patience()):
            pass
        program.window.workbench.set_mode(MODES[number % 3])
        speak_other(program, LANGUAGES[(number + 1) % 2])
        end(program)

    def close(self) -> None:
        """Nothing is left open."""


class Patience:
    """Waits as `pytestqt` does, where there is no test."""

    def waitUntil(self, condition: Callable[[], object], *, timeout: int) -> None:
        until(condition, f"within {timeout} ms")


KINDS: dict[str, Callable[[QApplication, str, Path], Work]] = {
    "creates": Creates,
    "transcriptions": Transcriptions,
    "windows": Windows,
}


def opened(app: QApplication, url: str, home: Path, language: str) -> WindowProgram:
    """The real window, whole, with its voices."""
    where = Home(home)
    setup = Setup(where, Secrets(CREDENTIALS), server_at(url))
    program = WindowProgram(app, where, lambda: setup, language)
    program.window.show()
    until(lambda: program.is_complete, "the whole window")
    voices = program.window.workbench.speech.voices
    until(lambda: voices.model.known_count() > 0, "the voices")
    return program


def speak_other(program: WindowProgram, language: str) -> None:
    """Choose another language in the settings, and wait for it."""
    settle(program)
    last = program.window.workbench
    last.settings_wanted.emit()
    [dialog] = [each for each in program.window.findChildren(SettingsDialog) if each.isVisible()]
    dialog.general.language.setCurrentIndex(dialog.general.language.findData(language))
    dialog.save_button.click()
    until(lambda: program.window.workbench is not last, "the other language")
    settle(program)


def settle(program: WindowProgram) -> None:
    """Until nothing is under way, and what is to be deleted is."""
    until(lambda: not program.desk.waiting, "rest")
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def end(program: WindowProgram) -> None:
    """Close the window as at the end of the program, and let go of it."""
    assert program.close()
    program.window.deleteLater()
    program.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
