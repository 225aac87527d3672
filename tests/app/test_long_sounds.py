"""A recording over the limit in the whole program: part by part, through a restart, each part paid once."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from pytestqt.qtbot import QtBot

from tests.app.started import LIMIT_MS, Start
from tests.audio.sounds import sine
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.app.window import WindowProgram
from vbee_desktop.core.resources import resource_path
from vbee_desktop.store.ledger import Ledger

TONES = 2
RATE_HZ = 16000


@pytest.fixture
def long_wav(tmp_path: Path) -> Path:
    """Two seconds of speech and two tones with pauses: tones are quickly known to be no words."""
    speech = soundfile.read(resource_path("samples", "english.wav"), 2 * RATE_HZ, dtype="float32")[0]
    pause = np.zeros((RATE_HZ, 1), np.float32)
    tones = [each for number in range(TONES) for each in (pause, sine(8.0, RATE_HZ, 300.0 + 60 * number))]
    soundfile.write(tmp_path / "long.wav", np.concatenate([speech[:, np.newaxis], *tones]), RATE_HZ)
    return tmp_path / "long.wav"


def begun(qtbot: QtBot, program: WindowProgram, path: Path) -> None:
    program.window.workbench.open_path(path)
    tab = program.window.workbench.transcription
    assert tab is not None
    qtbot.waitUntil(lambda: tab.can_transcribe, timeout=LIMIT_MS)
    tab.main_act()


def test_what_a_closed_window_left_undone_is_finished_and_paid_once(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, long_wav: Path, tmp_path: Path
) -> None:
    sandbox.settings(stt_sync_wait_s=0, job_duration_s=2.5)
    first = start()
    begun(qtbot, first, long_wav)
    qtbot.waitUntil(lambda: len(sandbox.ledger()) >= 2, timeout=LIMIT_MS)
    assert first.close()
    second = start()
    arrival = second.window.workbench.earlier.messages[2]
    qtbot.waitUntil(arrival.isVisible, timeout=LIMIT_MS)
    charged = sandbox.ledger()
    begun(qtbot, second, long_wav)
    tab = second.window.workbench.transcription
    assert tab is not None
    qtbot.waitUntil(lambda: tab.result is not None, timeout=LIMIT_MS)
    assert tab.result is not None
    assert tab.result.utterances
    assert sandbox.ledger() == charged
    journal = second.desk.setup.home.journal_file
    Ledger(journal).write_csv(tmp_path / "ledger.csv")
    assert len((tmp_path / "ledger.csv").read_text("utf-8-sig").splitlines()) == 1 + len(charged)
    assert sum(row["seconds"] for row in charged) == tab.result.billed_s
