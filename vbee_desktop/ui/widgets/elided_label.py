"""A name that may be too long for its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy

from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.plain_tip import plain_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.look import Look


class ElidedLabel(Label):
    """One line, cut where it does not fit; the tool tip has the whole. For names and file names only."""

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
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle,
    ) -> None:
        super().__init__(look, parent, text=text, scale=scale, demibold=demibold, tabular=tabular, role=role)
        self._mode = mode
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("…") * 3, super().minimumSizeHint().height())

    def shown_text(self) -> str:
        """The words as they are cut now."""
        return QFontMetrics(self.font()).elidedText(self.text(), self._mode, self.contentsRect().width())

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.shown_text()
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.contentsRect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)
        tip = plain_tip(self.text()) if shown != self.text() else ""
        if tip != self.toolTip():
            self.setToolTip(tip)
