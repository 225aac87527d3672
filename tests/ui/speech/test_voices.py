"""Finding, hearing and choosing a voice."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QStyleOptionViewItem, QWidget

from tests.ui.speech.room import VOICES, WAIT_MS, Room, Settings
from vbee_desktop.core.errors import BadInput, Code, NotSent
from vbee_desktop.core.models import VoiceList
from vbee_desktop.ui.speech.voice_delegate import VoiceDelegate
from vbee_desktop.ui.speech.voice_filter import VoiceFilter, matching, rows_of, search_words
from vbee_desktop.ui.speech.voice_list_words import age_words, list_note
from vbee_desktop.ui.speech.voice_model import VoiceModel
from vbee_desktop.ui.speech.voice_view import VoiceView
from vbee_desktop.ui.widgets.buttons import Chip, ToolButton
from vbee_desktop.ui.widgets.combo_box import ComboBox

LEFT = Qt.MouseButton.LeftButton
W = TypeVar("W", bound=QWidget)

MAI_PHUONG, NGOC_HUYEN, ANH_KHOI, HUONG_GIANG, TRUNG_KIEN, DANG_DUNG, JAMES = VOICES


def named(room: Room, kind: type[W], name: str) -> W:
    return next(widget for widget in room.tab.findChildren(kind) if widget.accessibleName() == name)


def names(room: Room) -> list[str]:
    model = room.tab.voices.model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def row_point(view: VoiceView, row: int, x: int) -> QPoint:
    rect = view.visualRect(view.model().index(row, 0))
    return QPoint(x if x >= 0 else rect.right() + x, rect.center().y())


def test_vietnamese_voices_stand_first_without_their_prefix(room: Room) -> None:
    room.open()
    assert names(room) == [
        "Mai Phương",
        "Ngọc Huyền 2.0",
        "Anh Khôi (tin tức)",
        "Hương Giang",
        "Trung Kiên",
        "Đặng Dung",
    ]


def test_a_row_that_assistive_technology_selects_is_chosen(room: Room) -> None:
    room.open()
    [view] = room.tab.voices.findChildren(VoiceView)
    view.selectionModel().select(view.model().index(2, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    room.qtbot.waitUntil(lambda: room.tab.voices.code == ANH_KHOI.code, timeout=WAIT_MS)
    assert view.currentIndex().row() == 2


def test_a_code_that_assistive_technology_sets_is_taken(room: Room) -> None:
    room.open()
    field = QAccessible.queryAccessibleInterface(named(room, QLineEdit, "Voice code"))
    field.setText(QAccessible.Text.Value, "hn_female_of_my_own")
    assert room.tab.voices.code == "hn_female_of_my_own"
    assert "as typed" in room.tab.voices.note()


def test_voices_are_loaded_once_and_again_for_another_account(room: Room) -> None:
    tab = room.open()
    tab.account_changed()
    room.qtbot.waitUntil(lambda: tab.voices.model.rowCount() > 0, timeout=WAIT_MS)
    assert room.desk.voice_loads <= 2
    before = room.desk.voice_loads
    tab.account_changed()
    assert room.desk.voice_loads == before + 1


@pytest.mark.parametrize("typed", ["dang dung", "ĐẶNG", "dung dang", "n_dung"])
def test_search_ignores_diacritics_and_case(room: Room, typed: str) -> None:
    room.open()
    named(room, QLineEdit, "Search voices").setText(typed)
    assert names(room) == ["Đặng Dung"]


def test_chips_narrow_the_list_and_it_is_counted(room: Room) -> None:
    room.open()
    named(room, Chip, "North").click()
    assert names(room) == ["Mai Phương", "Ngọc Huyền 2.0", "Anh Khôi (tin tức)"]
    named(room, Chip, "Male voice").click()
    assert names(room) == ["Anh Khôi (tin tức)"]
    named(room, Chip, "North").click()
    assert names(room) == ["Anh Khôi (tin tức)", "Trung Kiên"]
    named(room, Chip, "Male voice").click()
    named(room, Chip, "Community").click()
    assert names(room) == ["Đặng Dung"]


def test_other_languages_can_be_chosen(room: Room) -> None:
    room.open()
    languages = named(room, ComboBox, "Language")
    assert [languages.itemText(row) for row in range(2)] == ["Tiếng Việt", "All languages"]
    languages.setCurrentIndex(languages.findData("en-US"))
    assert names(room) == ["James"]
    assert not named(room, Chip, "North").isVisible()


def test_nothing_found_offers_all_voices(room: Room) -> None:
    tab = room.open()
    named(room, QLineEdit, "Search voices").setText("zzz")
    assert tab.voices.model.rowCount() == 0
    tab.voices.filters.clear()
    assert tab.voices.model.rowCount() == len(VOICES)


def test_a_click_chooses_and_ring_and_star_do_not(room: Room) -> None:
    tab = room.open()
    view = named(room, VoiceView, "Voices")

    def click(row: int, x: int) -> None:
        QTest.mouseClick(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, row_point(view, row, x))

    click(2, 120)
    assert tab.voices.code == ANH_KHOI.code
    click(1, 20)
    assert room.desk.demos == [NGOC_HUYEN.code]
    click(3, -20)
    assert tab.voices.model.favourites() == [HUONG_GIANG.code]
    assert tab.voices.code == ANH_KHOI.code


def test_the_list_works_from_the_keyboard(room: Room) -> None:
    tab = room.open()
    view = named(room, VoiceView, "Voices")
    search = named(room, QLineEdit, "Search voices")
    search.setFocus()
    QTest.keyClick(search, Qt.Key.Key_Return)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert tab.voices.code == NGOC_HUYEN.code
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert room.desk.demos == [NGOC_HUYEN.code]
    QTest.keyClick(view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert tab.voices.model.is_favourite(NGOC_HUYEN.code)
    assert room.heard["announcement"][-1] == "Ngọc Huyền 2.0 is a favourite"


def test_a_row_says_all_that_it_shows(room: Room) -> None:
    tab = room.open()
    tab.voices.model.toggle_favourite(NGOC_HUYEN.code)
    index = tab.voices.model.index_of(NGOC_HUYEN.code)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Ngọc Huyền 2.0, North, female, ×3, favourite"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == NGOC_HUYEN.code


def test_a_typed_code_wins_and_need_not_be_known(room: Room) -> None:
    tab = room.open()
    field = named(room, QLineEdit, "Voice code")
    field.clear()
    QTest.keyClicks(field, " n_someone_else ")
    assert tab.voices.code == "n_someone_else"
    assert "Not in the list" in tab.voices.note()
    field.clear()
    QTest.keyClicks(field, TRUNG_KIEN.code)
    assert tab.voices.note() == ""
    view = named(room, VoiceView, "Voices")
    assert view.currentIndex().data() == "Trung Kiên"


def test_filtering_does_not_change_the_chosen_voice(room: Room) -> None:
    tab = room.open()
    tab.voices.choose(TRUNG_KIEN.code)
    named(room, Chip, "North").click()
    assert tab.voices.code == TRUNG_KIEN.code
    named(room, Chip, "North").click()
    view = named(room, VoiceView, "Voices")
    assert view.currentIndex().data() == "Trung Kiên"


def test_a_sample_plays_and_the_same_ring_stops_it(room: Room) -> None:
    tab = room.open()
    tab.voices.demo_wanted.emit(MAI_PHUONG)
    room.qtbot.waitUntil(lambda: bool(room.speaker.played), timeout=WAIT_MS)
    path = room.speaker.played[0].path
    assert path == Path(room.desk.folder / f"{MAI_PHUONG.code}.mp3")
    room.speaker.tell(path, 0.1)
    index = tab.voices.model.index_of(MAI_PHUONG.code)
    assert index.data(Qt.ItemDataRole.UserRole + 3) == "playing"
    tab.voices.demo_wanted.emit(MAI_PHUONG)
    assert room.speaker.stops == 1
    assert index.data(Qt.ItemDataRole.UserRole + 3) == ""


def test_a_sample_that_does_not_come_is_told_beside_the_voice(room: Room) -> None:
    room.desk.failure = BadInput(Code.BAD_VOICE, reason="no_demo")
    tab = room.open()
    tab.voices.demo_wanted.emit(MAI_PHUONG)
    room.qtbot.waitUntil(lambda: "no sample" in tab.voices.note(), timeout=WAIT_MS)


def test_favourites_voice_and_filters_are_remembered(room: Room, settings: Settings) -> None:
    tab = room.open()
    tab.voices.choose(TRUNG_KIEN.code)
    tab.voices.model.toggle_favourite(JAMES.code)
    named(room, Chip, "South").click()
    tab.settings.set_values(tab.settings.values()._replace(speed=0.8, bitrate_kbps=32))
    tab.script.zoom_in()
    tab.remember()
    again = Room(room.qtbot, room.look, room.desk, settings)
    other = again.open()
    assert other.voices.code == TRUNG_KIEN.code
    assert other.voices.model.is_favourite(JAMES.code)
    assert names(again) == ["Trung Kiên"]
    assert (other.settings.values().speed, other.settings.values().bitrate_kbps) == (0.8, 32)
    assert other.script.editor.zoom_percent == 110
    other.shutdown()


def test_spoilt_settings_are_replaced_by_defaults(room: Room, settings: Settings) -> None:
    settings.values.update({
        "speech.voice_code": 7, "speech.speed": 99, "speech.format": "ogg", "speech.favourites": "x",
        "speech.language": None, "speech.regions": [1, "north"], "speech.bitrate_kbps": "loud",
    })  # fmt: skip
    again = Room(room.qtbot, room.look, room.desk, settings)
    tab = again.open()
    assert tab.voices.code == MAI_PHUONG.code
    assert tab.settings.values().speed == 1.0
    assert tab.settings.values().audio_format == "mp3"
    tab.shutdown()


def test_the_shipped_list_is_named_as_such(room: Room) -> None:
    room.desk.voices_live = False
    tab = room.open()
    assert "shipped" in tab.voices.list_note()
    before = room.desk.voice_loads
    tab.voices.reload_wanted.emit()
    assert room.desk.voice_loads == before + 1


def test_a_kept_list_says_its_age_and_why_it_is_not_the_newest(room: Room) -> None:
    room.desk.voices_live = False
    room.desk.voices_error = NotSent(Code.NO_CONNECTION)
    room.desk.voices_fetched_at = time.time() - 7200
    tab = room.open()
    assert tab.voices.list_note().startswith("7 voices, from 2 hours ago. The live one did not load: ")


def test_a_list_that_fails_after_all_can_be_asked_for_again(room: Room) -> None:
    tab = room.open()
    again = named(room, ToolButton, "Load the list again")
    tab.voices.show_voices(VoiceList(VOICES, is_live=False, is_loading=True))
    assert not again.isVisible()
    tab.voices.show_load_failure()
    assert again.isVisible()


def test_what_is_said_of_a_list() -> None:
    now = 1e9
    kept = VoiceList(VOICES, is_live=False, fetched_at=now - 86_400 * 3, is_loading=True)
    assert list_note(kept, now) == ("info", "7 voices, from 3 days ago. The newest list is loading…")
    shipped = VoiceList(VOICES, is_live=False, is_loading=True)
    assert list_note(shipped, now).words == "7 voices, shipped with the program. The newest list is loading…"
    assert list_note(VoiceList(VOICES, is_live=True), now).words == ""
    assert list_note(VoiceList(VOICES, is_live=True, error=NotSent(Code.BUSY)), now).kind == "info"
    assert [age_words(age_s) for age_s in (-5, 59, 300)] == ["a moment ago", "a moment ago", "5 minutes ago"]


def test_voices_used_of_late_are_found_by_their_chip_the_last_one_first(
    room: Room, settings: Settings
) -> None:
    tab = room.open()
    for count, voice in enumerate((TRUNG_KIEN, JAMES), start=1):
        tab.voices.choose(voice.code)
        room.write(f"Xin chào {voice.name}.")
        room.create()
        room.wait_for_takes(count)
    named(room, Chip, "Recently used only").click()
    assert names(room) == ["James", "Trung Kiên"]
    tab.remember()
    again = Room(room.qtbot, room.look, room.desk, settings)
    again.open()
    assert names(again) == ["James", "Trung Kiên"]
    again.tab.shutdown()


def test_only_so_many_voices_are_remembered_as_used() -> None:
    model = VoiceModel()
    for number in (*range(12), 5):
        model.note_used(f"voice{number}")
    assert model.recents() == [f"voice{number}" for number in (5, 11, 10, 9, 8, 7, 6, 4)]


def test_a_refused_voice_is_marked_until_it_speaks(room: Room) -> None:
    tab = room.open()
    tab.voices.model.set_refused([MAI_PHUONG.code])
    index = tab.voices.model.index_of(MAI_PHUONG.code)
    assert "Not in your plan" in str(index.data(Qt.ItemDataRole.ToolTipRole))
    room.write("Xin chào.")
    room.create()
    room.wait_for_takes()
    assert index.data(Qt.ItemDataRole.ToolTipRole) == MAI_PHUONG.code


def test_the_same_list_again_moves_nothing(room: Room) -> None:
    tab = room.open()
    resets: list[bool] = []
    tab.voices.model.modelReset.connect(lambda: resets.append(True))
    tab.voices.show_voices(VoiceList(VOICES, is_live=True))
    assert resets == []


class CountingDelegate(VoiceDelegate):
    """Counts the rows that it paints."""

    painted = 0

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.painted += 1
        super().paint(painter, option, index)


def test_of_2000_voices_only_those_in_sight_are_painted(room: Room) -> None:
    tab = room.open()
    many = tuple(replace(MAI_PHUONG, code=f"hn_female_n{number}_48k-fhg") for number in range(2000))
    view = named(room, VoiceView, "Voices")
    delegate = CountingDelegate(room.look, view)
    view.setItemDelegate(delegate)
    tab.voices.show_voices(VoiceList(many, is_live=True))
    in_sight = view.viewport().height() // view.sizeHintForRow(0) + 2
    for text in ("m", "ma", "mai p", ""):
        delegate.painted = 0
        named(room, QLineEdit, "Search voices").setText(text)
        view.viewport().repaint()
        assert 0 < delegate.painted <= in_sight
    delegate.painted = 0
    view.scrollToBottom()
    view.viewport().repaint()
    assert 0 < delegate.painted <= in_sight


def test_menu_of_a_voice_copies_its_code(room: Room) -> None:
    tab = room.open()
    view = named(room, VoiceView, "Voices")
    view.menu_wanted.emit(0, QPoint(0, 0))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    next(action for action in menu.actions() if action.text() == "Copy the voice code").trigger()
    assert QApplication.clipboard().text() == MAI_PHUONG.code
    menu.close()
    assert tab.voices.code == MAI_PHUONG.code


def test_words_must_all_occur_and_favourites_know_no_language() -> None:
    rows = rows_of(VOICES)
    found = matching(rows, VoiceFilter(words=search_words("Giang huong")), set())
    assert [row.name for row in found] == ["Hương Giang"]
    starred = matching(rows, VoiceFilter(starred=True), {JAMES.code})
    assert [row.name for row in starred] == ["James"]
