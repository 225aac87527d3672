"""The preflight checks in words: value, limit and what will be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from vbee_desktop.audio.preflight import Check, CheckState, Preflight
from vbee_desktop.core.limits import BEST_RECOGNITION_RATE_HZ
from vbee_desktop.ui.transcription.time_words import length_text, megabytes_text, whole_text

if TYPE_CHECKING:
    from collections.abc import Callable


class CheckWords(NamedTuple):
    """One row of the card. ``remedy`` is empty when nothing has to be done."""

    name: str
    value: str
    limit: str
    remedy: str


def check_words(check: Check, card: Preflight) -> CheckWords:
    """The words for one check of ``card``."""
    return _WORDS[check.name](check, card)


def verdict_text(state: CheckState) -> str:
    """What a mark means, for those who do not see it."""
    if state is CheckState.OK:
        return _accepted()
    if state is CheckState.CONVERT:
        return QCoreApplication.translate("PreflightWords", "will be converted")
    return _refused()


def _accepted() -> str:
    return QCoreApplication.translate("PreflightWords", "accepted")


def _refused() -> str:
    return QCoreApplication.translate("PreflightWords", "not accepted")


def _length(check: Check, card: Preflight) -> CheckWords:
    name = QCoreApplication.translate("PreflightWords", "Length")
    value = f"{length_text(card.info.duration_s)} s"
    limit_s = check.limit if isinstance(check.limit, float) else 0.0
    if check.state is CheckState.OK:
        limit, remedy = QCoreApplication.translate("PreflightWords", "under %1 s"), ""
    else:
        limit = QCoreApplication.translate("PreflightWords", "must be under %1 s")
        remedy = QCoreApplication.translate("PreflightWords", "Sent in parts, cut where nobody speaks")
    return CheckWords(name, value, limit.replace("%1", whole_text(round(limit_s))), remedy)


def _size(check: Check, card: Preflight) -> CheckWords:
    name = QCoreApplication.translate("PreflightWords", "Size")
    limit_mb = check.limit // 1_000_000 if isinstance(check.limit, int) else 0
    value = f"{megabytes_text(card.sent_bytes)} MB"
    if check.state is not CheckState.OK:
        limit = QCoreApplication.translate("PreflightWords", "must be under %1 MB")
        remedy = ""  # what makes it too large is its length, which says what to do
    else:
        limit = QCoreApplication.translate("PreflightWords", "under %1 MB")
        remedy = _size_after_converting(card)
    return CheckWords(name, value, limit.replace("%1", whole_text(limit_mb)), remedy)


def _size_after_converting(card: Preflight) -> str:
    before, after = megabytes_text(card.info.size_bytes), megabytes_text(card.sent_bytes)
    if before == after:
        return ""
    text = QCoreApplication.translate("PreflightWords", "After converting; the file has %1 MB")
    return text.replace("%1", before)


def _rate(check: Check, card: Preflight) -> CheckWords:
    name = QCoreApplication.translate("PreflightWords", "Sample rate")
    value = f"{whole_text(card.info.sample_rate_hz)} Hz"
    if check.state is CheckState.OK:
        return CheckWords(name, value, _accepted(), "")
    remedy = QCoreApplication.translate("PreflightWords", "Converted to %1 Hz")
    return CheckWords(name, value, _refused(), remedy.replace("%1", whole_text(BEST_RECOGNITION_RATE_HZ)))


def _channels(check: Check, card: Preflight) -> CheckWords:
    name = QCoreApplication.translate("PreflightWords", "Channels")
    known = {
        1: QCoreApplication.translate("PreflightWords", "1 (mono)"),
        2: QCoreApplication.translate("PreflightWords", "2 (stereo)"),
    }
    value = known.get(card.info.channels, whole_text(card.info.channels))
    if check.state is CheckState.OK:
        return CheckWords(name, value, _accepted(), "")
    limit = QCoreApplication.translate("PreflightWords", "must be mono")
    return CheckWords(name, value, limit, QCoreApplication.translate("PreflightWords", "Mixed down to mono"))


def _depth(check: Check, card: Preflight) -> CheckWords:
    name = QCoreApplication.translate("PreflightWords", "Depth")
    if not card.info.bits:
        value = QCoreApplication.translate("PreflightWords", "compressed")
    elif card.info.is_float:
        value = QCoreApplication.translate("PreflightWords", "%1-bit float")
    else:
        value = QCoreApplication.translate("PreflightWords", "%1-bit PCM")
    value = value.replace("%1", whole_text(card.info.bits))
    if check.state is CheckState.OK:
        return CheckWords(name, value, _accepted(), "")
    limit = QCoreApplication.translate("PreflightWords", "must be 16-bit")
    return CheckWords(name, value, limit, QCoreApplication.translate("PreflightWords", "Converted to 16-bit"))


def _container(check: Check, card: Preflight) -> CheckWords:
    name = QCoreApplication.translate("PreflightWords", "Container")
    value = _container_name(card)
    if check.state is CheckState.OK:
        return CheckWords(name, value, _accepted(), "")
    if card.info.container != "wav":
        limit = QCoreApplication.translate("PreflightWords", "must be WAV")
        return CheckWords(
            name, value, limit, QCoreApplication.translate("PreflightWords", "Converted to WAV")
        )
    limit = QCoreApplication.translate("PreflightWords", "has small faults")
    remedy = QCoreApplication.translate("PreflightWords", "Written anew, the sound alone")
    return CheckWords(name, value, limit, remedy)


def _container_name(card: Preflight) -> str:
    """Such as ``OGG (Opus)``: names, the same in every language."""
    if card.info.container == "ogg":
        return f"OGG ({card.info.codec.capitalize()})"
    return "WAV (RIFF)" if card.info.container == "wav" else card.info.container.upper()


_WORDS: dict[str, Callable[[Check, Preflight], CheckWords]] = {
    "length": _length,
    "size": _size,
    "rate": _rate,
    "channels": _channels,
    "depth": _depth,
    "container": _container,
}
