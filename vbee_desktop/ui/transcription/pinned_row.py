"""Buttons that stay in sight under a page that scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from vbee_desktop.ui.theme import SPACE, SPACE_EDGE
from vbee_desktop.ui.widgets.line import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vbee_desktop.ui.look import Look

_SHOWN_OR_HIDDEN = frozenset({QEvent.Type.ShowToParent, QEvent.Type.HideToParent})


class _Home(NamedTuple):
    layout: QBoxLayout
    place: int


class PinnedRow(QWidget):
    """Borrows buttons from the layouts that they belong to, and gives them back."""

    changed = Signal()
    """A button has come or gone."""

    def __init__(self, look: Look, buttons: Sequence[QWidget], parent: QWidget) -> None:
        super().__init__(parent)
        self._buttons = tuple(buttons)
        self._homes: dict[QWidget, _Home] = {}
        self._row = QHBoxLayout()
        self._row.setContentsMargins(SPACE_EDGE, SPACE, SPACE_EDGE, SPACE)
        self._row.setSpacing(SPACE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Line(look, self))
        column.addLayout(self._row)
        for button in self._buttons:
            button.installEventFilter(self)

    @property
    def needed_height(self) -> int:
        """In pixels; none where there is nothing to show."""
        if not any(button in self._homes and not button.isHidden() for button in self._buttons):
            return 0
        return self.sizeHint().height()

    def hold(self, held: bool) -> None:
        """Borrow the buttons, or give them back."""
        if held == bool(self._homes):
            return
        if held:
            self._borrow()
        else:
            self._give_back()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SHOWN_OR_HIDDEN:
            self.changed.emit()
        return super().eventFilter(watched, event)

    def _borrow(self) -> None:
        self._homes = {button: _home_of(button) for button in self._buttons}
        for button, home in self._homes.items():
            home.layout.removeWidget(button)
            self._row.addWidget(button, 1)

    def _give_back(self) -> None:
        homes, self._homes = self._homes, {}  # first: what moves is told of, and may ask again
        for button, home in homes.items():
            self._row.removeWidget(button)
            home.layout.insertWidget(home.place, button)


def _home_of(widget: QWidget) -> _Home:
    parent = widget.parentWidget()
    layout = parent.layout() if parent is not None else None
    if not isinstance(layout, QBoxLayout):
        raise TypeError("a pinned button stands in a row or a column")
    return _Home(layout, layout.indexOf(widget))
