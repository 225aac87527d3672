"""The legacy text-to-speech service (vbee-api section 2; seeds 000, 001, 002)."""

from __future__ import annotations

from typing import Literal

from vbee_desktop.api.speech import PLACEHOLDER_CALLBACK, asked_for, path_part
from vbee_desktop.api.speech_decoder import callback_receipt, created_speech, known_speech
from vbee_desktop.api.transport import Transport
from vbee_desktop.core.models import AudioFormat, CallbackReceipt, SpeechJob, SpeechRequest


class LegacySpeech:
    """A `SpeechService`. ``indirect`` answers with an id at once; ``direct`` may wait for the sound."""

    def __init__(
        self, transport: Transport, response_type: Literal["indirect", "direct"] = "indirect"
    ) -> None:
        self._transport = transport
        self._response_type = response_type
        self._url = f"{transport.server.legacy}/api/v1/tts"

    async def create(self, request: SpeechRequest, callback_url: str | None = None) -> SpeechJob:
        answer = await self._transport.post_paid(
            self._url,
            json=self._fields(request, callback_url),
            names_app=False,
            is_slow=self._response_type == "direct",
        )
        return created_speech(answer, asked_for(request))

    async def read(self, request_id: str) -> SpeechJob:
        answer = await self._transport.get(f"{self._url}/{path_part(request_id)}", names_app=False)
        return known_speech(answer, request_id)

    async def callback_receipt(self, request_id: str) -> CallbackReceipt:
        """What became of the callback; only requests made with one have it."""
        url = f"{self._url}/{path_part(request_id)}/callback-result"
        return callback_receipt(await self._transport.get(url, names_app=False), request_id)

    def _fields(self, request: SpeechRequest, callback_url: str | None) -> dict[str, object]:
        is_direct = self._response_type == "direct"
        fields: dict[str, object | None] = {
            "app_id": self._transport.app_id,
            "response_type": self._response_type,
            "callback_url": callback_url or (None if is_direct else PLACEHOLDER_CALLBACK),
            "input_text": request.text,
            "voice_code": request.voice_code,
            "audio_type": request.audio_format.value,
            "bitrate": request.bitrate_kbps if request.audio_format is AudioFormat.MP3 else None,
            "speed_rate": request.speed,
            "sample_rate": request.sample_rate_hz,
            "emphasis_intensity": request.emphasis,
        }
        return {name: value for name, value in fields.items() if value is not None}
