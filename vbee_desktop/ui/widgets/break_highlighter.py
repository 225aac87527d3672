"""Break marks in the text stand out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

    from vbee_desktop.ui.look import Look

_BREAK = re.compile(r"<break\s+time=\"?\d+(?:\.\d+)?s\"?\s*/>")


class BreakHighlighter(QSyntaxHighlighter):
    """``<break time=0.5s/>`` in the hint colours and a fixed width; formats only, the text stays as it is."""

    def __init__(self, look: Look, document: QTextDocument) -> None:
        super().__init__(document)
        self._look = look
        self._format = QTextCharFormat()
        self.restyle()

    def restyle(self) -> None:
        """Take the colours of the theme anew."""
        self._format.setForeground(self._look.color("info"))
        self._format.setBackground(self._look.color("info_soft"))
        self._format.setFontFamilies([self._look.mono_font().family()])
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        if "<break" not in text:
            return
        for match in _BREAK.finditer(text):
            self.setFormat(*self._units(text, match.start(), match.end()), self._format)

    def _units(self, text: str, start: int, end: int) -> tuple[int, int]:
        """Qt counts in UTF-16: (start, length) with characters beyond the base plane taken twice."""
        if text.isascii() or all(character <= "\uffff" for character in text[:end]):
            return start, end - start
        before = len(text[:start].encode("utf-16-le")) // 2
        return before, len(text[start:end].encode("utf-16-le")) // 2
