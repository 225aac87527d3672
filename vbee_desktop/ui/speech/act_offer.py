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


def offer_for(
    standing: JobSummary | None, plain: Offer, free: str, again_words: str, *, is_demo: bool = False
) -> Offer:
    """``plain`` is offered for what is yet to be paid; ``free`` is the price of nothing."""
    again = (Choice(AGAIN, again_words),)
    if standing is None or (standing.state in UNSENT and not standing.is_worked_on):
        return plain
    if standing.state is JobState.FILED:
        return Offer(words_for_made(is_demo=is_demo), free, again)
    if standing.is_worked_on:
        return Offer(translate("ActOffer", "It is being made already; this waits for it."), free)
    if standing.state is JobState.UNKNOWN:
        return Offer(words_for_unknown(is_demo=is_demo), "", again)
    return Offer(_words_for_unfetched(is_demo=is_demo), free, again)


def words_for_made(*, is_demo: bool) -> str:
    """There is a take of what is to be made; nothing is paid in the demo."""
    if is_demo:
        return translate("ActOffer", "Already made: it plays at once.")
    return translate("ActOffer", "Already paid: it plays at no cost.")


def priced(words: str, price: str) -> str:
    """``Retry (%1)`` with its price; without brackets where there is no price, as in the demo."""
    return words.replace("%1", price) if price else words.replace(" (%1)", "")


def _words_for_unfetched(*, is_demo: bool) -> str:
    if is_demo:
        return translate("ActOffer", "Already made: it is only fetched.")
    return translate("ActOffer", "Already paid: it is fetched at no cost.")


def words_for_unknown(*, is_demo: bool) -> str:
    """Nobody knows what became of a request for the same."""
    if is_demo:
        return translate("ActOffer", "An earlier request for this was never answered.")
    return translate("ActOffer", "An earlier request for this may have been charged.")


def paid_points(standing: JobSummary | None) -> int:
    """How much of the forecast is paid."""
    return round(standing.points) if standing is not None and standing.state in FETCHABLE else 0
