"""Whether paragraphs are heard when their subtitles are shown, and which of them take too long for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vbee_desktop.ui.saving.cue_words import Cues
from vbee_desktop.ui.speech.field_note import FieldNote
from vbee_desktop.ui.theme import SPACE_TIGHT
from vbee_desktop.ui.widgets.check_box import CheckBox
from vbee_desktop.ui.widgets.plain_buttons import PlainButton

if TYPE_CHECKING:
    from vbee_desktop.core.cue_fit import FitPlan
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.saving.speech_to_save import SpeechToSave


class CueBox(QWidget):
    """There only when the script came from subtitles."""

    faster_wanted = Signal()
    """What runs over, and would fit, is to be made again faster."""

    def __init__(self, look: Look, speech: SpeechToSave, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: FitPlan | None = speech.plan
        self.box = CheckBox(look, self, text=self.tr("At the times of the subtitles"))
        self.box.setChecked(self._plan is not None)
        self.note = FieldNote(look, self)
        self.faster_button = PlainButton(look, self, text=speech.faster)
        self.faster_button.clicked.connect(self.faster_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_TIGHT)
        column.addWidget(self.box)
        column.addWidget(self.note)
        column.addWidget(self.faster_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.toggled.connect(self._show_overruns)
        self._show_overruns()

    @property
    def is_useful(self) -> bool:
        """Whether there are times to keep to."""
        return self._plan is not None

    def leads_s(self) -> tuple[float, ...]:
        """The silence before each paragraph; none when they simply follow each other."""
        if self._plan is None or not self.box.isChecked():
            return ()
        return tuple(part.silence_s for part in self._plan.now.parts)

    def _show_overruns(self) -> None:
        words, cues = "", Cues()
        if self._plan is not None and self.box.isChecked() and (words := cues.overruns(self._plan)):
            words = f"{words} {cues.remedy(self._plan)}"
        self.note.say("warning", words)
        self.faster_button.setVisible(bool(words and self.faster_button.text()))
