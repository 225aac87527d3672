"""The ring and the words beside it while sound is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from vbee_desktop.core.limits import MAX_RECORDING_S
from vbee_desktop.core.recording_wish import RecordingWish
from vbee_desktop.ui.look import CAPTION, TITLE
from vbee_desktop.ui.theme import SPACE, SPACE_EDGE, SPACE_TIGHT
from vbee_desktop.ui.transcription.recorder_controller import RecordState
from vbee_desktop.ui.transcription.time_words import span_text, whole_text
from vbee_desktop.ui.widgets.clock_text import number_text
from vbee_desktop.ui.widgets.countdown import Countdown
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.paint import rounded

if TYPE_CHECKING:
    from vbee_desktop.ui.look import Look


class RecordStatus(QWidget):
    """Seconds left in the ring; state, seconds recorded and what happens next beside it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wish = RecordingWish()
        self._row = QHBoxLayout(self)
        self._countdown = Countdown(look, self, total_s=MAX_RECORDING_S)
        self._lamp = RecordLamp(look, self)
        self._word = Label(look, self, demibold=True)
        self._seconds = Label(look, self, scale=TITLE * 1.2, demibold=True, tabular=True)
        self._hint = Label(look, self, role="text2", scale=CAPTION, wrap=True)
        self._lay_out()
        self.show_state(RecordState.CLOSED, RecordingWish())

    def show_state(self, state: RecordState, wish: RecordingWish) -> None:
        """Tell what the microphone does, and how the recording is to be."""
        self._wish = wish
        is_recording = state in (RecordState.RECORDING, RecordState.ENDING)
        self._lamp.setVisible(is_recording)
        self._word.set_role("err" if is_recording else "text")
        self._word.setText(self._state_word(state))
        self._hint.setText(self._state_hint(state))
        self._countdown.setVisible(not wish.is_chained)
        self._row.setContentsMargins(0 if wish.is_chained else SPACE_EDGE, 0, 0, 0)
        self._seconds.setVisible(is_recording)
        if state is RecordState.OPENING:
            self._countdown.set_opening()
        elif state in (RecordState.CLOSED, RecordState.READY):
            self._countdown.set_idle()

    def show_seconds(self, recorded_s: float, remaining_s: float) -> None:
        """How much is recorded and how much is left."""
        self._seconds.setText(span_text(recorded_s))
        self._countdown.set_remaining(remaining_s)

    def _state_word(self, state: RecordState) -> str:
        words = {
            RecordState.OPENING: self.tr("Starting…"),
            RecordState.RECORDING: self.tr("Recording"),
            RecordState.ENDING: self.tr("Recording"),
            RecordState.STOPPING: self.tr("Stopping…"),
        }
        return words.get(state, self.tr("Ready to record"))

    def _state_hint(self, state: RecordState) -> str:
        wish = self._wish
        if state is RecordState.READY and wish.pre_roll_s:
            early = self.tr(
                "The microphone is open. What was said up to %1 s before you press R is kept too."
            )
            return early.replace("%1", number_text(wish.pre_roll_s, QLocale()))
        if wish.is_chained and state in self._chained_hints():
            minutes = whole_text(round(wish.max_s / 60))
            return self._chained_hints()[state].replace("%1", minutes)
        limit = number_text(wish.max_s, QLocale())
        hints = {
            RecordState.READY: self.tr("The microphone is open; nothing is recorded yet. Press R to begin."),
            RecordState.OPENING: self.tr("Wait a moment before you speak."),
            RecordState.RECORDING: self.tr("It stops by itself at %1 s."),
            RecordState.ENDING: self.tr("Almost over. It stops by itself at %1 s and keeps the last word."),
            RecordState.STOPPING: self.tr("Keeping the last word."),
        }
        return hints.get(state, self.tr("Press R to begin. It stops by itself at %1 s.")).replace("%1", limit)

    def _chained_hints(self) -> dict[RecordState, str]:
        return {
            RecordState.CLOSED: self.tr("Press R to begin. It goes on past 10 s, at most %1 minutes."),
            RecordState.RECORDING: self.tr("It goes on past 10 s. It stops by itself after %1 minutes."),
            RecordState.ENDING: self.tr(
                "Almost over: %1 minutes. It stops by itself and keeps the last word."
            ),
        }

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(self._lamp)
        head.addWidget(self._word, 1)
        self._word.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(SPACE_TIGHT)
        words.addStretch(1)
        words.addLayout(head)
        words.addWidget(self._seconds)
        words.addWidget(self._hint)
        words.addStretch(1)
        self._row.setSpacing(SPACE_EDGE)
        self._row.addWidget(self._countdown)
        self._row.addLayout(words, 1)


class RecordLamp(QWidget):
    """A red disc: sound is being recorded. Decoration; the word stands beside it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(12, 12)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(QPainter(self), QRectF(self.rect()), 6, fill=self._look.color("rec"))
