"""A loudspeaker or a microphone that is unplugged: real devices of a sound server, in the real window.

What goes on when the device goes away, and where it is proved:

- it plays: here (the last loudspeaker); `tests.e2e.test_sound` (there is another one; the sound server dies);
  `tests.ui.shell.test_playback` (the one that was chosen)
- the level is watched: here (the last microphone, and the one that was chosen)
- it records: `tests.e2e.test_microphones_in_the_window` (the last microphone); `tests.e2e.test_microphones`
  (there is another one); `tests.e2e.test_sound` (it falls silent; the sound server dies)
- it is just being opened, nothing was pressed yet, or there never was one: here
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.conftest import Start, atspi, desktop_session, start
from tests.e2e.desktop_program import END_S, DesktopProgram, sound_of
from tests.e2e.harness.helper_process import HelperProcess
from tests.e2e.harness.pulse import SPEAKER, PulseServer, likeness, running_pulse
from tests.e2e.test_microphones import PREPARE
from tests.e2e.test_microphones import program as running
from tests.support.sandbox_process import SandboxProcess

__all__ = ["atspi", "desktop_session", "start"]

STORY = "Ngày xửa ngày xưa, ở một làng nọ."
HEADSET = "headset"
LISTENING = "The microphone is open; nothing is recorded yet. Press R to begin."


CHOSEN = (
    PREPARE
    + """
def failed_anew(before):
    while recorder.snapshot().error in (None, before):
        pause.wait(0.002)
    return recorder.snapshot().error
def chosen():
    recorder.close_device()
    until(recorder, "closed")
    [found] = [device.id for device in find_devices("input").devices if device.name == "headset"]
    recorder.open(found)
    return found
def again(device):
    while recorder.snapshot().state != "monitoring":
        recorder.open(device)
        pause.wait(0.1)
    recorder.start(RecordingWish(max_s=1.0))
    until(recorder, "finished")
    print("again:", recorder.snapshot().state, flush=True)
    assert recorder.close()
"""
)
WATCHED = (
    CHOSEN
    + """
device = chosen()
until(recorder, "monitoring")
print("chosen", flush=True)
lost = failed_anew(None)
print("watched:", lost.code, flush=True)
recorder.start(RecordingWish(max_s=1.0))
print("pressed:", failed_anew(lost).code, flush=True)
again(device)
"""
)
OPENED = (
    CHOSEN
    + """
device = chosen()
print("chosen", flush=True)
print("opened:", failed_anew(None).code, flush=True)
again(device)
"""
)
NEVER_BACK = """
import os, sounddevice, threading
class Held(sounddevice.InputStream):
    # as PortAudio's own thread does when its device goes away at the wrong moment
    def CALL(self, *args, **named):
        sounddevice.InputStream = Usual
        threading.Event().wait()
Usual, sounddevice.InputStream = sounddevice.InputStream, Held
"""

AFTER_ALL = """
until(recorder, "TOLD")
record(1.0)
print("again:", recorder.snapshot().state, flush=True)
assert recorder.close()
os._exit(0)  # as the window ends: a stream of ours that is still open would call into what is no more
"""


@pytest.fixture
def pulse() -> Iterator[PulseServer]:
    """One whose devices may be taken away."""
    with running_pulse() as server:
        yield server


def speak(program: DesktopProgram) -> None:
    """Have a text spoken; it is to be heard at once."""
    program.text.set_text(STORY)
    program.button("Create speech").act("Press")


def assert_no_output(program: DesktopProgram, sandbox: SandboxProcess) -> None:
    """Told, with its acts; what was paid lies on the disk."""
    program.find("Cannot play sound.", "label")
    program.button("Output device")
    program.button("Show in folder")
    [path] = program.files("audio")
    assert len(sound_of(path)) > 0
    assert len(sandbox.ledger()) == 1


def assert_heard(program: DesktopProgram, pulse: PulseServer) -> None:
    """A loudspeaker is plugged in: **Play** is heard there."""
    pulse.add_speaker(SPEAKER)
    with pulse.capture() as heard:
        program.press_play()
        program.wait_until_playing()
        program.wait_until_silent()
    [path] = program.files("audio")
    assert likeness(sound_of(path)[-48_000:], heard.samples[:, 0]) > 0.98


def assert_ends_well(program: DesktopProgram) -> None:
    """What the system's sound library writes to standard error is its own; a traceback would be ours."""
    os.kill(program.process.pid, signal.SIGTERM)
    assert program.process.wait(END_S) == 0
    assert not [line for line in program.process.lines if "Traceback" in line or "vbee_desktop" in line]


def test_the_last_loudspeaker_goes_away_while_it_plays(
    start: Start, pulse: PulseServer, sandbox: SandboxProcess
) -> None:
    program = start()
    speak(program)
    program.wait_until_playing()
    pulse.unload_all_sinks()
    assert_no_output(program, sandbox)
    assert_heard(program, pulse)
    assert_ends_well(program)


def test_microphones_go_away_while_they_are_watched_and_before_they_are_used(
    start: Start, pulse: PulseServer, sandbox: SandboxProcess
) -> None:
    pulse.add_microphone(HEADSET)
    program = start()
    program.find("Speech to text", "page tab").act("Press")
    program.find(LISTENING, "label")
    pulse.unload_all_sinks()
    program.find("No microphone.", "label")
    program.button("Input device")

    pulse.add_microphone(HEADSET)
    program.button("Look for microphones again").act("Press")
    program.find(LISTENING, "label")
    pulse.unload_all_sinks()
    program.button("Start recording").act("Press")
    program.find("No microphone.", "label")
    assert program.files("recordings") == []
    assert sandbox.ledger() == []
    assert_ends_well(program)


def test_the_microphone_that_was_chosen_goes_away_and_comes_back(pulse: PulseServer, tmp_path: Path) -> None:
    """With all others: while there is one, the sound server itself lets it go on with that."""
    pulse.add_microphone(HEADSET)
    with running(WATCHED, pulse, tmp_path) as child:
        child.wait_for_line("chosen")
        pulse.unload_all_sinks()
        child.wait_for_line("pressed:")
        pulse.add_microphone(HEADSET)
        assert child.wait(60) == 0, child.lines[-9:]
    assert told_by(child) == ["watched: device_lost", "pressed: no_input", "again: finished"]


def test_a_microphone_that_goes_away_as_it_is_opened_is_told(pulse: PulseServer, tmp_path: Path) -> None:
    """In half of these cases PortAudio goes round in circles for ever."""
    pulse.add_microphone(HEADSET)
    with running(OPENED, pulse, tmp_path) as child:
        child.wait_for_line("chosen")
        pulse.unload_all_sinks()
        child.wait_for_line("opened: no_input")
        pulse.add_microphone(HEADSET)
        assert child.wait(60) == 0, child.lines[-9:]
    assert told_by(child)[-1] == "again: finished"


@pytest.mark.parametrize(("call", "told"), [("abort", "closed"), ("start", "failed")])
def test_a_driver_that_never_comes_back_is_left_to_itself(
    pulse: PulseServer, tmp_path: Path, call: str, told: str
) -> None:
    opened = PREPARE if call == "abort" else PREPARE.replace('until(recorder, "monitoring")', "")
    ends = "recorder.close_device()\n" if call == "abort" else ""
    text = NEVER_BACK.replace("CALL", call) + opened + ends + AFTER_ALL.replace("TOLD", told)
    with running(text, pulse, tmp_path) as child:
        assert child.wait(60) == 0, child.lines[-9:]
    assert told_by(child) == ["again: finished"]


def told_by(child: HelperProcess) -> list[str]:
    """What it says of the microphone, between the words of the system's sound library."""
    return [line for line in child.lines if line.startswith(("watched:", "pressed:", "opened:", "again:"))]


def test_a_computer_without_any_sound_device_speaks_and_tells_so(
    start: Start, pulse: PulseServer, sandbox: SandboxProcess
) -> None:
    pulse.unload_all_sinks()
    program = start()
    speak(program)
    assert_no_output(program, sandbox)
    program.find("Speech to text", "page tab").act("Press")
    program.find("No microphone.", "label")
    program.button("Start recording").act("Press")
    program.button("Start recording")
    program.find("No microphone.", "label")
    assert_ends_well(program)
