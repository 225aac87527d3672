"""A person's hand in the real program: does one deed in its window, says so, and may end it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.soak.life import BEGUN
from vbee_desktop.core.resources import resource_path
from vbee_desktop.ui.settings.settings_dialog import SettingsDialog
from vbee_desktop.ui.shell.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.soak.life import Life
    from vbee_desktop.ui.shell.workbench import Workbench
    from vbee_desktop.ui.transcription.transcription_tab import TranscriptionTab

LOOK_MS = 5
PARTS = 3
NO_DIALOGS = ("&Open…", "Open &logs", "&Quit")
"""Boxes of the system, and what ends the program."""


class Hand(QObject):
    """Looks again and again how far the program is; each deed is a generator that goes on once what it waits
    for is there.
    """

    def __init__(self, app: QApplication, life: Life) -> None:
        super().__init__(app)
        self._life = life
        self._steps = self._all_steps()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(LOOK_MS)

    def _look(self) -> None:
        if not next(self._steps):
            return
        self._timer.stop()
        print(BEGUN, flush=True)
        if self._life.way in {"close", "Ctrl+Q"}:
            self._steps = self._ending()
            QTimer.singleShot(round(self._life.later_s * 1000), self._timer, self._timer.start)

    def _all_steps(self) -> Iterator[bool]:
        """False as often as it must be waited; True once the deed is under way."""
        while not self._is_whole():
            yield False
        deed = getattr(self, f"_{self._life.deed}", None)
        if deed is not None:
            yield from deed()
        yield True

    def _is_whole(self) -> bool:
        windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
        if not windows or not windows[0].is_furnished:
            return False
        self._window = windows[0]
        tab = self._bench.transcription
        return tab is not None and self._bench.speech.voices.model.known_count() > 0

    @property
    def _bench(self) -> Workbench:
        return self._window.workbench

    @property
    def _tab(self) -> TranscriptionTab:
        tab = self._bench.transcription
        assert tab is not None
        return tab

    def _type(self) -> Iterator[bool]:
        QTest.keyClicks(self._window.editor, "xin chao")
        yield False

    def _create(self) -> Iterator[bool]:
        yield from self._create_all(self._life.words)

    def _parts(self) -> Iterator[bool]:
        yield from self._create_all("\n".join(f"{self._life.words} {part}" for part in range(PARTS)))

    def _play(self) -> Iterator[bool]:
        yield from self._create()
        while self._bench.speech.takes.current is None:
            yield False
        if self._bench.transport.state != "playing":
            self._bench.playback.toggle()

    def _create_all(self, words: str) -> Iterator[bool]:
        speech = self._bench.speech
        speech.script.editor.setPlainText(words)
        while not speech.act.button.isEnabled():
            yield False
        speech.main_act()

    def _record(self) -> Iterator[bool]:
        self._bench.show_tab(1)
        yield False
        self._tab.toggle_recording()

    def _transcribe(self) -> Iterator[bool]:
        self._bench.open_path(resource_path("samples", "english.wav"))
        while not self._tab.can_transcribe:
            yield False
        self._tab.main_act()

    def _dialog(self) -> Iterator[bool]:
        left_alone = {QCoreApplication.translate("MainMenu", words) for words in NO_DIALOGS}
        actions = [
            each
            for each in self._window.menuBar().findChildren(QAction)
            if each.text()
            and each.text() not in left_alone
            and each.menu() is None
            and not each.isCheckable()
        ]
        actions[self._life.choice % len(actions)].trigger()
        yield False

    def _language(self) -> Iterator[bool]:
        self._bench.settings_wanted.emit()
        while not (dialogs := self._window.findChildren(SettingsDialog)):
            yield False
        field = dialogs[0].general.language
        field.setCurrentIndex(field.findData("en" if self._life.language == "vi" else "vi"))
        dialogs[0].save_button.click()

    def _history(self) -> Iterator[bool]:
        self._bench.history.toggle()
        yield False

    def _theme(self) -> Iterator[bool]:
        self._bench.set_mode("dark")
        yield False

    def _ending(self) -> Iterator[bool]:
        """As a person does, who cannot reach the window before its dialog is closed."""
        while (dialog := QApplication.activeModalWidget()) is not None:
            dialog.close()
            yield False
        if self._life.way == "close":
            self._window.close()
        else:
            while not self._window.isActiveWindow():
                self._window.activateWindow()
                yield False
            QTest.keyClick(self._window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
        while True:
            yield False
