"""Sums in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from vbee_desktop.core.ledger import Sums

DOT = " · "


def points_text(sums: Sums) -> str:
    """``1,284 points``."""
    points = whole(sums.points)
    return QCoreApplication.translate("PointWords", "%Ln points", "", points)


def creates_text(sums: Sums) -> str:
    """``12 creates · 34 s of speech to text``; the second only when something was billed."""
    creates, seconds = sums.creates, sums.seconds  # lupdate finds a plural whose number is a plain name only
    told = QCoreApplication.translate("PointWords", "%Ln creates", "", creates)
    if not seconds:
        return told
    return told + DOT + QCoreApplication.translate("PointWords", "%Ln s of speech to text", "", seconds)


def perhaps_text(sums: Sums) -> str:
    """What may have been charged besides; empty when nothing may."""
    if not sums.creates:
        return ""
    sentence = QCoreApplication.translate(
        "PointWords", "Perhaps charged too: %1 (%2). No whole answer came, so it cannot be known."
    )
    return sentence.replace("%1", points_text(sums)).replace("%2", creates_text(sums))


def whole(points: float) -> int:
    """Points as they are shown."""
    return round(points)
