"""Copying, exporting and handing on the shown transcript."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from vbee_desktop.core.subtitles import to_txt, to_txt_with_times
from vbee_desktop.core.transcript_order import TranscriptFormat, transcript_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from vbee_desktop.core.models import Utterance
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.ports import Desk, Settings
    from vbee_desktop.ui.transcription.transcript_result import TranscriptResult


class TranscriptExport(QObject):
    """Knows the result that is shown; does nothing while there is none. ``edited`` gives its rows as they are
    now, with a person's corrections.
    """

    copied = Signal(object)
    """What was put on the clipboard, in words for the announcement."""
    exported = Signal(object)
    """The ``Path`` that was written."""
    speech_wanted = Signal(object)
    """The words, a paragraph each row (str), are to be spoken."""

    def __init__(
        self,
        look: Look,
        desk: Desk,
        settings: Settings,
        edited: Callable[[], tuple[Utterance, ...]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._desk = desk
        self._settings = settings
        self._edited = edited
        self._window = parent
        self._result: TranscriptResult | None = None

    def set_result(self, result: TranscriptResult | None) -> None:
        """What is copied and exported from now on."""
        self._result = result

    def copy_plain(self) -> None:
        """The words alone: as the service joined them while nothing is corrected."""
        rows = self._rows()
        if self._result is not None and rows:
            text = self._result.text if rows == self._result.utterances else ""
            self._put(text or " ".join(to_txt(rows).splitlines()), self.tr("Transcript copied"))

    def copy_with_times(self) -> None:
        """One line an utterance, with its start and end."""
        if rows := self._rows():
            self._put(to_txt_with_times(rows), self.tr("Transcript with times copied"))

    def copy_srt(self) -> None:
        """SubRip subtitles, their lines as they were chosen when a transcript was exported last."""
        if rows := self._rows():
            from vbee_desktop.ui.exporting.export_choices import remembered_choices

            form = replace(remembered_choices(self._settings).form, format=TranscriptFormat.SRT)
            self._put(transcript_text(rows, form), self.tr("Subtitles copied"))

    def send_to_speech(self) -> None:
        """Hand the words to whoever speaks them."""
        if rows := self._rows():
            self.speech_wanted.emit(to_txt(rows).rstrip("\n"))

    def export(self) -> None:
        """Ask in what form, where and under which name."""
        rows = self._rows()
        if self._result is None or not rows:
            return
        from vbee_desktop.ui.exporting.export_dialog import ExportDialog

        title = Path(self._result.playable.title).stem
        dialog = ExportDialog(self._look, self._desk, self._settings, rows, title, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.exported.connect(self.exported)
        dialog.open()

    def _rows(self) -> tuple[Utterance, ...]:
        return self._edited() if self._result is not None else ()

    def _put(self, text: str, told: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(told)
