"""Words in the theme's colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QLabel

from vbee_desktop.core.shown_text import shown
from vbee_desktop.ui.widgets.line_pitch import pitch_of
from vbee_desktop.ui.widgets.wrapped_text import WrappedText, space_lines

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.look import Look

_WIDTHS_KEPT = 6


class Label(QLabel):
    """Plain text only, and nothing in it that steers; in the colour of the token ``role`` and ``scale`` times
    the system's font. Where it wraps, its lines stand as far apart as Vietnamese needs.
    """

    def __init__(
        self,
        look: Look,
        parent: QWidget | None = None,
        *,
        text: str = "",
        scale: float = 1.0,
        demibold: bool = False,
        tabular: bool = False,
        role: str = "text",
        wrap: bool = False,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._role = role
        self._font = (scale, demibold, tabular)
        self._is_balanced = False
        self._is_selectable = False
        self._across = self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
        self._wrapped: dict[tuple[int, Qt.AlignmentFlag], WrappedText] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setText(text)
        self._restyle()
        look.changed.connect(self._restyle)

    def setAlignment(self, alignment: Qt.AlignmentFlag) -> None:
        super().setAlignment(alignment)
        self._across = alignment & Qt.AlignmentFlag.AlignHorizontal_Mask

    def setTextInteractionFlags(self, flags: Qt.TextInteractionFlag) -> None:
        super().setTextInteractionFlags(flags)
        self._is_selectable = flags != Qt.TextInteractionFlag.LinksAccessibleByMouse

    def setText(self, text: str) -> None:
        now = shown(text)
        if now == self.text():
            return
        self._wrapped.clear()
        super().setText(now)
        if self._is_selectable:
            space_lines(self, pitch_of(self.font()))

    def heightForWidth(self, width: int) -> int:
        if not self.wordWrap() or self._is_selectable:
            return super().heightForWidth(width)
        margins = self.contentsMargins()
        inside = width - margins.left() - margins.right()
        return self._text_in(inside).height + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), self.heightForWidth(hint.width())) if self.wordWrap() else hint

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.wordWrap() or self._is_selectable:
            super().paintEvent(event)
            return
        painter, where = QPainter(self), self.contentsRect()
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        painter.setPen(self.palette().color(group, QPalette.ColorRole.WindowText))
        text, top = self._text_in(where.width()), float(where.top())
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            top += max(where.height() - text.height, 0) // 2
        text.draw(painter, QPointF(where.left(), top))

    def balance(self) -> None:
        """Let its lines be about as long as each other, so that no word stands alone in the last one."""
        self._is_balanced = True
        self._wrapped.clear()

    def set_role(self, role: str) -> None:
        """The token of the words' colour."""
        if role != self._role:
            self._role = role
            self._restyle()

    def set_demibold(self, demibold: bool) -> None:
        """Stress the words, or not."""
        font = (self._font[0], demibold, self._font[2])
        if font != self._font:
            self._font = font
            self._restyle()

    def _text_in(self, width: int) -> WrappedText:
        """The words as wide as that; layouts ask for a few widths again and again."""
        across = self._across
        known = self._wrapped.get((width, across))
        if known is None:
            if len(self._wrapped) >= _WIDTHS_KEPT:
                self._wrapped.clear()
            known = WrappedText(self.text(), self.font(), width, across, is_balanced=self._is_balanced)
            self._wrapped[width, across] = known
        return known

    def _restyle(self) -> None:
        self._wrapped.clear()
        scale, demibold, tabular = self._font
        self.setFont(self._look.font(scale, demibold, tabular))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._look.color(self._role))
        disabled = self._look.color("disabled")
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText, disabled)
        self.setPalette(palette)
