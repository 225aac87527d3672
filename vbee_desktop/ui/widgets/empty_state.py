"""An empty view: what is missing, and the act that helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from vbee_desktop.ui.look import HEADING, TITLE
from vbee_desktop.ui.theme import SPACE, SPACE_EDGE, SPACE_TIGHT
from vbee_desktop.ui.widgets.buttons import PlainButton
from vbee_desktop.ui.widgets.flow_layout import FlowLayout
from vbee_desktop.ui.widgets.icon_view import IconView
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.paint import ICON_IN_BUTTON, ICON_INLINE, draw_icon
from vbee_desktop.ui.widgets.themed_button import WORDS, Paint, ThemedButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPainter, QResizeEvent
    from PySide6.QtWidgets import QBoxLayout

    from vbee_desktop.ui.look import Look

_WIDEST_EM = 43
_LEAST_EM_WITH_MARK = 30


class EmptyState(QWidget):
    """Icon, title, sentence, then sample sentences and actions.

    The icon ``app`` is the mark: it stands left of the words (only in the first view a person sees). Other
    icons stand on a disc above centred words.
    """

    def __init__(
        self,
        look: Look,
        parent: QWidget | None = None,
        *,
        icon: str = "",
        title: str = "",
        sentence: str = "",
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._with_mark = icon == "app"
        scale = TITLE if self._with_mark else HEADING
        self.title = Label(look, self, text=title, scale=scale, demibold=True, wrap=True)
        self._sentence = Label(look, self, text=sentence, role="text2", wrap=True)
        self._samples = QVBoxLayout()
        self._samples.setSpacing(SPACE)
        self._actions = FlowLayout(gap=SPACE, centred=not self._with_mark)
        size, disc = (56, 0) if self._with_mark else (24, 56)
        self._icon = IconView(look, self, icon=icon, size=size, disc=disc)
        self._build()

    def set_words(self, title: str, sentence: str) -> None:
        """Other words for another kind of emptiness."""
        self.title.setText(title)
        self._sentence.setText(sentence)

    def add_sample(self, text: str, callback: Callable[[], object]) -> ThemedButton:
        """A sentence to try, as a wide button."""
        button = SampleButton(self._look, self, text=text, icon="text-speech")
        button.clicked.connect(callback)
        self._samples.addWidget(button)
        return button

    def add_action(self, text: str, icon: str, callback: Callable[[], object]) -> PlainButton:
        """An act that ends the emptiness."""
        button = PlainButton(self._look, self, text=text, icon=icon)
        button.clicked.connect(callback)
        self._actions.addWidget(button)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, the mark beside the words leaves its room to them."""
        super().resizeEvent(event)
        if self._with_mark:
            self._icon.setVisible(self.width() >= self._look.em(_LEAST_EM_WITH_MARK))

    def _build(self) -> None:
        column = QWidget(self)
        column.setMaximumWidth(self._look.em(_WIDEST_EM))
        column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(SPACE_EDGE)
        inside.addLayout(self._head())
        inside.addLayout(self._samples)
        inside.addLayout(self._actions)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(column, 20)
        across.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE_EDGE, SPACE_EDGE, SPACE_EDGE, SPACE_EDGE)
        outer.addStretch(1)
        outer.addLayout(across)
        outer.addStretch(1)

    def _head(self) -> QBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(SPACE_TIGHT if self._with_mark else SPACE)
        if self._with_mark:
            head: QBoxLayout = QHBoxLayout()
            words.addStretch(1)
            head.addWidget(self._icon)
        else:
            head = QVBoxLayout()
            head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
            for label in (self.title, self._sentence):
                label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
                label.balance()
        words.addWidget(self.title)
        words.addWidget(self._sentence)
        words.addStretch(1)
        head.setSpacing(SPACE_EDGE)
        head.addLayout(words, 1)
        return head


class SampleButton(ThemedButton):
    """A sentence on a card as wide as its column, over two lines where it must."""

    least_height = 44
    padding = 14
    ring_outside = True

    def __init__(self, look: Look, parent: QWidget | None = None, *, text: str = "", icon: str = "") -> None:
        super().__init__(look, parent, text=text, icon=icon)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def colours(self) -> Paint:
        if not self.isEnabled():
            return Paint("window", "line", "disabled", "disabled")
        ground = "pressed" if self.isDown() else "hover" if self.underMouse() else "surface"
        return Paint(ground, "border", "text", "accent_text")

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(
            self.sizeHint().height(), self._words_height(width - self._words_left() - self._words_left()) + 20
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.em(14), self.sizeHint().height())

    def paint_content(self, painter: QPainter, rect: QRect, colours: Paint) -> None:
        middle = rect.top() + rect.height() / 2
        draw_icon(
            painter, self.look, self.icon_name, colours.icon, QPointF(rect.left(), middle - 9), ICON_IN_BUTTON
        )
        right = rect.right() + 1 - ICON_INLINE
        draw_icon(painter, self.look, "chevron-right", "text2", QPointF(right, middle - 8), ICON_INLINE)
        painter.setFont(self.font())
        painter.setPen(self.look.color(colours.words))
        where = QRect(self._words_left(), rect.top(), right - SPACE - self._words_left(), rect.height())
        painter.drawText(where, int(WORDS | Qt.TextFlag.TextWordWrap), self.text())

    def _words_left(self) -> int:
        return self.padding + ICON_IN_BUTTON + SPACE + SPACE_TIGHT

    def _words_height(self, width: int) -> int:
        flags = int(Qt.TextFlag.TextWordWrap)
        return self.fontMetrics().boundingRect(QRect(0, 0, max(width, 1), 1000), flags, self.text()).height()
