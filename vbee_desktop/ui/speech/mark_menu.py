"""The menu of a paragraph's mark: hear it, make it again, keep it as it is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from vbee_desktop.ui.speech.paragraph_work import LOCK, THIS, THIS_AGAIN, UNLOCK, USUAL_SPEED

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.speech.paragraph_work import ParagraphWork

_ACTS = (THIS, THIS_AGAIN, LOCK, UNLOCK, USUAL_SPEED)


class MarkMenu(QObject):
    """The same acts stand in the menu of the main act, for the cursor's paragraph."""

    play_wanted = Signal(object)
    """Index of the paragraph (int)."""
    chosen = Signal(object)
    """The key of an act (str); the cursor stands in its paragraph."""

    def __init__(self, window: QWidget, work: ParagraphWork, cost: Callable[[int], str]) -> None:
        super().__init__(window)
        self._window = window
        self._work = work
        self._cost = cost

    def show(self, place: int, where: QPoint) -> None:
        """Show the menu of a paragraph at a place of the screen."""
        self._work.go_to(place)
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._work.is_heard(place):
            menu.addAction(self.tr("Play from here"), lambda: self.play_wanted.emit(place))
        for choice in self._work.choices(self._cost):
            if choice.key in _ACTS:
                menu.addAction(choice.words, partial(self.chosen.emit, choice.key))
        menu.popup(where)
