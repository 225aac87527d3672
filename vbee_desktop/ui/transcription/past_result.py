"""An earlier recognition, as the tab shows one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vbee_desktop.ui.transcription.audio_source import AudioSource
from vbee_desktop.ui.transcription.transcript_result import result_of

if TYPE_CHECKING:
    from vbee_desktop.core.history import PastJob
    from vbee_desktop.ui.transcription.transcript_result import TranscriptResult


def past_result(past: PastJob, *, is_demo: bool) -> TranscriptResult | None:
    """Rows and text; None when it did not end with any. Its sound may be gone."""
    if past.transcript is None:
        return None
    path = past.audio_path or past.transcript.audio_path or Path()
    source = AudioSource(path, path.name, past.duration_s, past.transcript.billed_s)
    return result_of(past.transcript, source, is_demo=is_demo)
