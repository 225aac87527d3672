"""Where the parts of the workbench stand: tabs above, transport and status below, everything else between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vbee_desktop.ui.shell.message_column import MessageColumn
from vbee_desktop.ui.theme import SPACE, SPACE_EDGE
from vbee_desktop.ui.widgets.line import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.shell.workbench import Workbench
    from vbee_desktop.ui.widgets.tab_bar import TabBar

LOW_BELOW = 520
"""A window that is not as high as this, in pixels, has no height to give away."""


class BenchFrame:
    """Lays the parts out; the pages take all the height that is left."""

    def __init__(self, look: Look, workbench: Workbench, tabs: TabBar, messages: Sequence[QWidget]) -> None:
        self._look = look
        self._workbench = workbench
        column = QVBoxLayout(workbench)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tab_row(tabs))
        column.addWidget(self._line())
        column.addWidget(self._indented(MessageColumn(messages, workbench)))
        column.addWidget(workbench.history, 1)
        for part in (self._line(), workbench.transport, self._line(), workbench.status):
            column.addWidget(part)

    def fit(self, height: int) -> None:
        """The workbench is so high now."""
        is_low = height < LOW_BELOW
        self._workbench.transport.set_low(is_low=is_low)
        self._workbench.speech.act.set_low(is_low=is_low)

    def _tab_row(self, tabs: TabBar) -> QWidget:
        frame = QWidget(self._workbench)
        row = QHBoxLayout(frame)
        row.setContentsMargins(SPACE_EDGE, 0, SPACE, 0)
        row.addWidget(tabs, 1)
        row.addWidget(self._workbench.history.button)
        return frame

    def _indented(self, part: QWidget) -> QWidget:
        """The part with the window's edges left and right, as wide as the window."""
        frame = QWidget(self._workbench)
        row = QHBoxLayout(frame)
        row.setContentsMargins(SPACE_EDGE, SPACE, SPACE_EDGE, 0)
        row.addWidget(part)
        return frame

    def _line(self) -> Line:
        return Line(self._look, self._workbench)
