"""**Tidy text**: takes away what nobody wants to hear, and tells what that was."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from vbee_desktop.core.tidy_text import TidiedText
    from vbee_desktop.ui.ports import Desk
    from vbee_desktop.ui.speech.script_panel import ScriptPanel
    from vbee_desktop.worker.job_handle import JobHandle


class ScriptTidier(QObject):
    """The text can be gone on with meanwhile: then what is written by now is tidied."""

    failed = Signal(object)
    """`VbeeError`"""

    def __init__(self, desk: Desk, script: ScriptPanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._script = script
        self._handle: JobHandle | None = None
        script.tidy_wanted.connect(self.tidy)

    def tidy(self) -> None:
        """Tidy the whole script; it can be undone."""
        if self._handle is not None:
            return
        text = self._script.text()
        handle = self._handle = self._desk.tidy_text(text, self._script.tidy_button.choices())
        handle.succeeded.connect(partial(self._take, text))
        handle.failed.connect(self._take_failure)
        handle.cancelled.connect(self._end)

    def _take(self, text: str, result: TidiedText) -> None:
        self._end()
        if text != self._script.text():
            self.tidy()
            return
        kept = "" if self._script.tidy_button.addresses.isChecked() else "\n".join(result.addresses)
        if result.text == text:
            self._script.show_message("info", self.tr("The text is tidy already."), details=kept)
            return
        from vbee_desktop.ui.speech.tidy_words import words_of_counts

        self._script.replace_text(result.text)
        undo = (self.tr("Undo"), self._undo)
        told = words_of_counts(result.counts)
        self._script.show_message("done", self.tr("Tidied."), told, [undo], kept)

    def _undo(self) -> None:
        self._script.editor.undo()
        self._script.dismiss_message()

    def _take_failure(self, error: object) -> None:
        self._end()
        self.failed.emit(error)

    def _end(self) -> None:
        self._handle = None
