"""How a text is to be spoken: the values, and how they are remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from vbee_desktop.core import limits

if TYPE_CHECKING:
    from vbee_desktop.core.models import SpeechRequest
    from vbee_desktop.ui.ports import Settings

T = TypeVar("T")

LEAST_SPEED, MOST_SPEED = limits.LEGACY_SPEED_RANGE
_SPEED, _FORMAT, _BITRATE = "speech.speed", "speech.format", "speech.bitrate_kbps"
_SAMPLE_RATE, _EMPHASIS = "speech.sample_rate_hz", "speech.emphasis"


class SpeechSettings(NamedTuple):
    """``sample_rate_hz`` and ``emphasis`` are None for the voice's own."""

    speed: float = 1.0
    audio_format: str = "mp3"
    bitrate_kbps: int = 128
    sample_rate_hz: int | None = None
    emphasis: int | None = None

    def remember(self, settings: Settings) -> None:
        """Keep the values for the next start."""
        settings.set(_SPEED, self.speed)
        settings.set(_FORMAT, self.audio_format)
        settings.set(_BITRATE, self.bitrate_kbps)
        settings.set(_SAMPLE_RATE, self.sample_rate_hz)
        settings.set(_EMPHASIS, self.emphasis)


def settings_of(request: SpeechRequest) -> SpeechSettings:
    """The values that a text was spoken with."""
    return SpeechSettings(
        request.speed,
        str(request.audio_format),
        request.bitrate_kbps,
        request.sample_rate_hz,
        request.emphasis,
    )


def remembered_settings(settings: Settings) -> SpeechSettings:
    """The values of the last time; a value that cannot be is replaced by its default."""
    usual = SpeechSettings()
    speed = settings.get(_SPEED)
    return SpeechSettings(
        speed=float(speed)
        if isinstance(speed, int | float) and LEAST_SPEED <= speed <= MOST_SPEED
        else usual.speed,
        audio_format=_one_of(settings.get(_FORMAT), limits.AUDIO_FORMATS, usual.audio_format),
        bitrate_kbps=_one_of(settings.get(_BITRATE), limits.BITRATES_KBPS, usual.bitrate_kbps),
        sample_rate_hz=_one_of(settings.get(_SAMPLE_RATE), (None, *limits.SPEECH_SAMPLE_RATES_HZ), None),
        emphasis=_one_of(settings.get(_EMPHASIS), (None, *limits.EMPHASIS_VALUES), None),
    )


def _one_of(value: object, allowed: tuple[T, ...], usual: T) -> T:
    return next((each for each in allowed if each == value), usual)
