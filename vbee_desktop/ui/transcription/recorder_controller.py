"""Drives the microphone: when it is open, when it records, what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from vbee_desktop.core.recording_wish import RecordingWish
from vbee_desktop.ui.ports import Playable
from vbee_desktop.ui.transcription.level_advice import Advice, LevelAdvice, advice_on_recording
from vbee_desktop.ui.transcription.recording_trimmer import RecordingTrimmer

if TYPE_CHECKING:
    from vbee_desktop.audio.devices import AudioDevice
    from vbee_desktop.audio.recorder import Recorder, RecorderSnapshot
    from vbee_desktop.audio.recording_file import Recording
    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.ui.ports import Desk

FRAME_MS = 33
LAST_S = 2.0
SHORTEST_WORD_S = 0.3
CLOSE_WITHIN_S = 1.0


class RecordState(StrEnum):
    """What the person sees of the microphone."""

    CLOSED = "closed"
    READY = "ready"
    """Open, the meter moves, nothing is recorded."""
    OPENING = "opening"
    """Recording was asked for and no sound has come yet."""
    RECORDING = "recording"
    ENDING = "ending"
    """The last 2 s."""
    STOPPING = "stopping"
    REVIEW = "review"


RUNNING = frozenset({RecordState.OPENING, RecordState.RECORDING, RecordState.ENDING, RecordState.STOPPING})


@dataclass(frozen=True, slots=True)
class Kept:
    """A recording that waits for the person's decision: ``sound`` is what is sent of the ``whole``.
    ``error`` when it ended before its time.
    """

    sound: Recording
    advice: Advice
    error: VbeeError | None
    whole: Recording

    @property
    def playable(self) -> Playable:
        """What is sent, to be heard."""
        return Playable(self.sound.path, self.sound.path.name)


class RecorderController(QObject):
    """Asks the microphone 30 times a second while it is open. It is open only while `set_wanted` says so or a
    recording runs; every recording is a file, so that a new one never destroys an old one.
    """

    state_changed = Signal(object)
    """The new `RecordState`."""
    heard = Signal(object, object)
    """The newest `RecorderSnapshot` and the `Advice`, at every frame while the microphone is open."""
    kept = Signal(object)
    """A `Kept`: a recording has ended with sound in it."""
    trimmed = Signal(object)
    """The `Kept` with another stretch of it; None while that is made."""
    failed = Signal(object)
    """A `VbeeError`: there is no microphone, or nothing could be kept."""
    devices_listed = Signal(object)
    """A tuple of `audio.devices.AudioDevice`."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._recorder: Recorder | None = None
        self._is_loading = False
        self._is_shut_down = False
        self._device_id: str | None = None
        self._default_id: str | None = None
        self._wish = RecordingWish()
        self._trimmer = RecordingTrimmer(desk, self)
        self._is_wanted = False
        self._is_start_asked = False
        self._has_failed = False
        self._kept: Kept | None = None
        self._told_recording: Recording | None = None
        self._told_error: VbeeError | None = None
        self._state = RecordState.CLOSED
        self._advice = LevelAdvice()
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._look)
        self._trimmer.begun.connect(lambda: self.trimmed.emit(None))
        self._trimmer.done.connect(self._take_stretch)
        self._trimmer.failed.connect(self.failed)

    @property
    def state(self) -> RecordState:
        """What the person sees."""
        return self._state

    @property
    def kept_recording(self) -> Kept | None:
        """The recording under review."""
        return self._kept

    @property
    def is_trimming(self) -> bool:
        """Whether the stretch that is wished for is not there yet."""
        return self._trimmer.is_busy

    def trim(self, kept: tuple[float, float]) -> None:
        """Send only (start, end), in seconds, of the recording under review."""
        self._trimmer.keep(kept)

    def mark_sent(self) -> None:
        """What is under review is needed from now on, by the history."""
        self._trimmer.mark_sent()

    def set_wanted(self, wanted: bool) -> None:
        """The person looks at the meter, or looks away. A recording goes on either way."""
        if wanted != self._is_wanted:
            self._is_wanted = wanted
            self._has_failed = False
            self._open_or_close()

    @property
    def device_id(self) -> str | None:
        """The microphone in use; None is the system's default."""
        return self._device_id

    @property
    def wish(self) -> RecordingWish:
        """How the next recording will be."""
        return self._wish

    def set_wish(self, wish: RecordingWish) -> None:
        """How recordings are to be from the next one on."""
        self._wish = wish

    def set_device(self, device_id: str | None) -> None:
        """Listen to another microphone (None follows the system's default)."""
        self._device_id = device_id
        self._has_failed = False
        self._open_or_close()

    def refresh_devices(self) -> None:
        """Look for microphones anew; one that failed is tried again."""
        handle = self._desk.list_input_devices()
        handle.succeeded.connect(self._take_devices)
        handle.failed.connect(self.failed)
        self._has_failed = False
        self._open_or_close()

    def start(self) -> None:
        """Record; the microphone is opened first where it is closed."""
        if self._state in RUNNING or self._is_shut_down:
            return
        self._kept = None
        self._trimmer.begin(None)
        self._is_start_asked = True
        self._has_failed = False
        self._set_state(RecordState.OPENING)
        self._open_or_close()
        if self._recorder is not None:
            self._recorder.start(self._wish)

    def stop(self) -> None:
        """End the recording and keep it, its last word included; before its first word there is nothing to
        keep. The window may have stood still since: the recorder knows better how much was said.
        """
        now = self._recorder.snapshot() if self._recorder is not None else None
        has_words = now is not None and now.state == "recording" and now.recorded_s >= SHORTEST_WORD_S
        if self._state is RecordState.OPENING and not has_words:
            self._withdraw()
        elif self._recorder is not None:
            self._recorder.stop()

    def offer(self, recording: Recording) -> bool:
        """Take a recording for one that has just ended; false while there is another one."""
        if self._kept is not None or self._state in RUNNING or self._is_shut_down:
            return False
        self._keep(recording, None)
        return True

    def _withdraw(self) -> None:
        if self._recorder is not None:
            self._recorder.cancel()
        self._is_start_asked = False
        self._set_state(RecordState.CLOSED)
        self._open_or_close()

    def shutdown(self) -> None:
        """Close the microphone for good; a running recording is kept on the disk."""
        self._is_shut_down = True
        self._timer.stop()
        self._trimmer.begin(None)
        if self._recorder is not None:
            self._recorder.close(CLOSE_WITHIN_S)
            self._recorder = None

    @property
    def _should_be_open(self) -> bool:
        """A recording under way is not asked about: closing would end it."""
        is_listening = self._is_wanted and self._kept is None and not self._has_failed
        return is_listening or self._is_start_asked or self._state in RUNNING

    def _open_or_close(self) -> None:
        if self._recorder is None:
            if self._should_be_open:
                self._load_recorder()
        elif self._should_be_open:
            self._recorder.open(self._device_id)
            self._clock.start()
            self._timer.start()
        else:
            self._recorder.close_device()
            self._timer.stop()
            self._set_state(RecordState.CLOSED if self._kept is None else RecordState.REVIEW)

    def _load_recorder(self) -> None:
        if not self._is_loading and not self._is_shut_down:
            self._is_loading = True
            handle = self._desk.open_recorder()
            handle.succeeded.connect(self._take_recorder)
            handle.failed.connect(self._take_load_failure)

    def _take_recorder(self, recorder: Recorder) -> None:
        self._is_loading = False
        if self._is_shut_down:
            recorder.close()
            return
        self._recorder = recorder
        self._open_or_close()
        if self._is_start_asked:
            recorder.start(self._wish)

    def _take_devices(self, devices: tuple[AudioDevice, ...]) -> None:
        """Not every system moves an open microphone when another one becomes its default."""
        default_id = next((device.id for device in devices if device.is_default), None)
        has_moved = self._default_id is not None and default_id != self._default_id
        self._default_id = default_id
        if has_moved and self._device_id is None and self._recorder and self._state is RecordState.READY:
            self._recorder.open(None, anew=True)
        self.devices_listed.emit(devices)

    def _take_load_failure(self, error: VbeeError) -> None:
        self._is_loading = False
        self._fail(error)

    def _look(self) -> None:
        """One frame."""
        if self._recorder is None:
            return
        now = self._recorder.snapshot()
        if now.recording is not None and now.recording is not self._told_recording:
            self._keep(now.recording, now.error)
        elif now.state == "failed" and now.error is not None and now.error is not self._told_error:
            self._fail(now.error)
        else:
            self._show(now)

    def _keep(self, recording: Recording, error: VbeeError | None) -> None:
        self._told_recording, self._told_error = recording, error
        self._kept = Kept(recording, _advice_on(recording), error, recording)
        self._trimmer.begin(recording)
        self._come_to_rest()
        self.kept.emit(self._kept)

    def _take_stretch(self, sound: Recording) -> None:
        if self._kept is not None:
            self._kept = Kept(sound, _advice_on(sound), None, self._kept.whole)
            self.trimmed.emit(self._kept)

    def _fail(self, error: VbeeError) -> None:
        self._told_error = error
        self._has_failed = True
        self._come_to_rest()
        self.failed.emit(error)

    def _come_to_rest(self) -> None:
        self._is_start_asked = False
        self._set_state(RecordState.CLOSED if self._kept is None else RecordState.REVIEW)
        self._open_or_close()

    def _show(self, now: RecorderSnapshot) -> None:
        if now.state == "recording":
            self._is_start_asked = False
        self._set_state(self._state_of(now))
        if not self._should_be_open:  # it ended without a sound, and nobody looks at the meter
            self._open_or_close()
        self.heard.emit(now, self._advice_on(now))

    def _state_of(self, now: RecorderSnapshot) -> RecordState:
        if self._is_start_asked or (now.state == "recording" and now.recorded_s <= 0):
            return RecordState.OPENING
        if now.state == "recording":
            ending = now.remaining_s <= LAST_S
            return RecordState.ENDING if ending else RecordState.RECORDING
        if now.state == "stopping":
            return RecordState.STOPPING
        return RecordState.READY if now.state == "monitoring" else RecordState.CLOSED

    def _advice_on(self, now: RecorderSnapshot) -> Advice:
        elapsed_s = self._clock.restart() / 1000
        if now.state not in {"monitoring", "recording"}:
            self._advice = LevelAdvice()
            return Advice.NONE
        level, speaking = now.level, now.state == "recording"
        return self._advice.hear(elapsed_s, level.peak_dbfs, clipped=level.clipped, speaking=speaking)

    def _set_state(self, state: RecordState) -> None:
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)


def _advice_on(recording: Recording) -> Advice:
    return advice_on_recording(recording.peak_dbfs, silent=recording.silent, clipped=recording.clipped)
