from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QSlider, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from vbee_desktop.ui.look import Look
from vbee_desktop.ui.widgets.transport_bar import TransportBar


@pytest.fixture
def bar(look: Look, qtbot: QtBot) -> TransportBar:
    bar = TransportBar(look)
    qtbot.addWidget(bar)
    bar.resize(1200, 80)
    bar.set_length(40.0)
    bar.set_state("stopped")
    bar.show()
    return bar


def named(bar: TransportBar, name: str) -> QWidget:
    found = [child for child in bar.findChildren(QWidget) if child.accessibleName() == name]
    assert len(found) == 1, name
    return found[0]


def click(bar: TransportBar, name: str) -> None:
    QTest.mouseClick(named(bar, name), Qt.MouseButton.LeftButton)


def test_the_controls_have_their_names(bar: TransportBar) -> None:
    for name in ("Play", "Stop", "Loop", "Back", "Forward", "Waveform", "Volume", "Output device"):
        assert named(bar, name).accessibleName() == name


def test_play_becomes_pause_and_back(bar: TransportBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.play_clicked):
        click(bar, "Play")
    bar.set_state("playing")
    with qtbot.waitSignal(bar.pause_clicked):
        click(bar, "Pause")
    bar.set_state("paused")
    assert named(bar, "Play").isEnabled()


@pytest.mark.parametrize(
    ("state", "enabled"),
    [
        ("empty", set()),
        ("opening", {"Pause", "Stop", "Back", "Forward"}),
        ("playing", {"Pause", "Stop", "Back", "Forward"}),
        ("paused", {"Play", "Stop", "Back", "Forward"}),
        ("stopped", {"Play", "Back", "Forward"}),
    ],
)
def test_only_what_can_be_done_is_enabled(bar: TransportBar, state: str, enabled: set[str]) -> None:
    bar.set_state(state)  # type: ignore[arg-type]
    buttons = [button for button in bar.findChildren(QToolButton) if button.accessibleName() != "Loop"]
    assert {button.accessibleName() for button in buttons if button.isEnabled()} == enabled


def test_an_empty_bar_says_why_it_cannot_play(bar: TransportBar) -> None:
    bar.set_state("empty")
    assert named(bar, "Play").toolTip() == "Nothing to play yet"
    assert bar.waveform.duration_s == 0.0


def test_back_and_forward_go_five_seconds_and_stay_inside(bar: TransportBar, qtbot: QtBot) -> None:
    bar.set_position(3.0)
    with qtbot.waitSignal(bar.seek_requested) as back:
        click(bar, "Back")
    with qtbot.waitSignal(bar.seek_requested) as forward:
        click(bar, "Forward")
    assert (back.args, forward.args) == ([0.0], [8.0])


def test_setters_send_nothing(bar: TransportBar, qtbot: QtBot) -> None:
    silent = [bar.loop_toggled, bar.volume_changed, bar.device_chosen, bar.seek_requested, bar.range_changed]
    heard: list[object] = []
    for signal in silent:
        signal.connect(heard.append)
    bar.set_loop(True)
    bar.set_volume(0.3)
    bar.set_devices([(None, "System default"), (7, "USB")], 7)
    bar.set_position(4.0)
    bar.set_range((1.0, 2.0))
    assert not heard
    devices = named(bar, "Output device")
    assert isinstance(devices, QComboBox)
    assert devices.currentText() == "USB"


def test_choices_are_sent(bar: TransportBar, qtbot: QtBot) -> None:
    bar.set_devices([(None, "System default"), ("usb-1", "USB")])
    volume, devices = named(bar, "Volume"), named(bar, "Output device")
    assert isinstance(volume, QSlider)
    assert isinstance(devices, QComboBox)
    with qtbot.waitSignal(bar.loop_toggled) as looped:
        click(bar, "Loop")
    with qtbot.waitSignal(bar.volume_changed) as louder:
        volume.setValue(40)
    with qtbot.waitSignal(bar.device_chosen) as chosen:
        QTest.keyClick(devices, Qt.Key.Key_Down)
    assert (looped.args, louder.args, chosen.args) == ([True], [0.4], ["usb-1"])


def test_space_and_enter_are_left_to_buttons_reached_by_tab(bar: TransportBar) -> None:
    click(bar, "Stop")
    assert not named(bar, "Stop").hasFocus()


def test_tab_goes_from_left_to_right(bar: TransportBar, qtbot: QtBot) -> None:
    bar.set_state("playing")
    bar.activateWindow()
    named(bar, "Pause").setFocus(Qt.FocusReason.TabFocusReason)
    order = []
    for _ in range(8):
        focused = bar.focusWidget()
        assert focused is not None
        order.append(focused.accessibleName())
        bar.focusNextChild()
    assert order == ["Pause", "Stop", "Loop", "Back", "Forward", "Waveform", "Volume", "Output device"]


def test_the_bar_is_eighty_high_and_grows_with_the_font(bar: TransportBar) -> None:
    assert bar.sizeHint().height() >= 80


def test_in_a_low_window_it_takes_less_height(bar: TransportBar) -> None:
    bar.set_low(is_low=True)
    assert 48 <= bar.sizeHint().height() <= 60
    bar.set_low(is_low=False)
    assert bar.sizeHint().height() >= 80


def test_it_fits_the_narrowest_window(bar: TransportBar) -> None:
    bar.set_devices([(None, "System default of a machine with a long name")])
    assert bar.minimumSizeHint().width() <= 640
