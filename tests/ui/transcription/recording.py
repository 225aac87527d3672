"""Records in a tab, as a person who speaks into the card of the tests."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.ui.transcription.bench_desk import BenchDesk
from tests.ui.transcription.clips import spoken
from tests.ui.transcription.finding import click, is_there, words_in
from vbee_desktop.audio.recorder import Recorder
from vbee_desktop.ui.transcription.transcription_tab import TranscriptionTab

MakeTab = Callable[[], TranscriptionTab]


def recorder(desk: BenchDesk) -> Recorder:
    return desk.recorders[-1]


def begin(tab: TranscriptionTab, desk: BenchDesk, qtbot: QtBot) -> None:
    click(tab, "Start recording")
    await_recording(tab, desk, qtbot)


def await_recording(tab: TranscriptionTab, desk: BenchDesk, qtbot: QtBot) -> None:
    """Until the first 0.1 s of sound is recorded and shown."""
    speak(desk, 0.1, level=0.001)
    qtbot.waitUntil(lambda: "It stops by itself at 9.8 s." in words_in(tab).splitlines())


def speak(desk: BenchDesk, seconds: float, level: float = 0.3) -> None:
    desk.card.record(spoken(seconds, level))


def finish(tab: TranscriptionTab, desk: BenchDesk, qtbot: QtBot, level: float = 0.3) -> None:
    qtbot.waitUntil(lambda: "Recording" in words_in(tab).splitlines())
    click(tab, "Stop recording")
    qtbot.waitUntil(lambda: recorder(desk).snapshot().state == "stopping")
    speak(desk, 0.2, level)
    await_review(tab, qtbot)


def await_review(tab: TranscriptionTab, qtbot: QtBot) -> None:
    """Until the recording has ended and the turns of the event loop are over in which that is shown."""
    qtbot.waitUntil(lambda: is_there(tab, QAbstractButton, "Record again"))
    qtbot.waitUntil(lambda: is_there(tab, QAbstractButton, "Transcribe"))


def record(tab: TranscriptionTab, desk: BenchDesk, qtbot: QtBot, seconds: float, level: float = 0.3) -> None:
    begin(tab, desk, qtbot)
    speak(desk, seconds - 0.1, level)
    finish(tab, desk, qtbot, level)


def is_open(desk: BenchDesk) -> bool:
    return any(not stream.is_closed for stream in desk.card.opened)
