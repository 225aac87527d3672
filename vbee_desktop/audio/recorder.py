"""Records clips for recognition. All calls return at once; a thread of its own owns the microphone."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vbee_desktop.audio.control_thread import ControlThread
from vbee_desktop.audio.level import QUIET, Level, measure
from vbee_desktop.audio.recording_file import Recording, RecordingFile
from vbee_desktop.audio.ring import Ring
from vbee_desktop.core.errors import Code, DeviceError, StorageError, VbeeError
from vbee_desktop.core.limits import BEST_RECOGNITION_RATE_HZ, MAX_RECORDING_S

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Literal

    from vbee_desktop.audio.streams import Stream, Streams
    from vbee_desktop.audio.wav_writer import Int16

    RecorderState = Literal["closed", "opening", "monitoring", "recording", "stopping", "finished", "failed"]

TICK_S = 0.015
RING_S = 20.0
"""A disk may stand still for so long before sound is lost."""

LOST_AFTER_S = 2.0
"""A microphone that delivers nothing for so long is gone."""

FIRST_BLOCK_WITHIN_S = 6.0
LONGEST_DRAIN_S = 1.0


@dataclass(frozen=True, slots=True)
class RecorderSnapshot:
    """What the recorder does at one moment.

    ``level`` is alive whenever ``is_open`` (the microphone is open). ``peaks`` are
    bars of the live strip: (end in seconds, lowest, highest), ±1.0. ``recording``
    is the last finished one, also beside an ``error`` that cut it short.
    """

    state: RecorderState = "closed"
    level: Level = QUIET
    recorded_s: float = 0.0
    remaining_s: float = MAX_RECORDING_S
    clipped: bool = False
    peaks: tuple[tuple[float, float, float], ...] = ()
    error: VbeeError | None = None
    recording: Recording | None = None
    is_open: bool = False
    lost_frames: int = 0


class _Microphone:
    """An open stream and the ring that its callback fills."""

    def __init__(self, streams: Streams, device_id: str | None, clock: Callable[[], float]) -> None:
        self._clock = clock
        self.last_block_s = clock()
        self.stream: Stream = streams.open_input(device_id, BEST_RECOGNITION_RATE_HZ, self._take)
        self.ring = Ring(round(RING_S * self.stream.sample_rate_hz), self.stream.channels)
        self.read_to = 0
        self.taken_to = 0
        """End of the last recording: a start pressed before it is an echo of a nervous finger."""
        try:
            self.stream.start()
        except DeviceError:
            self.stream.close()
            raise

    def _take(self, block: Int16) -> None:
        self.ring.write(block)
        self.last_block_s = self._clock()


class Recorder:
    """One microphone and one recording at a time; every finished recording is a file in ``folder``."""

    def __init__(
        self,
        folder: Path,
        streams: Streams,
        *,
        clock: Callable[[], float] = time.perf_counter,
        max_recording_s: float = MAX_RECORDING_S,
    ) -> None:
        self._folder = folder
        self._streams = streams
        self._clock = clock
        self._max_s = max_recording_s
        self._microphone: _Microphone | None = None
        self._device_id: str | None = None
        self._file: RecordingFile | None = None
        self._is_wanted = False
        self._stop_at: int | None = None
        self._stop_by_s = 0.0
        self._snapshot = RecorderSnapshot(remaining_s=max_recording_s)
        self._control = ControlThread("recorder", self._tick)
        self._control.submit(streams.warm_up)

    def open(self, device_id: str | None = None) -> None:
        """Open a microphone (`AudioDevice.id`, None for the system's default): the level comes alive.

        Ignored while recording; one that is open is not opened twice.
        """
        self._control.submit(lambda: self._open(device_id))

    def start(self) -> None:
        """Record from this moment on, opening the microphone
        first where it is not; ignored while recording.
        """
        microphone = self._microphone
        pressed_at = microphone.ring.written if microphone else 0
        self._control.submit(lambda: self._start(microphone, pressed_at))

    def stop(self) -> None:
        """End the recording with everything said until now; ignored when there is none."""
        microphone = self._microphone
        pressed_at = microphone.ring.written if microphone else 0
        self._control.submit(lambda: self._stop(microphone, pressed_at))

    def cancel(self) -> None:
        """Throw the present recording away."""
        self._control.submit(self._cancel)

    def close_device(self) -> None:
        """Give the microphone back; a recording under way is finished first."""
        self._control.submit(self._close_device)

    def snapshot(self) -> RecorderSnapshot:
        """The present state; cheap, from any thread."""
        return self._snapshot

    def close(self, deadline_s: float = 3.0) -> bool:
        """Finish, give the microphone back and end the thread;
        False when the device holds it beyond the deadline.
        """
        return self._control.close(self._close_device, deadline_s)

    # What follows runs on the control thread.

    def _open(self, device_id: str | None) -> None:
        if self._file or (self._microphone and self._device_id == device_id):
            return
        self._drop_microphone()
        self._device_id = device_id
        self._show(state="opening", error=None)
        try:
            self._microphone = _Microphone(self._streams, device_id, self._clock)
        except DeviceError as error:
            self._is_wanted = False
            self._show(state="failed", error=error)
        else:
            self._show(is_open=True)

    def _start(self, microphone: _Microphone | None, pressed_at: int) -> None:
        is_echo = microphone is not None and pressed_at < microphone.taken_to
        if self._file or self._is_wanted or is_echo:
            return
        self._is_wanted = True
        if not self._microphone:
            self._open(self._device_id)
        if self._microphone and self._microphone.ring.written:
            self._begin(pressed_at if microphone is self._microphone else 0)

    def _begin(self, first_frame: int) -> None:
        """The first block is there: make the file and count from it."""
        microphone = self._microphone
        if not microphone:
            return
        self._is_wanted = False
        rate = microphone.stream.sample_rate_hz
        try:
            self._file = RecordingFile(
                self._folder, rate, microphone.stream.channels, round(self._max_s * rate)
            )
        except StorageError as error:
            self._show(state="failed", error=error)
            return
        microphone.read_to = first_frame
        self._stop_at = None
        self._show(state="recording", error=None, recording=None, clipped=False, lost_frames=0)
        self._show_progress(self._file)

    def _stop(self, microphone: _Microphone | None, pressed_at: int) -> None:
        self._is_wanted = False
        if self._file and microphone and microphone is self._microphone and self._stop_at is None:
            under_way_s = min(microphone.stream.latency_s, LONGEST_DRAIN_S)
            self._stop_at = pressed_at + round(under_way_s * microphone.stream.sample_rate_hz)
            self._stop_by_s = self._clock() + LONGEST_DRAIN_S
            self._show(state="stopping")

    def _cancel(self) -> None:
        self._is_wanted = False
        if self._file:
            self._file.discard()
            self._file = self._stop_at = None
            self._show(state="monitoring", recorded_s=0.0, remaining_s=self._max_s, peaks=(), clipped=False)

    def _close_device(self) -> None:
        if self._microphone:
            self._drain(self._microphone)
        self._is_wanted = False
        if self._file:
            self._finish()
        self._drop_microphone()
        if self._snapshot.state not in ("finished", "failed"):
            self._show(state="closed")

    def _drop_microphone(self) -> None:
        microphone, self._microphone = self._microphone, None
        if microphone:
            microphone.stream.close()
        self._show(is_open=False, level=QUIET)

    def _tick(self) -> float | None:
        microphone = self._microphone
        if not microphone:
            return None
        self._drain(microphone)
        if self._file:
            self._end_when_due(microphone, self._file)
        if self._microphone and self._is_lost(microphone):
            self._lose()
        return TICK_S if self._microphone else None

    def _drain(self, microphone: _Microphone) -> None:
        """Take what came in: to the meter, and to the file while recording."""
        written = microphone.ring.written
        if written and self._snapshot.state == "opening":
            self._show(state="monitoring")
        if written and self._is_wanted:
            self._begin(0)
        end = written if self._stop_at is None else min(written, self._stop_at)
        if end <= microphone.read_to:
            return
        lost, block = microphone.ring.read(microphone.read_to, end)
        microphone.read_to = end
        level = measure(block)
        if self._file:
            self._write(self._file, block, lost)
        self._show(level=level, clipped=self._snapshot.clipped or (self._file is not None and level.clipped))

    def _write(self, file: RecordingFile, block: Int16, lost: int) -> None:
        try:
            file.append(block)
        except StorageError as error:
            file.leave()
            self._file = self._stop_at = None
            self._show(state="failed", error=error)
            return
        self._show(lost_frames=self._snapshot.lost_frames + lost)
        self._show_progress(file)

    def _end_when_due(self, microphone: _Microphone, file: RecordingFile) -> None:
        is_drained = self._stop_at is not None and (
            microphone.read_to >= self._stop_at or self._clock() >= self._stop_by_s
        )
        if file.is_full or is_drained:
            microphone.taken_to = microphone.read_to
            self._finish()

    def _finish(self, error: VbeeError | None = None) -> None:
        """Make the recording whole; with ``error`` the state is
        ``failed``, and what was recorded is kept all the same.
        """
        file, self._file, self._stop_at = self._file, None, None
        if not file:
            return
        if not file.frames:
            file.discard()
            self._show(state="failed" if error else "monitoring", error=error)
            return
        try:
            recording = file.finish()
        except StorageError as failure:
            self._show(state="failed", error=failure)
        else:
            self._show(state="failed" if error else "finished", error=error, recording=recording)

    def _is_lost(self, microphone: _Microphone) -> bool:
        patience_s = LOST_AFTER_S if microphone.ring.written else FIRST_BLOCK_WITHIN_S
        is_late = self._clock() - microphone.last_block_s > patience_s
        return is_late or not microphone.stream.is_running()

    def _lose(self) -> None:
        kept_s = self._file.duration_s if self._file else 0.0
        was_alive = self._microphone is not None and self._microphone.ring.written > 0
        code = Code.DEVICE_LOST if was_alive else Code.NO_INPUT
        error = DeviceError(code, kept_s=kept_s, reason="lost", device_id=self._device_id)
        self._is_wanted = False
        was_recording = self._file is not None
        self._finish(error)
        self._drop_microphone()
        if not was_recording:
            state = self._snapshot.state
            self._show(state="finished" if state == "finished" else "failed", error=error)

    def _show_progress(self, file: RecordingFile) -> None:
        recorded_s = file.duration_s
        self._show(recorded_s=recorded_s, remaining_s=max(0.0, self._max_s - recorded_s), peaks=file.strip)

    def _show(self, **changes: object) -> None:
        self._snapshot = replace(self._snapshot, **changes)  # type: ignore[arg-type]
