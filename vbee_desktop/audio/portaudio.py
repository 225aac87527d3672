"""The sound card, through PortAudio."""

from __future__ import annotations

import atexit
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from vbee_desktop.audio.devices import NO_DEVICE_CODE, Kind, numbered_devices
from vbee_desktop.audio.driver_call import left_behind
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

START_WITHIN_S, END_WITHIN_S = 4.0, 2.0
"""A driver that takes longer is broken, and is left to itself."""

DEFAULT_FOLLOWS_ITSELF = sys.platform.startswith("linux")
"""On Linux the sound server moves a stream of the default
device; elsewhere PortAudio must be restarted to see it.
"""


class SoundCard:
    """Opens streams for player and recorder.

    Make one and give it to all of them: PortAudio is one per process and knows no
    threads, so all calls go through this object's lock; and its list of devices can
    only be renewed while none of its streams is open. Streams that are spared (a meter,
    a loudspeaker that lingers) are closed for that; the ones that are claimed are not.
    While a driver holds one that was given up, the list stays as it is.
    """

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._open_streams: list[_CardStream] = []
        self._held: list[threading.Thread] = []

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
        """Let PortAudio look for devices anew; False while sound is recorded or played."""
        with self._lock:
            if not all(stream.is_spare for stream in self._open_streams) or self._is_held():
                return False
            for stream in tuple(self._open_streams):
                if not stream.take_back() or self._is_held():
                    return False
            sounddevice = _sounddevice(kind)
            sounddevice._terminate()  # noqa: SLF001  # its only way to see new devices
            sounddevice._initialize()  # noqa: SLF001
            return True

    def _open(
        self, kind: Kind, device_id: str | None, rate: int, channels: int, callback: Callable[..., None]
    ) -> Stream:
        with self._lock:
            if device_id is None and not DEFAULT_FOLLOWS_ITSELF and not self._open_streams:
                self._refresh(kind)
            try:
                stream = _open_first(kind, device_id, rate, channels, callback)
            except DeviceError as error:
                if not self._refresh(kind):
                    raise _in_use(error) from error
                stream = _open_first(kind, device_id, rate, channels, callback)
            opened = _CardStream(stream, kind, self._lock, self._open_streams.remove, self._held.append)
            self._open_streams.append(opened)
            return opened

    def _is_held(self) -> bool:
        return any(thread.is_alive() for thread in self._held)


class _CardStream:
    def __init__(
        self,
        stream: Any,
        kind: Kind,
        card: threading.RLock,
        on_closed: Callable[[_CardStream], None],
        on_held: Callable[[threading.Thread], None],
    ) -> None:
        self._stream = stream
        self._kind: Kind = kind
        self._card = card
        self._on_closed = on_closed
        self._on_held = on_held
        self._guard = threading.Lock()
        """Taken after the card's lock, never before it."""
        self._is_closed = self._is_held = False
        self.is_spare = False

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
            self._within(START_WITHIN_S, self._stream.start)
        except sounddevice.PortAudioError as error:
            raise DeviceError(NO_DEVICE_CODE[self._kind], str(error), reason="refused") from error
        if self._is_held:
            raise DeviceError(NO_DEVICE_CODE[self._kind], "the driver does not answer", reason="refused")

    def is_running(self) -> bool:
        with self._guard:
            return not (self._is_closed or self._is_held) and bool(self._stream.active)

    def spare(self) -> None:
        with self._guard:
            self.is_spare = True

    def claim(self) -> bool:
        with self._guard:
            self.is_spare = False
            return not self._is_closed

    def take_back(self) -> bool:
        """Close it if it is still spare; the card's lock is held."""
        with self._guard:
            if self.is_spare:
                self._end()
            return self._is_closed

    def close(self) -> None:
        with self._card, self._guard:
            self._end()

    def _end(self) -> None:
        if not self._is_closed:
            self._is_closed = True
            if not self._is_held:
                self._within(END_WITHIN_S, self._stop)
            self._on_closed(self)

    def _stop(self) -> None:
        self._stream.abort(ignore_errors=True)
        self._stream.close(ignore_errors=True)

    def _within(self, limit_s: float, call: Callable[[], object]) -> None:
        if (thread := left_behind(call, limit_s)) is not None:
            self._is_held = True
            self._on_held(thread)
            atexit.unregister(_sounddevice(self._kind)._exit_handler)  # noqa: SLF001  # it would wait too


def _in_use(error: DeviceError) -> DeviceError:
    """What was not found is perhaps only not on the list, which cannot be renewed now."""
    if error.facts.get("reason") != "unknown_device":
        return error
    return DeviceError(error.code, error.detail, **error.facts | {"reason": "in_use"})


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
