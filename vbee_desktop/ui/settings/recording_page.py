"""**Recording**: how the next recording is to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vbee_desktop.ui.settings.choices import RecordingChoices
from vbee_desktop.ui.settings.page import SettingsPage
from vbee_desktop.ui.widgets.check_box import CheckBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.look import Look


class RecordingPage(SettingsPage):
    """The same two switches as beside the recorder."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(
            look,
            self.tr("Recording"),
            self.tr(
                "How the microphone is listened to. The microphone itself is chosen beside the recorder."
            ),
            parent,
        )
        self.chained = CheckBox(look, self, text=self.tr("Go on past 10 seconds"))
        self.early = CheckBox(look, self, text=self.tr("Start half a second early"))
        self.add_wide(
            self.chained,
            name=self.chained.text(),
            tip=self.tr(
                "A longer recording is cut where it is quietest and sent in parts, each with its price."
            ),
            default=False,
        )
        self.add_wide(
            self.early,
            name=self.early.text(),
            tip=self.tr(
                "Keeps the first word when you speak before the button is down. For this the microphone is "
                "open as long as the recorder is shown."
            ),
            default=False,
        )

    def show_choices(self, choices: RecordingChoices) -> None:
        """Show what is chosen now."""
        self.early.setChecked(choices.is_early)
        self.chained.setChecked(choices.is_chained)

    def choices(self) -> RecordingChoices:
        """What the switches say."""
        return RecordingChoices(self.early.isChecked(), self.chained.isChecked())
