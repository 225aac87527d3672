"""Pictures of every state of the window, made in the real program against a sandbox that fails when it is
told to.
"""

from __future__ import annotations

import json
from dataclasses import replace
from http.client import HTTPConnection
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from vbee_desktop.app.demo_server import start_demo_server
from vbee_desktop.app.setup import Demo, Setup
from vbee_desktop.app.tour_dialogs import DialogsWalk
from vbee_desktop.app.walk import Walk
from vbee_desktop.core.proxy_choice import ProxyChoice, ProxyMode
from vbee_desktop.core.resources import resource_path
from vbee_desktop.core.server import server_at
from vbee_desktop.store.home import Home
from vbee_desktop.store.secrets import Secrets

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from vbee_desktop.app.demo_server import DemoServer
    from vbee_desktop.app.window import WindowProgram
    from vbee_desktop.ui.speech.speech_tab import SpeechTab
    from vbee_desktop.ui.transcription.transcription_tab import TranscriptionTab

SCRIPT = (
    "Chào mừng các bạn quay trở lại với kênh Bếp Nhà Mây. Hôm nay, chúng ta sẽ cùng pha một ly cà phê phin.",
    "Trước hết, hãy tráng phin bằng nước vừa sôi. Bước nhỏ này giúp phin nóng đều và bột cà phê nở tốt.",
    "Cho hai mươi lăm gam cà phê xay vừa vào phin. <break time=0.5s/> Rót một ít nước, chờ ba mươi giây.",
    "Kiên nhẫn đợi chừng năm phút. Thêm sữa đặc, thêm đá, khuấy đều và thưởng thức từng ngụm.",
)
CHANGED = " Đổ phần nước tráng đi."
ANOTHER = "Một câu khác, để xem điều gì xảy ra khi không thành công."
UNSENT = "Và một câu nữa, trong lúc không có mạng."
REFUSED = {"action": "status", "status": 400, "body": '{"error_message": "The text cannot be spoken"}'}
TIMEOUT_S = 10.0
RECORD_MS = 5000
OFFLINE_MS = 3000
KNOWN = {"VBEE_APP_ID": "tour", "VBEE_TOKEN": "tour"}
NOBODY: dict[str, str] = {}
NOBODYS = "tour"
"""A profile of which no key store knows anything."""


def show_states(app: QApplication, setup: Setup, folder: Path, language: str) -> list[Path]:
    """The files made. Raises `VbeeError` as `Walk` does."""
    server = start_demo_server()
    try:
        stranger = _walk_alone(app, _stranger(setup, folder / "stranger"), folder, language)
        own = _setup(setup, folder / "states", server.url)
        return stranger + _walk_states(app, own, folder, language, server)
    finally:
        server.stop()


class Faults:
    """What the sandbox is told to do wrong."""

    def __init__(self, url: str) -> None:
        self._address = urlsplit(url)

    def set(self, *rules: dict[str, object]) -> None:
        """From now on these; none of them, and all goes well."""
        connection = HTTPConnection(self._address.hostname or "", self._address.port, timeout=TIMEOUT_S)
        try:
            connection.request("POST", "/sandbox/faults", json.dumps({"rules": rules}))
            connection.getresponse().read()
        finally:
            connection.close()


def _stranger(setup: Setup, home: Path) -> Setup:
    """Nobody is known, and no way leads out."""
    nowhere = ProxyChoice(ProxyMode.MANUAL, "http://127.0.0.1:9")
    own = replace(setup, home=Home(home), secrets=Secrets(NOBODY, profile_id=NOBODYS), demo=Demo.NEVER)
    return replace(own, server=None, proxy=nowhere, proxy_secret=None)


def _setup(setup: Setup, home: Path, url: str) -> Setup:
    own = replace(setup, home=Home(home), secrets=Secrets(KNOWN), demo=Demo.NEVER)
    return replace(own, server=server_at(url), wishes=replace(own.wishes, server_option=server_at(url)))


def _walk_alone(app: QApplication, setup: Setup, folder: Path, language: str) -> list[Path]:
    from vbee_desktop.app.window import WindowProgram

    program = WindowProgram(app, setup.home, lambda: setup, language)
    walk = Walk(program, folder)
    try:
        walk.begin()
        walk.until("the account", lambda: program.desk.is_account_known)
        walk.show_in_both_themes("speech-without-account")
        return walk.made
    finally:
        program.close()


def _walk_states(
    app: QApplication, setup: Setup, folder: Path, language: str, server: DemoServer
) -> list[Path]:
    from vbee_desktop.app.window import WindowProgram

    program = WindowProgram(app, setup.home, lambda: setup, language)
    walk = StatesWalk(program, folder, server)
    try:
        return walk.run()
    finally:
        program.close()


class StatesWalk(DialogsWalk):
    """Both tabs in every state, then the dialogs."""

    def __init__(self, program: WindowProgram, folder: Path, server: DemoServer) -> None:
        super().__init__(program, folder)
        self._server = server
        self._faults = Faults(server.url)
        self._running = self._begun = 0

    def run(self) -> list[Path]:
        """All of it, in order; the files made."""
        self.begin()
        self.until("the account", lambda: self.program.desk.is_account_known)
        speech = self.window.workbench.speech
        speech.jobs_changed.connect(self._count)
        self.show_in_both_themes("speech-empty")
        self._speak(speech)
        self._fail_to_speak(speech)
        tab = self.there(self.window.workbench.transcription)
        tab.jobs_changed.connect(self._count)
        self._transcribe(tab)
        self.show_dialogs()
        self._go_offline(speech)
        return self.made

    def _count(self, running: object) -> None:
        self._running = int(str(running))
        self._begun += self._running > 0

    def _speak(self, speech: SpeechTab) -> None:
        """Four paragraphs of which one fails, then all, then one that is changed."""
        speech.script.editor.setPlainText("\n".join(SCRIPT))
        self.until("the voices", speech.act.button.isEnabled)
        slow = {"stage": "read", "action": "delay", "seconds": 8}
        self._faults.set({"stage": "create", "nth": [3], **REFUSED}, slow)
        self._create(speech)
        self.settle(1000)
        self.show_in_both_themes("speech-busy")
        self._faults.set({"stage": "create", **REFUSED})
        self._end()
        self.show_in_both_themes("speech-partly-done")
        self._faults.set()
        self._create(speech)
        self._end()
        self.show_in_both_themes("speech-done")
        cursor = speech.script.editor.textCursor()
        cursor.setPosition(len(SCRIPT[0]) + len(SCRIPT[1]) + 1)
        cursor.insertText(CHANGED)
        speech.script.editor.setTextCursor(cursor)
        self.settle(1500)
        self.show_in_both_themes("speech-changed")

    def _fail_to_speak(self, speech: SpeechTab) -> None:
        speech.script.editor.setPlainText(ANOTHER)
        self._faults.set({"stage": "create", **REFUSED})
        self._create(speech)
        self._end()
        self.show_in_both_themes("speech-error")
        self._faults.set({"stage": "create", "action": "close_after_charge"})
        self._create(speech)
        self._end()
        self.show_in_both_themes("speech-unknown")
        self._faults.set()
        speech.script.editor.setPlainText("\n".join(SCRIPT))
        self.settle(1500)

    def _go_offline(self, speech: SpeechTab) -> None:
        """The last of all: nobody answers any more."""
        self._server.stop()
        speech.script.editor.setPlainText(UNSENT)
        self._create(speech)
        self.settle(OFFLINE_MS)
        self.show_in_both_themes("speech-offline")
        speech.cancel_act()

    def _transcribe(self, tab: TranscriptionTab) -> None:
        from vbee_desktop.ui.shell.workbench import TRANSCRIPTION

        self.window.workbench.show_tab(TRANSCRIPTION)
        self.show_in_both_themes("transcription-idle")
        self._record(tab)
        self.window.workbench.open_path(resource_path("samples", "english.wav"))
        self.until("the look at the file", lambda: tab.can_transcribe)
        self.show_in_both_themes("transcription-file")
        self._faults.set({"stage": "stt-create", **REFUSED})
        self._begin(tab.main_act)
        self._end()
        self.show_in_both_themes("transcription-failed")
        self._faults.set({"stage": "stt-create", "action": "delay", "seconds": 3})
        self._begin(tab.main_act)
        self.settle(500)
        self.show_in_both_themes("transcription-busy")
        self.until("the words", lambda: tab.result is not None)
        self._faults.set()
        self.show_in_both_themes("transcription-done")

    def _record(self, tab: TranscriptionTab) -> None:
        """Where there is no microphone, the picture shows what is said about that."""
        tab.toggle_recording()
        self.settle(RECORD_MS)
        self.show_in_both_themes("transcription-recording")
        if tab.is_recording:
            tab.toggle_recording()
            self.until("the end of the recording", lambda: not tab.is_recording)
            self.show_in_both_themes("transcription-review")

    def _create(self, speech: SpeechTab) -> None:
        self.until("the act", speech.act.button.isEnabled)
        self._begin(speech.main_act)

    def _begin(self, act: Callable[[], object]) -> None:
        before = self._begun
        act()
        self.until("the job", lambda: self._begun > before)

    def _end(self) -> None:
        self.until("the job to end", lambda: self._running == 0)
        self.settle()
