"""The outcome of a listen-back check in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from vbee_desktop.core.listen_back import Difference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vbee_desktop.core.listen_back import ListenBack, Word
    from vbee_desktop.ui.transcription.transcript_result import TranscriptResult


def difference_words(kind: Difference) -> str:
    """What differs, in a few words."""
    words = {
        Difference.MARKS: QCoreApplication.translate("ListenWords", "Other diacritics"),
        Difference.NUMBER: QCoreApplication.translate("ListenWords", "Number (written otherwise?)"),
        Difference.NAME: QCoreApplication.translate("ListenWords", "Another name"),
        Difference.WORD: QCoreApplication.translate("ListenWords", "Another word"),
        Difference.MISSING: QCoreApplication.translate("ListenWords", "Not heard"),
        Difference.ADDED: QCoreApplication.translate("ListenWords", "Heard, but not in the text"),
    }
    return words[kind]


def summary_words(result: ListenBack) -> str:
    """The outcome in one or two sentences."""
    if not result.places:
        return QCoreApplication.translate("ListenWords", "Every word was heard as it was sent.")
    if not result.heard_text.strip():
        return QCoreApplication.translate("ListenWords", "No words were heard in this take.")
    locale = QLocale()
    words = QCoreApplication.translate("ListenWords", "%1 of %2 words were heard differently.")
    words = words.replace("%1", locale.toString(result.differing))
    sentences = [words.replace("%2", locale.toString(result.word_count))] if result.differing else []
    if result.added:
        more = "%Ln words were heard that are not in the text."
        sentences.append(QCoreApplication.translate("ListenWords", more, "", result.added))
    return " ".join(sentences)


def bill_words(result: TranscriptResult) -> str:
    """What it cost; empty when nothing was billed."""
    if not result.is_new:
        return QCoreApplication.translate("ListenWords", "Billed before, nothing was sent.")
    words = QCoreApplication.translate("ListenWords", "%1 s billed.")
    return words.replace("%1", QLocale().toString(result.billed_s)) if result.billed_s else ""


def joined_words(words: Sequence[Word]) -> str:
    """The words of one side of a difference; a dash when there are none."""
    return " ".join(word.text for word in words) or "–"
