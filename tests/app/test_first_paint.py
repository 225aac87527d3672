"""The first paint is soon because it needs so little, and nothing that a person does meanwhile is lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.logs import AllowedLogs
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.app.setup import Demo, Setup
from vbee_desktop.app.window import WindowProgram
from vbee_desktop.core.server import server_at
from vbee_desktop.store.home import Home
from vbee_desktop.store.secrets import Secrets

LIMIT_MS = 20_000

AT_FIRST_PAINT = """
import linecache, os, sys
from PySide6.QtWidgets import QApplication, QMainWindow
of_qt = set(sys.modules)

class Stop:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name == "vbee_desktop.app.draft_keeper":
            print(*sorted(set(sys.modules) - of_qt))
            print(*linecache.cache, flush=True)
            os._exit(0)

sys.meta_path.insert(0, Stop)
from vbee_desktop.cli.main import main
main(["--home", sys.argv[1]])
"""
STANDARD = {"json", "_json", "gc", "signal", "locale", "_locale", "faulthandler", "fcntl"}


def at_first_paint(home: Path) -> tuple[list[str], list[str]]:
    """The names of the modules that are loaded by then, and the files whose lines are kept."""
    command = [sys.executable, "-c", AT_FIRST_PAINT, str(home)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    modules, sources = done.stdout.split("\n")[:2]
    return modules.split(), sources.split()


def test_only_qt_and_a_few_modules_are_loaded_before_the_first_paint(tmp_path: Path) -> None:
    loaded, _ = at_first_paint(tmp_path)
    ours = [name for name in loaded if name.startswith("vbee_desktop")]
    others = {name.split(".")[0] for name in loaded} - {"vbee_desktop"} - STANDARD
    assert not others
    assert "vbee_desktop.ui.widgets.script_editor" in ours
    assert len(ours) <= 38
    assert not [name for name in ours if name.split(".")[1:2] in (["api"], ["audio"], ["jobs"], ["worker"])]


def test_no_source_is_read_while_the_program_loads(tmp_path: Path) -> None:
    _, sources = at_first_paint(tmp_path)
    assert not [path for path in sources if "vbee_desktop/ui" in path.replace("\\", "/")]


@pytest.fixture
def program(
    qtbot: QtBot, qapp: QApplication, sandbox: SandboxProcess, tmp_path: Path, allowed_logs: AllowedLogs
) -> WindowProgram:
    allowed_logs("does not support propagateSizeHints")
    known = {"VBEE_APP_ID": "app", "VBEE_TOKEN": "token"}
    setup = Setup(Home(tmp_path / "home"), Secrets(known), server_at(sandbox.url), Demo.NEVER)
    return WindowProgram(qapp, setup.home, lambda: setup, "en")


def test_words_typed_before_the_rest_of_the_window_is_there_are_kept(
    qtbot: QtBot, qapp: QApplication, program: WindowProgram
) -> None:
    typed: list[bool] = []
    program.window.painted.connect(lambda: QTest.keyClicks(program.window.editor, "Xin"))
    program.window.painted.connect(lambda: typed.append(program.window.is_furnished))
    program.window.show()
    qtbot.waitUntil(lambda: program.is_complete, timeout=LIMIT_MS)
    assert typed == [False]
    speech = program.window.workbench.speech
    assert speech.script.text() == "Xin"
    qtbot.waitUntil(speech.act.button.isEnabled, timeout=LIMIT_MS)
    speech.script.editor.undo()
    assert speech.script.text() == ""
    assert program.close()
    program.window.deleteLater()
    qapp.setStyleSheet("")


def test_closing_before_the_rest_is_there_ends_cleanly(
    qtbot: QtBot, qapp: QApplication, program: WindowProgram
) -> None:
    closed: list[bool] = []
    program.window.painted.connect(lambda: closed.append(program.close()))
    program.window.show()
    qtbot.waitUntil(lambda: bool(closed), timeout=LIMIT_MS)
    assert closed == [True]
    assert not program.window.is_furnished
    program.window.deleteLater()
