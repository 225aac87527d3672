"""Ctrl+C while the window is on its way."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

LIMIT_S = 30
INTERRUPTED_WITHIN_QT = """
import os, signal, sys
from vbee_desktop.cli.main import main
from vbee_desktop.ui.shell.first_paint import FirstPaint

def interrupted(_filter, _watched, _event):
    os.kill(os.getpid(), signal.SIGINT)
    return False

FirstPaint.eventFilter = interrupted
sys.exit(main(["--home", sys.argv[1]]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_it_ends_the_program_also_amid_the_work_of_qt(tmp_path: Path) -> None:
    """What Python raises there is lost, and the window came all the same."""
    command = [sys.executable, "-c", INTERRUPTED_WITHIN_QT, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT_S, check=False)
    assert (done.returncode, done.stderr) == (-signal.SIGINT, "")
