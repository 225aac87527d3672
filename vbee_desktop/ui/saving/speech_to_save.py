"""What a person can save: paragraphs with their takes, and as what they were asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vbee_desktop.core.cue_fit import FitPlan
    from vbee_desktop.core.models import AudioFormat
    from vbee_desktop.core.save_order import Piece


@dataclass(frozen=True, slots=True)
class SpeechToSave:
    """At least one piece; ``voices`` are the names of their voices, in the same order. ``plan`` tells how the
    pieces fit the subtitles that the script came from, None when it did not; ``faster`` are the words of the
    act that makes them fit, empty when there is none.
    """

    pieces: tuple[Piece, ...]
    voices: tuple[str, ...]
    audio_format: AudioFormat
    bitrate_kbps: int
    plan: FitPlan | None = None
    faster: str = ""
