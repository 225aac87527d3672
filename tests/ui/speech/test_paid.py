"""What is paid already: told before, handed over for nothing, made anew only on a person's word."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.ui.speech.room import WAIT_MS, Room
from vbee_desktop.core.history import JobSummary
from vbee_desktop.core.job_state import JobState
from vbee_desktop.core.models import SpeechRequest
from vbee_desktop.ui.ports import Desk
from vbee_desktop.ui.speech.paid_watch import PaidWatch
from vbee_desktop.worker.job_handle import JobHandle
from vbee_desktop.worker.news import News, NewsKind

TEXT = "Xin chào các bạn. Hôm nay trời đẹp."
PAID = JobSummary(
    job_id="paid",
    number=1,
    kind="speech",
    state=JobState.FILED,
    title="Xin chào các bạn.",
    voice_code="hn_female_maiphuong_vdts_48k-fhg",
    created_at=0.0,
    duration_s=12.2,
    characters=35,
    points=35.0,
    seconds=0,
    error="",
    is_worked_on=False,
    has_remote_id=True,
)


def write_paid(room: Room, standing: JobSummary = PAID) -> None:
    """Write a text that the store knows, and wait until that is told."""
    room.desk.standing = standing
    room.open()
    room.write(TEXT)
    room.qtbot.waitUntil(lambda: "characters" not in room.tab.act.words(), timeout=WAIT_MS)


def menu_of(room: Room) -> QMenu:
    menu = room.tab.act.button.menu()
    assert menu is not None
    return menu


def test_what_is_paid_is_told_before_and_costs_nothing(room: Room) -> None:
    write_paid(room)
    assert room.tab.act.words() == "Already paid: it plays at no cost."
    assert room.tab.act.price() == "0 points"
    assert "35 points forecast, 35 already paid" in room.tab.script.counters.text()
    assert "0 points" in room.tab.act.button.accessibleDescription()


def test_it_is_asked_about_once_the_writing_rests_and_as_it_is_written(room: Room) -> None:
    room.open()
    for end in range(1, len(TEXT) + 1):
        room.write(TEXT[:end])
    room.qtbot.waitUntil(lambda: bool(room.desk.asked), timeout=WAIT_MS)
    assert [request.text for request in room.desk.asked] == [TEXT]


def test_another_text_voice_or_setting_is_not_what_was_paid(room: Room) -> None:
    write_paid(room)
    room.desk.standing = None
    room.write(TEXT + "!")
    assert room.tab.act.price() == "36 points"
    assert "paid" not in room.tab.script.counters.text()
    room.desk.standing = PAID
    room.write(TEXT)
    room.qtbot.waitUntil(lambda: room.tab.act.price() == "0 points", timeout=WAIT_MS)
    room.tab.settings.set_values(room.tab.settings.values()._replace(speed=1.3))
    assert room.tab.act.price() == "35 points"


class SlowDesk:
    """Answers when the test does."""

    def __init__(self) -> None:
        self.handles: list[JobHandle] = []

    def find_paid(self, _request: SpeechRequest) -> JobHandle:
        self.handles.append(JobHandle(len(self.handles), lambda _job_id: None))
        return self.handles[-1]


def test_an_answer_about_an_earlier_text_is_dropped(qtbot: QtBot) -> None:
    desk, texts = SlowDesk(), ["Khác.", TEXT]
    watch = PaidWatch(cast("Desk", desk), lambda: SpeechRequest(texts[0], PAID.voice_code))
    watch.ask()
    qtbot.waitUntil(lambda: len(desk.handles) == 1, timeout=WAIT_MS)
    texts.pop(0)
    watch.ask()
    desk.handles[0].take(News(0, NewsKind.SUCCEEDED, PAID))
    assert watch.standing is None
    qtbot.waitUntil(lambda: len(desk.handles) == 2, timeout=WAIT_MS)
    desk.handles[1].take(News(1, NewsKind.SUCCEEDED, PAID))
    assert watch.standing == PAID


def test_the_same_again_stays_known_until_somebody_else_asks(room: Room) -> None:
    write_paid(room)
    room.write(TEXT)
    room.tab.settings.changed.emit()
    assert room.tab.act.price() == "0 points"
    room.desk.standing = None
    room.tab.account_changed()
    assert room.tab.act.price() == "35 points"


def test_a_window_that_closes_asks_nothing_more(qtbot: QtBot) -> None:
    desk, request = SlowDesk(), SpeechRequest(TEXT, PAID.voice_code)
    watch = PaidWatch(cast("Desk", desk), lambda: request)
    watch.stop()
    watch.ask_again()  # the journal's last word
    assert [timer.isActive() for timer in watch.findChildren(QTimer)] == [False]


def test_the_paid_take_is_handed_over_and_plays(room: Room) -> None:
    room.desk.is_new = False
    write_paid(room)
    room.create()
    assert room.wait_for_message() == "You have this already; nothing was charged."
    assert room.desk.bought_again == [False]
    assert len(room.speaker.played) == 1


def test_making_it_again_is_an_act_of_its_own_with_its_price(room: Room) -> None:
    write_paid(room)
    menu = menu_of(room)
    act, _compare = menu.actions()
    assert act.text() == "Create again (35 points)"
    act.trigger()
    room.qtbot.waitUntil(lambda: room.desk.bought_again == [True], timeout=WAIT_MS)
    assert room.tab.act.button.menu() is None
    room.wait_until_idle()


def test_the_menu_of_the_act_opens_from_the_keyboard(room: Room) -> None:
    write_paid(room)
    menu = menu_of(room)
    shown: list[bool] = []
    menu.aboutToShow.connect(lambda: shown.append(True))
    menu.aboutToShow.connect(lambda: QTimer.singleShot(0, menu, menu.close))
    QTest.keyClick(room.tab.act.button, Qt.Key.Key_Down)
    assert shown == [True]


def test_without_anything_paid_the_menu_only_offers_to_compare_voices(room: Room) -> None:
    room.open()
    room.write(TEXT)
    wanted: list[bool] = []
    room.tab.compare_wanted.connect(lambda: wanted.append(True))
    (compare,) = menu_of(room).actions()
    assert compare.text() == "Compare voices…"
    compare.trigger()
    assert wanted == [True]
    assert room.desk.requests == []


def test_in_the_demo_nothing_has_a_price(room: Room) -> None:
    room.desk.demo = True
    write_paid(room, replace(PAID, points=0.0))
    assert room.tab.act.words() == "Already made: it plays at once."
    assert room.tab.act.price() == "0 points (demo)"
    assert "0 points (demo)" in room.tab.script.counters.text()
    assert menu_of(room).actions()[0].text() == "Create again"
    room.tab.script.editor.selectAll()
    assert menu_of(room).actions()[1].text() == "The selection"
    room.write("Một hai.\nBa bốn.")
    assert menu_of(room).actions()[0].text() == "All that is missing or changed"


@pytest.mark.parametrize(
    ("standing", "words", "price"),
    [
        (
            replace(PAID, state=JobState.UNKNOWN),
            "An earlier request for this may have been charged.",
            "",
        ),
        (
            replace(PAID, state=JobState.RUNNING, is_worked_on=True),
            "It is being made already; this waits for it.",
            "0 points",
        ),
        (replace(PAID, state=JobState.READY), "Already paid: it is fetched at no cost.", "0 points"),
        (
            replace(PAID, state=JobState.WAITING, is_worked_on=True),
            "It is being made already; this waits for it.",
            "0 points",
        ),
    ],
)
def test_what_is_on_its_way_is_told(room: Room, standing: JobSummary, words: str, price: str) -> None:
    write_paid(room, standing)
    assert room.tab.act.words() == words
    assert room.tab.act.price() == price
    assert room.tab.act.button.isEnabled()


def test_what_waits_unsent_is_yet_to_be_paid(room: Room) -> None:
    room.desk.standing = replace(PAID, state=JobState.WAITING)
    room.open()
    room.write(TEXT)
    room.qtbot.waitUntil(lambda: bool(room.desk.asked), timeout=WAIT_MS)
    assert room.tab.act.price() == "35 points"


def test_a_job_that_has_moved_is_asked_about_again(room: Room) -> None:
    write_paid(room, replace(PAID, state=JobState.RUNNING, is_worked_on=True))
    room.desk.standing = PAID
    room.tab.journal_changed()
    assert room.tab.act.price() == "0 points"
    room.qtbot.waitUntil(lambda: room.tab.act.words().startswith("Already paid"), timeout=WAIT_MS)


def test_the_take_of_the_text_stands_in_the_strip_after_a_restart(room: Room) -> None:
    write_paid(room)
    room.qtbot.waitUntil(lambda: room.speaker.shown is not None, timeout=WAIT_MS)
    (take,) = room.tab.takes.takes()
    assert room.tab.takes.current == take
    assert room.speaker.shown is not None
    assert room.speaker.shown.path == take.path
    assert room.speaker.played == []
    assert room.tab.script.editor.mark_of(0) == "made"


def test_a_take_that_was_taken_away_stays_away(room: Room) -> None:
    write_paid(room)
    room.qtbot.waitUntil(lambda: len(room.tab.takes.takes()) == 1, timeout=WAIT_MS)
    room.tab.takes.remove(room.tab.takes.takes()[0])
    room.write("Khác.")
    asked = len(room.desk.asked)
    room.write(TEXT)
    room.qtbot.waitUntil(lambda: len(room.desk.asked) > asked, timeout=WAIT_MS)
    room.qtbot.waitUntil(lambda: room.tab.act.words().startswith("Already paid"), timeout=WAIT_MS)
    assert room.desk.resumed == ["paid"]
    assert room.tab.takes.takes() == []


def test_a_found_take_does_not_take_the_place_of_the_shown_one(room: Room) -> None:
    tab = room.open()
    room.write("Một.")
    room.create()
    made = room.wait_for_takes()
    room.desk.standing = PAID
    room.write(TEXT)
    room.qtbot.waitUntil(lambda: len(tab.takes.takes()) == 2, timeout=WAIT_MS)
    assert tab.takes.current == made
    assert room.speaker.shown is not None
    assert room.speaker.shown.path == made.path
