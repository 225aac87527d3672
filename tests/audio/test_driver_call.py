"""What a sound driver is asked comes back, or is left behind."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest

from vbee_desktop.audio import driver_call
from vbee_desktop.audio.driver_call import left_behind

HELD = """
import os, threading
from vbee_desktop.audio.driver_call import left_behind
thread = left_behind(threading.Event().wait, 0.05)
os.write(2, b"again and again")
print(thread.is_alive() and thread.daemon)
"""


def test_what_comes_back_leaves_nothing_behind() -> None:
    done: list[int] = []
    assert left_behind(lambda: done.append(1), 10.0) is None
    assert done == [1]


def test_what_was_raised_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        left_behind(lambda: 1 / 0, 10.0)


def test_elsewhere_the_driver_is_asked_by_the_same_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver_call, "MAY_HANG", False)
    asked_by: list[threading.Thread] = []
    assert left_behind(lambda: asked_by.append(threading.current_thread()), 0.0) is None
    assert asked_by == [threading.current_thread()]


@pytest.mark.skipif(not driver_call.MAY_HANG, reason="PortAudio does not hang here")
def test_what_hangs_holds_neither_the_program_nor_floods_its_log() -> None:
    done = subprocess.run(
        [sys.executable, "-c", HELD], capture_output=True, text=True, timeout=60, check=True
    )
    assert (done.stdout, done.stderr) == ("True\n", "")
