"""Vietnamese typed by Telex through a real input method, on a real keyboard as far as X knows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.e2e.conftest import Start
from tests.e2e.desktop_program import DesktopProgram, eventually
from tests.e2e.harness.atspi_client import AtspiDriver, Element
from tests.e2e.harness.ibus import running_ibus
from tests.e2e.harness.tools import need_file
from tests.e2e.test_main_job_recognition import WORDS
from tests.support.sandbox_process import SandboxProcess

KEYS = {" ": "Space"}
MOST_TRIES = 50


@pytest.fixture
def input_method(desktop_session: dict[str, str]) -> Iterator[dict[str, str]]:
    with running_ibus(desktop_session) as way:
        yield way


class Typist:
    """Strikes one key after another."""

    def __init__(self, keyboard: AtspiDriver) -> None:
        self._keyboard = keyboard

    def strike(self, keys: str) -> None:
        for key in keys:
            self.press(f"Shift+{key}" if key.isupper() else KEYS.get(key, key))

    def press(self, combination: str) -> None:
        self._keyboard.press_keys(combination)

    def replace_by(self, keys: str) -> None:
        """Write over what the field with the cursor holds."""
        self.press("Ctrl+a")
        self.strike(keys)

    def wait_for_the_input_method(self, field: Element) -> None:
        """IBus gives a field its engine a moment after the field has the cursor; keys before are plain."""
        for _ in range(MOST_TRIES):
            self.replace_by("as ")
            if "á" in field.wait(states=["focused"])["text"]:
                return
        raise AssertionError(f"it composes nothing: {field.text!r}")


def test_telex_is_composed_and_nothing_else_is_disturbed(
    start: Start, atspi: AtspiDriver, input_method: dict[str, str], sandbox: SandboxProcess
) -> None:
    program, typist = start(**input_method), Typist(atspi)
    program.text.click()
    typist.wait_for_the_input_method(program.text)
    assert_words_count_when_they_are_whole(program, typist)
    assert_a_shortcut_takes_the_last_word_along(program, typist, sandbox)
    assert_the_searches_take_whole_words(program, typist)


def assert_words_count_when_they_are_whole(program: DesktopProgram, typist: Typist) -> None:
    typist.replace_by("tieengs Vieetj")
    program.text.wait(text="tiếng ")
    program.find("5 characters", "label")
    typist.press("Escape")
    program.text.wait(text="tiếng Việt")
    program.find("10 characters", "label")


def assert_a_shortcut_takes_the_last_word_along(
    program: DesktopProgram, typist: Typist, sandbox: SandboxProcess
) -> None:
    typist.strike(" ddepj")
    typist.press("Ctrl+Return")
    program.text.wait(text="tiếng Việt đẹp")
    eventually(lambda: [charge["characters"] for charge in sandbox.ledger()] == [len("tiếng Việt đẹp")])
    eventually(lambda: bool(program.files("audio")))


def assert_the_searches_take_whole_words(program: DesktopProgram, typist: Typist) -> None:
    search = program.find("Search voices", "text")
    search.click()
    typist.strike("huowng giang ")
    search.wait(text="hương giang ")
    program.wait_gone("Mai Phương, North, female", "list item")
    assert [voice.describe()["name"] for voice in program.voices.children()] == [
        "Hương Giang, Central, female"
    ]
    typist.press("F9")
    history = program.find("Search history", "text")
    history.click()
    typist.strike("ddepj ")
    history.wait(text="đẹp ")


def test_a_row_of_the_transcript_is_typed_in_vietnamese(
    start: Start, atspi: AtspiDriver, input_method: dict[str, str]
) -> None:
    clip = need_file("/usr/share/sounds/alsa/Front_Center.wav", package="alsa-utils")
    program, typist = start(str(clip), **input_method), Typist(atspi)
    program.button("Transcribe").act("Press")
    table = program.find("Utterances", "table")
    table.cell(0, WORDS).click()
    eventually(lambda: rewritten(table, typist, "xin chaof") == "xin chào")


def rewritten(table: Element, typist: Typist, keys: str) -> str:
    """What the first row says after it was written anew: Enter, the keys, Enter."""
    typist.press("Return")
    typist.replace_by(keys)
    typist.press("Return")
    return table.table()[0][WORDS]
