"""A recording that waits for a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vbee_desktop.ui.look import CAPTION, HEADING
from vbee_desktop.ui.theme import SPACE
from vbee_desktop.ui.transcription.time_words import span_text
from vbee_desktop.ui.transcription.trim_fields import TrimFields
from vbee_desktop.ui.widgets.buttons import PlainButton
from vbee_desktop.ui.widgets.flow_layout import FlowLayout
from vbee_desktop.ui.widgets.label import Label

if TYPE_CHECKING:
    from vbee_desktop.audio.recording_file import Recording
    from vbee_desktop.ui.look import Look


class ReviewBlock(QWidget):
    """Its length, which stretch of it is sent, and **Play**, **Record again**, **Save WAV…**; **Transcribe**
    stands below.
    """

    play_clicked = Signal()
    again_clicked = Signal()
    save_clicked = Signal()
    trim_wished = Signal(object)
    """(start, end) in seconds of what is to be sent."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(look, self, scale=HEADING, demibold=True, tabular=True)
        self._hint = Label(look, self, role="text2", scale=CAPTION, wrap=True)
        self._hint.setText(
            self.tr("Listen to it below, then send it or record again. It is kept on this computer.")
        )
        self._whole_s = 0.0
        self._trim = TrimFields(look, self)
        self._trim.changed.connect(self._take_trim)
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
        column.addWidget(self._trim)

    def show_recording(self, recording: Recording) -> None:
        """A recording that has just ended: all of it is kept."""
        self._whole_s = recording.duration_s
        self._trim.set_sound(recording.duration_s, recording.outline.bars)
        self._show_length(recording.duration_s)

    @property
    def stretch(self) -> tuple[float, float]:
        """(start, end) in seconds of what is to be sent."""
        return self._trim.kept

    def trim(self, stretch: tuple[float, float]) -> None:
        """Send only this stretch, as if a person had chosen it."""
        self._trim.keep(stretch)

    def _take_trim(self, kept: tuple[float, float]) -> None:
        self._show_length(kept[1] - kept[0])
        self.trim_wished.emit(kept)

    def _show_length(self, kept_s: float) -> None:
        words = self.tr("%1 recorded") if kept_s == self._whole_s else self.tr("%2 of %1 are kept")
        words = words.replace("%2", span_text(kept_s))
        self._title.setText(words.replace("%1", span_text(self._whole_s)))
