"""The real window as assistive technology sees it: each control has a name, a role and a keyboard path."""

from __future__ import annotations

from typing import Any

import pytest

from tests.e2e.conftest import Start
from tests.e2e.desktop_program import DesktopProgram
from tests.e2e.harness.atspi_client import AtspiDriver, AtspiError
from tests.e2e.test_main_job_recognition import rows
from vbee_desktop.core.resources import resource_path

TEXT = "Xin chào thế giới."
DIALOGS = (
    ("File", "Save audio…", "Save"),
    ("Edit", "Settings…", "Cancel"),
    ("Audio", "Compare voices…", "Close"),
)
"""Menu, entry, and a button by which the dialog is known to be there."""
SAYS_ITS_ACT = {"push button", "toggle button", "check box", "radio button"}


def faults(place: str, controls: list[dict[str, Any]]) -> list[str]:
    """What somebody who sees nothing and has no mouse would stumble over."""
    found = []
    for each in controls:
        what = f"{place}: [{each['role']}] {each['name']!r}"
        if not each["name"].strip():
            found.append(f"{what} has no name")
        if "enabled" in each["states"] and "focusable" not in each["states"]:
            found.append(f"{what} cannot have the focus")
        if each["role"] in SAYS_ITS_ACT and "enabled" in each["states"] and not each["actions"]:
            found.append(f"{what} offers no act")
    return found


def test_every_view_can_be_used_without_eyes_and_without_a_mouse(start: Start, atspi: AtspiDriver) -> None:
    program = start()
    program.text.set_text(TEXT)
    atspi.announcements()
    program.button("Create speech").act("Press")
    program.wait_until_playing()
    program.wait_until_silent()
    heard = atspi.announcements()
    assert "Creating speech" in heard
    assert any(words.startswith("Speech ready, ") for words in heard)
    found = faults("speech", atspi.controls())
    for menu, entry, button in DIALOGS:
        program.choose(menu, entry)
        program.find(button, "push button")
        found += faults(entry, atspi.controls())
        close(program, atspi, button)
    program.find("Speech to text", "page tab").act("Press")
    program.find("Start recording", "push button")
    found += faults("recorder", atspi.controls())
    assert not found, "\n".join(found)


def close(program: DesktopProgram, atspi: AtspiDriver, button: str) -> None:
    """As a person does: Esc."""
    atspi.press_keys("Escape")
    try:
        program.wait_gone(button, "push button")
    except AtspiError:
        pytest.fail(f"Esc does not close the dialog with {button}")


def test_words_and_failures_are_announced(start: Start, atspi: AtspiDriver) -> None:
    program = start(str(resource_path("samples", "english.wav")))
    atspi.announcements()
    program.button("Transcribe").act("Press")
    program.find("Copy transcript", "push button", states=("enabled",))
    assert f"{len(rows(program))} utterances" in atspi.announcements()
    found = faults("transcription", atspi.controls())
    program.find("Text to speech", "page tab").act("Press")
    program.text.set_text(TEXT)
    program.find("Voice code", "text").set_text("nobody")
    program.button("Create speech").act("Press")
    program.find("Vbee refused.", "label")
    assert any(words.startswith("Vbee refused.") for words in atspi.announcements())
    assert not found, "\n".join(found)
