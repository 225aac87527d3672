"""What can be sent to recognition, as the tab knows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vbee_desktop.core.estimates import billed_s
from vbee_desktop.core.limits import MAX_SYNC_AUDIO_S

if TYPE_CHECKING:
    from pathlib import Path

    from vbee_desktop.audio.recording_file import Recording


@dataclass(frozen=True, slots=True)
class AudioSource:
    """A file, from the microphone or chosen by the person. ``billed_s`` is its price in whole seconds where
    it can be sent at once; ``is_converted`` tells that another form of it is sent.
    """

    path: Path
    title: str
    duration_s: float
    billed_s: int
    is_converted: bool = False
    is_recording: bool = False

    @property
    def is_long(self) -> bool:
        """Whether it is over the limit, so that it goes in parts."""
        return self.duration_s >= MAX_SYNC_AUDIO_S


def recording_source(sound: Recording) -> AudioSource:
    """What is under review at the microphone."""
    seconds = billed_s(sound.duration_s)
    return AudioSource(sound.path, sound.path.name, sound.duration_s, seconds, is_recording=True)
