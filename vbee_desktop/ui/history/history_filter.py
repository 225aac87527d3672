"""What is looked for in the history: words, kinds, a state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from vbee_desktop.core.history import HistoryQuery, StateGroup
from vbee_desktop.ui.theme import SPACE, SPACE_TIGHT
from vbee_desktop.ui.widgets.chip import Chip
from vbee_desktop.ui.widgets.combo_box import ComboBox
from vbee_desktop.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from vbee_desktop.ui.look import Look

_ONE_LINE_EM = 40


class HistoryFilter(QWidget):
    """**Search history**, **TTS**, **STT** and the state; tells the `HistoryQuery` whenever it changes."""

    query_changed = Signal(object)
    """`core.history.HistoryQuery`"""
    entered = Signal()
    """Down or Enter in the field: on to the list."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._told = HistoryQuery()
        self.field = _HistorySearch(look, self.tr("Search history"), self)
        self.field.setToolTip(self.tr("With or without accents"))
        self.kinds = {
            "speech": self._chip(self.tr("TTS"), self.tr("Text to speech")),
            "recognition": self._chip(self.tr("STT"), self.tr("Speech to text")),
        }
        self.state = self._state_box()
        self._lay_out()
        self._connect()
        look.changed.connect(self._restyle)
        self._restyle()

    def wanted(self) -> HistoryQuery:
        """What is asked for now. Both kinds are the same as none: all."""
        chosen = frozenset(kind for kind, chip in self.kinds.items() if chip.isChecked())
        kinds = chosen if len(chosen) < len(self.kinds) else frozenset[str]()
        group = self.state.currentData()  # Qt hands the word of an enumeration back as plain text
        return HistoryQuery(self.field.text(), kinds, StateGroup(group) if group else None)

    def clear(self) -> None:
        """Ask for everything."""
        self.field.clear()
        for chip in self.kinds.values():
            chip.setChecked(False)
        self.state.setCurrentIndex(0)

    def choose_state(self, group: StateGroup) -> None:
        """Ask for one state."""
        self.state.setCurrentIndex(self.state.findData(group))

    def focus(self) -> None:
        """Put the cursor into the field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In one line where it is wide: each line counts in a low window."""
        super().resizeEvent(event)
        is_wide = self.width() >= self._look.em(_ONE_LINE_EM)
        directions = QBoxLayout.Direction
        self._column.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)

    def _chip(self, text: str, name: str) -> Chip:
        chip = Chip(self._look, self, text=text)
        chip.setToolTip(name)
        chip.setAccessibleDescription(name)
        return chip

    def _state_box(self) -> ComboBox:
        box = ComboBox(self._look, self)
        box.setAccessibleName(self.tr("State"))
        box.addItem(self.tr("Any state"), None)
        box.addItem(self.tr("Done"), StateGroup.DONE)
        box.addItem(self.tr("Failed"), StateGroup.FAILED)
        box.addItem(self.tr("Working"), StateGroup.WORKING)
        box.addItem(self.tr("Outcome unknown"), StateGroup.UNKNOWN)
        return box

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE_TIGHT)
        for chip in self.kinds.values():
            row.addWidget(chip)
        row.addStretch(1)
        row.addWidget(self.state)
        self._column = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE)
        self._column.addWidget(self.field)
        self._column.addLayout(row)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._tell)
        self.field.entered.connect(self.entered)
        for chip in self.kinds.values():
            chip.toggled.connect(self._tell)
        self.state.currentIndexChanged.connect(self._tell)

    def _tell(self) -> None:
        wanted = self.wanted()
        if wanted != self._told:
            self._told = wanted
            self.query_changed.emit(wanted)

    def _restyle(self) -> None:
        self.field.setMinimumHeight(self._look.height(32))


class _HistorySearch(SearchField):
    """Down and Enter leave for the list."""

    entered = Signal()

    def __init__(self, look: Look, name: str, parent: QWidget) -> None:
        super().__init__(look, name, parent)
        self.returnPressed.connect(self.entered)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.entered.emit()
        else:
            super().keyPressEvent(event)
