"""A desk whose handles are a real worker's; the service is a script, everything else is the real part."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.audio.fake_card import FakeCard
from tests.audio.sounds import inspect_wav
from vbee_desktop.audio.devices import AudioDevice
from vbee_desktop.audio.preflight import Preflight, preflight
from vbee_desktop.audio.recorder import Recorder
from vbee_desktop.core.models import JobStage, Progress, Transcript
from vbee_desktop.core.safe_file import write_whole
from vbee_desktop.core.save_order import FilesOrder
from vbee_desktop.core.transcript_order import TranscriptOrder, transcript_text
from vbee_desktop.ui.ports import Playable
from vbee_desktop.worker.api_worker import ApiWorker
from vbee_desktop.worker.job_handle import JobHandle

Report = Callable[[object], None]


@dataclass
class Ear:
    """What the recogniser will do next."""

    answer: Transcript | Exception | None = None
    progress: Progress = field(default_factory=lambda: Progress(JobStage.SENDING))
    asked: list[Path] = field(default_factory=list)
    again: list[bool] = field(default_factory=list)
    sent_again: list[str] = field(default_factory=list)
    may_answer: threading.Event = field(default_factory=threading.Event)

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Ear]:
        yield self


class BenchDesk:
    """The part of `ui.ports.Desk` that this tab uses, on one worker. Close it with `shutdown`."""

    def __init__(self, folder: Path) -> None:
        self.ear = Ear()
        self.ear.may_answer.set()
        self.card = FakeCard(channels=1)
        self.devices: tuple[AudioDevice, ...] = ()
        self.recordings = folder / "recordings"
        self.recorders: list[Recorder] = []
        self.is_demo = False
        self.has_credentials = True
        self._worker = ApiWorker(self.ear.open)
        self._worker.start()

    def shutdown(self) -> None:
        self.ear.may_answer.set()
        for recorder in self.recorders:
            recorder.close()
        self._worker.shutdown()

    def inspect_audio(self, path: Path) -> JobHandle:
        return self._worker.submit(_inspect, path)

    def transcribe(self, path: Path, *, again: bool = False) -> JobHandle:
        self.ear.again.append(again)
        return self._worker.submit(_transcribe, path)

    def send_again(self, job_id: str) -> JobHandle:
        self.ear.sent_again.append(job_id)
        return self._worker.submit(_answer)

    def names_in_use(self, order: FilesOrder) -> JobHandle:
        return self._worker.submit(_names_in_use, order)

    def export_transcript(self, order: TranscriptOrder) -> JobHandle:
        data = transcript_text(order.utterances, order.form).encode()
        return self._worker.submit(_write, data, order.path)

    def copy_file(self, source: Path, destination: Path) -> JobHandle:
        return self._worker.submit(_write, source.read_bytes(), destination)

    def open_recorder(self) -> JobHandle:
        return self._worker.submit(_open_recorder, self)

    def list_input_devices(self) -> JobHandle:
        return self._worker.submit(_devices, self.devices)


class PlaybackLog:
    """`ui.ports.Playback` that notes what it was asked, and tells positions when the test does."""

    def __init__(self) -> None:
        self.shown: list[Playable | None] = []
        self.played: list[tuple[Playable, float, float | None]] = []
        self.stops = 0
        self._slots: list[Callable[[object, float], None]] = []

    def show(self, playable: Playable | None) -> None:
        self.shown.append(playable)

    def play(self, playable: Playable, start_s: float = 0.0, end_s: float | None = None) -> None:
        self.played.append((playable, start_s, end_s))

    def play_arriving(self, playable: Playable, clip: object) -> None:
        raise AssertionError("this tab plays what is there")

    def stop(self) -> None:
        self.stops += 1

    def on_position(self, slot: Callable[[object, float], None]) -> None:
        self._slots.append(slot)

    def tell(self, path: Path, position_s: float) -> None:
        for slot in self._slots:
            slot(path, position_s)


class SettingsDict(dict[str, object]):
    """`ui.ports.Settings` in memory."""

    def get(self, name: str, default: object = None) -> object:
        return super().get(name, default)

    def set(self, name: str, value: object) -> None:
        self[name] = value


async def _inspect(_ear: Ear, _report: Report, path: Path) -> Preflight:
    return preflight(await asyncio.to_thread(inspect_wav, path))


async def _transcribe(ear: Ear, report: Report, path: Path) -> Transcript:
    ear.asked.append(path)
    return await _answer(ear, report)


async def _answer(ear: Ear, report: Report) -> Transcript:
    report(ear.progress)
    await asyncio.to_thread(ear.may_answer.wait)
    if isinstance(ear.answer, Exception):
        raise ear.answer
    assert ear.answer is not None
    return ear.answer


async def _names_in_use(_ear: Ear, _report: Report, order: FilesOrder) -> tuple[str, ...]:
    return tuple(path.name for path in order.paths() if path.exists())


async def _write(_ear: Ear, _report: Report, data: bytes, destination: Path) -> Path:
    await asyncio.to_thread(write_whole, destination, data)
    return destination


async def _open_recorder(_ear: Ear, _report: Report, desk: BenchDesk) -> Recorder:
    desk.recorders.append(Recorder(desk.recordings, desk.card, clock=desk.card.clock))
    return desk.recorders[-1]


async def _devices(_ear: Ear, _report: Report, devices: tuple[AudioDevice, ...]) -> tuple[AudioDevice, ...]:
    return devices
