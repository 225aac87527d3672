"""What the Speech to text tab holds that is written down nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from vbee_desktop.audio.recording_file import Recording
    from vbee_desktop.core.utterance_edits import UtteranceEdits
    from vbee_desktop.ui.transcription.transcript_result import TranscriptResult


@dataclass(frozen=True, slots=True)
class SoundInHand:
    """``stretch`` is what is to be sent of the recording under review, (start, end) in seconds; ``edits`` are
    the rows of the result with all that can be undone.
    """

    source: int
    file: Path | None
    recording: Recording | None
    stretch: tuple[float, float]
    result: TranscriptResult | None
    is_previous: bool
    edits: UtteranceEdits | None
