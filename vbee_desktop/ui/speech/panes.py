"""Where the parts of the Text to speech tab stand: text and takes left, voice, settings and act right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vbee_desktop.ui.speech.scroll_pane import ScrollPane
from vbee_desktop.ui.theme import SPACE, SPACE_EDGE, SPACE_GROUP
from vbee_desktop.ui.widgets.line import Line

if TYPE_CHECKING:
    from vbee_desktop.ui.look import Look

_SIDE_EM, _LEAST_SIDE_EM = 32, 24
_SIDE_SHARE = 0.46
"""The right column is 32 em wide, in a narrow window this share of it."""


class SpeechPanes:
    """Lays the parts out in the tab; the act never scrolls away."""

    def __init__(
        self, look: Look, tab: QWidget, left: tuple[QWidget, QWidget], right: tuple[QWidget, QWidget, QWidget]
    ) -> None:
        self._look = look
        self._side = QWidget(tab)
        self.scroll = self._fill_side(*right)
        row = QHBoxLayout(tab)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(ScrollPane(self._text_pane(tab, *left), tab), 1)
        row.addWidget(Line(look, tab, vertical=True))
        row.addWidget(self._side)

    def fit(self, width: int) -> None:
        """The tab is so wide now."""
        share = max(self._look.em(_LEAST_SIDE_EM), round(width * _SIDE_SHARE))
        self._side.setFixedWidth(min(self._look.em(_SIDE_EM), share))

    def _fill_side(self, voices: QWidget, settings: QWidget, act: QWidget) -> ScrollPane:
        side = _column(self._side, 0)
        scrolled = QWidget(self._side)
        inside = _column(scrolled, SPACE_EDGE)
        inside.addWidget(voices, 1)
        inside.addWidget(Line(self._look, scrolled))
        inside.addWidget(settings)
        scroll = ScrollPane(scrolled, self._side)
        side.addWidget(scroll, 1)
        side.addWidget(Line(self._look, self._side))
        below = QWidget(self._side)
        _column(below, SPACE_EDGE).addWidget(act)
        side.addWidget(below)
        return scroll

    def _text_pane(self, tab: QWidget, script: QWidget, takes: QWidget) -> QWidget:
        text = QWidget(tab)
        column = _column(text, SPACE_EDGE)
        column.addWidget(script, 1)
        column.addWidget(Line(self._look, text))
        column.addWidget(takes)
        return text


def _column(widget: QWidget, side: int) -> QVBoxLayout:
    """A column with the margins of a pane at its sides."""
    column = QVBoxLayout(widget)
    top = SPACE if side else 0
    column.setContentsMargins(side, top, side, SPACE_GROUP if side else 0)
    column.setSpacing(SPACE_GROUP if side else 0)
    return column
