"""The **Differences** table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QSizePolicy

from vbee_desktop.ui.listening.difference_model import Column, DifferenceModel
from vbee_desktop.ui.widgets.row_table import RowTable

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.core.listen_back import Place
    from vbee_desktop.ui.look import Look

LEAST_ROWS = 4
"""The head is one of them."""
_PLAY_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F5, Qt.Key.Key_Space})


class DifferenceTable(RowTable):
    """A click or Enter asks to hear a row."""

    play_wanted = Signal(object)
    """The row, an int."""
    current_changed = Signal(object)
    """The row with the cursor, an int; -1 for none."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self._rows = DifferenceModel()
        words = (Column.SENT, Column.HEARD, Column.KIND)
        super().__init__(look, self._rows, self.tr("Differences"), words, parent)
        self._rows.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.clicked.connect(lambda index: self.play_wanted.emit(index.row()))

    def set_places(self, places: tuple[Place, ...]) -> None:
        """Show other rows, the cursor in the first."""
        self._rows.set_places(places)
        self.choose(0)

    def choose(self, row: int) -> None:
        """Put the cursor into a row."""
        if row < self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(row, Column.TIME))

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        self.current_changed.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PLAY_KEYS and self.currentIndex().isValid():
            self.play_wanted.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _fit_heights(self) -> None:
        super()._fit_heights()
        self.setMinimumHeight(LEAST_ROWS * self._look.height(32))
