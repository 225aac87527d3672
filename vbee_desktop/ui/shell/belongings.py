"""What moves from one workbench to the next when the window is made anew in another language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vbee_desktop.core.models import Take
    from vbee_desktop.ui.ports import Playable
    from vbee_desktop.ui.shell.workbench import Workbench
    from vbee_desktop.ui.transcription.sound_in_hand import SoundInHand


@dataclass(frozen=True, slots=True)
class Belongings:
    """What neither the editor, the settings nor the journal hold. ``takes`` stand from left to right."""

    takes: tuple[Take, ...]
    current: Take | None
    sound: SoundInHand | None
    playable: Playable | None


def belongings_of(workbench: Workbench) -> Belongings:
    """What is in hand there."""
    strip, tab = workbench.speech.takes, workbench.transcription
    sound = tab.in_hand() if tab is not None else None
    return Belongings(tuple(strip.takes()), strip.current, sound, workbench.playback.playable)


def give_to(workbench: Workbench, belongings: Belongings) -> None:
    """Take up there what was in hand."""
    workbench.speech.take_over(belongings.takes, belongings.current)
    if belongings.sound is not None and workbench.transcription is not None:
        workbench.transcription.take_over(belongings.sound)
    if belongings.playable is not None:
        workbench.playback.show(belongings.playable)
