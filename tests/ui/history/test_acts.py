"""What can be done with a job of the history: the real panel, the real store, the real sandbox."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.history_room import WAIT_MS, HistoryRoom
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.core.history import JobSummary, PastJob
from vbee_desktop.core.job_state import JobState
from vbee_desktop.core.models import AudioFormat, SpeechApi, SpeechRequest, Take, Transcript
from vbee_desktop.core.resources import resource_path
from vbee_desktop.store.database import open_database
from vbee_desktop.store.home import Home
from vbee_desktop.ui.history.callback_panel import CallbackPanel
from vbee_desktop.ui.look import Look
from vbee_desktop.ui.ports import Playable

REQUEST = SpeechRequest("Đường về nhà.", "hn_female_maiphuong_vdts_48k-fhg", 1.2, AudioFormat.WAV)
SAMPLE = resource_path("samples", "english.wav")


@pytest.fixture
def room(qtbot: QtBot, look: Look, home: Home, sandbox: SandboxProcess) -> Iterator[HistoryRoom]:
    room = HistoryRoom(qtbot, look, home, sandbox.url)
    yield room
    room.close()


def speak(room: HistoryRoom, request: SpeechRequest = REQUEST) -> Take:
    made: list[Take] = []
    room.jobs.create_speech(request).succeeded.connect(made.append)
    room.wait(lambda: bool(made))
    return made[0]


def recognise(room: HistoryRoom) -> Transcript:
    made: list[Transcript] = []
    room.jobs.transcribe(SAMPLE).succeeded.connect(made.append)
    room.wait(lambda: bool(made))
    return made[0]


def set_state(home: Home, state: JobState) -> None:
    """As if the program had been killed there."""
    with closing(open_database(home.journal_file)) as connection:
        connection.execute("UPDATE jobs SET state = ?, owner = '', audio = ''", (str(state),))


def first(room: HistoryRoom) -> JobSummary:
    room.wait(lambda: room.summary_at(1) is not None)
    summary = room.summary_at(1)
    assert summary is not None
    return summary


def wait_for_state(room: HistoryRoom, state: JobState) -> None:
    room.wait(lambda: (summary := room.summary_at(1)) is not None and summary.state is state)


def test_enter_brings_a_job_back_whole(room: HistoryRoom, qtbot: QtBot) -> None:
    take = speak(room)
    room.open()
    room.view.go_to_first()
    with qtbot.waitSignal(room.panel.acts.open_wanted, timeout=WAIT_MS) as opened:
        QTest.keyClick(room.view, Qt.Key.Key_Return)
    past: PastJob = opened.args[0]
    assert past.request == REQUEST
    assert past.take is not None
    assert past.take.path == take.path


def test_a_double_click_does_the_same_and_one_on_a_day_does_nothing(room: HistoryRoom, qtbot: QtBot) -> None:
    speak(room)
    room.open()
    day = room.view.visualRect(room.rows.index(0)).center()
    job = room.view.visualRect(room.rows.index(1)).center()
    opened: list[PastJob] = []
    room.panel.acts.open_wanted.connect(opened.append)
    for point in (day, job):
        QTest.mouseDClick(room.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    room.wait(lambda: bool(opened))
    assert [past.request for past in opened] == [REQUEST]


def test_the_menu_offers_what_can_be_done(room: HistoryRoom) -> None:
    speak(room)
    room.open()
    assert room.menu_words(1) == [
        "Open",
        "Play",
        "Show in folder",
        "Save audio…",
        "Copy text",
        "Use these settings",
        "Callback…",
        "Delete…",
    ]
    offered = {
        JobState.UNKNOWN: ["Send again (13 points)", "Stop waiting"],
        JobState.ACCEPTED: ["Fetch again (free)"],
        JobState.WAITING: ["Send now (13 points)"],
        JobState.FAILED: [],
    }
    for state, words in offered.items():
        set_state(room.home, state)
        wait_for_state(room, state)
        rest = ["Copy text", "Use these settings", "Callback…", "Delete…"]
        assert room.menu_words(1) == ["Open", *words, *rest]


def test_of_a_recognition_the_sound_can_be_heard_before_there_are_words(room: HistoryRoom) -> None:
    recognise(room)
    room.open()
    expected = ["Open", "Play", "Show in folder", "Export transcript…", "Copy text", "Delete…"]
    assert room.menu_words(1) == expected
    with closing(open_database(room.home.journal_file)) as connection:
        connection.execute("UPDATE jobs SET state = 'failed'")
    wait_for_state(room, JobState.FAILED)
    assert room.menu_words(1) == ["Open", "Play", "Show in folder", "Delete…"]


def test_playing_offers_the_sound_under_its_words(room: HistoryRoom, qtbot: QtBot) -> None:
    take = speak(room)
    room.open()
    with qtbot.waitSignal(room.panel.acts.play_wanted, timeout=WAIT_MS) as wanted:
        room.panel.acts.play(first(room))
    assert wanted.args == [Playable(take.path, "Đường về nhà.")]


def test_copying_takes_the_whole_text(room: HistoryRoom) -> None:
    words = recognise(room)
    room.open()
    room.view.go_to_first()
    QTest.keyClick(room.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    room.wait(lambda: QGuiApplication.clipboard().text() == words.text)


def test_its_settings_can_be_used_for_another_text(room: HistoryRoom, qtbot: QtBot) -> None:
    speak(room)
    room.open()
    with qtbot.waitSignal(room.panel.acts.settings_wanted, timeout=WAIT_MS) as wanted:
        room.panel.acts.use_settings(first(room))
    assert wanted.args is not None
    assert (wanted.args[0].request, wanted.args[0].api) == (REQUEST, SpeechApi.LEGACY)


def test_sound_that_is_gone_can_be_fetched_for_nothing(room: HistoryRoom, sandbox: SandboxProcess) -> None:
    take = speak(room)
    take.path.unlink()
    room.open()
    room.panel.acts.play(first(room))
    room.wait(lambda: room.panel.message.title() == "Its sound is not on this computer.")
    running: list[int] = []
    room.panel.acts.running_changed.connect(running.append)
    room.panel.message.action_buttons()[0].click()
    room.wait(lambda: room.panel.message.title() == "It has arrived.")
    assert running == [1, 0]
    assert take.path.is_file()
    assert len(sandbox.ledger()) == 1
    opened: list[PastJob] = []
    room.panel.acts.open_wanted.connect(opened.append)
    room.panel.message.action_buttons()[0].click()
    room.wait(lambda: bool(opened))
    assert opened[0].take is not None


def test_of_an_unknown_outcome_a_person_may_send_again(room: HistoryRoom, sandbox: SandboxProcess) -> None:
    speak(room)
    set_state(room.home, JobState.UNKNOWN)
    room.open()
    wait_for_state(room, JobState.UNKNOWN)
    room.panel.acts.send_again(first(room))
    room.wait(lambda: room.panel.message.title() == "It has arrived.")
    room.wait(lambda: room.rows.job_count == 2)
    assert len(sandbox.ledger()) == 2
    room.settle()
    states = [summary.state for row in (1, 2) if (summary := room.summary_at(row)) is not None]
    assert states == [JobState.FILED, JobState.CANCELLED]


@pytest.mark.parametrize("state", [JobState.UNKNOWN, JobState.RECORDED, JobState.ACCEPTED])
def test_a_job_of_another_account_is_never_gone_on_with_in_this_one(
    room: HistoryRoom, sandbox: SandboxProcess, state: JobState
) -> None:
    """It would be asked for, or bought, where nobody wanted it."""
    speak(room)
    set_state(room.home, state)
    with closing(open_database(room.home.journal_file)) as connection:
        connection.execute("UPDATE jobs SET server = 'https://vbee.vn', owner = ''")
    room.open()
    wait_for_state(room, state)
    for act in (room.panel.acts.send_again, room.panel.acts.fetch):
        room.panel.message.dismiss()
        act(first(room))
        room.wait(lambda: not room.panel.message.isHidden())
        assert room.panel.message.title() == "It was made with another account."
    assert len(sandbox.ledger()) == 1


def test_a_sound_that_is_gone_with_its_words_is_told(room: HistoryRoom) -> None:
    recognise(room)
    with closing(open_database(room.home.journal_file)) as connection:
        connection.execute("UPDATE jobs SET state = 'failed', audio = '/gone.wav'")
    room.open()
    room.panel.acts.open(first(room))
    room.wait(lambda: room.panel.message.title() == "Its sound is not on this computer.")


def test_or_wait_no_longer(room: HistoryRoom, sandbox: SandboxProcess) -> None:
    speak(room)
    set_state(room.home, JobState.UNKNOWN)
    room.open()
    wait_for_state(room, JobState.UNKNOWN)
    room.panel.acts.drop(first(room))
    wait_for_state(room, JobState.CANCELLED)
    assert len(sandbox.ledger()) == 1
    heard = str(room.rows.index(1).data(Qt.ItemDataRole.AccessibleTextRole))
    assert heard.endswith("Given up")


def test_deleting_asks_first_and_then_takes_words_and_sound(room: HistoryRoom) -> None:
    take = speak(room)
    room.open()
    room.view.go_to_first()
    QTest.keyClick(room.view, Qt.Key.Key_Delete)
    message = room.panel.message
    assert message.title() == "Delete “Đường về nhà.”?"
    delete, keep = message.action_buttons()
    keep.click()
    assert message.isHidden()
    assert take.path.is_file()
    QTest.keyClick(room.view, Qt.Key.Key_Delete)
    delete, keep = message.action_buttons()
    delete.click()
    room.wait(room.panel.empty.isVisible)
    assert not take.path.exists()


def test_the_callback_panel_tells_what_the_service_says(room: HistoryRoom) -> None:
    speak(room)
    room.open()
    room.panel.acts.ask_callback(first(room))
    panel = room.panel.findChild(CallbackPanel)
    assert panel is not None
    room.wait(lambda: bool(panel.status.text()))
    assert panel.address.text().startswith("https://")
    assert '"request_id"' in panel.payload.toPlainText() or panel.payload.toPlainText() == ""
    assert panel.address.textFormat() == Qt.TextFormat.PlainText
    panel.close()


def test_the_callback_panel_tells_a_refusal_in_its_own_words(
    room: HistoryRoom, sandbox: SandboxProcess
) -> None:
    speak(room)
    with closing(open_database(room.home.journal_file)) as connection:
        connection.execute("UPDATE jobs SET remote_id = 'nobody-knows-it'")
    room.open()
    room.panel.acts.ask_callback(first(room))
    panel = room.panel.findChild(CallbackPanel)
    assert panel is not None
    room.wait(lambda: bool(panel.message.title()))
    assert panel.status.text() == ""
    panel.close()


def test_a_store_that_cannot_be_read_is_told_in_the_panel(room: HistoryRoom, home: Home) -> None:
    room.open()
    with closing(open_database(home.journal_file)) as connection:
        connection.execute("ALTER TABLE jobs RENAME TO hidden")
    room.rows.refresh()
    room.wait(lambda: room.panel.message.title().startswith("Cannot read"))
    with closing(open_database(home.journal_file)) as connection:
        connection.execute("ALTER TABLE hidden RENAME TO jobs")


def test_saving_the_audio_is_asked_for_with_its_take(room: HistoryRoom, qtbot: QtBot) -> None:
    take = speak(room)
    room.open()
    with qtbot.waitSignal(room.panel.acts.save_wanted, timeout=WAIT_MS) as wanted:
        room.panel.acts.save(first(room))
    assert wanted.args is not None
    assert wanted.args[0].job_id == take.job_id
