"""Saves a take where a person wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from vbee_desktop.core.models import Take
    from vbee_desktop.ui.ports import Desk


class TakeSaver(QObject):
    """Asks for the place in a dialog of the system over ``window``."""

    saved = Signal(object)
    """``pathlib.Path``"""
    failed = Signal(object)
    """`VbeeError`"""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window

    def ask(self, take: Take) -> None:
        """Ask where this take is to be saved."""
        from vbee_desktop.core.text import first_words
        from vbee_desktop.ui.speech.file_dialogs import ask_where_to_save

        name, ending = first_words(take.request.text), str(take.request.audio_format)
        ask_where_to_save(self._window, name, ending, lambda path: self._save(take, path))

    def _save(self, take: Take, destination: Path) -> None:
        handle = self._desk.save_audio(take, destination)
        handle.succeeded.connect(self.saved)
        handle.failed.connect(self.failed)
