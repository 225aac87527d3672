"""A quiet line about Vietnamese without diacritics, which would be bought and read as nonsense."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vbee_desktop.ui.message_values import filled
from vbee_desktop.ui.speech.field_note import FieldNote
from vbee_desktop.ui.widgets.plain_buttons import ToolButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vbee_desktop.ui.look import Look

_AT_ONCE = 25
"""Paragraphs looked at in one turn of the event loop: a few milliseconds."""
_MOST_KNOWN = 4000


class DiacriticsNote(QWidget):
    """Tells of the first paragraph and how many there are; each can be left as it is, and nothing is blocked.

    A paragraph is looked at once, a few at a time.
    """

    show_wanted = Signal(object)
    """Index of the paragraph to go to."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts: tuple[str, ...] = ()
        self._known: dict[str, bool] = {}
        self._left: set[str] = set()
        self._note = FieldNote(look, self)
        self.show_button = ToolButton(look, self, text=self.tr("Show"))
        self.leave_button = ToolButton(look, self, text=self.tr("Leave it so"))
        for button in (self.show_button, self.leave_button):
            self._note.add_act(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._note)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._look_on)
        self.show_button.clicked.connect(self._show_first)
        self.leave_button.clicked.connect(self._leave_first)
        self.hide()

    def look_at(self, texts: Sequence[str]) -> None:
        """The script reads so now."""
        self._texts = tuple(texts)
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()
        self._look_on()

    def text(self) -> str:
        """What is told, or nothing."""
        return "" if self.isHidden() else self._note.text()

    def _look_on(self) -> None:
        unknown = [text for text in dict.fromkeys(self._texts) if text not in self._known]
        if unknown:
            from vbee_desktop.core.diacritics import without_diacritics

            self._known |= {text: bool(without_diacritics(text)) for text in unknown[:_AT_ONCE]}
        if len(unknown) > _AT_ONCE:
            self._timer.start()
            return
        self._timer.stop()
        self._tell()

    def _bare(self) -> list[int]:
        """The paragraphs to warn of."""
        return [
            place
            for place, text in enumerate(self._texts)
            if self._known.get(text) and text not in self._left
        ]

    def _tell(self) -> None:
        bare = self._bare()
        count = len(bare)
        if count == 1:
            words = self.tr("Paragraph %1 is Vietnamese without diacritics: it would be read wrong.")
            self._note.say("warning", filled(words, bare[0] + 1))
        elif bare:
            words = self.tr(
                "%Ln paragraphs are Vietnamese without diacritics: they would be read wrong.", "", count
            )
            self._note.say("warning", words)
        self.setVisible(bool(bare))

    def _show_first(self) -> None:
        bare = self._bare()
        if bare:
            self.show_wanted.emit(bare[0])

    def _leave_first(self) -> None:
        """The first paragraph is meant to be so, as long as its words stay the same."""
        bare = self._bare()
        if bare:
            self._left.add(self._texts[bare[0]])
            self._tell()
