"""Which service speaks: the fields that mean something to it and to the voice, and what it does not do."""

from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui.speech.room import VOICES, Room, Settings
from vbee_desktop.core.models import InstantRefusal, Pauses, SpeechApi, SpeechWay
from vbee_desktop.ui.widgets.check_box import CheckBox
from vbee_desktop.ui.widgets.combo_box import ComboBox
from vbee_desktop.ui.widgets.spin_box import SpinBox

W = TypeVar("W", bound=QWidget)
MAI_PHUONG, NGOC_HUYEN = VOICES[:2]
CURRENT = SpeechWay(SpeechApi.CURRENT)


def named(room: Room, kind: type[W], name: str) -> W:
    return next(widget for widget in room.tab.findChildren(kind) if widget.accessibleName() == name)


def unfold(room: Room) -> None:
    next(
        button for button in room.tab.settings.findChildren(QWidget) if button_text(button) == "Advanced"
    ).click()  # type: ignore[attr-defined]


def button_text(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return str(text()) if callable(text) else ""


def choose(room: Room, name: str, item: str) -> None:
    field = named(room, ComboBox, name)
    field.setCurrentIndex(field.findText(item))


def test_another_service_is_asked_at_once_with_its_own_speeds(room: Room) -> None:
    tab = room.open()
    unfold(room)
    speed = named(room, SpinBox, "Speed value")
    assert (speed.minimum(), speed.decimals()) == (0.1, 1)
    speed.setValue(0.1)
    choose(room, "Service", "Current")
    assert room.desk.ways == [CURRENT]
    assert (speed.minimum(), speed.decimals(), speed.value()) == (0.25, 2, 0.25)
    speed.setValue(1.15)
    assert tab.settings.values().speed == 1.15
    choose(room, "Service", "Legacy")
    assert room.desk.ways[-1] == SpeechWay()
    assert tab.settings.values().speed == pytest.approx(1.1, abs=0.11)
    assert round(tab.settings.values().speed, 1) == tab.settings.values().speed


def test_pauses_are_set_for_the_service_that_takes_them_only(room: Room) -> None:
    tab = room.open()
    unfold(room)
    own = next(box for box in tab.findChildren(CheckBox) if box.text() == "Set the pauses myself")
    assert not own.isVisible()
    choose(room, "Service", "Current")
    assert tab.settings.values().pauses is None
    own.setChecked(True)
    named(room, SpinBox, "Pause after a sentence").setValue(0.8)
    named(room, SpinBox, "Pause after a paragraph").setValue(0)
    assert tab.settings.values().pauses == Pauses(sentence_s=0.8, paragraph_s=0.0)
    room.write("Xin chào.")
    room.create()
    room.wait_for_takes()
    assert room.desk.requests[0].pauses == Pauses(sentence_s=0.8, paragraph_s=0.0)
    choose(room, "Service", "Legacy")
    assert tab.settings.values().pauses is None


def test_rates_above_the_voices_own_and_stress_are_offered_where_they_mean_something(room: Room) -> None:
    tab = room.open()
    unfold(room)
    rates, stress = named(room, ComboBox, "Sample rate"), named(room, ComboBox, "Emphasis")
    assert rates.itemText(rates.count() - 1) == "48 kHz"
    assert not stress.isEnabled()
    assert stress.toolTip() == "This voice cannot stress words."
    choose(room, "Sample rate", "48 kHz")
    tab.voices.choose(NGOC_HUYEN.code)
    assert rates.itemText(rates.count() - 1) == "24 kHz"
    assert stress.isEnabled()
    assert tab.settings.values().sample_rate_hz is None


def test_what_is_hidden_is_heeded_before_it_is_unfolded(room: Room) -> None:
    tab = room.open()
    tab.voices.choose(NGOC_HUYEN.code)
    tab.settings.set_way(SpeechWay(SpeechApi.CURRENT, at_once=True))
    values = tab.settings.values()._replace(speed=1.25, emphasis=50, pauses=Pauses(medium_s=0.5))
    tab.settings.set_values(values)
    assert tab.settings.values() == values
    unfold(room)
    assert tab.settings.values() == values
    assert named(room, ComboBox, "Answer").currentText() == "Sound at once, up to 300 characters"


@pytest.mark.parametrize("unfolded", [True, False])
def test_no_sound_at_once_is_told_beside_the_settings(room: Room, unfolded: bool) -> None:
    tab = room.open()
    tab.settings.set_way(SpeechWay(SpeechApi.CURRENT, at_once=True))
    if unfolded:
        unfold(room)
    room.desk.tell_instant_refusal(InstantRefusal("voice", MAI_PHUONG.code))
    words = "Mai Phương gives no sound at once. It is made the usual way."
    assert room.heard["announcement"][-1] == words
    assert any(button_text(each) == words and each.isVisible() for each in tab.findChildren(QWidget))


def test_the_service_and_the_pauses_are_remembered(room: Room, settings: Settings) -> None:
    tab = room.open()
    tab.settings.set_way(SpeechWay(SpeechApi.CURRENT, at_once=True))
    tab.settings.set_values(tab.settings.values()._replace(pauses=Pauses(major_s=1.0), speed=0.35))
    tab.remember()
    again = Room(room.qtbot, room.look, room.desk, settings)
    assert again.tab.settings.way() == SpeechWay(SpeechApi.CURRENT, at_once=True)
    assert room.desk.ways[-1] == SpeechWay(SpeechApi.CURRENT, at_once=True)
    assert again.tab.settings.values() == tab.settings.values()
    again.tab.shutdown()


@pytest.mark.parametrize("spoilt", ["x", [1, 2], [1, 2, 3, "4"], [1, 2, 3, 99], 7])
def test_spoilt_pauses_and_services_are_the_usual_ones(
    room: Room, settings: Settings, spoilt: object
) -> None:
    settings.values.update({"speech.pauses_s": spoilt, "speech.service": spoilt, "speech.at_once": spoilt})
    again = Room(room.qtbot, room.look, room.desk, settings)
    assert (again.tab.settings.way(), again.tab.settings.values().pauses) == (SpeechWay(), None)
    again.tab.shutdown()
