"""A field for a pasted value, from which junk is stripped as soon as it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.look import Look


class PastedField(QLineEdit):
    """``clean`` is what is left of what was pasted or typed. Hidden characters are shown as dots."""

    def __init__(
        self, look: Look, clean: Callable[[str], str], parent: QWidget, *, is_hidden: bool = False
    ) -> None:
        super().__init__(parent)
        self._clean = clean
        self.setMinimumHeight(look.height(32))
        if is_hidden:
            self.setEchoMode(QLineEdit.EchoMode.Password)
        self.textEdited.connect(self._strip)

    def _strip(self, text: str) -> None:
        """The cursor stays behind the same characters."""
        clean = self._clean(text)
        if clean != text:
            before = len(self._clean(text[: self.cursorPosition()]))
            self.setText(clean)
            self.setCursorPosition(before)
