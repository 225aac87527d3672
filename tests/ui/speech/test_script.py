"""The editor, its tools and its empty state."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from tests.ui.speech.room import WAIT_MS, Room
from vbee_desktop.core.models import SpeechApi, SpeechWay
from vbee_desktop.ui.speech.empty_script import EmptyScript
from vbee_desktop.ui.widgets.buttons import PlainButton, ToolButton
from vbee_desktop.ui.widgets.empty_state import SampleButton


def overlay(room: Room) -> EmptyScript:
    return room.tab.findChildren(EmptyScript)[0]


def tool(room: Room, text: str) -> ToolButton:
    return next(button for button in room.tab.script.findChildren(ToolButton) if button.text() == text)


def test_empty_editor_offers_three_sentences(room: Room) -> None:
    tab = room.open()
    samples = overlay(room).findChildren(SampleButton)
    assert len(samples) == 3
    assert overlay(room).isVisible()
    samples[1].click()
    assert tab.script.text() == samples[1].text()
    assert not overlay(room).isVisible()
    assert tab.act.button.isEnabled()
    tab.script.editor.undo()
    assert overlay(room).isVisible()


def test_composed_word_hides_the_empty_state_and_waits_to_be_counted(room: Room) -> None:
    tab = room.open()
    editor = tab.script.editor
    QApplication.sendEvent(editor, QInputMethodEvent("việ", []))
    assert not overlay(room).isVisible()
    assert tab.script.facts.characters == 0
    committed = QInputMethodEvent("", [])
    committed.setCommitString("việt")
    QApplication.sendEvent(editor, committed)
    tab.script.count_now()
    assert tab.script.facts.characters == 4


def test_abandoned_composition_brings_the_empty_state_back(room: Room) -> None:
    tab = room.open()
    QApplication.sendEvent(tab.script.editor, QInputMethodEvent("v", []))
    QApplication.sendEvent(tab.script.editor, QInputMethodEvent("", []))
    assert overlay(room).isVisible()


def test_paste_clean_strips_what_cannot_be_seen(room: Room) -> None:
    tab = room.open()
    QApplication.clipboard().setText("Xin\u00a0 chào\u200b\u00ad\r\nbạn ")
    next(
        button for button in overlay(room).findChildren(PlainButton) if button.text() == "Paste clean"
    ).click()
    assert tab.script.text() == "Xin chào\nbạn"


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("Một hai", 3, "Một <break time=0.5s/> hai"),
        ("Một hai", 7, "Một hai <break time=0.5s/> "),
        ("Một hai", 0, "<break time=0.5s/> Một hai"),
        ("Một hai", 5, "Một <break time=0.5s/> hai"),
    ],
)
def test_pause_is_written_at_the_cursor_between_spaces(
    room: Room, text: str, place: int, expected: str
) -> None:
    tab = room.open()
    room.write(text)
    cursor = tab.script.editor.textCursor()
    cursor.setPosition(place)
    tab.script.editor.setTextCursor(cursor)
    menu = tool(room, "Insert pause").menu()
    next(action for action in menu.actions() if action.text() == "0.5 s").trigger()
    assert tab.script.text() == expected


def test_pause_stands_behind_characters_that_qt_counts_twice(room: Room) -> None:
    tab = room.open()
    room.write("😀 Một hai")
    cursor = tab.script.editor.textCursor()
    cursor.setPosition(6)
    tab.script.editor.setTextCursor(cursor)
    tab.script.insert_pause(1.0)
    assert tab.script.text() == "😀 Một <break time=1s/> hai"
    tab.script.editor.undo()
    assert tab.script.text() == "😀 Một hai"


def test_pauses_of_the_current_service_are_told_once(room: Room) -> None:
    tab = room.open()
    room.write("Một hai")
    tab.script.insert_pause(1.0)
    assert tab.script.message is None
    tab.settings.set_way(SpeechWay(SpeechApi.CURRENT))
    tab.script.insert_pause(1.0)
    assert room.wait_for_message() == "The current service has no pause marks."


def test_only_the_words_of_subtitles_are_pasted_clean(room: Room) -> None:
    tab = room.open()
    QApplication.clipboard().setText("1\n00:00:01,000 --> 00:00:02,000\n<i>Chào</i>  bạn.\n")
    tab.script.paste_clean()
    assert tab.script.text() == "Chào bạn."
    tab.script.editor.clear()
    QApplication.clipboard().setText("một --> hai")
    tab.script.paste_clean()
    assert tab.script.text() == "một --> hai"


def test_pause_does_not_replace_a_selection(room: Room) -> None:
    tab = room.open()
    room.write("Một hai")
    cursor = tab.script.editor.textCursor()
    cursor.select(QTextCursor.SelectionType.Document)
    tab.script.editor.setTextCursor(cursor)
    tab.script.insert_pause(2.0)
    assert tab.script.text().startswith("Một hai <break time=2s/>")


def test_tidy_can_be_undone_and_says_when_there_is_nothing_to_do(room: Room) -> None:
    tab = room.open()
    room.write("Một  hai \n\n\n\nba")
    tool(room, "Tidy text").click()
    room.qtbot.waitUntil(lambda: tab.script.text() == "Một hai\n\nba", timeout=WAIT_MS)
    assert room.wait_for_message() == "Tidied."
    tool(room, "Tidy text").click()
    room.qtbot.waitUntil(lambda: room.wait_for_message() != "Tidied.", timeout=WAIT_MS)
    assert room.wait_for_message() == "The text is tidy already."
    tab.script.editor.undo()
    assert tab.script.text() == "Một  hai \n\n\n\nba"


def test_counters_count_what_is_sent(room: Room) -> None:
    tab = room.open()
    room.write("Một.\n\nHai & ba.")
    assert tab.script.counters.accessibleName() == "Characters"
    assert tab.script.counters.text().startswith("15 characters")
    assert "2 paragraphs" in tab.script.counters.text()
    assert "17 points" in tab.script.counters.text(), "an escaped & is sent as five characters"


def test_zoom(room: Room) -> None:
    tab = room.open()
    tab.script.zoom_in()
    tab.script.zoom_in()
    tab.script.zoom_out()
    assert tab.script.editor.zoom_percent == 110
    tab.script.zoom_reset()
    assert tab.script.editor.zoom_percent == 100
