"""A script of several paragraphs: made, heard, changed and made again one by one."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from tests.ui.speech.room import WAIT_MS, Room
from tests.ui.speech.test_marks import make, marks
from tests.ui.speech.test_paid import PAID
from vbee_desktop.core.errors import Code, NoAnswer, NotSent, Refused
from vbee_desktop.core.history import Spoken
from vbee_desktop.core.models import AudioFormat
from vbee_desktop.ui.saving.save_dialog import SaveDialog
from vbee_desktop.ui.widgets.gutter import Gutter
from vbee_desktop.ui.widgets.label import Label

TEXT = "Một hai.\nBa bốn.\nNăm sáu."


def texts_of(room: Room) -> list[str]:
    return [request.text for request in room.desk.made_parts]


def make_all(room: Room) -> None:
    """Make three paragraphs, and wait until they are heard."""
    make(room, TEXT)
    room.qtbot.waitUntil(lambda: bool(room.speaker.played), timeout=WAIT_MS)


def choices(room: Room) -> dict[str, object]:
    menu = room.tab.act.button.menu()
    assert menu is not None
    menu.aboutToShow.emit()
    return {action.text(): action for action in menu.actions()}


def choose(room: Room, words: str) -> None:
    action = next(action for text, action in choices(room).items() if text.startswith(words))
    action.trigger()  # type: ignore[attr-defined]


def put_cursor(room: Room, paragraph: int) -> None:
    editor = room.tab.script.editor
    cursor = editor.textCursor()
    cursor.setPosition(editor.document().findBlockByNumber(paragraph).position())
    editor.setTextCursor(cursor)


def test_each_paragraph_is_bought_as_wav_and_the_whole_is_heard_with_its_regions(room: Room) -> None:
    tab = room.open()
    room.write(TEXT)
    assert tab.act.words() == "3 paragraphs to make"
    assert tab.act.price() == "23 points"
    room.create()
    room.wait_for_takes(3)
    assert texts_of(room) == TEXT.split("\n")
    assert {request.audio_format for request in room.desk.made_parts} == {AudioFormat.WAV}
    room.qtbot.waitUntil(lambda: bool(room.speaker.played), timeout=WAIT_MS)
    heard = room.speaker.played[-1]
    assert [region[2] for region in heard.regions] == ["1", "2", "3"]
    assert heard.regions[1][:2] == (2.0, 4.0)
    assert tab.act.words() == "All is made: it plays at no cost."
    assert "23 points forecast, 23 already paid" in tab.script.counters.text()


def test_the_same_words_are_forecast_once_as_they_are_bought(room: Room) -> None:
    tab = room.open()
    room.write("Một hai.\nBa bốn.\nMột hai.")
    room.create()
    room.wait_for_takes(2)
    assert texts_of(room) == ["Một hai.", "Ba bốn."]
    room.qtbot.waitUntil(lambda: marks(room) == ["made"] * 3, timeout=WAIT_MS)
    assert "15 points forecast, 15 already paid" in tab.script.counters.text()


def test_only_what_changed_is_made_again_and_heard_from_there(room: Room) -> None:
    tab = room.open()
    make_all(room)
    room.desk.made_parts.clear()
    room.write("Một hai.\nBa bốn mươi.\nNăm sáu.")
    assert marks(room) == ["made", "stale", "made"]
    assert (tab.act.words(), tab.act.price()) == ("1 paragraphs to make", "12 points")
    played = len(room.speaker.played)
    room.create()
    room.qtbot.waitUntil(lambda: len(room.speaker.played) > played, timeout=WAIT_MS)
    assert texts_of(room) == ["Ba bốn mươi."]
    assert room.speaker.starts_s[-1] == 2.0
    assert [take.request.text for take in room.desk.joined[-1]] == ["Một hai.", "Ba bốn mươi.", "Năm sáu."]


def test_progress_tells_of_the_parts(room: Room) -> None:
    room.desk.hold = True
    tab = room.open()
    room.write(TEXT)
    room.create()
    room.qtbot.waitUntil(lambda: tab.act.words() == "Creating part 1 of 3", timeout=WAIT_MS)
    assert room.heard["badge_changed"][-1] == "1/3"
    tab.cancel_act()
    room.wait_until_idle()


def test_what_failed_is_told_and_retried_alone(room: Room) -> None:
    room.desk.part_failures = {"Ba bốn.": Refused(Code.SERVICE_FAILED, error_code="1999", text="busy")}
    tab = room.open()
    room.write(TEXT)
    room.create()
    room.wait_until_idle()
    assert marks(room) == ["made", "failed", "made"]
    message = tab.script.message
    assert message is not None
    assert message.title() == "1 parts failed."
    assert message.text().endswith("1999: busy. 2 parts are done and kept.")
    room.desk.part_failures = {}
    room.press_message_act("Retry 1 parts (7 points)")
    room.wait_for_takes(3)
    assert texts_of(room)[3:] == ["Ba bốn."]
    assert marks(room) == ["made"] * 3


def test_what_failed_is_told_at_once_and_retried_while_the_others_go_on(room: Room) -> None:
    room.desk.part_failures = {"Một hai.": NotSent(), "Ba bốn.": NoAnswer(job_id="lost")}
    room.desk.held_part = "Năm sáu."
    tab = room.open()
    room.write(TEXT)
    room.create()
    assert room.wait_for_message() == "1 parts failed, the other parts go on."
    assert tab.script.question.title() == "Of 1 parts we cannot know whether they were charged."
    assert [each.text() for each in tab.script.question.action_buttons()] == [
        "Send 1 parts again (7 points)",
        "Keep waiting",
    ]
    assert marks(room) == ["failed", "failed", "working"]
    del room.desk.part_failures["Một hai."]
    room.press_message_act("Retry 1 parts (8 points)")
    room.qtbot.waitUntil(lambda: marks(room)[0] != "failed", timeout=WAIT_MS)
    assert str(room.heard["badge_changed"][-1]).endswith("/3")
    assert tab.script.message is not None
    assert tab.script.message.isHidden()
    tab.script.question.action_buttons()[0].click()
    room.desk.release()
    room.wait_for_takes(3)
    assert marks(room) == ["made"] * 3
    assert tab.script.question.isHidden()
    assert (texts_of(room), room.desk.parts_sent_again) == ([*TEXT.split("\n"), "Một hai."], ["lost"])


def test_who_keeps_waiting_is_not_asked_again_while_the_others_go_on(room: Room) -> None:
    room.desk.part_failures = {"Một hai.": NoAnswer(job_id="lost")}
    room.desk.held_part = "Năm sáu."
    tab = room.open()
    room.write(TEXT)
    room.create()
    room.qtbot.waitUntil(tab.script.question.isVisible, timeout=WAIT_MS)
    tab.script.question.action_buttons()[1].click()
    room.desk.release()
    room.wait_until_idle()
    assert tab.script.question.isHidden()
    assert marks(room) == ["failed", "made", "made"]
    tab.script.editor.mark_clicked.emit(0)
    assert tab.script.question.isVisible()


def test_what_failed_is_told_of_once_and_goes_with_a_cancel(room: Room) -> None:
    room.desk.part_failures = {"Một hai.": NotSent()}
    room.desk.held_part = "Ba bốn."
    tab = room.open()
    room.write(TEXT)
    room.create()
    room.wait_for_message()
    wanted: list[int] = []
    tab.connection_check_wanted.connect(lambda: wanted.append(1))
    room.press_message_act("Check connection")
    assert wanted == [1]
    tab.script.dismiss_message()
    tab._controller.progressed.emit(tab._controller._rounds.progress())  # type: ignore[union-attr]  # noqa: SLF001
    assert tab.script.message is not None
    assert tab.script.message.isHidden()
    tab.cancel_act()
    room.wait_until_idle()
    assert "go on" not in (tab.script.message.title() if tab.script.message.isVisible() else "")


def test_a_click_on_a_failed_mark_tells_why(room: Room) -> None:
    room.desk.part_failures = {"Ba bốn.": Refused(Code.OUT_OF_POINTS)}
    tab = room.open()
    room.write(TEXT)
    room.create()
    room.wait_until_idle()
    assert tab.script.message is not None
    tab.script.dismiss_message()
    tab.script.editor.mark_clicked.emit(1)
    assert room.wait_for_message() == "1 parts failed."


def test_of_unknown_outcomes_the_choices_are_offered(room: Room) -> None:
    room.desk.part_failures = {"Ba bốn.": NoAnswer(job_id="lost")}
    tab = room.open()
    room.write(TEXT)
    room.create()
    room.wait_until_idle()
    send, _ = tab.script.question.action_buttons()
    assert send.text() == "Send 1 parts again (7 points)"
    send.click()
    room.wait_for_takes(3)
    assert room.desk.parts_sent_again == ["lost"]


def test_a_click_on_a_mark_plays_on_from_the_paragraph(room: Room) -> None:
    tab = room.open()
    make_all(room)
    tab.script.editor.mark_clicked.emit(2)
    room.qtbot.waitUntil(lambda: room.speaker.starts_s[-1:] == [4.0], timeout=WAIT_MS)
    assert len(room.desk.joined) == 1


def test_the_strip_follows_the_cursors_paragraph(room: Room) -> None:
    tab = room.open()
    make_all(room)
    put_cursor(room, 1)
    assert [take.request.text for take in tab.takes.shown()] == ["Ba bốn."]
    put_cursor(room, 2)
    assert [take.request.text for take in tab.takes.shown()] == ["Năm sáu."]


def test_takes_of_an_earlier_script_are_not_said_to_be_of_a_paragraph(room: Room) -> None:
    tab = room.open()
    make_all(room)
    put_cursor(room, 1)
    title = tab.takes.findChildren(Label)[0]
    assert title.text() == "Takes of paragraph 2"
    room.write("Khác.\nHẳn.")
    assert len(tab.takes.shown()) == 3
    assert title.text() == "Takes"


def test_the_star_decides_which_take_is_heard(room: Room) -> None:
    tab = room.open()
    make_all(room)
    put_cursor(room, 0)
    choose(room, "Make this paragraph again (8 points)")
    room.wait_for_takes(4)
    assert room.desk.parts_again == [False, True]
    room.qtbot.waitUntil(lambda: len(room.speaker.played) == 2, timeout=WAIT_MS)
    newest, first = tab.takes.shown()
    for chosen in (first, newest):
        played = len(room.speaker.played)
        tab.takes.chip_of(chosen).star_toggled.emit(True)
        tab.script.editor.mark_clicked.emit(0)
        room.qtbot.waitUntil(lambda: len(room.speaker.played) > played, timeout=WAIT_MS)  # noqa: B023
        assert room.desk.joined[-1][0] == chosen
    assert tab.takes.shown() == [newest, first]


def test_the_menu_makes_one_paragraph_and_speaks_a_selection(room: Room) -> None:
    tab = room.open()
    room.write(TEXT)
    put_cursor(room, 2)
    choose(room, "This paragraph (8 points)")
    room.wait_for_takes(1)
    assert texts_of(room) == ["Năm sáu."]
    tab.script.editor.selectAll()
    choose(room, "The selection (25 points)")
    room.wait_for_takes(2)
    assert room.desk.requests[0].text == TEXT


def test_words_that_are_one_paragraph_again_are_not_bought_again(room: Room) -> None:
    tab = room.open()
    make_all(room)
    room.write("Ba bốn.")
    assert marks(room) == ["made"]
    assert tab.act.price() == "0 points"
    room.create()
    assert room.desk.requests == []
    assert room.speaker.played[-1].path == tab.takes.current.path  # type: ignore[union-attr]


def test_saving_takes_all_paragraphs(room: Room) -> None:
    tab = room.open()
    make_all(room)
    tab.save_current_audio()
    dialog = tab.findChildren(SaveDialog)[0]
    assert dialog.form.format.currentText() == "MP3"
    dialog.reject()


def test_a_restart_brings_the_marks_back(room: Room) -> None:
    from tests.ui.speech.test_paid import PAID
    from vbee_desktop.core.history import Spoken

    tab = room.open()
    make_all(room)
    takes = list(tab.takes.takes())
    room.desk.spoken = {take.request: Spoken(PAID, take) for take in takes}
    for take in takes:
        tab.takes.remove(take)
    other = Room(room.qtbot, room.look, room.desk, room.settings)
    other.open()
    other.write(TEXT)
    room.qtbot.waitUntil(lambda: marks(other) == ["made"] * 3, timeout=WAIT_MS)
    room.qtbot.waitUntil(lambda: other.speaker.shown is not None, timeout=WAIT_MS)
    assert other.speaker.played == []
    other.tab.shutdown()


def test_a_locked_paragraph_is_not_made_again_and_stays_locked_over_a_restart(room: Room) -> None:
    tab = room.open()
    tab.account_changed()
    make_all(room)
    takes = tab.takes.takes()
    put_cursor(room, 1)
    choose(room, "Lock this paragraph as it is")
    tab.settings.set_values(tab.settings.values()._replace(speed=1.5))
    assert marks(room) == ["stale", "locked", "stale"]
    assert tab.act.words() == "2 paragraphs to make"
    room.desk.spoken = {take.request: Spoken(PAID, take) for take in takes}
    other = Room(room.qtbot, room.look, room.desk, room.settings)
    other.open()
    other.write(TEXT)
    other.tab.account_changed()
    other.tab.settings.set_values(tab.settings.values())
    room.qtbot.waitUntil(lambda: marks(other)[1] == "locked", timeout=WAIT_MS)
    room.qtbot.waitUntil(lambda: len(other.tab.takes.takes()) == 1, timeout=WAIT_MS)
    put_cursor(other, 1)
    choose(other, "Unlock this paragraph")
    assert marks(other)[1] == "stale"
    other.tab.shutdown()


def test_the_menu_of_a_mark_plays_and_makes_again(room: Room) -> None:
    tab = room.open()
    make_all(room)
    gutter = tab.script.editor.findChildren(Gutter)[0]
    row = list(tab.script.editor.visible_blocks())[2]
    where = QPoint(4, round(row.top) + 4)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, gutter.mapToGlobal(where))
    QApplication.sendEvent(gutter, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text() for action in menu.actions()]
    assert words == ["Play from here", "Make this paragraph again (8 points)", "Lock this paragraph as it is"]
    menu.actions()[1].trigger()
    menu.close()
    room.wait_for_takes(4)
    assert texts_of(room)[3:] == ["Năm sáu."]
    assert room.desk.parts_again[-1]


def test_sound_that_is_too_short_is_told_on_its_paragraph(room: Room) -> None:
    long = "Ngày xửa ngày xưa, ở một làng nhỏ ven sông, có hai anh em mồ côi cha mẹ từ sớm. " * 2
    tab = room.open()
    make(room, f"Một.\n{long.strip()}")
    assert room.wait_for_message() == "1 parts may not be whole."
    assert "2.0 seconds of sound are little" in tab.script.editor.words_of(1)
    assert tab.script.editor.words_of(0) == "Up to date"


def test_the_paragraph_that_is_heard_is_marked(room: Room) -> None:
    tab = room.open()
    make_all(room)
    path = room.speaker.played[-1].path
    heard = []
    for position_s in (0.5, 2.5, 5.9, -1.0):
        room.speaker.tell(path, position_s)
        heard.append(tab.script.editor.playing())
    assert heard == [0, 1, 2, None]
