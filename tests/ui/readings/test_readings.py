"""The readings dictionaries: kept, edited, tried, applied to what is sent and counted."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QDialog

from tests.ui.speech.room import WAIT_MS, Room
from vbee_desktop.core.models import SpeechApi, SpeechWay
from vbee_desktop.core.readings import CaseRule, Dictionaries, checked_reading
from vbee_desktop.ui.readings.readings_dialog import ReadingsDialog
from vbee_desktop.ui.readings.sent_dialog import SentDialog
from vbee_desktop.ui.widgets.buttons import ToolButton

Kind = TypeVar("Kind", bound=QDialog)


def press(room: Room, text: str) -> None:
    buttons = room.tab.script.findChildren(ToolButton)
    next(button for button in buttons if button.text() == text).click()


def opened(room: Room) -> ReadingsDialog:
    room.open().account_changed()
    words = room.tab.sent_desk.words
    room.qtbot.waitUntil(lambda: words.is_ready, timeout=WAIT_MS)
    press(room, "Readings…")
    return shown(room, ReadingsDialog)


def shown(room: Room, kind: type[Kind]) -> Kind:
    return next(each for each in room.tab.findChildren(kind) if each.isVisible())


def rows(dialog: ReadingsDialog) -> list[tuple[str, str, str]]:
    model = dialog.table.rows
    return [
        tuple(str(model.index(row, column).data()) for column in (0, 1, 3))  # type: ignore[misc]
        for row in range(model.rowCount())
    ]


def add(dialog: ReadingsDialog, word: str, reading: str, place: int = 0) -> None:
    dialog.form.word.setText(word)
    dialog.form.reading.setText(reading)
    dialog.form.place.setCurrentIndex(place)
    dialog.add_button.click()


def test_a_reading_is_added_changed_and_deleted_and_each_time_kept(room: Room) -> None:
    dialog = opened(room)
    add(dialog, "AI", "ây ai")
    add(dialog, "Vbee", "vi bi", place=1)
    assert rows(dialog) == [("AI", "ây ai", "Every script"), ("Vbee", "vi bi", "This script")]
    assert room.desk.readings == Dictionaries(
        (checked_reading("AI", "ây ai"),), (checked_reading("Vbee", "vi bi"),)
    )
    dialog.table.selectRow(0)
    assert dialog.form.word.text() == "AI"
    dialog.form.reading.setText("trí tuệ nhân tạo")
    dialog.change_button.click()
    assert rows(dialog)[0][1] == "trí tuệ nhân tạo"
    dialog.table.selectRow(1)
    dialog.delete_button.click()
    assert room.desk.readings == Dictionaries((checked_reading("AI", "trí tuệ nhân tạo"),), ())


def test_what_cannot_be_a_reading_is_told_beside_it(room: Room) -> None:
    dialog = opened(room)
    add(dialog, "AI", " ")
    assert dialog.form.note() == "Write how it is read."
    add(dialog, "", "ây ai")
    assert dialog.form.note() == "Write the word first."
    assert rows(dialog) == []


def test_a_low_screen_scrolls_to_the_message_and_keeps_the_buttons(room: Room, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("word,reading,case\nAI,ây ai,\nkm,,any\n", "utf-8")
    dialog = opened(room)
    dialog.resize(dialog.width(), 330)
    dialog.import_from(tmp_path / "a.csv")
    room.qtbot.waitUntil(dialog.message.isVisible, timeout=WAIT_MS)
    whole = dialog.message.visibleRegion
    room.qtbot.waitUntil(lambda: whole().boundingRect() == dialog.message.rect(), timeout=WAIT_MS)
    assert dialog.height() == 330
    assert dialog.close_button.visibleRegion().boundingRect() == dialog.close_button.rect()


def test_word_and_reading_have_room_beside_the_choices(room: Room) -> None:
    dialog = opened(room)
    dialog.resize(dialog.minimumSizeHint().width(), dialog.height())
    assert dialog.form.word.width() >= 90
    assert dialog.form.reading.width() > dialog.form.word.width()


def test_a_sentence_can_be_tried(room: Room) -> None:
    room.desk.readings = Dictionaries((checked_reading("km", "ki lô mét", CaseRule.ANY),))
    dialog = opened(room)
    dialog.sentence.setText("Còn 12 KM nữa, không phải kmx.")
    assert dialog.heard.text() == "Còn 12 ki lô mét nữa, không phải kmx."


def test_readings_come_from_a_table_and_broken_lines_are_told(room: Room, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("word,reading,case\nAI,ây ai,\nkm,,any\nTP,thành phố,any\n", "utf-8")
    dialog = opened(room)
    dialog.import_from(tmp_path / "a.csv")
    room.qtbot.waitUntil(dialog.message.isVisible, timeout=WAIT_MS)
    assert dialog.message.kind == "warning"
    assert [row[0] for row in rows(dialog)] == ["AI", "TP"]
    dialog.export_to(tmp_path / "b.csv")
    room.qtbot.waitUntil((tmp_path / "b.csv").is_file, timeout=WAIT_MS)
    assert "TP,thành phố,any" in (tmp_path / "b.csv").read_text("utf-8-sig")


@pytest.mark.parametrize("data", [b"\xff\xff", b"name,age\nword,1\n", b""])
def test_a_table_that_is_none_is_told(room: Room, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.csv").write_bytes(data)
    dialog = opened(room)
    dialog.import_from(tmp_path / "a.csv")
    room.qtbot.waitUntil(dialog.message.isVisible, timeout=WAIT_MS)
    assert dialog.message.kind in {"error", "done"}


def test_what_is_sent_is_counted_bought_and_shown(room: Room) -> None:
    room.desk.readings = Dictionaries((checked_reading("AI", "trí tuệ nhân tạo"),))
    tab = room.open()
    tab.account_changed()
    room.qtbot.waitUntil(lambda: tab.sent_desk.words.is_ready, timeout=WAIT_MS)
    room.write("Giờ là thời của AI.")
    assert tab.script.facts.characters == len("Giờ là thời của trí tuệ nhân tạo.")
    assert tab.script.facts.written == ("Giờ là thời của AI.",)
    press(room, "What is sent")
    dialog = shown(room, SentDialog)
    text = dialog.text.toPlainText()
    assert [text[start:end] for start, end in dialog.places] == ["trí tuệ nhân tạo"]
    dialog.close_button.click()
    room.create()
    room.wait_for_takes()
    assert room.desk.requests[0].text == "Giờ là thời của trí tuệ nhân tạo."
    assert tab.script.text() == "Giờ là thời của AI."


def test_pauses_are_written_as_the_service_in_use_makes_them(room: Room) -> None:
    tab = room.open()
    room.write('Một <break time="0.5s" /> hai')
    assert tab.script.sent_text() == "Một <break time=0.5s/> hai"
    tab.settings.set_way(SpeechWay(SpeechApi.CURRENT))
    assert "break" not in tab.script.sent_text()
