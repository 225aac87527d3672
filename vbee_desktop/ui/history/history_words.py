"""A job of the history in words: its day, its details, where it stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from vbee_desktop.core.errors import Code
from vbee_desktop.core.history import StateGroup, group_of
from vbee_desktop.core.job_state import JobState
from vbee_desktop.core.shown_text import shown
from vbee_desktop.ui.widgets.clock_text import clock_text

if TYPE_CHECKING:
    from vbee_desktop.core.history import JobSummary

SPEECH = "speech"
"""The kind of text to speech among the jobs; what is not it is speech to text."""
DAYS_BY_NAME = 6
"""So many days ago a day is called by its name in the week."""

translate = QCoreApplication.translate
NameOf = Callable[[str], str]
"""The name of a voice by its code."""


class Sign(NamedTuple):
    """Where a job stands: an icon in a colour, and words; ``is_quiet`` leaves the words to the ear."""

    icon: str
    role: str
    words: str
    is_quiet: bool = False


def day_words(day: date, today: date) -> str:
    """Today, Yesterday, the day of the week, else the date."""
    ago = (today - day).days
    locale = QLocale()
    if ago == 0:
        return translate("History", "Today")
    if ago == 1:
        return translate("History", "Yesterday")
    if 0 < ago <= DAYS_BY_NAME:
        name = locale.standaloneDayName(day.isoweekday())
        return name[:1].upper() + name[1:]
    return locale.toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)


def detail_words(summary: JobSummary, name_of: NameOf) -> str:
    """Voice or "Clip", the length of what is done, time of day."""
    locale = QLocale()
    is_done = group_of(summary.state) is StateGroup.DONE
    name = name_of(summary.voice_code) if summary.kind == SPEECH else translate("History", "Clip")
    length = clock_text(summary.duration_s, locale) if is_done else ""
    at = datetime.fromtimestamp(summary.created_at).astimezone()
    time = locale.toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)
    return " · ".join(part for part in (name, length, time) if part)


def sign_of(summary: JobSummary) -> Sign:
    """The sign of the state that a job is in."""
    match group_of(summary.state):
        case StateGroup.DONE:
            return Sign("check", "ok", translate("History", "Done"), is_quiet=True)
        case StateGroup.UNKNOWN:
            return Sign("warning", "warn", translate("History", "Outcome unknown"))
        case StateGroup.WORKING:
            return _working(summary)
        case _:
            return _failed(summary)


def title_words(summary: JobSummary) -> str:
    """The first words, or what stands for them."""
    return shown(summary.title) or translate("History", "Without words")


def spoken_words(summary: JobSummary, name_of: NameOf) -> str:
    """All that the eye sees of a row."""
    kind = (
        translate("History", "Text to speech")
        if summary.kind == SPEECH
        else translate("History", "Speech to text")
    )
    parts = (title_words(summary), kind, detail_words(summary, name_of), sign_of(summary).words)
    return ", ".join(parts)


def _working(summary: JobSummary) -> Sign:
    if not summary.is_worked_on:
        return Sign("refresh", "info", translate("History", "Unfinished"))
    if summary.state is JobState.WAITING:
        return Sign("", "info", translate("History", "Waiting"))
    return Sign("", "info", translate("History", "Working"))


def _failed(summary: JobSummary) -> Sign:
    if summary.state is JobState.CANCELLED:
        is_dropped = summary.error == Code.OUTCOME_UNKNOWN
        words = translate("History", "Given up") if is_dropped else translate("History", "Cancelled")
        return Sign("close", "text2", words)
    if summary.state is JobState.NOT_SENT:
        return Sign("error", "warn", translate("History", "Not sent"))
    if summary.state is JobState.EXPIRED:
        return Sign("error", "warn", translate("History", "No longer kept"))
    return Sign("error", "err", translate("History", "Failed"))
