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

        dash = next(dash for dash, action in self.dashes.items() if action.isChecked())
        return TidyChoices(self.addresses.isChecked(), Dash(dash))
