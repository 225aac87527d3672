"""How a text is to be spoken: the values, and how they are remembered."""

from __future__ import annotations

from dataclasses import astuple, fields
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from vbee_desktop.core import limits
from vbee_desktop.core.models import Pauses, SpeechApi, SpeechWay

if TYPE_CHECKING:
    from vbee_desktop.core.models import SpeechRequest
    from vbee_desktop.ui.ports import Settings

T = TypeVar("T")

LEAST_SPEED, MOST_SPEED = limits.LEGACY_SPEED_RANGE
"""Those of the current service lie within."""
LONGEST_PAUSE_S = 10.0
_SPEED, _FORMAT, _BITRATE = "speech.speed", "speech.format", "speech.bitrate_kbps"
_SAMPLE_RATE, _EMPHASIS, _PAUSES = "speech.sample_rate_hz", "speech.emphasis", "speech.pauses_s"
_SERVICE, _AT_ONCE = "speech.service", "speech.at_once"


class SpeechSettings(NamedTuple):
    """``sample_rate_hz`` and ``emphasis`` are None for the voice's own, ``pauses`` for the service's own."""

    speed: float = 1.0
    audio_format: str = "mp3"
    bitrate_kbps: int = 128
    sample_rate_hz: int | None = None
    emphasis: int | None = None
    pauses: Pauses | None = None

    def remember(self, settings: Settings) -> None:
        """Keep the values for the next start."""
        settings.set(_SPEED, self.speed)
        settings.set(_FORMAT, self.audio_format)
        settings.set(_BITRATE, self.bitrate_kbps)
        settings.set(_SAMPLE_RATE, self.sample_rate_hz)
        settings.set(_EMPHASIS, self.emphasis)
        settings.set(_PAUSES, list(astuple(self.pauses)) if self.pauses is not None else None)


def settings_of(request: SpeechRequest) -> SpeechSettings:
    """The values that a text was spoken with."""
    return SpeechSettings(
        request.speed,
        str(request.audio_format),
        request.bitrate_kbps,
        request.sample_rate_hz,
        request.emphasis,
        request.pauses,
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
        pauses=pauses_of(settings.get(_PAUSES)),
    )


def remember_way(settings: Settings, way: SpeechWay) -> None:
    """Keep who is asked for the next start."""
    settings.set(_SERVICE, str(way.api))
    settings.set(_AT_ONCE, way.at_once)


def remembered_way(settings: Settings) -> SpeechWay:
    """Who was asked the last time."""
    service = _one_of(settings.get(_SERVICE), tuple(str(api) for api in SpeechApi), str(SpeechApi.LEGACY))
    return SpeechWay(SpeechApi(service), settings.get(_AT_ONCE) is True)


def pauses_of(lengths_s: object) -> Pauses | None:
    """Pauses from four stored numbers; None when they are not that, or cannot be."""
    if not isinstance(lengths_s, list) or len(lengths_s) != len(fields(Pauses)):
        return None
    if not all(isinstance(each, int | float) and 0 <= each <= LONGEST_PAUSE_S for each in lengths_s):
        return None
    return Pauses(*lengths_s)


def _one_of(value: object, allowed: tuple[T, ...], usual: T) -> T:
    return next((each for each in allowed if each == value), usual)
