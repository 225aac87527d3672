"""What player and recorder ask of a sound card.
`portaudio.SoundCard` is the real one; tests bring their own clock.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from vbee_desktop.audio.clip import Samples
    from vbee_desktop.audio.wav_writer import Int16

Fill = Callable[["Samples", float], None]
"""Called on the sound card's thread: fill the whole block
(frames, channels); its first frame is heard in so many seconds.
"""

Take = Callable[["Int16"], None]
"""Called on the sound card's thread with a block (frames, channels) that is only valid during the call."""


class Stream(Protocol):
    """An open stream; sound flows after `start`."""

    @property
    def sample_rate_hz(self) -> int:
        """The rate that the device took; it may differ from the one asked for."""
        ...

    @property
    def channels(self) -> int: ...

    @property
    def latency_s(self) -> float:
        """How long sound is under way between the device and us."""
        ...

    def start(self) -> None:
        """Let sound flow. Raises `DeviceError`."""
        ...

    def is_running(self) -> bool:
        """False when the stream ended by itself: its device is gone."""
        ...

    def spare(self) -> None:
        """Nothing is recorded or heard just now: the card may close this stream to look for devices anew."""
        ...

    def claim(self) -> bool:
        """Its sound counts from now on, until `spare`; False when the card has closed it meanwhile. A new
        stream is claimed.
        """
        ...

    def close(self) -> None:
        """Stop at once and give the device back. Never raises."""
        ...


class Streams(Protocol):
    """Opens streams. ``device_id`` is an `AudioDevice.id`, or None for the system's default device."""

    def warm_up(self) -> None:
        """Load what is slow to load, so that the first stream opens at once. Never raises."""
        ...

    def open_output(self, device_id: str | None, sample_rate_hz: int, fill: Fill) -> Stream:
        """A loudspeaker at that rate, or at its own where it refuses; two channels where it has them.

        Raises `DeviceError(NO_OUTPUT)`; its fact ``reason`` is ``no_library``, ``no_device``, ``refused``,
        ``unknown_device``, or ``in_use``: not on the list, which cannot be renewed while there is sound.
        """
        ...

    def open_input(self, device_id: str | None, sample_rate_hz: int, take: Take) -> Stream:
        """A microphone, mono at that rate, else at its own rate and channels (one or two).

        Raises `DeviceError(NO_INPUT)`, its fact ``reason`` as in `open_output`.
        """
        ...
