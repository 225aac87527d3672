from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from tests.audio.sounds import encoded, inspect_wav, noise
from tests.ui.transcription.clips import write_clip
from vbee_desktop.audio.preflight import CheckState, Preflight, preflight
from vbee_desktop.audio.sound_reader import SoundReader
from vbee_desktop.core.models import JobStage, Progress
from vbee_desktop.ui.transcription.level_advice import Advice, LevelAdvice, advice_on_recording
from vbee_desktop.ui.transcription.preflight_words import CheckWords, check_words, verdict_text
from vbee_desktop.ui.transcription.progress_words import progress_text
from vbee_desktop.ui.transcription.time_words import length_text, megabytes_text, span_text


@pytest.fixture(autouse=True)
def _english() -> None:
    QLocale.setDefault(QLocale("en_US"))


@pytest.fixture
def vietnamese() -> Iterator[None]:
    QLocale.setDefault(QLocale("vi_VN"))
    yield
    QLocale.setDefault(QLocale("en_US"))


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (7.24, "7.2"),
        (0.0, "0.0"),
        (9.89, "9.9"),
        (9.96, "9.960"),
        (9.9999, "9.999"),
        (10.0, "10.0"),
        (95.0, "95.0"),
    ],
)
def test_a_length_below_the_limit_never_reads_as_the_limit(seconds: float, text: str) -> None:
    assert length_text(seconds) == text


def test_a_small_file_is_not_nothing() -> None:
    assert megabytes_text(44) == "0.01"
    assert megabytes_text(9_120_000) == "9.12"


@pytest.mark.usefixtures("vietnamese")
def test_the_decimal_sign_is_the_languages_own() -> None:
    assert length_text(7.2) == "7,2"
    assert span_text(7.2) == "7,2 s"
    assert span_text(83.44) == "1:23,4"
    assert megabytes_text(9_120_000) == "9,12"


def rows(card: Preflight) -> dict[str, CheckWords]:
    return {check.name: check_words(check, card) for check in card.checks}


def test_every_check_has_words(tmp_path: Path) -> None:
    path = write_clip(tmp_path / "a.wav", 7.2, rate_hz=24000, channels=2, bytes_each=3)
    told = rows(preflight(inspect_wav(path)))
    assert told["rate"] == CheckWords("Sample rate", "24,000 Hz", "not accepted", "Converted to 16,000 Hz")
    assert told["channels"] == CheckWords("Channels", "2 (stereo)", "must be mono", "Mixed down to mono")
    assert told["depth"] == CheckWords("Depth", "24-bit PCM", "must be 16-bit", "Converted to 16-bit")
    assert told["length"] == CheckWords("Length", "7.2 s", "under 10 s", "")
    assert told["size"] == CheckWords(
        "Size", "0.23 MB", "under 10 MB", "After converting; the file has 1.04 MB"
    )
    assert told["container"] == CheckWords("Container", "WAV (RIFF)", "accepted", "")


def test_a_file_with_faults_tells_how_they_are_mended(tmp_path: Path) -> None:
    path = write_clip(tmp_path / "a.wav", 2.0)
    path.write_bytes(path.read_bytes() + b"left over")
    told = rows(preflight(inspect_wav(path)))
    assert told["container"].limit == "has small faults"
    assert told["container"].remedy


def encoded_rows(form: str, subtype: str) -> dict[str, CheckWords]:
    with SoundReader(encoded(noise(48000), 48000, form, subtype)) as reader:
        return rows(preflight(reader.info))


def test_compressed_sound_tells_what_it_becomes() -> None:
    mp3, opus = encoded_rows("MP3", "MPEG_LAYER_III"), encoded_rows("OGG", "OPUS")
    assert mp3["container"] == CheckWords("Container", "MP3", "must be WAV", "Converted to WAV")
    assert mp3["depth"] == CheckWords("Depth", "compressed", "must be 16-bit", "Converted to 16-bit")
    assert opus["container"].value == "OGG (Opus)"
    assert encoded_rows("AIFF", "PCM_24")["depth"].value == "24-bit PCM"
    assert encoded_rows("FLAC", "PCM_16")["depth"] == CheckWords("Depth", "16-bit PCM", "accepted", "")


def test_float_and_many_channels_are_told(tmp_path: Path) -> None:
    info = replace(inspect_wav(write_clip(tmp_path / "a.wav", 2.0)), is_float=True, bits=32, channels=6)
    told = rows(preflight(info))
    assert told["depth"].value == "32-bit float"
    assert told["channels"].value == "6"


def test_what_is_refused_says_what_to_do(tmp_path: Path) -> None:
    told = rows(preflight(inspect_wav(write_clip(tmp_path / "a.wav", 10.0))))
    assert told["length"].limit == "must be under 10 s"
    assert told["length"].remedy
    assert verdict_text(CheckState.REFUSE) == "not accepted"


@pytest.mark.parametrize(
    ("progress", "text"),
    [
        (Progress(JobStage.PREPARING), "Preparing the audio…"),
        (Progress(JobStage.SENDING), "Sending the audio…"),
        (Progress(JobStage.RUNNING), "Recognising the words…"),
        (Progress(JobStage.WAITING), "Waiting for its turn…"),
        (Progress(JobStage.WAITING, retry_after_s=5.6), "The server is busy; again in 6 s…"),
        (
            Progress(JobStage.WAITING, retry_after_s=5.6, cause="bad_answer", is_accepted=True),
            "The server has a problem, again in 6 s",
        ),
    ],
)
def test_each_stage_has_its_words(progress: Progress, text: str) -> None:
    assert progress_text(progress) == text


def heard(peaks_dbfs: list[float], *, clipped: bool = False, speaking: bool = True) -> Advice:
    """The advice after half a second at each of the levels."""
    advice, listener = Advice.NONE, LevelAdvice()
    for peak in peaks_dbfs:
        advice = listener.hear(0.5, peak, clipped=clipped, speaking=speaking)
    return advice


def test_advice_on_the_level_needs_a_while() -> None:
    assert heard([-120.0] * 2) is Advice.NONE
    assert heard([-120.0] * 3) is Advice.SILENT
    assert heard([-120.0] * 3 + [-20.0]) is Advice.NONE
    assert heard([-45.0] * 5) is Advice.NONE
    assert heard([-45.0] * 6) is Advice.QUIET
    assert heard([-45.0] * 6, speaking=False) is Advice.NONE
    assert heard([-45.0, -45.0, -20.0] * 3) is Advice.NONE
    assert heard([-1.0], clipped=True) is Advice.TOO_LOUD


def test_advice_on_a_clip_goes_away_after_two_seconds() -> None:
    listener = LevelAdvice()
    assert listener.hear(0.5, 0.0, clipped=True, speaking=True) is Advice.TOO_LOUD
    assert listener.hear(1.9, -12.0, clipped=False, speaking=True) is Advice.TOO_LOUD
    assert listener.hear(0.2, -12.0, clipped=False, speaking=True) is Advice.NONE


def test_advice_on_a_whole_recording() -> None:
    assert advice_on_recording(-12.0, silent=False, clipped=False) is Advice.NONE
    assert advice_on_recording(-40.0, silent=False, clipped=False) is Advice.QUIET
    assert advice_on_recording(0.0, silent=False, clipped=True) is Advice.TOO_LOUD
    assert advice_on_recording(-120.0, silent=True, clipped=False) is Advice.SILENT
