from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from vbee_desktop.ui.look import Look
from vbee_desktop.ui.widgets.countdown import Countdown
from vbee_desktop.ui.widgets.level_meter import LevelMeter
from vbee_desktop.ui.widgets.live_strip import LiveStrip


@pytest.fixture
def meter(look: Look, qtbot: QtBot) -> LevelMeter:
    meter = LevelMeter(look)
    qtbot.addWidget(meter)
    meter.resize(400, meter.sizeHint().height())
    return meter


def test_the_level_rises_at_once_and_falls_twenty_decibels_a_second(meter: LevelMeter) -> None:
    meter.set_level(-12.0, -6.0, clipped=False)
    assert meter.shown_dbfs == -12.0
    meter.set_level(-60.0, -60.0, clipped=False)
    assert meter.shown_dbfs == -12.0
    meter.advance(0.5)
    assert meter.shown_dbfs == pytest.approx(-22.0)


def test_the_level_does_not_fall_below_what_is_heard(meter: LevelMeter) -> None:
    meter.set_level(-12.0, -6.0, clipped=False)
    meter.set_level(-15.0, -9.0, clipped=False)
    meter.advance(2.0)
    assert meter.shown_dbfs == -15.0


def test_the_peak_is_held_for_one_and_a_half_seconds(meter: LevelMeter) -> None:
    meter.set_level(-40.0, -6.0, clipped=False)
    meter.set_level(-60.0, -60.0, clipped=False)
    meter.advance(1.4)
    assert meter.held_dbfs == -6.0
    meter.advance(0.6)
    assert meter.held_dbfs == pytest.approx(-16.0)


@pytest.mark.parametrize("level", [-math.inf, math.nan, -200.0])
def test_silence_is_the_floor(meter: LevelMeter, level: float) -> None:
    meter.set_level(level, level, clipped=False)
    assert meter.shown_dbfs == -60.0


def test_the_lamp_stays_lit_until_it_is_clicked_or_reset(meter: LevelMeter) -> None:
    meter.set_level(-0.1, 0.0, clipped=True)
    meter.set_level(-30.0, -30.0, clipped=False)
    lit = [meter.clipped]
    for x in (20, 380):
        QTest.mouseClick(meter, Qt.MouseButton.LeftButton, pos=QPoint(x, meter.height() // 2 + 4))
        lit.append(meter.clipped)
    meter.set_level(0.0, 0.0, clipped=True)
    meter.reset()
    lit.append(meter.clipped)
    assert lit == [True, True, False, False]


def test_the_meter_has_its_name(meter: LevelMeter) -> None:
    assert meter.accessibleName() == "Input level"
    meter.set_level(0.0, 0.0, clipped=True)
    assert meter.accessibleDescription() == "Too loud"


def test_cells_show_their_zone(meter: LevelMeter, look: Look) -> None:
    meter.set_level(-0.2, -0.2, clipped=False)
    image = meter.grab().toImage()
    colours = {image.pixelColor(x, y).name().upper() for x in range(0, 330, 2) for y in range(meter.height())}
    theme = look.theme
    assert {theme.meter_low, theme.meter_good, theme.meter_hot} <= colours
    meter.reset()
    image = meter.grab().toImage()
    colours = {image.pixelColor(x, y).name().upper() for x in range(0, 330, 2) for y in range(meter.height())}
    assert not {theme.meter_low, theme.meter_hot} & colours


@pytest.fixture
def countdown(look: Look, qtbot: QtBot) -> Countdown:
    countdown = Countdown(look)
    qtbot.addWidget(countdown)
    countdown.resize(countdown.sizeHint())
    return countdown


def test_a_tick_stands_for_a_fifth_of_a_second(countdown: Countdown) -> None:
    countdown.set_remaining(9.8)
    assert countdown.lit_ticks() == 49
    countdown.set_remaining(5.0)
    assert countdown.lit_ticks() == 25
    countdown.set_remaining(0.05)
    assert countdown.lit_ticks() == 1
    countdown.set_remaining(0.0)
    assert countdown.lit_ticks() == 0


def test_the_last_two_seconds_are_a_state_of_their_own(countdown: Countdown) -> None:
    states: list[str] = [countdown.state]
    countdown.set_opening()
    states.append(countdown.state)
    assert "Opening" in countdown.accessibleName()
    for seconds in (2.1, 2.0):
        countdown.set_remaining(seconds)
        states.append(countdown.state)
    assert states == ["idle", "opening", "counting", "ending"]
    assert "seconds left" in countdown.accessibleName()


def test_each_state_of_the_ring_looks_different(countdown: Countdown) -> None:
    pictures = []
    for setting in (countdown.set_idle, countdown.set_opening):
        setting()
        pictures.append(countdown.grab().toImage())
    for seconds in (5.0, 1.9):
        countdown.set_remaining(seconds)
        pictures.append(countdown.grab().toImage())
    assert all(one != other for i, one in enumerate(pictures) for other in pictures[:i])


def test_the_strip_fills_with_what_was_recorded(look: Look, qtbot: QtBot) -> None:
    strip = LiveStrip(look)
    qtbot.addWidget(strip)
    strip.resize(294, strip.sizeHint().height())
    for step in range(98):
        strip.add_block((step + 1) * 0.05, -0.5, 0.5)
    assert strip.recorded_s == pytest.approx(4.9)
    assert strip.bars() == [(-0.5, 0.5)] * 49
    image = strip.grab().toImage()
    assert image.pixelColor(100, 24).name().upper() == look.theme.rec
    assert image.pixelColor(250, 24).name().upper() != look.theme.rec
    strip.clear()
    assert strip.recorded_s == 0.0
    assert strip.bars() == []


def test_a_bar_is_the_loudest_of_its_blocks(look: Look, qtbot: QtBot) -> None:
    strip = LiveStrip(look, total_s=10.0)
    qtbot.addWidget(strip)
    strip.resize(30, 60)
    strip.add_block(0.4, -0.1, 0.2)
    strip.add_block(0.8, -0.9, 0.1)
    strip.add_block(1.6, -0.3, 0.3)
    assert strip.bars() == [(-0.9, 0.2), (-0.3, 0.3)]


def test_a_rolling_strip_shows_the_last_seconds_of_a_long_recording(look: Look, qtbot: QtBot) -> None:
    strip = LiveStrip(look, total_s=10.0)
    qtbot.addWidget(strip)
    strip.resize(300, 60)
    strip.set_rolling(True)
    for step in range(1200):
        level = 0.9 if step >= 1100 else 0.1
        strip.add_block((step + 1) * 0.05, -level, level)
    bars = strip.bars()
    assert strip.recorded_s == pytest.approx(60.0)
    assert len(bars) == 100
    assert bars[:49] == [(-0.1, 0.1)] * 49
    assert bars[51:] == [(-0.9, 0.9)] * 49
    image = strip.grab().toImage()
    assert image.pixelColor(271, 40).name().upper() == look.theme.rec
    assert image.pixelColor(31, 40).name().upper() != look.theme.rec
