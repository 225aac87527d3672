"""The floor: a bare QMainWindow that shows nothing, while the same jobs run behind it.

The same desk, worker, player and recorder do the same work at the same moments, in the same threads and
against the same kind of sandbox; only nobody shows anything of it. So what the real window adds to these gaps
is its own. Typing has nothing behind it: its floor is the bare window, left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from tests.bench import gap_loads as loads
from tests.bench.ticks import Ticks, repeat, rest, until
from vbee_desktop.app.desk import JobDesk
from vbee_desktop.core.models import LoadedClip, Take
from vbee_desktop.worker.garbage import MainThreadCollector

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from vbee_desktop.app.setup import Setup
    from vbee_desktop.audio.player import Player
    from vbee_desktop.audio.recorder import Recorder
    from vbee_desktop.core.models import SpeechRequest
    from vbee_desktop.worker.api_worker import ApiWorker
    from vbee_desktop.worker.job_handle import JobHandle


class BareWindow:
    """One method for each load, as in `gap_window`."""

    def __init__(self, app: QApplication, setup: Setup, worker: ApiWorker[None], clip: Path) -> None:
        self._window = QMainWindow()
        self._window.resize(1280, 800)
        self._window.show()
        self._collector = MainThreadCollector()
        self._collector.start()
        self._desk = JobDesk(setup)
        self._desk.start()
        self._result(self._desk.load_voices())  # all as the real window does at its start
        self._result(self._desk.list_output_devices())
        self._result(self._desk.list_input_devices())
        self._player: Player | None = None
        self._worker = worker
        self._clip = clip
        self._ticks = Ticks()
        rest(loads.START_MS)

    def close(self) -> None:
        if self._player is not None:
            self._player.close()
        self._window.close()
        self._collector.stop()
        self._desk.shutdown()

    def create(self) -> list[float]:
        self._ticks.start()
        for request in loads.short_requests():
            self._create(request)
        return self._ticks.stop()

    def download(self) -> list[float]:
        self._ticks.start()
        self._create(loads.long_request())
        rest(loads.REST_MS)
        return self._ticks.stop()

    def draw(self) -> list[float]:
        self._ticks.start()
        self._result(self._desk.load_clip(self._clip))
        rest(loads.REST_MS)
        return self._ticks.stop()

    def play(self) -> list[float]:
        self._play(self._clip)
        player = self._player
        assert player is not None
        until(lambda: player.snapshot().state == "playing", "the sound")
        self._ticks.start()
        rest(loads.LISTEN_MS)
        return self._ticks.stop()

    def record(self) -> list[float]:
        recorder: Recorder = self._result(self._desk.open_recorder())  # type: ignore[assignment]
        recorder.open()
        until(lambda: recorder.snapshot().state == "monitoring", "the microphone")
        rest(loads.REST_MS)
        self._ticks.start()
        recorder.start()
        rest(loads.RECORD_MS)
        recorder.stop()
        until(lambda: recorder.snapshot().state == "finished", "the recording")
        gaps = self._ticks.stop()
        recorder.close()
        return gaps

    def type(self) -> list[float]:
        self._ticks.start()
        repeat(lambda _key: None, loads.KEYS, loads.KEY_EVERY_MS)
        return self._ticks.stop()

    def voices(self) -> list[float]:
        self._ticks.start()
        self._result(self._worker.submit(loads.many_voices))
        repeat(lambda _turn: None, len(loads.SEARCHES), loads.SEARCH_EVERY_MS)
        return self._ticks.stop()

    def _create(self, request: SpeechRequest) -> None:
        take = self._result(self._desk.create_speech(request))
        assert isinstance(take, Take)
        self._play(take.path)

    def _play(self, path: Path) -> None:
        loaded = self._result(self._desk.load_clip(path))
        assert isinstance(loaded, LoadedClip)
        if self._player is None:
            self._player = self._result(self._desk.open_player())  # type: ignore[assignment]
        assert self._player is not None
        self._player.load(loaded.clip)  # type: ignore[arg-type]
        self._player.play()

    def _result(self, handle: JobHandle) -> object:
        ends: list[object] = []
        handle.succeeded.connect(ends.append)
        handle.failed.connect(ends.append)
        until(lambda: ends, "a job")
        if isinstance(ends[0], Exception):
            raise ends[0]
        return ends[0]
