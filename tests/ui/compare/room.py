"""Comparing in a test: the real dialog, worker, store and sandbox; the sound card's clock is the test's."""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.audio.fake_card import FakeCard
from tests.ui.speech.room import Settings
from vbee_desktop.app.compare_desk import CompareDesk
from vbee_desktop.app.desk import JobDesk
from vbee_desktop.app.setup import Demo, Setup
from vbee_desktop.audio.player import Player
from vbee_desktop.core.resources import resource_path
from vbee_desktop.core.server import server_at
from vbee_desktop.core.voices import voices_from_catalogue
from vbee_desktop.jobs.services import Report, Services
from vbee_desktop.store.home import Home
from vbee_desktop.store.secrets import Secrets
from vbee_desktop.ui.compare.compare_dialog import CompareDialog
from vbee_desktop.ui.compare.known_voices import KnownVoices
from vbee_desktop.ui.compare.voice_card import VoiceCard
from vbee_desktop.ui.look import Look
from vbee_desktop.ui.shell.playback import Playback
from vbee_desktop.ui.speech.speech_settings import SpeechSettings
from vbee_desktop.ui.speech.voice_filter import rows_of
from vbee_desktop.ui.widgets.transport_bar import TransportBar
from vbee_desktop.worker.job_handle import JobHandle

WAIT_MS = 8_000
CREDENTIALS = {"VBEE_APP_ID": "app-1", "VBEE_TOKEN": "token-1"}
MAI_PHUONG = "hn_female_maiphuong_vdts_48k-fhg"
ANH_KHOI = "hn_male_phuthang_news65dt_44k-fhg"
HUONG_GIANG = "hue_female_huonggiang_full_48k-fhg"
TRUNG_KIEN = "sg_male_trungkien_vdts_48k-fhg"
DEAR = "hn_female_ngochuyen_full_24k-st"
"""Three points a character."""
SENTENCE = "Xin chào các bạn, hôm nay chúng ta cùng pha một ly cà phê phin."


def known_voices(**options: object) -> KnownVoices:
    """The voices that are shipped, which the sandbox has too."""
    rows = json.loads(resource_path("voices.json").read_bytes())["voices"]
    return KnownVoices(rows_of(voices_from_catalogue(rows)), **options)  # type: ignore[arg-type]


class CardDesk(JobDesk):
    """Its loudspeaker is a card whose clock the test turns."""

    def __init__(self, setup: Setup, card: FakeCard) -> None:
        super().__init__(setup)
        self.card = card
        self.players: list[Player] = []

    def open_player(self) -> JobHandle:
        async def open_on_card(_services: Services, _report: Report) -> Player:
            self.players.append(Player(self.card, clock=self.card.clock))
            return self.players[-1]

        return self.submit(open_on_card)


class CompareRoom:
    """A dialog that is not open yet; call `close` at the end."""

    def __init__(self, qtbot: QtBot, look: Look, home: Home, url: str) -> None:
        self.qtbot = qtbot
        self.look = look
        self.card = FakeCard()
        self.jobs = CardDesk(Setup(home, Secrets(CREDENTIALS), server_at(url), Demo.NEVER), self.card)
        self.jobs.start()
        self.wait(lambda: self.jobs.has_credentials)
        self.bar = TransportBar(look)
        self.playback = Playback(self.jobs, self.bar, Settings())
        self.voices = known_voices(favourites=[HUONG_GIANG])
        self.chosen: list[object] = []
        self.refused: list[object] = []
        self.dialogs: list[CompareDialog] = []

    def open(self, *codes: str, sentence: str = SENTENCE) -> CompareDialog:
        """Compare these voices."""
        dialog = CompareDialog(
            self.look, CompareDesk(self.jobs), self.playback, self.voices, SpeechSettings(), Random(7)
        )
        dialog.voice_chosen.connect(self.chosen.append)
        dialog.voice_refused.connect(self.refused.append)
        self.dialogs.append(dialog)
        dialog.begin(sentence, 2, list(codes), matches_loudness=True)
        dialog.show()
        dialog.activateWindow()
        return dialog

    def make_all(self, dialog: CompareDialog) -> None:
        """Buy what is missing and wait until it can be heard."""
        dialog.foot.create_all.click()
        self.wait(
            lambda: all(self.is_there(dialog, place) for place in range(len(dialog.contest.contenders)))
        )

    def is_there(self, dialog: CompareDialog, place: int) -> bool:
        return dialog.card(place).waveform.duration_s > 0

    def press(self, widget: QWidget, key: Qt.Key) -> None:
        QTest.keyClick(widget, key)

    def wait(self, is_so: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(is_so, timeout=WAIT_MS)

    def playing(self, dialog: CompareDialog) -> list[int]:
        """The numbers of the cards that say that they play, from 0."""
        return [place for place, card in enumerate(self.cards(dialog)) if says_playing(card)]

    def hear(self, dialog: CompareDialog, place: int) -> None:
        """Press the key of a voice and wait until it is heard."""
        self.press(dialog, Qt.Key(Qt.Key.Key_1 + place))
        self.wait(lambda: self.is_heard(dialog, place))

    def is_heard(self, dialog: CompareDialog, place: int) -> bool:
        """Whether this voice, and no other one, comes out of the loudspeaker."""
        take = dialog.contest.contenders[place].take
        sample = dialog.player.sample(take.path) if take is not None else None
        if sample is None or not self.sounds():
            return False
        starts = (sample.plain_start_s, sample.matched_start_s)
        is_in_it = any(start <= self.heard_s() <= start + sample.duration_s for start in starts)
        return is_in_it and self.playing(dialog) == [place]

    def sounds(self) -> bool:
        """Whether the loudspeaker plays."""
        return self.jobs.players[-1].snapshot().state == "playing"

    def heard_s(self) -> float:
        """The position in the clip that all voices share."""
        return self.jobs.players[-1].snapshot().position_s

    def cards(self, dialog: CompareDialog) -> list[VoiceCard]:
        return [dialog.card(place) for place in range(len(dialog.contest.contenders))]

    def close(self) -> None:
        for dialog in self.dialogs:
            dialog.reject()
            dialog.deleteLater()
        self.playback.shutdown()
        self.bar.deleteLater()
        assert self.jobs.shutdown()


def says_playing(card: VoiceCard) -> bool:
    return card.status() == "Playing"
