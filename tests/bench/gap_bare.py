"""The floor: a bare QMainWindow that shows nothing, while the same jobs run behind it.

The same desk, worker, player and recorder do the same work at the same moments, in the same threads and
against the same kind of sandbox; only nobody shows anything of it. So what the real window adds to these gaps
is its own. Where a person works in a widget (typing, searching, scrolling), the same is done in Qt's own one
with the same texts (`gap_plain`).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from tests.bench import gap_loads as loads
from tests.bench.gap_plain import PlainEditor, PlainList
from tests.bench.ticks import Ticks, repeat, rest, until
from vbee_desktop.app.desk import JobDesk
from vbee_desktop.core.models import LoadedClip, SpeechRequest, Take, VoiceList
from vbee_desktop.worker.garbage import MainThreadCollector

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from vbee_desktop.app.setup import Setup
    from vbee_desktop.audio.player import Player
    from vbee_desktop.audio.recorder import Recorder
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
        self.ticks = Ticks()
        rest(loads.START_MS)

    def close(self) -> None:
        if self._player is not None:
            self._player.close()
        self._window.close()
        self._collector.stop()
        self._desk.shutdown()

    def create(self) -> list[float]:
        self.ticks.start()
        for request in loads.short_requests():
            rest(loads.READ_MS)
            self._create(request)
        return self.ticks.stop()

    def download(self) -> list[float]:
        self.ticks.start()
        self._create(loads.long_request())
        rest(loads.REST_MS)
        return self.ticks.stop()

    def draw(self) -> list[float]:
        self.ticks.start()
        self._result(self._desk.load_clip(self._clip))
        rest(loads.REST_MS)
        return self.ticks.stop()

    def play(self) -> list[float]:
        self._play(self._clip)
        player = self._player
        assert player is not None
        until(lambda: player.snapshot().state == "playing", "the sound")
        self.ticks.start()
        rest(loads.LISTEN_MS)
        return self.ticks.stop()

    def record(self) -> list[float]:
        recorder: Recorder = self._result(self._desk.open_recorder())  # type: ignore[assignment]
        recorder.open()
        until(lambda: recorder.snapshot().state == "monitoring", "the microphone")
        rest(loads.REST_MS)
        self.ticks.start()
        recorder.start()
        rest(loads.RECORD_MS)
        recorder.stop()
        until(lambda: recorder.snapshot().state == "finished", "the recording")
        gaps = self.ticks.stop()
        recorder.close()
        return gaps

    def type(self) -> list[float]:
        editor = PlainEditor(self._window, loads.SCRIPT)
        rest(loads.REST_MS)
        self.ticks.start()
        repeat(editor.press, loads.KEYS, loads.KEY_EVERY_MS)
        return self.ticks.stop()

    def voices(self) -> list[float]:
        plain = PlainList(self._window)
        self.ticks.start()
        voices = self._result(self._worker.submit(loads.many_voices))
        assert isinstance(voices, VoiceList)
        plain.fill([voice.name for voice in voices.voices])
        repeat(lambda turn: plain.search(loads.SEARCHES[turn]), len(loads.SEARCHES), loads.SEARCH_EVERY_MS)
        return self.ticks.stop()

    def transcribe(self) -> list[float]:
        self.ticks.start()
        self._result(self._desk.inspect_audio(self._clip))
        self._result(self._desk.plan_recognition(self._clip))
        self._result(self._desk.load_clip(self._clip))
        self._result(self._desk.transcribe(self._clip))
        rest(loads.REST_MS)
        return self.ticks.stop()

    def history(self) -> list[float]:
        from vbee_desktop.app.history_desk import HistoryDesk
        from vbee_desktop.core.history import HistoryQuery

        plain, desk = PlainList(self._window), HistoryDesk(self._desk)

        def look(turn: int) -> None:
            plain.search(loads.PAST_SEARCHES[turn])
            desk.find_rows(HistoryQuery(words=loads.PAST_SEARCHES[turn]))

        self.ticks.start()
        self._result(desk.find_rows(HistoryQuery()))
        plain.fill([f"{loads.SENTENCE} {number}" for number in range(loads.JOBS)])
        rest(loads.REST_MS)
        repeat(plain.scroll, loads.SCROLLS, loads.SCROLL_EVERY_MS)
        repeat(look, len(loads.PAST_SEARCHES), loads.LOOK_EVERY_MS)
        rest(loads.REST_MS)
        return self.ticks.stop()

    def compare(self) -> list[float]:
        from vbee_desktop.app.compare_desk import CompareDesk
        from vbee_desktop.core.audition import Audition

        self.ticks.start()
        requests = [SpeechRequest(loads.SENTENCE.strip(), voice) for voice in loads.COMPARED]
        takes = self._results([self._desk.create_speech(request) for request in requests])
        paths = [take.path for take in takes if isinstance(take, Take)]
        audition = self._result(CompareDesk(self._desk).prepare_audition(paths))
        assert isinstance(audition, Audition)
        player = self._player_of_desk()
        player.load(audition.clip)  # type: ignore[arg-type]
        player.play()
        starts = [sample.plain_start_s for sample in audition.samples]
        repeat(lambda turn: player.seek(starts[turn % len(starts)]), loads.SWITCHES, loads.SWITCH_EVERY_MS)
        return self.ticks.stop()

    def _create(self, request: SpeechRequest) -> None:
        take = self._result(self._desk.create_speech(request))
        assert isinstance(take, Take)
        self._play(take.path)

    def _play(self, path: Path) -> None:
        loaded = self._result(self._desk.load_clip(path))
        assert isinstance(loaded, LoadedClip)
        player = self._player_of_desk()
        player.load(loaded.clip)  # type: ignore[arg-type]
        player.play()

    def _player_of_desk(self) -> Player:
        if self._player is None:
            self._player = self._result(self._desk.open_player())  # type: ignore[assignment]
        assert self._player is not None
        return self._player

    def _result(self, handle: JobHandle) -> object:
        return self._results([handle])[0]

    def _results(self, handles: Sequence[JobHandle]) -> list[object]:
        ends: dict[int, object] = {}
        for handle in handles:
            handle.succeeded.connect(partial(ends.__setitem__, handle.job_id))
            handle.failed.connect(partial(ends.__setitem__, handle.job_id))
        numbers = [handle.job_id for handle in handles]
        until(lambda: len(ends) == len(numbers), "a job")
        for end in ends.values():
            if isinstance(end, Exception):
                raise end
        return [ends[number] for number in numbers]
