"""A second start of the real program beside its window on a display."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.e2e.conftest import Start
from tests.e2e.desktop_program import START_S, DesktopProgram, eventually
from tests.e2e.harness.atspi_client import AtspiDriver
from tests.proofs.small_disk import read_only

TEXT = "Chữ của tôi: phở, bún, cà phê."


def start_again(
    program: DesktopProgram, session: dict[str, str], *arguments: str
) -> subprocess.CompletedProcess[str]:
    """What another start of the program on the same home comes to."""
    command = [sys.executable, "-m", "vbee_desktop", "--home", str(program.home), *arguments]
    return subprocess.run(
        command, env=os.environ | session, capture_output=True, text=True, timeout=START_S, check=False
    )


def test_a_second_start_gives_its_file_to_the_window_and_ends(
    start: Start, desktop_session: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "kịch bản" / "bài số 1.txt"
    file.parent.mkdir()
    file.write_text(TEXT, "utf-8")
    program = start()
    program.find("Speech to text", "page tab").act("Press")
    second = start_again(program, desktop_session, str(file))
    assert (second.returncode, second.stderr) == (0, "")
    assert "opens the file" in second.stdout
    assert len(second.stdout.splitlines()) == 1
    program.text.wait(text=TEXT)
    program.find("Vbee Desktop", "frame", states=("active",))
    program.terminate()


def labels(atspi: AtspiDriver) -> list[str]:
    """All words of the window that are not in a field."""
    return [str(label.describe()["name"]) for label in atspi.find_all(role="label")]


def test_a_home_that_takes_nothing_has_a_window_that_says_so(
    desktop_session: dict[str, str], atspi: AtspiDriver, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    with read_only(home):
        program = DesktopProgram(atspi, ["--server", "http://127.0.0.1:9"], desktop_session, home)
        try:
            program.text.set_text(TEXT)
            eventually(lambda: any(words.startswith(f"Cannot use {home}") for words in labels(atspi)))
        finally:
            program.process.stop()
    assert list(home.iterdir()) == []
