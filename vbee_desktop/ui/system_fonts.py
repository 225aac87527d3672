"""The system's font in all the cuts that the window shows."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontInfo, QFontMetrics
from PySide6.QtWidgets import QApplication


class SystemFonts:
    """Made once each: a layout asks for them hundreds of times. When the system's font changes, all are made
    anew.
    """

    def __init__(self) -> None:
        self._base = QFont()
        self._fonts: dict[tuple[float, bool, bool], QFont] = {}
        self._heights_px: dict[float, int] = {}
        self._em_px = 0

    def font(self, scale: float, demibold: bool, tabular: bool) -> QFont:
        """The system's font ``scale`` times its size; a copy, which may be changed."""
        self._follow_system()
        key = (scale, demibold, tabular)
        if key not in self._fonts:
            self._fonts[key] = _derived(QFont(self._base), scale, demibold, tabular)
        return QFont(self._fonts[key])

    def height_px(self, scale: float) -> int:
        """How tall a line of ``scale`` times the system's font is."""
        font = self.font(scale, demibold=False, tabular=False)
        if scale not in self._heights_px:
            self._heights_px[scale] = QFontMetrics(font).height()
        return self._heights_px[scale]

    def em_px(self) -> int:
        """The size of the system's font."""
        self._follow_system()
        if not self._em_px:
            self._em_px = QFontInfo(self.font(1.0, demibold=False, tabular=False)).pixelSize()
        return self._em_px

    def _follow_system(self) -> None:
        now = QApplication.font()
        if now != self._base:
            self._base = now
            self._fonts.clear()
            self._heights_px.clear()
            self._em_px = 0


def _derived(font: QFont, scale: float, demibold: bool, tabular: bool) -> QFont:
    if font.pointSizeF() > 0:
        font.setPointSizeF(font.pointSizeF() * scale)
    else:  # a desktop that gives its font in pixels
        font.setPixelSize(round(font.pixelSize() * scale))
    font.setWeight(QFont.Weight.DemiBold if demibold else QFont.Weight.Normal)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font
