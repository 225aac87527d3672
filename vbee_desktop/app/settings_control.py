"""Opens the **Settings** dialog and applies what is chosen in it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from vbee_desktop.app.account_desk import AccountDesk
from vbee_desktop.app.callbacks import callbacks_wanted
from vbee_desktop.app.configuration import STORED_HISTORY, STORED_PROXY, chosen_proxy
from vbee_desktop.core.errors import StorageError
from vbee_desktop.core.proxy_choice import ProxyLogin
from vbee_desktop.ui.settings.choices import CallbackState, remember_choices, remembered_choices
from vbee_desktop.ui.settings.settings_dialog import SettingsDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.app.desk import JobDesk
    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.jobs.services import Report, Services
    from vbee_desktop.store.secrets import ProxySecret
    from vbee_desktop.store.settings import SettingsFile
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.settings.choices import Choices

LOCKABLE = (STORED_HISTORY, STORED_PROXY)


class SettingsControl(QObject):
    """One dialog at a time. Everything takes effect when it is saved."""

    theme_chosen = Signal(object)
    """``system``, ``light`` or ``dark``"""
    language_chosen = Signal()
    recording_chosen = Signal()
    connection_check_wanted = Signal()

    def __init__(self, look: Look, desk: JobDesk, settings: SettingsFile, window: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self._desk = desk
        self._settings = settings
        self._window = window
        self._account_desk = AccountDesk(desk)
        self._is_refused = False  # callbacks are wanted, and cannot be received as things stand
        self.dialog: SettingsDialog | None = None

    def open(self) -> None:
        """Show the dialog; while it is open the window behind it is not used."""
        if self.dialog is None:
            self.dialog = self._made_dialog()
            self.dialog.open()

    def _made_dialog(self) -> SettingsDialog:
        dialog = SettingsDialog(
            self._look,
            remembered_choices(self._settings),
            self._window,
            locked=[name for name in LOCKABLE if self._settings.is_locked(name)],
            features=self._desk.setup.provision.features,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.save_wanted.connect(self._save)
        dialog.delete_everything_wanted.connect(self._delete_everything)
        dialog.connection_check_wanted.connect(self.connection_check_wanted)
        dialog.finished.connect(self._forget_dialog)
        self._account_desk.proxy_login().succeeded.connect(self._show_login)
        self._desk.submit(_callback_state).succeeded.connect(self._show_callback_state)
        return dialog

    def _forget_dialog(self) -> None:
        self.dialog = None

    def _save(self, choices: Choices) -> None:
        before = remembered_choices(self._settings)
        remember_choices(self._settings, choices)
        try:
            self._settings.save()
        except StorageError as error:
            remember_choices(self._settings, before)
            self._tell_failure(error)
            return
        if choices.theme != before.theme:
            self.theme_chosen.emit(choices.theme)
        if choices.language != before.language:
            self.language_chosen.emit()
        if choices.recording != before.recording:
            self.recording_chosen.emit()
        is_proxy_same = choices.proxy.words == before.proxy.words and not choices.proxy.is_login_changed
        if is_proxy_same and choices.callbacks == before.callbacks and not self._is_refused:
            self._close()
        else:
            self._keep_login(choices)

    def _keep_login(self, choices: Choices) -> None:
        """Before the way is opened with it."""
        secret = self._desk.setup.proxy_secret
        if secret is None or not choices.proxy.is_login_changed:
            self._open_anew()
            return
        keeping = self._account_desk.keep_proxy_login(secret, choices.proxy.login)
        keeping.succeeded.connect(self._open_anew)
        keeping.failed.connect(partial(self._keep_once_open, secret, choices.proxy.login))

    def _keep_once_open(self, secret: ProxySecret, login: ProxyLogin | None, _error: object) -> None:
        """The services cannot be opened by the way that has counted so far; those by the new one keep the
        login.
        """
        if login is not None:
            secret.remember(login)
        self._open_anew()
        self._account_desk.keep_proxy_login(secret, login)

    def _open_anew(self, _place: object = None) -> None:
        """Open the services by the way that is wanted, with the receiver or without; a port in use is told
        beside its field.
        """
        setup = self._desk.setup
        self._desk.use(
            replace(
                setup,
                callbacks=callbacks_wanted(self._settings),
                proxy=chosen_proxy(self._settings).value,
            )
        )
        if self.dialog is not None:
            self.dialog.show_opening()
        asking = self._desk.submit(_callback_state)
        asking.succeeded.connect(self._end_save)
        asking.failed.connect(self._close)  # the window tells what is wrong with the services

    def _end_save(self, state: CallbackState) -> None:
        self._show_callback_state(state)
        if state.error is None:
            self._close()

    def _show_login(self, login: object) -> None:
        if self.dialog is not None and isinstance(login, ProxyLogin):
            self.dialog.network.show_login(login)

    def _delete_everything(self) -> None:
        from vbee_desktop.app.history_desk import HistoryDesk

        deleting = HistoryDesk(self._desk).forget_everything()
        deleting.succeeded.connect(self._tell_deleted)
        deleting.failed.connect(self._tell_not_deleted)

    def _tell_deleted(self, _result: object) -> None:
        if self.dialog is not None:
            self.dialog.history.show_deleted()

    def _tell_not_deleted(self, error: VbeeError) -> None:
        if self.dialog is not None:
            self.dialog.history.show_failure(error)

    def _show_callback_state(self, state: CallbackState) -> None:
        self._is_refused = state.error is not None
        if self.dialog is not None:
            self.dialog.show_callback_state(state)

    def _tell_failure(self, error: VbeeError) -> None:
        if self.dialog is not None:
            self.dialog.show_failure(error)

    def _close(self, _reason: object = None) -> None:
        if self.dialog is not None:
            self.dialog.accept()


async def _callback_state(services: Services, _report: Report) -> CallbackState:
    address = services.callback_address
    return CallbackState(
        public_url="" if address is None else address.public_url,
        error=services.callback_error,
        is_demo=services.account.is_demo,
    )
