"""How a recording is to be."""

from __future__ import annotations

from dataclasses import dataclass

from vbee_desktop.core.limits import MAX_RECORDING_S

PRE_ROLL_S = 0.5
"""Ours: what a person says while the hand is still on its way to the button."""


CHAINED_S = 3600.0
"""Ours: how long a recording goes on that may be longer than one clip."""


@dataclass(frozen=True, slots=True)
class RecordingWish:
    """It ends by itself at ``max_s``, and may begin ``pre_roll_s``
    before it was asked for, as far as the microphone was open.
    """

    max_s: float = MAX_RECORDING_S
    pre_roll_s: float = 0.0

    @property
    def is_chained(self) -> bool:
        """Whether it goes on past one clip."""
        return self.max_s > MAX_RECORDING_S
