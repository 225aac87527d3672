from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from devtools.commands import COMMANDS, has_display, wants_window
from tests.support.one_worker import SHARING

ROOT = Path(__file__).resolve().parents[2]


def dev(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run dev.py as on a bare machine: isolated, and without site-packages."""
    return subprocess.run(
        [sys.executable, "-S", "-E", ROOT / "packaging" / "dev.py", *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("arguments", [(), ("--help",), ("help",)])
def test_help_names_every_command(arguments: tuple[str, ...]) -> None:
    done = dev(*arguments)
    named = set(re.findall(r"^  (\w+)", done.stdout, flags=re.MULTILINE))
    assert (done.returncode, done.stderr) == (0, "")
    assert named == set(COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "exit_code", "message"),
    [
        (("launch",), 2, "dev.py: no command 'launch'; known are run, test, "),
        (("check", "--fix"), 1, "dev.py: check takes no arguments, but was given: --fix"),
        (("build", "atari"), 1, "dev.py: cannot build atari: "),
        (("lock", "everything"), 1, "dev.py: lock takes no argument but --upgrade"),
    ],
)
def test_a_wrong_call_is_one_clear_line(arguments: tuple[str, ...], exit_code: int, message: str) -> None:
    done = dev(*arguments)
    assert (done.returncode, done.stdout) == (exit_code, "")
    assert done.stderr.startswith(message)
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        ([], True),
        (["--demo"], True),
        (["--lang", "en"], True),
        ([__file__], True),
        (["say", "Xin chào"], False),
        (["doctor", "--json"], False),
        (["--version"], False),
        (["--help"], False),
    ],
)
def test_options_and_files_open_the_window(arguments: list[str], wanted: bool) -> None:
    assert wants_window(arguments) is wanted


@pytest.mark.parametrize(
    ("platform", "variables", "display"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_a_display_is_announced_on_linux_and_given_elsewhere(
    platform: str, variables: dict[str, str], display: bool
) -> None:
    assert has_display(platform, variables) is display


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to pass on")
def test_a_termination_reaches_the_program_that_runs() -> None:
    child = (
        "import signal, sys\n"
        "signal.signal(signal.SIGTERM, lambda *_: sys.exit(7))\n"
        "print('ready', flush=True)\n"
        "signal.pause()"
    )
    parent = (
        "import pathlib, sys\n"
        "from devtools.steps import run_visibly\n"
        f"sys.exit(run_visibly(sys.executable, '-c', {child!r}, cwd=pathlib.Path.cwd(), env={{}}))"
    )
    command = [sys.executable, "-c", parent]
    with subprocess.Popen(command, cwd=ROOT / "packaging", stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.terminate()
        assert process.wait(timeout=30) == 7


def test_the_files_of_tests_that_share_the_frozen_program_are_there() -> None:
    assert [name for name in SHARING if not (ROOT / name).is_file()] == []
