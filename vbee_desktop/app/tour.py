"""The main job in the real window against the sandbox, by itself: leaves audio, transcript and pictures."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

from vbee_desktop.app.demo_server import demo_command
from vbee_desktop.app.setup import Demo, Setup
from vbee_desktop.app.walk import Pictures, Walk
from vbee_desktop.core.errors import Code, VbeeError
from vbee_desktop.core.models import Take, Utterance
from vbee_desktop.core.resources import resource_path
from vbee_desktop.core.safe_file import write_whole
from vbee_desktop.core.subtitles import to_srt, to_txt
from vbee_desktop.store.home import Home

SCRIPT = (
    "Chào mừng các bạn quay trở lại với kênh Bếp Nhà Mây. "
    "Hôm nay, chúng ta sẽ cùng pha một ly cà phê phin thật đậm, thật thơm."
)


def run_tour(
    setup: Setup, folder: Path, language: str, pictures: Pictures, *, shows_all: bool = False
) -> list[Path]:
    """Do the main job of both tabs and return the files made, in order; with ``shows_all`` take pictures of
    every other state of the window too.

    Uses a home of its own inside ``folder`` and the sandbox, unless ``setup`` names a server. Raises
    `VbeeError` with the step that did not end in time, or at once where the sandbox was left out.
    """
    if setup.server is None:
        demo_command()
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY") and sys.platform == "linux":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from vbee_desktop.app.application import make_application
    from vbee_desktop.app.window import WindowProgram

    app = make_application()
    own = replace(setup, home=Home(folder / "home"), demo=Demo.ALWAYS)
    program = WindowProgram(app, own.home, lambda: own, language)
    tour = Tour(program, folder, pictures)
    try:
        made = tour.run(shows_all=shows_all)
    finally:
        program.close()
    if shows_all:
        from vbee_desktop.app.tour_states import show_states

        made += show_states(app, setup, folder, language, pictures)
    return made


class Tour(Walk):
    """The main job of both tabs."""

    def run(self, *, shows_all: bool) -> list[Path]:
        """All steps in order; the files made. With ``shows_all`` the first sight of the demo is one of
        them.
        """
        self.begin()
        self.until("the sandbox", lambda: self.program.desk.is_demo)
        if shows_all:
            self._show_first_sight()
        take = self._speak()
        self.show("text-to-speech")
        utterances = self._recognise()
        self.show("speech-to-text")
        self._keep_texts(utterances)
        self.made.append(take)
        return self.made

    def _show_first_sight(self) -> None:
        self.window.workbench.speech.script.editor.setPlainText("")
        self.show("speech-demo")

    def _speak(self) -> Path:
        from vbee_desktop.ui.shell.workbench import SPEECH

        self.window.workbench.show_tab(SPEECH)  # an earlier tour in this folder ended in the other tab
        speech = self.window.workbench.speech
        speech.script.editor.setPlainText(SCRIPT)
        self.until("the voices", speech.act.button.isEnabled)
        speech.main_act()
        self.until("the speech", lambda: speech.takes.current is not None)
        take = speech.takes.current
        if not isinstance(take, Take):
            raise VbeeError(Code.INTERNAL, "the take is missing")
        saved = self.result(self.program.desk.save_audio(take, self.folder / "speech.mp3"))
        self.until("the waveform", lambda: self.window.workbench.transport.waveform.duration_s > 0)
        if not isinstance(saved, Path):
            raise VbeeError(Code.INTERNAL, "the audio was not saved")
        return saved

    def _recognise(self) -> tuple[Utterance, ...]:
        workbench, sample = self.window.workbench, resource_path("samples", "english.wav")
        workbench.open_path(sample)
        tab = self.there(workbench.transcription)
        self.until("the look at the file", lambda: tab.can_transcribe)
        tab.main_act()
        self.until("the words", lambda: tab.result is not None)
        return tab.result.utterances if tab.result is not None else ()

    def _keep_texts(self, utterances: tuple[Utterance, ...]) -> None:
        for name, writer in (("transcript.txt", to_txt), ("transcript.srt", to_srt)):
            path = self.folder / name
            write_whole(path, writer(utterances).encode())
            self.made.append(path)
