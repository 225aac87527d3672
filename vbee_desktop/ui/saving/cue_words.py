"""What is told of speech that takes longer than its subtitles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from vbee_desktop.ui.message_values import filled
from vbee_desktop.ui.speech.act_offer import priced

if TYPE_CHECKING:
    from vbee_desktop.core.cue_fit import FitPlan


class Cues(QObject):
    """The words about a plan, with their plurals: those are only collected of a class of its own."""

    def overruns(self, plan: FitPlan) -> str:
        """How many parts run over, and by how much; empty when none does."""
        if not plan.now.overruns:
            return ""
        words = self.tr(
            "%Ln paragraphs take longer than their subtitles, the longest by %1 s.", "", plan.now.overruns
        )
        return filled(words, round(plan.now.worst_overrun_s, 1))

    def remedy(self, plan: FitPlan) -> str:
        """What can be done about it, and what cannot."""
        told: list[str] = []
        if plan.faster:
            words = self.tr("%Ln fit when they are spoken faster, at speed %1 at most.", "", plan.faster)
            told.append(filled(words, max(speed for speed in plan.speeds if speed is not None)))
        if plan.impossible:
            words = self.tr("%Ln do not fit even at speed %1; shorten them.", "", plan.impossible)
            told.append(filled(words, plan.fastest))
        if kept := plan.then.overruns - plan.impossible:
            words = self.tr("%Ln stay as they are: locked, starred, or to be made first.", "", kept)
            told.append(words)
        if any(part.late_s for part in plan.then.parts):
            told.append(self.tr("What follows waits."))
        return " ".join(told)

    def act(self, plan: FitPlan, price: str) -> str:
        """The act that makes them again; empty when none would fit. No price is told where there is none."""
        if not plan.faster:
            return ""
        return priced(self.tr("Make %Ln paragraphs faster (%1)", "", plan.faster), price)
