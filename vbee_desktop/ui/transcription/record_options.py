"""How the next recording is to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vbee_desktop.core.limits import MAX_RECORDING_S
from vbee_desktop.core.recording_wish import CHAINED_S, PRE_ROLL_S, RecordingWish
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
        self._chained = CheckBox(look, self, text=self.tr("Go on past 10 s (sent in parts)"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_TIGHT)
        for box in (self._chained, self._early):
            box.toggled.connect(lambda: self.changed.emit(self.wish))
            column.addWidget(box)

    @property
    def wish(self) -> RecordingWish:
        """What is chosen."""
        return RecordingWish(
            max_s=CHAINED_S if self._chained.isChecked() else MAX_RECORDING_S,
            pre_roll_s=PRE_ROLL_S if self._early.isChecked() else 0.0,
        )

    def set_wish(self, wish: RecordingWish) -> None:
        """Show a choice of earlier."""
        with QSignalBlocker(self._early), QSignalBlocker(self._chained):
            self._early.setChecked(wish.pre_roll_s > 0)
            self._chained.setChecked(wish.is_chained)

    def set_locked(self, locked: bool) -> None:
        """A recording under way goes on as it was begun."""
        reason = self.tr("For the next recording: stop this one first.") if locked else ""
        for box in (self._chained, self._early):
            box.setEnabled(not locked)
            box.setAccessibleDescription(reason)
            box.setToolTip(reason)
