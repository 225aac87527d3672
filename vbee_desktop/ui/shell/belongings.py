"""What moves from one workbench to the next when the window is made anew in another language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vbee_desktop.core.history import HistoryQuery
    from vbee_desktop.core.models import Take
    from vbee_desktop.ui.history.history_filter import HistoryFilter
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
    history: HistoryQuery | None


def belongings_of(workbench: Workbench) -> Belongings:
    """What is in hand there."""
    strip, tab = workbench.speech.takes, workbench.transcription
    sound = tab.in_hand() if tab is not None else None
    panel = workbench.history.panel
    wanted = panel.filter.wanted() if panel is not None else None
    return Belongings(tuple(strip.takes()), strip.current, sound, workbench.playback.playable, wanted)


def give_to(workbench: Workbench, belongings: Belongings) -> None:
    """Take up there what was in hand."""
    workbench.speech.take_over(belongings.takes, belongings.current)
    if belongings.sound is not None and workbench.transcription is not None:
        workbench.transcription.take_over(belongings.sound)
    if belongings.playable is not None:
        workbench.playback.show(belongings.playable)
    panel = workbench.history.panel
    if belongings.history is not None and panel is not None:
        _look_for(panel.filter, belongings.history)


def _look_for(history: HistoryFilter, query: HistoryQuery) -> None:
    history.field.setText(query.words)
    for kind, chip in history.kinds.items():
        chip.setChecked(kind in query.kinds)
    if query.group is not None:
        history.choose_state(query.group)
