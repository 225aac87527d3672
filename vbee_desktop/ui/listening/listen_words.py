"""The outcome of a listen-back check in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from vbee_desktop.core.listen_back import Difference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vbee_desktop.core.listen_back import ListenBack, Word
    from vbee_desktop.ui.transcription.transcript_result import TranscriptResult

translate = QCoreApplication.translate


def difference_words(kind: Difference) -> str:
    """What differs, in a few words."""
    words = {
        Difference.MARKS: translate("ListenWords", "Other diacritics"),
        Difference.NUMBER: translate("ListenWords", "Number (written otherwise?)"),
        Difference.NAME: translate("ListenWords", "Another name"),
        Difference.WORD: translate("ListenWords", "Another word"),
        Difference.MISSING: translate("ListenWords", "Not heard"),
        Difference.ADDED: translate("ListenWords", "Heard, but not in the text"),
    }
    return words[kind]


def summary_words(result: ListenBack) -> str:
    """The outcome in a sentence; empty when only more was heard than was sent."""
    if not result.places:
        return translate("ListenWords", "Every word was heard as it was sent.")
    if not result.heard_text.strip():
        return translate("ListenWords", "No words were heard in this take.")
    if not result.differing:
        return ""
    locale = QLocale()
    words = translate("ListenWords", "%1 of %2 words were heard differently.")
    words = words.replace("%1", locale.toString(result.differing))
    return words.replace("%2", locale.toString(result.word_count))


def bill_words(result: TranscriptResult) -> str:
    """What it cost; empty when nothing was billed."""
    if not result.is_new:
        return translate("ListenWords", "Billed before, nothing was sent.")
    words = translate("ListenWords", "%1 s billed.")
    return words.replace("%1", QLocale().toString(result.billed_s)) if result.billed_s else ""


def joined_words(words: Sequence[Word]) -> str:
    """The words of one side of a difference; a dash when there are none."""
    return " ".join(word.text for word in words) or "–"
