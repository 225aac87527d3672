"""What comparing remembers: whether loudness is matched."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vbee_desktop.ui.ports import Settings

_MATCHES_LOUDNESS = "compare.matches_loudness"


def matches_loudness(settings: Settings) -> bool:
    """Whether voices are heard equally loud: a louder one always seems better, so they usually are."""
    return settings.get(_MATCHES_LOUDNESS, True) is not False


def remember_matching(settings: Settings, *, matches: bool) -> None:
    """Keep the choice for the next time."""
    settings.set(_MATCHES_LOUDNESS, matches)
