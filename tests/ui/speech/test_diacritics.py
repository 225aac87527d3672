"""The line about Vietnamese without diacritics."""

from __future__ import annotations

from tests.ui.speech.room import WAIT_MS, Room

BARE = "Hom nay chung ta cung nhau tim hieu cach viet tieng Viet."
MARKED = "Hôm nay chúng ta cùng nhau tìm hiểu cách viết tiếng Việt."


def test_a_bare_paragraph_is_told_shown_and_left_so(room: Room) -> None:
    tab = room.open()
    room.write(f"{MARKED}\n\n{BARE}")
    note = tab.script.diacritics
    assert note.text() == "Paragraph 2 is Vietnamese without diacritics: it would be read wrong."
    assert tab.act.button.isEnabled(), "it blocks nothing"
    note.show_button.click()
    assert tab.script.editor.textCursor().block().text() == BARE
    note.leave_button.click()
    assert note.text() == ""
    room.write(f"{BARE} Va nghe thu giong doc nay nhe.")
    assert note.text() != "", "other words are told anew"


def test_many_paragraphs_are_looked_at_in_turns_and_counted(room: Room) -> None:
    tab = room.open()
    room.write("\n".join(f"{BARE} {number}" for number in range(60)))
    room.qtbot.waitUntil(lambda: tab.script.diacritics.text().startswith("60 paragraphs"), timeout=WAIT_MS)


def test_marked_and_english_text_is_quiet(room: Room) -> None:
    tab = room.open()
    room.write(f"{MARKED}\nThis is an English sentence about a cat that sat on the mat.")
    assert tab.script.diacritics.text() == ""
