from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFileDialog, QLabel, QTableView
from pytestqt.qtbot import QtBot

from tests.audio.fake_card import until
from tests.proofs.small_disk import fill, small_disk
from tests.ui.transcription.bench_desk import BenchDesk, PlaybackLog, SettingsDict
from tests.ui.transcription.finding import click, is_there, named, words_in
from tests.ui.transcription.recording import (
    MakeTab,
    await_recording,
    await_review,
    begin,
    finish,
    is_open,
    record,
    recorder,
    speak,
)
from vbee_desktop.audio.decode import decode_file
from vbee_desktop.audio.devices import AudioDevice
from vbee_desktop.ui.transcription.transcription_tab import TranscriptionTab
from vbee_desktop.ui.widgets.level_meter import LevelMeter

USB = AudioDevice("usb", "Yeti Nano", "ALSA", True, 1, 48000)


def test_the_meter_lives_before_recording(listening: TranscriptionTab, desk: BenchDesk, qtbot: QtBot) -> None:
    meter = named(listening, LevelMeter, "Input level")
    speak(desk, 0.2, level=0.6)
    qtbot.waitUntil(lambda: meter.shown_dbfs > -30)
    assert recorder(desk).snapshot().state == "monitoring"


def test_the_microphone_is_open_only_while_it_is_looked_at(
    listening: TranscriptionTab, desk: BenchDesk, qtbot: QtBot
) -> None:
    listening.hide()
    qtbot.waitUntil(lambda: not is_open(desk))
    listening.show()
    qtbot.waitUntil(lambda: is_open(desk))
    click(listening, "WAV file")
    qtbot.waitUntil(lambda: not is_open(desk))
    click(listening, "Record")
    qtbot.waitUntil(lambda: is_open(desk))


def test_the_file_source_never_opens_the_microphone(
    tab: TranscriptionTab, desk: BenchDesk, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: is_there(tab, QAbstractButton, "Choose WAV…"))
    assert desk.recorders == []


def test_a_recording_becomes_rows(
    listening: TranscriptionTab, desk: BenchDesk, qtbot: QtBot, playback: PlaybackLog
) -> None:
    record(listening, desk, qtbot, 4.0)
    assert playback.stops == 1
    assert "4.0 s recorded" in words_in(listening)
    qtbot.waitUntil(lambda: not is_open(desk))
    recording = playback.shown[-1]
    assert recording is not None
    assert decode_file(recording.path).duration_s == pytest.approx(4.05, abs=0.02)
    click(listening, "Transcribe")
    qtbot.waitUntil(lambda: is_there(listening, QTableView, "Utterances"))
    assert desk.ear.asked == [recording.path]
    assert "Transcribe" in named(listening, QAbstractButton, "Transcribe").accessibleName()
    assert named(listening, QAbstractButton, "Transcribe").text() == "Send again (5 s billed)"


def test_it_stops_by_itself_and_says_so(listening: TranscriptionTab, desk: BenchDesk, qtbot: QtBot) -> None:
    said: list[object] = []
    badges: list[object] = []
    listening.announcement.connect(said.append)
    listening.badge_changed.connect(badges.append)
    begin(listening, desk, qtbot)
    assert listening.is_recording
    speak(desk, 7.9)
    qtbot.waitUntil(lambda: "2 seconds left" in said)
    assert "Almost over." in words_in(listening)
    assert is_there(listening, QLabel, "1.8 seconds left")
    speak(desk, 3.0)
    await_review(listening, qtbot)
    assert said == ["Recording", "2 seconds left", "Stopped, 9.8 seconds"]
    assert "8.0 s" in badges
    assert badges[-1] is None
    assert named(listening, QAbstractButton, "Transcribe").text() == "Transcribe (10 s billed)"


def test_no_countdown_before_the_first_sound(make_tab: MakeTab, desk: BenchDesk, qtbot: QtBot) -> None:
    tab = make_tab()
    qtbot.waitUntil(lambda: bool(desk.card.opened))
    click(tab, "Start recording")
    assert is_there(tab, QAbstractButton, "Stop recording")
    assert is_there(tab, QLabel, "Opening the microphone…")
    speak(desk, 0.5)
    qtbot.waitUntil(lambda: is_there(tab, QLabel, "9.3 seconds left"))


def test_stopping_before_the_first_sound_keeps_nothing(
    make_tab: MakeTab, desk: BenchDesk, qtbot: QtBot
) -> None:
    tab = make_tab()
    qtbot.waitUntil(lambda: bool(desk.card.opened))
    click(tab, "Start recording")
    click(tab, "Stop recording")
    assert is_there(tab, QAbstractButton, "Start recording")
    speak(desk, 0.5)
    qtbot.waitUntil(lambda: "The microphone is open" in words_in(tab))
    assert not list(desk.recordings.glob("*.wav"))


def test_what_was_said_while_the_window_stood_still_is_kept(
    listening: TranscriptionTab, desk: BenchDesk, qtbot: QtBot
) -> None:
    """Nothing was shown of the recording yet when the person ended it."""
    click(listening, "Start recording")
    speak(desk, 1.0)
    until(lambda: recorder(desk).snapshot().recorded_s == 1.0, "a second, without a turn of the window")
    click(listening, "Stop recording")
    until(lambda: recorder(desk).snapshot().state == "stopping", "the end, without a turn of the window")
    speak(desk, 0.2)
    await_review(listening, qtbot)
    assert "1.1 s recorded" in words_in(listening)


def test_ten_quick_presses_are_harmless(listening: TranscriptionTab, desk: BenchDesk, qtbot: QtBot) -> None:
    for _ in range(10):
        QTest.keyClick(listening, Qt.Key.Key_R)
    speak(desk, 0.5)
    qtbot.waitUntil(lambda: "The microphone is open" in words_in(listening))
    assert is_there(listening, QAbstractButton, "Start recording")
    assert not list(desk.recordings.glob("*.wav"))


def test_r_and_escape_work_from_the_keyboard(
    listening: TranscriptionTab, desk: BenchDesk, qtbot: QtBot
) -> None:
    QTest.keyClick(listening, Qt.Key.Key_R)
    await_recording(listening, desk, qtbot)
    speak(desk, 2.0)
    qtbot.waitUntil(lambda: recorder(desk).snapshot().recorded_s > 1.9)
    assert listening.cancel_act()
    speak(desk, 0.2)
    await_review(listening, qtbot)
    assert len(list(desk.recordings.glob("*.wav"))) == 1


def test_a_recording_goes_on_while_another_tab_is_shown(
    listening: TranscriptionTab, desk: BenchDesk, qtbot: QtBot
) -> None:
    begin(listening, desk, qtbot)
    speak(desk, 1.0)
    listening.hide()
    speak(desk, 1.0)
    qtbot.waitUntil(lambda: recorder(desk).snapshot().recorded_s > 1.9)
    listening.toggle_recording()
    qtbot.waitUntil(lambda: recorder(desk).snapshot().state == "stopping")
    speak(desk, 0.2)
    qtbot.waitUntil(lambda: not is_open(desk))
    listening.show()
    assert is_there(listening, QAbstractButton, "Record again")


def test_recording_again_keeps_the_old_one_on_the_disk(
    listening: TranscriptionTab, desk: BenchDesk, qtbot: QtBot
) -> None:
    record(listening, desk, qtbot, 2.0)
    first = list(desk.recordings.glob("*.wav"))
    click(listening, "Record again")
    qtbot.waitUntil(lambda: len(desk.card.opened) == 2)
    await_recording(listening, desk, qtbot)
    speak(desk, 1.5)
    finish(listening, desk, qtbot)
    assert len(list(desk.recordings.glob("*.wav"))) == 2
    assert first[0].exists()


def test_the_last_result_stays_while_recording(
    listening: TranscriptionTab, desk: BenchDesk, qtbot: QtBot
) -> None:
    record(listening, desk, qtbot, 2.0)
    click(listening, "Transcribe")
    qtbot.waitUntil(lambda: is_there(listening, QTableView, "Utterances"))
    click(listening, "Record again")
    assert "Previous result" in words_in(listening)
    assert is_there(listening, QTableView, "Utterances")


def test_silence_is_not_sent(listening: TranscriptionTab, desk: BenchDesk, qtbot: QtBot) -> None:
    click(listening, "Start recording")
    desk.card.record(np.zeros((32000, 1), np.int16))
    qtbot.waitUntil(lambda: "2.0 s" in words_in(listening))
    click(listening, "Stop recording")
    qtbot.waitUntil(lambda: recorder(desk).snapshot().state == "stopping")
    desk.card.record(np.zeros((3200, 1), np.int16))
    await_review(listening, qtbot)
    assert "No signal: muted, or not allowed?" in words_in(listening)
    assert not named(listening, QAbstractButton, "Transcribe").isEnabled()
    listening.main_act()
    assert desk.ear.asked == []


def test_a_lost_microphone_leaves_what_was_said(
    listening: TranscriptionTab, desk: BenchDesk, qtbot: QtBot
) -> None:
    begin(listening, desk, qtbot)
    speak(desk, 4.1)
    qtbot.waitUntil(lambda: recorder(desk).snapshot().recorded_s > 4.1)
    desk.card.stream.is_broken = True
    await_review(listening, qtbot)
    assert "The microphone was unplugged." in words_in(listening)
    assert "The first 4.2 s are kept." in words_in(listening)
    assert named(listening, QAbstractButton, "Transcribe").isEnabled()


def test_without_a_microphone_the_message_says_so_and_refreshing_tries_again(
    make_tab: MakeTab, desk: BenchDesk, qtbot: QtBot
) -> None:
    desk.card.failing = True
    tab = make_tab()
    qtbot.waitUntil(lambda: "No microphone." in words_in(tab))
    assert is_there(tab, QAbstractButton, "Start recording")
    desk.card.failing = False
    click(tab, "Look for microphones again")
    qtbot.waitUntil(lambda: bool(desk.card.opened))
    speak(desk, 0.2)
    qtbot.waitUntil(lambda: "The microphone is open" in words_in(tab))
    assert "No microphone." not in words_in(tab)


def test_the_chosen_device_is_opened_and_remembered(
    make_tab: MakeTab, desk: BenchDesk, qtbot: QtBot, settings: SettingsDict
) -> None:
    desk.devices = (USB,)
    tab = make_tab()
    devices = named(tab, QComboBox, "Input device")
    qtbot.waitUntil(lambda: devices.count() == 2)
    assert [devices.itemText(row) for row in range(2)] == ["System default", "Yeti Nano"]
    qtbot.waitUntil(lambda: bool(desk.card.opened))
    devices.setFocus()
    QTest.keyClick(devices, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: desk.card.asked[-1][0] == "usb")
    assert settings["transcription.input_device"] == "usb"
    again = make_tab()
    qtbot.waitUntil(lambda: named(again, QComboBox, "Input device").currentText() == "Yeti Nano")


def test_a_device_cannot_be_changed_while_recording(
    listening: TranscriptionTab, desk: BenchDesk, qtbot: QtBot
) -> None:
    begin(listening, desk, qtbot)
    speak(desk, 0.5)
    devices = named(listening, QComboBox, "Input device")
    assert not devices.isEnabled()
    assert "Stop the recording" in devices.toolTip()


def test_a_recording_can_be_heard_and_saved(
    listening: TranscriptionTab, desk: BenchDesk, qtbot: QtBot, playback: PlaybackLog
) -> None:
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    record(listening, desk, qtbot, 2.0)
    click(listening, "Play recording")
    path = playback.played[-1][0].path
    click(listening, "Save WAV…")
    dialog = listening.findChildren(QFileDialog)[0]
    dialog.setDirectory(str(desk.recordings.parent))
    dialog.selectFile("mine.wav")
    dialog.accept()
    qtbot.waitUntil(lambda: "Recording saved." in words_in(listening))
    assert (desk.recordings.parent / "mine.wav").read_bytes() == path.read_bytes()


def test_a_recording_that_is_too_quiet_says_so(
    listening: TranscriptionTab, desk: BenchDesk, qtbot: QtBot
) -> None:
    record(listening, desk, qtbot, 2.0, level=0.003)
    assert "The recording is very quiet." in words_in(listening)
    assert named(listening, QAbstractButton, "Transcribe").isEnabled()


def test_ctrl_enter_records_stops_and_sends(
    listening: TranscriptionTab, desk: BenchDesk, qtbot: QtBot
) -> None:
    listening.main_act()
    await_recording(listening, desk, qtbot)
    listening.main_act()
    qtbot.waitUntil(lambda: recorder(desk).snapshot().state == "stopping")
    speak(desk, 0.2)
    qtbot.waitUntil(lambda: is_there(listening, QAbstractButton, "Transcribe"))
    listening.main_act()
    qtbot.waitUntil(lambda: is_there(listening, QTableView, "Utterances"))


def test_shutting_down_closes_the_microphone(
    listening: TranscriptionTab, desk: BenchDesk, qtbot: QtBot
) -> None:
    listening.shutdown()
    assert not is_open(desk)


def test_a_full_disk_leaves_what_was_said(listening: TranscriptionTab, desk: BenchDesk, qtbot: QtBot) -> None:
    with small_disk(desk.recordings) as disk:
        fill(disk, left_bytes=100_000)
        begin(listening, desk, qtbot)
        speak(desk, 5.0)
        await_review(listening, qtbot)
        assert "s of the recording are kept." in words_in(listening)
        assert named(listening, QAbstractButton, "Transcribe").isEnabled()
        recorder(desk).close()
