"""Lengths and sizes in words, with the decimal sign of the person's language."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from vbee_desktop.core.limits import MAX_SYNC_AUDIO_S
from vbee_desktop.ui.widgets.clock_text import clock_text, number_text

LONG_S = 60.0
"""From here on people count in minutes."""


def length_text(seconds: float) -> str:
    """Such as ``7.2``. Just below the limit it has more decimals: 9.97 s must not read as 10.0 s."""
    close = MAX_SYNC_AUDIO_S - 0.1 <= seconds < MAX_SYNC_AUDIO_S
    shown = min(seconds, MAX_SYNC_AUDIO_S - 0.001) if close else seconds
    return number_text(shown, QLocale(), 3 if close else 1)


def span_text(seconds: float) -> str:
    """Such as ``7.2 s``, from a minute on ``1:23.4``."""
    locale = QLocale()
    return f"{number_text(seconds, locale)} s" if seconds < LONG_S else clock_text(seconds, locale)


def megabytes_text(size_bytes: int) -> str:
    """Such as ``3.28``, in millions of bytes; never 0.00 for a file that holds something."""
    return number_text(max(size_bytes / 1_000_000, 0.01), QLocale(), 2)


def whole_text(value: int) -> str:
    """A whole number with the separators of the language."""
    return QLocale().toString(value)
