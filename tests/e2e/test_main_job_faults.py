"""Bad input and bad luck in the real program: told beside its cause, nothing lost, nothing sent in vain."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.e2e.conftest import Start
from tests.e2e.desktop_program import DesktopProgram, eventually
from tests.e2e.harness.atspi_client import AtspiDriver
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.core.resources import resource_path

TEXT = "Xin chào thế giới."
PAID = ("create", "current-create", "stt-create")


def creates(sandbox: SandboxProcess) -> list[str]:
    """The stages of all requests that would cost something."""
    return [asked["stage"] for asked in sandbox.requests() if asked["stage"] in PAID]


@pytest.fixture
def nobody() -> Iterator[str]:
    """An address where nobody listens, kept free for the time of the test."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"


def press_create(program: DesktopProgram, text: str = TEXT) -> None:
    program.text.set_text(text)
    program.button("Create speech").act("Press")


def assert_text_is_kept(program: DesktopProgram, text: str = TEXT) -> None:
    assert program.text.text == text
    program.button("Create speech")


@pytest.mark.parametrize("text", ["", " \n\t\n "])
def test_nothing_to_read_aloud_is_told_before_the_press(
    start: Start, sandbox: SandboxProcess, atspi: AtspiDriver, text: str
) -> None:
    program = start()
    program.text.set_text(TEXT)
    program.button("Create speech")
    program.text.set_text(text)
    program.find("Write a text first, then create speech.", "label")
    button = program.find("Create speech", "push button")
    assert "enabled" not in button.states
    assert button.describe()["description"] == "Write a text first, then create speech."
    search = program.find("Search voices", "text")
    search.click()
    atspi.press_keys("Ctrl+Return")
    atspi.press_keys("x")
    search.wait(text="x")  # so the key before it has arrived too
    program.text.set_text(TEXT)
    assert_text_is_kept(program)
    assert creates(sandbox) == []


def test_a_text_over_the_limit_is_told_and_kept(start: Start, sandbox: SandboxProcess) -> None:
    program = start()
    text = "một " * 25_001
    press_create(program, text)
    program.find("The text has 100,003 characters.", "label")
    program.find("The limit is 100,000. Shorten it and create again.", "label")
    assert_text_is_kept(program, text)
    assert creates(sandbox) == []


def test_an_unknown_voice_is_refused_by_the_service_and_told(start: Start, sandbox: SandboxProcess) -> None:
    program = start()
    program.find("Voice code", "text").set_text("nobody")
    program.find("Not in the list. It is sent as typed.", "label")
    press_create(program)
    program.find("Vbee refused.", "label")
    assert_text_is_kept(program)
    assert sandbox.ledger() == []


def test_a_wrong_token_is_told(start: Start, sandbox: SandboxProcess) -> None:
    program = start(VBEE_TOKEN="bad")
    press_create(program)
    program.find("Vbee did not accept the token.", "label")
    program.button("Enter App ID and token")
    assert_text_is_kept(program)
    assert sandbox.ledger() == []


def test_a_server_that_is_gone_is_told_and_waited_for(start: Start, nobody: str) -> None:
    """What has not left may be taken back, and nothing of it is lost."""
    clip = resource_path("samples", "english.wav")
    program = start(str(clip), server=nobody)
    program.button("Offline: waiting for the network")
    program.button("Transcribe").act("Press")
    program.button("Cancel").act("Press")
    program.button("Transcribe")
    program.find("english.wav", "label")
    program.find("Text to speech", "page tab").act("Press")
    press_create(program)
    program.button("Cancel").act("Press")
    assert_text_is_kept(program)


def test_a_page_instead_of_an_answer_is_never_asked_again(start: Start, sandbox: SandboxProcess) -> None:
    sandbox.set_faults({"rules": [{"stage": "create", "action": "html"}]})
    program = start()
    press_create(program)
    program.find("We cannot know whether this was charged.", "label")
    assert_text_is_kept(program)
    assert creates(sandbox) == ["create"]
    sandbox.set_faults({"rules": []})
    program.button(f"Send again ({len(TEXT)} points)").act("Press")
    program.wait_until_playing()
    assert creates(sandbox) == ["create", "create"]


def test_a_slow_server_can_be_left(start: Start, sandbox: SandboxProcess) -> None:
    sandbox.set_faults({"rules": [{"stage": "create", "action": "black_hole"}]})
    program = start()
    press_create(program)
    eventually(lambda: creates(sandbox) == ["create"])
    program.button("Cancel").act("Press")
    assert_text_is_kept(program)
    assert creates(sandbox) == ["create"]


def test_a_wav_of_ten_seconds_is_offered_in_parts_and_not_sent_unasked(
    start: Start, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    path = tmp_path / "ten.wav"
    soundfile.write(path, noise(10.0), 16_000, subtype="PCM_16")
    program = start(str(path))
    program.find("Sent in parts, cut where nobody speaks", "label")
    program.button("Transcribe")
    assert creates(sandbox) == []


def test_an_adpcm_wav_is_not_sent(start: Start, sandbox: SandboxProcess, tmp_path: Path) -> None:
    path = tmp_path / "adpcm.wav"
    soundfile.write(path, noise(1.0), 16_000, subtype="IMA_ADPCM")
    program = start(str(path))
    program.find("Save it as an uncompressed WAV (PCM) and try again. Nothing was sent.", "label")
    program.button("Choose another")
    assert creates(sandbox) == []


def test_what_is_no_wav_is_not_sent(start: Start, sandbox: SandboxProcess, tmp_path: Path) -> None:
    path = tmp_path / "page.wav"
    path.write_text("<html>Not found</html>")
    program = start(str(path))
    words = "It is no sound that can be read here: WAV, MP3, FLAC, OGG and AIFF can. Choose another one."
    program.find(words, "label")
    assert creates(sandbox) == []


def noise(seconds: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.random.default_rng(3).normal(0, 0.1, round(seconds * 16_000))
