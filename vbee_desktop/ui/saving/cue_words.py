"""What is told of speech that takes longer than its subtitles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from vbee_desktop.ui.message_values import filled
from vbee_desktop.ui.speech.act_offer import priced

if TYPE_CHECKING:
    from vbee_desktop.core.cue_fit import FitPlan

translate = QCoreApplication.translate


def overrun_words(plan: FitPlan) -> str:
    """How many parts run over, and by how much; empty when none does."""
    if not plan.now.overruns:
        return ""
    words = translate(
        "Cues", "%Ln paragraphs take longer than their subtitles, the longest by %1 s.", "", plan.now.overruns
    )
    return filled(words, round(plan.now.worst_overrun_s, 1))


def remedy_words(plan: FitPlan) -> str:
    """What can be done about it, and what cannot."""
    told: list[str] = []
    if plan.faster:
        words = translate(
            "Cues", "%Ln fit when they are spoken faster, at speed %1 at most.", "", plan.faster
        )
        told.append(filled(words, max(speed for speed in plan.speeds if speed is not None)))
    if plan.impossible:
        words = translate("Cues", "%Ln do not fit even at speed %1; shorten them.", "", plan.impossible)
        told.append(filled(words, plan.fastest))
    if kept := plan.then.overruns - plan.impossible:
        words = translate("Cues", "%Ln stay as they are: locked, starred, or to be made first.", "", kept)
        told.append(words)
    if any(part.late_s for part in plan.then.parts):
        told.append(translate("Cues", "What follows waits."))
    return " ".join(told)


def faster_words(plan: FitPlan, price: str) -> str:
    """The act that makes them again; empty when none would fit. No price is told where there is none."""
    if not plan.faster:
        return ""
    words = translate("Cues", "Make %Ln paragraphs faster (%1)", "", plan.faster)
    return priced(words, price)
