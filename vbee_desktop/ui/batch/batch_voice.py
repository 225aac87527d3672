"""The voice and the settings of a batch: those of the tab when it was opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from vbee_desktop.core.models import AudioFormat, SpeechApi
from vbee_desktop.ui.speech.hidden_settings import rate_text
from vbee_desktop.ui.speech.speech_settings import SpeechSettings

if TYPE_CHECKING:
    from vbee_desktop.core.batch import BatchOrder

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class BatchVoice:
    """``name_of`` tells the name of a voice by its code; ``words`` are what a person reads of all this."""

    code: str
    settings: SpeechSettings
    api: SpeechApi
    name_of: Callable[[str], str]

    @property
    def words(self) -> str:
        """Such as ``Mai Phương · 1.0× · MP3 128 kbps · 24 kHz``."""
        settings = self.settings
        rate = f" {settings.bitrate_kbps} kbps" if settings.audio_format == AudioFormat.MP3 else ""
        told = [self.name_of(self.code), f"{settings.speed:g}×", f"{settings.audio_format.upper()}{rate}"]
        if settings.sample_rate_hz is not None:
            told.append(rate_text(settings.sample_rate_hz))
        if settings.emphasis is not None:
            emphasis = QLocale().toString(settings.emphasis)
            told.append(translate("Batch", "emphasis %1").replace("%1", emphasis))
        if settings.pauses is not None:
            told.append(translate("Batch", "own pauses"))
        return " · ".join(told)


def voice_of_order(order: BatchOrder, name_of: Callable[[str], str]) -> BatchVoice:
    """How a batch was begun."""
    settings = SpeechSettings(
        order.speed,
        str(order.audio_format),
        order.bitrate_kbps,
        order.sample_rate_hz,
        order.emphasis,
        order.pauses,
    )
    return BatchVoice(order.voice_code, settings, order.api, name_of)
