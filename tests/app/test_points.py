"""What is spent shows in the real window, whoever spends it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.app.started import LIMIT_MS, Start
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.app.window import WindowProgram

SPEND_BESIDE = """
import sqlite3, sys, time
with sqlite3.connect(sys.argv[1]) as other:
    other.execute(
        "INSERT INTO jobs (id, kind, state, created_at, changed_at, api, content_hash, request, points)"
        " VALUES ('x', 'speech', 'accepted', ?, 0, 'legacy', '', '{}', 1276)",
        (time.time(),),
    )
"""


def points(program: WindowProgram) -> str:
    button = program.window.workbench.status.points_button
    return button.text() if button.isVisible() else ""


def test_points_follow_what_this_window_and_others_spend(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    program = start()
    qtbot.waitUntil(lambda: points(program) == "0 points today", timeout=LIMIT_MS)
    speech = program.window.workbench.speech
    speech.script.editor.insertPlainText("Xin chào")
    qtbot.waitUntil(speech.act.button.isEnabled, timeout=LIMIT_MS)
    speech.main_act()
    qtbot.waitUntil(lambda: points(program) == "8 points today", timeout=LIMIT_MS)
    journal = tmp_path / "home" / "jobs.sqlite3"
    subprocess.run([sys.executable, "-c", SPEND_BESIDE, str(journal)], check=True, timeout=30)
    qtbot.waitUntil(lambda: points(program) == "1,284 points today", timeout=3_000)


def test_the_demo_shows_no_points(qtbot: QtBot, start: Start) -> None:
    program = start(VBEE_OTHER="nothing")
    qtbot.waitUntil(lambda: program.desk.is_demo, timeout=LIMIT_MS)
    assert points(program) == ""
