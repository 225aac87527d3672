"""How long after a job's end the program knows of it, in shares of the job: the schedule of the polls, over
real sockets, with jobs of any length from 1 to 20 s. Beside it a client that asks every two seconds.
"""

from __future__ import annotations

import asyncio
import json
import math
import random
import statistics
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tests.api.wire_server import Seen, reply_with, serving
from tests.bench.table import Row
from tests.support.services import CREDENTIALS
from tests.support.simulated_service import SILENCE
from vbee_desktop.app.open_services import open_services
from vbee_desktop.app.setup import Setup
from vbee_desktop.core.models import AudioFormat, JobStage, Progress, SpeechRequest
from vbee_desktop.core.server import server_at
from vbee_desktop.jobs.pace import Pace
from vbee_desktop.jobs.synthesize import synthesize
from vbee_desktop.store.home import Home
from vbee_desktop.store.secrets import Secrets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vbee_desktop.jobs.services import Services

JOBS, SHORTEST_S, LONGEST_S = 60, 1.0, 20.0
BEGUN_WITHIN_S = 45.0
"""About 14 run at once: more would measure how many calls a busy machine can make."""
EVERY_S = 2.0
"""What the client beside it waits between two questions."""
MOST_PERCENT = 10.0
VOICE = "hn_female_ngochuyen_full_48k-fhg"


class Speaker:
    """A service whose jobs take the lengths that stand in their texts; ``done_at`` by their request's id."""

    def __init__(self) -> None:
        self.done_at: dict[str, float] = {}

    async def answer(self, request: Seen, writer: asyncio.StreamWriter) -> None:
        now_s = asyncio.get_running_loop().time()
        last = request.target.rpartition("/")[2]
        if last.endswith(".wav"):
            await reply_with(SILENCE, headers="Content-Type: audio/wav")(request, writer)
            return
        if request.method == "POST":
            last = json.loads(request.body)["input_text"].split()[0]
            self.done_at[last] = now_s + float(last)
        is_done = now_s >= self.done_at[last]
        result = {"request_id": last, "status": "SUCCESS" if is_done else "IN_PROGRESS"}
        if is_done:
            result["audio_link"] = f"http://{request.headers['host']}/{last}.wav"
        await reply_with(json.dumps({"status": 1, "result": result}).encode())(request, writer)


def measure() -> Iterator[Row]:
    """One row, in per cent: the mean over the jobs."""
    lengths_s = job_lengths_s()
    with tempfile.TemporaryDirectory() as folder:
        delays_s = asyncio.run(_delays_s(lengths_s, Path(folder)))
    every_s = [math.ceil(length_s / EVERY_S) * EVERY_S - length_s for length_s in lengths_s]
    yield Row(
        f"poll delay in shares of the job, {JOBS} jobs of {SHORTEST_S:g} to {LONGEST_S:g} s",
        _mean_percent(every_s, lengths_s),
        _mean_percent(delays_s, lengths_s),
        "%",
        MOST_PERCENT,
        is_absolute=True,
    )


def job_lengths_s() -> list[float]:
    """The same in every run, in no order, no two alike."""
    chance = random.Random(8)
    shares = [(number + chance.random()) / JOBS for number in range(JOBS)]
    chance.shuffle(shares)
    return [round(SHORTEST_S + (LONGEST_S - SHORTEST_S) * share, 6) for share in shares]


def _mean_percent(delays_s: list[float], lengths_s: list[float]) -> float:
    shares = [delay_s / length_s for delay_s, length_s in zip(delays_s, lengths_s, strict=True)]
    return 100 * statistics.mean(shares)


async def _delays_s(lengths_s: list[float], home: Path) -> list[float]:
    speaker = Speaker()
    async with serving(speaker.answer) as wire:
        setup = Setup(home=Home(home), secrets=Secrets(CREDENTIALS), server=server_at(wire.url))
        async with open_services(setup) as services:
            at_once = replace(services, pace=Pace(unhurried=False, creates_at_once=JOBS))
            known_at = await asyncio.gather(
                *(_known_at(at_once, number, length_s) for number, length_s in enumerate(lengths_s))
            )
    done_at = (speaker.done_at[str(length_s)] for length_s in lengths_s)
    return [known - done for known, done in zip(known_at, done_at, strict=True)]


async def _known_at(services: Services, number: int, length_s: float) -> float:
    """When the program knows that a job has ended: it goes for the sound then."""
    loop, known_at = asyncio.get_running_loop(), []

    def report(progress: object) -> None:
        if isinstance(progress, Progress) and progress.stage == JobStage.DOWNLOADING:
            known_at.append(loop.time())

    await asyncio.sleep(BEGUN_WITHIN_S * number / JOBS)
    request = SpeechRequest(f"{length_s} giây.", VOICE, audio_format=AudioFormat.WAV)
    await synthesize(services, report, request)
    return known_at[0]
