"""Pictures of every state of the second tab: of a recording, of a file, of what was recognised."""

from __future__ import annotations

import json
import wave
from typing import TYPE_CHECKING

from vbee_desktop.app.tour_faults import FOR_EVER_S, REFUSED, FaultyWalk
from vbee_desktop.core.resources import resource_path

if TYPE_CHECKING:
    from pathlib import Path

    from vbee_desktop.ui.transcription.transcription_tab import TranscriptionTab

NO_WORDS = {
    "transcriptId": "nothing",
    "status": "COMPLETED",
    "transcript": "",
    "utterances": [],
    "audioDurationSeconds": 10,
}
RECORDING_MS = 1500
REPEATS = 4
"""So often the sample is heard in a file that is too long."""


class RecognitionWalk(FaultyWalk):
    """Where there is no microphone, the pictures show what is said about that."""

    def show_recognition(self, tab: TranscriptionTab) -> None:
        """From the empty tab to the words."""
        from vbee_desktop.ui.shell.workbench import TRANSCRIPTION

        self.window.workbench.show_tab(TRANSCRIPTION)
        self.show("transcription-idle")
        self._record(tab)
        self._look_at(tab, long_sample(self.folder / "long.wav"))
        self.show("transcription-split")
        self._look_at(tab, resource_path("samples", "english.wav"))
        self.show("transcription-file")
        self._send(tab)

    def _record(self, tab: TranscriptionTab) -> None:
        from vbee_desktop.ui.widgets.countdown import Countdown
        from vbee_desktop.ui.widgets.inline_message import InlineMessage

        messages, ring = tab.findChildren(InlineMessage), self.there(tab.findChild(Countdown))
        tab.toggle_recording()
        self.until(
            "the microphone, or why there is none",
            lambda: ring.state == "counting" or any(not each.visibleRegion().isEmpty() for each in messages),
        )
        if not tab.is_recording:
            self.show("transcription-no-microphone")
            return
        self.pause(RECORDING_MS)
        self.show("transcription-recording", is_moving=True)
        self.until("the last seconds", lambda: ring.state == "ending" or not tab.is_recording)
        self.show("transcription-last-seconds", is_moving=True)
        self.until("the end of the recording", lambda: not tab.is_recording)
        self.show("transcription-review")

    def _look_at(self, tab: TranscriptionTab, file: Path) -> None:
        tab.open_file(file)
        self.until("the look at the file", lambda: tab.can_transcribe)

    def _send(self, tab: TranscriptionTab) -> None:
        self.go_wrong({"stage": "stt-create", **REFUSED})
        self._transcribe(tab)
        self.show("transcription-failed")
        self.go_wrong({"stage": "stt-create", "action": "body", "body": json.dumps(NO_WORDS)})
        self._transcribe(tab)
        self.show("transcription-no-speech")
        self.go_wrong()
        self.take_its_time(FOR_EVER_S)
        self.begin_job(tab.main_act)
        self.show("transcription-busy")
        self.take_its_time(0)
        self.end_job()
        self.show("transcription-done")

    def _transcribe(self, tab: TranscriptionTab) -> None:
        self.begin_job(tab.main_act)
        self.end_job()


def long_sample(path: Path) -> Path:
    """Writes a WAV that is longer than the service takes in one piece."""
    with wave.open(str(resource_path("samples", "english.wav"))) as sample:
        parameters, frames = sample.getparams(), sample.readframes(sample.getnframes())
    with wave.open(str(path), "wb") as long:
        long.setparams(parameters)
        long.writeframes(frames * REPEATS)
    return path
