"""Where the scroll bar of a column stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vbee_desktop.ui.theme import SPACE_EDGE

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollArea, QWidget

_LEAST = 2


def keep_right_edge(area: QScrollArea, content: QWidget) -> None:
    """Let the scroll bar of ``area`` stand in the margin of ``content``, so that what is in it keeps its
    width and its right edge, in line with what stands above and below the area.
    """
    layout = content.layout()
    if layout is None:
        return
    margins = layout.contentsMargins()
    right = max(SPACE_EDGE - (area.width() - area.viewport().width()), _LEAST)
    if right != margins.right():
        margins.setRight(right)
        layout.setContentsMargins(margins)
