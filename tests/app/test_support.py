"""The log, crash reports and diagnostics: they help, and hold nothing of what a person said or may do."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QGuiApplication
from pytestqt.qtbot import QtBot

from tests.app.started import LIMIT_MS, Start
from vbee_desktop.app.support.control import SupportControl
from vbee_desktop.app.support.crash_report import CRASH_NAME, EARLIER_NAME, CrashWatch
from vbee_desktop.app.support.diagnostics import diagnostics_text
from vbee_desktop.app.support.log_file import LOG_NAME, MAX_BYTES, LogFile
from vbee_desktop.app.window import WindowProgram
from vbee_desktop.core.models import Credentials
from vbee_desktop.store.home import Home
from vbee_desktop.ui.support.diagnostics_dialog import DiagnosticsDialog

CANARY = "canary-văn-bản"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[LogFile]:
    log = LogFile(tmp_path, {})
    log.open()
    yield log
    log.close()


def broken_slot() -> None:
    raise ValueError(CANARY)


def test_an_exception_is_logged_by_its_kind_and_place_alone(log: LogFile, tmp_path: Path) -> None:
    logger = logging.getLogger("vbee_desktop.tests")
    try:
        broken_slot()
    except ValueError:
        logger.info("it broke\nhere", exc_info=True)
    (line,) = log.last_lines(9)
    assert "INFO vbee_desktop.tests it broke here [ValueError at app/test_support.py:" in line
    assert CANARY not in line
    assert str(tmp_path) not in line


def test_addresses_and_tokens_are_taken_out_whoever_logs_them(log: LogFile) -> None:
    logging.getLogger("vbee_desktop.api").info("GET https://a.vn/x?token=%s Bearer %s", CANARY, CANARY)
    (line,) = log.last_lines(1)
    assert CANARY not in line
    assert "https://a.vn/…" in line


def test_debugging_is_logged_only_when_it_is_asked_for(tmp_path: Path) -> None:
    for environment, count in (({}, 0), ({"VBEE_DESKTOP_LOG": "debug"}, 1)):
        log = LogFile(tmp_path, environment)
        log.open()
        logging.getLogger("vbee_desktop.tests").debug("small steps")
        log.close()
        assert len(log.last_lines(9)) == count


def test_the_log_stays_small(log: LogFile, tmp_path: Path) -> None:
    logger = logging.getLogger("vbee_desktop.tests")
    for _ in range(6):
        logger.info("x" * (MAX_BYTES - 100))
    assert len(list(tmp_path.glob(f"{LOG_NAME}*"))) == 4
    assert all(each.stat().st_size <= MAX_BYTES for each in tmp_path.iterdir())


def test_a_folder_that_takes_nothing_stops_nobody(tmp_path: Path) -> None:
    log = LogFile(tmp_path / "gone", {})
    log.open()
    logging.getLogger("vbee_desktop.tests").info("lost")
    assert log.last_lines(9) == []
    log.close()


CRASHING = """
import ctypes, sys
from pathlib import Path
from vbee_desktop.app.support.crash_report import CrashWatch
from vbee_desktop.store.home import Home
watch = CrashWatch(Home(Path(sys.argv[1])))
assert watch.open() == ""
def speak():
    ctypes.string_at(0)
speak()
"""


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[CrashWatch]:
    watch = CrashWatch(Home(tmp_path))
    yield watch
    watch.close()


def test_a_crash_leaves_a_report_that_is_told_once(watch: CrashWatch, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CRASHING, str(tmp_path)], capture_output=True, timeout=60, check=False
    )
    assert done.returncode < 0
    assert "speak" in watch.open()
    watch.close()
    assert watch.open() == ""
    assert {each.name for each in (tmp_path / "logs").iterdir()} == {CRASH_NAME, EARLIER_NAME}


def test_who_is_ended_from_outside_did_not_crash(watch: CrashWatch, tmp_path: Path) -> None:
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / CRASH_NAME).touch()
    assert watch.open() == ""


def test_the_diagnostics_hold_neither_secrets_nor_folders() -> None:
    crash = f'Fatal\n  File "/home/{CANARY}/deep/vbee_desktop/app/window.py", line 3 in run'
    found = {"version": "1", "devices": {"input": [], "output": ["one"]}, "server": f"has {CANARY}-token"}
    text = diagnostics_text(found, ["a line"], crash, Credentials("app", f"{CANARY}-token"))
    assert CANARY not in text
    for each in ("/window.py", "a line", "input: none", "output: one"):
        assert each in text


def shown_dialog(program: WindowProgram, qtbot: QtBot) -> DiagnosticsDialog:
    dialog = program.window.findChild(DiagnosticsDialog)
    assert isinstance(dialog, DiagnosticsDialog)
    assert not dialog.copy_button.isEnabled()
    qtbot.waitUntil(dialog.copy_button.isEnabled, timeout=LIMIT_MS)
    return dialog


def menu_entry(program: WindowProgram, words: str) -> QAction:
    return next(each for each in program.window.findChildren(QAction) if each.text() == words)


def open_diagnostics(program: WindowProgram, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: program.window.findChild(SupportControl) is not None, timeout=LIMIT_MS)
    menu_entry(program, "Copy &diagnostics…").trigger()


def test_what_is_copied_is_shown_first(start: Start, qtbot: QtBot) -> None:
    program = start()
    open_diagnostics(program, qtbot)
    dialog = shown_dialog(program, qtbot)
    shown = dialog.text.toPlainText()
    assert "PySide6" in shown
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == shown


def test_after_a_crash_the_report_is_offered(start: Start, qtbot: QtBot) -> None:
    program = start(crash="Fatal Python error: Segmentation fault")
    message = program.window.workbench.message
    qtbot.waitUntil(lambda: "unexpectedly" in message.title(), timeout=LIMIT_MS)
    (button,) = message.action_buttons()
    button.click()
    assert "Segmentation fault" in shown_dialog(program, qtbot).text.toPlainText()


HANGING = """
import os, signal, sys
with open(os.environ["MARK"], "w") as mark:
    mark.write(str(os.getpid()))
signal.pause()
"""
"""In the place of a library of the sandbox: it never comes to answer."""


def hanging_sandbox(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Sandboxes started from now on never answer; tells the process of one, 0 while there is none."""
    (folder / "uvicorn.py").write_text(HANGING)
    mark = folder / "started"
    monkeypatch.setenv("PYTHONPATH", str(folder))
    monkeypatch.setenv("MARK", str(mark))
    return lambda: int(mark.read_text() or 0) if mark.exists() else 0


def assert_gone(pid: int) -> None:
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def gathering(start: Start, qtbot: QtBot, started: Callable[[], int]) -> tuple[WindowProgram, int]:
    """A program whose diagnostics wait for a process that hangs, and its id."""
    program = start()
    open_diagnostics(program, qtbot)
    qtbot.waitUntil(lambda: started() > 0, timeout=LIMIT_MS)
    return program, started()


def test_quitting_while_diagnostics_are_gathered_ends_cleanly(
    start: Start, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, pid = gathering(start, qtbot, hanging_sandbox(tmp_path, monkeypatch))
    assert program.close()
    assert_gone(pid)


def test_nobody_waits_for_diagnostics_whose_dialog_is_closed(
    start: Start, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, pid = gathering(start, qtbot, hanging_sandbox(tmp_path, monkeypatch))
    dialog = program.window.findChild(DiagnosticsDialog)
    assert isinstance(dialog, DiagnosticsDialog)
    dialog.close_button.click()
    monkeypatch.delenv("PYTHONPATH")
    open_diagnostics(program, qtbot)
    qtbot.waitUntil(lambda: not dialogs_being_filled(program), timeout=LIMIT_MS)
    assert_gone(pid)


def dialogs_being_filled(program: WindowProgram) -> list[DiagnosticsDialog]:
    found = program.window.findChildren(DiagnosticsDialog)
    return [each for each in found if each.isVisible() and not each.copy_button.isEnabled()]


def test_there_are_diagnostics_when_the_services_cannot_be_opened(
    start: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("https_proxy", "http://[::1")
    program = start(url="https://vbee.invalid")
    qtbot.waitUntil(lambda: "setting" in program.window.workbench.message.title(), timeout=LIMIT_MS)
    open_diagnostics(program, qtbot)
    assert "the address of the system's proxy is none" in shown_dialog(program, qtbot).text.toPlainText()
