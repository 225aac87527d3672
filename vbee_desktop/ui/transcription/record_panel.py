"""The **Record** source: microphone, level, recording, review."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vbee_desktop.core.errors import Code
from vbee_desktop.core.limits import MAX_RECORDING_S
from vbee_desktop.ui.look import CAPTION
from vbee_desktop.ui.messages import message_for
from vbee_desktop.ui.theme import SPACE_GROUP, SPACE_TIGHT
from vbee_desktop.ui.transcription.device_row import DeviceRow
from vbee_desktop.ui.transcription.level_advice import Advice
from vbee_desktop.ui.transcription.record_options import RecordOptions
from vbee_desktop.ui.transcription.record_status import RecordStatus
from vbee_desktop.ui.transcription.recorder_controller import RUNNING, Kept, RecorderController, RecordState
from vbee_desktop.ui.transcription.review_block import ReviewBlock
from vbee_desktop.ui.widgets.buttons import RecordButton
from vbee_desktop.ui.widgets.inline_message import InlineMessage
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.level_meter import LevelMeter
from vbee_desktop.ui.widgets.line import Line
from vbee_desktop.ui.widgets.live_strip import LiveStrip
from vbee_desktop.ui.widgets.next_turn import in_next_turn

if TYPE_CHECKING:
    from pathlib import Path

    from vbee_desktop.audio.devices import AudioDevice
    from vbee_desktop.audio.recorder import RecorderSnapshot
    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.core.recording_wish import RecordingWish
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.widgets.inline_message import MessageAction

_OF_DEVICES = frozenset({Code.NO_INPUT, Code.DEVICE_LOST})


class RecordPanel(QWidget):
    """Shows what the `RecorderController` tells and passes on what the person wants of it. ``button`` stands
    where the tab puts it.
    """

    device_chosen = Signal(object)
    wish_changed = Signal(object)
    """The `core.recording_wish.RecordingWish` of the next recording."""
    refusal_told = Signal(object)
    """The widget that says why the recording that was asked for cannot begin."""

    def __init__(self, look: Look, recorder: RecorderController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recorder = recorder
        self._wanted_device: str | None = None
        self._shown_s = 0.0
        self._has_failed = self._is_asked = False
        self._is_shown = True
        self._devices = DeviceRow(look, self)
        self._meter = LevelMeter(look, self)
        self._advice = Label(look, self, role="warn", scale=CAPTION, demibold=True, wrap=True)
        self._message = InlineMessage(look, self)
        self._status = RecordStatus(look, self)
        self.review = ReviewBlock(look, self)
        self._strip = LiveStrip(look, self, total_s=MAX_RECORDING_S)
        self._options = RecordOptions(look, self)
        self.button = RecordButton(look, self)
        self._lay_out(look)
        self._connect()
        self._show_state(recorder.state)

    def set_device(self, device_id: str | None) -> None:
        """The microphone remembered from the last time; it is chosen as soon as it is found."""
        self._wanted_device = device_id
        self._recorder.set_device(device_id)

    def set_wish(self, wish: RecordingWish) -> None:
        """How recordings were wished for the last time."""
        self._options.set_wish(wish)
        self._recorder.set_wish(wish)
        self._show_state(self._recorder.state)

    def set_shown(self, shown: bool) -> None:
        """Show this source, its button included, or another one."""
        self._is_shown = shown
        self.setVisible(shown)
        self._show_state(self._recorder.state)

    def toggle(self) -> None:
        """Start or stop the recording."""
        if self._recorder.state in RUNNING:
            self._recorder.stop()
        else:
            self._message.dismiss()
            self._is_asked = True
            self._recorder.start()

    def _connect(self) -> None:
        recorder = self._recorder
        recorder.state_changed.connect(self._show_state)
        recorder.heard.connect(self._show_sound)
        recorder.kept.connect(self._show_kept)
        recorder.trimmed.connect(self._show_trimmed)
        self.review.trim_wished.connect(recorder.trim)
        recorder.failed.connect(self._take_failure)
        recorder.devices_listed.connect(self._take_devices)
        self._devices.device_chosen.connect(self._choose_device)
        self._devices.refresh_clicked.connect(self._refresh)
        self._devices.opening.connect(recorder.refresh_devices)
        self._options.changed.connect(self._take_wish)
        self.button.clicked.connect(self.toggle)

    def _show_state(self, state: object) -> None:
        if not isinstance(state, RecordState):
            return
        is_running, is_review = state in RUNNING, state is RecordState.REVIEW
        self._is_asked &= state not in (RecordState.RECORDING, RecordState.REVIEW)
        self._status.show_state(state, self._recorder.wish)
        self._strip.set_rolling(self._recorder.wish.is_chained)
        if self._has_failed and state is not RecordState.CLOSED:
            self._has_failed = False
            self._message.dismiss()
        self._status.setVisible(not is_review and not self._has_failed)
        self._strip.setVisible(not is_review and not self._has_failed)
        self.review.setVisible(is_review)
        self.button.setVisible(self._is_shown and not is_review)
        self.button.setText(self.tr("Stop recording") if is_running else self.tr("Start recording"))
        self.button.set_icon_name("stop" if is_running else "microphone")
        self.button.setAccessibleName(self.button.text())
        self._devices.set_locked(is_running)
        self._options.set_locked(is_running)
        if state in (RecordState.CLOSED, RecordState.REVIEW):
            self._meter.reset()
            self._show_advice(Advice.NONE)
        if state in (RecordState.CLOSED, RecordState.READY, RecordState.OPENING):
            self._strip.clear()
            self._shown_s = 0.0

    def _show_sound(self, now: RecorderSnapshot, advice: Advice) -> None:
        self._meter.set_level(now.level.rms_dbfs, now.level.peak_dbfs, now.level.clipped)
        self._show_advice(advice)
        if self._recorder.state in (RecordState.RECORDING, RecordState.ENDING, RecordState.STOPPING):
            self._status.show_seconds(now.recorded_s, now.remaining_s)
            self._draw_peaks(now)

    def _draw_peaks(self, now: RecorderSnapshot) -> None:
        """Add what came since the last frame to the strip."""
        for end_s, low, high in now.peaks:
            if end_s > self._shown_s:
                self._strip.add_block(end_s, low, high)
                self._shown_s = end_s

    def _show_kept(self, kept: Kept) -> None:
        self.review.show_recording(kept.whole)
        in_next_turn(self, partial(self._tell_of, kept))  # when the review has been drawn

    def _tell_of(self, kept: Kept) -> None:
        if kept is not self._recorder.kept_recording:
            return
        if kept.error is not None:
            self.show_failure(kept.error)
        else:
            self._show_advice_on(kept)

    def _show_trimmed(self, kept: Kept | None) -> None:
        if kept is None:
            return
        if kept.sound is kept.whole:
            self.review.show_recording(kept.whole)
        self._show_advice_on(kept)

    def _show_advice_on(self, kept: Kept) -> None:
        if kept.advice is not Advice.NONE:
            title, text = self._advice_on_kept(kept.advice)
            acts = [self._device_act()] if kept.advice is Advice.SILENT else []
            self._message.show_message("warning", title, text, acts)
        else:
            self._message.dismiss()

    def show_failure(self, error: VbeeError) -> None:
        """Say what went wrong with the microphone or a file of it."""
        self._tell_failure(error, [self._device_act()] if error.code in _OF_DEVICES else [])

    def show_not_saved(self, error: VbeeError) -> None:
        """Say why there is no copy of the recording; it can be saved elsewhere."""
        words = QCoreApplication.translate("ReviewBlock", "Save WAV…")
        self._tell_failure(error, [(words, self.review.save_clicked.emit)])

    def _tell_failure(self, error: VbeeError, acts: list[MessageAction]) -> None:
        said = message_for(error)
        self._message.show_message(said.kind, said.title, said.text, acts, said.details)  # type: ignore[arg-type]

    def show_saved(self, path: Path) -> None:
        """Say where the copy of the recording is."""
        self._message.show_message("done", self.tr("Recording saved."), str(path))

    def _take_failure(self, error: VbeeError) -> None:
        """Without a microphone the ring and the strip say nothing, and the message needs their room."""
        self._has_failed = self._recorder.state is RecordState.CLOSED
        self.show_failure(error)
        self._show_state(self._recorder.state)
        if self._is_asked:
            self._is_asked = False
            self.refusal_told.emit(self._message)

    def _show_advice(self, advice: Advice) -> None:
        words = {
            Advice.SILENT: self.tr("No signal: muted, or not allowed?"),
            Advice.QUIET: self.tr("Very quiet: come closer to the microphone."),
            Advice.TOO_LOUD: self.tr("Too loud: move back a little."),
        }
        self._advice.setText(words.get(advice, ""))

    def _advice_on_kept(self, advice: Advice) -> tuple[str, str]:
        if advice is Advice.SILENT:
            return self.tr("No signal: muted, or not allowed?"), self.tr(
                "There is only silence in this recording. It would be billed, so it is not sent."
            )
        if advice is Advice.QUIET:
            return self.tr("The recording is very quiet."), self.tr(
                "Words may be missed. Come closer to the microphone and record again."
            )
        return self.tr("The recording is too loud in places."), self.tr(
            "Words may be missed. Move back a little and record again."
        )

    def _device_act(self) -> MessageAction:
        return QCoreApplication.translate("DeviceRow", "Input device"), self._devices.open_list

    def _choose_device(self, device_id: str | None) -> None:
        self._wanted_device = device_id
        self._message.dismiss()
        self._recorder.set_device(device_id)
        self.device_chosen.emit(device_id)

    def _refresh(self) -> None:
        self._message.dismiss()
        self._recorder.refresh_devices()

    def _take_wish(self, wish: RecordingWish) -> None:
        self.set_wish(wish)
        self.wish_changed.emit(wish)

    def _take_devices(self, devices: tuple[AudioDevice, ...]) -> None:
        """One that was chosen and is away is waited for; meanwhile the system's default is used. A list
        without any tells nothing: it could not be had, or there is nothing to go over to.
        """
        if not devices:
            return
        is_there = self._wanted_device in [device.id for device in devices]
        present = self._wanted_device if is_there else None
        self._devices.set_devices(devices, present)
        if present != self._recorder.device_id:
            self._message.dismiss()
            self._recorder.set_device(present)

    def _level(self) -> QWidget:
        """The meter, and the advice close under it; its line stays free so that nothing jumps."""
        level = QWidget(self)
        self._advice.setMinimumHeight(self._advice.fontMetrics().height())
        column = QVBoxLayout(level)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_TIGHT)
        column.addWidget(self._meter)
        column.addWidget(self._advice)
        return level

    def _lay_out(self, look: Look) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_GROUP)
        parts: tuple[QWidget, ...] = (
            self._devices,
            self._level(),
            Line(look, self),
            self._message,
            self._status,
            self.review,
            self._strip,
            self._options,
        )
        for part in parts:
            column.addWidget(part)
