"""From a Vbee voice to an espeak-ng voice: language and dialect, and a pitch and pace that belong to the
code.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from vbee_desktop.sandbox.voices import Voice

SLOWEST_WPM = 80
"""espeak-ng goes no slower, whatever it is asked."""

_DIALECT_OF_REGION = {"north": "vi", "central": "vi-vn-x-central", "south": "vi-vn-x-south"}
# Languages whose Vbee code is not espeak-ng's; fil-PH has no voice of its own there, Malay reads it best.
_LANGUAGE_OF_CODE = {
    "ar-XA": "ar",
    "en-IN": "en-gb",
    "en-AU": "en-gb-x-rp",
    "es-US": "es-419",
    "fil-PH": "ms",
    "fr-CA": "fr-be",
    "multilingual": "vi",
}
_FEMALE_VARIANTS = ("f1", "f2", "f3", "f4", "f5", "linda", "Annie", "steph")
_MALE_VARIANTS = ("m1", "m2", "m3", "m5", "m6", "m7", "adam", "max", "victor")


@dataclass(frozen=True)
class SpeechPlan:
    """How espeak-ng is to speak: voice names to try in turn, words a minute at speed 1, pitch and its range
    0..99.
    """

    espeak_voices: tuple[str, ...]
    rate_wpm: int
    pitch: int
    pitch_range: int


def plan_for(voice: Voice) -> SpeechPlan:
    """The same for ever for the same code. The pace stays within 165..185 words a minute, so that half speed
    is still above espeak-ng's floor and 1.9 still within its linear range.
    """
    digest = hashlib.sha256(voice.code.encode()).digest()
    variants = _FEMALE_VARIANTS if voice.gender == "female" else _MALE_VARIANTS
    variant = variants[digest[0] % len(variants)]
    return SpeechPlan(
        espeak_voices=tuple(f"{language}+{variant}" for language in _languages(voice)),
        rate_wpm=165 + digest[1] % 21,
        pitch=32 + digest[2] % 37,
        pitch_range=40 + digest[3] % 31,
    )


def _languages(voice: Voice) -> list[str]:
    if voice.region:
        return [_DIALECT_OF_REGION[voice.region]]
    code = _LANGUAGE_OF_CODE.get(voice.language_code, voice.language_code.lower())
    return [code, code.split("-")[0]]
