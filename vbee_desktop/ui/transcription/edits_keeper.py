"""Brings a person's corrections back, and writes them down a moment after each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from vbee_desktop.core.utterance_edits import UtteranceEdits
from vbee_desktop.core.utterance_rows import put_in_order

if TYPE_CHECKING:
    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.ui.ports import Desk
    from vbee_desktop.ui.transcription.transcript_result import TranscriptResult
    from vbee_desktop.worker.job_handle import JobHandle

SAVE_MS = 1000
"""From the first change that is not kept to the write: with the write itself it stays under the 2 s that a
crash may cost."""
RETRY_MS = 5000


class EditsKeeper(QObject):
    """The rows of one result at a time. A result that no job is known for is edited and not kept."""

    opened = Signal(object)
    """`UtteranceEdits`"""
    cannot_open = Signal(object)
    """A `VbeeError`: what was corrected earlier cannot be read."""
    cannot_keep = Signal(object)
    """A `VbeeError`, once, until something could be kept again."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._result: TranscriptResult | None = None
        self._edits: UtteranceEdits | None = None
        self._opening: JobHandle | None = None
        self._unsaved: dict[str, UtteranceEdits] = {}
        self._being_kept: dict[str, UtteranceEdits] = {}
        self._has_told = self._is_closed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._save)

    @property
    def edits(self) -> UtteranceEdits | None:
        """The rows of the result, once they are open."""
        return self._edits

    def know(self, job_id: str, edits: UtteranceEdits) -> None:
        """These rows, which another keeper had open, are newer than what the store has."""
        self._unsaved[job_id] = edits

    def open(self, result: TranscriptResult) -> None:
        """Bring the rows of a result; those of the last one are kept at once."""
        self._save()
        is_shown = self._result is not None and self._result.job_id == result.job_id
        on_the_way = self._being_kept | self._unsaved  # newer than what is in the store
        known = self._edits if is_shown else on_the_way.get(result.job_id)
        self._result, self._edits, self._opening = result, None, None
        if not result.job_id:
            self._take(UtteranceEdits(result.utterances, result.duration_s))
        elif known is not None and known.originals == put_in_order(result.utterances):
            self._take(known)
        elif not self._being_kept:
            self._open()

    def note(self) -> None:
        """The rows have changed: the timer that runs for an earlier change is not held back by it."""
        if self._result is not None and self._edits is not None and self._result.job_id:
            self._unsaved[self._result.job_id] = self._edits
            self._plan(SAVE_MS)

    def shutdown(self) -> None:
        """Keep the rows before this call returns, also those whose write has only begun. What arrives later
        is not wanted any more.
        """
        self._is_closed = True
        self._opening = self._result = None
        self._timer.stop()
        for job_id, edits in (self._being_kept | self._unsaved).items():
            self._desk.keep_edits_at_once(job_id, edits)
        self._unsaved.clear()

    def _open(self) -> None:
        if self._result is None:
            return
        result = self._result
        opening = self._desk.open_edits(result.job_id, result.utterances, result.duration_s)
        self._opening = opening
        opening.succeeded.connect(lambda edits: self._take(edits) if opening is self._opening else None)
        opening.failed.connect(lambda error: self._tell_closed(error) if opening is self._opening else None)

    def _take(self, edits: UtteranceEdits) -> None:
        self._opening, self._edits = None, edits
        self.opened.emit(edits)

    def _tell_closed(self, error: VbeeError) -> None:
        self._opening = None
        self.cannot_open.emit(error)

    def _plan(self, delay_ms: int) -> None:
        if not self._timer.isActive() and not self._is_closed:
            self._timer.start(delay_ms)

    def _save(self) -> None:
        """One write at a time; its end looks whether more is to be kept."""
        self._timer.stop()
        if self._being_kept:
            return
        self._being_kept, self._unsaved = self._unsaved, {}
        for job_id, edits in list(self._being_kept.items()):
            keeping = self._desk.keep_edits(job_id, edits)
            keeping.succeeded.connect(lambda _is_kept, job_id=job_id: self._take_end(job_id, None))
            keeping.failed.connect(lambda error, job_id=job_id: self._take_end(job_id, error))
            keeping.cancelled.connect(lambda job_id=job_id: self._take_end(job_id, None))

    def _take_end(self, job_id: str, error: VbeeError | None) -> None:
        edits = self._being_kept.pop(job_id)
        if error is not None:
            self._unsaved.setdefault(job_id, edits)
            self._tell(error)
        else:
            self._has_told = False
        if self._being_kept:
            return
        if self._unsaved:
            self._plan(SAVE_MS if error is None else RETRY_MS)
        if self._result is not None and self._edits is None and self._opening is None:
            self._open()

    def _tell(self, error: VbeeError) -> None:
        if not self._has_told:
            self._has_told = True
            self.cannot_keep.emit(error)
