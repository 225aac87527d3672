"""A recording that waits for a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vbee_desktop.ui.look import CAPTION, HEADING
from vbee_desktop.ui.theme import SPACE
from vbee_desktop.ui.transcription.time_words import length_text
from vbee_desktop.ui.widgets.buttons import PlainButton
from vbee_desktop.ui.widgets.flow_layout import FlowLayout
from vbee_desktop.ui.widgets.label import Label

if TYPE_CHECKING:
    from vbee_desktop.ui.look import Look


class ReviewBlock(QWidget):
    """Its length, and **Play**, **Record again**, **Save WAV…**; **Transcribe** stands below."""

    play_clicked = Signal()
    again_clicked = Signal()
    save_clicked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(look, self, scale=HEADING, demibold=True, tabular=True)
        self._hint = Label(look, self, role="text2", scale=CAPTION, wrap=True)
        self._hint.setText(
            self.tr("Listen to it below, then send it or record again. It is kept on this computer.")
        )
        acts = QWidget(self)
        row = FlowLayout(acts, gap=SPACE)
        buttons = (
            (self.tr("Play"), self.tr("Play recording"), "play", self.play_clicked),
            (self.tr("Record again"), self.tr("Record again"), "microphone", self.again_clicked),
            (self.tr("Save WAV…"), self.tr("Save WAV…"), "save", self.save_clicked),
        )
        for words, name, icon, signal in buttons:
            button = PlainButton(look, acts, text=words, icon=icon)
            button.setAccessibleName(name)
            button.clicked.connect(signal)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self._title)
        column.addWidget(self._hint)
        column.addWidget(acts)

    def show_length(self, duration_s: float) -> None:
        """How long the recording is."""
        self._title.setText(self.tr("%1 s recorded").replace("%1", length_text(duration_s)))
