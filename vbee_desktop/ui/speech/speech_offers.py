"""What the main act offers for what is written, chosen and selected, each with its price."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from vbee_desktop.ui.speech.act_offer import Choice, Offer, offer_for, paid_points, priced, words_for_made

if TYPE_CHECKING:
    from vbee_desktop.core.models import Take
    from vbee_desktop.ui.ports import Desk
    from vbee_desktop.ui.speech.paid_watch import PaidWatch
    from vbee_desktop.ui.speech.paragraph_work import ParagraphWork
    from vbee_desktop.ui.speech.script_panel import ScriptPanel

translate = QCoreApplication.translate
SELECTION = "selection"
"""The key of the act that speaks what is selected."""
COMPARE = "compare"
"""The key of the act that compares voices on the sentence of the cursor."""


class SpeechOffers:
    """One paragraph is offered as a whole, several by what of them is missing."""

    def __init__(self, desk: Desk, script: ScriptPanel, work: ParagraphWork, paid: PaidWatch) -> None:
        self._desk = desk
        self._script = script
        self._work = work
        self._paid = paid
        self.offers_compare = True

    def offer(self) -> Offer:
        """What can be done now."""
        offer = self._work.offer(self.price, self.cost) if self._work.is_several else self._offer_alone()
        compare = (Choice(COMPARE, translate("SpeechTab", "Compare voices…")),) if self.offers_compare else ()
        return offer._replace(choices=(*offer.choices, *self._selection_choices(), *compare))

    def points(self) -> int:
        """Forecast for the whole script: the same words are bought once."""
        return self._work.points_of_texts(dict.fromkeys(self._script.facts.texts))

    def paid_points(self) -> int:
        """How much of it is paid."""
        return self._work.paid_points() if self._work.is_several else paid_points(self._paid.standing)

    def price(self, points: int) -> str:
        """So many points in words."""
        if self._desk.is_demo:
            return translate("SpeechTab", "0 points (demo)")
        return SpeechCounts().points(points)

    def cost(self, points: int) -> str:
        """So many points in words, to stand in brackets behind an act; empty in the demo."""
        return "" if self._desk.is_demo else self.price(points)

    def take_instead(self) -> Take | None:
        """A take of the only paragraph that sounds as it would now, though it was bought in another form."""
        texts = self._script.facts.texts
        take = self._work.book.fitting(texts[0], None, self._work.manner()) if len(texts) == 1 else None
        return take if take is not None and take.request != self._work.request_alone() else None

    def selection(self) -> str:
        """The selected text, tidied."""
        from vbee_desktop.core.text import tidy

        return tidy(self._script.editor.textCursor().selection().toPlainText())

    def _offer_alone(self) -> Offer:
        points = self.points()
        words = SpeechCounts().characters(self._script.facts.characters)
        plain = Offer(words, self.price(points))
        if self.take_instead() is not None:
            plain = Offer(words_for_made(is_demo=self._desk.is_demo), self.price(0))
        again = priced(translate("SpeechTab", "Create again (%1)"), self.cost(points))
        return offer_for(self._paid.standing, plain, self.price(0), again, is_demo=self._desk.is_demo)

    def _selection_choices(self) -> tuple[Choice, ...]:
        text = self.selection()
        if not text:
            return ()
        cost = self.cost(self._work.points_of_texts([text]))
        return (Choice(SELECTION, priced(translate("SpeechTab", "The selection (%1)"), cost)),)


class SpeechCounts(QObject):
    """Words with a number, with their plurals: those are only collected of a class of its own."""

    def points(self, count: int) -> str:
        """So many points."""
        return self.tr("%Ln points", "", count)

    def characters(self, count: int) -> str:
        """So many characters."""
        return self.tr("%Ln characters", "", count)
