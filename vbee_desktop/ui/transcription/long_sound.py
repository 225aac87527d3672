"""What is known of the price of a sound over the limit: asked for once, and anew when something was sent."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from vbee_desktop.core.models import RecognitionPlan

if TYPE_CHECKING:
    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.ui.ports import Desk
    from vbee_desktop.ui.transcription.audio_source import AudioSource
    from vbee_desktop.worker.job_handle import JobHandle


class LongSound(QObject):
    """Holds the `RecognitionPlan` of one source at a time; None while it is worked out, or cannot be."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._source: AudioSource | None = None
        self._asking: JobHandle | None = None
        self.plan: RecognitionPlan | None = None
        self.refusal: VbeeError | None = None

    def look_at(self, source: AudioSource | None) -> None:
        """Work out the plan of this source if it needs one and there is none yet."""
        if source is None or not source.is_long:
            self.forget()
        elif source != self._source:
            self.forget()
            self._source = source
            self._asking = handle = self._desk.plan_recognition(source.path)
            handle.succeeded.connect(partial(self._take, source))
            handle.failed.connect(partial(self._take, source))

    def forget(self) -> None:
        """What was planned holds no more: some of it may be paid by now."""
        if self._asking is not None:
            self._asking.cancel()
        self._asking = self._source = self.plan = self.refusal = None

    def _take(self, source: AudioSource, result: object) -> None:
        if source != self._source:
            return
        self._asking = None
        if isinstance(result, RecognitionPlan):
            self.plan = result
        else:
            self.refusal = result  # type: ignore[assignment]  # what a handle fails with is a VbeeError
        self.changed.emit()
