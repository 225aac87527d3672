"""The speech-to-text service (vbee-api section 4; seeds 003 and 004)."""

from __future__ import annotations

from typing import Literal

from vbee_desktop.api.recognition_decoder import created_recognition, known_recognition
from vbee_desktop.api.speech import path_part
from vbee_desktop.api.transport import FormPart, Transport
from vbee_desktop.api.verdict import Asked
from vbee_desktop.core.errors import BadInput, Code
from vbee_desktop.core.limits import MAX_ASYNC_AUDIO_BYTES, MAX_SYNC_AUDIO_BYTES
from vbee_desktop.core.models import RecognitionJob

NOT_FOUND = 404


class Recognition:
    """Creates are paid and sent once; reads are free."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        self._base = transport.server.current

    async def create(
        self,
        *,
        audio: bytes | None = None,
        file_name: str = "clip.wav",
        audio_url: str | None = None,
        mode: Literal["sync", "async"] = "sync",
        webhook_url: str | None = None,
    ) -> RecognitionJob:
        """Send one WAV file, or the http(s) address of one: exactly one of ``audio`` and ``audio_url``.

        Raises `BadInput` before anything is sent that is over the size limit. Even a ``sync`` answer may
        still be running: then it is to be read by its id.
        """
        limit_bytes = MAX_SYNC_AUDIO_BYTES if mode == "sync" else MAX_ASYNC_AUDIO_BYTES
        sizes = {"size_bytes": len(audio or b""), "limit_bytes": limit_bytes}
        source = _source(audio, file_name, audio_url)
        if sizes["size_bytes"] >= limit_bytes:
            raise BadInput(Code.AUDIO_TOO_LARGE, f"over the limit of {mode}", **sizes)
        form = [source, FormPart("mode", mode.encode())]
        if webhook_url:
            form.append(FormPart("webhookUrl", webhook_url.encode()))
        answer = await self._transport.post_paid(f"{self._base}/v1/stt", form=form, is_slow=True)
        return created_recognition(
            answer, Asked(is_paid=True, too_large=Code.AUDIO_TOO_LARGE, too_large_facts=sizes)
        )

    async def read(self, transcript_id: str) -> RecognitionJob:
        """The present state. On 404 the other documented address is tried once."""
        path = f"stt/transcripts/{path_part(transcript_id)}"
        answer = await self._transport.get(f"{self._base}/v1/{path}")
        if answer.http_status == NOT_FOUND:
            elsewhere = await self._transport.get(f"{self._base}/api/v1/{path}")
            answer = answer if elsewhere.http_status == NOT_FOUND else elsewhere
        return known_recognition(answer, transcript_id)


def _source(audio: bytes | None, file_name: str, audio_url: str | None) -> FormPart:
    if (audio is None) == (audio_url is None):
        raise BadInput(Code.BAD_SETTING, "either audio or an address", field="audio")
    if audio is not None:
        return FormPart("audioContent", audio, file_name, "audio/wav")
    address = (audio_url or "").strip()
    if not address.lower().startswith(("http://", "https://")):
        raise BadInput(Code.BAD_SETTING, "audio address", field="audio_url", reason="address")
    return FormPart("audioUrl", address.encode("utf-8", "replace"))
