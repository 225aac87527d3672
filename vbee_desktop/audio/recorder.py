"""Records clips for recognition. All calls return at once; a thread of its own owns the microphone."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from vbee_desktop.audio.control_thread import ControlThread
from vbee_desktop.audio.level import QUIET, Level, measure
from vbee_desktop.audio.microphone import Microphone
from vbee_desktop.audio.recording_file import Recording, RecordingFile
from vbee_desktop.core.errors import Code, DeviceError, StorageError, VbeeError
from vbee_desktop.core.limits import MAX_RECORDING_S
from vbee_desktop.core.recording_wish import RecordingWish

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Literal

    from vbee_desktop.audio.recording_tally import Bars
    from vbee_desktop.audio.streams import Streams
    from vbee_desktop.audio.wav_writer import Int16

    RecorderState = Literal["closed", "opening", "monitoring", "recording", "stopping", "finished", "failed"]

TICK_S = 0.015
DRAIN_TICK_S = 0.002
"""While the last word is on its way: the person waits."""
LONGEST_DRAIN_S = 1.0
FREE_WITHIN_S = 1.0
"""Playing stops when a recording begins; so long it may take until PortAudio can look for devices."""

USUAL = RecordingWish()


@dataclass(frozen=True, slots=True)
class RecorderSnapshot:
    """What the recorder does at one moment.

    ``level`` is alive whenever ``is_open`` (the microphone is open). ``peaks`` are
    the last bars of the live strip: (end in seconds, lowest, highest), ±1.0. ``recording``
    is the last finished one, also beside an ``error`` that cut it short.
    """

    state: RecorderState = "closed"
    level: Level = QUIET
    recorded_s: float = 0.0
    remaining_s: float = MAX_RECORDING_S
    clipped: bool = False
    peaks: Bars = field(default=(), repr=False)
    error: VbeeError | None = None
    recording: Recording | None = None
    is_open: bool = False
    lost_frames: int = 0


class Recorder:
    """One microphone and one recording at a time; every finished recording is a file in ``folder``."""

    def __init__(
        self, folder: Path, streams: Streams, *, clock: Callable[[], float] = time.perf_counter
    ) -> None:
        self._folder = folder
        self._streams = streams
        self._clock = clock
        self._microphone: Microphone | None = None
        self._device_id: str | None = None
        self._file: RecordingFile | None = None
        self._wish: RecordingWish | None = None
        """Of a recording that waits for its first sound."""
        self._max_s = USUAL.max_s
        self._try_again_until_s = 0.0
        self._stop_at: int | None = None
        self._stop_by_s = 0.0
        self._snapshot = RecorderSnapshot()
        self._control = ControlThread("recorder", self._tick)
        self._control.submit(streams.warm_up)

    def open(self, device_id: str | None = None, *, anew: bool = False) -> None:
        """Open a microphone (`AudioDevice.id`, None for the system's default): the level comes alive.

        Ignored while recording; one that is open is not opened twice, unless ``anew``.
        """
        self._control.submit(lambda: self._open(device_id, anew=anew))

    def start(self, wish: RecordingWish = USUAL) -> None:
        """Record from this moment on, opening the microphone
        first where it is not; ignored while recording.
        """
        microphone = self._microphone
        pressed_at = microphone.ring.written if microphone else 0
        self._control.submit(lambda: self._start(wish, microphone, pressed_at))

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

    def _open(self, device_id: str | None, *, anew: bool = False) -> None:
        if self._file or (self._microphone and self._device_id == device_id and not anew):
            return
        self._drop_microphone()
        self._device_id = device_id
        self._show(state="opening", error=None)
        try:
            self._microphone = Microphone(self._streams, device_id, self._clock)
        except DeviceError as error:
            self._take_refusal(error)
        else:
            self._microphone.stream.spare()
            self._show(is_open=True)

    def _take_refusal(self, error: DeviceError) -> None:
        may_be_freed = self._wish and error.facts.get("reason") == "in_use"
        if may_be_freed and self._clock() < self._try_again_until_s:
            return  # the next tick tries again
        self._wish = None
        self._show(state="failed", error=error)

    def _start(self, wish: RecordingWish, microphone: Microphone | None, pressed_at: int) -> None:
        is_echo = microphone is not None and pressed_at < microphone.taken_to
        if self._file or self._wish or is_echo:
            return
        self._wish = wish
        self._try_again_until_s = self._clock() + FREE_WITHIN_S
        if not self._microphone:
            self._open(self._device_id)
        if self._microphone and self._microphone.is_alive:
            self._begin(wish, pressed_at if microphone is self._microphone else 0)

    def _begin(self, wish: RecordingWish, first_frame: int) -> None:
        """The first block is there: make the file and count from it."""
        microphone = self._microphone
        if not microphone or not microphone.stream.claim():
            return  # the card has taken it back: the next tick opens it again
        self._wish = None
        self._max_s = wish.max_s
        stream = microphone.stream
        try:
            max_frames = round(wish.max_s * stream.sample_rate_hz)
            self._file = RecordingFile(self._folder, stream.sample_rate_hz, stream.channels, max_frames)
        except StorageError as error:
            stream.spare()
            self._show(state="failed", error=error)
            return
        microphone.read_to = microphone.frame_before(first_frame, wish.pre_roll_s)
        self._stop_at = None
        self._show(state="recording", error=None, recording=None, clipped=False, lost_frames=0)
        self._show_progress(self._file)

    def _stop(self, microphone: Microphone | None, pressed_at: int) -> None:
        self._wish = None
        if self._file and microphone and microphone is self._microphone and self._stop_at is None:
            under_way_s = min(microphone.stream.latency_s, LONGEST_DRAIN_S)
            self._stop_at = pressed_at + round(under_way_s * microphone.stream.sample_rate_hz)
            self._stop_by_s = self._clock() + LONGEST_DRAIN_S
            self._show(state="stopping")

    def _cancel(self) -> None:
        self._wish = None
        if self._file:
            self._file.discard()
            self._end_file()
            self._show(state="monitoring", recorded_s=0.0, remaining_s=self._max_s, peaks=(), clipped=False)

    def _close_device(self) -> None:
        if self._microphone:
            self._drain(self._microphone)
        self._wish = None
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
        if microphone:
            self._drain(microphone)
            self._end_when_due(microphone)
            if microphone.is_lost():
                self._lose(microphone)
        elif self._wish:
            self._open(self._device_id)
        if self._stop_at is not None:
            return DRAIN_TICK_S
        return TICK_S if self._microphone or self._wish else None

    def _drain(self, microphone: Microphone) -> None:
        """Take what came in: to the meter, and to the file while recording."""
        written = microphone.ring.written
        if written and self._snapshot.state == "opening":
            self._show(state="monitoring")
        if written and self._wish:
            self._begin(self._wish, 0)
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
            facts = error.facts | {"kept_s": file.duration_s}
            self._finish(StorageError(error.code, error.detail, **facts))
            return
        self._show(lost_frames=self._snapshot.lost_frames + lost)
        self._show_progress(file)

    def _end_when_due(self, microphone: Microphone) -> None:
        is_drained = self._stop_at is not None and (
            microphone.read_to >= self._stop_at or self._clock() >= self._stop_by_s
        )
        if is_drained or (self._file and self._file.is_full):
            microphone.taken_to = microphone.read_to
            self._finish()

    def _finish(self, error: VbeeError | None = None) -> None:
        """Make the recording whole; with ``error`` the state is
        ``failed``, and what was recorded is kept all the same.
        """
        file = self._end_file()
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

    def _end_file(self) -> RecordingFile | None:
        """The file that was being recorded, if any; from now on nothing goes into it."""
        file, self._file, self._stop_at = self._file, None, None
        if file and self._microphone:
            self._microphone.stream.spare()
        return file

    def _lose(self, microphone: Microphone) -> None:
        is_default = self._device_id is None and microphone.is_alive
        if not self._file and (is_default or not microphone.stream.claim()):
            self._open_again()
            return
        kept_s = self._file.duration_s if self._file else 0.0
        code = Code.DEVICE_LOST if microphone.is_alive else Code.NO_INPUT
        error = DeviceError(code, kept_s=kept_s, reason="lost", device_id=self._device_id)
        self._wish = None
        was_recording = self._file is not None
        self._finish(error)
        self._drop_microphone()
        if not was_recording:
            state = self._snapshot.state
            self._show(state="finished" if state == "finished" else "failed", error=error)

    def _open_again(self) -> None:
        """The card has taken the microphone back to look for devices anew, or the system's default is another
        one by now: the meter goes on.
        """
        if self._snapshot.state == "finished":
            self._drop_microphone()
        else:
            self._open(self._device_id, anew=True)

    def _show_progress(self, file: RecordingFile) -> None:
        recorded_s = file.duration_s
        self._show(recorded_s=recorded_s, remaining_s=max(0.0, self._max_s - recorded_s), peaks=file.strip)

    def _show(self, **changes: object) -> None:
        self._snapshot = replace(self._snapshot, **changes)  # type: ignore[arg-type]
