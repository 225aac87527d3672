"""**General**: language and theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vbee_desktop.ui.settings.choices import LANGUAGES, THEMES
from vbee_desktop.ui.settings.page import SettingsPage
from vbee_desktop.ui.widgets.combo_box import ComboBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.look import Look


class GeneralPage(SettingsPage):
    """What the window looks like."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, self.tr("General"), self.tr("How the window speaks and looks."), parent)
        self.language = ComboBox(look, self, icon="globe")
        names = (self.tr("Like the system"), "Tiếng Việt", "English")
        for value, name in zip(("", *LANGUAGES), names, strict=True):
            self.language.addItem(name, value)
        self.theme = ComboBox(look, self, icon="sun")
        for value, name in zip(
            THEMES, (self.tr("Like the system"), self.tr("Light"), self.tr("Dark")), strict=True
        ):
            self.theme.addItem(name, value)
        self.add_field(
            self.tr("Language"),
            self.language,
            tip=self.tr("The window changes at once. What runs is finished first."),
            default="",
        )
        self.add_field(
            self.tr("Theme"),
            self.theme,
            tip=self.tr("Light or dark colours; like the system follows it whenever it changes."),
            default=THEMES[0],
        )

    def show_choices(self, language: str, theme: str) -> None:
        """Show what is chosen now."""
        self.language.setCurrentIndex(self.language.findData(language))
        self.theme.setCurrentIndex(self.theme.findData(theme))

    def choices(self) -> tuple[str, str]:
        """Language and theme, as in `Choices`."""
        return str(self.language.currentData()), str(self.theme.currentData())
