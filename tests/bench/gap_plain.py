"""Qt's own widgets in the bare window: what typing, searching and scrolling cost without this program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSortFilterProxyModel, QStringListModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QPlainTextEdit

from tests.bench import gap_loads as loads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QMainWindow


class PlainEditor:
    """A text in an editor that fills the window."""

    def __init__(self, window: QMainWindow, text: str) -> None:
        self._editor = QPlainTextEdit(window)
        window.setCentralWidget(self._editor)
        self._editor.setPlainText(text)
        self._editor.setFocus()

    def press(self, key: int) -> None:
        """The letter of this number."""
        QTest.keyClicks(self._editor, loads.LETTERS[key % len(loads.LETTERS)])


class PlainList:
    """A list of words with Qt's filter, in a window of its own size."""

    def __init__(self, window: QMainWindow) -> None:
        self._view = QListView(window)
        self._view.setUniformItemSizes(True)
        self._view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._words = QStringListModel(self._view)
        self._filter = QSortFilterProxyModel(self._view)
        self._filter.setSourceModel(self._words)
        self._view.setModel(self._filter)
        window.setCentralWidget(self._view)

    def fill(self, words: Sequence[str]) -> None:
        """Show these."""
        self._words.setStringList(list(words))

    def search(self, words: str) -> None:
        """Show those that have the words in them."""
        self._filter.setFilterFixedString(words)

    def scroll(self, step: int) -> None:
        """The next step of a person who looks around."""
        bar = self._view.verticalScrollBar()
        bar.setValue(loads.scroll_place(step, bar.value(), bar.maximum()))
