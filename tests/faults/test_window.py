"""The real window before a hostile network: a cancel frees it at once, whatever the network does, and what a
message offers is there.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.app.conftest import _application_as_it_was, start
from tests.app.started import LIMIT_MS, Start
from tests.faults.server import HostileProcess, hostile_process
from tests.proofs.rows import rows_of
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.app.support.control import SupportControl
from vbee_desktop.app.window import WindowProgram
from vbee_desktop.core.errors import Code, DeviceError
from vbee_desktop.core.models import Transcript, Utterance
from vbee_desktop.ui.account.account_dialog import AccountDialog
from vbee_desktop.ui.ports import Playable
from vbee_desktop.ui.shell.workbench import TRANSCRIPTION
from vbee_desktop.ui.support.diagnostics_dialog import DiagnosticsDialog
from vbee_desktop.ui.transcription.transcription_tab import TranscriptionTab
from vbee_desktop.ui.widgets.inline_message import InlineMessage
from vbee_desktop.worker.job_handle import JobState

__all__ = ["_application_as_it_was", "start"]

TEXT = "Một câu không được mất."


@pytest.fixture
def network(sandbox: SandboxProcess) -> Iterator[HostileProcess]:
    with hostile_process(sandbox.url) as network:
        yield network


def press_create(qtbot: QtBot, program: WindowProgram) -> None:
    """Write the text, and create speech of it."""
    speech = program.window.workbench.speech
    speech.script.editor.setPlainText(TEXT)
    qtbot.waitUntil(speech.act.button.isEnabled, timeout=LIMIT_MS)
    speech.main_act()
    assert speech.act.button.text() == "Cancel"


def test_a_cancel_frees_the_window_while_a_create_is_held(
    start: Start, network: HostileProcess, qtbot: QtBot
) -> None:
    """What was sent may be charged, so its answer is still waited for: by the program, not by the person."""
    program = start(url=network.url)
    network.spoil("create", "black hole")
    press_create(qtbot, program)
    qtbot.waitUntil(lambda: network.held == 1, timeout=LIMIT_MS)
    speech = program.window.workbench.speech
    assert speech.cancel_act()
    qtbot.waitUntil(lambda: speech.act.button.text() == "Create speech", timeout=LIMIT_MS)
    assert network.held == 1
    assert speech.script.editor.toPlainText() == TEXT
    [row] = rows_of(program.desk.setup.home.root)
    assert row["state"] == "sending"


def second_tab(qtbot: QtBot, program: WindowProgram, clip: Path) -> TranscriptionTab:
    """Shown, with a clip that can be sent."""
    workbench = program.window.workbench
    workbench.show_tab(TRANSCRIPTION)
    tab = workbench.transcription
    assert tab is not None
    tab.open_file(clip)
    qtbot.waitUntil(lambda: tab.can_transcribe, timeout=LIMIT_MS)
    return tab


def test_a_cancel_frees_the_window_while_a_recognition_is_held(
    start: Start, network: HostileProcess, clip: Path, qtbot: QtBot
) -> None:
    """The clip stays in hand, and what was heard before on the screen."""
    program = start(url=network.url)
    tab = second_tab(qtbot, program, clip)
    before = Transcript("before", "", "Câu trước.", (Utterance("Câu trước.", 0.0, 0.4),), 1)
    tab.show_earlier(before, "before.wav", 0.5)
    network.spoil("stt-create", "black hole")
    tab.main_act()
    qtbot.waitUntil(lambda: network.held == 1, timeout=LIMIT_MS)
    assert not tab.can_transcribe
    assert tab.cancel_act()
    qtbot.waitUntil(lambda: tab.can_transcribe, timeout=LIMIT_MS)
    assert network.held == 1
    assert message_in(tab).title() == "Cancelled."
    assert tab.in_hand().file == clip
    assert tab.result is not None
    assert tab.result.text == "Câu trước."
    [row] = rows_of(program.desk.setup.home.root)
    assert (row["kind"], row["state"]) == ("recognition", "sending")


@pytest.mark.parametrize("stage", ["create", "stt-create"])
def test_what_a_message_offers_opens_in_the_window(
    start: Start, network: HostileProcess, clip: Path, qtbot: QtBot, stage: str
) -> None:
    program = start(url=network.url)
    workbench = program.window.workbench
    qtbot.waitUntil(lambda: program.window.findChild(SupportControl) is not None, timeout=LIMIT_MS)
    tab = workbench.speech if stage == "create" else second_tab(qtbot, program, clip)
    if stage == "create":
        workbench.speech.script.editor.setPlainText(TEXT)
        qtbot.waitUntil(workbench.speech.act.button.isEnabled, timeout=LIMIT_MS)
    for fault, act, dialog in (
        ("404", "Copy diagnostics", DiagnosticsDialog),
        ("401", "Enter App ID and token", AccountDialog),
    ):
        network.spoil(stage, fault)
        tab.main_act()
        qtbot.waitUntil(lambda act=act: act in acts_in(tab), timeout=LIMIT_MS)  # type: ignore[misc]
        next(each for each in message_in(tab).action_buttons() if each.text() == act).click()
        opened = program.window.findChild(dialog)
        assert isinstance(opened, QDialog)
        assert opened.isVisible()
        opened.reject()
        qtbot.waitUntil(lambda dialog=dialog: program.window.findChild(dialog) is None)  # type: ignore[misc]


class FileManager(QObject):
    """Stands in for the desktop's own."""

    def __init__(self) -> None:
        super().__init__()
        self.folders: list[str] = []

    @Slot(QUrl)
    def show(self, folder: QUrl) -> None:
        self.folders.append(folder.toLocalFile())


@pytest.mark.allowed_logs("This plugin does not support")
def test_who_hears_nothing_can_choose_another_device_and_find_the_file(
    start: Start, clip: Path, qtbot: QtBot
) -> None:
    bench = start().window.workbench
    bench.playback.show(Playable(clip, "clip"))
    bench.playback.failed.emit(DeviceError(Code.NO_OUTPUT))
    device, folder = bench.message.action_buttons()
    assert (device.text(), folder.text()) == ("Output device", "Show in folder")
    [devices] = [each for each in bench.findChildren(QComboBox) if each.accessibleName() == "Output device"]
    qtbot.waitUntil(lambda: devices.count() > 0, timeout=LIMIT_MS)
    device.click()
    assert devices.view().isVisible()
    devices.hidePopup()
    manager = FileManager()
    QDesktopServices.setUrlHandler("file", manager, "show")  # type: ignore[arg-type]  # the stubs ask for bytes
    try:
        folder.click()
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert manager.folders == [str(clip.parent)]


def message_in(tab: QWidget) -> InlineMessage:
    """The one message that is shown."""
    [message] = [each for each in tab.findChildren(InlineMessage) if each.isVisible()]
    return message


def acts_in(tab: QWidget) -> list[str]:
    """What all messages that are shown offer."""
    shown = [each for each in tab.findChildren(InlineMessage) if each.isVisible()]
    return [button.text() for each in shown for button in each.action_buttons()]


def test_a_cancel_ends_a_free_call_that_is_held(start: Start, network: HostileProcess, qtbot: QtBot) -> None:
    """The handle tells it first; then the connection is closed, long before any deadline."""
    program = start(url=network.url)
    qtbot.waitUntil(lambda: not program.desk.waiting, timeout=LIMIT_MS)  # the window asks for voices too
    network.spoil("voices", "black hole")
    handle = program.desk.load_voices()
    qtbot.waitUntil(lambda: network.held == 1, timeout=LIMIT_MS)
    with qtbot.waitSignal(handle.cancelled, timeout=LIMIT_MS):
        handle.cancel()
    assert handle.state is JobState.CANCELLED
    qtbot.waitUntil(lambda: network.held == 0, timeout=LIMIT_MS)
