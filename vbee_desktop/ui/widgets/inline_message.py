"""A message beside its cause; never a box in the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEasingCurve, QPropertyAnimation, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from vbee_desktop.ui.look import CAPTION
from vbee_desktop.ui.theme import RADIUS_CARD, SPACE, SPACE_GROUP, SPACE_TIGHT
from vbee_desktop.ui.widgets.buttons import PlainButton, ToolButton
from vbee_desktop.ui.widgets.field_frame import FieldFrame
from vbee_desktop.ui.widgets.flow_layout import FlowLayout
from vbee_desktop.ui.widgets.icon_view import IconView
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.paint import rounded

if TYPE_CHECKING:
    from vbee_desktop.ui.look import Look

MessageKind = Literal["info", "done", "warning", "error"]
MessageAction = tuple[str, Callable[[], object]]
"""The words of a button and what a click does."""

_TOKENS: dict[MessageKind, str] = {"info": "info", "done": "ok", "warning": "warn", "error": "err"}
_ACTIONS_MOST = 2
_UNLIMITED = 16_777_215  # Qt's QWIDGETSIZE_MAX
_OPENING_MS = 120


class InlineMessage(QFrame):
    """Hidden until ``show_message``; plain text, at most two actions, details on request; announces itself.

    An action leaves the message where it is: whoever acts calls ``dismiss`` or shows the next message.
    """

    closed = Signal()
    """The person closed it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._kind: MessageKind = "info"
        self._icon = IconView(look, self, size=20)
        self._title = Label(look, self, demibold=True, wrap=True)
        self._text = Label(look, self, wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._actions = QWidget(self)
        self._flow = FlowLayout(self._actions, gap=SPACE)
        self._details_button = ToolButton(look, self, text=self.tr("Details"))
        self._details_button.setCheckable(True)
        self._details = QPlainTextEdit(self)
        self._details.setReadOnly(True)
        self._details.setTabChangesFocus(True)
        self._details.setAccessibleName(self.tr("Details"))
        self._details_frame = FieldFrame(look, self._details, self)
        self._details_frame.hide()
        self._close = ToolButton(look, self, icon="close")
        self._close.set_name(self.tr("Close message"))
        self._opening = QPropertyAnimation(self, b"maximumHeight", self)
        self._beside = True
        self._build()
        self._details_button.toggled.connect(self._show_details)
        self._close.clicked.connect(self._on_close)
        self._opening.finished.connect(self._settle)
        look.changed.connect(self._restyle)
        self.hide()

    @property
    def kind(self) -> MessageKind:
        """The kind of the message shown last."""
        return self._kind

    def title(self) -> str:
        """The first line of the message shown last."""
        return self._title.text()

    def text(self) -> str:
        """The rest of the message shown last."""
        return self._text.text()

    def show_message(
        self,
        kind: MessageKind,
        title: str,
        text: str = "",
        actions: Sequence[MessageAction] = (),
        details: str = "",
    ) -> None:
        """Show a message in the place of the last one; ``details`` is the technical part, folded away."""
        if len(actions) > _ACTIONS_MOST:
            raise ValueError(f"a message has at most {_ACTIONS_MOST} actions, not {len(actions)}")
        was_visible = self.isVisible()
        self._kind = kind
        self.setProperty("kind", kind)
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(f"{title} {text}".strip())
        self._fill_actions(actions)
        self._details.setPlainText(details)
        self._details_button.setVisible(bool(details))
        self._details_button.setChecked(False)
        self._restyle()
        self._place_actions()
        self.show()
        if not was_visible:
            self._open()
        self._announce()

    def dismiss(self) -> None:
        """Take the message away."""
        self._opening.stop()
        self._settle()
        self.hide()

    def action_buttons(self) -> list[PlainButton]:
        """The buttons of the actions shown, in order."""
        return [
            button for button in self._actions.findChildren(PlainButton) if not button.property("retired")
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_actions()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        token, look = _TOKENS[self._kind], self._look
        fill, edge = look.color(f"{token}_soft"), look.color(f"{token}_line")
        rounded(painter, QRectF(self.rect()), RADIUS_CARD, fill=fill, edge=edge)

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._text)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(SPACE_GROUP, SPACE, SPACE, SPACE)
        self._grid.setHorizontalSpacing(SPACE_GROUP)
        self._grid.setVerticalSpacing(SPACE)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(self._icon, 0, 0, top)
        self._grid.addLayout(words, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(self._actions, 0, 2, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(self._close, 0, 3, top)
        self._grid.addWidget(self._details_frame, 2, 1, 1, 2)
        self._grid.setColumnStretch(1, 1)
        self._icon.setContentsMargins(0, SPACE_TIGHT, 0, 0)
        self._flow.addWidget(self._details_button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def _fill_actions(self, actions: Sequence[MessageAction]) -> None:
        for button in self.action_buttons():
            button.setProperty("retired", True)
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._flow.removeWidget(self._details_button)
        for words, act in actions:
            button = PlainButton(self._look, self._actions, text=words)
            button.clicked.connect(act)
            self._flow.addWidget(button)
            button.show()
        self._flow.addWidget(self._details_button)

    def _place_actions(self) -> None:
        """Beside the words where there is room for both, else under them."""
        has_acts = bool(self.action_buttons()) or not self._details_button.isHidden()
        self._actions.setVisible(has_acts)
        if not has_acts:
            return
        wide = self.width() >= self._flow.sizeHint().width() + self._look.em(24)
        row, column, span = (0, 2, 1) if wide else (1, 1, 2)
        if self._beside != wide:
            self._beside = wide
            self._grid.removeWidget(self._actions)
            self._grid.addWidget(self._actions, row, column, 1, span, Qt.AlignmentFlag.AlignVCenter)
        least = self._flow.sizeHint() if wide else QSize(0, 0)
        self._actions.setMinimumWidth(least.width())

    def _show_details(self, shown: bool) -> None:
        self._details_frame.setVisible(shown)

    def _on_close(self) -> None:
        self.dismiss()
        self.closed.emit()

    def _open(self) -> None:
        if self._look.reduced_motion:
            return
        target = max(self.heightForWidth(self.width()), self.sizeHint().height())
        self._opening.setStartValue(0)
        self._opening.setEndValue(target)
        self._opening.setDuration(_OPENING_MS)
        self._opening.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._opening.start()

    def _settle(self) -> None:
        self.setMaximumHeight(_UNLIMITED)

    def _announce(self) -> None:
        event = QAccessibleAnnouncementEvent(self, self.accessibleName())
        if self._kind in ("warning", "error"):
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    def _restyle(self) -> None:
        self._icon.set_icon(self._kind, _TOKENS[self._kind])
        self._details.setFont(self._look.mono_font(CAPTION))
        self._details.setMaximumHeight(self._details.fontMetrics().height() * 6)
        self.update()
