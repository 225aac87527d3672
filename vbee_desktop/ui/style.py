"""The one small style sheet; what it does not name is drawn by Fusion or by our own widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vbee_desktop.ui.theme import RADIUS_CONTROL

if TYPE_CHECKING:
    from vbee_desktop.ui.theme import Theme


def stylesheet(theme: Theme) -> str:
    """The QSS of ``theme``: buttons, line fields, sliders, scroll bars, table heads, bars and tool tips."""
    return "".join(part(theme) for part in (_push_buttons, _fields, _sliders, _scroll_bars, _tables, _bars))


def _push_buttons(t: Theme) -> str:
    return f"""
QPushButton {{ background: {t.sunken if t.dark else t.surface}; color: {t.text};
  border: 1px solid {t.border}; border-radius: {RADIUS_CONTROL}px; padding: 6px 15px; }}
QPushButton:hover {{ background: {t.hover}; }}
QPushButton:pressed, QPushButton:checked {{ background: {t.pressed}; }}
QPushButton:focus {{ border: 2px solid {t.focus}; padding: 5px 14px; }}
QPushButton:disabled {{ background: {t.window}; border-color: {t.line}; color: {t.disabled}; }}
QPushButton:default {{ background: {t.accent}; color: {t.on_accent}; border-color: {t.accent_edge}; }}
QPushButton:default:hover {{ background: {t.accent_hover}; }}
QPushButton:default:pressed {{ background: {t.accent_pressed}; }}
QPushButton:default:focus {{ border-color: {t.focus}; }}
QPushButton:default:disabled {{ background: {t.window}; border-color: {t.line}; color: {t.disabled}; }}
"""


def _fields(t: Theme) -> str:
    return f"""
QLineEdit {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.border};
  border-radius: {RADIUS_CONTROL}px; padding: 5px 8px; placeholder-text-color: {t.text3}; }}
QLineEdit:focus {{ border: 2px solid {t.focus}; padding: 4px 7px; }}
QLineEdit:disabled, QLineEdit:read-only:disabled {{ background: {t.window}; border-color: {t.line};
  color: {t.disabled}; }}
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus, QLineEdit[bare="true"]:disabled {{
  background: transparent; border: 0; padding: 0; }}
"""


def _sliders(t: Theme) -> str:
    return f"""
QSlider:horizontal {{ min-height: 22px; }}
QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {t.line};
  border: 1px solid {t.border}; }}
QSlider::sub-page:horizontal {{ height: 4px; border-radius: 2px; background: {t.accent};
  border: 1px solid {t.accent_edge}; }}
QSlider::handle:horizontal {{ width: 12px; height: 12px; margin: -6px 0; border-radius: 8px;
  background: {t.surface}; border: 2px solid {t.accent_text}; }}
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:pressed {{ background: {t.accent_soft}; }}
QSlider::handle:horizontal:focus {{ background: {t.accent}; border-color: {t.focus}; }}
QSlider::groove:horizontal:disabled, QSlider::sub-page:horizontal:disabled {{ background: {t.line};
  border-color: {t.line}; }}
QSlider::handle:horizontal:disabled {{ background: {t.window}; border-color: {t.disabled}; }}
"""


def _scroll_bars(t: Theme) -> str:
    return f"""
QScrollBar {{ background: transparent; border: 0; margin: 0; }}
QScrollBar:vertical {{ width: 12px; }}
QScrollBar:horizontal {{ height: 12px; }}
QScrollBar::handle {{ background: {t.border}; border-radius: 3px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: 24px; }}
QScrollBar::handle:horizontal {{ min-width: 24px; }}
QScrollBar::handle:hover, QScrollBar::handle:pressed {{ background: {t.text3}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; border: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def _tables(t: Theme) -> str:
    return f"""
QHeaderView {{ background: {t.alt}; }}
QHeaderView::section {{ background: {t.alt}; color: {t.text2}; border: 0;
  border-bottom: 1px solid {t.line}; padding: 6px 12px; }}
"""


def _bars(t: Theme) -> str:
    return f"""
QToolBar {{ border: 0; background: transparent; spacing: 4px; }}
QMainWindow::separator {{ width: 5px; height: 5px; background: {t.window};
  border-left: 1px solid {t.line}; }}
QMainWindow::separator:hover {{ background: {t.hover}; }}
QStatusBar::item {{ border: 0; }}
QToolTip {{ background: {t.sunken}; color: {t.text}; border: 1px solid {t.border}; padding: 4px; }}
"""
