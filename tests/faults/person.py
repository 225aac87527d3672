"""Somebody at one computer who does what leads to a stage, and what became of it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tests.faults.hostile import Hostile
from tests.faults.leaping_time import leaping_sleep
from tests.faults.oracle import Stage
from tests.proofs.rows import rows_of
from tests.support.services import CREDENTIALS
from vbee_desktop.api.transport import Transport
from vbee_desktop.api.voices import Voices
from vbee_desktop.app.open_services import open_services
from vbee_desktop.app.setup import Setup
from vbee_desktop.core.connection import StepState
from vbee_desktop.core.errors import VbeeError
from vbee_desktop.core.models import Credentials, Ownership, Progress, SpeechRequest, Transcript, VoiceList
from vbee_desktop.core.server import server_at
from vbee_desktop.jobs.connection import check_connection
from vbee_desktop.jobs.history import ask_callback_receipt
from vbee_desktop.jobs.resume import resume, unfinished
from vbee_desktop.jobs.services import Services
from vbee_desktop.jobs.synthesize import synthesize
from vbee_desktop.jobs.transcribe import transcribe
from vbee_desktop.jobs.voices import load_voices
from vbee_desktop.store.home import Home
from vbee_desktop.store.secrets import Secrets

VOICE = "hn_female_ngochuyen_full_48k-fhg"
REQUEST = SpeechRequest("Một câu không được mất.", VOICE)
HTTP_STAGES = {
    Stage.CREATE: "create",
    Stage.READ: "read",
    Stage.RECEIPT: "callback-result",
    Stage.DOWNLOAD: "download",
    Stage.STT_SYNC: "stt-create",
    Stage.STT_SUBMIT: "stt-create",
    Stage.STT_READ: "stt-read",
    Stage.VOICES: "voices",
    Stage.CHECK: "voices",
    Stage.TOKEN: "voices",
}
"""By what name the sandbox knows the requests of a stage."""

BEGINS_AFTER = {
    Stage.READ: ("create", b"request_id"),
    Stage.STT_READ: ("stt-create", b"transcriptId"),
    Stage.DOWNLOAD: ("read", b"SUCCESS"),
}
"""The answer that leads to a stage where the same job must get there first."""

SPEAKS = frozenset({Stage.CREATE, Stage.READ, Stage.DOWNLOAD, Stage.RECEIPT})
HEARS = frozenset({Stage.STT_SYNC, Stage.STT_SUBMIT, Stage.STT_READ})


@dataclass
class Person:
    """``told`` is what the program said on the way, ``heard`` the words that came."""

    hostile: Hostile
    home: Path
    clip: Path
    stage: Stage
    clock_off_s: float = 0.0
    told: list[Progress] = field(default_factory=list)
    heard: list[Transcript] = field(default_factory=list)

    async def act(self, before_quitting: Callable[[], None] | None = None) -> VbeeError | None:
        """Do what leads to the stage, then quit; the error that it ended with. What goes on by itself after
        ``before_quitting`` is waited for.
        """
        try:
            async with self._services() as services:
                error = await self._do(services)
                if before_quitting is not None:
                    before_quitting()
                    await services.underway.rest()
                return error
        except VbeeError as error:
            return error

    async def start_and_quit(self) -> None:
        """Everything is made that a program makes at its start."""
        async with self._services():
            pass

    async def finish(self) -> None:
        """When nothing is wrong any more: start the program, let it go on, and ask for the same again."""
        async with self._services() as services:
            for job in await unfinished(services, _nobody):
                if job.state != "unknown":
                    await _in_any_case(resume(services, _nobody, job.job_id))
            if not any(row["state"] == "unknown" for row in rows_of(self.home)):
                await _in_any_case(self._buy(services))

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The journal, read by a stranger."""
        return rows_of(self.home)

    async def _do(self, services: Services) -> VbeeError | None:
        match self.stage:
            case Stage.VOICES:
                found = await load_voices(services, self._report)
                assert isinstance(found, VoiceList)
                assert found.voices  # there is always a list to choose from
                return found.error
            case Stage.CHECK:
                return await self._failed_step(services)
            case Stage.TOKEN:
                await self._try_token()
            case Stage.RECEIPT:
                take = await synthesize(services, self._report, REQUEST)
                await self.hostile.hang_up()
                self.hostile.begin()
                await ask_callback_receipt(services, _nobody, take.job_id)
            case _:
                await self._buy(services)
        return None

    async def _buy(self, services: Services) -> None:
        if self.stage in HEARS:
            self.heard.append(await transcribe(services, self._report, self.clip))
        elif self.stage in SPEAKS:
            await synthesize(services, self._report, REQUEST)

    async def _failed_step(self, services: Services) -> VbeeError | None:
        steps = await check_connection(services, _nobody)
        return next((step.error for step in steps if step.state is StepState.FAILED), None)

    async def _try_token(self) -> None:
        """As the dialog of App ID and token does."""
        known = Credentials(CREDENTIALS["VBEE_APP_ID"], CREDENTIALS["VBEE_TOKEN"])
        async with Transport(server_at(self.hostile.url), known) as transport:
            await Voices(transport).page(Ownership.VBEE)

    @asynccontextmanager
    async def _services(self) -> AsyncIterator[Services]:
        """A program that runs; waiting costs it nothing, and its clock is as far off as it is said to be."""
        setup = Setup(Home(self.home), Secrets(CREDENTIALS), server_at(self.hostile.url))
        loop, hostile = asyncio.get_running_loop(), self.hostile
        starts_s = time.time() - loop.time()
        async with open_services(setup) as services:
            services.hearing.has_sync = self.stage is not Stage.STT_SUBMIT
            yield replace(
                services,
                sleep=leaping_sleep,
                jitter=lambda: 0.5,
                clock=loop.time,
                wall_clock=lambda: starts_s + loop.time() + self.clock_off_s * hostile.has_begun,
            )

    def _report(self, progress: object) -> None:
        if isinstance(progress, Progress):
            self.told.append(progress)


async def _in_any_case(work: Awaitable[object]) -> None:
    """What is still refused is looked at in the journal."""
    with suppress(VbeeError):
        await work


def _nobody(_progress: object) -> None:
    """A report that nobody reads."""
