"""The whole text of a result, with its copy and export acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from vbee_desktop.ui.look import HEADING
from vbee_desktop.ui.theme import SPACE, SPACE_TIGHT
from vbee_desktop.ui.transcription.transcript_text import TranscriptText
from vbee_desktop.ui.widgets.buttons import PlainButton
from vbee_desktop.ui.widgets.field_frame import FieldFrame
from vbee_desktop.ui.widgets.flow_layout import FlowLayout
from vbee_desktop.ui.widgets.label import Label

if TYPE_CHECKING:
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.transcription.transcript_export import TranscriptExport


LEAST_LINES, MOST_LINES = 2, 5


class TranscriptView(QWidget):
    """**Transcript**, read only; **Copy transcript** with its forms, **Export transcript…**."""

    def __init__(self, look: Look, export: TranscriptExport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._export = export
        self.words = TranscriptText(self)
        self._lay_out()
        look.changed.connect(self._restyle)
        self._restyle()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(Label(self._look, self, text=self.tr("Transcript"), scale=HEADING, demibold=True))
        head.addStretch(1)
        head.addWidget(self._acts())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(head)
        column.addWidget(FieldFrame(self._look, self.words, self), 1)

    def _acts(self) -> QWidget:
        acts = QWidget(self)
        copy = PlainButton(self._look, acts, text=self.tr("Copy transcript"), icon="copy")
        copy.clicked.connect(self._export.copy_plain)
        forms = PlainButton(self._look, acts)
        forms.set_name(self.tr("Copy in another form"))
        forms.setMenu(self._copy_menu(forms))
        export = PlainButton(self._look, acts, text=self.tr("Export transcript…"), icon="export")
        export.clicked.connect(self._export.export)
        speak = PlainButton(self._look, acts, text=self.tr("Send to Text to speech"), icon="text-speech")
        self.speak_button = speak
        speak.clicked.connect(self._export.send_to_speech)
        pair = QWidget(acts)
        pair_row = QHBoxLayout(pair)
        pair_row.setContentsMargins(0, 0, 0, 0)
        pair_row.setSpacing(SPACE_TIGHT)
        pair_row.addWidget(copy)
        pair_row.addWidget(forms)
        row = FlowLayout(acts, gap=SPACE)
        row.addWidget(pair)
        row.addWidget(export)
        row.addWidget(speak)
        return acts

    def _copy_menu(self, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        menu.addAction(self.tr("Plain text"), self._export.copy_plain)
        menu.addAction(self.tr("With times"), self._export.copy_with_times)
        menu.addAction(self.tr("Subtitles (SRT)"), self._export.copy_srt)
        return menu

    def _restyle(self) -> None:
        self.words.setFont(self._look.font())
        line_height = self.words.fontMetrics().lineSpacing()
        self.words.setMinimumHeight(line_height * LEAST_LINES + 2 * SPACE)
        self.words.setMaximumHeight(line_height * MOST_LINES + 2 * SPACE)
        self.words.document().setDocumentMargin(SPACE)
