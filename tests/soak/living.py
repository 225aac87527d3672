"""Starts the program, ends it at its moment, and looks at what it leaves."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

from tests.e2e.harness.helper_process import HelperProcess
from tests.proofs.judge import damage_of
from tests.proofs.rows import rows_of
from tests.soak.life import BEGUN, STARTED, Life, lives_of
from tests.soak.soaking import own_words
from tests.support.services import CREDENTIALS
from vbee_desktop.core.file_lock import AlreadyLocked, FileLock

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

BEGIN_LIMIT_S = 90.0
END_LIMIT_S = 30.0
GONE_LIMIT_S = 3.0
"""For what the program has started, after its own end."""
LOOK_EVERY_S = 0.01
LOCK = "window.lock"
"""It stays; nobody holds it."""
CRASH = "crash.txt"
"""Without a word in it, it tells of a program that was ended before its window was there."""
PASSING = ("*.part", "*.tmp", "*.lock", "*-wal", "*-journal", CRASH)
COMPLAINTS = (" WARNING ", " ERROR ", " CRITICAL ")


def breaches_of(seed: int, url: str, folder: Path, machine: Mapping[str, str]) -> list[str]:
    """All that is wrong with the lives of a seed, in a home of their own below ``folder``. ``machine`` is the
    environment: display and sound.
    """
    return [
        f"life {life.number} ({life.deed}, {life.way} after {life.later_s:.3f} s): {breach}"
        for life in lives_of(seed)
        for breach in Living(life, url, folder, machine).breaches()
    ]


class Living:
    """One life in its home."""

    def __init__(self, life: Life, url: str, folder: Path, machine: Mapping[str, str]) -> None:
        self._life = life
        self._home = folder / "home"
        self._passing = folder / "tmp"
        self._passing.mkdir(parents=True, exist_ok=True)
        where = ["--home", str(self._home), "--lang", life.language]
        where += ["--demo"] if life.is_demo else ["--server", url]
        command = [sys.executable, "-X", "faulthandler", "-m", "tests.soak.life_child", str(life.seed)]
        known = {"TMPDIR": str(self._passing), "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
        environment = os.environ | CREDENTIALS | dict(machine) | known
        self._process = HelperProcess([*command, str(life.number), *where], environment)

    def breaches(self) -> list[str]:
        """Live it to its end."""
        try:
            self._wait_for_the_moment()
            code = self._process.wait(END_LIMIT_S)
        except subprocess.TimeoutExpired:
            return ["it does not end", *self._process.lines, *self._where_it_hangs()]
        except RuntimeError as error:
            return [f"the deed did not begin: {error}"]
        finally:
            left = self._left_processes()
            self._process.stop()
        return [*self._bad_end(code), *left, *self._left_behind()]

    def _wait_for_the_moment(self) -> None:
        moment = STARTED if self._life.deed == "start" else BEGUN
        self._process.wait_for_line(f"^{moment}$", BEGIN_LIMIT_S)
        if self._life.way in {"SIGTERM", "SIGINT"}:
            threading.Event().wait(self._life.later_s)
            os.kill(self._process.pid, signal.Signals[self._life.way])

    def _bad_end(self, code: int) -> list[str]:
        said = own_words(line for line in self._process.lines if line not in {STARTED, BEGUN})
        if self._life.deed == "start" and (code, said) in EARLY_ENDS:
            return []
        return [*([f"exit code {code}"] if code else []), *said]

    def _where_it_hangs(self) -> list[str]:
        """What the fault handler of the program writes of its threads."""
        os.kill(self._process.pid, signal.SIGABRT)
        self._process.wait(END_LIMIT_S)
        return [line for path in self._home.rglob(CRASH) for line in path.read_text("utf-8").splitlines()]

    def _left_processes(self) -> list[str]:
        """Whatever of its group outlives it."""
        end_s = time.monotonic() + GONE_LIMIT_S
        while _is_group_alive(self._process.pid):
            if time.monotonic() > end_s:
                return ["it leaves a process behind"]
            threading.Event().wait(LOOK_EVERY_S)
        return []

    def _left_behind(self) -> Iterator[str]:
        yield from (f"{path.name} is left" for path in sorted(self._passing.iterdir()))
        for path in sorted(each for pattern in PASSING for each in self._home.rglob(pattern)):
            if path.name != LOCK and not (path.name == CRASH and not path.stat().st_size):
                yield f"{path.name} is left"
        lock = self._home / LOCK
        if lock.exists() and _is_held(lock):
            yield "the lock is held"
        for log in self._home.glob("logs/*.log"):
            lines = log.read_text("utf-8").splitlines()
            yield from (line for line in lines if any(word in line for word in COMPLAINTS))
        yield from damage_of(self._home, rows_of(self._home))


EARLY_ENDS: tuple[tuple[int, list[str]], ...] = (
    (-signal.SIGTERM, []),
    (-signal.SIGINT, []),
    (130, ["vbee-desktop: stopped"]),
    (-signal.SIGINT, ["vbee-desktop: stopped"]),
)
"""Before the window is painted the system ends the program as any other, and Ctrl+C as any command (Python
makes the latter's exit code that of the signal where it came amid an import of Qt).
"""


def _is_group_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def _is_held(lock: Path) -> bool:
    try:
        FileLock(lock).release()
    except AlreadyLocked:
        return True
    return False
