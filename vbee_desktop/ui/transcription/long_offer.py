"""What the act offers for a sound over the limit, in words with their prices."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject

from vbee_desktop.ui.transcription.time_words import whole_text

if TYPE_CHECKING:
    from vbee_desktop.core.models import RecognitionPlan

translate = QCoreApplication.translate


class LongOffer(NamedTuple):
    """The words of the act, a note under it, and the words of the other way (empty where there is none)."""

    words: str
    note: str
    as_one_job: str


def long_offer(plan: RecognitionPlan, *, is_again: bool, is_demo: bool) -> LongOffer:
    """``is_again`` when the words of the sound are on the screen already."""
    left = plan.parts - plan.paid_parts
    if is_again:
        return LongOffer(
            _priced(translate("LongOffer", "Send again"), plan.split_billed_s, is_demo=is_demo), "", ""
        )
    if not left:
        note = translate("LongOffer", "All of it is billed already: the words come at no cost.")
        return LongOffer(translate("LongOffer", "Transcribe"), "" if is_demo else note, "")
    one_job = _priced(_jobs(plan.async_pieces), plan.async_billed_s, is_demo=is_demo)
    parts = PartCounts()
    if plan.paid_parts:
        words, kept = parts.others(left), parts.kept(plan.paid_parts)
        return LongOffer(_priced(words, plan.unpaid_s, is_demo=is_demo), kept, one_job)
    words = parts.split(left) if left > 1 else translate("LongOffer", "Transcribe")  # the rest is silence
    return LongOffer(_priced(words, plan.unpaid_s, is_demo=is_demo), "", one_job)


def retry_words(parts: int, unpaid_s: int, *, is_demo: bool) -> str:
    """The words of the act that sends what failed."""
    words = PartCounts().again(parts)
    return _priced(words, unpaid_s, is_demo=is_demo) if unpaid_s else words


def kept_words(done: int, parts: int) -> str:
    """What is left of a course that was not finished."""
    words = translate("LongOffer", "%1 of %2 parts are done and kept.")
    return words.replace("%1", whole_text(done)).replace("%2", whole_text(parts))


def _jobs(pieces: int) -> str:
    if pieces == 1:
        return translate("LongOffer", "As one job, answered later")
    return translate("LongOffer", "As %1 jobs, answered later").replace("%1", whole_text(pieces))


def _priced(words: str, seconds: int, *, is_demo: bool) -> str:
    """The demo costs nothing, so it names no price."""
    if is_demo:
        return words
    price = translate("LongOffer", "%1 s billed").replace("%1", whole_text(seconds))
    return f"{words} ({price})"


class PartCounts(QObject):
    """Words with a number of parts, with their plurals: those are only collected of a class of its own."""

    def others(self, count: int) -> str:
        """The act that sends what is left."""
        return self.tr("Send the other %Ln parts", "", count)

    def kept(self, count: int) -> str:
        """How many were sent before."""
        return self.tr("%Ln parts are done and kept.", "", count)

    def split(self, count: int) -> str:
        """The act that sends all of it."""
        return self.tr("Split into %Ln parts and send", "", count)

    def again(self, count: int) -> str:
        """The act that sends what failed."""
        return self.tr("Retry %Ln parts", "", count)
