"""Sounds over the limit in the tab: the price first, then part by part, and the rest again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QProgressBar, QTableView
from pytestqt.qtbot import QtBot

from tests.ui.transcription.bench_desk import BenchDesk
from tests.ui.transcription.clips import write_clip
from tests.ui.transcription.conftest import transcript
from tests.ui.transcription.finding import click, is_there, named, words_in
from vbee_desktop.core.errors import BadInput, Code, NoAnswer, NotSent
from vbee_desktop.core.models import (
    IN_A_BATCH,
    JobStage,
    PartState,
    Progress,
    RecognitionPlan,
    RecognitionWay,
)
from vbee_desktop.ui.transcription.transcription_tab import TranscriptionTab
from vbee_desktop.ui.widgets.wide_buttons import WideButton

PLAN = RecognitionPlan(
    64.2, parts=9, split_billed_s=66, async_pieces=1, async_billed_s=65, paid_parts=0, unpaid_s=66
)
DONE, FAILED, RUNNING, WAITING = PartState.DONE, PartState.FAILED, PartState.RUNNING, PartState.WAITING


@pytest.fixture
def long_wav(tmp_path: Path) -> Path:
    return write_clip(tmp_path / "long.wav", 10.4)


def opened(tab: TranscriptionTab, path: Path, qtbot: QtBot) -> WideButton:
    tab.open_file(path)
    qtbot.waitUntil(lambda: tab.can_transcribe)
    return named(tab, WideButton, "Transcribe")


def planned(paid_parts: int, unpaid_s: int) -> RecognitionPlan:
    return RecognitionPlan(64.2, 9, 66, 1, 65, paid_parts, unpaid_s)


def test_the_price_of_both_ways_is_told_before_anything_is_sent(
    tab: TranscriptionTab, long_wav: Path, qtbot: QtBot, desk: BenchDesk
) -> None:
    desk.ear.plan = PLAN
    button = opened(tab, long_wav, qtbot)
    assert button.text() == "Split into 9 parts and send (66 s billed)"
    menu = button.menu()
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["As one job, answered later (65 s billed)"]
    assert "must be under 10 s" in words_in(tab)
    assert "Sent in parts, cut where nobody speaks" in words_in(tab)
    assert desk.ear.asked == []
    menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: is_there(tab, QTableView, "Utterances"))
    assert (desk.ear.ways, desk.ear.prices_s) == ([RecognitionWay.ASYNC], [65])


def test_the_demo_names_no_price(
    tab: TranscriptionTab, long_wav: Path, qtbot: QtBot, desk: BenchDesk
) -> None:
    desk.ear.plan = PLAN
    desk.is_demo = True
    assert opened(tab, long_wav, qtbot).text() == "Split into 9 parts and send"


def test_parts_are_counted_while_they_are_sent(
    tab: TranscriptionTab, long_wav: Path, qtbot: QtBot, desk: BenchDesk
) -> None:
    desk.ear.plan = PLAN
    states = (DONE, DONE, RUNNING, RUNNING, *(WAITING,) * 5)
    desk.ear.progress = Progress(JobStage.RUNNING, 22.0, parts=states)
    desk.ear.may_answer.clear()
    opened(tab, long_wav, qtbot)
    click(tab, "Transcribe")
    qtbot.waitUntil(lambda: "Part 3 of 9…" in words_in(tab))
    bar = named(tab, QProgressBar, "Progress")
    assert (bar.value(), bar.maximum()) == (2, 9)
    desk.ear.plan = planned(2, 48)
    assert tab.cancel_act()
    qtbot.waitUntil(lambda: "2 of 9 parts are done and kept." in words_in(tab))
    qtbot.waitUntil(lambda: tab.can_transcribe)
    assert named(tab, QAbstractButton, "Transcribe").text() == "Send the other 7 parts (48 s billed)"
    assert "2 parts are done and kept." in words_in(tab)


def test_after_a_failure_what_is_done_is_shown_and_the_rest_has_its_price(
    tab: TranscriptionTab, long_wav: Path, qtbot: QtBot, desk: BenchDesk
) -> None:
    desk.ear.plan = PLAN
    error = NotSent(Code.NOT_SENT)
    error.facts.update(parts=9, parts_done=7, unpaid_s=17, job_id="whole")
    desk.ear.answer, desk.ear.so_far = error, replace(transcript(billed_s=49), is_new=False)
    opened(tab, long_wav, qtbot)
    click(tab, "Transcribe")
    qtbot.waitUntil(lambda: is_there(tab, QTableView, "Utterances"))
    assert desk.ear.asked_so_far == ["whole"]
    assert "7 of 9 parts are done and kept. The rest never left this computer" in words_in(tab)
    assert "49 s billed" in words_in(tab)
    desk.ear.answer = transcript(billed_s=66)
    click(tab, "Retry 2 parts (17 s billed)")
    qtbot.waitUntil(lambda: "66 s billed" in words_in(tab))
    assert desk.ear.again == [False, False]


def test_parts_of_unknown_outcome_have_their_own_price(
    tab: TranscriptionTab, long_wav: Path, qtbot: QtBot, desk: BenchDesk
) -> None:
    desk.ear.plan = PLAN
    desk.ear.answer = NoAnswer(job_id="whole", parts=9, parts_done=8, unpaid_s=8)
    desk.ear.so_far = transcript()
    opened(tab, long_wav, qtbot)
    click(tab, "Transcribe")
    qtbot.waitUntil(lambda: is_there(tab, QAbstractButton, "Send again (8 s billed)"))


def test_a_file_that_is_chosen_again_is_looked_at_again(
    tab: TranscriptionTab, long_wav: Path, qtbot: QtBot, desk: BenchDesk
) -> None:
    desk.ear.plan = PLAN
    opened(tab, long_wav, qtbot)
    desk.ear.plan = planned(2, 48)
    tab.open_file(long_wav)
    assert not tab.can_transcribe
    qtbot.waitUntil(lambda: tab.can_transcribe)
    assert named(tab, QAbstractButton, "Transcribe").text() == "Send the other 7 parts (48 s billed)"


def test_what_is_silence_but_for_one_part_is_not_called_split(
    tab: TranscriptionTab, long_wav: Path, qtbot: QtBot, desk: BenchDesk
) -> None:
    desk.ear.plan = RecognitionPlan(64.2, 1, 3, 1, 65, 0, 3)
    assert opened(tab, long_wav, qtbot).text() == "Transcribe (3 s billed)"


def test_what_is_all_billed_costs_nothing(
    tab: TranscriptionTab, long_wav: Path, qtbot: QtBot, desk: BenchDesk
) -> None:
    desk.ear.plan = planned(9, 0)
    button = opened(tab, long_wav, qtbot)
    assert button.text() == "Transcribe"
    assert button.menu() is None
    assert "the words come at no cost" in words_in(tab)


def test_a_long_sound_that_cannot_be_sent_says_why(
    tab: TranscriptionTab, long_wav: Path, qtbot: QtBot, desk: BenchDesk
) -> None:
    desk.ear.plan = BadInput(Code.SILENT_INPUT, duration_s=10.4)
    tab.open_file(long_wav)
    qtbot.waitUntil(lambda: bool(desk.ear.planned) and "Looking for pauses" not in words_in(tab))
    assert not named(tab, QAbstractButton, "Transcribe").isEnabled()
    tab.main_act()
    assert desk.ear.asked == []


def test_an_account_without_sync_is_told_of(
    tab: TranscriptionTab, tmp_path: Path, qtbot: QtBot, desk: BenchDesk
) -> None:
    made = transcript()
    desk.ear.answer = type(made)(made.job_id, "r", made.text, made.utterances, 8, notes=(IN_A_BATCH,))
    opened(tab, write_clip(tmp_path / "clip.wav"), qtbot)
    click(tab, "Transcribe")
    qtbot.waitUntil(lambda: "Sent as a job that is answered later." in words_in(tab))
