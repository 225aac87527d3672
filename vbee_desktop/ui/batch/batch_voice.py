"""The voice and the settings of a batch: those of the tab when it was opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from vbee_desktop.core.models import AudioFormat


@dataclass(frozen=True, slots=True)
class BatchVoice:
    """``name_of`` tells the name of a voice by its code; ``words`` are what a person reads of all this."""

    code: str
    speed: float
    audio_format: AudioFormat
    bitrate_kbps: int
    name_of: Callable[[str], str]

    @property
    def words(self) -> str:
        """Such as ``Mai Phương · 1.0× · MP3 128 kbps``."""
        rate = f" {self.bitrate_kbps} kbps" if self.audio_format is AudioFormat.MP3 else ""
        return f"{self.name_of(self.code)} · {self.speed:g}× · {self.audio_format.upper()}{rate}"
