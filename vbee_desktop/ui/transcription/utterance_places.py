"""Finding and replacing in the rows of a transcript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from vbee_desktop.core.find_text import found_in
from vbee_desktop.ui.widgets.utf16 import in_utf16

if TYPE_CHECKING:
    from vbee_desktop.ui.transcription.utterance_table import UtteranceTable

_Place = tuple[int, int, int]
"""Row, first character and the one behind the last."""


class UtterancePlaces:
    """The table as the find bar sees it (`ui.widgets.find_bar.Findable`): what is found is marked in its
    row, which is chosen.
    """

    def __init__(self, table: UtteranceTable) -> None:
        self._table = table
        self._shown: _Place | None = None
        table.rows_changed.connect(self._forget)
        table.rows.modelReset.connect(self._forget)

    def selected_words(self) -> str:
        """Nothing: a row is chosen whole."""
        return ""

    def find(self, wanted: str, *, ignores: bool, backward: bool) -> tuple[int, int] | None:
        """Mark the next place, from the chosen row on."""
        places = self._places(wanted, ignores=ignores)
        if not places:
            self._table.mark(None)
            return None
        here = self._here(backward=backward)
        if backward:
            index = max((at for at, place in enumerate(places) if place < here), default=len(places) - 1)
        else:
            index = min((at for at, place in enumerate(places) if place > here), default=0)
        self._show(places[index])
        return index + 1, len(places)

    def replace(self, wanted: str, instead: str, *, ignores: bool) -> None:
        """Replace the place that is marked."""
        shown, edits = self._shown, self._table.rows.edits
        if shown is not None and edits is not None and shown in self._places(wanted, ignores=ignores):
            self._table.rows.do(edits.replace(*shown, instead))

    def replace_all(self, wanted: str, instead: str, *, ignores: bool) -> int:
        """Replace every place; one undo brings all back."""
        edits, count = self._table.rows.edits, len(self._places(wanted, ignores=ignores))
        if edits is not None:
            self._table.rows.do(edits.replace_all(wanted, instead, ignores_diacritics=ignores))
        return count if edits is not None else 0

    def take_focus(self) -> None:
        """Back to the rows."""
        self._forget()
        self._table.mark(None)
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _places(self, wanted: str, *, ignores: bool) -> list[_Place]:
        rows = enumerate(self._table.rows.utterances) if wanted else ()
        return [
            (row, start, end)
            for row, utterance in rows
            for start, end in found_in(utterance.text, wanted, ignores_diacritics=ignores)
        ]

    def _here(self, *, backward: bool) -> _Place:
        """Behind (or before) what is marked; else where the chosen row begins."""
        row = self._table.current_row() or 0
        if self._shown is not None and self._shown[0] == row:
            return self._shown
        return (row, 0, 0) if backward else (row, -1, 0)

    def _show(self, place: _Place) -> None:
        row, start, end = place
        self._table.choose(row)
        ((first, last),) = in_utf16(self._table.rows.utterance(row).text, [(start, end)])
        self._table.mark((row, first, last - first))
        self._shown = place

    def _forget(self, _step: object = None) -> None:
        self._shown = None
