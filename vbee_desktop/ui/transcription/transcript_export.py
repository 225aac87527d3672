"""Copying and exporting the shown transcript."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from vbee_desktop.core.subtitles import WRITERS, to_srt, to_txt_with_times

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.ports import Desk
    from vbee_desktop.ui.transcription.transcript_result import TranscriptResult


class TranscriptExport(QObject):
    """Knows the result that is shown; does nothing while there is none."""

    copied = Signal(object)
    """What was put on the clipboard, in words for the announcement."""
    exported = Signal(object)
    """The ``Path`` that was written."""
    failed = Signal(object)
    """A `VbeeError`; the transcript is still there."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._window = parent
        self._result: TranscriptResult | None = None
        self._folder = ""

    @property
    def has_words(self) -> bool:
        """Whether there is anything to copy."""
        return self._result is not None and bool(self._result.utterances)

    def set_result(self, result: TranscriptResult | None) -> None:
        """What is copied and exported from now on."""
        self._result = result

    def copy_plain(self) -> None:
        """The words alone."""
        if self._result is not None and self.has_words:
            text = self._result.text or " ".join(each.text for each in self._result.utterances)
            self._put(text, self.tr("Transcript copied"))

    def copy_with_times(self) -> None:
        """One line an utterance, with its start and end."""
        if self._result is not None and self.has_words:
            self._put(to_txt_with_times(self._result.utterances), self.tr("Transcript with times copied"))

    def copy_srt(self) -> None:
        """SubRip subtitles."""
        if self._result is not None and self.has_words:
            self._put(to_srt(self._result.utterances), self.tr("Subtitles copied"))

    def export(self) -> None:
        """Ask where to write, in the system's own dialog; the ending chooses the format."""
        if self._result is None or not self.has_words:
            return
        dialog = QFileDialog(self._window, self.tr("Export transcript"), self._folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        filters = self._filters()
        dialog.setNameFilters(list(filters))
        dialog.setDefaultSuffix("txt")
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(filters[chosen]))
        dialog.selectFile(Path(self._result.playable.title).stem)
        dialog.fileSelected.connect(self.export_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export_to(self, name: str) -> None:
        """Write the transcript in the format of the file's ending; plain text for an unknown one."""
        if self._result is None:
            return
        path = Path(name)
        self._folder = str(path.parent)
        writer = WRITERS.get(path.suffix.lower().lstrip("."), WRITERS["txt"])
        handle = self._desk.export_text(writer(self._result.utterances), path)
        handle.succeeded.connect(self.exported)
        handle.failed.connect(self.failed)

    def _put(self, text: str, told: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(told)

    def _filters(self) -> dict[str, str]:
        return {
            self.tr("Text (*.txt)"): "txt",
            self.tr("SubRip subtitles (*.srt)"): "srt",
            self.tr("WebVTT subtitles (*.vtt)"): "vtt",
            self.tr("JSON with times (*.json)"): "json",
        }
