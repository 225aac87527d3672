from __future__ import annotations

from array import array

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QImage, QPaintEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from vbee_desktop.ui.look import Look
from vbee_desktop.ui.widgets.peak_bars import BAR_PITCH, PeakLevel, bars_for_width
from vbee_desktop.ui.widgets.waveform import Region, Waveform

WIDTH = 600
LENGTH_S = 60.0


@pytest.fixture
def waveform(look: Look, qtbot: QtBot) -> Waveform:
    waveform = Waveform(look)
    qtbot.addWidget(waveform)
    waveform.resize(WIDTH, 60)
    waveform.set_duration(LENGTH_S)
    waveform.set_peaks(pyramid([0.5] * 2048))
    waveform.show()
    return waveform


def pyramid(highs: list[float]) -> list[PeakLevel]:
    levels: list[PeakLevel] = []
    samples = 256
    while highs:
        levels.append((samples, [-high for high in highs], highs))
        highs = [max(pair) for pair in zip(highs[::2], highs[1::2], strict=False)]
        samples *= 2
    return levels


def drag(waveform: Waveform, start_x: int, end_x: int) -> None:
    QTest.mousePress(waveform, Qt.MouseButton.LeftButton, pos=QPoint(start_x, 30))
    for x in range(start_x, end_x, 20 if end_x > start_x else -20):
        QTest.mouseMove(waveform, QPoint(x, 30))
    QTest.mouseMove(waveform, QPoint(end_x, 30))
    QTest.mouseRelease(waveform, Qt.MouseButton.LeftButton, pos=QPoint(end_x, 30))


def test_a_click_on_a_regions_number_seeks_to_its_start(waveform: Waveform, qtbot: QtBot) -> None:
    waveform.set_regions([Region(0.0, 15.0, "1"), Region(15.0, 40.0, "2")])
    for y, expected_s in ((4, 15.0), (40, 30.0)):
        with qtbot.waitSignal(waveform.seek_requested) as asked:
            QTest.mouseClick(waveform, Qt.MouseButton.LeftButton, pos=QPoint(WIDTH // 2, y))
        assert asked.args == [pytest.approx(expected_s, abs=0.2)]


def test_a_click_seeks_to_its_seconds(waveform: Waveform, qtbot: QtBot) -> None:
    with qtbot.waitSignal(waveform.seek_requested) as sought:
        QTest.mouseClick(waveform, Qt.MouseButton.LeftButton, pos=QPoint(150, 30))
    assert sought.args == [pytest.approx(15.0)]


@pytest.mark.parametrize(("start_x", "end_x"), [(100, 300), (300, 100)])
def test_a_drag_marks_a_to_b_and_does_not_seek(
    waveform: Waveform, qtbot: QtBot, start_x: int, end_x: int
) -> None:
    sought: list[object] = []
    waveform.seek_requested.connect(sought.append)
    with qtbot.waitSignal(waveform.range_changed) as ranged:
        drag(waveform, start_x, end_x)
    assert ranged.args == [pytest.approx((10.0, 30.0))]
    assert waveform.marked == pytest.approx((10.0, 30.0))
    assert not sought


def test_escape_takes_the_range_away_and_only_then_leaves_the_key_to_the_window(
    waveform: Waveform, qtbot: QtBot
) -> None:
    waveform.set_range((5.0, 7.0))
    with qtbot.waitSignal(waveform.range_changed) as ranged:
        QTest.keyClick(waveform, Qt.Key.Key_Escape)
    assert ranged.args == [None]
    with qtbot.assertNotEmitted(waveform.range_changed):
        QTest.keyClick(waveform, Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    ("key", "shift", "expected_s"),
    [
        (Qt.Key.Key_Left, False, 29.0),
        (Qt.Key.Key_Right, False, 31.0),
        (Qt.Key.Key_Left, True, 25.0),
        (Qt.Key.Key_Right, True, 35.0),
        (Qt.Key.Key_Home, False, 0.0),
        (Qt.Key.Key_End, False, 60.0),
    ],
)
def test_keys_seek(waveform: Waveform, qtbot: QtBot, key: Qt.Key, shift: bool, expected_s: float) -> None:
    waveform.set_position(30.0)
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    with qtbot.waitSignal(waveform.seek_requested) as sought:
        QTest.keyClick(waveform, key, held)
    assert sought.args == [pytest.approx(expected_s)]


def test_keys_do_not_seek_beyond_the_ends(waveform: Waveform, qtbot: QtBot) -> None:
    waveform.set_position(0.3)
    with qtbot.waitSignal(waveform.seek_requested) as sought:
        QTest.keyClick(waveform, Qt.Key.Key_Left)
    assert sought.args == [0.0]


def test_nothing_to_play_takes_no_clicks_and_no_keys(look: Look, qtbot: QtBot) -> None:
    empty = Waveform(look)
    qtbot.addWidget(empty)
    empty.show()
    with qtbot.assertNotEmitted(empty.seek_requested):
        QTest.mouseClick(empty, Qt.MouseButton.LeftButton)
        QTest.keyClick(empty, Qt.Key.Key_Right)


def test_a_screen_reader_sees_a_slider_and_can_move_it(waveform: Waveform, qtbot: QtBot) -> None:
    waveform.set_position(12.0)
    interface = QAccessible.queryAccessibleInterface(waveform)
    assert interface.role() == QAccessible.Role.Slider
    assert interface.text(QAccessible.Text.Name) == "Waveform"
    assert "0:12" in interface.text(QAccessible.Text.Description)
    assert interface.valueInterface().currentValue() == 12_000
    with qtbot.waitSignal(waveform.seek_requested) as sought:
        interface.valueInterface().setCurrentValue(40_000)
    assert sought.args == [40.0]


def test_the_playhead_does_not_ask_to_seek(waveform: Waveform, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(waveform.seek_requested):
        waveform.set_position(3.0)
        waveform.set_position(33.0)


def test_a_moving_playhead_paints_a_strip_only(look: Look, qtbot: QtBot) -> None:
    waveform = Noting(look)
    qtbot.addWidget(waveform)
    waveform.resize(WIDTH, 60)
    waveform.set_duration(LENGTH_S)
    with qtbot.waitExposed(waveform):
        waveform.show()
    waveform.set_position(30.0)
    QApplication.processEvents()
    waveform.painted.clear()
    waveform.set_position(30.2)
    QApplication.processEvents()
    assert waveform.painted
    assert max(rect.width() for rect in waveform.painted) <= 30


class Noting(Waveform):
    """Notes what it is asked to paint."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.painted: list[QRect] = []

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted.append(event.rect())
        super().paintEvent(event)


def test_what_was_played_is_drawn_in_the_played_colour(waveform: Waveform, look: Look) -> None:
    waveform.set_position(30.0)
    image = waveform.grab().toImage()
    row = 30
    assert has_colour(image, range(5, 280), row, look.theme.wave_played)
    assert not has_colour(image, range(320, 595), row, look.theme.wave_played)
    assert has_colour(image, range(320, 595), row, look.theme.wave)


def has_colour(image: QImage, columns: range, row: int, colour: str) -> bool:
    return any(image.pixelColor(x, row).name().upper() == colour for x in columns)


def test_a_region_is_found_by_its_time(waveform: Waveform) -> None:
    waveform.set_regions([Region(0, 10, "1"), Region(12, 20, "2", current=True)])
    found = waveform.region_at(13.0)
    assert found is not None
    assert found.label == "2"
    assert waveform.region_at(11.0) is None


REGIONS = [Region(5, 10, "1"), Region(12, 20, "2", current=True), Region(24, 30, "3")]


@pytest.mark.parametrize(
    ("from_s", "to_s", "expected"),
    [
        (12, 15, (15.0, 20.0)),
        (20, 22, (12.0, 22.0)),
        (12, 2, (10.0, 20.0)),
        (20, 40, (12.0, 24.0)),
        (12, 40, (19.98, 20.0)),
    ],
)
def test_an_end_of_the_current_region_is_dragged_as_far_as_its_neighbours(
    waveform: Waveform, qtbot: QtBot, from_s: int, to_s: int, expected: tuple[float, float]
) -> None:
    waveform.set_regions(REGIONS)
    sought: list[object] = []
    waveform.seek_requested.connect(sought.append)
    with qtbot.waitSignal(waveform.region_moved) as moved:
        drag(waveform, from_s * 10, to_s * 10)
    assert moved.args == [pytest.approx(expected[0], abs=0.05), pytest.approx(expected[1], abs=0.05)]
    assert waveform.marked is None
    assert not sought


def test_an_end_that_is_only_clicked_is_a_place_like_any_other(waveform: Waveform, qtbot: QtBot) -> None:
    waveform.set_regions(REGIONS)
    with qtbot.assertNotEmitted(waveform.region_moved), qtbot.waitSignal(waveform.seek_requested) as sought:
        QTest.mouseClick(waveform, Qt.MouseButton.LeftButton, pos=QPoint(200, 40))
    assert sought.args == [pytest.approx(20.0)]


def test_what_is_not_current_or_too_narrow_has_no_ends_to_drag(waveform: Waveform, qtbot: QtBot) -> None:
    waveform.set_regions([REGIONS[0], Region(12, 13, "2", current=True)])
    with qtbot.assertNotEmitted(waveform.region_moved):
        drag(waveform, 50, 80)
        assert waveform.marked is not None
        drag(waveform, 120, 160)


def test_the_ends_of_the_current_region_are_seen(waveform: Waveform, look: Look) -> None:
    waveform.set_regions(REGIONS)
    image = waveform.grab().toImage()
    assert has_colour(image, range(118, 123), 55, look.theme.accent_text)
    assert has_colour(image, range(198, 203), 55, look.theme.accent_text)


def wheel(waveform: Waveform, x: int, notches: int, modifier: Qt.KeyboardModifier) -> None:
    place = QPointF(x, 30)
    turned = QWheelEvent(
        place,
        waveform.mapToGlobal(place),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(waveform, turned)


def test_ctrl_and_the_wheel_zoom_around_the_pointer_and_shift_scrolls(
    waveform: Waveform, qtbot: QtBot
) -> None:
    wheel(waveform, 300, 4, Qt.KeyboardModifier.ControlModifier)
    from_s, to_s = waveform.shown
    assert to_s - from_s == pytest.approx(60 / 1.4**4)
    assert (from_s + to_s) / 2 == pytest.approx(30.0)
    with qtbot.waitSignal(waveform.seek_requested) as sought:
        QTest.mouseClick(waveform, Qt.MouseButton.LeftButton, pos=QPoint(0, 40))
    assert sought.args == [pytest.approx(from_s)]
    wheel(waveform, 300, -100, Qt.KeyboardModifier.ShiftModifier)
    assert waveform.shown[1] == pytest.approx(60.0)
    wheel(waveform, 300, -100, Qt.KeyboardModifier.ControlModifier)
    assert waveform.shown == (0.0, 60.0)


def test_plus_and_minus_zoom_around_the_playhead_and_nought_shows_all(waveform: Waveform) -> None:
    waveform.set_position(45.0)
    for _ in range(30):
        QTest.keyClick(waveform, Qt.Key.Key_Plus)
    assert waveform.shown == pytest.approx((44.625, 45.125)), "half a second is the least"
    QTest.keyClick(waveform, Qt.Key.Key_Minus)
    assert waveform.shown[1] - waveform.shown[0] == pytest.approx(0.7)
    QTest.keyClick(waveform, Qt.Key.Key_0)
    assert waveform.shown == (0.0, 60.0)


def test_what_is_zoomed_follows_the_playhead_and_the_current_region(waveform: Waveform) -> None:
    waveform.look_at((10.0, 20.0))
    waveform.set_position(19.0)
    assert waveform.shown == (10.0, 20.0)
    waveform.set_position(20.5)
    assert waveform.shown == (19.5, 29.5), "the page is turned"
    waveform.look_at((40.0, 50.0))
    waveform.set_position(20.6)
    assert waveform.shown == (40.0, 50.0), "who looks elsewhere stays there"
    waveform.set_regions(REGIONS)
    assert waveform.shown == (11.0, 21.0)
    waveform.look_at((30.0, 40.0))
    waveform.set_regions([REGIONS[0], REGIONS[1]._replace(end_s=21.0), REGIONS[2]])
    assert waveform.shown == (30.0, 40.0), "it is still the same region"
    waveform.set_duration(30.0)
    assert waveform.shown == (0.0, 30.0), "another clip is shown as a whole"


def test_an_end_is_dragged_finely_where_it_is_zoomed(waveform: Waveform, qtbot: QtBot) -> None:
    waveform.set_regions(REGIONS)
    waveform.look_at((11.0, 14.0))
    with qtbot.waitSignal(waveform.region_moved) as moved:
        drag(waveform, 200, 300)
    assert moved.args == [pytest.approx(12.5), 20.0]


def test_a_part_has_the_bars_of_that_part() -> None:
    levels = pyramid([0.1] * 512 + [0.9] * 512)
    assert {high for _low, high in bars_for_width(levels, 300, (0.0, 0.5))} == {0.1}
    assert {high for _low, high in bars_for_width(levels, 300, (0.5, 1.0))} == {0.9}


def test_numbers_that_do_not_fit_are_dropped_also_where_only_a_strip_is_painted(
    waveform: Waveform, look: Look
) -> None:
    """Many regions: a part that is painted alone looks as it does in the whole."""
    waveform.set_regions([Region(at * 0.2, at * 0.2 + 0.2, str(at + 1)) for at in range(300)])
    whole = waveform.grab().toImage()
    for left in (0, 133, 290, 540):
        part = waveform.grab(QRect(left, 0, 60, 60)).toImage()
        assert part == whole.copy(QRect(left, 0, 60, 60)), left


FLOATS = [0.0, 1.0, 0.5, 0.25] * 256
WHOLE = [round(value * 127) for value in FLOATS]


@pytest.mark.parametrize(
    ("lows", "highs"),
    [
        ([-value for value in FLOATS], FLOATS),
        (-np.array(FLOATS, "f4"), np.array(FLOATS, "f4")),
        ([-value for value in WHOLE], WHOLE),
        (array("b", [-value for value in WHOLE]), array("b", WHOLE)),
        (-np.array(WHOLE, "i1"), np.array(WHOLE, "i1")),
        (memoryview(array("b", [-value for value in WHOLE])), memoryview(array("b", WHOLE))),
    ],
    ids=["floats", "float32", "whole", "array", "int8", "memoryview"],
)
def test_bars_come_from_every_kind_of_sequence(lows: object, highs: object) -> None:
    bars = bars_for_width([(256, lows, highs)], 256 * BAR_PITCH)
    assert bars == [pytest.approx((-1.0, 1.0))] * 256


def test_bars_read_the_coarse_level_of_a_long_clip() -> None:
    fine = [0.1] * 65536
    coarse = [0.7] * 512
    bars = bars_for_width([(64, fine, fine), (64 * 128, [-v for v in coarse], coarse)], 300)
    assert bars == [pytest.approx((-0.7, 0.7))] * 100
