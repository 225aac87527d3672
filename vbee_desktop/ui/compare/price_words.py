"""Points in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def price_words(points: int, *, is_demo: bool) -> str:
    """``133 points``; nothing is charged in the demo."""
    if is_demo:
        return QCoreApplication.translate("CompareDialog", "0 points (demo)")
    return QCoreApplication.translate("CompareDialog", "%Ln points", "", points)
