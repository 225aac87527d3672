"""The real window before a hostile network: a cancel frees it at once, whatever the network does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.app.conftest import _application_as_it_was, start
from tests.app.started import LIMIT_MS, Start
from tests.faults.server import HostileProcess, hostile_process
from tests.proofs.rows import rows_of
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.app.window import WindowProgram
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


def test_a_cancel_ends_a_free_call_that_is_held(start: Start, network: HostileProcess, qtbot: QtBot) -> None:
    """The handle tells it first; then the connection is closed, long before any deadline."""
    program = start(url=network.url)
    network.spoil("voices", "black hole")
    handle = program.desk.load_voices()
    qtbot.waitUntil(lambda: network.held == 1, timeout=LIMIT_MS)
    with qtbot.waitSignal(handle.cancelled, timeout=LIMIT_MS):
        handle.cancel()
    assert handle.state is JobState.CANCELLED
    qtbot.waitUntil(lambda: network.held == 0, timeout=LIMIT_MS)
