"""The marks of paragraphs: each state has its own shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen, QPolygonF

from vbee_desktop.ui.widgets.paint import draw_icon, smooth
from vbee_desktop.ui.widgets.spinner import draw_arc

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from vbee_desktop.ui.look import Look

ParagraphMark = Literal["never", "made", "stale", "queued", "working", "failed", "locked"]


def draw_mark(painter: QPainter, look: Look, mark: str, centre: QPointF) -> None:
    """One mark of 18 px around ``centre``; an unknown one is drawn as never made."""
    smooth(painter)
    if mark == "made":
        _disc(painter, look, centre)
    elif mark == "stale":
        _half_ring(painter, look, centre)
    elif mark == "queued":
        _ring(painter, look, centre, dotted=True)
    elif mark == "working":
        draw_arc(painter, look, _around(centre, 6.5))
    elif mark == "failed":
        _octagon(painter, look, centre)
    elif mark == "locked":
        draw_icon(painter, look, "lock-filled", "text2", centre - QPointF(8, 8), 16)
    else:
        _ring(painter, look, centre, dotted=False)


def _around(centre: QPointF, radius: float) -> QRectF:
    return QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)


def _ring(painter: QPainter, look: Look, centre: QPointF, *, dotted: bool) -> None:
    pen = QPen(look.color("text2"), 1.75)
    if dotted:
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.4, 1.95])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(_around(centre, 5.75))


def _disc(painter: QPainter, look: Look, centre: QPointF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("ok"))
    painter.drawEllipse(_around(centre, 7))
    painter.setPen(QPen(look.color("surface"), 1.75, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPolyline([centre + QPointF(x, y) for x, y in ((-3.2, 0.2), (-0.9, 2.5), (3.3, -2.2))])


def _half_ring(painter: QPainter, look: Look, centre: QPointF) -> None:
    colour = look.color("warn")
    painter.setPen(QPen(colour, 1.75))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(_around(centre, 5.75))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPie(_around(centre, 5.75), -90 * 16, 180 * 16)


def _octagon(painter: QPainter, look: Look, centre: QPointF) -> None:
    far, near = 7.0, 2.9
    corners = [
        (near, -far),
        (far, -near),
        (far, near),
        (near, far),
        (-near, far),
        (-far, near),
        (-far, -near),
    ]
    shape = QPolygonF([centre + QPointF(x, y) for x, y in [*corners, (-near, -far)]])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("err"))
    painter.drawPolygon(shape)
    painter.setPen(QPen(look.color("surface"), 1.75, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(centre + QPointF(0, -3.6), centre + QPointF(0, 0.6))
    painter.drawPoint(centre + QPointF(0, 3.5))
