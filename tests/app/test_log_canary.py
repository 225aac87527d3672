"""With the root logger at DEBUG: no record, of ours or of a library, holds what is private."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.app.everywhere import fill
from tests.app.started import Start
from tests.support.sandbox_process import SandboxProcess

APP_ID, TOKEN, WORDS, FILE = "canary-app-19", "canary-token-28", "kestrel", "canary-file.wav"
FAULTS = [
    {"stage": "read", "action": "reset", "nth": 1},
    {"stage": "download", "action": "truncate", "nth": 1},
]

pytestmark = pytest.mark.allowed_logs("PortAudio", "ALSA")


class Records(logging.Handler):
    """The text of each record, with its exception."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(f"{record.name} {self.format(record)}")


@pytest.fixture
def records() -> Iterator[Records]:
    handler, root = Records(), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield handler
    root.removeHandler(handler)
    root.setLevel(level)


def test_no_record_holds_what_is_private(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, records: Records, tmp_path: Path
) -> None:
    sandbox.set_faults({"rules": FAULTS})
    program = start(VBEE_APP_ID=APP_ID, VBEE_TOKEN=TOKEN)
    fill(program, qtbot, WORDS, tmp_path / FILE)
    assert program.window.windowTitle() == "Vbee Desktop"
    links = [each["path"].rsplit("/", 1)[-1] for each in sandbox.requests() if each["stage"] == "download"]
    assert len(links) >= 2
    marks = (APP_ID, TOKEN, WORDS, FILE, *links)
    assert records.texts
    assert not [text for text in records.texts if any(mark in text for mark in marks)]
