"""What was ordered: the bodies of both speech creates, checked field by field (vbee-api.md 2 and 3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from vbee_desktop.sandbox.encode import rate_to_write
from vbee_desktop.sandbox.refusals import Refusal, missing_feature, voice_refused
from vbee_desktop.sandbox.script import ClientPause
from vbee_desktop.sandbox.settings import Settings
from vbee_desktop.sandbox.voices import OFFERED_RATES_HZ, Catalogue, Voice

LEGACY_PRODUCT = "legacy-tts"
CURRENT_PRODUCT = "current-tts"
BITRATES_KBPS = (8, 16, 32, 64, 128)
LONGEST_TEXT_CHARACTERS = 100_000
LONGEST_SYNC_TEXT_CHARACTERS = 300

Body = dict[str, object]


@dataclass(frozen=True)
class SpeechOrder:
    """A create that was understood. ``pauses`` None: the usual ones; ``callback_url`` None: no callback."""

    product: str
    app_id: str
    text: str
    voice: Voice
    mode: str
    audio_type: str
    bitrate_kbps: int
    speed: float
    sample_rate_hz: int
    pauses: ClientPause | None
    callback_url: str | None

    @property
    def points(self) -> float:
        return len(self.text) * self.voice.credit_factor

    @property
    def written_rate_hz(self) -> int:
        """The rate of the sound file, which for MP3 of a low bitrate is lower than the one asked for."""
        return rate_to_write(self.audio_type, self.sample_rate_hz, self.bitrate_kbps)


def legacy_order(body: Body, voices: Catalogue, settings: Settings) -> SpeechOrder:
    """The legacy create; Refusal names the first wrong field."""
    mode = _word(body, "response_type", ("indirect", "direct"), "indirect")
    callback_url = _web_address(body, "callback_url", required=mode == "indirect")
    app_id = _required_text(body, "app_id")
    text = _spoken_text(body, "input_text", LONGEST_TEXT_CHARACTERS)
    voice = _voice(body, "voice_code", voices, settings)
    _emphasis(body, "emphasis_intensity")
    return SpeechOrder(
        product=LEGACY_PRODUCT,
        app_id=app_id,
        text=text,
        voice=voice,
        mode=mode,
        audio_type=_word(body, "audio_type", ("mp3", "wav"), "mp3"),
        bitrate_kbps=int(_choice(body, "bitrate", BITRATES_KBPS, 128)),
        speed=_number(body, "speed_rate", 0.1, 1.9, 1.0),
        sample_rate_hz=_rate(body, "sample_rate", voice),
        pauses=None,
        callback_url=callback_url,
    )


def current_order(body: Body, app_id: str, voices: Catalogue, settings: Settings) -> SpeechOrder:
    """The current create; the refusals of ``sync`` come before those of its fields' values."""
    mode = _word(body, "mode", ("async", "sync"))
    is_sync = mode == "sync"
    if is_sync and not settings.tts_sync_allowed:
        raise Refusal("This feature is not supported in user package")
    text = _spoken_text(body, "text", LONGEST_SYNC_TEXT_CHARACTERS if is_sync else LONGEST_TEXT_CHARACTERS)
    voice = _voice(body, "voiceCode", voices, settings)
    if is_sync and not voice.takes_sync:
        raise Refusal(f"Voice {voice.code} does not support TTS sync")
    _emphasis(body, "emphasisIntensity")
    return SpeechOrder(
        product=CURRENT_PRODUCT,
        app_id=app_id,
        text=text,
        voice=voice,
        mode=mode,
        audio_type=_word(body, "outputFormat", ("mp3", "wav", "pcm") if is_sync else ("mp3", "wav"), "mp3"),
        bitrate_kbps=int(_choice(body, "bitrate", BITRATES_KBPS, 128)),
        speed=_number(body, "speed", 0.25, 1.9, 1.0),
        sample_rate_hz=_rate(body, "sampleRate", voice),
        pauses=_client_pause(body.get("clientPause")),
        callback_url=_web_address(body, "webhookUrl", required=not is_sync),
    )


def stt_mode(mode: object, settings: Settings) -> str:
    """``mode`` of a transcription, if the account has it."""
    if mode not in {"sync", "async"}:
        raise Refusal("mode must be one of [sync,async]")
    if mode == "sync" and not settings.stt_sync_allowed:
        raise missing_feature("stt-sync")
    return str(mode)


def web_address(value: object, field: str) -> str:
    """An absolute http(s) address."""
    try:
        parts = urlsplit(value.strip()) if isinstance(value, str) else None
        # Reading the port checks it: a bad one raises.
        if parts and parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0:
            return parts.geturl()
    except ValueError:
        pass
    raise Refusal(f"{field} must be a valid URL")


def _web_address(body: Body, field: str, *, required: bool) -> str | None:
    if body.get(field) in {None, ""}:
        if required:
            raise Refusal(f"{field} is required")
        return None
    return web_address(body[field], field)


def _required_text(body: Body, field: str) -> str:
    value = body.get(field)
    if value is None or value == "":
        raise Refusal(f"{field} is required")
    if not isinstance(value, str):
        raise Refusal(f"{field} must be a string")
    return value


def _spoken_text(body: Body, field: str, most_characters: int) -> str:
    text = _required_text(body, field)
    if not text.strip():
        raise Refusal(f"{field} must not be empty")
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise Refusal(f"{field} is not valid Unicode")
    if len(text) > most_characters:
        raise Refusal(f"{field} must not be longer than {most_characters} characters")
    return text


def _word(body: Body, field: str, words: Sequence[str], default: str | None = None) -> str:
    value = body.get(field)
    if value is None and default is not None:
        return default
    if value not in words:
        raise Refusal(f"{field} must be one of [{','.join(words)}]")
    return str(value)


def _voice(body: Body, field: str, voices: Catalogue, settings: Settings) -> Voice:
    code = _required_text(body, field)
    if code in settings.refused_voices:
        raise voice_refused(code)
    voice = voices.find(code)
    if voice is None:
        raise Refusal(f"{field} {code[:80]} is not found")
    return voice


def _float(value: object) -> float | None:
    """A number, or a string that holds one (seed 001 sends the speed as a string); None for all else."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        return float(value)
    except ValueError:
        return None


def _number(body: Body, field: str, least: float, most: float, default: float) -> float:
    if body.get(field) is None:
        return default
    value = _float(body[field])
    if value is None or not least <= value <= most:
        raise Refusal(f"{field} must be a number from {least} to {most}")
    return value


def _choice(body: Body, field: str, choices: Sequence[int], default: int) -> float:
    if body.get(field) is None:
        return default
    value = _float(body[field])
    if value not in choices:
        raise Refusal(f"{field} must be one of [{','.join(map(str, choices))}]")
    return float(value or 0)


def _rate(body: Body, field: str, voice: Voice) -> int:
    if body.get(field) is None:
        return voice.sample_rate_hz
    rate_hz = int(_choice(body, field, OFFERED_RATES_HZ, voice.sample_rate_hz))
    if rate_hz not in voice.rates_hz():
        raise Refusal(f"This voice only support sample rate of [{','.join(map(str, voice.rates_hz()))}]")
    return rate_hz


def _emphasis(body: Body, field: str) -> None:
    """Checked, and then left unheard: espeak-ng has nothing like it."""
    _choice(body, field, range(0, 101, 10), 0)


def _client_pause(value: object) -> ClientPause | None:
    if value is None:
        return None
    if not isinstance(value, dict):
        raise Refusal("clientPause must be an object")
    usual = ClientPause()
    return ClientPause(
        major_s=_number(value, "majorBreak", 0.1, 10, usual.major_s),
        medium_s=_number(value, "mediumBreak", 0.1, 10, usual.medium_s),
        sentence_s=_number(value, "sentenceBreak", 0.1, 10, usual.sentence_s),
        paragraph_s=_number(value, "paragraphBreak", 0, 10, usual.paragraph_s),
    )
