"""Characters, paragraphs, points and expected length under the editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from vbee_desktop.ui.look import CAPTION
from vbee_desktop.ui.widgets.clock_text import clock_text
from vbee_desktop.ui.widgets.label import Label

if TYPE_CHECKING:
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.speech.script_facts import ScriptFacts

DOT = "  ·  "


class CounterLine(QWidget):
    """One line of words; the number of characters stands out."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = Label(look, self, scale=CAPTION, demibold=True, tabular=True)
        self._rest = Label(look, self, scale=CAPTION, role="text2", tabular=True, wrap=True)
        self.setAccessibleName(self.tr("Characters"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._rest, 1)

    def show_facts(
        self, facts: ScriptFacts, points: int, speed: float, *, is_demo: bool, paid: int = 0
    ) -> None:
        """Tell about a script and its ``points``, of which so many are ``paid``; the demo charges none."""
        characters = self.tr("%Ln characters", "", facts.characters)
        number = QLocale().toString(facts.characters)
        parts = [
            characters.removeprefix(number),
            self.tr("%Ln paragraphs", "", facts.paragraphs),
            self.tr("0 points (demo)") if is_demo else self._forecast(points, paid),
        ]
        if facts.characters:
            length = clock_text(facts.length_s(speed), QLocale(), decimals=0)
            parts.append(self.tr("about %1 long").replace("%1", length))
        self._number.setText(number if characters.startswith(number) else "")
        self._rest.setText(DOT.join(parts))
        self.setAccessibleDescription(DOT.join([characters, *parts[1:]]))

    def _forecast(self, points: int, paid: int) -> str:
        forecast = self.tr("%Ln points forecast", "", points)
        if not paid:
            return forecast
        told = QLocale().toString(min(paid, points))
        return self.tr("%1, %2 already paid").replace("%1", forecast).replace("%2", told)

    def text(self) -> str:
        """The whole line."""
        return self._number.text() + self._rest.text()
