"""Named choices of a voice and its settings."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QMenu, QWidget

from tests.ui.speech.room import VOICES, Room, Settings
from vbee_desktop.core.models import Pauses, SpeechApi, SpeechWay
from vbee_desktop.ui.speech.preset_bar import PresetBar
from vbee_desktop.ui.speech.preset_name_dialog import PresetNameDialog
from vbee_desktop.ui.speech.presets import Choice, Preset, PresetShelf, presets_of
from vbee_desktop.ui.speech.speech_settings import SpeechSettings
from vbee_desktop.ui.widgets.buttons import ToolButton

MAI_PHUONG, NGOC_HUYEN, _ANH_KHOI, _HUONG_GIANG, TRUNG_KIEN = VOICES[:5]
CURRENT = SpeechWay(SpeechApi.CURRENT, at_once=True)
VIDEO = Preset("Video", Choice(TRUNG_KIEN.code, SpeechSettings(speed=1.2, bitrate_kbps=64)))
BOOK = Preset(
    "Sách nói", Choice(NGOC_HUYEN.code, SpeechSettings(0.95, "wav", 128, 22050, 40, Pauses(1.0)), CURRENT)
)


def bar_of(room: Room) -> PresetBar:
    return room.tab.settings.presets


def shown(room: Room) -> str:
    return bar_of(room).combo.currentText()


def act(room: Room, words: str) -> None:
    menu: QMenu = bar_of(room).menu()
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.deleteLater()


def acts(room: Room) -> list[str]:
    return [action.text() for action in bar_of(room).menu().actions() if action.text()]


def name_it(room: Room, name: str) -> PresetNameDialog:
    dialog = next(each for each in room.tab.window().findChildren(PresetNameDialog) if each.isVisible())
    dialog.field.setText(name)
    dialog.save_button.click()
    return dialog


def choose(room: Room, name: str) -> None:
    combo = bar_of(room).combo
    combo.setCurrentIndex(combo.findData(name))
    combo.activated.emit(combo.currentIndex())


def now(room: Room) -> Choice:
    tab = room.tab
    return Choice(tab.voices.code, tab.settings.values(), tab.settings.way())


@pytest.fixture
def stocked(room: Room, settings: Settings) -> Iterator[Room]:
    """A tab with two presets from before."""
    settings.set("speech.presets", json.loads(json.dumps(PresetShelf([VIDEO, BOOK]).as_stored())))
    room.tab.shutdown()
    stocked = Room(room.qtbot, room.look, room.desk, settings)
    stocked.open()
    yield stocked
    stocked.tab.shutdown()


def test_a_choice_is_saved_under_a_name_and_comes_back(room: Room) -> None:
    tab = room.open()
    assert (shown(room), acts(room)) == ("No preset", ["Save as a preset…"])
    tab.voices.choose(TRUNG_KIEN.code)
    tab.settings.set_values(tab.settings.values()._replace(speed=1.2))
    act(room, "Save as a preset…")
    name_it(room, "  Video   ngắn ")
    assert shown(room) == "Video ngắn"
    wanted = now(room)
    tab.voices.choose(MAI_PHUONG.code)
    assert shown(room) == "Video ngắn (changed)"
    choose(room, "Video ngắn")
    assert (now(room), shown(room)) == (wanted, "Video ngắn")


def test_a_preset_brings_voice_settings_and_service(stocked: Room) -> None:
    choose(stocked, "Sách nói")
    assert now(stocked) == BOOK.choice
    assert stocked.desk.ways[-1] == CURRENT
    choose(stocked, "Video")
    assert now(stocked) == VIDEO.choice
    assert shown(stocked) == "Video"


def test_what_was_changed_is_saved_or_taken_back(stocked: Room) -> None:
    choose(stocked, "Video")
    settings = stocked.tab.settings
    settings.set_values(settings.values()._replace(speed=0.7))
    assert shown(stocked) == "Video (changed)"
    act(stocked, "Reset to the preset")
    assert (settings.values().speed, shown(stocked)) == (1.2, "Video")
    settings.set_values(settings.values()._replace(speed=0.7))
    act(stocked, "Save the changes")
    assert shown(stocked) == "Video"
    choose(stocked, "Sách nói")
    choose(stocked, "Video")
    assert settings.values().speed == 0.7


def test_a_preset_gets_another_name_but_not_one_that_is_taken(stocked: Room) -> None:
    choose(stocked, "Video")
    act(stocked, "Rename…")
    dialog = name_it(stocked, "sách NÓI")
    assert dialog.note() == "Another preset has this name."
    name_it(stocked, " ")
    assert dialog.note() == "Give it a name."
    name_it(stocked, "video")
    assert shown(stocked) == "video"
    combo = bar_of(stocked).combo
    assert [combo.itemText(row) for row in range(combo.count())] == ["No preset", "video", "Sách nói"]


def test_a_deleted_preset_can_be_had_back(stocked: Room, settings: Settings) -> None:
    choose(stocked, "Video")
    act(stocked, "Delete")
    assert shown(stocked) == "No preset"
    assert len(presets_of(settings.get("speech.presets")).names()) == 1
    undo = next(each for each in bar_of(stocked).findChildren(ToolButton) if each.text() == "Undo")
    assert undo.isVisible()
    undo.click()
    assert shown(stocked) == "Video"
    assert not undo.isVisible()


def test_the_preset_and_what_was_changed_are_remembered(stocked: Room, settings: Settings) -> None:
    choose(stocked, "Video")
    stocked.tab.remember()
    again = Room(stocked.qtbot, stocked.look, stocked.desk, settings)
    assert (shown(again), now(again)) == ("Video", VIDEO.choice)
    again.tab.settings.set_values(VIDEO.choice.settings._replace(speed=0.5))
    again.tab.remember()
    third = Room(stocked.qtbot, stocked.look, stocked.desk, settings)
    assert shown(third) == "Video (changed)"
    for room in (again, third):
        room.tab.shutdown()


@pytest.mark.parametrize(
    "spoilt", [None, "x", [1], [{}], [{"name": "A"}], [{"name": 1, "speech.voice_code": "x"}]]
)
def test_spoilt_presets_are_left_out(spoilt: object) -> None:
    assert presets_of(spoilt).names() == []


def test_a_value_of_a_preset_that_cannot_be_has_its_default() -> None:
    row = {"name": "A", "speech.voice_code": "v", "speech.speed": 99, "speech.service": "x"}
    preset = presets_of([row]).find("a")
    assert preset == Preset("A", Choice("v"))


def test_two_presets_never_share_a_name() -> None:
    shelf = PresetShelf([VIDEO, BOOK, VIDEO._replace(name="VIDEO")])
    assert shelf.names() == ["VIDEO", "Sách nói"]
    shelf.rename("sách nói", "Video")
    assert shelf.names() == ["Video"]
    assert shelf.find("video") == Preset("Video", BOOK.choice)


def test_the_parts_have_names(room: Room) -> None:
    tab = room.open()
    named = {widget.accessibleName() for widget in tab.findChildren(QWidget)}
    assert {"Preset", "Save, rename or delete presets"} <= named
