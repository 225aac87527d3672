"""Takes: heard, starred, saved, dragged, removed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu

from tests.ui.speech.room import WAIT_MS, Room
from vbee_desktop.core.models import SpeechRequest, Take
from vbee_desktop.core.save_order import Piece
from vbee_desktop.ui.saving.save_dialog import SaveDialog
from vbee_desktop.ui.speech.takes_strip import CHIPS_SHOWN
from vbee_desktop.ui.widgets.buttons import ToolButton
from vbee_desktop.ui.widgets.take_chip import TakeChip


def make(room: Room, text: str) -> Take:
    room.write(text)
    count = len(room.tab.takes.takes())
    room.create()
    room.wait_for_takes(count + 1)
    take = room.tab.takes.current
    assert take is not None
    return take


def menu_of(room: Room, take: Take) -> QMenu:
    room.tab.takes.chip_of(take).menu_requested.emit(QPoint(0, 0))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def entry(menu: QMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == text)


def test_newest_take_stands_first_and_is_current(room: Room) -> None:
    tab = room.open()
    first, second = make(room, "Một."), make(room, "Hai.")
    assert tab.takes.takes() == [second, first]
    assert tab.takes.current == second


def test_a_take_that_came_before_the_voices_gets_its_voices_name(room: Room) -> None:
    voice = room.desk.voices[0]
    tab = room.tab
    early = Take("early", room.desk.folder / "early.wav", SpeechRequest("Một.", voice.code), 1.0, 48000, 4, 4)
    tab.add_earlier(early)
    chip = tab.takes.chip_of(early)
    assert chip.accessibleName().startswith(voice.code)
    width = chip.sizeHint().width()
    room.open()
    assert chip.accessibleName() == "Mai Phương, 1.0× · 0:01.0"
    assert chip.sizeHint().width() < width


def many_takes(room: Room, count: int) -> list[Take]:
    """Takes of one text, newest first, as a long day brings them."""
    voice = room.desk.voices[0]
    request = SpeechRequest("Một.", voice.code)
    takes = [
        Take(f"job-{number}", room.desk.folder / f"{number}.wav", request, 1.0, 48000, 4, 4)
        for number in range(count)
    ]
    for take in takes:
        room.tab.takes.add_take(take, voice.name)
    return takes[::-1]


def chips_of(room: Room) -> list[TakeChip]:
    return [chip for chip in room.tab.takes.findChildren(TakeChip) if chip.isVisibleTo(room.tab.takes)]


def test_a_day_of_takes_costs_no_chip_for_each(room: Room) -> None:
    tab = room.open()
    takes = many_takes(room, 3 * CHIPS_SHOWN)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert tab.takes.takes() == takes
    assert tab.takes.shown() == takes[:CHIPS_SHOWN]
    assert len(tab.takes.findChildren(TakeChip)) == CHIPS_SHOWN


def test_the_takes_before_those_come_when_asked_for(room: Room) -> None:
    tab = room.open()
    takes = many_takes(room, CHIPS_SHOWN + 5)
    more = next(each for each in tab.takes.findChildren(ToolButton) if each.text() == "Earlier takes")
    assert more.isVisibleTo(tab.takes)
    more.click()
    assert tab.takes.shown() == takes
    assert len(chips_of(room)) == len(takes)
    assert not more.isVisibleTo(tab.takes)


def test_the_take_that_is_shown_keeps_its_chip_however_old_it_is(room: Room) -> None:
    tab = room.open()
    takes = many_takes(room, CHIPS_SHOWN + 5)
    tab.takes.set_current(takes[-1])
    assert tab.takes.shown() == [*takes[:CHIPS_SHOWN], takes[-1]]
    assert len(chips_of(room)) == CHIPS_SHOWN + 1


def test_starred_takes_stay_in_front(room: Room) -> None:
    tab = room.open()
    first = make(room, "Một.")
    tab.takes.chip_of(first).star_toggled.emit(True)
    second = make(room, "Hai.")
    assert tab.takes.takes() == [first, second]
    assert tab.takes.current == second


def test_chip_plays_stops_and_follows_what_is_heard(room: Room) -> None:
    tab = room.open()
    first, second = make(room, "Một."), make(room, "Hai.")
    tab.takes.chip_of(first).play_clicked.emit()
    assert room.speaker.played[-1].path == first.path
    room.speaker.tell(first.path, 0.5)
    tab.takes.chip_of(first).play_clicked.emit()
    assert room.speaker.stops == 1
    room.speaker.tell(first.path, -1.0)
    tab.takes.chip_of(second).chosen.emit()
    assert room.speaker.shown is not None
    assert room.speaker.shown.path == second.path


def test_silence_is_noticed_when_positions_stay_away(room: Room) -> None:
    tab = room.open()
    take = make(room, "Một.")
    room.speaker.tell(take.path, 0.5)
    chip = tab.takes.chip_of(take)
    chip.play_clicked.emit()
    assert room.speaker.stops == 1
    played = len(room.speaker.played)

    def plays_again() -> bool:
        if not tab.takes.is_playing(take):
            chip.play_clicked.emit()
        return len(room.speaker.played) > played

    room.qtbot.waitUntil(plays_again, timeout=WAIT_MS)


def test_chip_drags_its_file(room: Room) -> None:
    tab = room.open()
    take = make(room, "Một.")
    data = tab.takes.chip_of(take).drag_data()
    assert data is not None
    assert [Path(url.toLocalFile()) for url in data.urls()] == [take.path]


def test_menu_copies_the_file_and_removes_the_take(room: Room) -> None:
    tab = room.open()
    take = make(room, "Một.")
    menu = menu_of(room, take)
    entry(menu, "Copy file").trigger()
    menu.close()
    assert [Path(url.toLocalFile()) for url in QApplication.clipboard().mimeData().urls()] == [take.path]
    menu = menu_of(room, take)
    entry(menu, "Remove from this list").trigger()
    menu.close()
    assert not tab.takes.takes()
    assert tab.takes.current is None
    assert take.path.exists()


def test_save_audio_suggests_the_first_words(room: Room, tmp_path: Path) -> None:
    tab = room.open()
    take = make(room, "Chào mừng: các bạn!")
    tab.save_current_audio()
    dialog = tab.findChildren(SaveDialog)[0]
    assert dialog.form.name.text() == "Chào mừng các bạn!"
    assert dialog.form.format.currentText() == "MP3"
    dialog.form.folder.setText(str(tmp_path))
    dialog.save_button.click()
    assert room.wait_for_message() == "Audio saved."
    (order,) = room.desk.saved
    assert order.pieces == (Piece(take.request.text, take),)
    assert order.paths() == (tmp_path / "Chào mừng các bạn!.mp3",)


def test_save_audio_without_a_take_says_so(room: Room) -> None:
    tab = room.open()
    tab.save_current_audio()
    assert room.wait_for_message() == "There is no audio to save yet."
