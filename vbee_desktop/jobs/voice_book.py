"""What is known of voices: the shipped catalogue, then whatever the live list tells."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from vbee_desktop.core.resources import resource_path
from vbee_desktop.core.voices import display_name, voices_from_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vbee_desktop.core.models import Voice


class VoiceBook:
    """Voices by code. ``refused`` are the codes of those that were refused to the account."""

    def __init__(self, refused: frozenset[str] = frozenset()) -> None:
        self.refused = refused
        self._by_code: dict[str, Voice] = {}
        self._has_shipped = False

    def remember(self, voices: Iterable[Voice]) -> None:
        """Take note of voices; later ones win."""
        self._by_code.update((voice.code, voice) for voice in voices)

    def knows(self, code: str) -> bool:
        """Whether anything is known of a voice."""
        return self._find(code) is not None

    def credit_factor(self, code: str) -> float:
        """Points per character of a voice; 1.0 for one that is not known."""
        voice = self._find(code)
        return voice.credit_factor if voice else 1.0

    def name(self, code: str) -> str:
        """What a voice is called; empty for one that is not known."""
        voice = self._find(code)
        return display_name(voice) if voice else ""

    def _find(self, code: str) -> Voice | None:
        if code not in self._by_code and not self._has_shipped:
            self._has_shipped = True
            for voice in shipped_voices():
                self._by_code.setdefault(voice.code, voice)
        return self._by_code.get(code)


def shipped_voices() -> tuple[Voice, ...]:
    """The catalogue that comes with the program: Vbee's own voices."""
    rows = json.loads(resource_path("voices.json").read_text(encoding="utf-8"))["voices"]
    return voices_from_catalogue(rows)
