"""What to tell a person about the sound that comes in."""

from __future__ import annotations

from enum import StrEnum

SILENT_DBFS = -90.0
QUIET_DBFS = -30.0
SILENT_AFTER_S = 1.5
QUIET_AFTER_S = 3.0
CLIP_SHOWN_S = 2.0


class Advice(StrEnum):
    """What is wrong with the level, if anything."""

    NONE = ""
    SILENT = "silent"
    QUIET = "quiet"
    TOO_LOUD = "too_loud"


class LevelAdvice:
    """Listens to levels over time, so that a short pause between words is not called quiet."""

    def __init__(self) -> None:
        self._silent_s = 0.0
        self._quiet_s = 0.0
        self._since_clip_s = CLIP_SHOWN_S

    def hear(self, elapsed_s: float, peak_dbfs: float, *, clipped: bool, speaking: bool) -> Advice:
        """The advice after ``elapsed_s`` more seconds at this peak; ``speaking`` while sound is recorded."""
        self._silent_s = self._silent_s + elapsed_s if peak_dbfs <= SILENT_DBFS else 0.0
        is_quiet = speaking and peak_dbfs < QUIET_DBFS
        self._quiet_s = self._quiet_s + elapsed_s if is_quiet else 0.0
        self._since_clip_s = 0.0 if clipped else self._since_clip_s + elapsed_s
        if self._since_clip_s < CLIP_SHOWN_S:
            return Advice.TOO_LOUD
        if self._silent_s >= SILENT_AFTER_S:
            return Advice.SILENT
        return Advice.QUIET if self._quiet_s >= QUIET_AFTER_S else Advice.NONE


def advice_on_recording(peak_dbfs: float, *, silent: bool, clipped: bool) -> Advice:
    """The advice on a whole recording; ``silent`` is digital silence, which must not be sent."""
    if silent:
        return Advice.SILENT
    if clipped:
        return Advice.TOO_LOUD
    return Advice.QUIET if peak_dbfs < QUIET_DBFS else Advice.NONE
