"""One person's computer: a home, and programs on it that are opened, told what to do, and closed again."""

from __future__ import annotations

import asyncio
import hashlib
import ssl
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import soundfile

from tests.api.wire_server import free_port
from tests.proofs.rows import Content, content_of_row, rows_of
from tests.proofs.trial import Kind, Order
from tests.support.services import CREDENTIALS, hurried
from vbee_desktop.api.current_speech import CurrentSpeech
from vbee_desktop.api.downloads import AudioDownloads
from vbee_desktop.api.legacy_speech import LegacySpeech
from vbee_desktop.api.recognition import Recognition
from vbee_desktop.api.timeouts import Timeouts
from vbee_desktop.api.transport import Transport
from vbee_desktop.app.open_services import open_services
from vbee_desktop.app.setup import Setup
from vbee_desktop.core.callback_address import CallbackAddress
from vbee_desktop.core.errors import VbeeError
from vbee_desktop.core.job_state import QUITTING
from vbee_desktop.core.models import Credentials, SpeechApi, SpeechRequest
from vbee_desktop.core.server import server_at
from vbee_desktop.jobs.resume import drop, resume, send_again, unfinished
from vbee_desktop.jobs.synthesize import synthesize
from vbee_desktop.jobs.transcribe import transcribe
from vbee_desktop.store.home import Home
from vbee_desktop.store.secrets import Secrets

if TYPE_CHECKING:
    from vbee_desktop.api.speech import SpeechService
    from vbee_desktop.core.history import JobSummary
    from vbee_desktop.jobs.services import Services

VOICE = "hn_female_ngochuyen_full_48k-fhg"
IMPATIENT = Timeouts(connect_s=0.3, write_s=0.3, read_s=0.25, slow_read_s=0.4, spare_s=0.2)
"""So that what never answers costs a trial little."""
PATIENT = Timeouts()
CLIP_RATE_HZ = 16_000

Report = Callable[[object], None]


@dataclass
class World:
    """The computer. ``bought`` counts how often a person meant to pay for each content, ``dropped`` holds
    what a person has written off, so that asking for it means to pay anew. ``shift_s`` moves the clock.
    """

    url: str
    folder: Path
    api: SpeechApi
    bought: Counter[Content] = field(default_factory=Counter)
    dropped: set[Content] = field(default_factory=set)
    shift_s: float = 0.0
    callbacks: CallbackAddress = field(default_factory=lambda: _address_at(free_port()))

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @asynccontextmanager
    async def program(
        self,
        timeouts: Timeouts,
        api: SpeechApi | None = None,
        *,
        waits_for_sound: bool = False,
        hears_callbacks: bool = False,
    ) -> AsyncIterator[Program]:
        """A program that runs until the block ends; then it quits, whatever it is doing. ``api`` is the
        service that it is set to, ``waits_for_sound`` lets creates answer with the finished work,
        ``hears_callbacks`` has the receiver on.
        """
        api = api or self.api
        setup = Setup(
            home=Home(self.home),
            secrets=Secrets(CREDENTIALS),
            server=server_at(self.url),
            api=api,
            callbacks=self.callbacks if hears_callbacks else None,
        )
        known = Credentials(CREDENTIALS["VBEE_APP_ID"], CREDENTIALS["VBEE_TOKEN"])
        async with (
            open_services(setup) as opened,
            Transport(server_at(self.url), known, timeouts=timeouts, tls_context=plain_http) as wire,
        ):
            speeches: dict[SpeechApi, SpeechService] = {
                SpeechApi.LEGACY: LegacySpeech(wire, "direct" if waits_for_sound else "indirect"),
                SpeechApi.CURRENT: CurrentSpeech(wire, "sync" if waits_for_sound else "async"),
            }
            services = replace(
                opened,
                speech=speeches[api],
                speeches=speeches,
                recognition=Recognition(wire),
                downloads=AudioDownloads(wire),
                sleep=hurried,
                wall_clock=lambda: time.time() + self.shift_s,
            )
            program = Program(self, services)
            try:
                yield program
            finally:
                await program.quit()

    def content_of(self, order: Order, api: SpeechApi | None = None) -> Content:
        """By what the ledger will know this order."""
        if order.kind is Kind.RECOGNITION:
            return "stt", hashlib.sha256(self.clip(order).read_bytes()).hexdigest()
        return f"{api or self.api}-tts", hashlib.sha256(text_of(order).encode()).hexdigest()

    def clip(self, order: Order) -> Path:
        """The recording of an order, in the form in which it is sent."""
        path = self.folder / f"clip-{order.number}.wav"
        if not path.exists():
            noise = np.random.default_rng(order.number).normal(0, 0.01, CLIP_RATE_HZ // 2)
            soundfile.write(path, noise, CLIP_RATE_HZ, subtype="PCM_16")
        return path

    def intend(self, content: Content, *, again: bool = False) -> None:
        """A person means to have this: paid once, however often they say so, unless they say again."""
        again = again or content in self.dropped
        self.dropped.discard(content)
        self.bought[content] = self.bought[content] + 1 if again else max(1, self.bought[content])


class Program:
    """Opened services, and the tasks that they were given."""

    def __init__(self, world: World, services: Services) -> None:
        self.world = world
        self.services = services
        self.tasks: list[asyncio.Task[Any]] = []
        self.mistakes: list[BaseException] = []

    def ask(self, order: Order, report: Report, *, again: bool = False) -> Callable[[], object]:
        """Begin with an order, as the button does. What is returned gives it up."""
        self.world.intend(self.world.content_of(order, self.services.api), again=again)
        if order.kind is Kind.RECOGNITION:
            return self._begin(transcribe(self.services, report, self.world.clip(order), again=again))
        request = SpeechRequest(text_of(order), VOICE)
        return self._begin(synthesize(self.services, report, request, again=again))

    async def unfinished(self) -> tuple[JobSummary, ...]:
        """What this program could go on with, or must ask about."""
        return await unfinished(self.services, _nobody)

    def resume(self, job: JobSummary, report: Report) -> None:
        """Go on with a job."""
        self._begin(resume(self.services, report, job.job_id))

    def send_again(self, job: JobSummary, report: Report) -> None:
        """A person decides to pay for a job of unknown outcome once more."""
        self.world.intend(self._content_of(job), again=True)
        self._begin(send_again(self.services, report, job.job_id))

    def drop(self, job: JobSummary) -> None:
        """A person decides to leave a job alone."""
        self.world.dropped.add(self._content_of(job))
        self._begin(drop(self.services, _nobody, job.job_id))

    async def settle(self, within_s: float, stop: asyncio.Event | None = None) -> None:
        """Until all tasks have ended, or ``stop`` is set, or that long."""
        waits = [asyncio.ensure_future(stop.wait())] if stop else []
        working = asyncio.ensure_future(asyncio.wait(self.tasks)) if self.tasks else None
        if working is not None:
            await asyncio.wait([working, *waits], timeout=within_s, return_when=asyncio.FIRST_COMPLETED)
        for each in [*waits, *([working] if working else [])]:
            each.cancel()
        await asyncio.gather(*waits, *([working] if working else []), return_exceptions=True)

    async def quit(self) -> None:
        """Stop as the worker's loop does, and keep what was no error of the catalogue."""
        for task in self.tasks:
            task.cancel(QUITTING)
        ends = await asyncio.gather(*self.tasks, return_exceptions=True)
        known = VbeeError | asyncio.CancelledError
        self.mistakes += [
            end for end in ends if isinstance(end, BaseException) and not isinstance(end, known)
        ]

    def _content_of(self, job: JobSummary) -> Content:
        [row] = [row for row in rows_of(self.world.home) if row["id"] == job.job_id]
        return content_of_row(row)

    def _begin(self, work: Awaitable[Any]) -> Callable[[], object]:
        task = asyncio.ensure_future(work)
        self.tasks.append(task)
        return task.cancel


def text_of(order: Order) -> str:
    """What is to be said."""
    return f"Câu {order.number}."


def _nobody(_progress: object) -> None:
    """A report that nobody reads."""


def _address_at(port: int) -> CallbackAddress:
    """Vbee reaches this computer directly."""
    return CallbackAddress(f"http://127.0.0.1:{port}", port)


@cache
def plain_http() -> ssl.SSLContext:
    """A context that nobody uses, since loopback has no TLS; one for all, since making one takes long."""
    return ssl.create_default_context()
