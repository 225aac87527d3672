"""What an earlier session left comes back in the window: for nothing, once, and asked about where it must."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import soundfile

from tests.app.started import LIMIT_MS, Start, enter_account
from tests.cli.shell import Shell
from tests.support.services import CREDENTIALS, ignore, reached, run
from vbee_desktop.core.errors import VbeeError
from vbee_desktop.core.job_state import QUITTING, JobState
from vbee_desktop.core.models import Credentials, SpeechRequest
from vbee_desktop.core.resources import resource_path
from vbee_desktop.jobs.services import Services
from vbee_desktop.jobs.speech_order import intent_of
from vbee_desktop.jobs.synthesize import synthesize
from vbee_desktop.jobs.transcribe import transcribe
from vbee_desktop.store.journal import Journal
from vbee_desktop.store.runs import Run
from vbee_desktop.store.secrets import Secrets

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.support.sandbox_process import SandboxProcess
    from vbee_desktop.app.window import WindowProgram
    from vbee_desktop.ui.widgets.inline_message import InlineMessage

VOICE = "hn_female_maiphuong_vdts_48k-fhg"
HELLO = SpeechRequest("Xin chào thế giới.", VOICE)
LOST_ANSWER = {"rules": [{"stage": "create", "action": "reset_after_charge"}]}
LOST_WORDS = {"rules": [{"stage": "stt-create", "action": "reset_after_charge"}]}


def left_while(
    state: JobState, *works: Callable[[Services], Awaitable[object]]
) -> Callable[[Services], Awaitable[None]]:
    """Begin what is asked for and end, as a killed program would, when all of it is in ``state``."""

    async def job(services: Services) -> None:
        tasks = [asyncio.ensure_future(work(services)) for work in works]
        await reached(services, state, len(tasks))
        for task in tasks:
            task.cancel(QUITTING)
        await asyncio.gather(*tasks, return_exceptions=True)

    return job


def speech(text: str = HELLO.text) -> Callable[[Services], Awaitable[object]]:
    return lambda services: synthesize(services, ignore, SpeechRequest(text, VOICE))


def words_of(path: Path) -> Callable[[Services], Awaitable[object]]:
    return lambda services: transcribe(services, ignore, path)


def lost(*works: Callable[[Services], Awaitable[object]]) -> Callable[[Services], Awaitable[None]]:
    async def job(services: Services) -> None:
        for work in works:
            with pytest.raises(VbeeError):
                await work(services)

    return job


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    """The first two seconds of the sample: recognising takes its time."""
    samples, rate_hz = soundfile.read(resource_path("samples", "english.wav"), 32_000, dtype="int16")
    soundfile.write(tmp_path / "lời nói.wav", samples, rate_hz)
    return tmp_path / "lời nói.wav"


def messages(program: WindowProgram) -> tuple[InlineMessage, InlineMessage, InlineMessage]:
    return program.window.workbench.earlier.messages


def states(home: Path) -> list[str]:
    with closing(sqlite3.connect(home / "jobs.sqlite3")) as journal:
        return [row[0] for row in journal.execute("SELECT state FROM jobs ORDER BY number")]


def press(message: InlineMessage, words: str) -> None:
    next(button for button in message.action_buttons() if button.text() == words).click()


def shown(message: InlineMessage, title: str) -> Callable[[], bool]:
    return lambda: message.isVisible() and message.title() == title


def test_speech_from_before_arrives_is_told_and_plays_on_demand(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, home: Path
) -> None:
    sandbox.settings(job_duration_s=1.0)
    run(sandbox.url, home, left_while(JobState.RUNNING, speech()))
    program = start(**CREDENTIALS)
    workbench = program.window.workbench
    _question, _failure, arrival = messages(program)
    title = "Speech from before has arrived: “Xin chào thế giới.”."
    qtbot.waitUntil(shown(arrival, title), timeout=LIMIT_MS)
    (take,) = workbench.speech.takes.takes()
    assert take.path.is_file()
    assert take.request == HELLO
    assert len(sandbox.ledger()) == 1
    assert arrival.text() == "Nothing was charged for it again."
    assert [button.text() for button in arrival.action_buttons()] == ["Play", "Show"]
    press(arrival, "Show")
    assert not arrival.isVisible()
    assert workbench.speech.takes.current == take


def test_how_many_run_is_told_until_all_have_arrived_in_one_message(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, home: Path
) -> None:
    sandbox.settings(job_duration_s=1.5)
    run(sandbox.url, home, left_while(JobState.RUNNING, speech("Một."), speech("Hai.")))
    program = start(**CREDENTIALS)
    told: list[object] = []
    program.window.workbench.earlier.running_changed.connect(told.append)
    _question, _failure, arrival = messages(program)
    qtbot.waitUntil(lambda: "2" in arrival.title(), timeout=LIMIT_MS)
    assert told[-1] == 0
    assert len(program.window.workbench.speech.takes.takes()) == 2
    assert len(sandbox.ledger()) == 2
    with qtbot.waitSignal(program.window.workbench.history_wanted):
        press(arrival, "Open history")


def test_an_unknown_outcome_is_asked_about_and_sent_again_with_its_price(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, home: Path
) -> None:
    sandbox.set_faults(LOST_ANSWER)
    run(sandbox.url, home, lost(speech()))
    sandbox.set_faults({"rules": []})
    program = start(**CREDENTIALS)
    question, _failure, arrival = messages(program)
    title = "We cannot know whether this was charged: “Xin chào thế giới.”."
    qtbot.waitUntil(shown(question, title), timeout=LIMIT_MS)
    assert len(sandbox.ledger()) == 1
    press(question, "Send again (18 points)")
    qtbot.waitUntil(arrival.isVisible, timeout=LIMIT_MS)
    assert "charged" not in arrival.text()
    assert not question.isVisible()
    assert len(sandbox.ledger()) == 2
    assert states(home) == ["cancelled", "filed"]


def test_a_job_that_is_waited_for_no_longer_is_not_asked_about_again(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, home: Path
) -> None:
    sandbox.set_faults(LOST_ANSWER)
    run(sandbox.url, home, lost(speech()))
    program = start(**CREDENTIALS)
    question, _failure, _arrival = messages(program)
    qtbot.waitUntil(question.isVisible, timeout=LIMIT_MS)
    press(question, "Stop waiting")
    assert not question.isVisible()
    qtbot.waitUntil(lambda: states(home) == ["cancelled"], timeout=LIMIT_MS)


def test_several_unknown_outcomes_are_one_message_that_opens_the_history(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, home: Path
) -> None:
    sandbox.set_faults(LOST_ANSWER)
    run(sandbox.url, home, lost(speech("Một."), speech("Hai."), speech("Ba.")))
    program = start(**CREDENTIALS)
    question, _failure, _arrival = messages(program)
    qtbot.waitUntil(lambda: "3" in question.title(), timeout=LIMIT_MS)
    with qtbot.waitSignal(program.window.workbench.history_wanted):
        press(question, "Open history")
    question.closed.emit()
    assert len(sandbox.ledger()) == 3
    assert states(home) == ["unknown"] * 3


def test_what_became_of_a_question_elsewhere_is_shown(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, home: Path
) -> None:
    """As when a callback brings the lost id: here the store says it."""
    sandbox.set_faults(LOST_ANSWER)
    run(sandbox.url, home, lost(speech()))
    program = start(**CREDENTIALS)
    question, _failure, arrival = messages(program)
    qtbot.waitUntil(question.isVisible, timeout=LIMIT_MS)
    run(sandbox.url, home, found_again(sandbox.ledger()[0]["request_id"]))
    qtbot.waitUntil(arrival.isVisible, timeout=LIMIT_MS)
    assert not question.isVisible()
    assert len(sandbox.ledger()) == 1


def test_what_was_never_sent_is_not_said_to_have_cost_nothing(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, home: Path
) -> None:
    run(sandbox.url, home, written_down_only)
    program = start(**CREDENTIALS)
    _question, _failure, arrival = messages(program)
    qtbot.waitUntil(arrival.isVisible, timeout=LIMIT_MS)
    assert len(sandbox.ledger()) == 1
    assert arrival.text() == ""


async def written_down_only(services: Services) -> None:
    row = services.journal.record(intent_of(services, HELLO))
    assert row is not None
    services.journal.release(row.id)


def test_a_question_that_a_command_only_looked_at_is_asked_on(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, home: Path
) -> None:
    """One with the same text takes the job, finds that nobody knows what became of it, and gives it back."""
    sandbox.set_faults(LOST_ANSWER)
    run(sandbox.url, home, lost(speech()))
    program = start(**CREDENTIALS)
    question, _failure, _arrival = messages(program)
    qtbot.waitUntil(question.isVisible, timeout=LIMIT_MS)
    with closing(Journal(home / "jobs.sqlite3", Run(home / "runs"))) as other:
        (row,) = other.in_state(JobState.UNKNOWN)
        assert other.claim(row.id) is not None
        qtbot.waitUntil(lambda: not question.isVisible(), timeout=LIMIT_MS)
        other.release(row.id)
        qtbot.waitUntil(question.isVisible, timeout=LIMIT_MS)
        other.run.close()
    assert states(home) == ["unknown"]


def found_again(remote_id: str) -> Callable[[Services], Awaitable[None]]:
    async def job(services: Services) -> None:
        (row,) = services.journal.in_state(JobState.UNKNOWN)
        assert services.journal.claim(row.id) is not None
        services.journal.move(row.id, JobState.ACCEPTED, remote_id=remote_id)
        services.journal.release(row.id)

    return job


def test_words_from_before_stand_in_the_empty_tab_with_their_sound(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, home: Path, clip: Path
) -> None:
    sandbox.settings(stt_sync_wait_s=0.1, job_duration_s=1.0)
    run(sandbox.url, home, left_while(JobState.RUNNING, words_of(clip)))
    program = start(**CREDENTIALS)
    tab = program.window.workbench.transcription
    assert tab is not None
    qtbot.waitUntil(lambda: tab.result is not None, timeout=LIMIT_MS)
    assert tab.result is not None
    assert tab.result.playable.path == clip
    _question, _failure, arrival = messages(program)
    qtbot.waitUntil(arrival.isVisible, timeout=LIMIT_MS)
    assert arrival.title().startswith("Words from before have arrived: “")
    press(arrival, "Show")
    assert tab.isVisible()
    assert len(sandbox.ledger()) == 1


def test_a_clip_of_unknown_outcome_is_offered_again_with_its_seconds(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, home: Path, clip: Path
) -> None:
    sandbox.set_faults(LOST_WORDS)
    run(sandbox.url, home, lost(words_of(clip)))
    sandbox.set_faults({"rules": []})
    billed = sandbox.ledger()[0]["seconds"]
    program = start(**CREDENTIALS)
    question, _failure, _arrival = messages(program)
    qtbot.waitUntil(question.isVisible, timeout=LIMIT_MS)
    assert "lời nói.wav" in question.title()
    press(question, f"Send again ({billed} s billed)")
    tab = program.window.workbench.transcription
    assert tab is not None
    qtbot.waitUntil(lambda: tab.result is not None, timeout=LIMIT_MS)
    assert len(sandbox.ledger()) == 2


def test_a_refused_token_is_told_once_and_all_goes_on_with_the_next(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, home: Path
) -> None:
    sandbox.settings(job_duration_s=0.5)
    run(sandbox.url, home, left_while(JobState.RUNNING, speech("Một."), speech("Hai.")))
    Secrets({}).save(Credentials("app-1", "bad"))
    program = start(VBEE_OTHER="nothing")
    _question, failure, arrival = messages(program)
    qtbot.waitUntil(failure.isVisible, timeout=LIMIT_MS)
    assert "did not accept the token" in failure.title()
    assert [button.text() for button in failure.action_buttons()] == ["Enter App ID and token"]
    enter_account(qtbot, program, "app-1", "token-2")
    qtbot.waitUntil(lambda: "2" in arrival.title(), timeout=LIMIT_MS)
    assert not failure.isVisible()
    assert len(sandbox.ledger()) == 2


def test_what_could_not_be_fetched_is_told_once_and_fetched_again_for_nothing(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, home: Path
) -> None:
    sandbox.settings(job_duration_s=0.5)
    run(sandbox.url, home, left_while(JobState.RUNNING, speech()))
    sandbox.set_faults({"rules": [{"stage": "download", "action": "status", "status": 410}]})
    program = start(**CREDENTIALS)
    _question, failure, arrival = messages(program)
    qtbot.waitUntil(failure.isVisible, timeout=LIMIT_MS)
    assert "Xin chào thế giới." in failure.text()
    sandbox.set_faults({"rules": []})
    press(failure, "Fetch again (free)")
    qtbot.waitUntil(arrival.isVisible, timeout=LIMIT_MS)
    assert not failure.isVisible()
    assert len(sandbox.ledger()) == 1


def test_the_take_of_the_draft_stands_in_the_strip_after_a_restart(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, home: Path
) -> None:
    run(sandbox.url, home, speech("Xin chào thế giới."))
    (home / "drafts").mkdir()
    (home / "drafts" / "script.txt").write_text("Xin chào  thế giới.", "utf-8")
    program = start(**CREDENTIALS)
    tab = program.window.workbench.speech
    qtbot.waitUntil(lambda: len(tab.takes.takes()) == 1, timeout=LIMIT_MS)
    assert tab.act.words() == "Already paid: it plays at no cost."
    tab.main_act()
    qtbot.waitUntil(lambda: said(program) == "You have this already; nothing was charged.", timeout=LIMIT_MS)
    assert len(sandbox.ledger()) == 1
    menu = tab.act.button.menu()
    assert menu is not None
    menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: len(tab.takes.takes()) == 2, timeout=LIMIT_MS)
    assert len(sandbox.ledger()) == 2


def said(program: WindowProgram) -> str:
    message = program.window.workbench.speech.script.message
    return message.title() if message is not None and message.isVisible() else ""


def test_an_earlier_unknown_request_with_the_same_text_leads_to_the_choices(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, home: Path
) -> None:
    sandbox.set_faults(LOST_ANSWER)
    run(sandbox.url, home, lost(speech()))
    program = start(**CREDENTIALS)
    tab = program.window.workbench.speech
    tab.script.editor.insertPlainText(HELLO.text)
    qtbot.waitUntil(lambda: "may have been charged" in tab.act.words(), timeout=LIMIT_MS)
    tab.main_act()
    title = "An earlier request with the same text may have been charged."
    qtbot.waitUntil(lambda: said(program) == title, timeout=LIMIT_MS)
    assert len(sandbox.ledger()) == 1
    message = tab.script.message
    assert message is not None
    assert [each.text() for each in message.action_buttons()] == ["Send again (18 points)", "Keep waiting"]


@pytest.fixture
def shell(sandbox: SandboxProcess, home: Path) -> Shell:
    """Commands beside the window, in the same home."""
    return Shell(sandbox.url, home)


def test_a_command_waits_for_what_the_window_is_making_and_takes_it(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, home: Path, shell: Shell
) -> None:
    sandbox.settings(job_duration_s=2.0)
    program = start(**CREDENTIALS)
    tab = program.window.workbench.speech
    tab.script.editor.insertPlainText(HELLO.text)
    qtbot.waitUntil(tab.act.button.isEnabled, timeout=LIMIT_MS)
    tab.main_act()
    qtbot.waitUntil(lambda: len(sandbox.ledger()) == 1, timeout=LIMIT_MS)
    out = home / "out.mp3"
    done = shell.run("say", HELLO.text, "--voice", VOICE, "-o", str(out), **CREDENTIALS)
    assert done.returncode == 0, done.stderr
    qtbot.waitUntil(lambda: len(tab.takes.takes()) == 1, timeout=LIMIT_MS)
    assert out.read_bytes() == tab.takes.takes()[0].path.read_bytes()
    assert len(sandbox.ledger()) == 1


def test_the_window_joins_what_a_command_is_making(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, home: Path, shell: Shell
) -> None:
    sandbox.settings(job_duration_s=4.0)
    program = start(**CREDENTIALS)
    tab = program.window.workbench.speech
    out = home / "out.mp3"
    words = ("say", HELLO.text, "--voice", VOICE, "-o", str(out))
    with shell.started(*words, **CREDENTIALS) as process:
        qtbot.waitUntil(lambda: len(sandbox.ledger()) == 1, timeout=LIMIT_MS)
        tab.script.editor.insertPlainText(HELLO.text)
        qtbot.waitUntil(lambda: "being made already" in tab.act.words(), timeout=LIMIT_MS)
        assert tab.act.price() == "0 points"
        tab.main_act()
        qtbot.waitUntil(lambda: len(tab.takes.takes()) == 1, timeout=LIMIT_MS)
        assert process.wait(30) == 0
    assert len(sandbox.ledger()) == 1
