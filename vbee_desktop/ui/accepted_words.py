"""What a person is told when something goes wrong **after** the service took a paid request: it is charged,
it is kept, and it must not be bought again. An error tells so by the fact ``accepted``, with its ``job_id``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vbee_desktop.core.errors import Code, can_be_fetched
from vbee_desktop.ui.message_values import filled, translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.ui.message_values import Facts

Words = tuple[str, str]
"""Title and text."""

_CAUSE_UNKNOWN = frozenset({Code.NOT_SENT, Code.OUTCOME_UNKNOWN, Code.NOT_IN_PLAN})
"""What these say of themselves is not true of a request that was accepted."""


def words_after_acceptance(error: VbeeError, usual: Callable[[Facts], Words]) -> Words:
    """Title and text of an error that came after acceptance; ``usual`` are its words otherwise."""
    match error.code:
        case Code.SERVICE_FAILED if not can_be_fetched(error):
            return _not_finished(error.facts)
        case Code.DISK:
            return _not_written(error.facts), _kept(error.facts)
        case Code.AUDIO_GONE | Code.OUT_OF_POINTS:
            return usual(error.facts)
        case _:
            cause = _cause(error, usual)
            title = translate("Messages", "The result could not be fetched yet.")
            return title, f"{cause} {_kept(error.facts)}".strip()


def _cause(error: VbeeError, usual: Callable[[Facts], Words]) -> str:
    if error.facts.get("not_found"):
        return translate("Messages", "Vbee does not find the request at the moment.")
    return "" if error.code in _CAUSE_UNKNOWN else usual(error.facts)[0]


def _not_finished(facts: Facts) -> Words:
    number, said = str(facts.get("error_code") or ""), str(facts.get("text") or "")
    told = ": ".join(part for part in (number, said) if part)
    charged = translate("Messages", "It may have been charged.")
    return translate("Messages", "Vbee could not finish it."), f"{_ended(told)} {charged}".strip()


def _ended(sentence: str) -> str:
    return sentence if not sentence or sentence.endswith((".", "!", "?", "…")) else f"{sentence}."


def _not_written(facts: Facts) -> str:
    path = str(facts.get("path") or "")
    if not path:
        return translate("Messages", "It was made and paid, but cannot be written to the disk.")
    return filled(translate("Messages", "It was made and paid, but cannot be written to %1."), path)


def _kept(facts: Facts) -> str:
    """Where the paid thing is now. ``kept_at`` is a finished file of ours, ``printed`` a transcript that went
    to standard output instead.
    """
    if facts.get("printed"):
        return translate("Messages", "It was printed instead.")
    if place := facts.get("kept_at"):
        return filled(translate("Messages", "It is kept as %1: take it from there."), place)
    taken = translate("Messages", "Vbee took the request and has charged it.")
    again = translate("Messages", "Do not create it again: fetch it again later.")
    return f"{taken} {again}"
