"""What a person reads of each kind of bad file, from the bytes to the sentence."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, cast

import numpy as np
import pytest
from PySide6.QtCore import QLocale

from tests.audio.sounds import encoded, make_wav, noise
from vbee_desktop.audio.preflight import CheckState
from vbee_desktop.core.errors import BadInput
from vbee_desktop.jobs.clips import inspect_audio
from vbee_desktop.jobs.services import tell_nobody
from vbee_desktop.ui.messages import message_for

if TYPE_CHECKING:
    from pathlib import Path

    from vbee_desktop.audio.preflight import Preflight
    from vbee_desktop.jobs.services import Services

SOUND = bytes(range(200)) * 20
BROKEN = "This file cannot be read. It is damaged. Choose another one."
CUT = "This file cannot be read. It breaks off in the middle. Choose another one."
NO_NUMBERS = "This file cannot be read. Some of its samples are no numbers. Choose another one."
NO_SOUND = (
    "This file cannot be read. It is no sound that can be read here: WAV, MP3, FLAC, OGG and AIFF can. "
    "Choose another one."
)
MOST = 2**32 - 1


def wav_refused(kind: str) -> str:
    return (
        f"This kind of WAV cannot be used ({kind}). "
        "Save it as an uncompressed WAV (PCM) and try again. Nothing was sent."
    )


def kind_refused(kind: str) -> str:
    return (
        f"This kind of audio cannot be used ({kind}). "
        "Save it as WAV, MP3, FLAC, OGG or AIFF and try again. Nothing was sent."
    )


def floats(value: float) -> bytes:
    return make_wav(np.array([0.1, value, 0.2], "<f4").tobytes(), tag=3, bits=32)


def inspected(folder: Path, data: bytes) -> Preflight:
    path = folder / "sound.wav"
    path.write_bytes(data)
    return asyncio.run(inspect_audio(cast("Services", None), tell_nobody, path))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (encoded(noise(4000), 8000, "WAV", "MS_ADPCM"), wav_refused("adpcm")),
        (encoded(noise(4000), 8000, "WAV", "IMA_ADPCM"), wav_refused("ima-adpcm")),
        (encoded(noise(4000), 8000, "WAV", "GSM610"), wav_refused("gsm")),
        (encoded(noise(4000), 8000, "WAV", "ULAW"), wav_refused("mu-law")),
        (encoded(noise(4000), 8000, "RF64", "PCM_16"), wav_refused("RF64")),
        (encoded(noise(4000), 8000, "AIFF", "ULAW"), kind_refused("ulaw")),
        (b"\0\0\0\x20ftypM4A " + bytes(100), kind_refused("m4a")),
        (encoded(noise(4000), 8000, "OGG", "VORBIS") * 2, kind_refused("several streams in one file")),
        (make_wav(SOUND)[:-100], CUT),
        (make_wav(SOUND, data_size=len(SOUND) + 100), CUT),
        (make_wav(SOUND, riff_size=100), BROKEN),
        (make_wav(SOUND, channels=0, frame_bytes=2), BROKEN),
        (make_wav(SOUND, rate=0), BROKEN),
        (make_wav(SOUND, rate=MOST), BROKEN),
        (make_wav(SOUND, riff_size=MOST), BROKEN),
        (make_wav(SOUND, data_size=MOST), BROKEN),
        (floats(float("nan")), NO_NUMBERS),
        (floats(float("inf")), NO_NUMBERS),
        (floats(float("-inf")), NO_NUMBERS),
        (b"<!doctype html><title>Not found", NO_SOUND),
        (b"", "This file cannot be read. It is empty. Choose another one."),
        (make_wav(b""), "This file cannot be read. It is empty. Choose another one."),
    ],
)
def test_a_bad_file_is_refused_in_plain_words(tmp_path: Path, data: bytes, said: str) -> None:
    QLocale.setDefault(QLocale("en_US"))
    with pytest.raises(BadInput) as caught:
        inspected(tmp_path, data)
    told = message_for(caught.value)
    assert f"{told.title} {told.text}" == said


def test_bytes_behind_the_end_of_a_wav_are_mended(tmp_path: Path) -> None:
    card = inspected(tmp_path, make_wav(SOUND, after=b"what another program left"))
    assert not card.is_refused
    assert [check.name for check in card.checks if check.state is CheckState.CONVERT] == ["container"]
