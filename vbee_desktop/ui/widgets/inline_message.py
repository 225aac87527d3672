"""A message beside its cause."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from vbee_desktop.ui.look import Look

Kind = Literal["info", "done", "warning", "error"]
Action = tuple[str, Callable[[], object]]


class InlineMessage(QFrame):
    """Hidden until ``show_message``; plain text only; at most two actions; announces itself."""

    closed = Signal()
    """By its close button, or after an action was chosen? No: actions keep it; call ``dismiss``."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)

    def show_message(
        self, kind: Kind, title: str, text: str = "", actions: Sequence[Action] = (), details: str = ""
    ) -> None: ...
    def dismiss(self) -> None: ...
