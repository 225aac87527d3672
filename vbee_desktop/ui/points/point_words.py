"""Sums in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

if TYPE_CHECKING:
    from vbee_desktop.core.ledger import Sums

DOT = " · "


def points_text(sums: Sums) -> str:
    """``1,284 points``."""
    return PointCounts().points(whole(sums.points))


def creates_text(sums: Sums) -> str:
    """``12 creates · 34 s of speech to text``; the second only when something was billed."""
    counts = PointCounts()
    told = counts.creates(sums.creates)
    return told + DOT + counts.seconds(sums.seconds) if sums.seconds else told


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


class PointCounts(QObject):
    """Words with a number, with their plurals: those are only collected of a class of its own."""

    def points(self, count: int) -> str:
        """So many points."""
        return self.tr("%Ln points", "", count)

    def creates(self, count: int) -> str:
        """So many requests that were charged."""
        return self.tr("%Ln creates", "", count)

    def seconds(self, count: int) -> str:
        """So many seconds that were billed."""
        return self.tr("%Ln s of speech to text", "", count)
