"""**Check what is heard**: nothing is sent before the price is seen, and each difference can be heard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolTip
from pytestqt.qtbot import QtBot

from tests.ui.transcription.bench_desk import BenchDesk, PlaybackLog
from tests.ui.transcription.clips import write_clip
from tests.ui.transcription.finding import click, is_there, words_in
from vbee_desktop.core.errors import NoAnswer, NotSent
from vbee_desktop.core.models import (
    AudioFormat,
    RecognitionPlan,
    SpeechRequest,
    Take,
    Transcript,
    Utterance,
)
from vbee_desktop.ui.listening.listen_dialog import LEAD_S, ListenDialog
from vbee_desktop.ui.listening.listening_port import ListeningDesk
from vbee_desktop.ui.listening.marked_text import MarkedText
from vbee_desktop.ui.look import Look

SENT = "Phòng 25 ở đây, <break time=0.5s/>tôi gặp Hương 𝄞 và đường rất xa."
HEARD = (
    Utterance("phòng hai mươi sáu ở đây", 0.0, 3.0),
    Utterance("tôi gặp phượng và duong xa lắm", 3.5, 7.0),
)
ROWS = [
    ["25", "hai mươi sáu", "Number (written otherwise?)"],
    ["Hương", "phượng", "Another name"],
    ["đường", "duong", "Other diacritics"],
    ["rất", "–", "Not heard"],
    ["–", "lắm", "Heard, but not in the text"],
]
Open = Callable[..., ListenDialog]


@pytest.fixture
def show(look: Look, desk: BenchDesk, playback: PlaybackLog, qtbot: QtBot, tmp_path: Path) -> Open:
    """Opens the dialog for a take of seven seconds."""
    desk.ear.answer = Transcript("job", "remote", "", HEARD, 8)

    def show(sent: str = SENT, duration_s: float = 7.2) -> ListenDialog:
        path = write_clip(tmp_path / "take.wav", duration_s)
        request = SpeechRequest(sent, "voice", audio_format=AudioFormat.WAV)
        take = Take("take", path, request, duration_s, 16_000, len(sent), len(sent))
        dialog = ListenDialog(look, cast("ListeningDesk", desk), playback, take, "Mai Phương")
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return show


def check(dialog: ListenDialog, qtbot: QtBot, name: str = "Transcribe") -> None:
    click(dialog, name)
    qtbot.waitUntil(dialog.heard.isVisible)


def rows(dialog: ListenDialog) -> list[list[str]]:
    model = dialog.table.model()
    return [[str(model.index(row, column).data()) for column in (1, 2, 3)] for row in range(model.rowCount())]


def test_the_price_is_seen_before_anything_is_sent(show: Open, desk: BenchDesk) -> None:
    dialog = show()
    assert "Transcribe (8 s billed)" in words_in(dialog)
    assert desk.ear.asked == []
    assert not dialog.heard.isVisible()


def test_each_difference_is_told_in_words_and_counted(show: Open, qtbot: QtBot) -> None:
    dialog = show()
    with qtbot.waitSignal(dialog.announcement) as said:
        check(dialog, qtbot)
    assert rows(dialog) == ROWS
    assert dialog.summary.text() == (
        "4 of 11 words were heard differently. 1 words were heard that are not in the text. 8 s billed."
    )
    assert said.args == ["4 of 11 words were heard differently. 1 words were heard that are not in the text."]
    assert "Send again (8 s billed)" in words_in(dialog)


def marked(text: MarkedText) -> list[str]:
    return [mark.cursor.selectedText() for mark in text.extraSelections()]


def test_differences_are_marked_where_they_stand(show: Open, qtbot: QtBot) -> None:
    dialog = show()
    check(dialog, qtbot)
    assert marked(dialog.sent) == ["25", "Hương", "đường", "rất"]
    assert marked(dialog.heard) == ["hai mươi sáu", "phượng", "duong", "lắm"]
    lines = {mark.format.underlineStyle() for mark in dialog.sent.extraSelections()}
    assert len(lines) == 4
    assert dialog.sent.extraSelections()[3].format.fontStrikeOut()


def test_a_row_is_heard_at_its_place(show: Open, qtbot: QtBot, playback: PlaybackLog) -> None:
    dialog = show()
    check(dialog, qtbot)
    where = dialog.table.visualRect(dialog.table.model().index(1, 1)).center()
    QTest.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    playable, start_s, end_s = playback.played[-1]
    assert playable.path.name == "take.wav"
    assert 3.5 - LEAD_S < start_s < 5
    assert end_s is not None
    assert start_s + 2 * LEAD_S < end_s < 7
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert playback.played[-1][1] > start_s
    assert dialog.isVisible()


def test_a_marked_word_is_heard_at_its_place(show: Open, qtbot: QtBot, playback: PlaybackLog) -> None:
    dialog = show()
    check(dialog, qtbot)
    for text, number in ((dialog.sent, 3), (dialog.heard, 0)):
        mark = text.extraSelections()[number]
        mark.cursor.setPosition(mark.cursor.selectionStart() + 1)
        QTest.mouseClick(
            text.viewport(), Qt.MouseButton.LeftButton, pos=text.cursorRect(mark.cursor).center()
        )
        assert dialog.table.currentIndex().row() == number
    assert len(playback.played) == 2
    plain = dialog.sent.textCursor()
    plain.setPosition(2)
    QTest.mouseClick(
        dialog.sent.viewport(), Qt.MouseButton.LeftButton, pos=dialog.sent.cursorRect(plain).center()
    )
    assert len(playback.played) == 2


def test_the_whole_mark_can_be_clicked_and_nothing_beside_it(
    show: Open, qtbot: QtBot, playback: PlaybackLog
) -> None:
    dialog = show()
    check(dialog, qtbot)
    text, last = dialog.heard, dialog.heard.extraSelections()[3]
    for place in (last.cursor.selectionStart(), last.cursor.selectionEnd()):
        cursor = text.textCursor()
        cursor.setPosition(place)
        QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=text.cursorRect(cursor).center())
    assert len(playback.played) == 2
    beyond = text.viewport().rect().bottomRight() - QPoint(4, 4)
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=beyond)
    assert len(playback.played) == 2


@pytest.mark.allowed_logs("does not support raise")
def test_what_differs_is_said_where_the_pointer_rests(show: Open, qtbot: QtBot) -> None:
    dialog = show()
    check(dialog, qtbot)
    mark = dialog.sent.extraSelections()[1]
    mark.cursor.setPosition(mark.cursor.selectionStart() + 1)
    point = dialog.sent.cursorRect(mark.cursor).center()
    where = dialog.sent.viewport().mapToGlobal(point)
    QApplication.sendEvent(dialog.sent.viewport(), QHelpEvent(QEvent.Type.ToolTip, point, where))
    assert QToolTip.text() == "Another name"
    QToolTip.hideText()


def test_words_that_were_all_heard(show: Open, qtbot: QtBot) -> None:
    dialog = show("Phòng 26: ở đây! Tôi gặp Phượng và... duong xa lắm?")
    check(dialog, qtbot)
    assert dialog.summary.text().startswith("Every word was heard as it was sent.")
    assert not dialog.table.isVisible()


def test_nothing_heard(show: Open, desk: BenchDesk, qtbot: QtBot) -> None:
    desk.ear.answer = Transcript("job", "remote", "", (), 8)
    dialog = show()
    check(dialog, qtbot)
    assert dialog.summary.text() == "No words were heard in this take. 8 s billed."


def test_what_was_billed_before_is_not_billed_again(show: Open, desk: BenchDesk, qtbot: QtBot) -> None:
    assert isinstance(desk.ear.answer, Transcript)
    desk.ear.answer = replace(desk.ear.answer, is_new=False)
    dialog = show()
    check(dialog, qtbot)
    assert dialog.summary.text().endswith("Billed before, nothing was sent.")
    assert desk.ear.again == [False]


def test_a_failure_can_be_retried_and_an_unknown_outcome_names_its_price(
    show: Open, desk: BenchDesk, qtbot: QtBot
) -> None:
    answer, desk.ear.answer = desk.ear.answer, NotSent()
    dialog = show()
    click(dialog, "Transcribe")
    qtbot.waitUntil(lambda: is_there(dialog, QAbstractButton, "Retry"))
    desk.ear.answer = NoAnswer(job_id="lost")
    click(dialog, "Retry")
    qtbot.waitUntil(lambda: is_there(dialog, QAbstractButton, "Send again (8 s billed)"))
    desk.ear.answer = answer
    check(dialog, qtbot, "Send again (8 s billed)")
    assert desk.ear.sent_again == ["lost"]
    assert rows(dialog) == ROWS


def test_a_long_take_goes_in_parts_at_a_price_that_is_seen_first(
    show: Open, desk: BenchDesk, qtbot: QtBot
) -> None:
    desk.ear.plan = RecognitionPlan(23.0, 3, 24, 1, 23, 0, 24)
    dialog = show(duration_s=23.0)
    qtbot.waitUntil(lambda: "(24 s billed)" in words_in(dialog))
    assert desk.ear.asked == []
    check(dialog, qtbot)
    assert rows(dialog) == ROWS


def test_a_long_take_may_be_left_before_its_price_is_known(show: Open, desk: BenchDesk, qtbot: QtBot) -> None:
    desk.ear.plan = RecognitionPlan(23.0, 3, 24, 1, 23, 0, 24)
    desk.ear.may_plan.clear()
    dialog = show(duration_s=23.0)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    with qtbot.waitSignal(dialog.destroyed):
        click(dialog, "Close")
    with qtbot.waitSignal(desk.planning.succeeded, timeout=1000, raising=False):
        desk.ear.may_plan.set()


def test_closing_the_dialog_ends_the_wait(show: Open, desk: BenchDesk, qtbot: QtBot) -> None:
    desk.ear.may_answer.clear()
    dialog = show()
    click(dialog, "Transcribe")
    qtbot.waitUntil(lambda: bool(desk.ear.asked))
    click(dialog, "Close")
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: not is_there(dialog, QAbstractButton, "Cancel"))


def test_a_comparison_that_ends_after_the_dialog_is_of_no_use(
    show: Open, desk: BenchDesk, qtbot: QtBot
) -> None:
    dialog = show()
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    desk.ear.may_compare.clear()
    click(dialog, "Transcribe")
    qtbot.waitUntil(lambda: hasattr(desk, "comparison"))
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    with qtbot.waitSignal(desk.comparison.succeeded):
        desk.ear.may_compare.set()


def test_the_demo_says_what_it_hears_and_names_no_price(show: Open, desk: BenchDesk) -> None:
    desk.is_demo = True
    dialog = show()
    assert "hears English only" in words_in(dialog)
    assert "billed" not in words_in(dialog)
