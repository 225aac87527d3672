"""The main job in the real window against the sandbox, by itself: leaves audio, transcript and pictures."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer

from vbee_desktop.app.setup import Demo, Setup
from vbee_desktop.core.errors import Code, VbeeError
from vbee_desktop.core.models import Take, Utterance
from vbee_desktop.core.resources import resource_path
from vbee_desktop.core.safe_file import write_whole
from vbee_desktop.core.subtitles import to_srt, to_txt
from vbee_desktop.store.home import Home

if TYPE_CHECKING:
    from collections.abc import Callable

    from vbee_desktop.app.window import WindowProgram
    from vbee_desktop.worker.job_handle import JobHandle

SCRIPT = (
    "Chào mừng các bạn quay trở lại với kênh Bếp Nhà Mây. "
    "Hôm nay, chúng ta sẽ cùng pha một ly cà phê phin thật đậm, thật thơm."
)
STEP_TIMEOUT_MS = 60_000
LOOK_MS = 20
SIZE = (1280, 800)


def run_tour(setup: Setup, folder: Path, language: str) -> list[Path]:
    """Do the main job of both tabs and return the files made, in order.

    Uses a home of its own inside ``folder`` and the sandbox, unless ``setup`` names a server. Raises
    `VbeeError`
    with the step that did not end in time.
    """
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY") and sys.platform == "linux":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from vbee_desktop.app.window import WindowProgram, make_application

    app = make_application()
    own = replace(setup, home=Home(folder / "home"), demo=Demo.ALWAYS)
    program = WindowProgram(app, own.home, lambda: own, language)
    tour = Tour(program, folder)
    try:
        return tour.run()
    finally:
        program.close()


class Tour:
    """One walk through the window. Each step waits for what a person would wait for."""

    def __init__(self, program: WindowProgram, folder: Path) -> None:
        self._program = program
        self._window = program.window
        self._folder = folder
        self._made: list[Path] = []

    def run(self) -> list[Path]:
        """All steps in order; the files made."""
        self._window.resize(*SIZE)
        self._window.show()
        self._until("the window to answer", lambda: self._program.is_complete)
        self._until("the sandbox", lambda: self._program.desk.is_demo)
        take = self._speak()
        self._show_in_both_themes("text-to-speech")
        utterances = self._recognise()
        self._show_in_both_themes("speech-to-text")
        self._keep_texts(utterances)
        self._made.append(take)
        return self._made

    def _speak(self) -> Path:
        from vbee_desktop.ui.shell.workbench import SPEECH

        self._window.workbench.show_tab(SPEECH)  # an earlier tour in this folder ended in the other tab
        speech = self._window.workbench.speech
        speech.script.editor.setPlainText(SCRIPT)
        self._until("the voices", speech.act.button.isEnabled)
        speech.main_act()
        self._until("the speech", lambda: speech.takes.current is not None)
        take = speech.takes.current
        if not isinstance(take, Take):
            raise VbeeError(Code.INTERNAL, "the take is missing")
        saved = self._result(self._program.desk.save_audio(take, self._folder / "speech.mp3"))
        self._until("the waveform", lambda: self._window.workbench.transport.waveform.duration_s > 0)
        if not isinstance(saved, Path):
            raise VbeeError(Code.INTERNAL, "the audio was not saved")
        return saved

    def _recognise(self) -> tuple[Utterance, ...]:
        workbench, sample = self._window.workbench, resource_path("samples", "english.wav")
        workbench.open_path(sample)
        tab = workbench.transcription
        if tab is None:
            raise VbeeError(Code.INTERNAL, "the second tab is missing")
        self._until("the look at the file", lambda: tab.can_transcribe)
        tab.main_act()
        self._until("the words", lambda: tab.result is not None)
        return tab.result.utterances if tab.result is not None else ()

    def _keep_texts(self, utterances: tuple[Utterance, ...]) -> None:
        for name, writer in (("transcript.txt", to_txt), ("transcript.srt", to_srt)):
            path = self._folder / name
            write_whole(path, writer(utterances).encode())
            self._made.append(path)

    def _show_in_both_themes(self, name: str) -> None:
        for mode in ("dark", "light"):
            self._program.look.set_mode(mode)
            self._settle()
            path = self._folder / f"{name}-{mode}.png"
            if not self._window.grab().save(str(path)):
                raise VbeeError(Code.DISK, "the picture could not be written", path=str(path))
            self._made.append(path)

    def _settle(self) -> None:
        """Let the window lay itself out and draw."""
        loop = QEventLoop()
        QTimer.singleShot(300, loop.quit)
        loop.exec()

    def _result(self, handle: JobHandle) -> object:
        results: list[object] = []
        handle.succeeded.connect(results.append)
        handle.failed.connect(results.append)
        self._until("a file to be written", lambda: bool(results))
        if isinstance(results[0], VbeeError):
            raise results[0]
        return results[0]

    def _until(self, what: str, condition: Callable[[], bool]) -> None:
        """Run the window until the condition holds."""
        loop, watch, clock = QEventLoop(), QTimer(), QElapsedTimer()

        def look() -> None:
            if condition() or clock.hasExpired(STEP_TIMEOUT_MS):
                loop.quit()

        clock.start()
        watch.timeout.connect(look)
        watch.start(LOOK_MS)
        loop.exec()
        watch.stop()
        if not condition():
            raise VbeeError(Code.INTERNAL, f"the tour waited in vain for {what}")
