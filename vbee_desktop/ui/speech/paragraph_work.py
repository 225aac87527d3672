"""The script as paragraphs: what of it is made, what is to be made and for how much, and how it is heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal

from vbee_desktop.core.estimates import points
from vbee_desktop.core.models import AudioFormat, SpeechRequest
from vbee_desktop.ui.speech.act_offer import Choice, Offer, priced
from vbee_desktop.ui.speech.paragraph_memory import ParagraphMemory
from vbee_desktop.ui.speech.script_book import Manner, ScriptBook, Wanted, at_speed, is_speakable
from vbee_desktop.ui.speech.short_takes import words_of_shortfall
from vbee_desktop.ui.speech.speech_request import raw_request
from vbee_desktop.ui.speech.speech_settings import SpeechSettings
from vbee_desktop.ui.speech.spoken_watch import SpokenWatch
from vbee_desktop.ui.speech.whole_script import SpokenParagraph, WholeScript

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from vbee_desktop.core.models import Take
    from vbee_desktop.ui.ports import Desk, Playback, Settings
    from vbee_desktop.ui.speech.script_panel import ScriptPanel
    from vbee_desktop.ui.speech.settings_panel import SettingsPanel
    from vbee_desktop.ui.speech.speech_controller import SpeechController
    from vbee_desktop.ui.speech.voice_panel import VoicePanel

ALL, CHANGED, THIS = "all", "changed", "this"
THIS_AGAIN, ALL_AGAIN = "this again", "all again"
LOCK, UNLOCK, USUAL_SPEED = "lock", "unlock", "usual speed"
AGAIN_KEYS = frozenset({THIS_AGAIN, ALL_AGAIN})
"""The keys of acts that buy anew what is paid."""
_WAV_BITRATE_KBPS = SpeechSettings().bitrate_kbps
"""It means nothing for WAV, but is part of what a request is recognised by."""


class ParagraphWork(QObject):
    """One paragraph alone is bought in the format asked for, each of several as WAV: what is heard and saved
    is joined from these.
    """

    changed = Signal()
    """What is paid of the script is known now."""
    found = Signal(object)
    """Tuple of `core.models.Take` that were made before."""

    def __init__(
        self,
        desk: Desk,
        playback: Playback,
        script: ScriptPanel,
        voices: VoicePanel,
        settings: SettingsPanel,
        controller: SpeechController,
        kept_in: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._script = script
        self._voices = voices
        self._settings = settings
        self._controller = controller
        self._notes: dict[str, str] = {}
        self._offered: Callable[[], Iterable[Wanted]] = tuple
        self.book = ScriptBook()
        self.memory = ParagraphMemory(desk, kept_in, self.book, self)
        self.watch = SpokenWatch(desk, self._asked_about, self)
        self.whole = WholeScript(desk, playback, self)
        controller.make_parts_of(self._script_requests)
        self.watch.changed.connect(self.changed)
        self.watch.found.connect(self.found)
        self.memory.found.connect(self.found)
        self.whole.reached.connect(script.editor.set_playing)

    @property
    def is_several(self) -> bool:
        """Whether the script has more than one paragraph."""
        return len(self.book.paragraphs) > 1

    def add(self, takes: Iterable[Take]) -> None:
        """Takes were made or found, by the service that is asked now."""
        for take in takes:
            self.watch.leave(take.job_id)
            self.book.add(take, self._settings.way().api)

    def manner(self) -> Manner:
        """How a paragraph would be made now."""
        return Manner(self._voices.code, self._settings.values(), self._settings.way().api)

    def follow(self) -> bool:
        """Show what is made of the script as it is now; whether other takes are heard than before."""
        self.book.follow(self._script.facts.texts)
        self.memory.follow()
        manner = self.manner()
        marks = self.book.marks(manner, self._controller.states)
        self._script.editor.set_marks(marks)
        heard = [(place, self.book.heard(place, manner), mark) for place, mark in enumerate(marks)]
        parts = [
            SpokenParagraph(place, take, mark == "stale") for place, take, mark in heard if take is not None
        ]
        self._script.editor.set_notes({part.place: self._note_on(part) for part in parts})
        return self.whole.set_parts(parts)

    def script_takes(self) -> tuple[tuple[str, Take], ...]:
        """Each paragraph that is made, as it is written, with the take in which it is heard."""
        facts, paragraphs = self._script.facts, self.book.paragraphs
        written = dict(zip(facts.texts, facts.written, strict=True))
        texts = [paragraphs[part.place].text for part in self.whole.parts]
        return tuple(
            (written.get(text, text), part.take) for text, part in zip(texts, self.whole.parts, strict=True)
        )

    def shown_takes(self) -> frozenset[str] | None:
        """The jobs of the takes that belong to the cursor's paragraph, and of those that belong to no
        paragraph; None when all do.
        """
        place = self._place()
        if not self.is_several:
            return None
        takes = self.book.takes_of(place) if place is not None else []
        return frozenset(take.job_id for take in takes) | self.book.loose()

    def requests(self, key: str) -> tuple[SpeechRequest, ...]:
        """What an act of the menu would make."""
        return self.requests_of(self._texts(key))

    def requests_of(self, texts: Iterable[Wanted]) -> tuple[SpeechRequest, ...]:
        """How texts would be bought now."""
        settings = self._settings.values()
        if self.is_several:
            settings = _as_wav(settings)
        return self._requested(texts, settings)

    def offer_also(self, texts: Callable[[], Iterable[Wanted]]) -> None:
        """What else a person is offered: it is asked what of it is paid."""
        self._offered = texts

    def request_alone(self) -> SpeechRequest:
        """How the first paragraph would be bought if it were the only one."""
        return raw_request(self.book.paragraphs[0].text, self._voices.code, self._settings.values())

    def points_of(self, requests: Iterable[SpeechRequest]) -> int:
        """What requests will cost, those that are paid nothing."""
        unpaid = [request.text for request in requests if not self.watch.is_paid(request)]
        return self.points_of_texts(unpaid)

    def points_of_texts(self, texts: Iterable[str]) -> int:
        """What texts cost with the chosen voice."""
        from vbee_desktop.core.text import escape_markup

        voice = self._voices.voice()
        factor = voice.credit_factor if voice is not None else 1.0
        return sum(points(len(escape_markup(text)), factor) for text in texts)

    def paid_points(self) -> int:
        """How much of the script is paid."""
        return max(self.points_of_texts(self._speakable()) - self.points_of(self.requests(ALL)), 0)

    def offer(self, price: Callable[[int], str], cost: Callable[[int], str]) -> Offer:
        """What the main act would do for which price, and what else can be done at what cost."""
        missing = self.requests(ALL)
        choices = self.choices(cost)
        if not missing:
            return Offer(self.tr("All is made: it plays at no cost."), price(0), choices)
        words = self.tr("%Ln paragraphs to make", "", len(missing))
        return Offer(words, price(self.points_of(missing)), choices)

    def choices(self, words_of_cost: Callable[[int], str]) -> tuple[Choice, ...]:
        """What can be done with the script and with the cursor's paragraph."""
        words = {
            ALL: self.tr("All that is missing or changed"),
            CHANGED: self.tr("Only what changed"),
            THIS: self.tr("This paragraph"),
            THIS_AGAIN: self.tr("Make this paragraph again"),
            ALL_AGAIN: self.tr("Make all again"),
        }
        costs = ((key, act, self._cost(key)) for key, act in words.items())
        paid = [
            Choice(key, priced(f"{act} (%1)", words_of_cost(cost)))
            for key, act, cost in costs
            if cost is not None
        ]
        return (*paid, *self._lock_choices(), *self._speed_choices())

    def do_free(self, key: str) -> bool:
        """Do an act that makes nothing; False when this is none."""
        place = self._place()
        if place is None:
            return False
        match key:
            case "lock":
                self.book.lock(place, self.manner())
            case "unlock":
                self.book.unlock(place)
            case "usual speed":
                self.book.set_speed(place, None)
            case _:
                return False
        self.changed.emit()
        return True

    def go_to(self, place: int) -> None:
        """Put the cursor into a paragraph, unless it is there."""
        if place != self._place():
            self._script.editor.go_to_paragraph(place)

    def is_heard(self, place: int) -> bool:
        """Whether there is a take of a paragraph."""
        return any(part.place == place for part in self.whole.parts)

    def _cost(self, key: str) -> int | None:
        """What an act costs; None when there is nothing to do."""
        texts = self._texts(key)
        if not texts:
            return None
        if key in AGAIN_KEYS:
            return self.points_of_texts(each.text for each in texts)
        return self.points_of(self.requests_of(texts))

    def _lock_choices(self) -> tuple[Choice, ...]:
        place = self._place()
        if place is None or not self.is_heard(place):
            return ()
        if self.book.is_locked(place):
            return (Choice(UNLOCK, self.tr("Unlock this paragraph")),)
        return (Choice(LOCK, self.tr("Lock this paragraph as it is")),)

    def _speed_choices(self) -> tuple[Choice, ...]:
        place = self._place()
        if place is None or self.book.paragraphs[place].speed is None:
            return ()
        return (Choice(USUAL_SPEED, self.tr("Usual speed for this paragraph")),)

    def _texts(self, key: str) -> Sequence[Wanted]:
        manner, place = self.manner(), self._place()
        missing = self.book.missing(manner)
        this = self.book.paragraphs[place].wanted if place is not None else Wanted("")
        match key:
            case "all":
                return missing
            case "changed":
                return self.book.changed(manner)
            case "this":
                return [this] if this in missing else []
            case "this again":
                is_made = place is not None and this not in missing and is_speakable(this.text)
                return [this] if is_made and place is not None and not self.book.is_locked(place) else []
            case _:
                made = self._unlocked()
                return made if len(missing) < len(made) else []

    def _note_on(self, part: SpokenParagraph) -> str:
        take = part.take
        if take.job_id not in self._notes:
            self._notes[take.job_id] = words_of_shortfall(take)
        speed = self.book.paragraphs[part.place].speed
        if speed is None or speed != take.request.speed:
            return self._notes[take.job_id]
        faster = self.tr("At speed %1, to fit its subtitle.")
        return f"{faster.replace('%1', QLocale().toString(speed))} {self._notes[take.job_id]}".strip()

    def _place(self) -> int | None:
        place = self._script.editor.current_paragraph()
        return place if place is not None and place < len(self.book.paragraphs) else None

    def _speakable(self) -> list[str]:
        texts = dict.fromkeys(paragraph.text for paragraph in self.book.paragraphs)
        return [text for text in texts if is_speakable(text)]

    def _unlocked(self) -> list[Wanted]:
        locked = {each.text for each in self.book.paragraphs if each.locked is not None}
        texts = dict.fromkeys(each.wanted for each in self.book.paragraphs if each.text not in locked)
        return [each for each in texts if is_speakable(each.text)]

    def _script_requests(self) -> tuple[SpeechRequest, ...]:
        """All that the script is made of: what would be made now, and what is heard instead."""
        heard = (part.take.request for part in self.whole.parts)
        return tuple(dict.fromkeys((*self.requests_of(self._unlocked()), *heard)))

    def _requested(self, texts: Iterable[Wanted], settings: SpeechSettings) -> tuple[SpeechRequest, ...]:
        code = self._voices.code
        return tuple(raw_request(each.text, code, at_speed(settings, each.speed)) for each in texts)

    def _asked_about(self) -> tuple[SpeechRequest, ...]:
        """What is not here, as WAV and as it would be bought alone: both serve. `PaidWatch` asks about one
        paragraph alone as it would be bought.
        """
        if not (self._desk.has_credentials and self._voices.code):
            return ()
        settings = self._settings.values()
        as_wav = _as_wav(settings)
        manners = dict.fromkeys((as_wav, settings)) if self.is_several else (as_wav,)
        texts = (*self.book.missing(self.manner()), *self._offered())
        return tuple(request for each in manners for request in self._requested(texts, each))


def _as_wav(settings: SpeechSettings) -> SpeechSettings:
    return settings._replace(audio_format=str(AudioFormat.WAV), bitrate_kbps=_WAV_BITRATE_KBPS)
