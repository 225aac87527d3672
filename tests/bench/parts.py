"""A script of 200 parts, four at a time against a sandbox whose jobs all take two seconds, beside the time
that four who never wait between two of them would need; and how many creates were charged.

Two seconds are soon after a poll of the schedule (0.3 s, then 1.15 times as long each): what is measured is
what the program adds to the waiting, which by itself costs a tenth of a job on the average.
"""

from __future__ import annotations

import asyncio
import math
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.table import Count, Row
from tests.support.sandbox_process import running_sandbox
from tests.support.services import CREDENTIALS, ignore
from vbee_desktop.app.open_services import open_services
from vbee_desktop.app.setup import Setup
from vbee_desktop.core.models import AudioFormat, SpeechRequest, Take
from vbee_desktop.core.server import server_at
from vbee_desktop.jobs.pace import Pace
from vbee_desktop.jobs.script import speak_parts
from vbee_desktop.store.home import Home
from vbee_desktop.store.secrets import Secrets

if TYPE_CHECKING:
    from collections.abc import Iterator

PARTS, AT_ONCE, JOB_TAKES_S = 200, 4, 2.0
TARGET_RATIO = 1.05
VOICE = "hn_female_ngochuyen_full_48k-fhg"


def measure() -> Iterator[Row | Count]:
    """The time of the whole, and the number of creates."""
    with running_sandbox() as sandbox, tempfile.TemporaryDirectory() as folder:
        sandbox.settings(job_duration_s=JOB_TAKES_S)
        taken_s = asyncio.run(_all_parts(sandbox.url, Path(folder)))
        charged = len(sandbox.ledger())
    bound_s = math.ceil(PARTS / AT_ONCE) * JOB_TAKES_S
    yield Row(f"{PARTS} parts, {AT_ONCE} at a time", bound_s, taken_s, "s", TARGET_RATIO)
    yield Count(f"{PARTS} parts, creates", str(charged), str(PARTS), charged == PARTS)


async def _all_parts(url: str, home: Path) -> float:
    setup = Setup(home=Home(home), secrets=Secrets(CREDENTIALS), server=server_at(url))
    requests = [
        SpeechRequest(f"Câu số {number}.", VOICE, audio_format=AudioFormat.WAV) for number in range(PARTS)
    ]
    async with open_services(setup) as services:
        quick = replace(services, pace=Pace(unhurried=False, creates_at_once=AT_ONCE))
        begun = time.perf_counter()
        outcomes = await speak_parts(quick, ignore, requests)
        taken_s = time.perf_counter() - begun
    failed = [outcome for outcome in outcomes if not isinstance(outcome, Take)]
    if failed:
        raise RuntimeError(f"{len(failed)} parts failed: {failed[0]}")
    return taken_s
