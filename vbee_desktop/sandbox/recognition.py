"""The sandbox's side of recognition: samples brought to 16 kHz in a thread, words found in a process of its
own.
"""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from vbee_desktop.sandbox.wav import WavInfo, mono_blocks

RECOGNIZER_RATE_HZ = 16_000
_LONGEST_LINE_BYTES = 1 << 20


class RecognitionFailed(Exception):
    """The recogniser said no, or is gone."""


@dataclass(frozen=True)
class Utterance:
    """What was said between two pauses, in seconds from the start."""

    text: str
    start_s: float
    end_s: float

    def as_json(self) -> dict[str, object]:
        return {"text": self.text, "startTime": self.start_s, "endTime": self.end_s}


class Recognizer:
    """One recogniser process, started at the first job and again after it died; one job at a time."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = command
        self._lock = asyncio.Lock()
        self._process: asyncio.subprocess.Process | None = None

    async def recognize(
        self, path: Path, on_start: Callable[[], None], on_progress: Callable[[float], None]
    ) -> list[Utterance]:
        """The utterances of a file of 16 kHz samples. ``on_start`` tells that its turn has come."""
        async with self._lock:
            on_start()
            process = await self._running()
            try:
                return await self._work(process, path, on_progress)
            except asyncio.CancelledError:
                self._kill()
                raise

    async def close(self) -> None:
        process = self._process
        self._kill()
        if process is not None:
            await process.wait()

    def _kill(self) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
        self._process = None

    async def _running(self) -> asyncio.subprocess.Process:
        if self._process is None or self._process.returncode is not None:
            self._process = await asyncio.create_subprocess_exec(
                *self._command,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                limit=_LONGEST_LINE_BYTES,
                env=_environment(),
            )
        return self._process

    async def _work(
        self, process: asyncio.subprocess.Process, path: Path, on_progress: Callable[[float], None]
    ) -> list[Utterance]:
        assert process.stdin is not None  # noqa: S101 - a pipe was asked for
        assert process.stdout is not None  # noqa: S101 - a pipe was asked for
        found: list[Utterance] = []
        process.stdin.write(json.dumps({"path": str(path)}).encode() + b"\n")
        while line := await process.stdout.readline():
            answer = json.loads(line)
            if "utterance" in answer:
                said = answer["utterance"]
                found.append(Utterance(said["text"], said["startTime"], said["endTime"]))
            elif "progress" in answer:
                on_progress(answer["progress"])
            elif "error" in answer:
                raise RecognitionFailed(answer["error"])
            else:
                return found
        raise RecognitionFailed("the recogniser ended")


def _environment() -> dict[str, str]:
    """The child finds this package where its parent did, and never runs into a wall of threads."""
    root = str(Path(__file__).resolve().parents[2])
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1"}


def write_samples(source: BinaryIO, info: WavInfo, target: Path) -> None:
    """Brings the sound to mono, 16 bits and 16 kHz, block by block. Blocking work for a thread."""
    import numpy as np
    import soxr

    stream = soxr.ResampleStream(info.sample_rate_hz, RECOGNIZER_RATE_HZ, 1, dtype="float32")
    with target.open("wb") as file:
        for block in mono_blocks(source, info):
            _append(file, stream.resample_chunk(block))
        _append(file, stream.resample_chunk(np.zeros(0, np.float32), last=True))


def _append(file: BinaryIO, samples: object) -> None:
    import numpy as np

    loud = np.clip(np.asarray(samples, np.float32), -1, 1) * 32767
    file.write(loud.astype("<i2").tobytes())
