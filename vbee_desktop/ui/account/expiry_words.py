"""Until when a token is good, in words."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

translate = QCoreApplication.translate


def expiry_words(expires_at: float, now: float) -> str:
    """A sentence with the day, in this computer's time; both in seconds since 1970."""
    words = (
        translate("TokenExpiry", "Valid until %1.")
        if expires_at > now
        else translate("TokenExpiry", "It expired on %1.")
    )
    return words.replace("%1", day_words(expires_at))


def day_words(moment_s: float) -> str:
    """The day of a moment, in seconds since 1970."""
    day = datetime.fromtimestamp(moment_s).astimezone()
    return QLocale().toString(QDate(day.year, day.month, day.day), translate("TokenExpiry", "d MMMM yyyy"))
