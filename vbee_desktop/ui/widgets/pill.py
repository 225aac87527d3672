"""A small badge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy

from vbee_desktop.core.shown_text import shown
from vbee_desktop.ui.look import CAPTION
from vbee_desktop.ui.theme import RADIUS_PILL, SPACE_TIGHT
from vbee_desktop.ui.widgets.paint import ICON_INLINE, draw_icon, rounded

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.look import Look

PillKind = Literal["neutral", "info", "ok", "warn", "err", "rec"]

_PADDING = 8


def pill_colours(kind: PillKind) -> tuple[str, str, str]:
    """The tokens (ground, edge, words) of a pill; a delegate may paint one with them."""
    if kind == "neutral":
        return "sunken", "", "text2"
    if kind == "rec":
        return "err_soft", "", "err"
    return f"{kind}_soft", f"{kind}_line", kind


class Pill(QLabel):
    """Words on a soft ground, with an icon if asked."""

    def __init__(
        self,
        look: Look,
        parent: QWidget | None = None,
        *,
        text: str = "",
        kind: PillKind = "neutral",
        icon: str = "",
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self._kind: PillKind = kind
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._restyle()
        look.changed.connect(self._restyle)

    def set_text(self, text: str) -> None:
        """Other words."""
        self.setText(shown(text))
        self._restyle()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        width = metrics.horizontalAdvance(self.text()) + 2 * _PADDING + self._icon_width()
        return QSize(width, max(20, metrics.height() + 4))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground, edge, words = pill_colours(self._kind)
        edge_colour = self._look.color(edge) if edge else None
        rounded(painter, QRectF(self.rect()), RADIUS_PILL, fill=self._look.color(ground), edge=edge_colour)
        if self._icon:
            corner = QPointF(_PADDING - 2, (self.height() - ICON_INLINE) / 2)
            draw_icon(painter, self._look, self._icon, words, corner, ICON_INLINE)
        painter.setPen(self._look.color(words))
        where = QRect(_PADDING + self._icon_width(), 0, self.width(), self.height())
        painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter), self.text())

    def _icon_width(self) -> int:
        return ICON_INLINE + SPACE_TIGHT - 2 if self._icon else 0

    def _restyle(self) -> None:
        self.setFont(self._look.font(CAPTION, demibold=True, tabular=True))
        self.updateGeometry()
        self.update()
