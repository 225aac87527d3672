"""The fields of the **Export transcript** dialog, and what the file will look like."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from vbee_desktop.core.cue_rules import LINE_CHARACTERS_RANGE, LINES_RANGE, CueRules
from vbee_desktop.core.file_names import safe_name
from vbee_desktop.core.transcript_order import SUBTITLES, TranscriptFormat, TranscriptOrder, transcript_text
from vbee_desktop.ui.exporting.export_choices import ExportChoices
from vbee_desktop.ui.look import CAPTION
from vbee_desktop.ui.saving.piece_names import name_of_whole
from vbee_desktop.ui.theme import SPACE, SPACE_GROUP, SPACE_TIGHT
from vbee_desktop.ui.widgets.check_box import CheckBox
from vbee_desktop.ui.widgets.combo_box import ComboBox
from vbee_desktop.ui.widgets.field_frame import FieldFrame
from vbee_desktop.ui.widgets.field_grid import FieldGrid, ask_for_folder
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.plain_buttons import PlainButton
from vbee_desktop.ui.widgets.spin_box import SpinBox

if TYPE_CHECKING:
    from vbee_desktop.core.models import Utterance
    from vbee_desktop.ui.look import Look

SHOWN_UTTERANCES = 40
LEAST_LINES = 5


class ExportForm(QWidget):
    """Tells with ``changed`` that any field says something else. ``title`` is the sound's name."""

    changed = Signal()
    submitted = Signal()
    """Enter was pressed in a line."""

    def __init__(
        self,
        look: Look,
        utterances: tuple[Utterance, ...],
        title: str,
        choices: ExportChoices,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._utterances = utterances
        self._grid = FieldGrid(look, self)
        self.format = ComboBox(look, self)
        self.folder = self._grid.line(str(choices.folder))
        self.choose_button = PlainButton(look, self, text=self.tr("Choose…"))
        self.name = self._grid.line(safe_name(title, "txt").removesuffix(".txt"))
        self.times = CheckBox(look, self, text=self.tr("With times"))
        self.short = CheckBox(look, self, text=self.tr("Break long utterances into several subtitles"))
        self.rules = QWidget(self)
        self.line_characters = SpinBox(look, self.rules)
        self.lines = SpinBox(look, self.rules)
        self.preview = QPlainTextEdit(self)
        self.caption = Label(look, self, scale=CAPTION, role="text2", wrap=True)
        self._fill(choices)
        self._lay_out()
        self._connect()
        self._refresh()

    def choices(self) -> ExportChoices:
        """What the fields say, to be remembered."""
        return ExportChoices(
            folder=Path(self.folder.text().strip()),
            format=self._format(),
            has_times=self.times.isChecked(),
            is_short=self.short.isChecked(),
            rules=CueRules(round(self.line_characters.value()), round(self.lines.value())),
        )

    def order(self) -> TranscriptOrder | None:
        """What is to be written; None as long as a field is empty."""
        choices = self.choices()
        name = name_of_whole(self._stem(), choices.format)
        if not self.folder.text().strip() or not name:
            return None
        return TranscriptOrder(self._utterances, choices.folder / name, choices.form)

    def ask_for_folder(self) -> None:
        """Let the person choose the folder in the system's dialog."""
        ask_for_folder(self, self.tr("Choose a folder"), self.folder.text(), self.folder.setText)

    def _stem(self) -> str:
        """The name without the ending of any format."""
        stem, _, ending = self.name.text().strip().rpartition(".")
        is_known = stem and self.format.findData(ending.lower()) >= 0
        return stem if is_known else self.name.text()

    def _format(self) -> TranscriptFormat:
        return TranscriptFormat(self.format.currentData())

    def _fill(self, choices: ExportChoices) -> None:
        words = {
            TranscriptFormat.TXT: self.tr("Text (TXT)"),
            TranscriptFormat.SRT: self.tr("SubRip subtitles (SRT)"),
            TranscriptFormat.VTT: self.tr("WebVTT subtitles (VTT)"),
            TranscriptFormat.JSON: self.tr("Data for programs (JSON)"),
            TranscriptFormat.CSV: self.tr("Table (CSV)"),
        }
        for format_, name in words.items():
            self.format.addItem(name, str(format_))
        self.format.setCurrentIndex(self.format.findData(str(choices.format)))
        self.times.setChecked(choices.has_times)
        self.short.setChecked(choices.is_short)
        _set_up(self.line_characters, LINE_CHARACTERS_RANGE, choices.rules.line_characters)
        _set_up(self.lines, LINES_RANGE, choices.rules.lines)

    def _lay_out(self) -> None:
        self._grid.add(self.tr("Format"), self.format)
        self._grid.add(self.tr("Folder"), self.folder, self.choose_button)
        self._grid.add(self.tr("File name"), self.name)
        self._grid.add_below(self.times)
        self._grid.add_below(self.short)
        self._grid.add_below(self.rules)
        self._lay_out_rules()
        self.preview.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setAccessibleName(self.tr("What will be written"))
        self.preview.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.preview.setFont(self._look.mono_font(CAPTION))
        self.preview.setMinimumHeight(LEAST_LINES * self.preview.fontMetrics().lineSpacing() + 2 * SPACE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_GROUP)
        column.addLayout(self._grid)
        shown = QVBoxLayout()
        shown.setSpacing(SPACE_TIGHT)
        shown.addWidget(self.caption)
        shown.addWidget(FieldFrame(self._look, self.preview, self), 1)
        column.addLayout(shown, 1)

    def _lay_out_rules(self) -> None:
        grid = QGridLayout(self.rules)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE_TIGHT)
        grid.setColumnStretch(1, 1)
        fields = {
            self.tr("Characters per line"): self.line_characters,
            self.tr("Lines per subtitle"): self.lines,
        }
        for row, (name, field) in enumerate(fields.items()):
            label = Label(self._look, self.rules, text=name, role="text2")
            label.setBuddy(field)
            field.setAccessibleName(name)
            grid.addWidget(field, row, 0)
            grid.addWidget(label, row, 1)

    def _connect(self) -> None:
        self.choose_button.clicked.connect(self.ask_for_folder)
        self.name.textChanged.connect(self._follow_ending)
        self.format.currentIndexChanged.connect(self._refresh)
        for line in (self.folder, self.name):
            line.textChanged.connect(self._tell)
            line.returnPressed.connect(self.submitted)
        for box in (self.times, self.short):
            box.toggled.connect(self._refresh)
        for number in (self.line_characters, self.lines):
            number.valueChanged.connect(self._refresh)

    def _follow_ending(self, name: str) -> None:
        """Who types an ending chooses the format."""
        place = self.format.findData(name.strip().lower().rpartition(".")[2])
        if place >= 0 and "." in name:
            self.format.setCurrentIndex(place)

    def _tell(self, _text: str) -> None:
        self.changed.emit()

    def _refresh(self, _value: object = None) -> None:
        format_ = self._format()
        self.times.setVisible(format_ is TranscriptFormat.TXT)
        self.short.setVisible(format_ in SUBTITLES)
        self.rules.setVisible(format_ in SUBTITLES and self.short.isChecked())
        text = transcript_text(self._utterances[:SHOWN_UTTERANCES], self.choices().form)
        self.preview.setPlainText(text.removeprefix("\ufeff"))
        self.caption.setText(self._caption())
        self.changed.emit()

    def _caption(self) -> str:
        if len(self._utterances) <= SHOWN_UTTERANCES:
            return self.tr("What will be written")
        words = self.tr("What will be written: the first %1 of %2 utterances")
        count = self.locale().toString(len(self._utterances))
        return words.replace("%1", str(SHOWN_UTTERANCES)).replace("%2", count)


def _set_up(field: SpinBox, bounds: tuple[int, int], value: int) -> None:
    field.setDecimals(0)
    field.setRange(*bounds)
    field.setValue(value)
