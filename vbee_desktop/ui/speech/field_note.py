"""A line under a field: what is wrong with it, or what to know about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from vbee_desktop.ui.look import CAPTION
from vbee_desktop.ui.theme import SPACE_TIGHT
from vbee_desktop.ui.widgets.icon_view import IconView
from vbee_desktop.ui.widgets.label import Label

if TYPE_CHECKING:
    from vbee_desktop.ui.look import Look

_ROLES = {"info": "info", "warning": "warn", "error": "err"}


class FieldNote(QWidget):
    """Hidden until ``say``; the icon has the colour and the shape of the kind, the words are plain."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconView(look, self, size=16)
        self._words = Label(look, self, scale=CAPTION, role="text2", wrap=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE_TIGHT + 2)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._words, 1)
        self.hide()

    def add_act(self, button: QWidget) -> None:
        """A button at the end of the line."""
        self._row.addWidget(button)

    def say(self, kind: str, words: str) -> None:
        """Show ``words``; ``kind`` is ``info``, ``warning`` or ``error``. No words hide the line."""
        self._words.setText(words)
        if words:
            self._icon.set_icon(kind, _ROLES[kind])
        self.setVisible(bool(words))

    def text(self) -> str:
        """What is shown, or nothing."""
        return "" if self.isHidden() else self._words.text()
