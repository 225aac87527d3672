"""The theme as a Qt palette, and the system's high-contrast palette as a theme."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from vbee_desktop.ui.theme import LIGHT, Theme

_Role = QPalette.ColorRole

_ROLES: tuple[tuple[QPalette.ColorRole, str], ...] = (
    (_Role.Window, "window"),
    (_Role.WindowText, "text"),
    (_Role.Base, "surface"),
    (_Role.AlternateBase, "alt"),
    (_Role.Text, "text"),
    (_Role.PlaceholderText, "text3"),
    (_Role.ButtonText, "text"),
    (_Role.BrightText, "on_rec"),
    (_Role.ToolTipBase, "sunken"),
    (_Role.ToolTipText, "text"),
    (_Role.Highlight, "sel_text"),
    (_Role.HighlightedText, "text"),
    (_Role.Link, "accent_text"),
    (_Role.LinkVisited, "accent_text"),
    (_Role.Accent, "accent"),
    (_Role.Midlight, "hover"),
    (_Role.Mid, "line"),
    (_Role.Dark, "border"),
    (_Role.Shadow, "border"),
)
_DISABLED_TEXTS = (
    _Role.WindowText,
    _Role.Text,
    _Role.ButtonText,
    _Role.HighlightedText,
    _Role.PlaceholderText,
    _Role.Link,
)
# What a theme made of a high-contrast palette paints in the system's ground and in its marking colour.
_GROUNDS = (
    "window", "alt", "sunken", "cur", "hover", "pressed", "accent_soft", "on_ink", "ok_soft", "warn_soft",
    "err_soft", "info_soft", "wave_band", "wave_band_alt", "meter_track",
)  # fmt: skip
_MARKED = ("accent", "accent_hover", "accent_pressed", "rec", "wave_played")


def palette_of(theme: Theme) -> QPalette:
    """All roles of ``theme``, for all three colour groups."""
    palette = QPalette()
    for role, token in _ROLES:
        palette.setColor(role, QColor(getattr(theme, token)))
    palette.setColor(_Role.Button, QColor(theme.sunken if theme.dark else theme.surface))
    palette.setColor(_Role.Light, QColor(theme.pressed if theme.dark else theme.surface))
    _add_disabled_group(palette, theme)
    return palette


def _add_disabled_group(palette: QPalette, theme: Theme) -> None:
    disabled = QPalette.ColorGroup.Disabled
    for role in _DISABLED_TEXTS:
        palette.setColor(disabled, role, QColor(theme.disabled))
    for role in (_Role.Base, _Role.Button, _Role.Window):
        palette.setColor(disabled, role, QColor(theme.window))
    palette.setColor(disabled, _Role.Highlight, QColor(theme.sunken))
    palette.setColor(disabled, _Role.Accent, QColor(theme.disabled))
    palette.setColor(disabled, _Role.Dark, QColor(theme.line))


def theme_from_palette(palette: QPalette) -> Theme:
    """A theme made of nothing but the colours of the system's high-contrast palette."""

    def name(role: QPalette.ColorRole, group: QPalette.ColorGroup = QPalette.ColorGroup.Active) -> str:
        return palette.color(group, role).name()

    colours = dict.fromkeys(Theme._fields, name(_Role.WindowText))
    colours |= dict.fromkeys(_GROUNDS, name(_Role.Window))
    colours |= dict.fromkeys(_MARKED, name(_Role.Highlight))
    colours |= dict.fromkeys(("on_accent", "on_rec"), name(_Role.HighlightedText))
    colours["surface"] = name(_Role.Base)
    colours["disabled"] = name(_Role.WindowText, QPalette.ColorGroup.Disabled)
    del colours["dark"]
    return LIGHT._replace(dark=palette.color(_Role.Window).lightness() < 128, **colours)
