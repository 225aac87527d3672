"""What is said of the rows of a batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from vbee_desktop.core.batch import RowFault
from vbee_desktop.core.errors import Code, VbeeError
from vbee_desktop.ui.messages import message_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vbee_desktop.core.batch import BrokenRow, RowOutcome
    from vbee_desktop.ui.messages import Message

translate = QCoreApplication.translate
BROKEN_TOLD = 4


def state_words(outcome: RowOutcome | None, *, is_working: bool) -> str:
    """Where a row is."""
    if is_working:
        return translate("Batch", "Working…")
    if outcome is None:
        return translate("Batch", "Waiting")
    if outcome.is_done:
        return translate("Batch", "Saved")
    if outcome.error == Code.SERVICE_FAILED and outcome.said:
        return outcome.said
    if outcome.error in set(Code):
        return f"{_message(outcome).title} {outcome.said}".strip()
    return translate("Batch", "Failed")


def why_words(outcome: RowOutcome | None) -> str:
    """Why a row failed and what to do; empty when it did not."""
    if outcome is None or outcome.error not in set(Code):
        return ""
    said = _message(outcome)
    return f"{said.title} {said.text}".strip()


def fault_words(fault: RowFault) -> str:
    """Why a row cannot be used."""
    words = {
        RowFault.TEXT: translate("Batch", "no text"),
        RowFault.VOICE: translate("Batch", "voice code"),
        RowFault.SPEED: translate("Batch", "speed"),
        RowFault.QUOTES: translate("Batch", "quotation mark"),
        RowFault.SAMPLE_RATE: translate("Batch", "sample rate"),
        RowFault.EMPHASIS: translate("Batch", "emphasis"),
        RowFault.PAUSES: translate("Batch", "pauses"),
        RowFault.FILE: translate("Batch", "cannot be read"),
    }
    return words[fault]


def broken_words(broken: Sequence[BrokenRow]) -> str:
    """Some of the rows that are left out, and why."""
    told = [f"{each.source} ({fault_words(each.fault)})" for each in broken[:BROKEN_TOLD]]
    rest = "…" if len(broken) > BROKEN_TOLD else ""
    return f"{', '.join(told)}{rest}"


def refusal_words(error: VbeeError) -> tuple[str, str]:
    """Why a folder or a table holds nothing to speak: a title and the rest."""
    said = message_for(error)
    reasons = {
        "columns": translate("Batch", "Its first line has to name the columns, one of them “text”."),
        "no_texts": translate("Batch", "There is no .txt, .md or .docx file in this folder."),
    }
    return said.title, reasons.get(str(error.facts.get("reason")), said.text)


def _message(outcome: RowOutcome) -> Message:
    return message_for(VbeeError(Code(outcome.error), text=outcome.said))
