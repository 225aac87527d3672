"""The program itself, in a process of its own: what a person starts, hears and finds on the disk."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import soundfile
import soxr

from tests.e2e.harness.atspi_client import AtspiDriver, Element
from tests.e2e.harness.helper_process import HelperProcess
from tests.e2e.harness.pulse import SAMPLE_RATE_HZ, Samples

CREDENTIALS = {"VBEE_APP_ID": "app", "VBEE_TOKEN": "token"}
START_S = 30.0
WORK_S = 30.0
END_S = 15.0


class DesktopProgram:
    """A running program and the screen reader that sees its window."""

    def __init__(
        self, screen_reader: AtspiDriver, arguments: list[str], environment: Mapping[str, str], home: Path
    ) -> None:
        self.home = home
        self._reader = screen_reader
        command = [sys.executable, "-m", "vbee_desktop", "--lang", "en", "--home", str(home), *arguments]
        self.process = HelperProcess(command, os.environ | dict(environment))

    def wait_until_ready(self) -> None:
        """Until both tabs are there and the account is known, so that nothing is replaced any more."""
        self._reader.find("Copy transcript", "push button", timeout_s=START_S)  # of the other tab
        self._reader.wait_gone("Account", "push button", timeout_s=START_S)
        self._play = self.find("Play", "push button")

    def find(
        self, name: str, role: str | None = None, *, states: tuple[str, ...] = (), timeout_s: float = WORK_S
    ) -> Element:
        """An element of this name that can be seen, as soon as there is one."""
        return self._reader.find(name, role, states=("showing", *states), timeout_s=timeout_s)

    def button(self, name: str) -> Element:
        """A button that can be pressed."""
        return self.find(name, "push button", states=("enabled",))

    def wait_gone(self, name: str, role: str | None = None) -> None:
        """Until no such element can be seen."""
        self._reader.wait_gone(name, role, states=("showing",), timeout_s=WORK_S)

    def choose(self, menu: str, entry: str) -> None:
        """An entry of a menu of the window."""
        whole = self._reader.find(menu, "menu item")
        self._reader.find(entry, "menu item", within=whole).act()

    def press_play(self) -> None:
        """Play, or pause: it is one button."""
        self._play.act("Press")

    def wait_until_playing(self) -> None:
        """Until sound is played; that may last for less time than a search for a button takes."""
        self._play.wait(name="Pause", timeout_s=WORK_S)

    def wait_until_silent(self) -> None:
        """Until what plays has ended, or pauses."""
        self._play.wait(name="Play", states=["enabled"], timeout_s=WORK_S)

    @property
    def voices(self) -> Element:
        return self.find("Voices", "list")

    @property
    def text(self) -> Element:
        return self.find("Text to speak", "text")

    def files(self, folder: str) -> list[Path]:
        """The files in one of the folders of the home, oldest first."""
        return sorted((self.home / folder).glob("*"), key=lambda path: path.stat().st_mtime_ns)

    def terminate(self) -> None:
        """End it as the end of a session does, and hold it to a clean exit."""
        os.kill(self.process.pid, signal.SIGTERM)
        self.assert_ended()

    def assert_ended(self) -> None:
        """Exit code 0, and not one word on standard output or standard error."""
        try:
            code = self.process.wait(END_S)
        except subprocess.TimeoutExpired:
            self.process.stop()
            raise AssertionError(f"it does not end: {self.process.lines}") from None
        assert (code, self.process.lines) == (0, []), f"exit code {code}: {self.process.lines}"


@contextmanager
def running_program(
    screen_reader: AtspiDriver, arguments: list[str], environment: Mapping[str, str], home: Path
) -> Iterator[DesktopProgram]:
    """The program for the time of the block; it is ready when the block begins."""
    program = DesktopProgram(screen_reader, arguments, environment, home)
    try:
        program.wait_until_ready()
        yield program
    finally:
        program.process.stop()


def sound_of(path: Path) -> Samples:
    """What a sound file holds, in one channel at the rate of the sound server; decoded by libsndfile."""
    samples, rate_hz = soundfile.read(path, dtype="float32", always_2d=True)
    mono = soxr.resample(samples.mean(axis=1), rate_hz, SAMPLE_RATE_HZ)
    return np.asarray(np.clip(np.round(mono * 32768), -32768, 32767), np.int16)


def eventually(condition: Callable[[], bool], within_s: float = WORK_S) -> None:
    """Until something outside the window is so: a file is there, a server was asked."""
    pause, end_s = threading.Event(), time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < end_s, "it never came"
        pause.wait(0.05)
