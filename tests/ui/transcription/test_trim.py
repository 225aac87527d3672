"""A recording under review, of which only a stretch is sent."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDoubleSpinBox, QTableView
from pytestqt.qtbot import QtBot

from tests.ui.transcription.bench_desk import BenchDesk, PlaybackLog
from tests.ui.transcription.finding import click, is_there, named, words_in
from tests.ui.transcription.recording import await_recording, begin, finish, record, recorder, speak
from vbee_desktop.audio.decode import decode_file
from vbee_desktop.audio.wav_writer import Int16, to_int16
from vbee_desktop.ui.transcription.transcription_tab import TranscriptionTab
from vbee_desktop.ui.widgets.trim_strip import TrimStrip

RATE = 16000


@pytest.fixture
def review(listening: TranscriptionTab, desk: BenchDesk, qtbot: QtBot) -> TranscriptionTab:
    """A recording of 6.05 s waits for its decision."""
    record(listening, desk, qtbot, 6.0)
    return listening


def ends(tab: TranscriptionTab) -> tuple[QDoubleSpinBox, QDoubleSpinBox]:
    return named(tab, QDoubleSpinBox, "Keep from"), named(tab, QDoubleSpinBox, "Keep up to")


def transcribe(tab: TranscriptionTab, qtbot: QtBot) -> None:
    qtbot.waitUntil(named(tab, QAbstractButton, "Transcribe").isEnabled)
    click(tab, "Transcribe")
    qtbot.waitUntil(lambda: is_there(tab, QTableView, "Utterances"))


def wait_until_settled(tab: TranscriptionTab, qtbot: QtBot) -> None:
    qtbot.waitUntil(named(tab, QAbstractButton, "Transcribe").isEnabled)


def samples(desk: BenchDesk, index: int) -> Int16:
    return to_int16(decode_file(desk.ear.asked[index]).samples)


def test_what_is_sent_is_the_stretch_and_the_recording_stays(
    review: TranscriptionTab, desk: BenchDesk, qtbot: QtBot, playback: PlaybackLog
) -> None:
    [whole] = desk.recordings.glob("*.wav")
    before = whole.read_bytes()
    start, end = ends(review)
    start.setValue(1.5)
    assert not named(review, QAbstractButton, "Transcribe").isEnabled()
    end.setValue(4.25)
    assert "2.8 s of 6.0 s are kept" in words_in(review)
    wait_until_settled(review, qtbot)
    assert named(review, QAbstractButton, "Transcribe").text() == "Transcribe (3 s billed)"
    shown = playback.shown[-1]
    assert shown is not None
    transcribe(review, qtbot)
    assert desk.ear.asked == [shown.path]
    expected = to_int16(decode_file(whole).samples)[round(1.5 * RATE) : round(4.25 * RATE)]
    np.testing.assert_array_equal(samples(desk, 0), expected)
    assert whole.read_bytes() == before


def test_a_stretch_that_was_not_sent_leaves_no_file_and_one_that_was_stays(
    review: TranscriptionTab, desk: BenchDesk, qtbot: QtBot
) -> None:
    start, _ = ends(review)
    for seconds in (1.0, 2.0, 3.0):
        start.setValue(seconds)
        wait_until_settled(review, qtbot)
    assert len(list(desk.recordings.glob("*.wav"))) == 2
    transcribe(review, qtbot)
    start.setValue(3.5)
    wait_until_settled(review, qtbot)
    assert desk.ear.asked[0].is_file()
    assert len(list(desk.recordings.glob("*.wav"))) == 3


def test_all_of_it_can_be_kept_again(review: TranscriptionTab, desk: BenchDesk, qtbot: QtBot) -> None:
    [whole] = desk.recordings.glob("*.wav")
    assert not is_there(review, QAbstractButton, "Keep all of it")
    ends(review)[0].setValue(2.0)
    wait_until_settled(review, qtbot)
    click(review, "Keep all of it")
    transcribe(review, qtbot)
    assert desk.ear.asked == [whole]


def test_the_ends_are_set_by_keys(review: TranscriptionTab, desk: BenchDesk, qtbot: QtBot) -> None:
    start, end = ends(review)
    QTest.keyClick(start, Qt.Key.Key_Up)
    QTest.keyClick(start, Qt.Key.Key_Up)
    QTest.keyClick(end, Qt.Key.Key_Down)
    transcribe(review, qtbot)
    assert len(samples(desk, 0)) == pytest.approx(RATE * (6.05 - 0.15), abs=RATE * 0.01)


def test_the_handles_can_be_dragged_but_not_past_each_other(
    review: TranscriptionTab, desk: BenchDesk, qtbot: QtBot
) -> None:
    [strip] = review.findChildren(TrimStrip)
    start, end = ends(review)
    middle = strip.rect().center().y()
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=QPoint(1, middle))
    QTest.mouseMove(strip, QPoint(strip.width() // 2, middle))
    assert start.value() == pytest.approx(6.05 / 2, abs=0.05)
    QTest.mouseMove(strip, QPoint(strip.width() + 50, middle))
    assert start.value() == pytest.approx(end.value() - 0.1, abs=0.011)
    QTest.mouseMove(strip, QPoint(strip.width() // 4, middle))
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton)
    transcribe(review, qtbot)
    assert len(samples(desk, 0)) == pytest.approx(RATE * 6.05 * 3 / 4, rel=0.02)


def test_a_stretch_of_silence_is_not_sent(listening: TranscriptionTab, desk: BenchDesk, qtbot: QtBot) -> None:
    begin(listening, desk, qtbot)
    speak(desk, 0.9)
    desk.card.record(np.zeros((2 * RATE, 1), np.int16))
    qtbot.waitUntil(lambda: recorder(desk).snapshot().recorded_s == 3.0)
    finish(listening, desk, qtbot, level=0.0)
    ends(listening)[0].setValue(1.5)
    qtbot.waitUntil(lambda: "Only silence was recorded." in words_in(listening))
    assert not named(listening, QAbstractButton, "Transcribe").isEnabled()


def test_a_new_recording_begins_with_all_of_it(
    review: TranscriptionTab, desk: BenchDesk, qtbot: QtBot
) -> None:
    ends(review)[0].setValue(2.0)
    wait_until_settled(review, qtbot)
    click(review, "Record again")
    qtbot.waitUntil(lambda: len(desk.card.opened) == 2)
    await_recording(review, desk, qtbot)
    speak(desk, 0.9)
    finish(review, desk, qtbot)
    assert "1.1 s recorded" in words_in(review)
    assert ends(review)[0].value() == 0.0


def test_a_stretch_that_cannot_be_written_leaves_the_whole(
    review: TranscriptionTab, desk: BenchDesk, qtbot: QtBot
) -> None:
    [whole] = desk.recordings.glob("*.wav")
    in_the_way = whole.with_name(f"{whole.stem}-2.000-6.050.wav")
    in_the_way.mkdir()
    ends(review)[0].setValue(2.0)
    qtbot.waitUntil(lambda: f"Cannot use {in_the_way}" in words_in(review))
    assert "6.0 s recorded" in words_in(review)
    transcribe(review, qtbot)
    assert desk.ear.asked == [whole]
