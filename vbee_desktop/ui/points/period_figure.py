"""What one period cost, in large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from vbee_desktop.ui.look import CAPTION, TITLE
from vbee_desktop.ui.points.point_words import creates_text, points_text
from vbee_desktop.ui.theme import SPACE_TIGHT
from vbee_desktop.ui.widgets.label import Label

if TYPE_CHECKING:
    from vbee_desktop.core.ledger import Sums
    from vbee_desktop.ui.look import Look


class PeriodFigure(QWidget):
    """Title, points, and under them how many creates; one thing for a screen reader."""

    def __init__(self, look: Look, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._points = Label(look, self, scale=TITLE, demibold=True, tabular=True)
        self._creates = Label(look, self, scale=CAPTION, role="text2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_TIGHT)
        column.addWidget(Label(look, self, text=title, role="text2"))
        column.addWidget(self._points)
        column.addWidget(self._creates)
        column.addStretch(1)

    def show_sums(self, sums: Sums) -> None:
        """Tell what was charged."""
        self._points.setText(points_text(sums))
        self._creates.setText(creates_text(sums))
        self.setAccessibleName(f"{self._title}: {self.text()}")

    def text(self) -> str:
        """What is shown under the title."""
        return f"{self._points.text()}, {self._creates.text()}"
