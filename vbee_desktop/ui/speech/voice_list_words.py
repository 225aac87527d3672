"""What is said of the list of voices: how old it is, and why it is not the newest."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject

if TYPE_CHECKING:
    from vbee_desktop.core.models import VoiceList

translate = QCoreApplication.translate

_MINUTE_S, _HOUR_S, _DAY_S = 60, 3600, 86_400


class ListNote(NamedTuple):
    """``kind`` is ``info`` or ``warning``; there is nothing to say where ``words`` is empty."""

    kind: str
    words: str


def list_note(found: VoiceList, now_s: float) -> ListNote:
    """What to say of a list at the moment ``now_s``, in seconds since 1970."""
    if found.is_live:
        words = translate("VoiceListWords", "Not all voices are there: %1")
        return ListNote("info", words.replace("%1", _reason(found)) if found.error else "")
    origin = _origin(found, now_s)
    if found.is_loading:
        loading = translate("VoiceListWords", "The newest list is loading…")
        return ListNote("info", f"{origin} {loading}")
    failed = translate("VoiceListWords", "The live one did not load: %1")
    return ListNote("warning", f"{origin} {failed.replace('%1', _reason(found))}".strip())


def age_words(age_s: float) -> str:
    """``2 hours ago``; a clock that was set back makes nothing younger than now."""
    if age_s < _MINUTE_S:
        return translate("VoiceListWords", "a moment ago")
    return VoiceListCounts().age(age_s)


def _origin(found: VoiceList, now_s: float) -> str:
    counts = VoiceListCounts()
    if found.fetched_at is None:
        return counts.shipped(len(found.voices))
    return counts.kept(len(found.voices)).replace("%1", age_words(now_s - found.fetched_at))


def _reason(found: VoiceList) -> str:
    if found.error is None:
        return translate("VoiceListWords", "it was empty.")
    from vbee_desktop.ui.messages import message_for

    return message_for(found.error).title


class VoiceListCounts(QObject):
    """Words with a number, with their plurals: those are only collected of a class of its own."""

    def age(self, age_s: float) -> str:
        """``2 hours ago``, of a minute or more."""
        if age_s < _HOUR_S:
            return self.tr("%n minutes ago", "", int(age_s // _MINUTE_S))
        if age_s < _DAY_S:
            return self.tr("%n hours ago", "", int(age_s // _HOUR_S))
        return self.tr("%n days ago", "", int(age_s // _DAY_S))

    def shipped(self, count: int) -> str:
        """Of the list that came with the program."""
        return self.tr("%Ln voices, shipped with the program.", "", count)

    def kept(self, count: int) -> str:
        """Of a list that was loaded some time (``%1``) ago."""
        return self.tr("%Ln voices, from %1.", "", count)
