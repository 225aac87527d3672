"""A page of the dialog: a title, a sentence, and fields with their names at the left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from vbee_desktop.core.text import fold
from vbee_desktop.ui.account.profile_words import locked_words
from vbee_desktop.ui.look import CAPTION, TITLE
from vbee_desktop.ui.settings.option import Option
from vbee_desktop.ui.settings.reset_button import ResetButton
from vbee_desktop.ui.speech.field_note import FieldNote
from vbee_desktop.ui.theme import SPACE, SPACE_EDGE, SPACE_GROUP, SPACE_TIGHT
from vbee_desktop.ui.widgets.label import Label

if TYPE_CHECKING:
    from vbee_desktop.ui.look import Look

LABELS_EM = 9
UNKNOWN = object()
"""The default of what has none."""


class SettingsPage(QWidget):
    """Filled by its subclasses, from top to bottom."""

    def __init__(self, look: Look, title: str, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.title = title
        self.options: list[Option] = []
        self.setAccessibleName(title)
        self.setAccessibleDescription(about)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_EDGE + SPACE, SPACE_EDGE, SPACE_EDGE, SPACE_EDGE)
        column.setSpacing(SPACE_GROUP)
        head = QVBoxLayout()
        head.setSpacing(SPACE_TIGHT)
        head.addWidget(Label(look, self, text=title, scale=TITLE, demibold=True))
        head.addWidget(Label(look, self, text=about, role="text2", wrap=True))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE_EDGE)
        self._grid.setVerticalSpacing(SPACE_TIGHT)
        self._grid.setColumnMinimumWidth(0, look.em(LABELS_EM))
        self._grid.setColumnStretch(1, 1)
        column.addLayout(head)
        column.addLayout(self._grid)
        column.addStretch(1)

    def add_field(
        self, name: str, field: QWidget, *below: QWidget, tip: str = "", default: object = UNKNOWN
    ) -> None:
        """A named field; ``tip`` says what to know about it, and ``below`` follows under both. With a
        ``default`` it has a button that brings it back.
        """
        label = Label(self.look, self, text=name, role="text2", wrap=True)
        label.setBuddy(field)
        field.setAccessibleName(name)
        row = self._next_row()
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(field, row, 1)
        parts = (label, field, *self._add_below(field, below, tip, column=1))
        self.options.append(Option(name, tip, field, parts, self._reset_button(name, field, row, default)))

    def add_wide(
        self, part: QWidget, *below: QWidget, name: str, tip: str = "", default: object = UNKNOWN
    ) -> None:
        """A part that carries its own words, such as a switch; ``name`` says them."""
        row = self._next_row()
        self._grid.addWidget(part, row, 0, 1, 2, self._side_of(part))
        parts = (part, *self._add_below(part, below, tip, column=0))
        self.options.append(Option(name, tip, part, parts, self._reset_button(name, part, row, default)))

    def show_matching(self, wanted: str) -> bool:
        """Show the options that a folded search finds, all of them when it finds the page; whether there are
        any.
        """
        is_page = wanted in fold(self.title)
        found = [is_page or option.matches(wanted) for option in self.options]
        for option, is_found in zip(self.options, found, strict=True):
            option.set_shown(is_shown=is_found)
        return any(found)

    def lock(self, field: QWidget) -> None:
        """Show an option as it is, with the word that only the administrator can change it."""
        option = next(each for each in self.options if each.field is field)
        option.is_locked = True
        option.set_shown(is_shown=True)
        field.setEnabled(False)
        field.setAccessibleDescription(f"{option.tip} {locked_words()}".strip())
        note = next(each for each in option.parts if isinstance(each, _Below))
        note.lock.say("info", locked_words())

    def _add_below(self, field: QWidget, below: tuple[QWidget, ...], tip: str, column: int) -> list[QWidget]:
        if tip:
            field.setAccessibleDescription(tip)
        box = _Below(self.look, tip, below, self)
        self._grid.addWidget(box, self._grid.rowCount(), column, 1, 2 - column)
        return [box]

    def _reset_button(self, name: str, field: QWidget, row: int, default: object) -> ResetButton | None:
        if default is UNKNOWN or not isinstance(field, QComboBox | QCheckBox | QDoubleSpinBox | QLineEdit):
            return None
        button = ResetButton(self.look, name, field, default, self)
        self._grid.addWidget(button, row, 2, Qt.AlignmentFlag.AlignVCenter)
        return button

    def _next_row(self) -> int:
        """A free row behind a gap."""
        row = self._grid.rowCount()
        self._grid.setRowMinimumHeight(row, SPACE if row > 1 else 0)
        return row + 1

    def _side_of(self, part: QWidget) -> Qt.AlignmentFlag:
        """A switch fills the row, so that its words may wrap; a button is as wide as its words."""
        grows = part.sizePolicy().horizontalPolicy() != QSizePolicy.Policy.Fixed
        return Qt.AlignmentFlag(0) if grows else Qt.AlignmentFlag.AlignLeft


class _Below(QWidget):
    """What stands under a field: the sentence about it, that it is locked, and what its page says there."""

    def __init__(self, look: Look, tip: str, below: tuple[QWidget, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.lock = FieldNote(look, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_TIGHT)
        if tip:
            column.addWidget(Label(look, self, text=tip, scale=CAPTION, role="text2", wrap=True))
        for part in (self.lock, *below):
            side = Qt.AlignmentFlag.AlignLeft if isinstance(part, QToolButton) else Qt.AlignmentFlag(0)
            column.addWidget(part, 0, side)
