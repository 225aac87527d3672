"""A switch between a few views, like **Record** | **WAV file**."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from vbee_desktop.ui.theme import RADIUS_CARD, SPACE_TIGHT
from vbee_desktop.ui.widgets.paint import rounded
from vbee_desktop.ui.widgets.themed_button import Paint, ThemedButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont, QPaintEvent

    from vbee_desktop.ui.look import Look


class SegmentSwitch(QWidget):
    """One of ``segments`` (icon name, words) is on; arrow keys move between them."""

    current_changed = Signal(object)
    """The index of the segment chosen, an int."""

    def __init__(
        self, look: Look, segments: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_TIGHT, SPACE_TIGHT, SPACE_TIGHT, SPACE_TIGHT)
        row.setSpacing(0)
        for index, (icon, words) in enumerate(segments):
            segment = _Segment(look, self, text=words, icon=icon)
            self._group.addButton(segment, index)
            row.addWidget(segment, 1)
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(self._on_toggled)
        look.changed.connect(self.update)

    def current(self) -> int:
        """The index of the segment that is on."""
        return self._group.checkedId()

    def set_current(self, index: int) -> None:
        """Switch to a segment; ``current_changed`` follows if it was another."""
        had_focus = any(segment.hasFocus() for segment in self._group.buttons())
        self._group.button(index).setChecked(True)
        if had_focus:
            self._group.button(index).setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill, edge = self._look.color("sunken"), self._look.color("line")
        rounded(painter, QRectF(self.rect()), RADIUS_CARD, fill=fill, edge=edge)

    def _on_toggled(self, index: int, checked: bool) -> None:
        if checked:
            self.current_changed.emit(index)


class _Segment(ThemedButton):
    """One half: exclusive and checkable, a radio button in all but shape."""

    least_height = 30

    def __init__(self, look: Look, parent: QWidget | None = None, *, text: str = "", icon: str = "") -> None:
        super().__init__(look, parent, text=text, icon=icon)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.toggled.connect(self.restyle)

    def colours(self) -> Paint:
        if not self.isEnabled():
            return Paint(
                "window" if self.isChecked() else "",
                "line" if self.isChecked() else "",
                "disabled",
                "disabled",
            )
        if self.isChecked():
            return Paint("pressed" if self.look.dark else "surface", "border", "text", "accent_text")
        return Paint("hover" if self.underMouse() else "", "", "text2", "text2")

    def button_font(self) -> QFont:
        return self.look.font(self.scale, demibold=self.isChecked())
