"""The strokes that painted widgets and delegates share. Distances in device-independent pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from vbee_desktop.ui.theme import RADIUS_CONTROL

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF, QRectF
    from PySide6.QtGui import QColor

    from vbee_desktop.ui.look import Look

ICON_IN_BUTTON = 18
ICON_INLINE = 16


def smooth(painter: QPainter) -> None:
    """Round strokes without stairs."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def rounded(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    *,
    fill: QColor | None = None,
    edge: QColor | None = None,
    width: float = 1.0,
    dashed: bool = False,
) -> None:
    """A rounded rectangle whose edge lies wholly inside ``rect``."""
    smooth(painter)
    painter.setBrush(QBrush(fill) if fill is not None else Qt.BrushStyle.NoBrush)
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, radius, radius)
        return
    pen = QPen(edge, width)
    if dashed:
        pen.setDashPattern([3.0, 3.0])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    half = width / 2
    inner = max(radius - half, 0.0)
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), inner, inner)


def focus_inside(
    painter: QPainter, look: Look, rect: QRectF, radius: float = RADIUS_CONTROL, ground: str = ""
) -> None:
    """The 2 px focus ring as the inner border of a control; on amber it is as dark as words there."""
    role = "on_accent" if ground.startswith("accent") and ground != "accent_soft" else "focus"
    rounded(painter, rect, radius, edge=look.color(role), width=2.0)


def draw_icon(painter: QPainter, look: Look, name: str, role: str, corner: QPointF, size: int) -> None:
    """The icon ``name`` in the token ``role`` with its upper left at ``corner``, sharp at any pixel ratio."""
    pixmap = look.pixmap(name, role, size, painter.device().devicePixelRatio())
    painter.drawPixmap(corner, pixmap)


def dash_line(painter: QPainter, colour: QColor, start: QPointF, end: QPointF, width: float = 1.0) -> None:
    """A dashed straight line."""
    pen = QPen(colour, width)
    pen.setDashPattern([3.0, 2.0])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(start, end)
