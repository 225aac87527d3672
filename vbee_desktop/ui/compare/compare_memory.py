"""What comparing remembers: the voices chosen last, and whether loudness is matched."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vbee_desktop.ui.ports import Settings

RECENT_VOICES = "speech.recent_voices"
_MATCHES_LOUDNESS = "compare.matches_loudness"
_MOST_RECENT = 8


def recent_voices(settings: Settings) -> list[str]:
    """Codes, the last one first; a stored value of a wrong type counts as absent."""
    kept = settings.get(RECENT_VOICES)
    return [code for code in kept if isinstance(code, str)] if isinstance(kept, list) else []


def remember_voice(settings: Settings, code: str) -> None:
    """Put a voice before all others used last."""
    others = [each for each in recent_voices(settings) if each != code]
    settings.set(RECENT_VOICES, [code, *others][:_MOST_RECENT])


def matches_loudness(settings: Settings) -> bool:
    """Whether voices are heard equally loud: a louder one always seems better, so they usually are."""
    return settings.get(_MATCHES_LOUDNESS, True) is not False


def remember_matching(settings: Settings, *, matches: bool) -> None:
    """Keep the choice for the next time."""
    settings.set(_MATCHES_LOUDNESS, matches)
