"""What the main act will do and cost, when something of it is paid already."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from vbee_desktop.core.job_state import FETCHABLE, UNSENT, JobState

if TYPE_CHECKING:
    from vbee_desktop.core.history import JobSummary

translate = QCoreApplication.translate


class Choice(NamedTuple):
    """An entry of the act's menu: its key, and its words with their price."""

    key: str
    words: str


class Offer(NamedTuple):
    """The line above the button, the price beside it, and what else can be done."""

    words: str
    price: str
    choices: tuple[Choice, ...] = ()


AGAIN = "again"
"""The key of the act that buys anew what is paid."""


def offer_for(standing: JobSummary | None, plain: Offer, free: str, again_words: str) -> Offer:
    """``plain`` is offered for what is yet to be paid; ``free`` is the price of nothing."""
    again = (Choice(AGAIN, again_words),)
    if standing is None or (standing.state in UNSENT and not standing.is_worked_on):
        return plain
    if standing.state is JobState.FILED:
        return Offer(translate("ActOffer", "Already paid: it plays at no cost."), free, again)
    if standing.is_worked_on:
        return Offer(translate("ActOffer", "It is being made already; this waits for it."), free)
    if standing.state is JobState.UNKNOWN:
        return Offer(translate("ActOffer", "An earlier request for this may have been charged."), "", again)
    return Offer(translate("ActOffer", "Already paid: it is fetched at no cost."), free, again)


def paid_points(standing: JobSummary | None) -> int:
    """How much of the forecast is paid."""
    return round(standing.points) if standing is not None and standing.state in FETCHABLE else 0
