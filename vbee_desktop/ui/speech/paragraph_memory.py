"""Keeps locks and chosen takes with the draft, over a restart too."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from vbee_desktop.ui.speech.kept_paragraphs import KeptScript, kept_script

if TYPE_CHECKING:
    from vbee_desktop.core.models import Take
    from vbee_desktop.ui.ports import Desk, Settings
    from vbee_desktop.ui.speech.script_book import ScriptBook

_PARAGRAPHS = "speech.paragraphs"


class ParagraphMemory(QObject):
    """Nothing is kept before what was kept has come back: else a start would wipe it out."""

    found = Signal(object)
    """Tuple of `core.models.Take` that are there again."""

    def __init__(
        self, desk: Desk, settings: Settings, book: ScriptBook, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._settings = settings
        self._book = book
        self._waiting: KeptScript | None = kept_script(settings.get(_PARAGRAPHS))
        self._takes: tuple[Take, ...] | None = None
        self._was_asked = False
        self._kept = self._waiting

    def bring_back(self) -> None:
        """The desk can be asked now: ask for the takes, once."""
        kept = self._waiting
        if kept is None or self._was_asked:
            return
        self._was_asked = True
        if not kept.paragraphs:
            self._waiting = None
            return
        handle = self._desk.filed_takes(tuple(job_id for job_id, _ in kept.apis))
        handle.succeeded.connect(partial(self._take_back, kept))
        handle.failed.connect(self._give_up)

    def follow(self) -> None:
        """The paragraphs, or their takes, may be others now."""
        if self._waiting is not None:
            if self._takes is not None and self._book.paragraphs:
                self._restore(self._waiting, self._takes)
            return
        kept = self._book.kept()
        if kept != self._kept:
            self._kept = kept
            self._settings.set(_PARAGRAPHS, kept.to_json())

    def _take_back(self, kept: KeptScript, takes: tuple[Take, ...]) -> None:
        self._takes = takes
        if self._book.paragraphs:
            self._restore(kept, takes)

    def _restore(self, kept: KeptScript, takes: tuple[Take, ...]) -> None:
        self._waiting = None
        self._book.restore(kept, takes)
        if takes:
            QTimer.singleShot(0, self, partial(self.found.emit, takes))

    def _give_up(self, _error: object) -> None:
        """The store does not answer: it is told of where it is needed."""
