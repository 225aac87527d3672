"""Where the texts of a batch come from, where their sound goes, and what it may cost."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from vbee_desktop.core.batch import BatchOrder, batch_names
from vbee_desktop.core.errors import BadInput
from vbee_desktop.core.models import AudioFormat
from vbee_desktop.ui.batch.batch_voice import voice_of_order
from vbee_desktop.ui.look import CAPTION
from vbee_desktop.ui.widgets.check_box import CheckBox
from vbee_desktop.ui.widgets.field_grid import FieldGrid, ask_for_folder
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.plain_buttons import PlainButton
from vbee_desktop.ui.widgets.spin_box import SpinBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from vbee_desktop.core.batch import BatchTexts
    from vbee_desktop.ui.batch.batch_voice import BatchVoice
    from vbee_desktop.ui.look import Look

MOST_POINTS = 100_000_000
USUAL_TEMPLATE = "{n} {words}"


class BatchForm(QWidget):
    """Tells with ``source_chosen`` that another folder or table is meant, and with ``changed`` all else."""

    source_chosen = Signal(object)
    """``pathlib.Path``"""
    changed = Signal()

    def __init__(self, look: Look, voice: BatchVoice, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._voice = voice
        self._grid = FieldGrid(look, self)
        self.source = self._grid.line("")
        self.source.setPlaceholderText(self.tr("A folder with .txt, .md and .docx files, or a CSV table"))
        self.folder_button = PlainButton(look, self, text=self.tr("Folder…"))
        self.table_button = PlainButton(look, self, text=self.tr("Table…"))
        self.output = self._grid.line(folder)
        self.output_button = PlainButton(look, self, text=self.tr("Choose…"))
        self.template = self._grid.line(USUAL_TEMPLATE)
        self.about = Label(look, self, scale=CAPTION, role="text2", wrap=True)
        self.limits = CheckBox(look, self, text=self.tr("Spend at most"))
        self.limit = SpinBox(look, self)
        self._lay_out()
        self._connect()

    def order(self, texts: BatchTexts) -> BatchOrder | None:
        """What is to be made of these texts; None as long as a field is empty or the names cannot be."""
        output = self.output.text().strip()
        names, settings = self._names(texts), self._voice.settings
        if not (texts.rows and output and names and self._voice.code):
            return None
        return BatchOrder(
            rows=texts.rows,
            names=names,
            folder=Path(output),
            voice_code=self._voice.code,
            speed=settings.speed,
            audio_format=AudioFormat(settings.audio_format),
            bitrate_kbps=settings.bitrate_kbps,
            limit_points=self.limit_points(),
            broken=texts.broken,
            api=self._voice.api,
            sample_rate_hz=settings.sample_rate_hz,
            emphasis=settings.emphasis,
            pauses=settings.pauses,
        )

    def limit_points(self) -> int | None:
        """The most that may be spent, None without limit."""
        return round(self.limit.value()) if self.limits.isChecked() else None

    def show_order(self, order: BatchOrder) -> None:
        """Show how a batch that was left is spoken, where it put its files, and what it might cost."""
        self._show_voice(voice_of_order(order, self._voice.name_of))
        self.output.setText(str(order.folder))
        self.limits.setChecked(order.limit_points is not None)
        self.limit.setValue(order.limit_points or 0)

    def begin_anew(self) -> None:
        """Ask for other texts, to be spoken as it is chosen in the tab."""
        self.source.clear()
        self._show_voice(self._voice)

    def lock(self, *, is_running: bool, is_begun: bool) -> None:
        """While it runs nothing can be changed, and once it is begun neither texts nor names."""
        of_texts: tuple[QWidget, ...] = (self.source, self.folder_button, self.table_button, self.template)
        others: tuple[QWidget, ...] = (self.output, self.output_button, self.limits)
        for part in of_texts:
            part.setEnabled(not (is_running or is_begun))
        for part in others:
            part.setEnabled(not is_running)
        self.limit.setEnabled(not is_running and self.limits.isChecked())

    def _names(self, texts: BatchTexts) -> tuple[str, ...]:
        voices = [self._voice.name_of(row.voice_code or self._voice.code) for row in texts.rows]
        today = datetime.now().astimezone().date()
        try:
            return batch_names(
                texts.rows, voices, self.template.text(), self._voice.settings.audio_format, today
            )
        except BadInput:
            return ()

    def _lay_out(self) -> None:
        self.limit.setDecimals(0)
        self.limit.setRange(0, MOST_POINTS)
        self.limit.setSingleStep(1000)
        self.limit.setSuffix(self.tr(" points"))
        self.limit.setAccessibleName(self.tr("Limit of points"))
        self.limit.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid)
        self._grid.add(self.tr("Texts"), self.source, self.folder_button, self.table_button)
        self._grid.add(self.tr("Save in"), self.output, self.output_button)
        self._grid.add(self.tr("Names"), self.template, self.limits, self.limit)
        self._grid.add_below(self.about)
        self._show_voice(self._voice)

    def _show_voice(self, voice: BatchVoice) -> None:
        words = self.tr("Spoken by %1 where the table names nothing else.")
        self.about.setText(words.replace("%1", voice.words))

    def _connect(self) -> None:
        self.source.editingFinished.connect(self._take_source)
        self.folder_button.clicked.connect(lambda: self._ask_for_folder(self._choose))
        self.table_button.clicked.connect(self._ask_for_table)
        self.output_button.clicked.connect(lambda: self._ask_for_folder(self.output.setText))
        self.limits.toggled.connect(self.limit.setEnabled)
        for change in (self.output.textChanged, self.template.textChanged, self.limits.toggled):
            change.connect(self._tell)
        self.limit.valueChanged.connect(self._tell)

    def _tell(self, _value: object) -> None:
        self.changed.emit()

    def _take_source(self) -> None:
        if self.source.isModified() and self.source.text().strip():
            self.source.setModified(False)
            self.source_chosen.emit(Path(self.source.text().strip()))

    def _choose(self, name: str) -> None:
        self.source.setText(name)
        self.source_chosen.emit(Path(name))

    def _ask_for_folder(self, then: Callable[[str], object]) -> None:
        begin = self.output.text() or QDir.homePath()
        ask_for_folder(self, self.tr("Choose a folder"), begin, then)

    def _ask_for_table(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a table"), QDir.homePath())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Tables (*.csv)"), self.tr("All files (*)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._choose)
        dialog.open()
