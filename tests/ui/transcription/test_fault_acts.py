"""What a person can do after each fault in the second tab: the acts of the catalogue of messages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFileDialog, QTableView
from pytestqt.qtbot import QtBot

from tests.proofs.small_disk import fill, small_disk
from tests.ui.fault_acts import (
    ANOTHER,
    CASES,
    CHECK,
    DIAGNOSTICS,
    ENTER,
    FETCH,
    JOB,
    RETRY,
    SEND_SOUND_AGAIN,
    WAIT,
    Case,
)
from tests.ui.transcription.bench_desk import BenchDesk
from tests.ui.transcription.clips import write_clip
from tests.ui.transcription.conftest import transcript
from tests.ui.transcription.finding import click, is_there, named, words_in
from tests.ui.transcription.recording import MakeTab, await_review, begin, record, recorder, speak
from vbee_desktop.core.errors import Code, NoAnswer, VbeeError
from vbee_desktop.core.models import NOT_KEPT
from vbee_desktop.ui.transcription.transcription_tab import TranscriptionTab
from vbee_desktop.ui.widgets.inline_message import InlineMessage

OFFERED = [(case, act) for case in CASES for act in sorted(case.recognition or ())]
IDS = [f"{case.name}-{act}" for case, act in OFFERED]
DEVICE = "Input device"


def message_in(tab: TranscriptionTab) -> InlineMessage:
    """The one message that is shown."""
    [message] = [each for each in tab.findChildren(InlineMessage) if each.isVisible()]
    return message


def offered(tab: TranscriptionTab) -> frozenset[str]:
    return frozenset(button.text() for button in message_in(tab).action_buttons())


def fail(tab: TranscriptionTab, qtbot: QtBot, desk: BenchDesk, clip: Path, error: VbeeError) -> None:
    """Send a clip, which ends so."""
    desk.ear.answer = error
    send(tab, qtbot, clip)
    qtbot.waitUntil(lambda: any(each.isVisible() for each in tab.findChildren(InlineMessage)))


def send(tab: TranscriptionTab, qtbot: QtBot, clip: Path) -> None:
    tab.open_file(write_clip(clip))
    qtbot.waitUntil(lambda: is_there(tab, QAbstractButton, "Transcribe"))
    click(tab, "Transcribe")


def effect_of(tab: TranscriptionTab, desk: BenchDesk, act: str, error: VbeeError) -> Callable[[], bool]:
    """Whether the act has done what it says; to be asked for before it is pressed."""
    asked, ear, told, message = list(desk.ear.asked), desk.ear, list[int](), message_in(tab)
    tab.connection_check_wanted.connect(lambda: told.append(1))
    tab.diagnostics_wanted.connect(lambda: told.append(1))
    tab.credentials_wanted.connect(lambda: told.append(1))
    is_sent_again = isinstance(error, NoAnswer) and error.code is Code.OUTCOME_UNKNOWN
    effects: dict[str, Callable[[], bool]] = {
        RETRY: lambda: ear.asked == asked * 2,
        SEND_SOUND_AGAIN: lambda: ear.sent_again == [JOB] if is_sent_again else ear.asked == asked * 2,
        FETCH: lambda: ear.resumed == [JOB],
        WAIT: message.isHidden,
        ANOTHER: lambda: bool(tab.findChildren(QFileDialog)),
        CHECK: lambda: told == [1],
        DIAGNOSTICS: lambda: told == [1],
        ENTER: lambda: told == [1],
    }
    return effects[act]


@pytest.mark.parametrize(("case", "act"), OFFERED, ids=IDS)
def test_what_is_offered_is_done(
    tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot, desk: BenchDesk, case: Case, act: str
) -> None:
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    error = case.error
    fail(tab, qtbot, desk, tmp_path / "clip.wav", error)
    assert offered(tab) == case.recognition
    assert "clip.wav" in words_in(tab)
    has_happened = effect_of(tab, desk, act, error)
    desk.ear.answer = transcript()
    next(each for each in message_in(tab).action_buttons() if each.text() == act).click()
    qtbot.waitUntil(has_happened)
    if act in {RETRY, SEND_SOUND_AGAIN, FETCH}:
        qtbot.waitUntil(lambda: is_there(tab, QTableView, "Utterances"))
    QApplication.processEvents()  # what was told last comes into sight


def test_words_that_are_not_kept_yet_are_shown_and_told_as_such(
    tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot, desk: BenchDesk
) -> None:
    words = transcript()
    desk.ear.answer = replace(words, notes=(*words.notes, NOT_KEPT))
    send(tab, qtbot, tmp_path / "clip.wav")
    qtbot.waitUntil(lambda: is_there(tab, QTableView, "Utterances"))
    assert message_in(tab).kind == "warning"
    assert "free some space" in message_in(tab).text()


def test_without_a_microphone_another_one_is_a_press_away(
    make_tab: MakeTab, desk: BenchDesk, qtbot: QtBot
) -> None:
    desk.card.failing = True
    tab = make_tab()
    qtbot.waitUntil(lambda: "No microphone." in words_in(tab))
    assert offered(tab) == {DEVICE}
    choose_a_device(tab, desk, qtbot)


def test_what_was_said_before_a_microphone_was_lost_is_there_to_be_heard_and_sent(
    listening: TranscriptionTab, desk: BenchDesk, qtbot: QtBot
) -> None:
    begin(listening, desk, qtbot)
    speak(desk, 4.1)
    qtbot.waitUntil(lambda: recorder(desk).snapshot().recorded_s > 4.1)
    desk.card.stream.is_broken = True
    await_review(listening, qtbot)
    qtbot.waitUntil(lambda: "The first 4.2 s are kept." in words_in(listening))
    assert offered(listening) == {DEVICE}
    assert is_there(listening, QAbstractButton, "Play recording")
    assert named(listening, QAbstractButton, "Transcribe").isEnabled()
    choose_a_device(listening, desk, qtbot)


def test_a_recording_that_could_not_be_saved_is_saved_elsewhere(
    listening: TranscriptionTab, desk: BenchDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    record(listening, desk, qtbot, 2.0)
    with small_disk(tmp_path / "stick") as stick:
        fill(stick)
        click(listening, "Save WAV…")
        save_in(listening, stick)
        qtbot.waitUntil(lambda: f"Cannot use {stick / 'mine.wav'}." in words_in(listening))
    [act] = message_in(listening).action_buttons()
    act.click()
    save_in(listening, tmp_path)
    qtbot.waitUntil(lambda: "Recording saved." in words_in(listening))
    assert (tmp_path / "mine.wav").stat().st_size > 60_000


def save_in(tab: TranscriptionTab, folder: Path) -> None:
    """Answer the dialog that is open."""
    [dialog] = [each for each in tab.findChildren(QFileDialog) if each.isVisible()]
    dialog.setDirectory(str(folder))
    dialog.selectFile("mine.wav")
    dialog.accept()


def choose_a_device(tab: TranscriptionTab, desk: BenchDesk, qtbot: QtBot) -> None:
    """Press the act: the devices of now are there to be chosen from."""
    lists = desk.lists
    next(each for each in message_in(tab).action_buttons() if each.text() == DEVICE).click()
    devices = named(tab, QComboBox, DEVICE)
    assert devices.view().isVisible()
    qtbot.waitUntil(lambda: desk.lists > lists)
    devices.hidePopup()
