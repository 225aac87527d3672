"""Find and replace above the editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from vbee_desktop.core.find_text import found_in
from vbee_desktop.ui.look import CAPTION
from vbee_desktop.ui.message_values import filled
from vbee_desktop.ui.theme import SPACE_TIGHT
from vbee_desktop.ui.widgets.check_box import CheckBox
from vbee_desktop.ui.widgets.flow_layout import FlowLayout
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.plain_buttons import PlainButton, ToolButton

if TYPE_CHECKING:
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.widgets.script_editor import ScriptEditor

_FIELD_EM = 11


class FindBar(QWidget):
    """Hidden until `open`. What is found is selected in the editor; capitals make no difference."""

    def __init__(self, look: Look, editor: ScriptEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._editor = editor
        self.wanted = self._line(self.tr("Find"))
        self.instead = self._line(self.tr("Replace with"))
        self.ignores = CheckBox(look, self, text=self.tr("Ignore diacritics"))
        self.previous_button = ToolButton(look, self, icon="chevron-up")
        self.next_button = ToolButton(look, self, icon="chevron-down")
        self.replace_button = PlainButton(look, self, text=self.tr("Replace"))
        self.all_button = PlainButton(look, self, text=self.tr("Replace all"))
        self.close_button = ToolButton(look, self, icon="close")
        self.told = Label(look, self, scale=CAPTION, role="text2", tabular=True)
        self._lay_out()
        self._connect()
        self.hide()

    def open(self) -> None:
        """Show it, with what is selected as the words to find."""
        selected = self._editor.textCursor().selectedText()
        if selected and "\u2029" not in selected:
            self.wanted.setText(selected)
        self.show()
        self.wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.wanted.selectAll()

    def find_next(self) -> None:
        """Select the next place, from the start again behind the last."""
        self._find(backward=False)

    def find_previous(self) -> None:
        """Select the place before, from the end again before the first."""
        self._find(backward=True)

    def _find(self, *, backward: bool) -> None:
        if self.isHidden():
            self.open()
        places = self._places()
        if not places:
            self._tell_none()
            return
        cursor = self._editor.textCursor()
        if backward:
            before = [index for index, place in enumerate(places) if place[0] < cursor.selectionStart()]
            index = before[-1] if before else len(places) - 1
        else:
            after = [index for index, place in enumerate(places) if place[0] >= cursor.selectionEnd()]
            index = after[0] if after else 0
        self._select(places[index])
        self.told.setText(filled(self.tr("%1 of %2"), index + 1, len(places)))

    def replace(self) -> None:
        """Replace what is selected when it is a place, and go on to the next."""
        cursor = self._editor.textCursor()
        if (cursor.selectionStart(), cursor.selectionEnd()) in self._places():
            cursor.insertText(self.instead.text())
        self.find_next()

    def replace_all(self) -> None:
        """Replace every place; one undo brings all back."""
        places = self._places()
        if not places:
            self._tell_none()
            return
        cursor = QTextCursor(self._editor.document())
        cursor.beginEditBlock()
        for start, end in reversed(places):
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(self.instead.text())
        cursor.endEditBlock()
        count = len(places)
        self.told.setText(self.tr("%Ln replaced", "", count))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc closes the bar, whatever it does in the window."""
        if (
            event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self._close()
            return True
        return super().eventFilter(watched, event)

    def _close(self) -> None:
        self.hide()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setPlaceholderText(name)
        line.setAccessibleName(name)
        line.setMinimumHeight(self._look.height(32))
        line.setFixedWidth(self._look.em(_FIELD_EM))
        line.installEventFilter(self)
        return line

    def _lay_out(self) -> None:
        self.previous_button.set_name(self.tr("Find previous (Shift+F3)"))
        self.next_button.set_name(self.tr("Find next (F3)"))
        self.close_button.set_name(self.tr("Close find"))
        self.ignores.setChecked(True)
        self.ignores.setMinimumHeight(self._look.height(32))
        self.told.setMinimumHeight(self._look.height(32))
        flow = FlowLayout(line_gap=SPACE_TIGHT)
        for part in (
            *(self.wanted, self.previous_button, self.next_button, self.ignores),
            *(self.instead, self.replace_button, self.all_button, self.close_button, self.told),
        ):
            flow.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(flow)

    def _connect(self) -> None:
        self.wanted.returnPressed.connect(self.find_next)
        self.instead.returnPressed.connect(self.replace)
        self.next_button.clicked.connect(self.find_next)
        self.previous_button.clicked.connect(self.find_previous)
        self.replace_button.clicked.connect(self.replace)
        self.all_button.clicked.connect(self.replace_all)
        self.close_button.clicked.connect(self._close)
        self.wanted.textChanged.connect(lambda: self.told.setText(""))

    def _tell_none(self) -> None:
        self.told.setText(self.tr("Not found") if self.wanted.text() else "")

    def _select(self, place: tuple[int, int]) -> None:
        cursor = self._editor.textCursor()
        cursor.setPosition(place[0])
        cursor.setPosition(place[1], QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)

    def _places(self) -> list[tuple[int, int]]:
        """All places, in the UTF-16 units that Qt counts in."""
        text = self._editor.toPlainText()
        places = found_in(text, self.wanted.text(), ignores_diacritics=self.ignores.isChecked())
        if text.isascii() or all(mark <= "\uffff" for mark in text):
            return places
        return [(_units(text[:start]), _units(text[:end])) for start, end in places]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
