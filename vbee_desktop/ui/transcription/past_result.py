"""An earlier recognition, as the tab shows one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from vbee_desktop.ui.transcription.audio_source import AudioSource
from vbee_desktop.ui.transcription.transcript_result import joined, result_of

if TYPE_CHECKING:
    from vbee_desktop.core.history import PastJob
    from vbee_desktop.ui.transcription.transcript_result import TranscriptResult


def past_result(past: PastJob, *, is_demo: bool) -> TranscriptResult | None:
    """Rows and text as a person left them; None when it did not end with any. Its sound may be gone."""
    transcript = past.transcript
    if transcript is None:
        return None
    if past.edited is not None:
        transcript = replace(transcript, utterances=past.edited, text=joined(past.edited))
    path = past.audio_path or transcript.audio_path or Path()
    source = AudioSource(path, path.name, past.duration_s, transcript.billed_s)
    return result_of(transcript, source, is_demo=is_demo)
