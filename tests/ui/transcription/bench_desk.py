"""A desk whose handles are a real worker's; the service is a script, everything else is the real part."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path

from tests.audio.fake_card import FakeCard
from vbee_desktop.audio.devices import AudioDevice
from vbee_desktop.audio.gate import SoundInfo
from vbee_desktop.audio.preflight import Preflight, preflight
from vbee_desktop.audio.recorder import Recorder
from vbee_desktop.audio.recording_file import Recording
from vbee_desktop.audio.sound_reader import SoundReader
from vbee_desktop.audio.trim import trim_recording
from vbee_desktop.core.listen_back import ListenBack, compared
from vbee_desktop.core.models import (
    JobStage,
    Progress,
    RecognitionPlan,
    RecognitionWay,
    Transcript,
    Utterance,
)
from vbee_desktop.core.safe_file import write_whole
from vbee_desktop.core.save_order import FilesOrder
from vbee_desktop.core.transcript_order import TranscriptOrder, transcript_text
from vbee_desktop.core.utterance_edits import UtteranceEdits
from vbee_desktop.core.utterance_rows import EditsSnapshot
from vbee_desktop.jobs.edits import edits_of, keep_now
from vbee_desktop.store.database import open_database
from vbee_desktop.store.edits import EditsStore
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
    ways: list[RecognitionWay] = field(default_factory=list)
    prices_s: list[int | None] = field(default_factory=list)
    plan: RecognitionPlan | Exception | None = None
    planned: list[Path] = field(default_factory=list)
    so_far: Transcript | None = None
    asked_so_far: list[str] = field(default_factory=list)
    sent_again: list[str] = field(default_factory=list)
    resumed: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    linked: Path | Exception | None = None
    """What is behind a link."""
    may_answer: threading.Event = field(default_factory=threading.Event)
    may_compare: threading.Event = field(default_factory=threading.Event)
    may_plan: threading.Event = field(default_factory=threading.Event)

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Ear]:
        yield self


class BenchDesk:
    """The part of `ui.ports.Desk` that this tab uses, on one worker. Close it with `shutdown`."""

    def __init__(self, folder: Path) -> None:
        self.ear = Ear()
        self.ear.may_answer.set()
        self.ear.may_compare.set()
        self.ear.may_plan.set()
        self.card = FakeCard(channels=1)
        self.devices: tuple[AudioDevice, ...] = ()
        self.lists = 0
        """How often they were told."""
        self.recordings = folder / "recordings"
        self.recorders: list[Recorder] = []
        self.edits = EditsStore(_journal_with_job(folder / "jobs.sqlite3"))
        self.turns = 0
        self.is_demo = False
        self.has_credentials = True
        self._worker = ApiWorker(self.ear.open)
        self._worker.start()

    def shutdown(self) -> None:
        self.ear.may_answer.set()
        self.ear.may_compare.set()
        self.ear.may_plan.set()
        for recorder in self.recorders:
            recorder.close()
        self._worker.shutdown()

    def inspect_audio(self, path: Path) -> JobHandle:
        return self._worker.submit(_inspect, path)

    def fetch_linked(self, link: str) -> JobHandle:
        self.ear.links.append(link)
        return self._worker.submit(_fetch_linked)

    def transcribe(
        self,
        path: Path,
        *,
        again: bool = False,
        way: RecognitionWay = RecognitionWay.SPLIT,
        price_s: int | None = None,
    ) -> JobHandle:
        self.ear.again.append(again)
        self.ear.ways.append(way)
        self.ear.prices_s.append(price_s)
        return self._worker.submit(_transcribe, path)

    def plan_recognition(self, path: Path) -> JobHandle:
        self.ear.planned.append(path)
        self.planning = self._worker.submit(_plan)
        return self.planning

    def heard_so_far(self, job_id: str) -> JobHandle:
        self.ear.asked_so_far.append(job_id)
        return self._worker.submit(_so_far)

    def open_edits(self, job_id: str, recognised: Sequence[Utterance], duration_s: float) -> JobHandle:
        return self._worker.submit(_open_edits, self.edits, job_id, recognised, duration_s)

    def keep_edits(self, job_id: str, edits: UtteranceEdits) -> JobHandle:
        self.turns += 1
        return self._worker.submit(_keep_edits, self.edits, job_id, edits.snapshot(), self.turns)

    def keep_edits_at_once(self, job_id: str, edits: UtteranceEdits) -> None:
        self.turns += 1
        keep_now(self.edits, job_id, edits.snapshot(), self.turns)

    def send_again(self, job_id: str) -> JobHandle:
        self.ear.sent_again.append(job_id)
        return self._worker.submit(_answer)

    def resume(self, job_id: str) -> JobHandle:
        self.ear.resumed.append(job_id)
        return self._worker.submit(_answer)

    def names_in_use(self, order: FilesOrder) -> JobHandle:
        return self._worker.submit(_names_in_use, order)

    def export_transcript(self, order: TranscriptOrder) -> JobHandle:
        data = transcript_text(order.utterances, order.form).encode()
        return self._worker.submit(_write, data, order.path)

    def compare_words(self, sent: str, heard: Sequence[Utterance], duration_s: float) -> JobHandle:
        self.comparison = self._worker.submit(_compare, sent, heard, duration_s)
        return self.comparison

    def copy_file(self, source: Path, destination: Path) -> JobHandle:
        return self._worker.submit(_write, source.read_bytes(), destination)

    def open_recorder(self) -> JobHandle:
        return self._worker.submit(_open_recorder, self)

    def trim_recording(
        self, path: Path, start_s: float, end_s: float, instead_of: Path | None = None
    ) -> JobHandle:
        return self._worker.submit(_trim, path, start_s, end_s, instead_of)

    def list_input_devices(self) -> JobHandle:
        handle = self._worker.submit(_devices, self.devices)
        handle.succeeded.connect(self._count_list)
        return handle

    def _count_list(self, _devices: object) -> None:
        self.lists += 1


class PlaybackLog:
    """`ui.ports.Playback` that notes what it was asked, and tells positions when the test does."""

    def __init__(self) -> None:
        self.shown: list[Playable | None] = []
        self.marked: list[Playable] = []
        self.loops: list[bool] = []
        self.windows: list[tuple[float, float] | None] = []
        self.position_s: float | None = None
        self.stretch_slots: list[Callable[[Path, float, float], None]] = []
        self.played: list[tuple[Playable, float, float | None]] = []
        self.stops = 0
        self._slots: list[Callable[[object, float], None]] = []

    def show(self, playable: Playable | None) -> None:
        self.shown.append(playable)

    def mark(self, playable: Playable) -> None:
        self.marked.append(playable)

    def play(
        self, playable: Playable, start_s: float = 0.0, end_s: float | None = None, *, loop: bool = False
    ) -> None:
        self.played.append((playable, start_s, end_s))
        self.loops.append(loop)

    def look_at(self, path: Path, window: tuple[float, float] | None) -> None:
        self.windows.append(window)

    def position_in(self, path: Path) -> float | None:
        return self.position_s

    def on_stretch_moved(self, slot: Callable[[Path, float, float], None]) -> None:
        self.stretch_slots.append(slot)

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


def _journal_with_job(path: Path) -> Path:
    """The store with the job that every answer of `Ear` is of."""
    with closing(open_database(path)) as connection:
        connection.execute(
            "INSERT OR IGNORE INTO jobs (id, kind, state, created_at, changed_at, api, content_hash, request)"
            " VALUES ('job', 'recognition', 'filed', 5, 6, 'stt-sync', 'h', '{}')"
        )
    return path


async def _open_edits(
    _ear: Ear, _report: Report, store: EditsStore, job_id: str, rows: Sequence[Utterance], duration_s: float
) -> UtteranceEdits:
    return await asyncio.to_thread(edits_of, store, job_id, rows, duration_s)


async def _keep_edits(
    _ear: Ear, _report: Report, store: EditsStore, job_id: str, edits: EditsSnapshot, turn: int
) -> bool:
    return await asyncio.to_thread(keep_now, store, job_id, edits, turn)


async def _inspect(_ear: Ear, _report: Report, path: Path) -> Preflight:
    return preflight(await asyncio.to_thread(_info, path))


def _info(path: Path) -> SoundInfo:
    with SoundReader(path) as reader:
        return reader.info


async def _fetch_linked(ear: Ear, _report: Report) -> Path:
    await asyncio.to_thread(ear.may_answer.wait)
    if isinstance(ear.linked, Exception):
        raise ear.linked
    assert ear.linked is not None
    return ear.linked


async def _plan(ear: Ear, _report: Report) -> RecognitionPlan:
    await asyncio.to_thread(ear.may_plan.wait)
    if isinstance(ear.plan, RecognitionPlan):
        return ear.plan
    raise ear.plan or AssertionError("the test gives no plan")


async def _so_far(ear: Ear, _report: Report) -> Transcript | None:
    return ear.so_far


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


async def _compare(
    ear: Ear, _report: Report, sent: str, heard: Sequence[Utterance], duration_s: float
) -> ListenBack:
    await asyncio.to_thread(ear.may_compare.wait)
    return await asyncio.to_thread(compared, sent, heard, duration_s)


async def _names_in_use(_ear: Ear, _report: Report, order: FilesOrder) -> tuple[str, ...]:
    return tuple(path.name for path in order.paths() if path.exists())


async def _write(_ear: Ear, _report: Report, data: bytes, destination: Path) -> Path:
    await asyncio.to_thread(write_whole, destination, data)
    return destination


async def _open_recorder(_ear: Ear, _report: Report, desk: BenchDesk) -> Recorder:
    desk.recorders.append(Recorder(desk.recordings, desk.card, clock=desk.card.clock))
    return desk.recorders[-1]


async def _trim(
    _ear: Ear, _report: Report, path: Path, start_s: float, end_s: float, instead_of: Path | None
) -> Recording:
    return await asyncio.to_thread(trim_recording, path, start_s, end_s, instead_of)


async def _devices(_ear: Ear, _report: Report, devices: tuple[AudioDevice, ...]) -> tuple[AudioDevice, ...]:
    return devices
