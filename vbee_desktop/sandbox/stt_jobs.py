"""Transcription jobs: charged by the second, recognised in turn, reported by callback."""

from __future__ import annotations

import asyncio
import hashlib
import math
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from vbee_desktop.sandbox.callbacks import CallbackSender
from vbee_desktop.sandbox.clock import Clock
from vbee_desktop.sandbox.ledger import Charge, Ledger
from vbee_desktop.sandbox.recognition import RecognitionFailed, Recognizer, Utterance, write_samples
from vbee_desktop.sandbox.settings import Settings
from vbee_desktop.sandbox.shelf import Shelf
from vbee_desktop.sandbox.wav import WavInfo

JOBS_KEPT = 1_000
SHORT_JOB_S = 60
_BLOCK_BYTES = 1 << 18
FAILURE_TEXT = "Provider reported failure"


@dataclass
class TranscriptJob:
    """One transcription; ``status`` is PENDING, PROCESSING, COMPLETED or FAILED (vbee-api.md 4)."""

    job_id: str
    app_id: str
    duration_s: float
    charge: Charge
    path: Path
    callback_url: str | None
    status: str = "PENDING"
    utterances: list[Utterance] = field(default_factory=list)
    ended: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def finished(self) -> bool:
        return self.ended.is_set()

    @property
    def billed_s(self) -> int:
        return max(1, math.ceil(self.duration_s))

    def forget(self) -> None:
        """The sound is removed at the end of the work already."""

    def begin(self) -> None:
        self.status = "PROCESSING"

    def result(self) -> dict[str, object]:
        """The body of seed 004; without the words as long as there are none."""
        body: dict[str, object] = {"transcriptId": self.job_id, "status": self.status}
        if self.status == "COMPLETED":
            body |= self._words()
        if self.status == "FAILED":
            body["errorMessage"] = FAILURE_TEXT
        return body | {"audioDurationSeconds": self.billed_s}

    def callback_body(self) -> dict[str, object]:
        """Seed 003: the length is called ``audioDuration`` here."""
        body = self.result()
        body["audioDuration"] = body.pop("audioDurationSeconds")
        return body

    def _words(self) -> dict[str, object]:
        return {
            "transcript": " ".join(utterance.text for utterance in self.utterances),
            "utterances": [utterance.as_json() for utterance in self.utterances],
        }


class TranscriptJobs:
    """Takes sound, charges it, and has it recognised; long sound never holds up short sound."""

    def __init__(
        self,
        *,
        clock: Clock,
        settings: Settings,
        ledger: Ledger,
        sender: CallbackSender,
        folder: Path,
        short: Recognizer,
        long: Recognizer,
    ) -> None:
        self._clock = clock
        self._settings = settings
        self._ledger = ledger
        self._sender = sender
        self._folder = folder
        self._short = short
        self._long = long
        self._tasks: set[asyncio.Task[None]] = set()
        self.shelf: Shelf[TranscriptJob] = Shelf(JOBS_KEPT)

    async def start(
        self, sound: BinaryIO, info: WavInfo, app_id: str, callback_url: str | None
    ) -> TranscriptJob:
        """Charges the sound, whole seconds rounded up, and sets to work. ``sound`` may be
        closed afterwards.
        """
        job_id = str(uuid.uuid4())
        path = self._folder / f"{job_id}.samples"
        digest = await asyncio.to_thread(_keep, sound, info, path)
        job = TranscriptJob(
            job_id=job_id,
            app_id=app_id,
            duration_s=info.duration_s,
            charge=self._write_down(job_id, app_id, info, digest),
            path=path,
            callback_url=callback_url,
        )
        self.shelf.put(job)
        task = asyncio.create_task(self._run(job))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return job

    async def close(self) -> None:
        self.shelf.clear()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _write_down(self, job_id: str, app_id: str, info: WavInfo, digest: str) -> Charge:
        seconds = max(1, math.ceil(info.duration_s))
        return self._ledger.charge(
            time=self._clock.stamp(),
            product="stt",
            request_id=job_id,
            app_id=app_id,
            points=seconds,
            sha256=digest,
            seconds=seconds,
        )

    async def _run(self, job: TranscriptJob) -> None:
        recognizer = self._short if job.duration_s <= SHORT_JOB_S else self._long
        began_s = time.monotonic()
        try:
            job.utterances = await recognizer.recognize(job.path, job.begin, lambda _share: None)
            await self._settings.last(began_s)
            job.status = "FAILED" if self._settings.stt_fails else "COMPLETED"
        except (OSError, RecognitionFailed):
            job.status = "FAILED"
        finally:
            job.path.unlink(missing_ok=True)
        job.ended.set()
        if job.callback_url:
            outcome = await self._sender.post(job.callback_url, job.callback_body())
            job.charge.delivered = job.charge.delivered or outcome.delivered()


def _keep(sound: BinaryIO, info: WavInfo, path: Path) -> str:
    """Keeps the samples for the recogniser; the SHA-256 of the file as it came is for the ledger."""
    write_samples(sound, info, path)
    sound.seek(0)
    digest = hashlib.sha256()
    while block := sound.read(_BLOCK_BYTES):
        digest.update(block)
    return digest.hexdigest()
