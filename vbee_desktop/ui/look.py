"""The look of the running window: theme, palette, style sheet, icons and fonts, as the system says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from vbee_desktop.ui.palette import palette_of, theme_from_palette
from vbee_desktop.ui.system_fonts import SystemFonts
from vbee_desktop.ui.theme import DARK, LIGHT

if TYPE_CHECKING:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QIcon, QPixmap, QStyleHints

    from vbee_desktop.ui.icons import IconSet
    from vbee_desktop.ui.theme import Theme

Mode = Literal["system", "light", "dark"]

CAPTION: Final = 0.92
HEADING: Final = 1.15
TITLE: Final = 1.3
EDITOR: Final = 1.23
TRANSPORT_TIME: Final = 1.15
COUNTDOWN: Final = 3.4

DARK_BELOW: Final = 128
"""A system whose windows are darker than this (of 255) is a dark one."""


class Look(QObject):
    """What widgets ask for colours, fonts, icons and heights; handed to constructors, never global.

    ``changed`` comes after the palette and the style sheet are set. Icons follow by themselves (they take
    their colour when painted); a widget that paints itself connects ``changed`` to its ``update``.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app: QApplication | None = None
        self._mode: Mode = "system"
        self._theme = LIGHT
        self._reduced_motion = False
        self._icon_set: IconSet | None = None
        self._fonts = SystemFonts()

    @property
    def theme(self) -> Theme:
        """The colours as they are now."""
        return self._theme

    @property
    def dark(self) -> bool:
        """True while the dark theme (or a dark high-contrast palette) is shown."""
        return self._theme.dark

    @property
    def is_whole(self) -> bool:
        """False before `apply`: for a first paint that leaves details out because it must be soon."""
        return self._app is not None

    @property
    def mode(self) -> Mode:
        """``system`` follows the desktop; ``light`` and ``dark`` are forced."""
        return self._mode

    @property
    def reduced_motion(self) -> bool:
        """True when nothing should move: the user's own setting, or a style that animates nothing."""
        if self._reduced_motion or self._app is None:
            return self._reduced_motion
        from PySide6.QtWidgets import QStyle  # its enumerations take 4 ms to load: not before the first paint

        return self._app.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0

    def set_reduced_motion(self, reduced: bool) -> None:
        """The user's "Reduce motion" setting."""
        self._reduced_motion = reduced

    def apply_colours(self, app: QApplication) -> None:
        """Give ``app`` our palette only, which is all that a first paint needs; `apply` does the rest.

        What the system wants is read from its palette: asking for the colour scheme itself loads the whole
        ``Qt`` namespace, 10 ms of a cold start.
        """
        system_is_dark = app.palette().color(QPalette.ColorRole.Window).lightness() < DARK_BELOW
        self._theme = DARK if self._mode == "dark" or (self._mode == "system" and system_is_dark) else LIGHT
        app.setPalette(palette_of(self._theme))

    def apply(self, app: QApplication) -> None:
        """Give ``app`` Fusion, our palette and style sheet, and follow the colour scheme."""
        self._app = app
        if app.style().name() != "fusion":
            app.setStyle("Fusion")
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._refresh)
        hints.accessibility().contrastPreferenceChanged.connect(self._refresh)
        self.set_mode(self._mode)

    def set_mode(self, mode: Mode) -> None:
        """Follow the system, or stay light or dark whatever it says (title bars follow where they can)."""
        self._mode = mode
        if self._app is not None:
            self._app.styleHints().setColorScheme(_scheme_of(mode))
            self._refresh()

    def icon(self, name: str, role: str = "text2") -> QIcon:
        """The icon ``resources/icons/<name>.svg`` in the token ``role``; it follows the theme by itself."""
        return self._icons.icon(name, role)

    def pixmap(self, name: str, role: str, size: int, pixel_ratio: float) -> QPixmap:
        """The same as a pixmap of ``size`` device-independent pixels, for painted widgets."""
        from PySide6.QtGui import QPixmap

        side_px = round(size * pixel_ratio)
        pixmap = QPixmap(self._icons.pixmap(name, role, side_px, side_px))
        pixmap.setDevicePixelRatio(pixel_ratio)
        return pixmap

    def color(self, token: str) -> QColor:
        """The colour of the token ``token``, a field of ``Theme``."""
        return QColor(self._hex(token))

    def font(self, scale: float = 1.0, demibold: bool = False, tabular: bool = False) -> QFont:  # noqa: FBT002
        """The system's font, ``scale`` times its size; ``tabular`` figures have one width: times, prices."""
        return self._fonts.font(scale, demibold, tabular)

    def mono_font(self, scale: float = 1.0) -> QFont:
        """The system's font of fixed width, sized like ``font(scale)``."""
        from PySide6.QtGui import QFontDatabase

        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPointSizeF(self.font(scale).pointSizeF())
        return fixed

    def height(self, least: int, scale: float = 1.0) -> int:
        """The height of a control: ``least`` pixels, more where the font is tall (font height + 2 x 6)."""
        return max(least, self._fonts.height_px(scale) + 12)

    def em(self, count: float) -> int:
        """``count`` em of the system's font in pixels, for column widths."""
        return round(count * self._fonts.em_px())

    @property
    def _icons(self) -> IconSet:
        """Made when the first icon is drawn."""
        if self._icon_set is None:
            from vbee_desktop.ui.icons import IconSet

            self._icon_set = IconSet(self._hex)
        return self._icon_set

    def _hex(self, token: str) -> str:
        return str(getattr(self._theme, token))

    def _refresh(self) -> None:
        from vbee_desktop.ui.style import stylesheet

        app = self._app
        if app is None:
            return
        hints = app.styleHints()
        if _high_contrast(hints):
            app.setPalette(QPalette())  # back to the system's own
            self._theme = theme_from_palette(app.palette())
        else:
            self._theme = DARK if self._wants_dark(hints) else LIGHT
            app.setPalette(palette_of(self._theme))
        self._icons.forget_pixmaps()
        app.setStyleSheet(stylesheet(self._theme))
        self.changed.emit()

    def _wants_dark(self, hints: QStyleHints) -> bool:
        from PySide6.QtCore import Qt

        if self._mode == "system":
            return hints.colorScheme() == Qt.ColorScheme.Dark
        return self._mode == "dark"


def _scheme_of(mode: Mode) -> Qt.ColorScheme:
    from PySide6.QtCore import Qt

    schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    return schemes.get(mode, Qt.ColorScheme.Unknown)


def _high_contrast(hints: QStyleHints) -> bool:
    from PySide6.QtCore import Qt

    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
