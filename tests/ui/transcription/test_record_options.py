"""Which microphone the next recording is made with, and how."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QTableView, QWidget
from pytestqt.qtbot import QtBot

from tests.support.logs import AllowedLogs
from tests.ui.transcription.bench_desk import BenchDesk, SettingsDict
from tests.ui.transcription.finding import click, is_there, named, words_in
from tests.ui.transcription.recording import MakeTab, begin, finish, is_open, recorder, speak
from vbee_desktop.audio.decode import decode_file
from vbee_desktop.audio.devices import AudioDevice
from vbee_desktop.core.models import RecognitionPlan
from vbee_desktop.ui.transcription import transcription_tab
from vbee_desktop.ui.transcription.transcription_tab import TranscriptionTab
from vbee_desktop.ui.widgets.countdown import Countdown

CHAINED = "Go on past 10 s (sent in parts)"
EARLY = "Start 0.5 s early (while the microphone is open)"
BUILT_IN = AudioDevice("built-in", "Built-in", "ALSA", True, 1, 48000)
USB = AudioDevice("usb", "Yeti Nano", "ALSA", False, 1, 48000)


def test_a_pre_roll_is_off_until_it_is_wanted_then_told_and_remembered(
    listening: TranscriptionTab, make_tab: MakeTab, settings: SettingsDict
) -> None:
    early = named(listening, QCheckBox, EARLY)
    assert not early.isChecked()
    assert "up to 0.5 s before" not in words_in(listening)
    QTest.mouseClick(early, Qt.MouseButton.LeftButton)
    assert "What was said up to 0.5 s before you press R is kept too." in words_in(listening)
    assert settings["transcription.pre_roll"] is True
    assert named(make_tab(), QCheckBox, EARLY).isChecked()


def test_a_pre_roll_keeps_the_half_second_before_the_press(
    listening: TranscriptionTab, desk: BenchDesk, qtbot: QtBot
) -> None:
    QTest.mouseClick(named(listening, QCheckBox, EARLY), Qt.MouseButton.LeftButton)
    speak(desk, 1.0)
    click(listening, "Start recording")
    qtbot.waitUntil(lambda: recorder(desk).snapshot().recorded_s == 0.5)
    assert not named(listening, QCheckBox, EARLY).isEnabled()
    speak(desk, 1.0)
    qtbot.waitUntil(lambda: recorder(desk).snapshot().recorded_s == 1.5)
    finish(listening, desk, qtbot)
    [path] = desk.recordings.glob("*.wav")
    assert decode_file(path).duration_s == pytest.approx(1.55, abs=0.01)


def test_the_list_of_microphones_is_the_one_of_now(
    listening: TranscriptionTab, desk: BenchDesk, qtbot: QtBot, allowed_logs: AllowedLogs
) -> None:
    allowed_logs("This plugin does not support raise()")
    allowed_logs("This plugin does not support grabbing the keyboard")
    devices = named(listening, QComboBox, "Input device")
    assert devices.count() == 1
    desk.devices = (BUILT_IN, USB)
    devices.showPopup()
    qtbot.waitUntil(lambda: devices.count() == 3)
    devices.hidePopup()


def test_a_microphone_that_is_plugged_in_is_found_by_itself(
    make_tab: MakeTab, desk: BenchDesk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Linux: it has a file for each sound device."""
    monkeypatch.setattr(transcription_tab, "SOUND_DEVICES", tmp_path)
    desk.card.failing = True
    tab = make_tab()
    devices = named(tab, QComboBox, "Input device")
    qtbot.waitUntil(lambda: "No microphone." in words_in(tab))
    desk.card.failing = False
    desk.devices = (USB,)
    for name in ("controlC1", "pcmC1D0c"):
        (tmp_path / name).touch()
    qtbot.waitUntil(lambda: devices.count() == 2)
    qtbot.waitUntil(lambda: is_open(desk))
    speak(desk, 0.1)
    qtbot.waitUntil(lambda: "The microphone is open" in words_in(tab))
    assert "No microphone." not in words_in(tab)


def test_microphones_of_the_same_name_can_be_told_apart(
    make_tab: MakeTab, desk: BenchDesk, qtbot: QtBot
) -> None:
    same = replace(USB, id="usb again")
    desk.devices = (USB, same, replace(USB, id="mme", host_api="MME"))
    devices = named(make_tab(), QComboBox, "Input device")
    qtbot.waitUntil(lambda: devices.count() == 4)
    names = [devices.itemText(row) for row in range(4)]
    assert names == ["System default", "Yeti Nano (ALSA)", "Yeti Nano (ALSA) 2", "Yeti Nano (MME)"]


def test_a_chosen_microphone_that_is_away_is_waited_for(
    make_tab: MakeTab, desk: BenchDesk, qtbot: QtBot, settings: SettingsDict
) -> None:
    settings.set("transcription.input_device", "usb")
    desk.devices = (BUILT_IN,)
    tab = make_tab()
    devices = named(tab, QComboBox, "Input device")
    qtbot.waitUntil(lambda: bool(desk.card.asked) and desk.card.asked[-1][0] is None)
    assert devices.currentText() == "System default"
    desk.devices = (BUILT_IN, USB)
    click(tab, "Look for microphones again")
    qtbot.waitUntil(lambda: desk.card.asked[-1][0] == "usb")
    assert devices.currentText() == "Yeti Nano"


def test_a_list_that_cannot_be_had_changes_nothing(
    make_tab: MakeTab, desk: BenchDesk, qtbot: QtBot, settings: SettingsDict
) -> None:
    settings.set("transcription.input_device", "usb")
    desk.devices = (BUILT_IN, USB)
    tab = make_tab()
    devices = named(tab, QComboBox, "Input device")
    qtbot.waitUntil(lambda: devices.currentText() == "Yeti Nano" and bool(desk.card.opened))
    desk.devices = ()
    before = desk.lists
    click(tab, "Look for microphones again")
    qtbot.waitUntil(lambda: desk.lists > before)
    qtbot.waitUntil(lambda: is_open(desk))
    speak(desk, 0.1)
    qtbot.waitUntil(lambda: "The microphone is open" in words_in(tab))
    assert devices.currentText() == "Yeti Nano"
    assert desk.card.asked == [("usb", 16_000)]


def test_the_meter_moves_to_the_new_default_of_the_system(
    make_tab: MakeTab, desk: BenchDesk, qtbot: QtBot
) -> None:
    desk.devices = (BUILT_IN, USB)
    tab = make_tab()
    devices = named(tab, QComboBox, "Input device")
    qtbot.waitUntil(lambda: devices.count() == 3 and bool(desk.card.opened))
    speak(desk, 0.1)
    qtbot.waitUntil(lambda: "The microphone is open" in words_in(tab))
    desk.devices = (replace(USB, is_default=True), replace(BUILT_IN, is_default=False))
    click(tab, "Look for microphones again")
    qtbot.waitUntil(lambda: len(desk.card.opened) == 2)
    qtbot.waitUntil(lambda: is_open(desk))


def test_a_recording_stays_at_its_microphone_when_the_default_changes(
    make_tab: MakeTab, desk: BenchDesk, qtbot: QtBot
) -> None:
    desk.devices = (BUILT_IN, USB)
    tab = make_tab()
    devices = named(tab, QComboBox, "Input device")
    qtbot.waitUntil(lambda: devices.count() == 3 and bool(desk.card.opened))
    begin(tab, desk, qtbot)
    desk.devices = (replace(USB, is_default=True),)
    tab.hide()
    tab.show()
    qtbot.waitUntil(lambda: devices.count() == 2)
    speak(desk, 1.0)
    finish(tab, desk, qtbot)
    assert len(desk.card.opened) == 1


def test_coming_back_to_the_window_finds_what_was_plugged_in_meanwhile(
    listening: TranscriptionTab, desk: BenchDesk, qtbot: QtBot
) -> None:
    devices = named(listening, QComboBox, "Input device")
    elsewhere = QWidget()
    qtbot.addWidget(elsewhere)
    elsewhere.show()
    elsewhere.activateWindow()
    qtbot.waitUntil(elsewhere.isActiveWindow)
    desk.devices = (BUILT_IN,)
    listening.activateWindow()
    qtbot.waitUntil(lambda: devices.count() == 2)


def test_a_chained_recording_goes_on_past_ten_seconds_and_is_offered_in_parts(
    listening: TranscriptionTab, desk: BenchDesk, qtbot: QtBot, settings: SettingsDict
) -> None:
    desk.ear.plan = RecognitionPlan(15.35, 2, 16, 1, 16, 0, 16)
    chained = named(listening, QCheckBox, CHAINED)
    assert not chained.isChecked()
    QTest.mouseClick(chained, Qt.MouseButton.LeftButton)
    assert settings["transcription.chained"] is True
    assert not named_kinds(listening, Countdown)
    click(listening, "Start recording")
    speak(desk, 12.3)
    qtbot.waitUntil(lambda: "12.3 s" in words_in(listening).splitlines())
    assert "It goes on past 10 s. It stops by itself after 60 minutes." in words_in(listening)
    assert not named(listening, QCheckBox, CHAINED).isEnabled()
    speak(desk, 3.0)
    qtbot.waitUntil(lambda: recorder(desk).snapshot().recorded_s == pytest.approx(15.3))
    finish(listening, desk, qtbot)
    [path] = desk.recordings.glob("*.wav")
    assert decode_file(path).duration_s == pytest.approx(15.35, abs=0.01)
    qtbot.waitUntil(named(listening, QAbstractButton, "Transcribe").isEnabled)
    assert named(listening, QAbstractButton, "Transcribe").text().startswith("Split into 2 ")
    click(listening, "Transcribe")
    qtbot.waitUntil(lambda: is_there(listening, QTableView, "Utterances"))
    assert desk.ear.asked == [path]


def test_a_chained_recording_is_chosen_again_at_the_next_start(
    make_tab: MakeTab, settings: SettingsDict
) -> None:
    settings.set("transcription.chained", True)
    tab = make_tab()
    assert named(tab, QCheckBox, CHAINED).isChecked()
    assert not named_kinds(tab, Countdown)
    QTest.mouseClick(named(tab, QCheckBox, CHAINED), Qt.MouseButton.LeftButton)
    assert named_kinds(tab, Countdown)
    assert settings["transcription.chained"] is False


def named_kinds(tab: TranscriptionTab, kind: type[QWidget]) -> list[QWidget]:
    return [each for each in tab.findChildren(kind) if each.isVisible()]
