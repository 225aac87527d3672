"""A result that is shorter than what was sent is noticed; one that is only quick is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from vbee_desktop.core.models import SpeechRequest, Take
from vbee_desktop.core.shortfall import Shortfall, shortfall_of

TEXT = "Ngày xửa ngày xưa, ở một làng nhỏ ven sông, có hai anh em mồ côi cha mẹ từ sớm."


def take(text: str, characters: int, duration_s: float, speed: float = 1.0) -> Take:
    request = SpeechRequest(text, "voice", speed=speed)
    return Take("job", Path("a.wav"), request, duration_s, 48000, characters, characters)


@pytest.mark.parametrize(
    ("text", "characters", "duration_s", "speed", "found"),
    [
        (TEXT, len(TEXT), 5.0, 1.0, None),
        (TEXT, 40, 5.0, 1.0, Shortfall.CHARACTERS),
        (TEXT, len(TEXT), 1.0, 1.0, Shortfall.LENGTH),
        (TEXT, len(TEXT), 2.7, 1.9, None),
        (TEXT, len(TEXT), 0.8, 1.9, Shortfall.LENGTH),
        ("Ối!", 3, 0.1, 1.0, None),
        ("Một. <break time=2s/> Hai.", 9, 0.9, 1.0, None),
    ],
)
def test_what_is_too_little_is_named(
    text: str, characters: int, duration_s: float, speed: float, found: Shortfall | None
) -> None:
    assert shortfall_of(take(text, characters, duration_s, speed)) is found


def test_spaces_at_the_cuts_of_a_long_text_are_not_missed() -> None:
    text = " ".join([TEXT] * 40)
    assert shortfall_of(take(text, len(text) - 3, 200.0)) is None
