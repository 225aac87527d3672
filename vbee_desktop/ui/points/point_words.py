"""Sums in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from vbee_desktop.core.ledger import Sums

DOT = " · "
_CONTEXT = "PointWords"


def points_text(sums: Sums) -> str:
    """``1,284 points``."""
    return QCoreApplication.translate(_CONTEXT, "%Ln points", "", whole(sums.points))


def creates_text(sums: Sums) -> str:
    """``12 creates · 34 s of speech to text``; the second only when something was billed."""
    parts = [QCoreApplication.translate(_CONTEXT, "%Ln creates", "", sums.creates)]
    if sums.seconds:
        parts.append(QCoreApplication.translate(_CONTEXT, "%Ln s of speech to text", "", sums.seconds))
    return DOT.join(parts)


def perhaps_text(sums: Sums) -> str:
    """What may have been charged besides; empty when nothing may."""
    if not sums.creates:
        return ""
    sentence = QCoreApplication.translate(
        _CONTEXT, "Perhaps charged too: %1 (%2). No whole answer came, so it cannot be known."
    )
    return sentence.replace("%1", points_text(sums)).replace("%2", creates_text(sums))


def whole(points: float) -> int:
    """Points as they are shown."""
    return round(points)
