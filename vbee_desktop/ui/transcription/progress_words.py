"""How a recognition goes, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from vbee_desktop.core.models import JobStage
from vbee_desktop.ui.part_counts import counts_of
from vbee_desktop.ui.transcription.time_words import whole_text
from vbee_desktop.ui.waiting_words import words_for_outage

if TYPE_CHECKING:
    from vbee_desktop.core.models import Progress


def progress_text(progress: Progress) -> str:
    """One line for the stage a recognition is in."""
    if progress.stage == JobStage.WAITING:
        return words_for_outage(progress) or _waiting_text(progress)
    words = {
        JobStage.PREPARING: QCoreApplication.translate("ProgressWords", "Preparing the audio…"),
        JobStage.SENDING: QCoreApplication.translate("ProgressWords", "Sending the audio…"),
    }
    if len(progress.parts) > 1:
        counts = counts_of(progress.parts)
        words_of_part = QCoreApplication.translate("ProgressWords", "Part %1 of %2…")
        return words_of_part.replace("%1", whole_text(counts.at)).replace("%2", whole_text(counts.total))
    running = QCoreApplication.translate("ProgressWords", "Recognising the words…")
    return words.get(JobStage(progress.stage), running)


def _waiting_text(progress: Progress) -> str:
    if not progress.retry_after_s:
        return QCoreApplication.translate("ProgressWords", "Waiting for its turn…")
    text = QCoreApplication.translate("ProgressWords", "The server is busy; again in %1 s…")
    return text.replace("%1", whole_text(round(progress.retry_after_s)))
