"""The sound card, through PortAudio."""

from __future__ import annotations

import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from vbee_desktop.audio.devices import NO_DEVICE_CODE, Kind, numbered_devices
from vbee_desktop.core.errors import DeviceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vbee_desktop.audio.streams import Fill, Stream, Take

OUTPUT_LATENCY_S = 0.15
"""Enough for a Python callback on a busy machine; what is heard
is known from PortAudio's clock, so it costs no exactness.
"""

INPUT_LATENCY_S = 0.2
"""A buffer that a busy machine does not overrun; blocks
still come every 50 ms or so (measured on PulseAudio).
"""

DEFAULT_FOLLOWS_ITSELF = sys.platform.startswith("linux")
"""On Linux the sound server moves a stream of the default
device; elsewhere PortAudio must be restarted to see it.
"""


class SoundCard:
    """Opens streams for player and recorder.

    Make one and give it to all of them: PortAudio is one per process and knows no
    threads, so all calls go through this object's lock; and its list of devices can
    only be renewed while none of its streams is open, which this object counts.
    """

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._open_streams = 0

    def warm_up(self) -> None:
        """See `Streams.warm_up`."""
        with self._lock, suppress(OSError):  # a missing library is told when a stream is opened
            import sounddevice  # noqa: F401

    def open_output(self, device_id: str | None, sample_rate_hz: int, fill: Fill) -> Stream:
        """See `Streams.open_output`."""

        def callback(block: Any, _frames: int, time: Any, _status: object) -> None:
            fill(block, time.outputBufferDacTime - time.currentTime)

        return self._open("output", device_id, sample_rate_hz, 2, callback)

    def open_input(self, device_id: str | None, sample_rate_hz: int, take: Take) -> Stream:
        """See `Streams.open_input`."""

        def callback(block: Any, _frames: int, _time: object, _status: object) -> None:
            take(block)

        return self._open("input", device_id, sample_rate_hz, 1, callback)

    def _refresh(self, kind: Kind) -> bool:
        """Let PortAudio look for devices anew; False when a stream is open and it cannot."""
        with self._lock:
            if self._open_streams:
                return False
            sounddevice = _sounddevice(kind)
            sounddevice._terminate()  # noqa: SLF001  # its only way to see new devices
            sounddevice._initialize()  # noqa: SLF001
            return True

    def _open(
        self, kind: Kind, device_id: str | None, rate: int, channels: int, callback: Callable[..., None]
    ) -> Stream:
        with self._lock:
            if device_id is None and not DEFAULT_FOLLOWS_ITSELF:
                self._refresh(kind)
            try:
                stream = _open_first(kind, device_id, rate, channels, callback)
            except DeviceError:
                if not self._refresh(kind):
                    raise
                stream = _open_first(kind, device_id, rate, channels, callback)
            self._open_streams += 1
            return _CardStream(stream, kind, self._lock, self._on_closed)

    def _on_closed(self) -> None:
        self._open_streams -= 1


class _CardStream:
    def __init__(self, stream: Any, kind: Kind, lock: threading.RLock, on_closed: Callable[[], None]) -> None:
        self._stream = stream
        self._kind: Kind = kind
        self._lock = lock
        self._on_closed = on_closed

    @property
    def sample_rate_hz(self) -> int:
        return int(self._stream.samplerate + 0.5)

    @property
    def channels(self) -> int:
        return int(self._stream.channels)

    @property
    def latency_s(self) -> float:
        return float(self._stream.latency)

    def start(self) -> None:
        sounddevice = _sounddevice(self._kind)
        try:
            self._stream.start()
        except sounddevice.PortAudioError as error:
            raise DeviceError(NO_DEVICE_CODE[self._kind], str(error), reason="refused") from error

    def is_running(self) -> bool:
        return bool(self._stream.active)

    def close(self) -> None:
        with self._lock:
            self._stream.abort(ignore_errors=True)
            self._stream.close(ignore_errors=True)
            self._on_closed()


def _open_first(
    kind: Kind, device_id: str | None, rate: int, channels: int, callback: Callable[..., None]
) -> Any:
    """The first stream that the device does not refuse."""
    sounddevice = _sounddevice(kind)
    refusal = ""
    for settings in _settings_to_try(sounddevice, kind, device_id, rate, channels):
        try:
            return _new_stream(sounddevice, kind, settings, callback)
        except (sounddevice.PortAudioError, ValueError) as error:
            refusal = str(error)
    raise DeviceError(NO_DEVICE_CODE[kind], refusal, reason="refused", device_id=device_id)


def _new_stream(sounddevice: Any, kind: Kind, settings: dict[str, Any], callback: Callable[..., None]) -> Any:
    if kind == "output":
        return sounddevice.OutputStream(
            dtype="float32", latency=OUTPUT_LATENCY_S, callback=callback, **settings
        )
    return sounddevice.InputStream(dtype="int16", latency=INPUT_LATENCY_S, callback=callback, **settings)


def _settings_to_try(
    sounddevice: Any, kind: Kind, device_id: str | None, rate: int, channels: int
) -> Iterator[dict[str, Any]]:
    index, most_channels, own_rate = _resolve(sounddevice, kind, device_id)
    wanted = min(channels, most_channels)
    layouts = dict.fromkeys([wanted, min(2, most_channels), 1])
    for tried_rate in dict.fromkeys([rate, own_rate]):
        for layout in layouts:
            yield {"device": index, "samplerate": tried_rate, "channels": layout}


def _resolve(sounddevice: Any, kind: Kind, device_id: str | None) -> tuple[int, int, int]:
    """PortAudio's number, channels and own rate of a device."""
    try:
        numbered = numbered_devices(sounddevice, kind)
    except sounddevice.PortAudioError as error:
        raise DeviceError(NO_DEVICE_CODE[kind], str(error), reason="no_device") from error
    for index, device in numbered:
        if device.id == device_id or (device_id is None and device.is_default):
            return index, device.channels, device.default_rate_hz
    reason = "no_device" if device_id is None else "unknown_device"
    raise DeviceError(NO_DEVICE_CODE[kind], "", reason=reason, device_id=device_id)


def _sounddevice(kind: Kind) -> Any:
    try:
        import sounddevice
    except OSError as error:  # its import raises this when libportaudio is missing
        raise DeviceError(NO_DEVICE_CODE[kind], str(error), reason="no_library") from error
    return sounddevice
