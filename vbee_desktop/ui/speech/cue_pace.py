"""Paragraphs that take longer than the subtitles they came from: told of, and made again so that they fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from vbee_desktop.ui.speech.script_book import Wanted

if TYPE_CHECKING:
    from collections.abc import Callable

    from vbee_desktop.core.cue_fit import FitPlan
    from vbee_desktop.ui.speech.paragraph_work import ParagraphWork
    from vbee_desktop.ui.speech.script_import import ScriptImport
    from vbee_desktop.ui.speech.script_panel import ScriptPanel
    from vbee_desktop.ui.speech.speech_controller import SpeechController


class CueOffer(NamedTuple):
    """What is to be told, and the words of the act with its price; empty when nothing would fit."""

    plan: FitPlan
    act: str


class CuePace(QObject):
    """Measures real takes: nothing is foretold before a first one is there."""

    save_wanted = Signal()
    """All fits: the script can be saved."""

    def __init__(
        self,
        script: ScriptPanel,
        work: ParagraphWork,
        imports: ScriptImport,
        controller: SpeechController,
        cost: Callable[[int], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._script = script
        self._work = work
        self._imports = imports
        self._controller = controller
        self._cost = cost
        self._is_asked_for = False
        work.offer_also(self._wanted)

    def offer(self) -> CueOffer | None:
        """How the script fits its subtitles; None when it is not from any, or not all of it is made."""
        from vbee_desktop.ui.saving.cue_words import Cues

        plan = self._plan()
        if plan is None:
            return None
        points = self._work.points_of(self._work.requests_of(self._wanted_by(plan).values()))
        return CueOffer(plan, Cues().act(plan, self._cost(points)))

    def make(self) -> None:
        """Make what runs over and would fit again at its speed, which from then on is the paragraph's own."""
        plan = self._plan()
        if plan is None or not plan.faster or self._controller.busy:
            return
        wanted = self._wanted_by(plan)
        for place, (_, speed) in wanted.items():
            self._work.book.set_speed(place, speed)
        self._is_asked_for = True
        texts = dict.fromkeys(wanted.values())
        self._controller.create_parts(self._work.requests_of(texts))

    def tell(self, _length_s: object = None) -> None:
        """The script was made: say what runs over, unless something else was said that is more urgent."""
        from vbee_desktop.ui.saving.cue_words import Cues

        was_asked_for, self._is_asked_for = self._is_asked_for, False
        offer = self.offer()
        if offer is None or (self._script.message is not None and not self._script.message.isHidden()):
            return
        cues = Cues()
        if title := cues.overruns(offer.plan):
            acts = [(offer.act, self.make)] if offer.act else []
            self._script.show_message("warning", title, cues.remedy(offer.plan), acts)
        elif was_asked_for:
            acts = [(self.tr("Save audio…"), self.save_wanted.emit)]
            self._script.show_message("done", self.tr("Every paragraph fits its subtitle now."), "", acts)

    def _plan(self) -> FitPlan | None:
        from vbee_desktop.core.cue_fit import Spoken, fit_plan

        work, parts = self._work, self._work.whole.parts
        cues = self._imports.cues([text for text, _ in work.script_takes()]) if work.is_several else ()
        if not cues:
            return None
        manner = work.manner()
        spoken = [
            Spoken(
                part.take.duration_s,
                part.take.request.speed,
                fixed=not work.book.is_as_wanted(part.place, manner),
            )
            for part in parts
        ]
        return fit_plan(cues, spoken, manner.api)

    def _wanted_by(self, plan: FitPlan) -> dict[int, Wanted]:
        """What is to be made, by the place of its paragraph."""
        paragraphs, parts = self._work.book.paragraphs, self._work.whole.parts
        return {
            part.place: Wanted(paragraphs[part.place].text, speed)
            for part, speed in zip(parts, plan.speeds, strict=True)
            if speed is not None
        }

    def _wanted(self) -> tuple[Wanted, ...]:
        plan = self._plan()
        return tuple(self._wanted_by(plan).values()) if plan is not None else ()
