"""The editor for text to speak."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from vbee_desktop.ui.look import Look


class ScriptEditor(QPlainTextEdit):
    """Plain text with one block per paragraph, a gutter of marks and break marks in colour."""

    mark_clicked = Signal(object)
    """index of the paragraph (non-empty blocks count from 0)"""
    current_paragraph_changed = Signal(object)
    """index of the cursor's paragraph, or None in an empty line"""
    file_dropped = Signal(object)
    """pathlib.Path of a dropped file (dropped text is inserted)"""
    zoom_changed = Signal(object)
    """percent, int"""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)

    def set_marks(self, marks: Sequence[str]) -> None:
        """One of never, made, stale, queued, working, failed, locked per paragraph; missing ones are "never"."""

    def set_zoom(self, percent: int) -> None: ...
    def zoom_by(self, steps: int) -> None: ...
