"""The profiles: the menu of the status line, what is done with them, and who is asked after a switch."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMessageBox

from vbee_desktop.app.account_desk import AccountDesk
from vbee_desktop.app.configuration import stored_profiles
from vbee_desktop.app.setup import Demo, chosen_api
from vbee_desktop.core.errors import BadInput, StorageError
from vbee_desktop.core.profiles import Profile, Profiles, kept_form, new_profile_id
from vbee_desktop.core.source import Source
from vbee_desktop.ui.account.profile_dialog import ProfileDialog
from vbee_desktop.ui.account.profile_menu import ProfileMenu
from vbee_desktop.ui.account.profile_words import locked_words, profile_name

if TYPE_CHECKING:
    from vbee_desktop.app.account_control import AccountControl
    from vbee_desktop.app.desk import JobDesk
    from vbee_desktop.core.models import SpeechWay
    from vbee_desktop.store.settings import SettingsFile
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.shell.main_window import MainWindow
    from vbee_desktop.ui.shell.workbench import Workbench


class ProfileControl(QObject):
    """The profile in use is that of the desk; the settings hold all of them, and which one is to be used next
    time.
    """

    def __init__(
        self,
        look: Look,
        desk: JobDesk,
        settings: SettingsFile,
        accounts: AccountControl,
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self._look = look
        self._desk = desk
        self._settings = settings
        self._accounts = accounts
        self._window = window

    def attach(self, workbench: Workbench) -> None:
        """Let the window's parts follow the profile."""
        workbench.status.account_button.clicked.connect(self.show_menu)
        panel = workbench.speech.settings
        panel.way_changed.connect(self._keep_service)
        self._adopt_service(panel.way())
        self._show_profile()

    @property
    def profiles(self) -> Profiles:
        """All of them, with that in use as the active one."""
        return stored_profiles(self._settings).choosing(self._desk.setup.profile.id)

    def menu(self) -> ProfileMenu:
        """What can be done now; it is deleted once it has been shown."""
        menu = ProfileMenu(
            self.profiles,
            self._window,
            is_demo=self._desk.is_demo,
            offers_demo=self._accounts.allows_demo and self._desk.setup.server is None,
        )
        menu.chosen.connect(self.switch_to)
        menu.demo_wanted.connect(self._accounts.use_demo)
        menu.account_wanted.connect(self._accounts.open)
        menu.edit_wanted.connect(self._edit)
        menu.remove_wanted.connect(self._ask_to_remove)
        menu.new_wanted.connect(self._ask_for_new)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def show_menu(self) -> None:
        """Above the chip, which stands at the window's lower edge."""
        menu, button = self.menu(), self._window.workbench.status.account_button
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def switch_to(self, profile_id: object) -> None:
        """Work with another profile; what is under way ends as it began."""
        profiles = stored_profiles(self._settings).choosing(str(profile_id))
        if self._keep(profiles):
            self._use(profiles.active)

    def _use(self, profile: Profile) -> None:
        self._desk.use(replace(self._desk.setup.with_profile(profile), demo=Demo.NEVER))
        self._show_profile()

    def _show_profile(self) -> None:
        """Tell the status line, and let the panel ask the service of the profile."""
        setup, workbench = self._desk.setup, self._window.workbench
        workbench.status.show_profile(setup.profile.name)
        panel = workbench.speech.settings
        panel.set_way(replace(panel.way(), api=setup.api))
        is_locked = chosen_api(setup.wishes, setup.profile, setup.provision).is_locked
        panel.lock_service(locked_words() if is_locked else "")

    def _adopt_service(self, way: SpeechWay) -> None:
        """What was chosen in the panel before there were profiles stays chosen."""
        setup = self._desk.setup
        if chosen_api(setup.wishes, setup.profile, setup.provision).source is Source.BUILT_IN:
            self._keep_service(way)

    def _keep_service(self, way: SpeechWay) -> None:
        """A service that is chosen in the panel is the profile's from now on."""
        setup = self._desk.setup
        if way.api is chosen_api(setup.wishes, setup.profile, setup.provision).value:
            return
        profile = replace(setup.profile, api=way.api)
        self._desk.note_profile(profile)
        self._settings_hold(stored_profiles(self._settings).with_profile(profile))

    def _edit(self) -> None:
        self._open(self._desk.setup.profile, is_new=False)

    def _ask_for_new(self) -> None:
        self._open(Profile(new_profile_id()), is_new=True)

    def _open(self, profile: Profile, *, is_new: bool) -> None:
        provision = self._desk.setup.provision
        dialog = ProfileDialog(self._look, profile, provision.locked, self._window, is_new=is_new)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.save_wanted.connect(lambda wanted: self._save(dialog, wanted))
        dialog.open()

    def _save(self, dialog: ProfileDialog, profile: Profile) -> None:
        try:
            profiles = stored_profiles(self._settings).with_profile(profile)
        except BadInput as error:
            dialog.complain(error)
            return
        if self._keep(profiles.choosing(profile.id)):
            dialog.accept()
            self._use(profile)

    def _ask_to_remove(self) -> None:
        profile = self._desk.setup.profile
        question = QMessageBox(self._window)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.setIcon(QMessageBox.Icon.Warning)
        question.setTextFormat(Qt.TextFormat.PlainText)
        question.setWindowTitle(self.tr("Remove profile"))
        question.setText(self.tr("Remove the profile %1?").replace("%1", profile_name(profile)))
        question.setInformativeText(
            self.tr("Its App ID and token are deleted from this computer. What was made with it stays.")
        )
        remove = question.addButton(self.tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
        keep = question.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(keep)
        remove.clicked.connect(lambda: self._remove(profile))
        question.open()

    def _remove(self, profile: Profile) -> None:
        profiles = stored_profiles(self._settings).choosing(profile.id).without(profile.id)
        if self._keep(profiles):
            AccountDesk(self._desk).forget(self._desk.setup.secrets.of_profile(profile.id))
            self._use(profiles.active)

    def _keep(self, profiles: Profiles) -> bool:
        """Write them down; false when the disk refuses, which is told."""
        before = stored_profiles(self._settings)
        self._settings_hold(profiles)
        try:
            self._settings.save()
        except StorageError as error:
            self._settings_hold(before)
            self._window.workbench.show_error(error)
            return False
        return True

    def _settings_hold(self, profiles: Profiles) -> None:
        for name, value in kept_form(profiles).items():
            self._settings.set(name, value)
