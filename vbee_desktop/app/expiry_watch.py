"""Tells in time that a token expires."""

from __future__ import annotations

import time
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from vbee_desktop.core.token_expiry import Expiry, days_left, expiry_of
from vbee_desktop.ui.account.expiry_words import day_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from vbee_desktop.app.desk import JobDesk
    from vbee_desktop.core.models import Account
    from vbee_desktop.store.settings import SettingsFile
    from vbee_desktop.ui.shell.main_window import MainWindow

LOOK_MS = 3_600_000
TOLD = "account.expiry_told"
"""In the settings: of which account, and on which day, it was told last."""


class ExpiryWatch(QObject):
    """Once a day from a week before the end; that a token has expired is told at every start."""

    def __init__(
        self, desk: JobDesk, settings: SettingsFile, window: MainWindow, enter_token: Callable[[], object]
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._settings = settings
        self._window = window
        self._enter_token = enter_token
        self._said = ""  # the title of the message, as long as it may stand there
        self._over_told = ""  # the account whose end was told in this session
        desk.account_changed.connect(self._look)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(lambda: self._look(desk.account))
        self._timer.start()

    def close(self) -> None:
        """The window closes: nothing is told any more."""
        self._timer.stop()

    def _look(self, account: Account) -> None:
        self._take_back()
        expiry = expiry_of(account.expires_at, time.time())
        if account.expires_at is None or expiry is None:
            return
        if expiry is Expiry.OVER:
            if self._over_told != account.key:
                self._over_told = account.key
                self._say(self.tr("The token has expired."), self._over_words(account.expires_at))
            return
        today = f"{account.key} {datetime.now().astimezone().date().isoformat()}"
        if self._settings.get(TOLD) != today:
            self._settings.set(TOLD, today)
            self._say(self._title(account.expires_at), self._words(account.expires_at))

    def _take_back(self) -> None:
        """What was said of another token goes."""
        message = self._window.workbench.message
        if self._said and message.title() == self._said:
            message.dismiss()
        self._said = ""

    def _say(self, title: str, words: str) -> None:
        self._said = title
        can_change = not self._desk.setup.provision.locks("token")
        acts = [(self.tr("Enter new token"), self._enter_token)] if can_change else []
        self._window.workbench.message.show_message("warning", title, words, acts)

    def _title(self, expires_at: float) -> str:
        now = time.time()
        if expiry_of(expires_at, now) is Expiry.LAST_DAY:
            return self.tr("The token expires within a day.")
        return self.tr("The token expires in %Ln day(s).", "", days_left(expires_at, now))

    def _words(self, expires_at: float) -> str:
        words = self.tr("It is valid until %1. Enter a new one before then, and nothing stops.")
        return words.replace("%1", day_words(expires_at))

    def _over_words(self, expires_at: float) -> str:
        words = self.tr("It was valid until %1. Enter a new one; what waits for it then goes on.")
        return words.replace("%1", day_words(expires_at))
