"""A message beside its cause; never a box in the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout

from vbee_desktop.ui.theme import RADIUS_CARD
from vbee_desktop.ui.widgets.paint import rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPropertyAnimation
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.widgets.message_body import MessageBody
    from vbee_desktop.ui.widgets.plain_buttons import PlainButton

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
    What stands in it is made for the first message: a window has several places for one, and starts without.
    """

    closed = Signal()
    """The person closed it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._kind: MessageKind = "info"
        self._body: MessageBody | None = None
        self._opening: QPropertyAnimation | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        look.changed.connect(self.update)
        self.hide()

    @property
    def kind(self) -> MessageKind:
        """The kind of the message shown last."""
        return self._kind

    def title(self) -> str:
        """The first line of the message shown last."""
        return self._body.title.text() if self._body is not None else ""

    def text(self) -> str:
        """The rest of the message shown last."""
        return self._body.text.text() if self._body is not None else ""

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
        self.setAccessibleName(f"{title} {text}".strip())
        body = self._made_body()
        body.set_icon(kind, _TOKENS[kind])
        body.fill(title, text, actions, details)
        self.update()
        self.show()
        if not was_visible:
            self._open()
        self._announce()

    def dismiss(self) -> None:
        """Take the message away."""
        if self._opening is not None:
            self._opening.stop()
        self._settle()
        self.hide()

    def action_buttons(self) -> list[PlainButton]:
        """The buttons of the actions shown, in order."""
        return self._body.action_buttons if self._body is not None else []

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        token, look = _TOKENS[self._kind], self._look
        fill, edge = look.color(f"{token}_soft"), look.color(f"{token}_line")
        rounded(painter, QRectF(self.rect()), RADIUS_CARD, fill=fill, edge=edge)

    def _made_body(self) -> MessageBody:
        if self._body is None:
            from vbee_desktop.ui.widgets.message_body import MessageBody

            self._body = MessageBody(self._look, self)
            self._body.close_clicked.connect(self._on_close)
            column = QVBoxLayout(self)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(self._body)
        return self._body

    def _on_close(self) -> None:
        self.dismiss()
        self.closed.emit()

    def _open(self) -> None:
        """Let the height grow for a moment; the message is there and visible all the same."""
        if self._look.reduced_motion:
            return
        from PySide6.QtCore import QEasingCurve, QPropertyAnimation

        opening = QPropertyAnimation(self, b"maximumHeight", self)
        opening.setStartValue(0)
        opening.setEndValue(max(self.heightForWidth(self.width()), self.sizeHint().height()))
        opening.setDuration(_OPENING_MS)
        opening.setEasingCurve(QEasingCurve.Type.OutCubic)
        opening.finished.connect(self._settle)
        self._opening = opening
        opening.start()

    def _settle(self) -> None:
        self.setMaximumHeight(_UNLIMITED)
        if self._opening is not None:
            self._opening.deleteLater()
            self._opening = None

    def _announce(self) -> None:
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        event = QAccessibleAnnouncementEvent(self, self.accessibleName())
        if self._kind in ("warning", "error"):
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)
