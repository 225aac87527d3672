"""App ID and token, and the demo: offered at the start, tried before they are kept, and warned about."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from vbee_desktop.app.account_desk import AccountDesk
from vbee_desktop.app.expiry_watch import ExpiryWatch
from vbee_desktop.app.profile_control import ProfileControl
from vbee_desktop.app.setup import Demo
from vbee_desktop.core.credentials import token_expiry_s
from vbee_desktop.core.provision import Feature
from vbee_desktop.core.resources import sandbox_command
from vbee_desktop.ui.account.account_dialog import AccountDialog
from vbee_desktop.ui.account.expiry_words import expiry_words
from vbee_desktop.ui.account.provision_words import problem_words

if TYPE_CHECKING:
    from vbee_desktop.app.desk import JobDesk
    from vbee_desktop.core.models import Credentials
    from vbee_desktop.store.settings import SettingsFile
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.shell.main_window import MainWindow
    from vbee_desktop.ui.shell.workbench import Workbench
    from vbee_desktop.ui.widgets.inline_message import MessageAction
    from vbee_desktop.worker.job_handle import JobHandle

IN_MEMORY = "memory"
"""Of `store.secrets.SecretsPlace`, which only the worker imports."""


class AccountControl(QObject):
    """One dialog at a time. What is kept belongs to the profile in use."""

    def __init__(self, look: Look, desk: JobDesk, settings: SettingsFile, window: MainWindow) -> None:
        super().__init__(window)
        self._look = look
        self._desk = desk
        self._window = window
        self._account_desk = AccountDesk(desk)
        self._checking: JobHandle | None = None
        self.dialog: AccountDialog | None = None
        self._profiles = ProfileControl(look, desk, settings, self, window)
        self._expiry = ExpiryWatch(desk, settings, window, self.open)
        desk.account_changed.connect(self._greet)

    def attach(self, workbench: Workbench) -> None:
        """Let the window's parts ask for an account and follow it."""
        workbench.account_wanted.connect(self.open)
        self._profiles.attach(workbench)
        self._tell_problem()

    def _tell_problem(self) -> None:
        """The administrator's file cannot be used: the window works without it, and says so."""
        provision = self._desk.setup.provision
        if provision.problem is not None:
            words = self.tr("%1: %2 Until it is mended it decides nothing. Tell your administrator.")
            words = words.replace("%1", provision.path).replace("%2", problem_words(provision.problem))
            self._say("error", self.tr("What your administrator has set cannot be used."), words)

    def close(self) -> None:
        """The window closes."""
        self._expiry.close()

    def open(self) -> None:
        """Let App ID and token be entered, unless the machine's administrator did it."""
        provision = self._desk.setup.provision
        if provision.credentials is not None and provision.locks("token"):
            self._say(
                "info",
                self.tr("Set by your administrator."),
                self.tr("App ID and token of this computer cannot be changed here."),
            )
        elif self.dialog is None:
            self.dialog = self._made_dialog()
            self.dialog.open()

    def use_demo(self) -> None:
        """Let the robot speak from now on."""
        self._desk.use(replace(self._desk.setup, demo=Demo.ALWAYS))

    @property
    def allows_demo(self) -> bool:
        """Whether there is a demo here, and the machine's administrator lets it be used."""
        return sandbox_command() is not None and self._desk.setup.provision.allows(Feature.DEMO)

    def _made_dialog(self) -> AccountDialog:
        provision = self._desk.setup.provision
        dialog = AccountDialog(
            self._look,
            self._window,
            offers_demo=self.allows_demo,
            app_id=provision.app_id,
            is_app_id_locked=provision.locks("app_id"),
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.check_wanted.connect(self._check)
        dialog.keep_wanted.connect(self._keep)
        dialog.demo_wanted.connect(self.use_demo)
        dialog.finished.connect(self._forget_dialog)
        return dialog

    def _forget_dialog(self) -> None:
        self.dialog = None
        if self._checking is not None:
            self._checking.cancel()
            self._checking = None

    def _check(self, credentials: Credentials) -> None:
        if self.dialog is None:
            return
        self.dialog.show_checking()
        checking = self._checking = self._account_desk.check(credentials)
        checking.succeeded.connect(lambda _result: self._keep(credentials, is_tried=True))
        checking.failed.connect(self._show_refusal)

    def _show_refusal(self, error: object) -> None:
        self._checking = None
        if self.dialog is not None:
            self.dialog.show_refusal(error)  # type: ignore[arg-type]  # a handle fails with nothing else

    def _keep(self, credentials: Credentials, *, is_tried: bool = False) -> None:
        self._checking = None
        keeping = self._account_desk.keep(credentials)
        keeping.succeeded.connect(partial(self._go_on, credentials, is_tried))
        keeping.failed.connect(self._window.workbench.show_error)
        if self.dialog is not None:
            self.dialog.accept()

    def _go_on(self, credentials: Credentials, is_tried: bool, place: object) -> None:
        self._desk.use(replace(self._desk.setup, demo=Demo.NEVER))
        if place == IN_MEMORY:
            self._say(
                "warning",
                self.tr("The token is kept for this session only."),
                self.tr("This computer has no key store that can be used."),
            )
            return
        title = (
            self.tr("App ID and token work.") if is_tried else self.tr("App ID and token are kept, untried.")
        )
        expires_at = token_expiry_s(credentials.token)
        until = "" if expires_at is None else expiry_words(expires_at, time.time())
        kept = self.tr("They are saved in this computer's key store.")
        self._say("done" if is_tried else "info", title, f"{until} {kept}".strip())

    def _greet(self) -> None:
        """Somebody who has neither the demo nor credentials is offered both, once an account is known."""
        greeting = self.tr("No App ID or token yet.")
        if self._desk.has_credentials:
            message = self._window.workbench.message
            if message.title() == greeting:  # anything else that is said there stays
                message.dismiss()
            return
        actions: list[MessageAction] = [(self.tr("Enter App ID and token"), self.open)]
        words = self.tr("Enter the two values from Vbee's studio.")
        if self.allows_demo:
            words = self.tr("Enter the two values from Vbee's studio, or try the demo with a robot's voice.")
            actions.append((self.tr("Try the demo"), self.use_demo))
        self._window.workbench.message.show_message("info", greeting, words, actions)

    def _say(self, kind: str, title: str, words: str) -> None:
        self._window.workbench.message.show_message(kind, title, words)  # type: ignore[arg-type]
