"""**Tidy text**, with what it may do to addresses and dashes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from vbee_desktop.ui.widgets.plain_buttons import ToolButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.core.tidy_text import TidyChoices
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.ports import Settings

_ADDRESSES, _DASH = "speech.tidy_addresses", "speech.tidy_dash"


class TidyButton(ToolButton):
    """A click tidies; the arrow opens the choices."""

    menu_mode = QToolButton.ToolButtonPopupMode.MenuButtonPopup

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, icon="wand")
        self.setText(self.tr("Tidy text"))
        menu = QMenu(self)
        self.addresses = menu.addAction(self.tr("Take out web and e-mail addresses"))
        self.addresses.setCheckable(True)
        menu.addSeparator()
        group = QActionGroup(menu)
        names = {
            "comma": self.tr("Long dashes become commas"),
            "pause": self.tr("Long dashes become pauses"),
            "keep": self.tr("Long dashes stay"),
        }
        self.dashes = {dash: group.addAction(menu.addAction(name)) for dash, name in names.items()}
        for action in self.dashes.values():
            action.setCheckable(True)
        self.dashes["comma"].setChecked(True)
        self.setMenu(menu)

    def choices(self) -> TidyChoices:
        """What is chosen."""
        from vbee_desktop.core.tidy_text import Dash, TidyChoices

        return TidyChoices(self.addresses.isChecked(), Dash(self._dash()))

    def remember(self, settings: Settings) -> None:
        """Hand the choices to the settings."""
        settings.set(_ADDRESSES, self.addresses.isChecked())
        settings.set(_DASH, self._dash())

    def bring_back(self, settings: Settings) -> None:
        """Choose as the last time; a stored value of a wrong type counts as absent."""
        self.addresses.setChecked(settings.get(_ADDRESSES) is True)
        dash = settings.get(_DASH)
        if isinstance(dash, str) and dash in self.dashes:
            self.dashes[dash].setChecked(True)

    def _dash(self) -> str:
        return next(dash for dash, action in self.dashes.items() if action.isChecked())
