"""Every size and every control: reachable, named, not cut off."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QSlider, QWidget

from tests.ui.speech.room import Room
from vbee_desktop.ui.speech.scroll_pane import ScrollPane
from vbee_desktop.ui.speech.voice_filter_bar import VoiceFilterBar
from vbee_desktop.ui.widgets.combo_box import ComboBox
from vbee_desktop.ui.widgets.label import Label

NAMES = (
    "Text to speak",
    "Characters",
    "Search voices",
    "Voices",
    "Voice code",
    "Speed",
    "Format",
    "Bitrate",
)


def test_names_of_the_public_interface(room: Room) -> None:
    tab = room.open()
    named = {widget.accessibleName() for widget in tab.findChildren(QWidget)}
    assert named.issuperset(NAMES)
    assert tab.act.button.text() == "Create speech"


def test_every_control_has_a_name_and_buttons_take_focus_by_tab(room: Room) -> None:
    tab = room.open()
    for kind in (QAbstractButton, QComboBox, QLineEdit, QSlider):
        for control in tab.findChildren(kind):
            if control.objectName().startswith("qt_") or isinstance(control.parent(), QLineEdit):
                continue
            text = control.text() if isinstance(control, QAbstractButton) else ""
            assert control.accessibleName() or text, f"{control} has no name"
            if isinstance(control, QAbstractButton):
                assert control.focusPolicy() in {Qt.FocusPolicy.TabFocus, Qt.FocusPolicy.NoFocus}


def test_labels_show_plain_text_only(room: Room) -> None:
    tab = room.open()
    assert {label.textFormat() for label in tab.findChildren(QLabel)} == {Qt.TextFormat.PlainText}


def test_the_two_groups_of_chips_keep_their_labels_at_every_width(room: Room) -> None:
    """In Vietnamese both South and male are "Nam": without its label nobody could tell them apart."""
    bar = room.open().findChildren(VoiceFilterBar)[0]
    labels = [label for label in bar.findChildren(Label) if label.text() in {"Region", "Voice"}]
    assert len(labels) == 2
    for width in range(200, 500, 5):
        bar.resize(width, bar.height())
        assert not any(label.isHidden() for label in labels), width


@pytest.mark.parametrize("size", [(1280, 624), (1366, 592), (960, 420), (640, 190)])
def test_main_act_is_whole_and_nothing_hangs_over_the_edge(room: Room, size: tuple[int, int]) -> None:
    tab = room.open()
    room.write("Xin chào.\nTạm biệt.")
    room.create()
    room.wait_for_takes(2)
    tab.setMinimumSize(0, 0)
    tab.resize(*size)
    room.qtbot.waitUntil(lambda: (tab.width(), tab.height()) == size)
    button = tab.act.button
    corner = button.mapTo(tab, QPoint(0, 0))
    assert tab.rect().contains(QRect(corner, button.size()))
    for pane in tab.findChildren(ScrollPane):
        content = pane.widget()
        assert content is not None
        assert content.width() <= pane.viewport().width()


def test_bitrate_is_off_for_wav_with_its_reason(room: Room) -> None:
    tab = room.open()
    tab.settings.set_values(tab.settings.values()._replace(audio_format="wav"))
    bitrate = next(field for field in tab.findChildren(ComboBox) if field.accessibleName() == "Bitrate")
    assert not bitrate.isEnabled()
    assert bitrate.accessibleDescription() == bitrate.toolTip() != ""


def test_slider_and_spin_agree_and_a_double_click_resets(room: Room) -> None:
    tab = room.open()
    slider = tab.settings.findChildren(QSlider)[0]
    slider.setValue(19)
    assert tab.settings.values().speed == 1.9
    QTest.mouseDClick(slider, Qt.MouseButton.LeftButton)
    assert tab.settings.values().speed == 1.0
    tab.settings.set_values(tab.settings.values()._replace(speed=0.1))
    assert slider.value() == 1


def test_advanced_settings_unfold_with_what_was_remembered(room: Room) -> None:
    tab = room.open()
    tab.settings.set_values(tab.settings.values()._replace(sample_rate_hz=16000, emphasis=30))
    next(
        button for button in tab.settings.findChildren(QAbstractButton) if button.text() == "Advanced"
    ).click()
    fields = {field.accessibleName(): field for field in tab.settings.findChildren(ComboBox)}
    assert fields["Sample rate"].currentText() == "16 kHz"
    assert fields["Sample rate"].itemText(0) == "The voice's own (48 kHz)"
    assert fields["Emphasis"].currentText() == "30"
    fields["Emphasis"].setCurrentIndex(0)
    assert tab.settings.values().emphasis is None
