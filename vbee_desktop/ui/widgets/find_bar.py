"""Find and replace, above what is looked through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from vbee_desktop.ui.look import CAPTION
from vbee_desktop.ui.message_values import filled
from vbee_desktop.ui.theme import SPACE_TIGHT
from vbee_desktop.ui.widgets.check_box import CheckBox
from vbee_desktop.ui.widgets.flow_layout import FlowLayout
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.plain_buttons import PlainButton, ToolButton

if TYPE_CHECKING:
    from vbee_desktop.ui.look import Look

_FIELD_EM = 11


class Findable(Protocol):
    """Words in which a person finds and replaces. ``ignores`` is whether diacritics make no difference;
    capitals never do.
    """

    def selected_words(self) -> str:
        """What is selected and may be what is looked for, or an empty text."""
        ...

    def find(self, wanted: str, *, ignores: bool, backward: bool) -> tuple[int, int] | None:
        """Show the next place, from the other end again behind the last: which it is, counted from 1, and of
        how many. None when there is none.
        """
        ...

    def replace(self, wanted: str, instead: str, *, ignores: bool) -> None:
        """Replace the place that is shown, if one is."""
        ...

    def replace_all(self, wanted: str, instead: str, *, ignores: bool) -> int:
        """Replace every place, to be undone at once; how many those were."""
        ...

    def take_focus(self) -> None:
        """Finding is over."""
        ...


class FindBar(QWidget):
    """Hidden until `open`."""

    def __init__(self, look: Look, places: Findable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._places = places
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
        if selected := self._places.selected_words():
            self.wanted.setText(selected)
        self.show()
        self.wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.wanted.selectAll()

    def find_next(self) -> None:
        """Show the next place, from the start again behind the last."""
        self._find(backward=False)

    def find_previous(self) -> None:
        """Show the place before, from the end again before the first."""
        self._find(backward=True)

    def _find(self, *, backward: bool) -> None:
        if self.isHidden():
            self.open()
        found = self._places.find(self.wanted.text(), ignores=self._ignores(), backward=backward)
        if found is None:
            self._tell_none()
        else:
            self.told.setText(filled(self.tr("%1 of %2"), *found))

    def replace(self) -> None:
        """Replace the place that is shown, and go on to the next."""
        self._places.replace(self.wanted.text(), self.instead.text(), ignores=self._ignores())
        self.find_next()

    def replace_all(self) -> None:
        """Replace every place; one undo brings all back."""
        count = self._places.replace_all(self.wanted.text(), self.instead.text(), ignores=self._ignores())
        if count:
            self.told.setText(self.tr("%Ln replaced", "", count))
        else:
            self._tell_none()

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
        self._places.take_focus()

    def _ignores(self) -> bool:
        return self.ignores.isChecked()

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
