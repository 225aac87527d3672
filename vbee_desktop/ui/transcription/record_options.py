"""How the next recording is to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vbee_desktop.core.recording_wish import PRE_ROLL_S, RecordingWish
from vbee_desktop.ui.theme import SPACE_TIGHT
from vbee_desktop.ui.widgets.check_box import CheckBox
from vbee_desktop.ui.widgets.clock_text import number_text

if TYPE_CHECKING:
    from vbee_desktop.ui.look import Look


class RecordOptions(QWidget):
    """Choices that are remembered; off until somebody wants them."""

    changed = Signal(object)
    """The new `core.recording_wish.RecordingWish`, by the person."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = self.tr("Start %1 s early (while the microphone is open)")
        self._early = CheckBox(look, self, text=words.replace("%1", number_text(PRE_ROLL_S, QLocale())))
        self._early.toggled.connect(lambda: self.changed.emit(self.wish))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_TIGHT)
        column.addWidget(self._early)

    @property
    def wish(self) -> RecordingWish:
        """What is chosen."""
        return RecordingWish(pre_roll_s=PRE_ROLL_S if self._early.isChecked() else 0.0)

    def set_wish(self, wish: RecordingWish) -> None:
        """Show a choice of earlier."""
        with QSignalBlocker(self._early):
            self._early.setChecked(wish.pre_roll_s > 0)

    def set_locked(self, locked: bool) -> None:
        """A recording under way goes on as it was begun."""
        self._early.setEnabled(not locked)
        reason = self.tr("For the next recording: stop this one first.") if locked else ""
        self._early.setAccessibleDescription(reason)
        self._early.setToolTip(reason)
