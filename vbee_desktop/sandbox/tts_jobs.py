"""Speech jobs: charged, spoken in a thread, kept as files, reported by callback."""

from __future__ import annotations

import asyncio
import hashlib
import time
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from vbee_desktop.sandbox.callbacks import CallbackOutcome, CallbackSender
from vbee_desktop.sandbox.clock import Clock, stamp
from vbee_desktop.sandbox.espeak import Espeak
from vbee_desktop.sandbox.ledger import Charge, Ledger
from vbee_desktop.sandbox.links import LinkSigner
from vbee_desktop.sandbox.orders import SpeechOrder
from vbee_desktop.sandbox.refusals import out_of_points, too_many_at_once
from vbee_desktop.sandbox.settings import Settings
from vbee_desktop.sandbox.shelf import Shelf

JOBS_KEPT = 1_000
SPEAKING_THREADS = 2
FAILURE_NUMBER = 1050
FAILURE_TEXT = "Synthesis failed"


@dataclass
class SpeechJob:
    """One request; ``state`` is running, done or failed; ``path`` the sound file, whole once it is done."""

    job_id: str
    order: SpeechOrder
    base_url: str
    created_at_s: float
    charge: Charge
    path: Path
    state: str = "running"
    work_share: float = 0.0
    started_s: float = field(default_factory=time.monotonic)
    callback: CallbackOutcome | None = None
    ended: asyncio.Event = field(default_factory=asyncio.Event)
    dropped: bool = False

    @property
    def finished(self) -> bool:
        return self.ended.is_set()

    @property
    def created_at(self) -> str:
        return stamp(self.created_at_s)

    def progress_percent(self, at_least_s: float) -> int:
        """Of the real work, and of the time that the job is told to take at least."""
        if self.state == "done":
            return 100
        share = self.work_share
        if at_least_s > 0:
            share = min(share, (time.monotonic() - self.started_s) / at_least_s)
        return min(99, int(share * 100))

    def forget(self) -> None:
        self.dropped = True
        if self.finished:
            self.path.unlink(missing_ok=True)


class SpeechJobs:
    """Takes orders, charges them and speaks them; ``report`` makes the callback's body of a job."""

    def __init__(
        self,
        *,
        clock: Clock,
        settings: Settings,
        ledger: Ledger,
        links: LinkSigner,
        sender: CallbackSender,
        engine: Espeak,
        folder: Path,
    ) -> None:
        self._clock = clock
        self._settings = settings
        self._ledger = ledger
        self._links = links
        self._sender = sender
        self._folder = folder
        self._engine = engine
        self._threads = ThreadPoolExecutor(SPEAKING_THREADS, thread_name_prefix="speaking")
        self._tasks: set[asyncio.Task[None]] = set()
        self.shelf: Shelf[SpeechJob] = Shelf(JOBS_KEPT)

    def start(self, order: SpeechOrder, base_url: str) -> SpeechJob:
        """Charges the order and sets to work; Refusal when points or places are used up (then nothing is
        charged).
        """
        self._check_places()
        self._pay(order.points)
        job_id = str(uuid.uuid4())
        job = SpeechJob(
            job_id=job_id,
            order=order,
            base_url=base_url,
            created_at_s=self._clock.now_s(),
            charge=self._write_down(order, job_id),
            path=self._folder / f"{job_id}.{order.audio_type}",
        )
        self.shelf.put(job)
        task = asyncio.create_task(self._run(job))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return job

    def audio_is_gone(self, job: SpeechJob) -> bool:
        return self._clock.now_s() >= job.created_at_s + self._settings.audio_kept_s

    def audio_link(self, job: SpeechJob) -> str:
        """A fresh link; every asking makes a new one."""
        return self._links.link(job.base_url, job.path.name, job.created_at_s, self._settings.link_lifetime_s)

    def callback_body(self, job: SpeechJob) -> dict[str, object]:
        """Seed 001's table, as the payload in seed 000 shows it; the current service's body is the same."""
        body: dict[str, object] = {
            "app_id": job.order.app_id,
            "request_id": job.job_id,
            "characters": len(job.order.text),
            "voice_code": job.order.voice.code,
            "audio_type": job.order.audio_type,
            "speed_rate": js_number(job.order.speed),
            "sample_rate": str(job.order.written_rate_hz),
            "bitrate": job.order.bitrate_kbps,
            "created_at": job.created_at,
            "status": "SUCCESS" if job.state == "done" else "FAILURE",
        }
        if job.state == "done":
            body["audio_link"] = self.audio_link(job)
        return body

    async def clip(self, order: SpeechOrder, path: Path) -> None:
        """Speaks into ``path`` outside any job: demo clips are free."""
        await self._in_thread(order, path, lambda _share: None, lambda: False)

    async def close(self) -> None:
        self.shelf.clear()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.to_thread(self._threads.shutdown, cancel_futures=True)

    def _check_places(self) -> None:
        most = self._settings.max_concurrent_jobs
        if most is not None and self.shelf.count(lambda job: not job.finished) >= most:
            raise too_many_at_once()

    def _pay(self, points: float) -> None:
        balance = self._settings.points_balance
        if balance is None:
            return
        if points > balance:
            raise out_of_points()
        self._settings.points_balance = balance - points

    def _write_down(self, order: SpeechOrder, job_id: str) -> Charge:
        return self._ledger.charge(
            time=self._clock.stamp(),
            product=order.product,
            request_id=job_id,
            app_id=order.app_id,
            points=order.points,
            sha256=hashlib.sha256(order.text.encode()).hexdigest(),
            characters=len(order.text),
        )

    async def _run(self, job: SpeechJob) -> None:
        try:
            await self._speak(job)
        except (OSError, RuntimeError, ValueError):
            job.state = "failed"
        job.ended.set()
        if job.dropped or job.state == "failed":
            job.path.unlink(missing_ok=True)
        if job.order.callback_url and not job.dropped:
            job.callback = await self._sender.post(job.order.callback_url, self.callback_body(job))

    async def _speak(self, job: SpeechJob) -> None:
        def progress(share: float) -> None:
            job.work_share = share

        await self._in_thread(job.order, job.path, progress, lambda: job.dropped)
        await self._settings.last(job.started_s)
        job.state = "failed" if job.order.voice.code in self._settings.failing_voices else "done"

    async def _in_thread(
        self, order: SpeechOrder, path: Path, progress: Callable[[float], None], stopped: Callable[[], bool]
    ) -> None:
        work = (order, self._engine, path, progress, stopped)
        await asyncio.get_running_loop().run_in_executor(self._threads, _speak_into_file, *work)


def _speak_into_file(
    order: SpeechOrder,
    engine: Espeak,
    path: Path,
    progress: Callable[[float], None],
    stopped: Callable[[], bool],
) -> None:
    from vbee_desktop.sandbox.speech import Stopped, speak_order  # numpy and soxr: not before the first order

    try:
        with path.open("w+b") as file:
            speak_order(order, engine, file, progress, stopped)
    except Stopped:
        path.unlink(missing_ok=True)


def js_number(value: float) -> float | int:
    """As JavaScript writes it: 1.0 is ``1`` (seeds 000 and 002)."""
    return int(value) if float(value).is_integer() else value
