"""Finding and replacing in the script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from vbee_desktop.core.find_text import found_in
from vbee_desktop.ui.widgets.utf16 import in_utf16

if TYPE_CHECKING:
    from vbee_desktop.ui.widgets.script_editor import ScriptEditor


class ScriptPlaces:
    """The editor as the find bar sees it (`ui.widgets.find_bar.Findable`): what is found is selected."""

    def __init__(self, editor: ScriptEditor) -> None:
        self._editor = editor

    def selected_words(self) -> str:
        """What is selected within one paragraph."""
        selected = self._editor.textCursor().selectedText()
        return "" if "\u2029" in selected else selected

    def find(self, wanted: str, *, ignores: bool, backward: bool) -> tuple[int, int] | None:
        """Select the next place."""
        places = self._places(wanted, ignores=ignores)
        if not places:
            return None
        cursor = self._editor.textCursor()
        if backward:
            before = [index for index, place in enumerate(places) if place[0] < cursor.selectionStart()]
            index = before[-1] if before else len(places) - 1
        else:
            after = [index for index, place in enumerate(places) if place[0] >= cursor.selectionEnd()]
            index = after[0] if after else 0
        self._select(places[index])
        return index + 1, len(places)

    def replace(self, wanted: str, instead: str, *, ignores: bool) -> None:
        """Replace what is selected when it is a place."""
        cursor = self._editor.textCursor()
        if (cursor.selectionStart(), cursor.selectionEnd()) in self._places(wanted, ignores=ignores):
            cursor.insertText(instead)

    def replace_all(self, wanted: str, instead: str, *, ignores: bool) -> int:
        """Replace every place; one undo brings all back."""
        places = self._places(wanted, ignores=ignores)
        cursor = QTextCursor(self._editor.document())
        cursor.beginEditBlock()
        for start, end in reversed(places):
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(instead)
        cursor.endEditBlock()
        return len(places)

    def take_focus(self) -> None:
        """Write on."""
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _select(self, place: tuple[int, int]) -> None:
        cursor = self._editor.textCursor()
        cursor.setPosition(place[0])
        cursor.setPosition(place[1], QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)

    def _places(self, wanted: str, *, ignores: bool) -> list[tuple[int, int]]:
        text = self._editor.toPlainText()
        return in_utf16(text, found_in(text, wanted, ignores_diacritics=ignores))
