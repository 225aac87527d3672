"""The icons: our own SVGs, tinted from the theme at the moment they are drawn, sharp at every pixel ratio."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QIcon, QIconEngine, QImage, QPixmap

from vbee_desktop.core.resources import resource_path

if TYPE_CHECKING:
    from PySide6.QtCore import QRect, QSize
    from PySide6.QtGui import QPainter

_VIEW_BOX = b'viewBox="0 0 24 24"'

ColourOf = Callable[[str], str]
"""Gives the ``#RRGGBB`` of a theme token as it is now."""


def render_svg(svg: bytes, colour: str, width_px: int, height_px: int) -> QImage:
    """One SVG of the 24 grid as an image of ``width_px`` x ``height_px`` device pixels in ``colour``.

    The SVG image plugin does the drawing, so that QtSvg with its libraries is never loaded by name.
    """
    sized = svg.replace(
        _VIEW_BOX, b'width="%d" height="%d" viewBox="0 0 24 24"' % (max(width_px, 1), max(height_px, 1)), 1
    )
    tinted = sized.replace(b"currentColor", colour.encode("ascii"))
    return QImage.fromData(tinted, "svg")  # type: ignore[arg-type]  # wants str


class IconSet:
    """All icons of the application. They take their colour when painted: a new theme needs no new icons."""

    def __init__(self, colour_of: ColourOf) -> None:
        self._colour_of = colour_of
        self._folder = resource_path("icons")
        self._svgs: dict[str, bytes] = {}
        self._icons: dict[tuple[str, str], QIcon] = {}
        self._pixmaps: dict[tuple[str, str, int, int], QPixmap] = {}

    def icon(self, name: str, role: str) -> QIcon:
        """The icon ``resources/icons/<name>.svg`` in the token ``role``."""
        key = (name, role)
        if key not in self._icons:
            self._icons[key] = QIcon(_TintedEngine(self, name, role))
        return self._icons[key]

    def pixmap(self, name: str, role: str, width_px: int, height_px: int) -> QPixmap:
        """The icon in device pixels, kept until the theme changes."""
        key = (name, role, width_px, height_px)
        if key not in self._pixmaps:
            image = render_svg(self._svg(name), self._colour_of(role), width_px, height_px)
            self._pixmaps[key] = QPixmap.fromImage(image)
        return self._pixmaps[key]

    def forget_pixmaps(self) -> None:
        """Draw everything anew from now on: the colours have changed."""
        self._pixmaps.clear()

    def _svg(self, name: str) -> bytes:
        if name not in self._svgs:
            self._svgs[name] = (self._folder / f"{name}.svg").read_bytes()
        return self._svgs[name]


class _TintedEngine(QIconEngine):
    """Draws one SVG at the size and pixel ratio asked for."""

    def __init__(self, icons: IconSet, name: str, role: str) -> None:
        super().__init__()
        self._icons = icons
        self._name = name
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        scale = painter.device().devicePixelRatio()
        painter.drawPixmap(rect, self.scaledPixmap(rect.size(), mode, state, scale))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """``size`` is in device-independent pixels (tried in Qt 6.11: the ratio comes in ``scale``)."""
        role = "disabled" if mode == QIcon.Mode.Disabled else self._role
        width_px, height_px = round(size.width() * scale), round(size.height() * scale)
        pixmap = QPixmap(self._icons.pixmap(self._name, role, width_px, height_px))
        pixmap.setDevicePixelRatio(scale)
        return pixmap

    def clone(self) -> QIconEngine:
        return _TintedEngine(self._icons, self._name, self._role)
