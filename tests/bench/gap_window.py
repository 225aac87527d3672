"""The loads in the real window, done by the acts of a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.bench import gap_loads as loads
from tests.bench.ticks import Ticks, repeat, rest, until
from vbee_desktop.app.window import WindowProgram
from vbee_desktop.core.models import AudioFormat, VoiceList
from vbee_desktop.ui.ports import Playable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from vbee_desktop.app.setup import Setup
    from vbee_desktop.core.models import SpeechRequest
    from vbee_desktop.worker.api_worker import ApiWorker


class RealWindow:
    """One method for each load; each returns its gaps in milliseconds, longest first."""

    def __init__(
        self,
        app: QApplication,
        setup: Setup,
        worker: ApiWorker[None],
        clip: Path,
        on_paint: Callable[[], object] = lambda: None,
    ) -> None:
        self._program = WindowProgram(app, setup.home, lambda: setup, "en")
        self._program.window.painted.connect(on_paint)
        self._program.window.show()
        until(lambda: self._program.is_complete, "the whole window")
        self._bench = self._program.window.workbench
        self._speech = self._bench.speech
        until(lambda: self._speech.voices.model.known_count, "the voices")
        self._worker = worker
        self._clip = clip
        self.ticks = Ticks()
        rest(loads.START_MS)

    def close(self) -> None:
        self._program.close()

    def create(self) -> list[float]:
        self.ticks.start()
        for request in loads.short_requests():
            self._create(request)
        return self.ticks.stop()

    def download(self) -> list[float]:
        values = self._speech.settings.values()
        self._speech.settings.set_values(values._replace(audio_format=AudioFormat.WAV))
        self.ticks.start()
        self._create(loads.long_request())
        until(lambda: self._bench.transport.waveform.duration_s > 0, "the waveform")
        rest(loads.REST_MS)
        return self.ticks.stop()

    def draw(self) -> list[float]:
        self.ticks.start()
        self._show_clip()
        rest(loads.REST_MS)
        return self.ticks.stop()

    def play(self) -> list[float]:
        self._show_clip()
        self._bench.playback.play(self._playable())
        until(lambda: self._bench.transport.state == "playing", "the sound")
        self.ticks.start()
        rest(loads.LISTEN_MS)
        return self.ticks.stop()

    def record(self) -> list[float]:
        self._bench.show_tab(1)
        rest(loads.REST_MS)
        tab = self._bench.transcription
        assert tab is not None
        self.ticks.start()
        tab.toggle_recording()
        until(lambda: tab.is_recording, "the microphone")
        rest(loads.RECORD_MS)
        tab.cancel_act()
        until(lambda: tab.can_transcribe or not tab.is_recording, "the recording")
        return self.ticks.stop()

    def type(self) -> list[float]:
        editor = self._speech.script.editor
        editor.setPlainText(loads.SCRIPT)
        rest(loads.REST_MS)
        letters = loads.LETTERS
        self.ticks.start()
        repeat(
            lambda key: QTest.keyClicks(editor, letters[key % len(letters)]), loads.KEYS, loads.KEY_EVERY_MS
        )
        return self.ticks.stop()

    def voices(self) -> list[float]:
        lists: list[VoiceList] = []
        self.ticks.start()
        self._worker.submit(loads.many_voices).succeeded.connect(lists.append)
        until(lambda: lists, "the list")
        self._speech.voices.show_voices(lists[0])
        search = self._search_field()
        repeat(lambda turn: search.setText(loads.SEARCHES[turn]), len(loads.SEARCHES), loads.SEARCH_EVERY_MS)
        return self.ticks.stop()

    def transcribe(self) -> list[float]:
        self._bench.show_tab(1)
        rest(loads.REST_MS)
        tab = self._bench.transcription
        assert tab is not None
        self.ticks.start()
        self._bench.open_path(self._clip)
        until(lambda: tab.can_transcribe, "the price")
        tab.main_act()
        until(lambda: tab.result is not None, "the words")
        rest(loads.REST_MS)
        return self.ticks.stop()

    def history(self) -> list[float]:
        shelf = self._bench.history
        until(shelf.button.isEnabled, "the history")
        self.ticks.start()
        shelf.button.click()
        panel = shelf.panel
        assert panel is not None
        until(lambda: panel.rows.job_count == loads.JOBS and panel.rows.summary_at(1) is not None, "the rows")
        rest(loads.REST_MS)
        bar, field = panel.view.verticalScrollBar(), panel.filter.field
        scroll = lambda step: bar.setValue(loads.scroll_place(step, bar.value(), bar.maximum()))  # noqa: E731
        repeat(scroll, loads.SCROLLS, loads.SCROLL_EVERY_MS)
        repeat(
            lambda turn: field.setText(loads.PAST_SEARCHES[turn]),
            len(loads.PAST_SEARCHES),
            loads.LOOK_EVERY_MS,
        )
        rest(loads.REST_MS)
        return self.ticks.stop()

    def compare(self) -> list[float]:
        self._speech.voices.choose(loads.COMPARED[0])
        self._speech.voices.model.set_favourites(list(loads.COMPARED[1:]))
        self._speech.script.editor.setPlainText(loads.SENTENCE)
        rest(loads.REST_MS)
        self.ticks.start()
        self._speech.compare_wanted.emit()
        link = self._bench.compare
        assert link is not None
        dialog = link.dialog
        assert dialog is not None
        button = dialog.foot.create_all
        until(lambda: button.isVisible() and button.isEnabled(), "the prices")
        button.click()
        contest, choose = dialog.contest, dialog.foot.choose
        until(lambda: choose.isEnabled() and all(each.take for each in contest.contenders), "the samples")
        keys = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)
        repeat(
            lambda turn: QTest.keyClick(dialog, keys[turn % len(loads.COMPARED)]),
            loads.SWITCHES,
            loads.SWITCH_EVERY_MS,
        )
        gaps = self.ticks.stop()
        dialog.reject()
        return gaps

    def look_through(self, paths: Sequence[Path]) -> None:
        """Have one sound after the other decoded, drawn and given to the player."""
        waveform = self._bench.transport.waveform
        for path in paths:
            self._bench.playback.show(None)
            self._bench.playback.show(Playable(path, path.name))
            until(lambda: waveform.duration_s > 0, "the waveform")

    def _create(self, request: SpeechRequest) -> None:
        before = self._speech.takes.current
        self._speech.script.editor.setPlainText(request.text)
        rest(loads.READ_MS)
        until(self._speech.act.button.isEnabled, "the button")
        self._speech.main_act()
        until(lambda: self._speech.takes.current is not before, "the take")

    def _search_field(self) -> QLineEdit:
        fields = self._speech.voices.findChildren(QLineEdit)
        return next(field for field in fields if field.accessibleName() == "Search voices")

    def _show_clip(self) -> None:
        self._bench.playback.show(self._playable())
        until(lambda: self._bench.transport.waveform.duration_s > loads.LONG_S, "the waveform")

    def _playable(self) -> Playable:
        return Playable(self._clip, "Ten minutes")
