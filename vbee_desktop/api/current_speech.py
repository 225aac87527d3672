"""The current text-to-speech service (vbee-api section 3)."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Literal

from vbee_desktop.api.answer import Answer
from vbee_desktop.api.audio_magic import sound_format
from vbee_desktop.api.speech import PLACEHOLDER_CALLBACK, asked_for, path_part
from vbee_desktop.api.speech_decoder import created_speech, known_speech
from vbee_desktop.api.transport import Transport
from vbee_desktop.api.verdict import is_voice_not_open
from vbee_desktop.core.errors import BadInput, Code, Refused
from vbee_desktop.core.limits import MAX_SYNC_TEXT_CHARACTERS, MAX_TEXT_CHARACTERS
from vbee_desktop.core.models import AudioFormat, Pauses, RemoteState, SpeechJob, SpeechRequest

MAX_SYNC_SOUND_BYTES = 32_000_000
"""300 characters at the slowest speed as 48 kHz WAV are about 8 MB."""

_VOICE_WITHOUT_SYNC = re.compile(r"not support tts sync", re.IGNORECASE)


class CurrentSpeech:
    """A `SpeechService`. ``async`` answers with an id; ``sync`` with the sound of up to 300 characters.

    A ``sync`` job has no id: it is done, and its ``audio`` is all there is.
    """

    def __init__(
        self,
        transport: Transport,
        mode: Literal["async", "sync"] = "async",
        webhook_url: str = PLACEHOLDER_CALLBACK,
    ) -> None:
        self._transport = transport
        self._is_sync = mode == "sync"
        self._webhook_url = webhook_url
        self._url = f"{transport.server.current}/v1/tts"

    async def create(self, request: SpeechRequest, callback_url: str | None = None) -> SpeechJob:
        if self._is_sync:
            return await self._create_sync(request)
        fields = _fields(request) | {"mode": "async", "webhookUrl": callback_url or self._webhook_url}
        answer = await self._transport.post_paid(self._url, json=fields)
        return created_speech(answer, asked_for(request, MAX_TEXT_CHARACTERS))

    async def read(self, request_id: str) -> SpeechJob:
        return known_speech(
            await self._transport.get(f"{self._url}/requests/{path_part(request_id)}"), request_id
        )

    async def _create_sync(self, request: SpeechRequest) -> SpeechJob:
        asked = asked_for(request, MAX_SYNC_TEXT_CHARACTERS)
        if len(request.text) > MAX_SYNC_TEXT_CHARACTERS:
            raise BadInput(Code.BAD_TEXT, "too long for sync", **asked.too_large_facts)
        answer = await self._transport.post_paid(
            self._url, json=_fields(request) | {"mode": "sync"}, is_slow=True, max_bytes=MAX_SYNC_SOUND_BYTES
        )
        if _is_sound(answer):
            return SpeechJob(request_id="", state=RemoteState.DONE, audio=answer.body)
        try:
            return created_speech(answer, asked)
        except Refused as refused:
            raise _sync_refusal(refused) from refused


def _is_sound(answer: Answer) -> bool:
    """By type and by bytes: a JSON answer under 200 is documented, a page or junk named audio is not
    believed.
    """
    says_text = answer.content_type.endswith("json") or answer.content_type.startswith("text/")
    return answer.is_success and not says_text and sound_format(answer.body) is not None


def _sync_refusal(refused: Refused) -> Refused:
    """What is not open in ``sync`` may still be bought in batch mode: the fact ``sync`` says what it is,
    ``plan``, ``voice`` or ``sample_rate``. A voice whose rates do not fit is one of these.
    """
    if refused.code not in {Code.BAD_SETTING, Code.NOT_IN_PLAN} or is_voice_not_open(refused):
        return refused
    facts = refused.facts | {"sync": _subject(refused)}
    return Refused(Code.NOT_IN_PLAN, refused.detail, http_status=refused.http_status, **facts)


def _subject(refused: Refused) -> str:
    if refused.code is Code.BAD_SETTING:
        return "sample_rate"
    return "voice" if _VOICE_WITHOUT_SYNC.search(str(refused.facts.get("text", ""))) else "plan"


def _fields(request: SpeechRequest) -> dict[str, object]:
    is_mp3 = request.audio_format is AudioFormat.MP3
    fields: dict[str, object | None] = {
        "text": request.text,
        "voiceCode": request.voice_code,
        "outputFormat": request.audio_format.value,
        "bitrate": request.bitrate_kbps if is_mp3 else None,
        "speed": request.speed,
        "sampleRate": request.sample_rate_hz,
        "emphasisIntensity": request.emphasis,
        "clientPause": _pause_fields(request.pauses) if request.pauses else None,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _pause_fields(pauses: Pauses) -> dict[str, float]:
    return {f"{name.removesuffix('_s')}Break": value for name, value in asdict(pauses).items()}
