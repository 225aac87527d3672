"""Forecasts that are shown before money is spent. All are estimates: the service's own count decides."""

from __future__ import annotations

import math

CHARACTERS_PER_SECOND = 16.0
"""Pace of Vietnamese narration at speed 1.0 (measured on Vbee's published demo clips' texts; about 15 to
17)."""


def points(characters: int, credit_factor: float = 1.0) -> int:
    """Points for a text: characters × the voice's factor, rounded up. Pause tags are counted, since it is
    not known.
    """
    return math.ceil(characters * credit_factor)


def speech_length_s(characters: int, speed: float = 1.0) -> float:
    """How long the speech will be, in seconds."""
    return characters / CHARACTERS_PER_SECOND / speed


def billed_s(duration_s: float) -> int:
    """Seconds billed for one clip sent to recognition: whole seconds, rounded up (a rounding error is not a
    second).
    """
    return math.ceil(round(duration_s, 6))
