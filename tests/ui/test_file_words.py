from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from vbee_desktop.core.errors import BadInput, Code
from vbee_desktop.ui.messages import message_for


@pytest.fixture(autouse=True)
def _english() -> None:
    QLocale.setDefault(QLocale("en_US"))


def words(error: BadInput) -> str:
    said = message_for(error)
    return f"{said.title} {said.text}"


def test_a_kind_that_is_not_taken_is_named() -> None:
    assert words(BadInput(Code.BAD_FORMAT, reason="codec", container="wav", codec="adpcm")) == (
        "This kind of WAV cannot be used (adpcm). "
        "Save it as an uncompressed WAV (PCM) and try again. Nothing was sent."
    )
    assert words(BadInput(Code.BAD_FORMAT, reason="codec", container="", codec="m4a")) == (
        "This kind of audio cannot be used (m4a). "
        "Save it as WAV, MP3, FLAC, OGG or AIFF and try again. Nothing was sent."
    )


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("not_audio", "It is no sound that can be read here: WAV, MP3, FLAC, OGG and AIFF can."),
        ("not_numbers", "Some of its samples are no numbers."),
        ("truncated", "It breaks off in the middle."),
        ("damaged", "It is damaged."),
    ],
)
def test_a_file_that_cannot_be_read_is_told_why(reason: str, said: str) -> None:
    assert words(BadInput(Code.BAD_FILE, reason=reason)) == (
        f"This file cannot be read. {said} Choose another one."
    )


def test_a_bomb_of_hours_is_told_in_hours() -> None:
    error = BadInput(Code.AUDIO_TOO_LONG, duration_s=3600 * 138.9, limit_s=86400.0, reason="cap")
    assert words(error) == (
        "The audio is 138.9 hours long. This program opens at most 24 hours of it. Cut it into several files."
    )
