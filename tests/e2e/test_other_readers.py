"""What is saved, read by the programs that people use next: sox, FFmpeg, subtitle editors."""

from __future__ import annotations

import asyncio
import json
import subprocess
from pathlib import Path
from typing import Any, cast

import pysubs2
import pytest

from tests.e2e.harness.tools import need_program
from tests.support.services import ignore
from tests.ui.saving.room import LENGTHS_S, RATE_HZ, WORDS, make_take
from vbee_desktop.core.limits import BITRATES_KBPS
from vbee_desktop.core.save_order import Extra, Piece, SaveOrder
from vbee_desktop.jobs.save_speech import save_speech
from vbee_desktop.jobs.services import Services

LEADS_S = (0.1, 0.2, 0.0)
LENGTH_S = sum(LENGTHS_S) + sum(LEADS_S)
FRAME_S = 1152 / RATE_HZ
"""An MP3 is padded to whole frames, of twice this length below 32,000 Hz; a film is moved by its filters'
delay as a whole.
"""


def saved(folder: Path, name: str, bitrate_kbps: int = 64, extras: frozenset[Extra] = frozenset()) -> Path:
    """Three paragraphs in one file, silence before two of them."""
    takes = [make_take(folder, number) for number in range(len(WORDS))]
    pieces = tuple(Piece(take.request.text, take) for take in takes)
    order = SaveOrder(pieces, folder, (name,), bitrate_kbps, extras, LEADS_S)
    return asyncio.run(save_speech(cast("Services", None), ignore, order)).paths[0]


def told(program: str, package: str, *words: str | Path) -> str:
    """What another program says."""
    command = [need_program(program, package=package), *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout


def probed(path: Path, *what: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(told("ffprobe", "ffmpeg", "-v", "error", *what, "-of", "json", path))
    return found


@pytest.mark.parametrize("bitrate_kbps", BITRATES_KBPS)
def test_an_mp3_has_its_rate_length_and_bitrate(tmp_path: Path, bitrate_kbps: int) -> None:
    path = saved(tmp_path, "lời chào.mp3", bitrate_kbps)
    [stream] = probed(path, "-show_streams")["streams"]
    assert (stream["codec_name"], stream["channels"]) == ("mp3", 1)
    assert int(stream["bit_rate"]) == bitrate_kbps * 1000
    assert float(stream["duration"]) == pytest.approx(LENGTH_S, abs=3 * FRAME_S)
    assert told("soxi", "sox", "-r", path).strip() == stream["sample_rate"]
    assert float(told("soxi", "sox", "-D", path)) == pytest.approx(LENGTH_S, abs=3 * FRAME_S)


def test_a_wav_has_every_frame(tmp_path: Path) -> None:
    path = saved(tmp_path, "lời chào.wav")
    [stream] = probed(path, "-show_streams")["streams"]
    frames = round(LENGTH_S * RATE_HZ)
    assert (stream["codec_name"], int(stream["sample_rate"]), stream["duration_ts"]) == (
        "pcm_s16le",
        RATE_HZ,
        frames,
    )
    said = [told("soxi", "sox", option, path).strip() for option in ("-r", "-b", "-c", "-s")]
    assert said == [str(RATE_HZ), "16", "1", str(frames)]


@pytest.mark.parametrize("extra", [Extra.SRT, Extra.VTT])
def test_subtitles_and_chapters_become_one_film_with_the_sound(tmp_path: Path, extra: Extra) -> None:
    sound = saved(tmp_path, "phim.mp3", extras=frozenset({extra, Extra.FFMETADATA}))
    subtitles, film = tmp_path / f"phim.{extra}", tmp_path / "phim.mkv"
    inputs: list[str | Path] = ["-i", sound, "-i", subtitles, "-f", "ffmetadata"]
    inputs += ["-i", tmp_path / f"phim.{Extra.FFMETADATA}"]
    told("ffmpeg", "ffmpeg", "-v", "error", *inputs, "-map", "0", "-map", "1", "-map_chapters", "2", film)
    begins_s = [round(begin_s, 3) for begin_s in paragraph_begins_s()]
    chapters = probed(film, "-show_chapters")["chapters"]
    assert [each["tags"]["title"] for each in chapters] == list(WORDS)
    packets = probed(film, "-select_streams", "s", "-show_packets")["packets"]
    assert [float(each["pts_time"]) for each in packets] == pytest.approx(begins_s, abs=FRAME_S)
    cues = pysubs2.load(str(subtitles))
    assert [cue.plaintext for cue in cues] == list(WORDS)
    assert [cue.start / 1000 for cue in cues] == pytest.approx(begins_s, abs=0.002)


def paragraph_begins_s() -> list[float]:
    """When each paragraph is heard: behind its silence."""
    begins_s, end_s = [], 0.0
    for lead_s, length_s in zip(LEADS_S, LENGTHS_S, strict=True):
        begins_s.append(end_s + lead_s)
        end_s += lead_s + length_s
    return begins_s
