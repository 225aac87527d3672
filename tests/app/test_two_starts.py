"""The program started twice, in real processes: one window per home, whatever happens to it."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.e2e.desktop_program import eventually
from tests.e2e.harness.helper_process import HelperProcess
from tests.support.sandbox_process import SandboxProcess

LIMIT_S = 30.0
Start = Callable[..., HelperProcess]
OF_NO_SCREEN = "This plugin does not support"
"""Said by Qt where there is no screen."""
TEXT = "Chữ của tôi: phở, bún, cà phê."


@pytest.fixture
def start(sandbox: SandboxProcess, tmp_path: Path) -> Iterator[Start]:
    """Starts the program without a screen on one home, or on another one."""
    known = {"VBEE_APP_ID": "app", "VBEE_TOKEN": "token"}
    screen = {"QT_QPA_PLATFORM": "offscreen"}
    with ExitStack() as running:

        def start(*arguments: str, home: str = "nhà của tôi") -> HelperProcess:
            where = ["--server", sandbox.url, "--home", str(tmp_path / home)]
            command = [sys.executable, "-m", "vbee_desktop", *where, *arguments]
            program = HelperProcess(command, os.environ | known | screen)
            running.callback(program.stop)
            return program

        yield start


@pytest.fixture
def text_file(tmp_path: Path) -> Path:
    file = tmp_path / "kịch bản" / "bài số 1.txt"
    file.parent.mkdir()
    file.write_text(TEXT, "utf-8")
    return file


def draft_of(tmp_path: Path, home: str = "nhà của tôi") -> str:
    """What the window of this home holds, as it keeps it on the disk."""
    draft = tmp_path / home / "drafts" / "script.txt"
    return draft.read_text("utf-8") if draft.is_file() else ""


def is_second(program: HelperProcess) -> bool:
    return any(line.startswith("Vbee Desktop is open already") for line in program.lines)


def assert_handed_over(second: HelperProcess) -> None:
    assert second.wait(LIMIT_S) == 0, second.lines
    assert is_second(second)
    assert len(second.lines) == 1


def first_of_two(start: Start, *arguments: str) -> HelperProcess:
    """Of two starts the one that is the window; the other has called it."""
    both = [start(*arguments), start(*arguments)]
    eventually(lambda: any(is_second(program) for program in both))
    first, second = sorted(both, key=is_second)
    assert_handed_over(second)
    return first


def end(program: HelperProcess) -> None:
    os.kill(program.pid, signal.SIGTERM)
    assert program.wait(LIMIT_S) == 0
    assert [line for line in program.lines if not line.startswith(OF_NO_SCREEN)] == []


def test_a_second_start_hands_its_file_over_even_while_the_first_is_starting(
    start: Start, tmp_path: Path, text_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = start()
    eventually((tmp_path / "nhà của tôi" / "window.lock").is_file)
    second = start(os.path.relpath(text_file))
    assert_handed_over(second)
    eventually(lambda: draft_of(tmp_path) == TEXT)
    end(first)


def test_of_two_starts_at_the_same_moment_one_is_the_window(
    start: Start, tmp_path: Path, text_file: Path
) -> None:
    first = first_of_two(start, str(text_file))
    eventually(lambda: draft_of(tmp_path) == TEXT)
    end(first)


def test_a_window_that_was_killed_keeps_nobody_out(start: Start, tmp_path: Path, text_file: Path) -> None:
    killed = first_of_two(start)
    os.kill(killed.pid, signal.SIGKILL)
    killed.wait()
    first = first_of_two(start, str(text_file))  # it finds the dead one's lock file and socket
    eventually(lambda: draft_of(tmp_path) == TEXT)
    end(first)


def test_a_start_beside_a_window_that_ends_is_the_next_window(
    start: Start, tmp_path: Path, text_file: Path
) -> None:
    ending = first_of_two(start)
    os.kill(ending.pid, signal.SIGSTOP)
    os.kill(ending.pid, signal.SIGTERM)
    following = start(str(text_file))
    os.kill(ending.pid, signal.SIGCONT)
    assert ending.wait(LIMIT_S) == 0
    eventually(lambda: draft_of(tmp_path) == TEXT)
    end(following)


def test_another_home_is_another_window(start: Start, tmp_path: Path, text_file: Path) -> None:
    one, other = start(), start(str(text_file), home="other")
    eventually(lambda: draft_of(tmp_path, "other") == TEXT)
    assert draft_of(tmp_path) == ""
    end(one)
    end(other)


def test_without_a_lock_there_is_a_window_all_the_same(start: Start, tmp_path: Path, text_file: Path) -> None:
    (tmp_path / "nhà của tôi" / "window.lock").mkdir(parents=True)
    window = start(str(text_file))
    eventually(lambda: draft_of(tmp_path) == TEXT)
    end(window)
