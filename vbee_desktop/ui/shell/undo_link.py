"""Undo, redo and find of the menu: in the field that has the focus, else in the tab in front."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

if TYPE_CHECKING:
    from vbee_desktop.ui.shell.workbench import Workbench

_Field = QPlainTextEdit | QLineEdit


class _Undoable(Protocol):
    """Something whose changes can be taken back."""

    def undo(self) -> object: ...
    def redo(self) -> object: ...


class UndoLink:
    """The keys for these are heard by whoever has the focus, so that the menu only shows them."""

    def __init__(self, workbench: Workbench) -> None:
        self._workbench = workbench

    def undo(self) -> None:
        """Take the last change back."""
        self._target().undo()

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._target().redo()

    def can(self) -> tuple[bool, bool]:
        """Whether there is anything to undo, and to redo."""
        field = self._field()
        if field is None and self._workbench.transcription is not None:
            acts = self._workbench.transcription.editor.acts
            return acts.undo.isEnabled(), acts.redo.isEnabled()
        if isinstance(field, QLineEdit):
            return field.isUndoAvailable(), field.isRedoAvailable()
        document = (field or self._workbench.speech.script.editor).document()
        return document.isUndoAvailable(), document.isRedoAvailable()

    def find(self) -> None:
        """Find and replace in the tab in front."""
        if self._workbench.current_tab == 0 or self._workbench.transcription is None:
            self._workbench.speech.script.open_find()
        else:
            self._workbench.transcription.open_find()

    def _target(self) -> _Undoable:
        field = self._field()
        if field is None and self._workbench.transcription is not None:
            return self._workbench.transcription.editor
        return field or self._workbench.speech.script.editor

    def _field(self) -> _Field | None:
        """Where a person writes; None where the rows of a transcript are meant."""
        focused = QApplication.focusWidget()
        if isinstance(focused, _Field) and not focused.isReadOnly():
            return focused
        return self._workbench.speech.script.editor if self._workbench.current_tab == 0 else None
