"""Finding and replacing words in the script, and tidying it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.speech.room import Room
from vbee_desktop.core.tidy_text import Dash, TidyChoices
from vbee_desktop.ui.widgets.buttons import ToolButton

SCRIPT = "Cà phê sữa.\nTách 😀 ca phe đen.\nCÀ PHÊ phin."


def selected(room: Room) -> str:
    return room.tab.script.editor.textCursor().selectedText()


def test_words_are_found_from_the_keys_in_turn_and_round_the_end(room: Room) -> None:
    tab = room.open()
    room.write(SCRIPT)
    QTest.keyClick(tab.script.editor, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    bar = tab.script.find_bar
    assert bar.isVisible()
    QTest.keyClicks(bar.wanted, "ca phe")
    found = []
    for _ in range(4):
        QTest.keyClick(bar.wanted, Qt.Key.Key_F3)
        found.append(selected(room))
    assert found == ["Cà phê", "ca phe", "CÀ PHÊ", "Cà phê"]
    assert bar.told.text() == "1 of 3"
    QTest.keyClick(bar.wanted, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert selected(room) == "CÀ PHÊ"
    bar.ignores.setChecked(False)
    QTest.keyClick(bar.wanted, Qt.Key.Key_Return)
    assert selected(room) == "ca phe"
    assert bar.told.text() == "1 of 1"
    QTest.keyClick(bar.wanted, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_replacing_all_is_undone_at_once(room: Room) -> None:
    tab = room.open()
    room.write(SCRIPT)
    bar = tab.script.find_bar
    bar.open()
    bar.wanted.setText("ca phe")
    bar.instead.setText("trà")
    bar.all_button.click()
    assert tab.script.text() == "trà sữa.\nTách 😀 trà đen.\ntrà phin."
    assert bar.told.text() == "3 replaced"
    tab.script.editor.undo()
    assert tab.script.text() == SCRIPT
    bar.wanted.setText("bánh mì")
    bar.all_button.click()
    assert bar.told.text() == "Not found"


def test_one_place_is_replaced_after_it_was_seen(room: Room) -> None:
    tab = room.open()
    room.write(SCRIPT)
    bar = tab.script.find_bar
    bar.open()
    bar.wanted.setText("phê")
    bar.instead.setText("cao")
    bar.replace_button.click()
    assert tab.script.text() == SCRIPT, "only found"
    bar.replace_button.click()
    assert tab.script.text().startswith("Cà cao sữa.")
    assert selected(room) == "phe"


def tidy(room: Room) -> str:
    buttons = room.tab.script.findChildren(ToolButton)
    next(button for button in buttons if button.text() == "Tidy text").click()
    assert room.wait_for_message() == "Tidied."
    message = room.tab.script.message
    assert message is not None
    return message.text()


def test_tidying_tells_what_it_did_and_can_be_undone(room: Room) -> None:
    tab = room.open()
    written = "**Chào**  bạn , xem https://vbee.vn nhé — hay lắm"
    room.write(written)
    told = tidy(room)
    assert tab.script.text() == "Chào bạn, xem https://vbee.vn nhé, hay lắm"
    assert "spaces" in told
    assert "1 dashes" in told
    room.press_message_act("Undo")
    assert tab.script.text() == written
    tab.script.tidy_button.addresses.setChecked(True)
    tab.script.tidy_button.dashes["keep"].setChecked(True)
    tidy(room)
    assert tab.script.text() == "Chào bạn, xem nhé — hay lắm"


def test_what_tidying_may_do_is_remembered(room: Room) -> None:
    tab = room.open()
    tab.script.tidy_button.addresses.setChecked(True)
    tab.script.tidy_button.dashes["pause"].setChecked(True)
    tab.remember()
    tab.script.tidy_button.addresses.setChecked(False)
    tab.script.tidy_button.dashes["comma"].setChecked(True)
    tab.restore()
    assert tab.script.tidy_button.choices() == TidyChoices(removes_addresses=True, dash=Dash.PAUSE)
    room.settings.set("speech.tidy_dash", 7)
    tab.restore()
    assert tab.script.tidy_button.choices().dash is Dash.PAUSE
