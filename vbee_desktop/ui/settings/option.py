"""One option of a page: what it is called, what is said about it, and what it consists of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vbee_desktop.core.text import fold

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.settings.reset_button import ResetButton


@dataclass
class Option:
    """``tip`` is the sentence that explains it; ``parts`` are its widgets but for the button that resets."""

    name: str
    tip: str
    field: QWidget
    parts: tuple[QWidget, ...]
    reset: ResetButton | None = None
    is_locked: bool = False

    def matches(self, wanted: str) -> bool:
        """Whether all words of a folded search are in it."""
        said = fold(f"{self.name} {self.tip}")
        return all(word in said for word in wanted.split())

    def set_shown(self, *, is_shown: bool) -> None:
        """Leave it out, or not."""
        for part in self.parts:
            part.setVisible(is_shown)
        if self.reset is not None:
            self.reset.set_wanted(is_wanted=is_shown and not self.is_locked)
