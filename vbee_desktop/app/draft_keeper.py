"""Keeps what is written in the editor on the disk.

It has threads of its own and needs neither the worker nor the journal: whatever is wrong there costs nobody
their words.
"""

from __future__ import annotations

import logging
import queue
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor

from vbee_desktop.worker.failures import as_failure

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPlainTextEdit

    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.store.drafts import Drafts

NAME = "script"
SAVE_MS = 1000
"""From the first key that is not kept to the beginning of the write: with the write itself it stays under the
2 s that a crash may cost."""
RETRY_MS = 5000
CLOSE_WITHIN_S = 2.0
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Done:
    """What a thread has done: ``text`` is on the disk now, unless there is an ``error``."""

    text: str
    error: VbeeError | None = None
    was_loading: bool = False


class DraftKeeper(QObject):
    """One editor and its draft; nothing is written before `load` has brought back what was kept last.

    ``timer`` is another clock for the tests. Use it in the main thread, and `close` it.
    """

    loaded = Signal()
    """What was kept is in the editor, or cannot be read."""
    failed = Signal(object)
    """A `VbeeError`, once, until something could be kept again."""
    _arrived = Signal()

    def __init__(
        self,
        editor: QPlainTextEdit,
        open_drafts: Callable[[], Drafts],
        parent: QObject | None = None,
        timer: QTimer | None = None,
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self._open_drafts = open_drafts
        self._thread: threading.Thread | None = None
        self._done: queue.SimpleQueue[_Done] = queue.SimpleQueue()
        self._kept = ""
        self._is_unsaved = bool(editor.toPlainText())
        self._is_closed = False
        self.is_loaded = False
        self.error: VbeeError | None = None
        self._timer = timer or QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._save)
        self._arrived.connect(self._look)
        editor.textChanged.connect(self._note)

    @property
    def is_writing(self) -> bool:
        """Whether a write, or the reading at the start, is under way."""
        return self._thread is not None

    def load(self) -> None:
        """Bring back what was kept last, before anything that is written already."""
        self._run(self._load)

    def close(self) -> None:
        """Keep the text now; what fails is logged, there is nobody left to tell."""
        self._is_closed = True
        self._timer.stop()
        if self._thread is not None:
            self._thread.join(CLOSE_WITHIN_S)
            if self._thread.is_alive():
                _log.warning("the draft could not be kept: the disk does not answer")
                return
        self._look()
        if not self.is_loaded and self._is_unsaved:
            self._take(self._load())
        text = self._editor.toPlainText()
        if self.is_loaded and self._is_unsaved and text != self._kept:
            self._take(self._write(text))

    def _note(self) -> None:
        """A key was pressed: the timer that runs for an earlier one is not held back by it."""
        self._is_unsaved = True
        self._plan(SAVE_MS)

    def _plan(self, delay_ms: int) -> None:
        if self.is_loaded and not self._is_closed and not self._timer.isActive():
            self._timer.start(delay_ms)

    def _save(self) -> None:
        if self._thread is not None or self._is_closed:
            return  # its end looks whether more is to be kept
        text = self._editor.toPlainText()
        self._is_unsaved = False
        if text != self._kept:
            self._run(lambda: self._write(text))

    def _look(self) -> None:
        """Take what the threads have done."""
        while not self._done.empty():
            self._thread = None
            self._take(self._done.get())

    def _take(self, done: _Done) -> None:
        if done.was_loading:
            self._bring_back(done.text)
        if done.error is None:
            self._kept, self.error = done.text, None
        else:
            self._is_unsaved = self._is_unsaved or not done.was_loading
            self._tell(done.error)
        if done.error is not None and self._is_unsaved:
            self._plan(RETRY_MS)
        elif self._is_unsaved and not self._timer.isActive():
            self._save()

    def _bring_back(self, kept: str) -> None:
        """Yesterday's text, and under it what was written before it was there."""
        self.is_loaded = True
        if kept and not self._editor.toPlainText():
            self._editor.setPlainText(kept)
        elif kept:
            cursor = QTextCursor(self._editor.document())
            cursor.insertText(f"{kept}\n\n")
        if not self._is_closed:
            self.loaded.emit()

    def _tell(self, error: VbeeError) -> None:
        if self._is_closed:
            _log.warning("the draft could not be kept: %s", error.detail)
        elif self.error is None:
            self.error = error
            self.failed.emit(error)

    # What follows runs in a thread of its own, but for the end.

    def _run(self, act: Callable[[], _Done]) -> None:
        self._thread = threading.Thread(target=self._carry_out, args=(act,), name="draft", daemon=True)
        self._thread.start()

    def _carry_out(self, act: Callable[[], _Done]) -> None:
        self._done.put(act())
        with suppress(RuntimeError):  # the window has gone meanwhile
            self._arrived.emit()

    def _load(self) -> _Done:
        try:
            return _Done(self._open_drafts().load(NAME), was_loading=True)
        except Exception as error:  # noqa: BLE001 - whatever it is, the editor goes on
            return _Done("", as_failure(error, "reading the draft"), was_loading=True)

    def _write(self, text: str) -> _Done:
        try:
            self._open_drafts().save(NAME, text)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is tried again
            return _Done(text, as_failure(error, "keeping the draft"))
        return _Done(text)
