"""The fields of the **Save audio** dialog: one file or one a paragraph, format, folder, name, what beside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from vbee_desktop.core import limits
from vbee_desktop.core.file_names import PLACEHOLDERS, unknown_placeholders
from vbee_desktop.core.save_order import Extra, SaveOrder
from vbee_desktop.ui.look import CAPTION
from vbee_desktop.ui.saving.cue_box import CueBox
from vbee_desktop.ui.saving.piece_names import name_of_whole, names_of_pieces, suggested_name
from vbee_desktop.ui.saving.save_choices import SaveChoices
from vbee_desktop.ui.theme import SPACE_GROUP, SPACE_TIGHT
from vbee_desktop.ui.widgets.check_box import CheckBox
from vbee_desktop.ui.widgets.combo_box import ComboBox
from vbee_desktop.ui.widgets.field_grid import FieldGrid, ask_for_folder, show_field
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.plain_buttons import PlainButton
from vbee_desktop.ui.widgets.segment_switch import SegmentSwitch

if TYPE_CHECKING:
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.saving.speech_to_save import SpeechToSave


class SaveForm(QWidget):
    """Tells with ``changed`` that any field says something else."""

    changed = Signal()

    def __init__(
        self, look: Look, speech: SpeechToSave, choices: SaveChoices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._speech = speech
        self._grid = FieldGrid(look, self)
        self.shape = SegmentSwitch(
            look, [("", self.tr("One file")), ("", self.tr("A file per paragraph"))], self
        )
        self.shape.setAccessibleName(self.tr("Files"))
        self.format = ComboBox(look, self)
        self.bitrate = ComboBox(look, self)
        self.folder = self._grid.line(str(choices.folder))
        self.choose_button = PlainButton(look, self, text=self.tr("Choose…"))
        self.name = self._grid.line(suggested_name(speech))
        self.template = self._grid.line(choices.template)
        self.example = Label(look, self, scale=CAPTION, role="text2", wrap=True)
        self.cues = CueBox(look, speech, self)
        words = {
            Extra.SRT: self.tr("Subtitles (SRT)"),
            Extra.VTT: self.tr("Subtitles (WebVTT)"),
            Extra.CHAPTERS: self.tr("Chapters (00:00 Title)"),
            Extra.FFMETADATA: self.tr("Chapters for FFmpeg"),
        }
        self.extras = {extra: CheckBox(look, self, text=each) for extra, each in words.items()}
        self._beside = QWidget(self)
        self._fill(choices)
        self._lay_out()
        self._connect()
        self._refresh()

    def choices(self) -> SaveChoices:
        """What the fields say, to be remembered."""
        extras = frozenset(extra for extra, box in self.extras.items() if box.isChecked())
        is_each = self.shape.current() == 1
        return SaveChoices(Path(self.folder.text().strip()), is_each, self.template.text().strip(), extras)

    def order(self) -> SaveOrder | None:
        """What is to be saved; None as long as a field is empty that is needed."""
        names = self._names()
        folder = self.folder.text().strip()
        if not folder or not names:
            return None
        kbps = int(self.bitrate.currentData())
        if self._is_each():
            return SaveOrder(self._speech.pieces, Path(folder), names, kbps)
        extras, leads_s = self.choices().extras, self.cues.leads_s()
        return SaveOrder(self._speech.pieces, Path(folder), names, kbps, extras, leads_s)

    def ask_for_folder(self) -> None:
        """Let the person choose the folder in the system's dialog."""
        ask_for_folder(self, self.tr("Choose a folder"), self.folder.text(), self.folder.setText)

    def _is_each(self) -> bool:
        return len(self._speech.pieces) > 1 and self.shape.current() == 1

    def _names(self) -> tuple[str, ...]:
        """The names of the files, with their ending."""
        ending = str(self.format.currentData())
        if self._is_each():
            return names_of_pieces(self.template.text(), self._speech, ending)
        name = name_of_whole(self.name.text(), ending)
        return (name,) if name else ()

    def _fill(self, choices: SaveChoices) -> None:
        for value in limits.AUDIO_FORMATS:
            self.format.addItem(value.upper(), value)
        for kbps in limits.BITRATES_KBPS:
            self.bitrate.addItem(self.tr("%1 kbps").replace("%1", str(kbps)), kbps)
        self.format.setCurrentIndex(self.format.findData(str(self._speech.audio_format)))
        self.bitrate.setCurrentIndex(self.bitrate.findData(self._speech.bitrate_kbps))
        for extra, box in self.extras.items():
            box.setChecked(extra in choices.extras)
        self.shape.set_current(1 if choices.is_each and len(self._speech.pieces) > 1 else 0)

    def _lay_out(self) -> None:
        self._grid.add(self.tr("Format"), self.format, self.bitrate)
        self._grid.add(self.tr("Folder"), self.folder, self.choose_button)
        self._grid.add(self.tr("File name"), self.name)
        self._grid.add(self.tr("Names"), self.template)
        self._grid.add_below(self.example)
        self.bitrate.setAccessibleName(self.tr("Bitrate"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_GROUP)
        column.addWidget(self.shape)
        column.addLayout(self._grid)
        column.addWidget(self._beside)
        beside = QGridLayout(self._beside)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setVerticalSpacing(SPACE_TIGHT)
        beside.addWidget(self.cues, 0, 0, 1, 2)
        for place, box in enumerate(self.extras.values()):
            beside.addWidget(box, 1 + place // 2, place % 2)

    def _connect(self) -> None:
        self.choose_button.clicked.connect(self.ask_for_folder)
        self.shape.current_changed.connect(self._take_shape)
        self.format.currentIndexChanged.connect(self._refresh)
        self.bitrate.currentIndexChanged.connect(self._refresh)
        self.name.textChanged.connect(self._follow_ending)
        for line in (self.folder, self.name, self.template):
            line.textChanged.connect(self._refresh)
        for box in self.extras.values():
            box.toggled.connect(self._refresh)

    def _take_shape(self) -> None:
        """The field that was written in may be hidden now: its focus goes to the one in its place, since
        Enter in a button would do what the button says.
        """
        was_in_name = self.name.hasFocus() or self.template.hasFocus()
        self._refresh()
        if was_in_name:
            (self.template if self._is_each() else self.name).setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow_ending(self, name: str) -> None:
        """Who types an ending chooses the format."""
        ending = name.strip().lower().rpartition(".")[2]
        if ending in limits.AUDIO_FORMATS:
            self.format.setCurrentIndex(self.format.findData(ending))

    def _refresh(self, _value: object = None) -> None:
        is_each = self._is_each()
        self.shape.setVisible(len(self._speech.pieces) > 1)
        self.cues.setVisible(self.cues.is_useful)
        show_field(self.name, shown=not is_each)
        show_field(self.template, shown=is_each)
        self._beside.setVisible(not is_each)
        self.bitrate.setEnabled(self.format.currentData() == "mp3")
        self.example.setText(self._example(is_each=is_each))
        self.changed.emit()

    def _example(self, *, is_each: bool) -> str:
        """The names that the files will have, or why they cannot have any."""
        names = self._names()
        if is_each and (unknown := unknown_placeholders(self.template.text())):
            words = self.tr("%1 is not known. Places to fill: %2")
            return words.replace("%1", f"{{{unknown[0]}}}").replace("%2", _places())
        if not names:
            return self.tr("Enter a name.")
        if not is_each:
            return names[0]
        words = self.tr("%Ln files, the first %1. Places to fill: %2", "", len(names))
        return words.replace("%1", names[0]).replace("%2", _places())


def _places() -> str:
    return " ".join(f"{{{name}}}" for name in PLACEHOLDERS)
