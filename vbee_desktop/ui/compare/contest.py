"""The voices that are compared, their samples, and what they cost. Knows nothing of where they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from vbee_desktop.core.audition import LEAST_VOICES, MAX_SENTENCE_CHARACTERS, MOST_VOICES, blind_order
from vbee_desktop.ui.compare.voice_sample import Need, VoiceSample
from vbee_desktop.ui.speech.script_facts import ScriptFacts, facts_of
from vbee_desktop.ui.speech.speech_request import raw_request

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from vbee_desktop.core.models import SpeechRequest, Take
    from vbee_desktop.ui.compare.known_voices import KnownVoices
    from vbee_desktop.ui.compare.ports import CompareDesk
    from vbee_desktop.ui.speech.speech_settings import SpeechSettings

_COSTLY = frozenset({Need.BUY, Need.SEND_AGAIN})


class Contender(QObject):
    """One voice of the contest."""

    def __init__(self, desk: CompareDesk, code: str, parent: QObject) -> None:
        super().__init__(parent)
        self.code = code
        self.sample = VoiceSample(desk, self)

    @property
    def take(self) -> Take | None:
        """What can be heard of it."""
        return self.sample.take


class Contest(QObject):
    """Two to four voices and one sentence."""

    changed = Signal()
    """Prices, states or names are other ones."""
    lineup_changed = Signal()
    """Other voices, or another order."""
    takes_changed = Signal()
    """Other samples can be heard."""
    ready = Signal(object)
    """`Contender` whose sample has just come."""
    refused = Signal(object)
    """Code of a voice that is not open to the account."""

    def __init__(
        self,
        desk: CompareDesk,
        voices: KnownVoices,
        settings: SpeechSettings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.voices = voices
        self._settings = settings
        self._facts = ScriptFacts()
        self._sentence = ""
        self._lineup: list[Contender] = []
        self._order: list[int] = []
        self.points_spent = 0.0
        self.is_blind = False

    @property
    def is_demo(self) -> bool:
        """Whether nothing is charged."""
        return self._desk.is_demo

    @property
    def contenders(self) -> list[Contender]:
        """In the order in which they are shown."""
        return [self._lineup[place] for place in self._order]

    @property
    def sentence_characters(self) -> int:
        """Its length as it is sent."""
        return self._facts.characters

    @property
    def fits(self) -> bool:
        """Whether the sentence has words and is short enough."""
        return 0 < self._facts.characters <= MAX_SENTENCE_CHARACTERS

    @property
    def can_add(self) -> bool:
        """Whether there is room for one more."""
        return len(self._lineup) < MOST_VOICES and not self.is_blind

    @property
    def can_remove(self) -> bool:
        """Whether enough would be left."""
        return len(self._lineup) > LEAST_VOICES and not self.is_blind

    def set_sentence(self, sentence: str) -> None:
        """What they speak."""
        if sentence != self._sentence:
            self._sentence, self._facts = sentence, facts_of(sentence)
            self._ask_all()

    def begin(self, codes: Sequence[str]) -> None:
        """The voices to compare at first."""
        for code in [*codes, *[""] * (LEAST_VOICES - len(codes))]:
            self._enter(code)
        self.lineup_changed.emit()
        self._ask_all()

    def add(self) -> None:
        """One voice more."""
        if self.can_add:
            self._enter(self.voices.next_choice([each.code for each in self._lineup]))
            self.lineup_changed.emit()
            self._ask_all()

    def remove(self, contender: Contender) -> None:
        """One voice less."""
        if self.can_remove:
            contender.sample.stop()
            self._lineup.remove(contender)
            self._order = list(range(len(self._lineup)))
            contender.deleteLater()
            self.lineup_changed.emit()
            self.takes_changed.emit()

    def set_voice(self, contender: Contender, code: str) -> None:
        """Another voice in the same place; one that is there already changes places."""
        other = next((each for each in self._lineup if code and each.code == code), contender)
        other.code, contender.code = contender.code, code
        self._ask_all()

    def hide_names(self, random: Random) -> None:
        """Nobody can know which is which from now on."""
        self.is_blind = True
        self._order = blind_order(len(self._lineup), random)
        self.lineup_changed.emit()

    def show_names(self, *, in_place: bool = False) -> None:
        """Names again, in the first order unless they stay ``in_place``."""
        self.is_blind = False
        if in_place:
            self._lineup = self.contenders
        self._order = list(range(len(self._lineup)))
        self.lineup_changed.emit()

    def points_of(self, contender: Contender) -> int:
        """What its sample costs when it is bought."""
        return self._facts.points(self.voices.factor_of(contender.code))

    def price_words(self, points: int) -> str:
        """``133 points``; nothing is charged in the demo."""
        return self.tr("0 points (demo)") if self._desk.is_demo else self.tr("%Ln points", "", points)

    def cost_words(self, points: int) -> str:
        """The same, to stand in brackets behind an act; empty in the demo."""
        return "" if self._desk.is_demo else self.price_words(points)

    def missing(self) -> list[Contender]:
        """Those whose sample is yet to be paid."""
        return [each for each in self.contenders if each.sample.need is Need.BUY]

    def costly(self) -> list[Contender]:
        """Those whose sample would add points."""
        return [each for each in self.contenders if each.sample.need in _COSTLY]

    def get_all(self) -> None:
        """Buy whatever is missing."""
        for contender in self.missing():
            contender.sample.get()

    def ask_anew(self) -> None:
        """Somebody else asks."""
        for contender in self._lineup:
            contender.sample.ask_for(None)
        self._ask_all()

    def stop(self) -> None:
        """Ask and wait for nothing more."""
        for contender in self._lineup:
            contender.sample.stop()

    def _enter(self, code: str) -> None:
        contender = Contender(self._desk, code, self)
        sample = contender.sample
        sample.changed.connect(self.changed)
        sample.take_changed.connect(self.takes_changed)
        sample.bought.connect(self._count)
        sample.ready.connect(lambda: self._note_ready(contender))
        sample.refused.connect(lambda: self._note_refusal(contender))
        self._lineup.append(contender)
        self._order = list(range(len(self._lineup)))

    def _count(self, take: Take) -> None:
        self.points_spent += take.points
        self.changed.emit()

    def _note_ready(self, contender: Contender) -> None:
        if self.voices.mark_open(contender.code):
            self.changed.emit()
        self.ready.emit(contender)

    def _note_refusal(self, contender: Contender) -> None:
        self.voices.mark_refused(contender.code)
        self.refused.emit(contender.code)

    def _ask_all(self) -> None:
        for contender in self._lineup:
            contender.sample.ask_for(self._request(contender.code))
        self.changed.emit()

    def _request(self, code: str) -> SpeechRequest | None:
        if not (self.fits and code and self._desk.has_credentials):
            return None
        return raw_request(self._sentence, code, self._settings)
