"""The tab in a test: a desk in memory with the worker's own handles, and a loudspeaker that only notes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, cast

from pytestqt.qtbot import QtBot

from tests.ui.speech.parts_desk import PartsDesk
from vbee_desktop.core.errors import VbeeError
from vbee_desktop.core.history import JobSummary
from vbee_desktop.core.models import (
    JobStage,
    Ownership,
    Progress,
    SpeechRequest,
    SpeechWay,
    Take,
    Voice,
    VoiceList,
)
from vbee_desktop.core.readings import Dictionaries, Reading
from vbee_desktop.core.save_order import Saved, SaveOrder
from vbee_desktop.core.tidy_text import TidyChoices, tidied
from vbee_desktop.jobs.imports import script_of_file
from vbee_desktop.jobs.readings import export_readings, import_readings
from vbee_desktop.jobs.services import Services
from vbee_desktop.ui.look import Look
from vbee_desktop.ui.ports import Desk, Playable
from vbee_desktop.ui.speech.speech_tab import SpeechTab
from vbee_desktop.worker.api_worker import ApiWorker
from vbee_desktop.worker.job_handle import JobHandle

WAIT_MS = 5_000
Report = Callable[[object], None]

VOICES = (
    Voice(
        "hn_female_maiphuong_vdts_48k-fhg", "HN - Mai Phương", "female", "vi-VN", "north", 1, "demo", 48000
    ),
    Voice("hn_female_ngochuyen_full_24k-st", "Ngọc Huyền 2.0", "female", "vi-VN", "north", 3, "demo", 24000),
    Voice(
        "hn_male_phuthang_news65dt_44k-fhg", "HN - Anh Khôi (tin tức)", "male", "vi-VN", "north", 1, "demo"
    ),
    Voice("hue_female_huonggiang_full_48k-fhg", "Huế - Hương Giang", "female", "vi-VN", "central", 1, "demo"),
    Voice("sg_male_trungkien_vdts_48k-fhg", "SG - Trung Kiên", "male", "vi-VN", "south", 1, "demo"),
    Voice("n_dung_c", "Đặng Dung", "female", "vi-VN", "", 1, "", None, Ownership.COMMUNITY),
    Voice("en-US-Wavenet-A", "James", "male", "en-US", "", 4, "demo", 24000),
)


class Settings:
    """Settings that are forgotten with the test."""

    def __init__(self) -> None:
        self.values: dict[str, object] = {}

    def get(self, name: str, default: object = None) -> object:
        return self.values.get(name, default)

    def set(self, name: str, value: object) -> None:
        if value is None:
            self.values.pop(name, None)
        else:
            self.values[name] = value


class Loudspeaker:
    """Notes what the tab asks of the shared playback; the test tells the positions."""

    def __init__(self) -> None:
        self.shown: Playable | None = None
        self.played: list[Playable] = []
        self.starts_s: list[float] = []
        self.stops = 0
        self._slots: list[Callable[[object, float], None]] = []

    def show(self, playable: Playable | None) -> None:
        self.shown = playable

    def mark(self, playable: Playable) -> None:
        raise AssertionError("this tab has no stretches to move")

    def look_at(self, _path: Path, _window: tuple[float, float] | None) -> None:
        raise AssertionError("this tab does not zoom")

    def position_in(self, _path: Path) -> float | None:
        return None

    def on_stretch_moved(self, _slot: Callable[[Path, float, float], None]) -> None:
        pass

    def play(
        self, playable: Playable, start_s: float = 0.0, end_s: float | None = None, *, loop: bool = False
    ) -> None:
        self.shown = playable
        self.played.append(playable)
        self.starts_s.append(start_s)

    def play_arriving(self, playable: Playable, _clip: object) -> None:
        self.shown = playable

    def stop(self) -> None:
        self.stops += 1

    def on_position(self, slot: Callable[[object, float], None]) -> None:
        self._slots.append(slot)

    def tell(self, path: Path | None, position_s: float) -> None:
        for slot in self._slots:
            slot(path, position_s)


class MemoryDesk(PartsDesk):
    """Runs small coroutines in a real worker. What a create does is set by the test:

    ``failure`` makes it fail, ``steps`` are told as progress, and with ``hold`` it never ends.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.worker: ApiWorker[None] = ApiWorker(_nothing)
        self.worker.start()
        self.demo = False
        self.credentials = True
        self.failure: VbeeError | None = None
        self.steps: tuple[Progress, ...] = (Progress(JobStage.PREPARING), Progress(JobStage.SENDING))
        self.hold = False
        self.requests: list[SpeechRequest] = []
        self.bought_again: list[bool] = []
        self.asked: list[SpeechRequest] = []
        self.standing: JobSummary | None = None
        self.resumed: list[str] = []
        self.sent_again: list[str] = []
        self.is_new = True
        self.readings = Dictionaries()
        self.saved: list[SaveOrder] = []
        self.demos: list[str] = []
        self.voices: tuple[Voice, ...] = VOICES
        self.voice_loads = 0
        self.voices_live = True
        self.refused: frozenset[str] = frozenset()
        self.ways: list[SpeechWay] = []
        self.tell_instant_refusal: Callable[[object], None] = lambda _refusal: None
        self.voices_error: VbeeError | None = None
        self.voices_fetched_at: float | None = None

    @property
    def is_demo(self) -> bool:
        return self.demo

    @property
    def has_credentials(self) -> bool:
        return self.credentials

    def load_voices(self) -> JobHandle:
        self.voice_loads += 1
        return self._submit(self._voices)

    def refused_voices(self) -> JobHandle:
        return self._submit(self._value, self.refused)

    def fetch_demo(self, voice: Voice) -> JobHandle:
        self.demos.append(voice.code)
        return self._submit(self._demo, voice)

    def create_speech(self, request: SpeechRequest, *, again: bool = False) -> JobHandle:
        self.requests.append(request)
        self.bought_again.append(again)
        return self.worker.submit(self._create, request, len(self.requests))

    def speak_by(self, way: SpeechWay) -> None:
        self.ways.append(way)

    def on_instant_refusal(self, slot: Callable[[object], None]) -> None:
        self.tell_instant_refusal = slot

    def find_paid(self, request: SpeechRequest) -> JobHandle:
        self.asked.append(request)
        return self._submit(self._value, self.standing)

    def resume(self, job_id: str) -> JobHandle:
        self.resumed.append(job_id)
        return self._submit(self._take, job_id)

    def send_again(self, job_id: str) -> JobHandle:
        self.sent_again.append(job_id)
        return self._submit(self._take, f"{job_id}-again")

    def tidy_text(self, text: str, choices: TidyChoices) -> JobHandle:
        return self._submit(asyncio.to_thread, tidied, text, choices)

    def import_script(self, path: Path) -> JobHandle:
        return self._submit(asyncio.to_thread, script_of_file, path)

    def load_readings(self) -> JobHandle:
        return self._submit(self._value, self.readings)

    def save_readings(self, readings: Dictionaries) -> JobHandle:
        self.readings = readings
        return self._submit(self._value, None)

    def import_readings(self, path: Path) -> JobHandle:
        return self._submit(import_readings, cast("Services", None), print, path)

    def export_readings(self, readings: Sequence[Reading], path: Path) -> JobHandle:
        return self._submit(export_readings, cast("Services", None), print, readings, path)

    def names_in_use(self, _order: SaveOrder) -> JobHandle:
        return self._submit(self._value, ())

    def save_speech(self, order: SaveOrder) -> JobHandle:
        self.saved.append(order)
        return self._submit(self._value, Saved(order.paths()))

    def _submit(self, work: Callable[..., Awaitable[object]], *arguments: Any) -> JobHandle:
        async def job(_resources: None, _report: Report) -> object:
            return await work(*arguments)

        return self.worker.submit(job)

    async def _voices(self) -> VoiceList:
        return VoiceList(self.voices, self.voices_live, self.voices_error, self.voices_fetched_at)

    async def _demo(self, voice: Voice) -> Path:
        if self.failure is not None:
            raise self.failure
        return self.folder / f"{voice.code}.mp3"

    async def _value(self, value: object) -> object:
        return value

    async def _take(self, job_id: str) -> Take:
        return self._made(job_id, self.asked[-1] if self.asked else self.requests[-1])

    async def _create(self, _resources: None, report: Report, request: SpeechRequest, number: int) -> Take:
        for step in self.steps:
            report(step)
        if self.hold:
            await asyncio.Event().wait()
        if self.failure is not None:
            raise self.failure
        return self._made(f"job{number}", request)

    def _made(self, job_id: str, request: SpeechRequest) -> Take:
        path = self.folder / f"{job_id}.mp3"
        path.write_bytes(b"ID3")
        count = len(request.text)
        return Take(job_id, path, request, 12.2, 48000, count, count, is_new=self.is_new)


@asynccontextmanager
async def _nothing() -> AsyncIterator[None]:
    yield None


class Room:
    """A tab that is shown, with everything round it."""

    def __init__(self, qtbot: QtBot, look: Look, desk: MemoryDesk, settings: Settings) -> None:
        self.qtbot = qtbot
        self.look = look
        self.desk = desk
        self.settings = settings
        self.speaker = Loudspeaker()
        self.heard: dict[str, list[object]] = {}
        self.tab = SpeechTab(look, cast("Desk", desk), self.speaker, settings)
        self._listen()
        qtbot.addWidget(self.tab)
        self.tab.resize(1280, 640)

    def open(self) -> SpeechTab:
        """Show the tab and wait for its voices."""
        self.tab.show()
        self.tab.activateWindow()
        self.qtbot.waitUntil(lambda: self.tab.voices.model.rowCount() > 0, timeout=WAIT_MS)
        return self.tab

    def write(self, text: str) -> None:
        """Put a text into the editor and have it counted."""
        self.tab.script.editor.setPlainText(text)
        self.tab.script.count_now()

    def create(self) -> None:
        """Press the main act."""
        self.tab.act.button.click()

    def wait_for_takes(self, count: int = 1) -> Take:
        """Wait until so many takes are there and the last is told of, as its end; the newest one."""
        self.qtbot.waitUntil(
            lambda: len(self.tab.takes.takes()) == count and self._last_words().startswith("Speech ready"),
            timeout=WAIT_MS,
        )
        return self.tab.takes.takes()[0]

    def wait_for_message(self) -> str:
        """Wait for an inline message; its title."""
        self.qtbot.waitUntil(self._message_is_shown, timeout=WAIT_MS)
        message = self.tab.script.message
        assert message is not None
        return message.title()

    def wait_until_idle(self) -> None:
        self.qtbot.waitUntil(lambda: self.tab.act.button.text() == "Create speech", timeout=WAIT_MS)

    def press_message_act(self, words: str) -> None:
        message = self.tab.script.message
        assert message is not None
        next(button for button in message.action_buttons() if button.text() == words).click()

    def _last_words(self) -> str:
        return str(self.heard["announcement"][-1]) if self.heard["announcement"] else ""

    def _message_is_shown(self) -> bool:
        message = self.tab.script.message
        return message is not None and not message.isHidden()

    def _listen(self) -> None:
        for name in (
            "badge_changed",
            "jobs_changed",
            "announcement",
        ):
            told: list[object] = []
            self.heard[name] = told
            getattr(self.tab, name).connect(told.append)
        wanted: list[object] = []
        self.heard["credentials_wanted"] = wanted
        self.tab.credentials_wanted.connect(lambda: wanted.append(True))
