from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from vbee_desktop.audio.devices import Kind, find_devices, list_devices
from vbee_desktop.core.errors import Code

NO_LIBRARY = """
import ctypes.util
ctypes.util.find_library = lambda name: None  # as on a system without libportaudio
"""

LIST = """
from vbee_desktop.audio.devices import find_devices_here
for kind in ("input", "output"):
    found = find_devices_here(kind)
    assert found.devices == ()
    print(found.error.code, found.error.facts["reason"])
"""

USE = """
import tempfile, threading
from pathlib import Path
import numpy as np
from vbee_desktop.audio.clip import Clip
from vbee_desktop.audio.player import Player
from vbee_desktop.audio.portaudio import SoundCard
from vbee_desktop.audio.recorder import Recorder
pause = threading.Event()
card = SoundCard()
player = Player(card)
player.load(Clip(np.zeros((8000, 1), np.float32), 8000))
player.play()
recorder = Recorder(Path(tempfile.gettempdir()), card)
recorder.start()
while not (player.snapshot().error and recorder.snapshot().error):
    pause.wait(0.002)
for end in (player.snapshot(), recorder.snapshot()):
    print(end.state, end.error.code, end.error.facts["reason"])
assert player.close() and recorder.close()
"""


SOUND_CARDS = Path("/proc/asound/cards")
without_card = pytest.mark.skipif(
    sys.platform != "linux" or (SOUND_CARDS.exists() and "no soundcards" not in SOUND_CARDS.read_text()),
    reason="needs a Linux without a sound card",
)


def run(code: str) -> list[str]:
    """Run it where no sound server answers; it must not write a word to standard error."""
    environment = os.environ | {"PULSE_SERVER": "unix:/nowhere"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def test_without_the_library_the_lists_are_empty_and_say_why() -> None:
    assert run(NO_LIBRARY + LIST) == ["no_input no_library", "no_output no_library"]


def test_without_the_library_player_and_recorder_say_so() -> None:
    assert run(NO_LIBRARY + USE) == ["paused no_output no_library", "failed no_input no_library"]


@without_card
def test_without_a_sound_card_the_lists_are_empty_and_say_why() -> None:
    assert run(LIST) == ["no_input no_device", "no_output no_device"]


@without_card
def test_without_a_sound_card_player_and_recorder_say_so() -> None:
    assert run(USE) == ["paused no_output no_device", "failed no_input no_device"]


@pytest.mark.parametrize(
    "command",
    [
        ("/no/such/program",),
        (sys.executable, "-c", "print('not json')"),
        (sys.executable, "-c", "print('[]')"),
        (sys.executable, "-c", "raise SystemExit(3)"),
        (sys.executable, "-c", "import threading; threading.Event().wait()"),
    ],
)
def test_a_child_process_that_fails_is_told(command: tuple[str, ...]) -> None:
    found = find_devices("output", command, timeout_s=1.0)
    assert found.devices == ()
    assert found.error
    assert (found.error.code, found.error.facts["reason"]) == (Code.NO_OUTPUT, "enumeration")


@pytest.mark.parametrize("kind", ["input", "output"])
def test_the_child_process_answers(kind: Kind) -> None:
    found = find_devices(kind)
    assert list_devices(kind) == found.devices
    assert found.devices or (found.error and found.error.facts["reason"] == "no_device")
