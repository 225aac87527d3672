"""A file that macOS asks the running program to open: the event, sent to the real application."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.cli.shell import TIMEOUT_S
from tests.support.sandbox_process import PROJECT_ROOT, SandboxProcess

ASKED = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFileOpenEvent

pause = threading.Event()

def kept():
    return "".join(path.read_text("utf-8") for path in Path(sys.argv[1], "drafts").glob("*.txt"))

def ask():
    while QCoreApplication.instance() is None:
        pause.wait(0.001)
    for file in sys.argv[2:]:
        QCoreApplication.postEvent(QCoreApplication.instance(), QFileOpenEvent(file))
        while Path(file).read_text("utf-8") not in kept():
            pause.wait(0.02)
    QCoreApplication.postEvent(QCoreApplication.instance(), QEvent(QEvent.Type.Quit))

threading.Thread(target=ask, daemon=True).start()
from vbee_desktop.cli.main import main
sys.exit(main(["--home", sys.argv[1]]))
"""
"""Each file is asked for when the one before has become the text of the editor, which is kept as a draft."""


def test_files_are_opened_that_the_system_asks_for_at_the_start_and_later(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    files = [tmp_path / "một.txt", tmp_path / "hai.txt"]
    for file in files:
        file.write_text(f"Tệp {file.stem} được mở.", "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", ASKED, str(tmp_path / "home"), *map(str, files)],
        env={"VBEE_SERVER": sandbox.url, "QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin:/bin"},
        cwd=PROJECT_ROOT,
        capture_output=True,
        text=True,
        timeout=TIMEOUT_S,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")
