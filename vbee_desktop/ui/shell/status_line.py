"""The line at the bottom of the window: who is asking, what runs, what was spent, whether it is the demo."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from vbee_desktop.core.token_expiry import days_left
from vbee_desktop.ui.look import CAPTION
from vbee_desktop.ui.points.point_words import creates_text, perhaps_text, whole
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.line import Line
from vbee_desktop.ui.widgets.pill import Pill
from vbee_desktop.ui.widgets.plain_buttons import ToolButton
from vbee_desktop.ui.widgets.plain_tip import plain_tip

if TYPE_CHECKING:
    from vbee_desktop.core.ledger import PeriodSums
    from vbee_desktop.core.models import Account
    from vbee_desktop.ui.look import Look

MOST_NAME_CHARACTERS = 24
"""Of a profile; the whole name is told where the pointer rests."""
HEIGHT = 28


class StatusLine(QWidget):
    """**Account** opens the menu of the profiles, the points open their dialog, and what stands there while
    this computer is off the network leads to **Check connection**; the rest only tells.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.account_button = ToolButton(look, self, icon="user", text=self.tr("Account"))
        self._profile_name = ""
        self._jobs = Label(look, self, role="text2", scale=CAPTION)
        self._running = 0
        self._is_offline = False
        self.offline_button = ToolButton(look, self, icon="warning")
        self.offline_button.setToolTip(self.tr("Check connection…"))
        self.offline_button.hide()
        self._badge = Pill(
            look, self, text=self.tr("Demo: a robot's voice, nothing is charged"), kind="info", icon="flask"
        )
        self._badge.hide()
        self.points_button = ToolButton(look, self, icon="points")
        self._points_edge = Line(look, self, vertical=True)
        self.show_points(None)
        for button in (self.account_button, self.offline_button, self.points_button):
            button.scale = CAPTION
            button.least_height = HEIGHT  # the line is no higher, and each pixel counts on a low screen
            button.restyle()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self.account_button)
        row.addWidget(Line(look, self, vertical=True))
        row.addWidget(self._jobs)
        row.addWidget(self.offline_button)
        row.addWidget(self._points_edge)
        row.addWidget(self.points_button)
        row.addStretch(1)
        row.addWidget(self._badge)
        self.setMinimumHeight(look.height(HEIGHT, CAPTION))
        self.show_jobs(0)

    def show_profile(self, name: str) -> None:
        """The name of the profile that is asked next; empty for that of somebody who has only one."""
        self._profile_name = name
        self.account_button.setToolTip(plain_tip(name))

    def show_account(self, account: Account) -> None:
        """Who is asking."""
        self._badge.setVisible(account.is_demo)
        self.account_button.setText(self._words(account))
        self.account_button.setAccessibleDescription(self.tr("Opens the profiles"))

    def show_jobs(self, count: int) -> None:
        """How many jobs run; off the network, they wait."""
        self._running = count
        self._jobs.setText(self.tr("%n job(s) running", "", count) if count else self.tr("No jobs running"))
        self.offline_button.setText(self.offline_words)

    def show_offline(self, *, is_offline: bool) -> None:
        """Whether this computer is off the network."""
        self._is_offline = is_offline
        self.offline_button.setVisible(is_offline)
        self._jobs.setVisible(not is_offline)

    @property
    def offline_words(self) -> str:
        """What it says while this computer is off the network."""
        if not self._running:
            return self.tr("Offline: waiting for the network")
        return self.tr("Offline: waiting for the network; %n job(s) wait", "", self._running)

    def show_points(self, today: PeriodSums | None) -> None:
        """What was charged today; None while it is not known, or nothing is ever charged."""
        self.points_button.setVisible(today is not None)
        self._points_edge.setVisible(today is not None)
        if today is None:
            return
        self.points_button.setText(self.tr("%Ln points today", "", whole(today.charged.points)))
        told = "\n".join(each for each in (creates_text(today.charged), perhaps_text(today.perhaps)) if each)
        self.points_button.setToolTip(told)
        self.points_button.setAccessibleDescription(told)

    def _words(self, account: Account) -> str:
        if account.is_demo:
            state = self.tr("Demo")
        elif not account.has_credentials:
            state = self.tr("No App ID yet")
        else:
            state = self._expiry(account.expires_at)
            if not self._profile_name:
                state = " · ".join(part for part in (self.tr("Vbee account"), state) if part)
        return " · ".join(part for part in (self._short_name(), state) if part)

    def _short_name(self) -> str:
        name = self._profile_name
        return name if len(name) <= MOST_NAME_CHARACTERS else f"{name[: MOST_NAME_CHARACTERS - 1].rstrip()}…"

    def _expiry(self, expires_at: float | None) -> str:
        if expires_at is None:
            return ""
        now = time.time()
        if expires_at <= now:
            return self.tr("token expired")
        days = days_left(expires_at, now)
        return self.tr("token expires in %n day(s)", "", days) if days else self.tr("token expires today")
