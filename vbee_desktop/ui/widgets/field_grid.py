"""Fields below each other, each with its name at the left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from vbee_desktop.ui.theme import SPACE, SPACE_GROUP
from vbee_desktop.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from vbee_desktop.ui.look import Look

LABELS_EM = 7


class FieldGrid(QGridLayout):
    """The layout of a form; ``owner`` is the widget that is laid out."""

    def __init__(self, look: Look, owner: QWidget) -> None:
        super().__init__()
        self._look = look
        self._owner = owner
        self.setHorizontalSpacing(SPACE_GROUP)
        self.setVerticalSpacing(SPACE)
        self.setColumnMinimumWidth(0, look.em(LABELS_EM))
        self.setColumnStretch(1, 1)

    def add(self, name: str, field: QWidget, *beside: QWidget) -> None:
        """One more row; the name is also that for the screen reader."""
        label = Label(self._look, self._owner, text=name, role="text2")
        label.setBuddy(field)
        field.setAccessibleName(name)
        field.setProperty("label", label)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(field, 1)
        for each in beside:
            row.addWidget(each)
        place = self.rowCount()
        self.addWidget(label, place, 0)
        self.addLayout(row, place, 1)

    def add_below(self, part: QWidget) -> None:
        """Something that belongs to the field above."""
        self.addWidget(part, self.rowCount(), 1)

    def line(self, text: str) -> QLineEdit:
        """A field for one line of text, which begins with ``text``."""
        line = QLineEdit(text, self._owner)
        line.setMinimumHeight(self._look.height(32))
        line.setCursorPosition(0)
        return line


def show_field(field: QWidget, *, shown: bool) -> None:
    """Show or hide a field of a `FieldGrid` with its name."""
    field.setVisible(shown)
    field.property("label").setVisible(shown)


def ask_for_folder(parent: QWidget, title: str, begin: str, take: Callable[[str], object]) -> None:
    """Let the person choose a folder in the system's dialog."""
    dialog = QFileDialog(parent, title, begin)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(take)
    dialog.open()
