"""What a chosen file is, held against each limit before anything is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from vbee_desktop.ui.look import CAPTION
from vbee_desktop.ui.theme import SPACE, SPACE_GROUP
from vbee_desktop.ui.transcription.check_mark import CheckMark
from vbee_desktop.ui.transcription.preflight_words import check_words, verdict_text
from vbee_desktop.ui.widgets.buttons import ToolButton
from vbee_desktop.ui.widgets.card import Card
from vbee_desktop.ui.widgets.elided_label import ElidedLabel
from vbee_desktop.ui.widgets.icon_view import IconView
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.line import Line

if TYPE_CHECKING:
    from pathlib import Path

    from vbee_desktop.audio.preflight import Check, Preflight
    from vbee_desktop.ui.look import Look

_NAME_EM = 7


class PreflightCard(Card):
    """File name, then one row a check."""

    removed = Signal()
    """The person took the file away."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._name = ElidedLabel(look, self, demibold=True)
        self._folder = ElidedLabel(look, self, role="text2", scale=CAPTION)
        self._rows: list[CheckRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._head())
        self.setAccessibleName(self.tr("Chosen file"))

    def show_file(self, path: Path, card: Preflight) -> None:
        """Show the verdicts on ``path``."""
        self._name.setText(path.name)
        self._folder.setText(path.parent.name)
        while len(self._rows) < len(card.checks):
            row = CheckRow(self._look, self)
            self._rows.append(row)
            self._column.addWidget(row)
        for row, check in zip(self._rows, card.checks, strict=True):
            row.show_check(check, card)
        self._align_values()

    def _align_values(self) -> None:
        """All values begin at one line, whatever the names are in the window's language."""
        widest = max((row.name_width for row in self._rows), default=0)
        for row in self._rows:
            row.set_name_width(max(widest, self._look.em(_NAME_EM)))

    def _head(self) -> QWidget:
        head = QWidget(self)
        close = ToolButton(self._look, head, icon="close")
        close.set_name(self.tr("Remove file"))
        close.clicked.connect(self.removed)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._folder)
        row = QHBoxLayout(head)
        row.setContentsMargins(SPACE_GROUP, SPACE_GROUP, SPACE, SPACE_GROUP)
        row.setSpacing(SPACE_GROUP)
        row.addWidget(IconView(self._look, head, icon="wav-file", disc=36))
        row.addLayout(words, 1)
        row.addWidget(close)
        return head


class CheckRow(QWidget):
    """Mark, name, value, limit at the right, and the remedy under the value."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._mark = CheckMark(look, self)
        self._name = Label(look, self, role="text2")
        self._value = Label(look, self, demibold=True, tabular=True)
        self._limit = Label(look, self, role="text2", scale=CAPTION, wrap=True)
        self._remedy = Label(look, self, role="text2", scale=CAPTION, wrap=True)
        self._limit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._lay_out()

    @property
    def name_width(self) -> int:
        """How wide the name is, in pixels."""
        return self._name.sizeHint().width()

    def set_name_width(self, width: int) -> None:
        """How much room the name is given, in pixels."""
        self._name.setMinimumWidth(width)

    def show_check(self, check: Check, card: Preflight) -> None:
        """Show one verdict."""
        words = check_words(check, card)
        verdict = verdict_text(check.state)
        self._mark.set_state(check.state, verdict)
        self._name.setText(words.name)
        self._value.setText(words.value)
        self._limit.setText(words.limit)
        self._remedy.setText(words.remedy)
        self._remedy.setVisible(bool(words.remedy))
        self._grid.setRowMinimumHeight(1, self._look.height(26 if words.remedy else 32))
        self.setAccessibleName(f"{words.name}: {words.value}, {verdict}")
        self.setAccessibleDescription(words.remedy)

    def _lay_out(self) -> None:
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_GROUP)
        grid.setVerticalSpacing(0)
        grid.addWidget(Line(self._look, self), 0, 0, 1, 6)
        grid.setColumnMinimumWidth(0, 0)
        grid.addWidget(self._mark, 1, 1)
        grid.addWidget(self._name, 1, 2)
        grid.addWidget(self._value, 1, 3)
        grid.addWidget(self._limit, 1, 4)
        grid.addWidget(self._remedy, 2, 3, 1, 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnMinimumWidth(5, 0)
        grid.setColumnStretch(4, 1)
        self._remedy.setContentsMargins(0, 0, 0, SPACE)
