"""The shared playback: the real bar and the real player on a sound card whose clock the test turns."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import cast

import numpy as np
import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from tests.audio.fake_card import FakeCard
from tests.audio.sounds import noise_clip
from tests.support.logs import AllowedLogs
from vbee_desktop.audio.arriving import ArrivingClip
from vbee_desktop.audio.clip import Samples
from vbee_desktop.audio.devices import AudioDevice
from vbee_desktop.audio.peaks import peak_levels
from vbee_desktop.audio.player import Player
from vbee_desktop.audio.wav_writer import clip_wav_bytes
from vbee_desktop.core.models import LoadedClip
from vbee_desktop.ui.look import Look
from vbee_desktop.ui.ports import Desk, Playable
from vbee_desktop.ui.shell.playback import Playback
from vbee_desktop.ui.widgets.transport_bar import TransportBar
from vbee_desktop.worker.api_worker import ApiWorker
from vbee_desktop.worker.job_handle import JobHandle

RATE_HZ = 16_000
CLIP = noise_clip(2.0, RATE_HZ)
PLAYABLE = Playable(Path("take.wav"), "Mai Phương")


class Settings:
    """Settings that are forgotten with the test."""

    def __init__(self) -> None:
        self.values: dict[str, object] = {}

    def get(self, name: str, default: object = None) -> object:
        return self.values.get(name, default)

    def set(self, name: str, value: object) -> None:
        self.values[name] = value


class SoundDesk:
    """What the playback asks of the desk, in a real worker."""

    def __init__(self, card: FakeCard) -> None:
        self.worker: ApiWorker[None] = ApiWorker(_nothing)
        self.worker.start()
        self.devices = [device("headphones"), device("speaker")]
        self._card = card

    def load_clip(self, path: Path) -> JobHandle:
        async def load(_nothing: None, _report: object) -> LoadedClip:
            return LoadedClip(path, CLIP, peak_levels(CLIP), CLIP.duration_s)

        return self.worker.submit(load)

    def open_player(self) -> JobHandle:
        async def player(_nothing: None, _report: object) -> Player:
            return Player(self._card, clock=self._card.clock)

        return self.worker.submit(player)

    def list_output_devices(self) -> JobHandle:
        async def devices(_nothing: None, _report: object) -> tuple[AudioDevice, ...]:
            return tuple(self.devices)

        return self.worker.submit(devices)


@asynccontextmanager
async def _nothing() -> AsyncIterator[None]:
    yield None


def device(name: str) -> AudioDevice:
    return AudioDevice(f"ALSA|{name}|1", name, "ALSA", False, 2, 48_000)


class Stage:
    """A bar that is shown, its playback, and the card behind it."""

    def __init__(self, qtbot: QtBot, look: Look) -> None:
        self.qtbot = qtbot
        self.card = FakeCard()
        self.desk = SoundDesk(self.card)
        self.settings = Settings()
        self.bar = TransportBar(look)
        qtbot.addWidget(self.bar)
        self.bar.resize(1200, 80)
        self.bar.show()
        self.playback = Playback(cast("Desk", self.desk), self.bar, self.settings)
        self.errors: list[object] = []
        self.playback.failed.connect(self.errors.append)

    def show(self) -> None:
        self.playback.show(PLAYABLE)
        self.until(lambda: self.bar.waveform.duration_s == CLIP.duration_s)

    def until(self, condition: object) -> None:
        self.qtbot.waitUntil(condition)  # type: ignore[arg-type]

    def press_play(self) -> None:
        self.playback.toggle()
        self.until(lambda: self.bar.state == "playing")

    def mark(self, a_s: float, b_s: float) -> None:
        """Drag over the waveform."""
        wave = self.bar.waveform
        places = [wave.rect().center() for _ in range(2)]
        for place, seconds in zip(places, (a_s, b_s), strict=True):
            place.setX(round(seconds / CLIP.duration_s * wave.width()))
        QTest.mousePress(wave, Qt.MouseButton.LeftButton, pos=places[0])
        QTest.mouseMove(wave, places[1])
        QTest.mouseRelease(wave, Qt.MouseButton.LeftButton, pos=places[1])

    def frames(self) -> tuple[int, int]:
        """From A to B."""
        assert self.bar.waveform.marked is not None
        a_s, b_s = self.bar.waveform.marked
        return round(a_s * RATE_HZ), round(b_s * RATE_HZ)

    def heard(self, frames: int) -> Samples:
        return self.card.play(frames)[:, :1]

    def devices(self) -> QComboBox:
        return self.bar.findChildren(QComboBox)[0]


WAV = clip_wav_bytes(CLIP)


def heard_early(stage: Stage) -> ArrivingClip:
    """A clip of which a good second is here, and plays."""
    arriving = ArrivingClip()
    arriving.add(WAV[: 3 * RATE_HZ])
    stage.playback.play_arriving(PLAYABLE, arriving)
    stage.until(lambda: stage.bar.state == "playing")
    return arriving


@pytest.fixture
def stage(qtbot: QtBot, qapp: QApplication, allowed_logs: AllowedLogs) -> Iterator[Stage]:
    allowed_logs("This plugin does not support")
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    look = Look()
    look.apply(qapp)
    stage = Stage(qtbot, look)
    yield stage
    stage.playback.shutdown()
    assert stage.desk.worker.shutdown()
    qapp.setStyleSheet("")
    QLocale.setDefault(before)


def test_what_is_marked_is_what_play_plays(stage: Stage) -> None:
    stage.show()
    stage.mark(0.5, 1.0)
    start, end = stage.frames()
    stage.press_play()
    got = stage.heard(end - start + 800)
    np.testing.assert_array_equal(got[: end - start], CLIP.samples[start:end])
    assert not got[end - start :].any()


def test_loop_repeats_what_is_marked_and_then_the_whole(stage: Stage) -> None:
    stage.show()
    stage.mark(0.5, 1.0)
    start, end = stage.frames()
    stage.playback.toggle_loop()
    stage.press_play()
    got = stage.heard(2 * (end - start))
    np.testing.assert_array_equal(got, np.concatenate([CLIP.samples[start:end]] * 2))
    QTest.keyClick(stage.bar.waveform, Qt.Key.Key_Escape)
    assert stage.bar.waveform.marked is None


def test_going_elsewhere_takes_the_marks_away(stage: Stage) -> None:
    stage.show()
    stage.press_play()
    stage.mark(0.5, 1.0)
    stage.bar.seek_requested.emit(1.5)
    assert stage.bar.waveform.marked is None


def test_a_device_chosen_before_the_first_sound_is_used_and_remembered(stage: Stage) -> None:
    stage.playback.output.load_devices()
    stage.until(lambda: stage.devices().count() == 3)
    stage.devices().setCurrentIndex(2)
    stage.devices().activated.emit(2)
    stage.show()
    stage.press_play()
    assert stage.card.asked[0][0] == "ALSA|speaker|1"
    assert stage.settings.get("playback.device") == "ALSA|speaker|1"


def test_the_list_is_the_one_of_now_when_it_is_opened(stage: Stage) -> None:
    stage.playback.output.load_devices()
    stage.until(lambda: stage.devices().count() == 3)
    stage.desk.devices.append(device("usb"))
    stage.devices().showPopup()
    stage.until(lambda: stage.devices().count() == 4)
    stage.devices().hidePopup()


def test_a_chosen_device_that_is_unplugged_gives_way_to_the_default(stage: Stage) -> None:
    stage.settings.set("playback.device", "ALSA|headphones|1")
    stage.playback.output.load_devices()
    stage.until(lambda: stage.devices().currentData() == "ALSA|headphones|1")
    stage.show()
    stage.press_play()
    stage.heard(RATE_HZ // 2)
    stage.desk.devices.pop(0)
    stage.card.stream.is_broken = True
    stage.until(lambda: stage.devices().currentData() is None)
    assert len(stage.errors) == 1
    stage.press_play()
    assert stage.card.asked[-1][0] is None
    assert stage.settings.get("playback.device") == "ALSA|headphones|1"


def test_sound_plays_while_its_file_arrives_and_goes_on_when_it_is_here(stage: Stage) -> None:
    arriving = heard_early(stage)
    stage.until(lambda: 1.0 < stage.bar.waveform.duration_s < 2.0)
    early = stage.heard(RATE_HZ // 2)
    arriving.add(WAV[3 * RATE_HZ :])
    arriving.end()
    stage.playback.play(PLAYABLE)
    stage.until(lambda: stage.bar.waveform.duration_s == CLIP.duration_s)
    rest = stage.heard(2 * RATE_HZ - RATE_HZ // 2)
    whole = np.concatenate([early, rest])
    assert np.abs(whole - CLIP.samples).max() < 1e-4
    assert not stage.heard(RATE_HZ).any()
    stage.until(lambda: stage.bar.state == "stopped")
    stage.press_play()
    assert np.abs(stage.heard(RATE_HZ) - CLIP.samples[:RATE_HZ]).max() < 1e-4


def test_sound_that_breaks_off_is_played_from_its_file(stage: Stage) -> None:
    arriving = heard_early(stage)
    stage.heard(RATE_HZ // 2)
    arriving.break_off()
    stage.until(lambda: stage.bar.state == "empty")
    stage.heard(480)  # faded out
    stage.playback.play(PLAYABLE)
    stage.until(lambda: stage.bar.state == "playing")
    assert np.abs(stage.heard(2 * RATE_HZ) - CLIP.samples).max() < 1e-4


def test_a_pause_holds_while_the_file_arrives(stage: Stage) -> None:
    arriving = heard_early(stage)
    stage.heard(RATE_HZ // 4)
    stage.playback.toggle()
    stage.until(lambda: stage.bar.state == "paused")
    arriving.add(WAV[3 * RATE_HZ :])
    arriving.end()
    stage.playback.play(PLAYABLE)
    stage.until(lambda: stage.bar.waveform.duration_s == CLIP.duration_s)
    assert stage.bar.state == "paused"
    stage.press_play()
    fade = round(0.005 * RATE_HZ)
    got = stage.heard(RATE_HZ)[fade:]
    begin = RATE_HZ // 4 + fade - round(0.05 * RATE_HZ)
    assert np.abs(got - CLIP.samples[begin : begin + len(got)]).max() < 1e-4


def test_a_clip_that_was_shown_before_is_drawn_at_once(stage: Stage) -> None:
    stage.show()
    stage.playback.show(Playable(Path("other.wav"), "Anh Khôi"))
    assert stage.bar.waveform.duration_s == 0.0
    stage.until(lambda: stage.bar.waveform.duration_s == CLIP.duration_s)
    stage.playback.show(PLAYABLE)
    assert stage.bar.waveform.duration_s == CLIP.duration_s
    stage.playback.play(PLAYABLE)
    stage.until(lambda: stage.bar.state == "playing")
    np.testing.assert_array_equal(stage.heard(RATE_HZ), CLIP.samples[:RATE_HZ])


ROWS = Playable(PLAYABLE.path, "rows", ((0.2, 0.8, "1"), (1.0, 1.6, "2")), current=1)


def test_a_stretch_is_heard_over_and_over_until_play_is_pressed(stage: Stage) -> None:
    stage.show()
    stage.playback.play(ROWS, 0.2, 0.8, loop=True)
    stage.until(lambda: stage.bar.state == "playing")
    start, end = round(0.2 * RATE_HZ), round(0.8 * RATE_HZ)
    got = stage.heard(2 * (end - start))
    np.testing.assert_array_equal(got, np.concatenate([CLIP.samples[start:end]] * 2))
    stage.playback.stop()
    stage.until(lambda: stage.bar.state == "stopped")
    stage.playback.play(ROWS, 0.2, 0.8)
    stage.until(lambda: stage.bar.state == "playing")
    got = stage.heard(end - start + 800)
    assert not got[end - start :].any(), "once"


def test_an_end_of_the_current_stretch_is_dragged_in_the_sound_that_is_shown(stage: Stage) -> None:
    moved: list[tuple[Path, float, float]] = []
    stage.playback.on_stretch_moved(lambda *told: moved.append(told))
    stage.playback.mark(ROWS)
    stage.show()
    assert stage.bar.waveform.region_at(0.5) is None, "another sound was shown, or none"
    stage.playback.mark(ROWS)
    stage.mark(1.0, 0.9)
    ((path, start_s, end_s),) = moved
    assert path == PLAYABLE.path
    assert start_s == pytest.approx(0.9, abs=0.02)
    assert end_s == 1.6
    assert stage.bar.waveform.marked is None


def test_the_place_of_the_playhead_is_told_for_the_sound_that_is_shown(stage: Stage) -> None:
    assert stage.playback.position_in(PLAYABLE.path) is None
    stage.show()
    stage.bar.seek_requested.emit(1.5)
    assert stage.playback.position_in(PLAYABLE.path) == 1.5
    assert stage.playback.position_in(Path("another.wav")) is None
