"""The menu of the account in the status line: which profile is worked with, and what can be done with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from vbee_desktop.core.profiles import FIRST_ID
from vbee_desktop.ui.account.profile_words import profile_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.core.profiles import Profiles

    Act = Callable[[], object]


class ProfileMenu(QMenu):
    """Made anew each time it is opened."""

    chosen = Signal(object)
    """The id of a profile."""
    demo_wanted = Signal()
    new_wanted = Signal()
    edit_wanted = Signal()
    remove_wanted = Signal()
    account_wanted = Signal()

    def __init__(self, profiles: Profiles, parent: QWidget, *, is_demo: bool, offers_demo: bool) -> None:
        super().__init__(parent)
        self._group = QActionGroup(self)
        for profile in profiles.all:
            is_active = profile.id == profiles.active_id and not (offers_demo and is_demo)
            choose = partial(self.chosen.emit, profile.id)
            self._add_choice(profile_name(profile), choose, is_ticked=is_active)
        if offers_demo:
            self._add_choice(self.tr("Demo"), self.demo_wanted.emit, is_ticked=is_demo)
        self.addSeparator()
        self._add(self.tr("App ID and token…"), self.account_wanted.emit)
        self._add(self.tr("Edit profile…"), self.edit_wanted.emit)
        remove = self._add(self.tr("Remove profile…"), self.remove_wanted.emit)
        remove.setEnabled(profiles.active_id != FIRST_ID)
        self.addSeparator()
        self._add(self.tr("New profile…"), self.new_wanted.emit)

    def _add(self, words: str, act: Act) -> QAction:
        action = self.addAction(words)
        action.triggered.connect(lambda _checked=False: act())
        return action

    def _add_choice(self, words: str, act: Act, *, is_ticked: bool) -> None:
        action = self._add(words.replace("&", "&&"), act)
        action.setCheckable(True)
        action.setChecked(is_ticked)
        self._group.addAction(action)
