"""A long sound in the whole program, sent by an account that loses ``sync`` half-way: its times are the cuts'
offsets plus the service's own, and another program reads the same cues in what is exported.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pysubs2
import pytest
import soundfile
from pytestqt.qtbot import QtBot

from tests.app.started import LIMIT_MS, Start
from tests.app.test_long_sounds import begun
from tests.audio.sounds import sine
from tests.support.sandbox_process import SandboxProcess
from tests.ui.transcription.finding import words_in
from vbee_desktop.core.models import Utterance
from vbee_desktop.core.resources import resource_path
from vbee_desktop.ui.exporting.export_dialog import ExportDialog
from vbee_desktop.ui.transcription.transcription_tab import TranscriptionTab

RATE_HZ = 16000
NO_SYNC = {
    "stage": "stt-create",
    "action": "body",
    "nth": 2,
    "status": 403,
    "body": '{"error": {"code": 403, "message": "Missing feature: stt-sync"}}',
}


@pytest.fixture
def long_wav(tmp_path: Path) -> Path:
    """Speech, a pause, a tone that is no word, a pause, and the same speech more quietly."""
    speech = soundfile.read(resource_path("samples", "english.wav"), 2 * RATE_HZ, dtype="float32")[0]
    pause = np.zeros((RATE_HZ, 1), np.float32)
    first = speech[:, np.newaxis]
    parts = [first, pause, sine(8.0, RATE_HZ), pause, first * np.float32(0.7)]
    soundfile.write(tmp_path / "long.wav", np.concatenate(parts), RATE_HZ)
    return tmp_path / "long.wav"


def expected_rows(journal: Path) -> list[tuple[str, float, float]]:
    """Each part's own words, moved by where the sound was cut."""
    with closing(sqlite3.connect(journal)) as connection:
        [(whole, request)] = connection.execute("SELECT id, request FROM jobs WHERE api = 'stt-parts'")
        kept = connection.execute("SELECT content_hash, result FROM jobs WHERE whole = ?", (whole,))
        results = {content_hash: json.loads(result) for content_hash, result in kept}
    return [
        (each["text"], start / RATE_HZ + each["start_s"], start / RATE_HZ + each["end_s"])
        for start, _end, _lapped, content_hash in json.loads(request)["parts"]
        for each in results.get(content_hash, {"utterances": ()})["utterances"]
    ]


def exported(qtbot: QtBot, tab: TranscriptionTab, folder: Path, ending: str) -> pysubs2.SSAFile:
    tab.export_transcript()
    dialog = tab.window().findChild(ExportDialog)
    assert dialog is not None
    dialog.form.format.setCurrentIndex(dialog.form.format.findData(ending))
    dialog.form.short.setChecked(False)
    dialog.form.folder.setText(str(folder))
    with qtbot.waitSignal(dialog.exported, timeout=LIMIT_MS) as done:
        dialog.export_button.click()
    qtbot.waitUntil(lambda: tab.window().findChild(ExportDialog) is None, timeout=LIMIT_MS)
    return pysubs2.load(str(done.args[0]))


def test_times_are_the_cuts_plus_the_services_own_and_other_programs_read_them(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, long_wav: Path, tmp_path: Path
) -> None:
    sandbox.set_faults({"rules": [NO_SYNC]})
    program = start()
    begun(qtbot, program, long_wav)
    tab = program.window.workbench.transcription
    assert tab is not None
    qtbot.waitUntil(lambda: tab.editor.can_find, timeout=LIMIT_MS)
    assert tab.result is not None
    rows = tab.result.utterances
    assert list(rows) == [Utterance(*each) for each in expected_rows(program.desk.setup.home.journal_file)]
    assert len(rows) >= 2
    assert rows[-1].start_s > 11
    assert "Sent as a job that is answered later." in words_in(tab)
    assert sum(charge["seconds"] for charge in sandbox.ledger()) == tab.result.billed_s
    for ending in ("srt", "vtt"):
        cues = exported(qtbot, tab, tmp_path, ending)
        assert [(cue.start, cue.end, cue.plaintext) for cue in cues] == [
            (round(each.start_s * 1000), round(each.end_s * 1000), each.text) for each in rows
        ]
