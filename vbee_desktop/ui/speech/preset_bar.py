"""The combo with the presets, and the menu of what can be done with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from vbee_desktop.core.shown_text import shown
from vbee_desktop.ui.speech.field_note import FieldNote
from vbee_desktop.ui.theme import SPACE_TIGHT
from vbee_desktop.ui.widgets.buttons import ToolButton
from vbee_desktop.ui.widgets.combo_box import ComboBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vbee_desktop.ui.look import Look

NO_PRESET = ""


class PresetBar(QWidget):
    """Shows which preset is chosen and whether something is different from it."""

    chosen = Signal(object)
    """The name of a preset, or `NO_PRESET`."""
    save_wanted = Signal()
    save_as_wanted = Signal()
    rename_wanted = Signal()
    reset_wanted = Signal()
    delete_wanted = Signal()
    undo_wanted = Signal()
    """Bring back what was deleted last."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_changed = False
        self.combo = ComboBox(look, self)
        self.combo.setAccessibleName(self.tr("Preset"))
        self.combo.activated.connect(self._choose)
        self._more = ToolButton(look, self, icon="more")
        self._more.set_name(self.tr("Save, rename or delete presets"))
        self._more.clicked.connect(self._show_menu)
        self._undo = ToolButton(look, self, text=self.tr("Undo"))
        self._undo.clicked.connect(self.undo_wanted)
        self._note = FieldNote(look, self)
        self._note.add_act(self._undo)
        self._lay_out()
        self.show_presets((), NO_PRESET)

    def show_presets(self, names: Sequence[str], current: str) -> None:
        """All presets, and which of them is chosen."""
        self._is_changed = False
        self.combo.clear()
        self.combo.addItem(self.tr("No preset"), NO_PRESET)
        for name in names:
            self.combo.addItem(shown(name), name)
        self.combo.setCurrentIndex(max(self.combo.findData(current), 0))

    def show_changed(self, *, is_changed: bool) -> None:
        """Whether something is different from the preset that is chosen."""
        place, name = self.combo.currentIndex(), self.current()
        self._is_changed = is_changed and bool(name)
        if name:
            words = self.tr("%1 (changed)").replace("%1", shown(name)) if is_changed else shown(name)
            self.combo.setItemText(place, words)

    def current(self) -> str:
        """The name of the preset that is chosen."""
        return str(self.combo.currentData() or NO_PRESET)

    def show_deleted(self, name: str) -> None:
        """Say that a preset is gone and offer it back; an empty name takes the words away."""
        words = self.tr("The preset %1 is deleted.").replace("%1", name) if name else ""
        self._note.say("info", words)

    def menu(self) -> QMenu:
        """What can be done now."""
        menu = QMenu(self)
        if self._is_changed:
            menu.addAction(self.tr("Save the changes"), self.save_wanted.emit)
            menu.addAction(self.tr("Reset to the preset"), self.reset_wanted.emit)
            menu.addSeparator()
        menu.addAction(self.tr("Save as a preset…"), self.save_as_wanted.emit)
        if self.current():
            menu.addAction(self.tr("Rename…"), self.rename_wanted.emit)
            menu.addAction(self.tr("Delete"), self.delete_wanted.emit)
        return menu

    def _choose(self) -> None:
        self.chosen.emit(self.current())

    def _show_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE_TIGHT)
        row.addWidget(self.combo, 1)
        row.addWidget(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_TIGHT)
        column.addLayout(row)
        column.addWidget(self._note)
