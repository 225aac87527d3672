"""Pictures of every state of the window, made in the real program against a sandbox that fails when it is
told to.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vbee_desktop.app.demo_server import start_demo_server
from vbee_desktop.app.setup import Demo, Setup
from vbee_desktop.app.tour_dialogs import DialogsWalk
from vbee_desktop.app.tour_faults import FOR_EVER_S, REFUSED
from vbee_desktop.app.tour_recognition import RecognitionWalk
from vbee_desktop.app.walk import Walk
from vbee_desktop.core.proxy_choice import ProxyChoice, ProxyMode
from vbee_desktop.core.server import server_at
from vbee_desktop.store.home import Home
from vbee_desktop.store.secrets import Secrets

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from vbee_desktop.app.demo_server import DemoServer
    from vbee_desktop.app.walk import Pictures
    from vbee_desktop.ui.speech.speech_tab import SpeechTab

SCRIPT = (
    "Chào mừng các bạn quay trở lại với kênh Bếp Nhà Mây. Hôm nay, chúng ta sẽ cùng pha một ly cà phê phin.",
    "Trước hết, hãy tráng phin bằng nước vừa sôi. Bước nhỏ này giúp phin nóng đều và bột cà phê nở tốt.",
    "Cho hai mươi lăm gam cà phê xay vừa vào phin. <break time=0.5s/> Rót một ít nước, chờ ba mươi giây.",
    "Kiên nhẫn đợi chừng năm phút. Thêm sữa đặc, thêm đá, khuấy đều và thưởng thức từng ngụm.",
)
CHANGED = " Đổ phần nước tráng đi."
ANOTHER = "Một câu khác, để xem điều gì xảy ra khi không thành công."
UNSENT = "Và một câu nữa, trong lúc không có mạng."
OFFLINE_MS = 3000
KNOWN = {"VBEE_APP_ID": "tour", "VBEE_TOKEN": "tour"}
NOBODY: dict[str, str] = {}
NOBODYS = "tour"
"""A profile of which no key store knows anything."""


def show_states(
    app: QApplication, setup: Setup, folder: Path, language: str, pictures: Pictures
) -> list[Path]:
    """The files made. Raises `VbeeError` as `Walk` does."""
    server = start_demo_server()
    try:
        stranger = _walk_alone(app, _stranger(setup, folder / "stranger"), folder, language, pictures)
        own = _setup(setup, folder / "states", server.url)
        return stranger + _walk_states(app, own, folder, language, pictures, server)
    finally:
        server.stop()


def _stranger(setup: Setup, home: Path) -> Setup:
    """Nobody is known, and no way leads out."""
    nowhere = ProxyChoice(ProxyMode.MANUAL, "http://127.0.0.1:9")
    own = replace(setup, home=Home(home), secrets=Secrets(NOBODY, profile_id=NOBODYS), demo=Demo.NEVER)
    return replace(own, server=None, proxy=nowhere, proxy_secret=None)


def _setup(setup: Setup, home: Path, url: str) -> Setup:
    own = replace(setup, home=Home(home), secrets=Secrets(KNOWN), demo=Demo.NEVER)
    return replace(own, server=server_at(url), wishes=replace(own.wishes, server_option=server_at(url)))


def _walk_alone(
    app: QApplication, setup: Setup, folder: Path, language: str, pictures: Pictures
) -> list[Path]:
    from vbee_desktop.app.window import WindowProgram

    program = WindowProgram(app, setup.home, lambda: setup, language)
    walk = Walk(program, folder, pictures)
    try:
        walk.begin()
        walk.until("the account", lambda: program.desk.is_account_known)
        walk.show("speech-without-account")
        return walk.made
    finally:
        program.close()


def _walk_states(
    app: QApplication,
    setup: Setup,
    folder: Path,
    language: str,
    pictures: Pictures,
    server: DemoServer,
) -> list[Path]:
    from vbee_desktop.app.window import WindowProgram

    program = WindowProgram(app, setup.home, lambda: setup, language)
    walk = StatesWalk(program, folder, pictures, server)
    try:
        return walk.run()
    finally:
        program.close()


class StatesWalk(RecognitionWalk, DialogsWalk):
    """Both tabs in every state, then the dialogs."""

    def run(self) -> list[Path]:
        """All of it, in order; the files made."""
        self.begin()
        self.until("the account", lambda: self.program.desk.is_account_known)
        speech = self.window.workbench.speech
        speech.jobs_changed.connect(self.follow)
        self.show("speech-empty")
        self._speak(speech)
        self._fail_to_speak(speech)
        tab = self.there(self.window.workbench.transcription)
        tab.jobs_changed.connect(self.follow)
        self.show_recognition(tab)
        self.show_dialogs()
        self._go_offline(speech)
        return self.made

    def _speak(self, speech: SpeechTab) -> None:
        """One paragraph, then four of which one fails, then all, then one that is changed."""
        told: list[object] = []
        speech.badge_changed.connect(told.append)
        speech.script.editor.setPlainText(SCRIPT[0])
        self._create(speech)
        self.end_job()
        speech.script.editor.setPlainText("\n".join(SCRIPT))
        self.go_wrong({"stage": "create", "nth": [2], **REFUSED})
        self.take_its_time(FOR_EVER_S)
        self._create(speech)
        self.until("a part", lambda: told[-1:] == [f"2/{len(SCRIPT) - 1}"])
        self.show("speech-busy")
        self.take_its_time(0)
        self.end_job()
        self.show("speech-partly-done")
        self.go_wrong()
        self._create(speech)
        self.end_job()
        self.show("speech-done")
        cursor = speech.script.editor.textCursor()
        cursor.setPosition(len(SCRIPT[0]) + len(SCRIPT[1]) + 1)
        cursor.insertText(CHANGED)
        speech.script.editor.setTextCursor(cursor)
        self.show("speech-changed")

    def _fail_to_speak(self, speech: SpeechTab) -> None:
        speech.script.editor.setPlainText(ANOTHER)
        self.go_wrong({"stage": "create", **REFUSED})
        self._create(speech)
        self.end_job()
        self.show("speech-error")
        self.go_wrong({"stage": "create", "action": "close_after_charge"})
        self._create(speech)
        self.end_job()
        self.show("speech-unknown")
        self.go_wrong()
        speech.script.editor.setPlainText("\n".join(SCRIPT))

    def _go_offline(self, speech: SpeechTab) -> None:
        """The last of all: nobody answers any more."""
        from vbee_desktop.ui.shell.workbench import SPEECH

        self.server.stop()
        self.window.workbench.show_tab(SPEECH)  # in a small window the history stood in its place
        speech.script.editor.setPlainText(UNSENT)
        self._create(speech)
        self.pause(OFFLINE_MS)
        self.show("speech-offline")
        speech.cancel_act()

    def _create(self, speech: SpeechTab) -> None:
        self.until("the act", speech.act.button.isEnabled)
        self.begin_job(speech.main_act)
