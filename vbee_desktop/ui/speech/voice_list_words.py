"""What is said of the list of voices: how old it is, and why it is not the newest."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

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
    if age_s < _HOUR_S:
        minutes = int(age_s // _MINUTE_S)
        return translate("VoiceListWords", "%n minutes ago", "", minutes)
    if age_s < _DAY_S:
        hours = int(age_s // _HOUR_S)
        return translate("VoiceListWords", "%n hours ago", "", hours)
    days = int(age_s // _DAY_S)
    return translate("VoiceListWords", "%n days ago", "", days)


def _origin(found: VoiceList, now_s: float) -> str:
    count = len(found.voices)
    if found.fetched_at is None:
        return translate("VoiceListWords", "%Ln voices, shipped with the program.", "", count)
    words = translate("VoiceListWords", "%Ln voices, from %1.", "", count)
    return words.replace("%1", age_words(now_s - found.fetched_at))


def _reason(found: VoiceList) -> str:
    if found.error is None:
        return translate("VoiceListWords", "it was empty.")
    from vbee_desktop.ui.messages import message_for

    return message_for(found.error).title
