"""All that can be done with the rows of a transcript, by name and key, and the menus that offer it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SMALL_S, LARGE_S = 0.01, 0.1


class UtteranceActs(QObject):
    """The keys work while ``table`` has the focus; the menus offer them everywhere."""

    nudged = Signal(object, object)
    """Whether the start is meant (else the end), and by how many seconds (float, earlier when negative)."""

    def __init__(self, table: QWidget) -> None:
        super().__init__(table)
        self._table = table
        self.play = self._shown(self.tr("Play row"), "F5")
        self.loop = self._shown(self.tr("Loop row"), "Shift+F5")
        self.edit = self._shown(self.tr("Edit text"), "Enter")
        self.split = self._act(self.tr("Split"), "Shift+Return", "Shift+Enter")
        self.merge = self._act(self.tr("Merge with next"), "Ctrl+J")
        self.delete = self._act(self.tr("Delete row"), "Del")
        self.restore = self._act(self.tr("Restore recognised text"))
        self.restore_all = self._act(self.tr("Restore all rows"))
        self.zoom = self._act(self.tr("Zoom the waveform to the row"), "Ctrl+K")
        self.unzoom = self._act(self.tr("Show the whole waveform"), "Ctrl+Shift+K")
        self.undo = self._shown(self.tr("Undo"), "Ctrl+Z")
        self.redo = self._shown(self.tr("Redo"), "Ctrl+Shift+Z")
        self.find = self._shown(self.tr("Find and replace…"), "Ctrl+F")
        self._nudges = self._nudge_acts()

    def set_editable(self, editable: bool, can_undo: bool, can_redo: bool, is_changed: bool) -> None:
        """Offer what can be done now."""
        for act in (self.edit, self.split, self.merge, self.delete, self.restore, *self._nudges):
            act.setEnabled(editable)
        self.restore_all.setEnabled(is_changed)
        self.undo.setEnabled(can_undo)
        self.redo.setEnabled(can_redo)

    def nudge_menu(self, parent: QWidget) -> QMenu:
        """The times by keys, one entry each."""
        menu = QMenu(self.tr("Nudge times"), parent)
        for place, act in enumerate(self._nudges):
            if place == len(self._nudges) // 2:
                menu.addSeparator()
            menu.addAction(act)
        return menu

    def row_menu(self, parent: QWidget) -> QMenu:
        """Everything."""
        menu = QMenu(self.tr("Row"), parent)
        menu.addActions([self.play, self.loop, self.zoom, self.unzoom])
        menu.addSeparator()
        menu.addActions([self.edit, self.split, self.merge])
        menu.addMenu(self.nudge_menu(menu))
        menu.addAction(self.delete)
        menu.addSeparator()
        menu.addActions([self.undo, self.redo, self.restore, self.restore_all])
        menu.addSeparator()
        menu.addAction(self.find)
        return menu

    def _nudge_acts(self) -> tuple[QAction, ...]:
        start, end = self.tr("Start %1 ms"), self.tr("End %1 ms")
        return tuple(
            self._nudge(words, is_start, seconds, f"{keys}{arrow}")
            for words, is_start, modifier in ((start, True, "Alt+"), (end, False, "Ctrl+"))
            for keys, size_s in ((modifier, SMALL_S), (f"{modifier}Shift+", LARGE_S))
            for arrow, seconds in (("Left", -size_s), ("Right", size_s))
        )

    def _nudge(self, words: str, is_start: bool, seconds: float, keys: str) -> QAction:
        sign = "+" if seconds > 0 else "\u2212"
        act = self._act(words.replace("%1", f"{sign}{abs(round(seconds * 1000))}"), keys)
        act.triggered.connect(lambda: self.nudged.emit(is_start, seconds))
        return act

    def _act(self, words: str, *keys: str) -> QAction:
        act = self._shown(words, *keys)
        self._table.addAction(act)
        return act

    def _shown(self, words: str, *keys: str) -> QAction:
        """An act whose keys somebody else listens to, since they work wherever the focus is."""
        act = QAction(words, self)
        act.setShortcuts([QKeySequence(each) for each in keys])
        act.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        return act
