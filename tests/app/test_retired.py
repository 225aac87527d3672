"""An account that was left keeps nothing running; what it has under way still ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.app.started import LIMIT_MS, Start
from tests.app.test_studio import opened
from vbee_desktop.core.models import SpeechRequest, Take

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.support.sandbox_process import SandboxProcess
    from vbee_desktop.app.window import WindowProgram
    from vbee_desktop.worker.job_handle import JobHandle

pytestmark = pytest.mark.allowed_logs("PortAudio", "ALSA")
VOICE = "hn_female_ngochuyen_full_48k-fhg"


def runs(tmp_path: Path) -> set[str]:
    """Each opened account holds the lock of its run."""
    return {path.stem for path in (tmp_path / "home" / "runs").glob("*.lock")}


def leave(qtbot: QtBot, program: WindowProgram, tmp_path: Path, times: int = 1) -> None:
    """Change to another account, and wait until that is the only one which is open."""
    left = runs(tmp_path)
    assert len(left) == 1
    for _ in range(times):
        program.desk.use(program.desk.setup)
    qtbot.waitUntil(lambda: len(runs(tmp_path)) == 1 and not runs(tmp_path) & left, timeout=LIMIT_MS)
    qtbot.waitUntil(lambda: not program.desk.waiting, timeout=LIMIT_MS)
    assert len(runs(tmp_path)) == 1


def test_whoever_changes_accounts_all_day_pays_for_one(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    program = start()
    opened(qtbot, program)
    leave(qtbot, program, tmp_path, times=5)


def begin(
    qtbot: QtBot, program: WindowProgram, sandbox: SandboxProcess, text: str
) -> tuple[JobHandle, list[object]]:
    """Speech that is paid and not made yet, and where its take will be."""
    sandbox.settings(job_duration_s=0.5)
    takes: list[object] = []
    making = program.desk.create_speech(SpeechRequest(text, VOICE))
    making.succeeded.connect(takes.append)
    qtbot.waitUntil(lambda: len(sandbox.ledger()) == 1, timeout=LIMIT_MS)
    return making, takes


def test_speech_of_the_account_that_was_left_is_filed_before_it_ends(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    program = start()
    opened(qtbot, program)
    _making, takes = begin(qtbot, program, sandbox, "Một.")
    leave(qtbot, program, tmp_path)
    [take] = takes
    assert isinstance(take, Take)
    assert take.path.is_file()


def test_what_was_paid_there_is_filed_although_nobody_waits_for_it(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    program = start()
    opened(qtbot, program)
    making, takes = begin(qtbot, program, sandbox, "Hai.")
    making.cancel()
    leave(qtbot, program, tmp_path)
    assert takes == []
    assert [path.suffix for path in (tmp_path / "home" / "audio").iterdir()] == [".mp3"]
