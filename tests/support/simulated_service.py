"""The wire as a simulation sees it: a legacy service in memory, with failures by the clock.

It stands in for `Transport` alone; decoders, jobs, pace, journal and files above it are the real ones.
"""

from __future__ import annotations

import asyncio
import io
import random
import wave
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

from tests.api.answers import answer
from tests.support.virtual_time import VirtualTimeLoop
from vbee_desktop.api.answer import Answer
from vbee_desktop.api.downloads import AudioDownloads
from vbee_desktop.api.legacy_speech import LegacySpeech
from vbee_desktop.api.transport import Transport
from vbee_desktop.app.open_services import open_services
from vbee_desktop.app.setup import Setup
from vbee_desktop.core.errors import VbeeError
from vbee_desktop.core.server import PUBLIC_SERVER
from vbee_desktop.jobs.pace import Pace
from vbee_desktop.jobs.retry_budget import RetryBudget
from vbee_desktop.jobs.services import Services
from vbee_desktop.store.home import Home
from vbee_desktop.store.secrets import Secrets

LATENCY_S = 0.05
MIDNIGHT = 1_900_000_000.0
"""What the clock on the wall shows when a simulation begins."""

Met = Answer | VbeeError | None
Failure = Callable[[str, float], Met]
"""What a request of a stage (``create``, ``read``, ``download``) meets at a moment; None lets it pass."""


def nothing_fails(_stage: str, _now: float) -> Met:
    """A service in good order."""
    return None


@dataclass
class SimulatedService:
    """``requests`` are the moments and stages of all that reached the wire, ``ready_at`` when each job that
    was bought is done.
    """

    loop: VirtualTimeLoop
    job_duration_s: float
    failure: Failure = nothing_fails
    requests: list[tuple[float, str]] = field(default_factory=list)
    ready_at: dict[str, float] = field(default_factory=dict)
    server: Any = PUBLIC_SERVER
    app_id: str = "app"

    def count(self, *stages: str, until: float = float("inf")) -> int:
        """Requests of these stages, or of all, before a moment."""
        return sum(now < until and (not stages or stage in stages) for now, stage in self.requests)

    def accept(self, request_id: str) -> None:
        """Take a job at this moment."""
        self.ready_at[request_id] = self.loop.time() + self.job_duration_s

    async def get(self, url: str, **_options: Any) -> Answer:
        spoiled = await self._met("read")
        return spoiled or self._state(url.rpartition("/")[2])

    async def post_paid(self, _url: str, **_options: Any) -> Answer:
        spoiled = await self._met("create")
        if spoiled is not None:
            return spoiled
        request_id = f"r{len(self.ready_at)}"
        self.accept(request_id)
        return self._state(request_id)

    async def get_audio(self, _link: str, *, on_bytes: Callable[[bytes], None], **_options: Any) -> Answer:
        spoiled = await self._met("download")
        if spoiled is None:
            on_bytes(SILENCE)
        return spoiled or Answer(200, {"content-type": "audio/wav"})

    async def _met(self, stage: str) -> Answer | None:
        self.requests.append((self.loop.time(), stage))
        met = self.failure(stage, self.loop.time())
        await asyncio.sleep(LATENCY_S)
        if isinstance(met, VbeeError):
            raise met
        return met

    def _state(self, request_id: str) -> Answer:
        if request_id not in self.ready_at:
            return answer({"status": 0, "error_message": "Request is not found"}, 404)
        is_done = self.loop.time() >= self.ready_at[request_id]
        result = {"request_id": request_id, "status": "SUCCESS" if is_done else "IN_PROGRESS"}
        if is_done:
            result["audio_link"] = f"https://audio.vbee.vn/{request_id}.wav"
        return answer({"status": 1, "result": result})


@asynccontextmanager
async def simulated(
    loop: VirtualTimeLoop, home: Path, service: SimulatedService, **changes: Any
) -> AsyncIterator[Services]:
    """Services of a real account, everything real but the wire and the clocks. Patient as the window is."""
    setup = Setup(home=Home(home), secrets=Secrets({"VBEE_APP_ID": "a", "VBEE_TOKEN": "t"}))
    wire = cast("Transport", service)
    async with open_services(setup, RetryBudget(), float("inf")) as services:
        yield replace(
            services,
            speech=LegacySpeech(wire),
            downloads=AudioDownloads(wire),
            pace=Pace(unhurried=True, clock=loop.time),
            clock=loop.time,
            wall_clock=lambda: MIDNIGHT + loop.time(),
            jitter=random.Random(7).random,
            **changes,
        )


def _silence() -> bytes:
    sound = io.BytesIO()
    with wave.open(sound, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(1600))
    return sound.getvalue()


SILENCE = _silence()
"""A tenth of a second."""
