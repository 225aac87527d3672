"""Whether paragraphs are heard when their subtitles are shown, and which of them take too long for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from vbee_desktop.core.cue_fit import FitReport, placed
from vbee_desktop.ui.message_values import filled
from vbee_desktop.ui.speech.field_note import FieldNote
from vbee_desktop.ui.theme import SPACE_TIGHT
from vbee_desktop.ui.widgets.check_box import CheckBox

if TYPE_CHECKING:
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.saving.speech_to_save import SpeechToSave


class CueBox(QWidget):
    """There only when the script came from subtitles."""

    def __init__(self, look: Look, speech: SpeechToSave, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = _report_of(speech)
        self.box = CheckBox(look, self, text=self.tr("At the times of the subtitles"))
        self.box.setChecked(self._report is not None)
        self.note = FieldNote(look, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_TIGHT)
        column.addWidget(self.box)
        column.addWidget(self.note)
        self.box.toggled.connect(self._show_overruns)
        self._show_overruns()

    @property
    def is_useful(self) -> bool:
        """Whether there are times to keep to."""
        return self._report is not None

    def leads_s(self) -> tuple[float, ...]:
        """The silence before each paragraph; none when they simply follow each other."""
        if self._report is None or not self.box.isChecked():
            return ()
        return tuple(part.silence_s for part in self._report.parts)

    def _show_overruns(self) -> None:
        if self._report is None or not self.box.isChecked() or not self._report.overruns:
            self.note.say("info", "")
            return
        words = self.tr(
            "%Ln paragraphs take longer than their subtitles, the longest by %1 s; what follows waits.",
            "",
            self._report.overruns,
        )
        self.note.say("warning", filled(words, round(self._report.worst_overrun_s, 1)))


def _report_of(speech: SpeechToSave) -> FitReport | None:
    if not speech.cues or len(speech.cues) != len(speech.pieces):
        return None
    lengths_s = [piece.take.duration_s for piece in speech.pieces]
    return placed(speech.cues, lengths_s, [piece.take.request.speed for piece in speech.pieces])
