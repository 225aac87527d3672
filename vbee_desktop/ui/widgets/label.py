"""Words in the theme's colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel

from vbee_desktop.core.shown_text import shown

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.look import Look


class Label(QLabel):
    """Plain text only, and nothing in it that steers; in the colour of the token ``role`` and ``scale`` times
    the system's font.
    """

    def __init__(
        self,
        look: Look,
        parent: QWidget | None = None,
        *,
        text: str = "",
        scale: float = 1.0,
        demibold: bool = False,
        tabular: bool = False,
        role: str = "text",
        wrap: bool = False,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._role = role
        self._font = (scale, demibold, tabular)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setText(text)
        self._restyle()
        look.changed.connect(self._restyle)

    def setText(self, text: str) -> None:
        super().setText(shown(text))

    def set_role(self, role: str) -> None:
        """The token of the words' colour."""
        if role != self._role:
            self._role = role
            self._restyle()

    def set_demibold(self, demibold: bool) -> None:
        """Stress the words, or not."""
        font = (self._font[0], demibold, self._font[2])
        if font != self._font:
            self._font = font
            self._restyle()

    def _restyle(self) -> None:
        scale, demibold, tabular = self._font
        self.setFont(self._look.font(scale, demibold, tabular))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._look.color(self._role))
        disabled = self._look.color("disabled")
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText, disabled)
        self.setPalette(palette)
