"""The manual page, in both languages, tells of every option that the program has, and can be read."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from devtools.linux_share import MANUALS, SOURCES
from tests.e2e.harness.tools import need_program
from vbee_desktop.cli.main import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")


def offered() -> set[str]:
    """Every option that the help of the window or of a command names."""
    command = (sys.executable, "-m", "vbee_desktop")
    asked = [
        subprocess.Popen([*command, *name, "--help"], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for name in ([], *([each] for each in COMMANDS))
    ]
    return {option for process in asked for option in OPTION.findall(process.communicate(timeout=60)[0])}


def test_every_option_is_told_and_no_other() -> None:
    options = offered()
    assert {"--json", "-o", "--max-points", "--fault-plan", "--demo"} <= options
    for name in MANUALS:
        text = (ROOT / SOURCES / name).read_text(encoding="utf-8").replace("\\-", "-")
        assert set(OPTION.findall(re.sub(r"\\f.", " ", text))) == options, name


@pytest.mark.parametrize("name", MANUALS)
def test_it_is_set_without_a_complaint(name: str) -> None:
    need_program("groff", package="groff-base")
    command = ["groff", "-K", "utf8", "-man", "-Tutf8", "-ww", str(ROOT / SOURCES / name)]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    assert done.stderr == b""
    assert "vbee-desktop say" in re.sub("\x1b\\[\\d+m", "", done.stdout.decode())
