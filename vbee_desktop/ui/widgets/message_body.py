"""What stands in a message: icon, words, acts, details, close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from vbee_desktop.ui.look import CAPTION
from vbee_desktop.ui.theme import SPACE, SPACE_GROUP, SPACE_TIGHT
from vbee_desktop.ui.widgets.field_frame import FieldFrame
from vbee_desktop.ui.widgets.flow_layout import FlowLayout
from vbee_desktop.ui.widgets.icon_view import IconView
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.line_pitch import pitch_of
from vbee_desktop.ui.widgets.plain_buttons import PlainButton, ToolButton

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from vbee_desktop.ui.look import Look

_DETAIL_LINES = 6
_LEAST_EM = 24
_NARROW_EM = 60
_LINES, _LINES_NARROW = 5, 3
"""So many lines stand beside the acts at most, the title with them."""


class MessageBody(QWidget):
    """Acts stand beside the words where there is room for both, else under them."""

    close_clicked = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = IconView(look, self, size=20)
        self.title = Label(look, self, demibold=True, wrap=True)
        self.text = Label(look, self, wrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._actions = QWidget(self)
        self._flow = FlowLayout(self._actions, gap=SPACE)
        self._buttons: list[PlainButton] = []
        self._details_button = ToolButton(
            look, self._actions, text=QCoreApplication.translate("InlineMessage", "Details")
        )
        self._details_button.setCheckable(True)
        self._details = QPlainTextEdit(self)
        self._details_frame = FieldFrame(look, self._details, self)
        self._close = ToolButton(look, self, icon="close")
        self._beside = True
        self._prepare_details()
        self._build()
        self._close.set_name(QCoreApplication.translate("InlineMessage", "Close message"))
        self._close.clicked.connect(self.close_clicked)
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def action_buttons(self) -> list[PlainButton]:
        """The buttons of the actions shown, in order."""
        return list(self._buttons)

    def fill(
        self, title: str, text: str, actions: Sequence[tuple[str, Callable[[], object]]], details: str
    ) -> None:
        """Other words, other acts."""
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self._fill_actions(actions)
        self._details.setPlainText(details)
        self._details_button.setVisible(bool(details))
        self._details_button.setChecked(False)
        self._place_actions()

    def set_icon(self, icon: str, token: str) -> None:
        """The sign of the kind of message, in its colour."""
        self._icon.set_icon(icon, token)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_actions()

    def _prepare_details(self) -> None:
        self._details.setReadOnly(True)
        self._details.setTabChangesFocus(True)
        self._details.setAccessibleName(QCoreApplication.translate("InlineMessage", "Details"))
        self._details_frame.hide()
        self._details_button.toggled.connect(self._details_frame.setVisible)

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.text)
        top, middle = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(SPACE_GROUP, SPACE, SPACE, SPACE)
        self._grid.setHorizontalSpacing(SPACE_GROUP)
        self._grid.setVerticalSpacing(SPACE)
        self._grid.addWidget(self._icon, 0, 0, top)
        self._grid.addLayout(words, 0, 1, middle)
        self._grid.addWidget(self._actions, 0, 2, middle)
        self._grid.addWidget(self._close, 0, 3, top)
        self._grid.addWidget(self._details_frame, 2, 1, 1, 2)
        self._grid.setColumnStretch(1, 1)
        self._icon.setContentsMargins(0, SPACE_TIGHT, 0, 0)
        self._flow.addWidget(self._details_button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def _fill_actions(self, actions: Sequence[tuple[str, Callable[[], object]]]) -> None:
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons.clear()
        self._flow.removeWidget(self._details_button)
        for words, act in actions:
            button = PlainButton(self._look, self._actions, text=words)
            button.clicked.connect(act)
            self._flow.addWidget(button)
            self._buttons.append(button)
            button.show()
        self._flow.addWidget(self._details_button)

    def _place_actions(self) -> None:
        has_acts = bool(self._buttons) or not self._details_button.isHidden()
        self._actions.setVisible(has_acts)
        if not has_acts:
            return
        wide = self._has_room_beside(self.width() - self._flow.sizeHint().width())
        if self._beside != wide:
            self._beside = wide
            row, column, span = (0, 2, 1) if wide else (1, 1, 2)
            self._grid.removeWidget(self._actions)
            self._grid.addWidget(self._actions, row, column, 1, span, Qt.AlignmentFlag.AlignVCenter)
        least = self._flow.sizeHint() if wide else QSize(0, 0)
        self._actions.setMinimumWidth(least.width())

    def _has_room_beside(self, room: int) -> bool:
        """Whether the words stand in ``room`` pixels, together with icon and **Close**, on few lines."""
        words = room - self._icon.sizeHint().width() - self._close.sizeHint().width() - 5 * SPACE_GROUP
        if room < self._look.em(_LEAST_EM):
            return False
        shown = (self.title, self.text) if self.text.text() else (self.title,)
        most = _LINES_NARROW if self.width() < self._look.em(_NARROW_EM) else _LINES
        height = sum(label.heightForWidth(words) for label in shown)
        return height <= most * pitch_of(self.text.font())

    def _restyle(self) -> None:
        self._details.setFont(self._look.mono_font(CAPTION))
        self._details.setMaximumHeight(self._details.fontMetrics().height() * _DETAIL_LINES)
