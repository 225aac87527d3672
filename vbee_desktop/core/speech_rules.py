"""What a text-to-speech request must look like before it may be sent."""

from __future__ import annotations

from dataclasses import replace

from vbee_desktop.core import limits
from vbee_desktop.core.errors import BadInput, Code
from vbee_desktop.core.models import AudioFormat, SpeechApi, SpeechRequest
from vbee_desktop.core.text import check_speech_text
from vbee_desktop.core.voices import check_voice_code


def checked_request(request: SpeechRequest, api: SpeechApi) -> SpeechRequest:
    """The request with its text tidied and its values in the service's form, so that none is refused for
    its shape.

    Raises `BadInput` with ``BAD_TEXT``, ``BAD_VOICE`` or ``BAD_SETTING`` (facts: ``field`` and what is
    allowed).
    """
    _check_choice("bitrate", request.bitrate_kbps, limits.BITRATES_KBPS)
    _check_choice("sample_rate", request.sample_rate_hz, (None, *limits.SPEECH_SAMPLE_RATES_HZ))
    _check_choice("emphasis", request.emphasis, (None, *limits.EMPHASIS_VALUES))
    return replace(
        request,
        text=check_speech_text(request.text),
        voice_code=check_voice_code(request.voice_code),
        speed=checked_speed(request.speed, api),
        audio_format=AudioFormat(request.audio_format),
    )


def checked_speed(speed: float, api: SpeechApi) -> float:
    """The speed, to one decimal for the legacy service. Raises `BadInput` (``BAD_SETTING``) when out of
    range.
    """
    lowest, highest = limits.LEGACY_SPEED_RANGE if api is SpeechApi.LEGACY else limits.CURRENT_SPEED_RANGE
    if not lowest <= speed <= highest:
        raise BadInput(Code.BAD_SETTING, "speed", field="speed", lowest=lowest, highest=highest)
    return round(speed, 1 if api is SpeechApi.LEGACY else 2)


def _check_choice(field: str, value: int | None, allowed: tuple[int | None, ...]) -> None:
    if value not in allowed:
        choices = tuple(each for each in allowed if each is not None)
        raise BadInput(Code.BAD_SETTING, field, field=field, choices=choices)
