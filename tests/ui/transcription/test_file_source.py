from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QPlainTextEdit, QTableView
from pytestqt.qtbot import QtBot

from tests.ui.transcription.bench_desk import BenchDesk, PlaybackLog, SettingsDict
from tests.ui.transcription.clips import write_clip
from tests.ui.transcription.conftest import WORDS, transcript
from tests.ui.transcription.finding import click, is_there, named, words_in
from vbee_desktop.core.errors import Code, NoAnswer, NotSent, Refused
from vbee_desktop.core.models import Utterance
from vbee_desktop.ui.exporting.export_dialog import ExportDialog
from vbee_desktop.ui.transcription.drop_zone import DropZone
from vbee_desktop.ui.transcription.transcription_tab import TranscriptionTab
from vbee_desktop.ui.widgets.next_turn import in_next_turn


def open_clip(tab: TranscriptionTab, path: Path, qtbot: QtBot, name: str = "Transcribe") -> None:
    tab.open_file(path)
    qtbot.waitUntil(lambda: is_there(tab, QAbstractButton, name))


def recognise(tab: TranscriptionTab, path: Path, qtbot: QtBot) -> QTableView:
    open_clip(tab, path, qtbot)
    click(tab, "Transcribe")
    qtbot.waitUntil(lambda: is_there(tab, QTableView, "Utterances"))
    return named(tab, QTableView, "Utterances")


def cells(table: QTableView, row: int) -> list[str]:
    model = table.model()
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def test_a_chosen_file_becomes_rows_with_times(
    tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot, desk: BenchDesk
) -> None:
    clip = write_clip(tmp_path / "clip.wav")
    table = recognise(tab, clip, qtbot)
    assert desk.ear.asked == [clip]
    assert [cells(table, row) for row in range(3)] == [
        ["1", "0:00.38", "0:01.92", "1.54", "Front center."],
        ["2", "0:02.50", "0:04.10", "1.60", "A second sentence."],
        ["3", "0:04.10", "0:06.75", "2.65", "And a third."],
    ]
    assert (
        named(tab, QPlainTextEdit, "Transcript").toPlainText()
        == "Front center. A second sentence. And a third."
    )
    assert "3 rows from 7.2 s · 8 s billed" in words_in(tab)


def test_the_result_is_offered_to_the_transport_with_its_regions(
    tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot, playback: PlaybackLog
) -> None:
    recognise(tab, write_clip(tmp_path / "clip.wav"), qtbot)
    shown = playback.shown[-1]
    assert shown is not None
    assert shown.path == tmp_path / "clip.wav"
    assert shown.regions == ((0.38, 1.92, "1"), (2.5, 4.1, "2"), (4.1, 6.75, "3"))


def test_a_click_on_a_row_plays_exactly_that_stretch(
    tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot, playback: PlaybackLog
) -> None:
    table = recognise(tab, write_clip(tmp_path / "clip.wav"), qtbot)
    where = table.visualRect(table.model().index(1, 4)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert playback.played[-1][1:] == (2.5, 4.1)
    table.setCurrentIndex(table.model().index(2, 4))
    QTest.keyClick(table, Qt.Key.Key_F5)
    assert playback.played[-1][1:] == (4.1, 6.75)
    assert len(playback.played) == 2


def test_the_row_that_is_heard_is_marked(
    tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot, playback: PlaybackLog
) -> None:
    table = recognise(tab, write_clip(tmp_path / "clip.wav"), qtbot)
    told = Qt.ItemDataRole.AccessibleDescriptionRole

    def marked() -> list[int]:
        return [row for row in range(3) if table.model().index(row, 0).data(told) == "playing"]

    heard = {0.1: [], 0.5: [0], 2.2: [], 2.5: [1], 4.1: [2], 6.9: [], -1.0: []}
    for position_s, rows in heard.items():
        playback.tell(tmp_path / "clip.wav", position_s)
        assert marked() == rows, position_s
    playback.tell(tmp_path / "other.wav", 0.5)
    assert marked() == []


def test_space_and_r_are_left_to_the_window(tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot) -> None:
    table = recognise(tab, write_clip(tmp_path / "clip.wav"), qtbot)
    before = table.currentIndex()
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert table.currentIndex() == before
    assert not table.selectionModel().hasSelection()


def test_copies_in_three_forms(tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot) -> None:
    recognise(tab, write_clip(tmp_path / "clip.wav"), qtbot)
    clipboard = QGuiApplication.clipboard()
    click(tab, "Copy transcript")
    assert clipboard.text() == "Front center. A second sentence. And a third."
    forms = named(tab, QAbstractButton, "Copy in another form")
    for action in forms.menu().actions():  # type: ignore[attr-defined]
        action.trigger()
        if "times" in action.text():
            assert clipboard.text().startswith("[0:00.38 - 0:01.92] Front center.\n")
    assert clipboard.text().startswith("1\n00:00:00,380 --> 00:00:01,920\nFront center.\n")


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("out.txt", "Front center.\n"),
        ("out.srt", "1\n00:00:00,380"),
        ("out.vtt", "WEBVTT"),
        ("out.json", "{"),
        ("out.csv", "number,start_ms,end_ms,text"),
    ],
)
def test_exports_by_the_ending(
    tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot, name: str, start: str, settings: SettingsDict
) -> None:
    recognise(tab, write_clip(tmp_path / "clip.wav"), qtbot)
    settings.set("exporting.folder", str(tmp_path))
    click(tab, "Export transcript…")
    dialog = named(tab, ExportDialog, "")
    dialog.form.name.setText(name)
    dialog.export_button.click()
    qtbot.waitUntil(lambda: "Transcript saved." in words_in(tab))
    assert (tmp_path / name).read_text("utf-8-sig").startswith(start)


def test_the_words_are_handed_on_to_be_spoken(tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot) -> None:
    recognise(tab, write_clip(tmp_path / "clip.wav"), qtbot)
    with qtbot.waitSignal(tab.speech_wanted) as wanted:
        click(tab, "Send to Text to speech")
    assert wanted.args == ["Front center.\nA second sentence.\nAnd a third."]


def test_the_card_tells_what_is_converted(tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot) -> None:
    open_clip(tab, write_clip(tmp_path / "clip.wav", 7.2, rate_hz=24000, channels=2, bytes_each=3), qtbot)
    words = words_in(tab)
    for told in ("24,000 Hz", "Converted to 16,000 Hz", "2 (stereo)", "Mixed down to mono", "24-bit PCM"):
        assert told in words
    assert "Convert and transcribe (8 s billed)" in words
    assert "Your file is not changed. Billed in whole seconds." in words


def test_a_file_within_the_limits_is_not_converted(
    tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot
) -> None:
    open_clip(tab, write_clip(tmp_path / "clip.wav", 9.97), qtbot)
    words = words_in(tab)
    assert "9.970 s" in words
    assert "Transcribe (10 s billed)" in words
    assert "Converted" not in words


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "It is not there any more."),
        (b"", "It is empty."),
        (b"no sound at all", "It is no sound that can be read here"),
    ],
)
def test_a_file_that_cannot_be_read(
    tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot, content: bytes | None, reason: str
) -> None:
    path = tmp_path / "bad.wav"
    if content is not None:
        path.write_bytes(content)
    open_clip(tab, path, qtbot, name="Choose another")
    assert reason in words_in(tab)
    assert not is_there(tab, QAbstractButton, "Transcribe")


def test_another_file_takes_the_place_of_a_bad_one(
    tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "bad.wav").write_bytes(b"")
    open_clip(tab, tmp_path / "bad.wav", qtbot, name="Choose another")
    open_clip(tab, write_clip(tmp_path / "clip.wav"), qtbot)
    assert not is_there(tab, QAbstractButton, "Choose another")
    click(tab, "Remove file")
    assert not is_there(tab, QAbstractButton, "Transcribe")


def test_the_last_of_two_files_in_a_row_is_shown(tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot) -> None:
    tab.open_file(write_clip(tmp_path / "first.wav"))
    open_clip(tab, write_clip(tmp_path / "second.wav"), qtbot)
    assert "second.wav" in words_in(tab)
    assert "first.wav" not in words_in(tab)


def test_a_file_can_be_dropped(tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot) -> None:
    zone = tab.findChildren(DropZone)[0]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(write_clip(tmp_path / "dropped.wav")))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(zone, QDragEnterEvent(QPoint(5, 5), copy, data, left, none))
    QApplication.sendEvent(zone, QDropEvent(QPointF(5, 5), copy, data, left, none))
    qtbot.waitUntil(lambda: is_there(tab, QAbstractButton, "Transcribe"))
    assert "dropped.wav" in words_in(tab)


def test_the_folder_of_the_last_choice_is_remembered(
    tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot, settings: SettingsDict
) -> None:
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    write_clip(tmp_path / "clip.wav")
    click(tab, "Choose WAV…")
    dialog = tab.findChild(QFileDialog)
    assert dialog is not None
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("clip.wav")
    dialog.accept()
    qtbot.waitUntil(lambda: is_there(tab, QAbstractButton, "Transcribe"))
    assert settings["transcription.folder"] == str(tmp_path)


def test_cancel_stands_in_the_same_place_and_ends_the_wait(
    tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot, desk: BenchDesk
) -> None:
    running: list[object] = []
    tab.jobs_changed.connect(running.append)
    desk.ear.may_answer.clear()
    open_clip(tab, write_clip(tmp_path / "clip.wav"), qtbot)
    place = named(tab, QAbstractButton, "Transcribe")
    click(tab, "Transcribe")
    qtbot.waitUntil(lambda: "Sending the audio…" in words_in(tab))
    assert named(tab, QAbstractButton, "Cancel") is place
    assert tab.cancel_act()
    qtbot.waitUntil(lambda: is_there(tab, QAbstractButton, "Transcribe"))
    assert "Cancelled." in words_in(tab)
    assert "it may be billed" in words_in(tab)
    assert not tab.cancel_act()
    assert running == [1, 0]


def test_what_support_can_help_with_offers_the_diagnostics(
    tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot, desk: BenchDesk
) -> None:
    desk.ear.answer = Refused(http_status=500, error_code="DOWN")
    open_clip(tab, write_clip(tmp_path / "clip.wav"), qtbot)
    click(tab, "Transcribe")
    qtbot.waitUntil(lambda: is_there(tab, QAbstractButton, "Copy diagnostics"))
    with qtbot.waitSignal(tab.diagnostics_wanted):
        click(tab, "Copy diagnostics")


def test_a_failure_keeps_the_audio_and_offers_to_retry(
    tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot, desk: BenchDesk
) -> None:
    clip = write_clip(tmp_path / "clip.wav")
    desk.ear.answer = NotSent()
    open_clip(tab, clip, qtbot)
    click(tab, "Transcribe")
    qtbot.waitUntil(lambda: is_there(tab, QAbstractButton, "Retry"))
    assert "Cannot connect to Vbee." in words_in(tab)
    with qtbot.waitSignal(tab.connection_check_wanted):
        click(tab, "Check connection")
    desk.ear.answer = transcript()
    click(tab, "Retry")
    qtbot.waitUntil(lambda: is_there(tab, QTableView, "Utterances"))
    assert desk.ear.asked == [clip, clip]
    assert "Cannot connect" not in words_in(tab)


def test_an_unknown_outcome_names_the_price_of_sending_again(
    tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot, desk: BenchDesk
) -> None:
    desk.ear.answer = NoAnswer(job_id="lost")
    open_clip(tab, write_clip(tmp_path / "clip.wav"), qtbot)
    click(tab, "Transcribe")
    qtbot.waitUntil(lambda: is_there(tab, QAbstractButton, "Send again (8 s billed)"))
    assert not is_there(tab, QAbstractButton, "Retry")
    desk.ear.answer = transcript()
    click(tab, "Send again (8 s billed)")
    qtbot.waitUntil(lambda: is_there(tab, QTableView, "Utterances"))
    assert desk.ear.asked == [tmp_path / "clip.wav"]
    assert desk.ear.sent_again == ["lost"]


def test_an_unknown_outcome_can_be_waited_for(
    tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot, desk: BenchDesk
) -> None:
    desk.ear.answer = NoAnswer(job_id="lost")
    open_clip(tab, write_clip(tmp_path / "clip.wav"), qtbot)
    click(tab, "Transcribe")
    qtbot.waitUntil(lambda: is_there(tab, QAbstractButton, "Keep waiting"))
    click(tab, "Keep waiting")
    assert "charged" not in words_in(tab)
    assert named(tab, QAbstractButton, "Transcribe").isEnabled()
    assert desk.ear.sent_again == []


def test_a_refused_token_leads_to_the_account(
    tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot, desk: BenchDesk
) -> None:
    desk.ear.answer = Refused(Code.UNAUTHORIZED, http_status=401)
    open_clip(tab, write_clip(tmp_path / "clip.wav"), qtbot)
    click(tab, "Transcribe")
    qtbot.waitUntil(lambda: is_there(tab, QAbstractButton, "Enter App ID and token"))
    with qtbot.waitSignal(tab.credentials_wanted):
        click(tab, "Enter App ID and token")


def test_without_credentials_nothing_is_sent(
    tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot, desk: BenchDesk
) -> None:
    desk.has_credentials = False
    open_clip(tab, write_clip(tmp_path / "clip.wav"), qtbot)
    assert not named(tab, QAbstractButton, "Transcribe").isEnabled()
    assert "Vbee asks for your App ID and token first." in words_in(tab)
    with qtbot.waitSignal(tab.credentials_wanted):
        click(tab, "Enter App ID and token")
    desk.has_credentials = True
    tab.account_changed()
    assert named(tab, QAbstractButton, "Transcribe").isEnabled()


def test_no_speech_found_is_no_error(
    tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot, desk: BenchDesk
) -> None:
    said: list[object] = []
    tab.announcement.connect(said.append)
    desk.ear.answer = transcript(())
    open_clip(tab, write_clip(tmp_path / "clip.wav"), qtbot)
    click(tab, "Transcribe")
    qtbot.waitUntil(lambda: "No speech found" in words_in(tab))
    assert said == ["No speech found"]
    assert not is_there(tab, QTableView, "Utterances")


def test_a_text_without_times_is_one_row(
    tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot, desk: BenchDesk
) -> None:
    desk.ear.answer = transcript((Utterance("Words only", 0.0, 0.0),))
    desk.ear.answer = type(desk.ear.answer)("job", "remote", "Words only", (), 8)
    table = recognise(tab, write_clip(tmp_path / "clip.wav"), qtbot)
    assert cells(table, 0) == ["1", "0:00.00", "0:07.20", "7.20", "Words only"]
    assert "1 row from 7.2 s" in words_in(tab)


def test_what_was_recognised_can_be_sent_again_with_its_price(
    tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot, desk: BenchDesk
) -> None:
    recognise(tab, write_clip(tmp_path / "clip.wav"), qtbot)
    assert named(tab, QAbstractButton, "Transcribe").text() == "Send again (8 s billed)"
    click(tab, "Transcribe")
    assert desk.ear.again == [False, True]


def test_words_that_were_billed_before_are_handed_over_and_said_to_be(
    tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot, desk: BenchDesk
) -> None:
    desk.ear.answer = replace(transcript(), is_new=False)
    recognise(tab, write_clip(tmp_path / "clip.wav"), qtbot)
    assert "billed before, nothing was sent" in words_in(tab)
    assert "8 s billed" not in words_in(tab).replace("Send again (8 s billed)", "")


def test_words_from_before_are_shown_with_their_sound(
    tab: TranscriptionTab, tmp_path: Path, playback: PlaybackLog
) -> None:
    clip = write_clip(tmp_path / "clip.wav")
    assert tab.is_free
    tab.show_earlier(replace(transcript(), audio_path=clip), "clip.wav", 7.2)
    assert cells(named(tab, QTableView, "Utterances"), 0)[4] == "Front center."
    assert playback.shown[-1] is not None
    assert playback.shown[-1].path == clip
    assert not tab.is_free


def test_words_from_before_are_shown_although_their_sound_is_gone(
    tab: TranscriptionTab, tmp_path: Path, playback: PlaybackLog
) -> None:
    tab.show_earlier(replace(transcript(), audio_path=tmp_path / "gone.wav"), "gone.wav", 7.2)
    assert is_there(tab, QTableView, "Utterances")
    assert playback.shown == []


def test_markup_in_names_and_words_stays_text(
    tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot, desk: BenchDesk
) -> None:
    desk.ear.answer = transcript((Utterance("<b>bold</b> & <img src=x>", 0.0, 1.0),))
    table = recognise(tab, write_clip(tmp_path / "<i>clip.wav"), qtbot)
    assert cells(table, 0)[4] == "<b>bold</b> & <img src=x>"
    assert "<b>bold</b>" in named(tab, QPlainTextEdit, "Transcript").toPlainText()
    assert "<i>clip.wav" in words_in(tab)


def test_a_new_file_makes_the_shown_rows_the_previous_result(
    tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot
) -> None:
    recognise(tab, write_clip(tmp_path / "clip.wav"), qtbot)
    assert "Previous result" not in words_in(tab)
    open_clip(tab, write_clip(tmp_path / "next.wav"), qtbot)
    qtbot.waitUntil(lambda: "Previous result" in words_in(tab))
    assert named(tab, QTableView, "Utterances").model().rowCount() == len(WORDS)


def test_the_demo_says_what_it_hears(
    tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot, desk: BenchDesk
) -> None:
    assert "English only" not in words_in(tab)
    desk.is_demo = True
    tab.account_changed()
    assert "English only" in words_in(tab)
    assert is_there(tab, QAbstractButton, "Try the English sample")
    table = recognise(tab, write_clip(tmp_path / "clip.wav"), qtbot)
    assert table.model().rowCount() == 3
    assert "Demo: nothing is charged." in words_in(tab)
    assert "billed" not in words_in(tab)
    assert not is_there(tab, QAbstractButton, "Try the English sample")


def test_the_demo_brings_a_sample_within_the_limits(
    tab: TranscriptionTab, qtbot: QtBot, desk: BenchDesk
) -> None:
    desk.is_demo = True
    tab.account_changed()
    click(tab, "Try the English sample")
    qtbot.waitUntil(lambda: tab.can_transcribe)
    assert "english.wav" in words_in(tab)


def test_what_ends_as_the_tab_closes_is_shown_no_more(
    tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot
) -> None:
    """Its words are filed all the same; who would show them is taken apart in a moment."""
    tab.open_file(write_clip(tmp_path / "late.wav"))
    qtbot.waitUntil(lambda: tab.can_transcribe)
    tab.jobs_changed.connect(lambda count: None if count else tab.shutdown())
    click(tab, "Transcribe")
    turns: list[bool] = []
    tab.jobs_changed.connect(lambda count: None if count else in_next_turn(tab, lambda: turns.append(True)))
    qtbot.waitUntil(lambda: bool(turns))
    assert tab.result is None
