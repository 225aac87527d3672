"""Writes a pause mark at a cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QTextCursor


def insert_pause(cursor: QTextCursor, seconds: float) -> QTextCursor:
    """Insert the mark behind what is selected, with the spaces it needs, also to type on; the answer is the
    cursor behind it. One undo takes it away.
    """
    from vbee_desktop.core.pauses import with_pause
    from vbee_desktop.core.text import utf16_units

    cursor.setPosition(cursor.selectionEnd())
    line = cursor.block().text()
    place = _characters(line, cursor.positionInBlock())
    longer, end = with_pause(line, place, seconds)
    added = len(longer) - len(line)
    start = end - added
    cursor.setPosition(cursor.block().position() + utf16_units(line[:start]))
    is_at_end = end == len(longer)
    cursor.insertText(longer[start:end] + (" " if is_at_end else ""))
    return cursor


def _characters(line: str, units: int) -> int:
    """Qt counts in UTF-16."""
    return len(line.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))
