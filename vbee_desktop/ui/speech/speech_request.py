"""From what is written and chosen to what may be sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vbee_desktop.core.models import SpeechRequest
    from vbee_desktop.ui.speech.speech_settings import SpeechSettings


def request_for(text: str, voice_code: str, settings: SpeechSettings) -> SpeechRequest:
    """The request with its text tidied. Raises `BadInput` (``BAD_TEXT``, ``BAD_VOICE``)."""
    from vbee_desktop.core.text import check_speech_text
    from vbee_desktop.core.voices import check_voice_code

    return raw_request(check_speech_text(text), check_voice_code(voice_code), settings)


def raw_request(text: str, voice_code: str, settings: SpeechSettings) -> SpeechRequest:
    """The request as it is written and chosen, unchecked."""
    from vbee_desktop.core.models import AudioFormat, SpeechRequest

    return SpeechRequest(
        text=text,
        voice_code=voice_code,
        speed=settings.speed,
        audio_format=AudioFormat(settings.audio_format),
        bitrate_kbps=settings.bitrate_kbps,
        sample_rate_hz=settings.sample_rate_hz,
        emphasis=settings.emphasis,
        pauses=settings.pauses,
    )
