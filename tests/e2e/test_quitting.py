"""How the real program ends: cleanly, with nothing lost and nobody left behind."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path

import soundfile

from tests.e2e.conftest import Start
from tests.e2e.desktop_program import DesktopProgram, eventually
from tests.e2e.harness.atspi_client import AtspiDriver
from tests.support.sandbox_process import SandboxProcess

TEXT = "Chữ của tôi: phở, bún, cà phê."


def test_a_termination_ends_it_cleanly_and_keeps_the_text(start: Start) -> None:
    first = start()
    first.text.set_text(TEXT)
    first.terminate()
    second = start()
    second.text.wait(text=TEXT)
    second.terminate()


def test_quit_in_the_menu_ends_it_cleanly_and_keeps_the_text(start: Start) -> None:
    first = start()
    first.text.set_text(TEXT)
    first.choose("File", "Quit")
    first.assert_ended()
    start().text.wait(text=TEXT)


def test_a_kill_costs_at_most_two_seconds_of_typing(start: Start) -> None:
    first = start()
    first.text.set_text(TEXT)
    draft = first.home / "drafts" / "script.txt"
    eventually(lambda: draft.is_file() and draft.read_text("utf-8") == TEXT, within_s=2.0)
    os.kill(first.process.pid, signal.SIGKILL)
    first.process.wait()
    start().text.wait(text=TEXT)


def test_it_ends_while_speech_is_made(start: Start, sandbox: SandboxProcess) -> None:
    sandbox.settings(job_duration_s=30)
    working = start()
    working.text.set_text(TEXT)
    working.button("Create speech").act("Press")
    eventually(lambda: len(sandbox.ledger()) == 1)
    working.terminate()


def test_it_ends_while_it_records_and_keeps_what_was_said(start: Start) -> None:
    program = start()
    program.find("Speech to text", "page tab").act("Press")
    program.button("Start recording").act("Press")
    program.find("Recording", "label")
    program.terminate()
    [recording] = program.files("recordings")
    assert soundfile.info(recording).frames > 0


def test_the_demo_takes_its_server_along(start: Start, atspi: AtspiDriver) -> None:
    program = start("--demo", server="", VBEE_APP_ID="", VBEE_TOKEN="")
    atspi.find("Demo: a robot's voice, nothing is charged", states=["showing"])
    children = descendants(program)
    assert any("vbee_desktop.sandbox" in command_line(pid) for pid in children)
    program.terminate()
    eventually(lambda: not any(is_alive(pid) for pid in children), within_s=5.0)


def descendants(program: DesktopProgram) -> list[int]:
    """The processes that the program has started, and theirs."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(re.sub(r".*\)", "", stat.read_text()).split()[1])
        except OSError:
            continue  # it has ended meanwhile
    found = [program.process.pid]
    for pid in found:
        found += [child for child, parent in parents.items() if parent == pid]
    return found[1:]


def command_line(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""


def is_alive(pid: int) -> bool:
    return bool(command_line(pid))
