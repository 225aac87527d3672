"""Does one kind of work over and over in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.soak.census import Census
from tests.soak.trend import Soaked
from tests.support.sandbox_process import PROJECT_ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

OF_THE_MACHINE = ("This plugin does not support", "ALSA lib pcm.c")
"""The offscreen platform of Qt cannot raise a window and says so; ALSA tells when a busy machine was late."""


def own_words(lines: Iterable[str]) -> list[str]:
    """What the program itself has said on standard error."""
    return [line for line in lines if not line.startswith(OF_THE_MACHINE)]


def soak(kind: str, cycles: int, step: int, url: str, folder: Path, machine: Mapping[str, str]) -> Soaked:
    """Do the work of ``kind`` (`tests.soak.work.KINDS`) so often, with a census after each ``step``."""
    words = [kind, url, str(folder), str(cycles), str(step)]
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-m", "tests.soak.work_child", *words],
        cwd=PROJECT_ROOT,
        env=os.environ | dict(machine) | {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"},
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    complaints = own_words(done.stderr.splitlines())
    complaints += [f"exit code {done.returncode}"] if done.returncode else []
    return Soaked([(cycle, Census(*counts)) for cycle, *counts in lines], complaints)
