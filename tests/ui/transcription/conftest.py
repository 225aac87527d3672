"""The tab in a window of its own, with its desk, its playback and its settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.transcription.bench_desk import BenchDesk, PlaybackLog, SettingsDict
from tests.ui.transcription.clips import spoken
from tests.ui.transcription.finding import words_in
from vbee_desktop.core.models import Transcript, Utterance
from vbee_desktop.ui.look import Look
from vbee_desktop.ui.ports import Desk
from vbee_desktop.ui.transcription.transcription_tab import TranscriptionTab

WORDS = (
    Utterance("Front center.", 0.38, 1.92),
    Utterance("A second sentence.", 2.5, 4.1),
    Utterance("And a third.", 4.1, 6.75),
)


def transcript(utterances: tuple[Utterance, ...] = WORDS, billed_s: int = 8) -> Transcript:
    text = " ".join(each.text for each in utterances)
    return Transcript("job", "remote", text, utterances, billed_s)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[BenchDesk]:
    desk = BenchDesk(tmp_path)
    desk.ear.answer = transcript()
    yield desk
    desk.shutdown()


@pytest.fixture
def playback() -> PlaybackLog:
    return PlaybackLog()


@pytest.fixture
def settings() -> SettingsDict:
    return SettingsDict()


@pytest.fixture
def make_tab(
    look: Look, desk: BenchDesk, playback: PlaybackLog, settings: SettingsDict, qtbot: QtBot
) -> Iterator[Callable[[], TranscriptionTab]]:
    """Makes a tab that is shown; all are shut down after the test."""
    made: list[TranscriptionTab] = []

    def make() -> TranscriptionTab:
        tab = TranscriptionTab(look, cast("Desk", desk), playback, settings)
        qtbot.addWidget(tab)
        made.append(tab)
        tab.resize(1100, 640)
        tab.restore()
        tab.show()
        return tab

    yield make
    for tab in made:
        tab.shutdown()


@pytest.fixture
def tab(make_tab: Callable[[], TranscriptionTab], settings: SettingsDict) -> TranscriptionTab:
    """Begins with the WAV file source, so that the microphone stays closed."""
    settings.set("transcription.source", 1)
    return make_tab()


@pytest.fixture
def listening(make_tab: Callable[[], TranscriptionTab], desk: BenchDesk, qtbot: QtBot) -> TranscriptionTab:
    """The Record source is shown and the microphone has delivered its first sound."""
    tab = make_tab()
    qtbot.waitUntil(lambda: bool(desk.card.opened))
    desk.card.record(spoken(0.1))
    qtbot.waitUntil(lambda: "The microphone is open" in words_in(tab))
    return tab
