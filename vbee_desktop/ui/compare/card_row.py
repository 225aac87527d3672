"""The cards beside each other, in as many lines as the width asks for."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGridLayout, QWidget

from vbee_desktop.core.audition import MOST_VOICES
from vbee_desktop.ui.compare.voice_card import LEAST_EM, VoiceCard
from vbee_desktop.ui.theme import SPACE_GROUP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from vbee_desktop.ui.look import Look


class CardRow(QWidget):
    """All cards of a line are equally wide."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._cards: list[VoiceCard] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE_GROUP)

    def show_cards(self, cards: Sequence[VoiceCard]) -> None:
        """Stand these cards in this order; Tab goes from one to the next."""
        self._cards = list(cards)
        self._columns = 0
        self._place()
        for one, other in pairwise(part for card in cards for part in card.stops()):
            self.setTabOrder(one, other)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.em(LEAST_EM), super().minimumSizeHint().height())

    def _place(self) -> None:
        columns = self._fitting()
        if columns == self._columns:
            return
        self._columns = columns
        while self._grid.takeAt(0) is not None:
            pass
        for column in range(MOST_VOICES):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, *divmod(place, columns))
            card.show()

    def _fitting(self) -> int:
        """How many beside each other; lines of equal length look better than a full and a short one."""
        count = max(len(self._cards), 1)
        room = max((self.width() + SPACE_GROUP) // (self._look.em(LEAST_EM) + SPACE_GROUP), 1)
        if count <= room:
            return count
        lines = -(-count // room)
        return -(-count // lines)
