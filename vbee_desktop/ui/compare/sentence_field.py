"""The sentence that all voices speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from vbee_desktop.core.audition import MAX_SENTENCE_CHARACTERS
from vbee_desktop.ui.look import CAPTION
from vbee_desktop.ui.speech.field_note import FieldNote
from vbee_desktop.ui.theme import SPACE, SPACE_GROUP
from vbee_desktop.ui.widgets.field_frame import FieldFrame
from vbee_desktop.ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from vbee_desktop.ui.look import Look


class SentenceField(QWidget):
    """Its user counts, as the text would be sent."""

    changed = Signal(object)
    """The text, a str."""
    left = Signal()
    """Return was pressed in it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        caption = Label(look, self, text=self.tr("Sentence"), demibold=True)
        self._origin = Label(look, self, scale=CAPTION, role="text2")
        self._count = Label(look, self, scale=CAPTION, role="text2", tabular=True)
        self.editor = SentenceEditor(look, self)
        self.editor.setAccessibleName(self.tr("Sentence"))
        caption.setBuddy(self.editor)
        self._note = FieldNote(look, self)
        head = QHBoxLayout()
        head.setSpacing(SPACE_GROUP)
        head.addWidget(caption)
        head.addWidget(self._origin)
        head.addStretch(1)
        head.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(head)
        column.addWidget(FieldFrame(look, self.editor, self))
        column.addWidget(self._note)
        self.editor.textChanged.connect(self._tell)
        self.editor.left.connect(self.left)

    def show_sentence(self, sentence: str, paragraph: int | None) -> None:
        """The sentence, and the number of the paragraph that it comes from."""
        self._origin.setText(
            "" if paragraph is None else self.tr("from paragraph %1").replace("%1", str(paragraph))
        )
        self.editor.setPlainText(sentence)

    def show_count(self, characters: int) -> None:
        """How long it is, and what is wrong with that."""
        words = self.tr("%1 of %2 characters").replace("%1", str(characters))
        self._count.setText(words.replace("%2", str(MAX_SENTENCE_CHARACTERS)))
        self._count.set_role("err" if characters > MAX_SENTENCE_CHARACTERS else "text2")
        too_long = self.tr("At most %1 characters can be compared. Shorten the sentence.")
        self._note.say(
            "warning",
            too_long.replace("%1", str(MAX_SENTENCE_CHARACTERS))
            if characters > MAX_SENTENCE_CHARACTERS
            else self.tr("Write a sentence first.")
            if not characters
            else "",
        )

    def _tell(self) -> None:
        self.changed.emit(self.editor.toPlainText())


class SentenceEditor(QPlainTextEdit):
    """Plain text on a few lines; Tab and Return leave it."""

    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._restyle()
        look.changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        return QSize(self._look.em(30), round(self.fontMetrics().lineSpacing() * 2.2) + 12)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.em(12), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _restyle(self) -> None:
        self.setFont(self._look.font())
        self.setMaximumHeight(round(self.fontMetrics().lineSpacing() * 3.2) + 12)
        self.updateGeometry()
