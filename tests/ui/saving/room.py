"""A real worker that runs the real jobs of saving and exporting, and takes with real sound."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import cast

import numpy as np

from vbee_desktop.audio.clip import Clip
from vbee_desktop.audio.encode import write_mp3, write_wav
from vbee_desktop.core.models import AudioFormat, SpeechRequest, Take
from vbee_desktop.core.save_order import FilesOrder, Piece, SaveOrder
from vbee_desktop.core.transcript_order import TranscriptOrder
from vbee_desktop.jobs.save_speech import names_in_use, save_speech
from vbee_desktop.jobs.services import Services
from vbee_desktop.jobs.transcript_file import export_transcript
from vbee_desktop.ui.saving.speech_to_save import SpeechToSave
from vbee_desktop.worker.api_worker import ApiWorker
from vbee_desktop.worker.job_handle import JobHandle

RATE_HZ = 24_000
WORDS = ("Xin chào các bạn.", "Hôm nay trời đẹp.", "Hẹn gặp lại.")
LENGTHS_S = (0.5, 0.75, 0.25)


class Settings:
    """Settings that are forgotten with the test."""

    def __init__(self) -> None:
        self.values: dict[str, object] = {}

    def get(self, name: str, default: object = None) -> object:
        return self.values.get(name, default)

    def set(self, name: str, value: object) -> None:
        self.values[name] = value


class SavingRoom:
    """The desk of the dialog; ``worker`` ends with the test."""

    def __init__(self) -> None:
        self.worker: ApiWorker[Services] = ApiWorker(_nothing)
        self.worker.start()

    def names_in_use(self, order: FilesOrder) -> JobHandle:
        return self.worker.submit(names_in_use, order)

    def export_transcript(self, order: TranscriptOrder) -> JobHandle:
        return self.worker.submit(export_transcript, order)

    def save_speech(self, order: SaveOrder) -> JobHandle:
        return self.worker.submit(save_speech, order)


@asynccontextmanager
async def _nothing() -> AsyncIterator[Services]:
    await asyncio.sleep(0)
    yield cast("Services", None)


def make_take(folder: Path, number: int, ending: str = "wav") -> Take:
    """A take of noise, another one for each number."""
    frames = round(LENGTHS_S[number] * RATE_HZ)
    noise = np.random.default_rng(number).uniform(-0.3, 0.3, (frames, 1)).astype(np.float32)
    path = folder / f"job{number}.{ending}"
    clip = Clip(noise, RATE_HZ)
    write_wav(path, clip) if ending == "wav" else write_mp3(path, clip, 64)
    request = SpeechRequest(WORDS[number], "voice", audio_format=AudioFormat(ending), bitrate_kbps=64)
    return Take(f"job{number}", path, request, LENGTHS_S[number], RATE_HZ, 10, 10)


def speech_of(folder: Path, count: int = 3, ending: str = "wav") -> SpeechToSave:
    """So many paragraphs with their takes."""
    takes = [make_take(folder, number, ending) for number in range(count)]
    pieces = tuple(Piece(take.request.text, take) for take in takes)
    return SpeechToSave(pieces, ("Mai Phương",) * count, AudioFormat.MP3, 64)
