"""The dialog by itself: what it shows, checks and tells."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from vbee_desktop.core.errors import BadInput, Code, StorageError
from vbee_desktop.core.provision import ALL_FEATURES, Feature
from vbee_desktop.core.proxy_choice import ProxyMode
from vbee_desktop.store.settings import SettingsFile
from vbee_desktop.ui.look import Look
from vbee_desktop.ui.settings.choices import (
    CallbackChoices,
    CallbackState,
    Choices,
    ProxyWish,
    RecordingChoices,
    remember_choices,
    remembered_choices,
)
from vbee_desktop.ui.settings.settings_dialog import SettingsDialog

OFF = CallbackChoices(is_on=False, public_url="", port=8765)
ON = CallbackChoices(is_on=True, public_url="https://tunnel.example/vbee", port=9000)
USUAL = Choices("", "system", keeps_history=True, callbacks=OFF)
RESETS = {f"Back to the default: {name}" for name in ("Receive callbacks", "Public address", "Port")}
Open = Callable[..., SettingsDialog]


@pytest.fixture
def open_dialog(qtbot: QtBot, look: Look) -> Open:
    def opened(
        choices: Choices, locked: Collection[str] = (), features: frozenset[Feature] = ALL_FEATURES
    ) -> SettingsDialog:
        dialog = SettingsDialog(look, choices, locked=locked, features=features)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return opened


def saved(dialog: SettingsDialog) -> list[object]:
    wanted: list[object] = []
    dialog.save_wanted.connect(wanted.append)
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    return wanted


def name_of(widget: QWidget) -> str:
    """On Linux a combo box is named by its label, and its own name is what is chosen."""
    return widget.accessibleName() or QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_what_was_never_chosen_has_its_default(tmp_path: Path) -> None:
    assert remembered_choices(SettingsFile(tmp_path / "settings.json")) == USUAL


@pytest.mark.parametrize(
    "choices",
    [
        USUAL,
        Choices("vi", "dark", keeps_history=False, callbacks=ON),
        replace(USUAL, recording=RecordingChoices(is_early=True, is_chained=True)),
        replace(USUAL, proxy=ProxyWish(ProxyMode.MANUAL, "http://proxy.example:8080")),
        replace(USUAL, proxy=ProxyWish(ProxyMode.NONE)),
        replace(USUAL, template="{voice} {n}"),
    ],
)
def test_choices_are_remembered(tmp_path: Path, choices: Choices) -> None:
    path = tmp_path / "settings.json"
    settings = SettingsFile(path)
    remember_choices(settings, choices)
    settings.save()
    assert remembered_choices(SettingsFile(path)) == choices


def test_what_is_shown_is_what_is_saved(open_dialog: Open) -> None:
    choices = Choices("en", "dark", keeps_history=False, callbacks=ON)
    dialog = open_dialog(choices)
    assert dialog.choices() == choices
    assert saved(dialog) == [choices]


def test_every_change_is_saved_together(open_dialog: Open) -> None:
    dialog = open_dialog(USUAL)
    dialog.general.language.setCurrentIndex(1)
    dialog.general.theme.setCurrentIndex(2)
    dialog.history.keep.click()
    dialog.callbacks.switch.click()
    dialog.callbacks.address.setText("  https://tunnel.example  ")
    assert saved(dialog) == [
        Choices("vi", "dark", False, CallbackChoices(True, "https://tunnel.example", 8765))
    ]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", "Enter the address"),
        ("http://tunnel.example", "https://"),
        ("tunnel", "https://"),
        ("https://user:secret@tunnel.example", "https://"),
    ],
)
def test_an_address_that_cannot_be_is_told_beside_its_field(
    open_dialog: Open, address: str, said: str
) -> None:
    dialog = open_dialog(USUAL)
    dialog.callbacks.switch.click()
    dialog.callbacks.address.setText(address)
    assert saved(dialog) == []
    assert dialog.callbacks.isVisible()
    assert said in dialog.callbacks.address_note.text()
    assert said in dialog.callbacks.address.accessibleDescription()
    assert dialog.focusWidget() is dialog.callbacks.address
    QTest.keyClicks(dialog.callbacks.address, "x")
    assert dialog.callbacks.address_note.text() == ""


def test_an_address_is_not_needed_while_callbacks_are_off(open_dialog: Open) -> None:
    dialog = open_dialog(USUAL)
    assert not dialog.callbacks.address.isEnabled()
    assert len(saved(dialog)) == 1


def test_a_port_in_use_is_told_beside_its_field(open_dialog: Open) -> None:
    dialog = open_dialog(Choices("", "system", keeps_history=True, callbacks=ON))
    dialog.show_opening()
    assert not dialog.save_button.isEnabled()
    taken = BadInput(Code.BAD_SETTING, field="callbacks.port", reason="port_taken", port=9000)
    dialog.show_callback_state(CallbackState(error=taken))
    assert dialog.save_button.isEnabled()
    assert "9000" in dialog.callbacks.port_note.text()
    assert dialog.callbacks.port_note.isVisible()


def test_a_complaint_is_in_sight_in_a_low_window(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog(Choices("", "system", keeps_history=True, callbacks=ON))
    dialog.resize(600, 260)
    taken = BadInput(Code.BAD_SETTING, field="callbacks.port", reason="port_taken", port=9000)
    dialog.show_callback_state(CallbackState(error=taken))
    note = dialog.callbacks.port_note
    qtbot.waitUntil(lambda: note.visibleRegion().boundingRect().height() == note.height())


def test_the_state_says_where_callbacks_are_received(open_dialog: Open) -> None:
    dialog = open_dialog(Choices("", "system", keeps_history=True, callbacks=ON))
    dialog.show_callback_state(CallbackState("https://tunnel.example/vbee"))
    assert dialog.callbacks.state.text() == "Received at https://tunnel.example/vbee."
    dialog.show_callback_state(CallbackState(is_demo=True))
    assert "demo" in dialog.callbacks.state.text()


def test_a_disk_that_refuses_the_settings_is_told(open_dialog: Open) -> None:
    dialog = open_dialog(USUAL)
    dialog.show_failure(StorageError(path="/home/x/settings.json"))
    assert "settings.json" in dialog.message.title()
    assert dialog.isVisible()


def question_of(dialog: SettingsDialog) -> QMessageBox:
    dialog.history.delete_button.click()
    question = dialog.findChild(QMessageBox)
    assert question is not None
    return question


def test_deleting_everything_asks_first_and_says_what_stays(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog(USUAL)
    wanted: list[bool] = []
    dialog.delete_everything_wanted.connect(lambda: wanted.append(True))
    question = question_of(dialog)
    assert "stays" in question.informativeText()
    default = question.defaultButton()
    assert default.text() == "Cancel"
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert wanted == []
    qtbot.waitUntil(lambda: dialog.findChild(QMessageBox) is None)
    buttons = question_of(dialog).buttons()
    next(button for button in buttons if button.text() == "Delete everything").click()
    assert wanted == [True]
    assert not dialog.history.delete_button.isEnabled()
    dialog.history.show_deleted()
    assert dialog.history.note.text() == "Everything was deleted."
    assert dialog.history.delete_button.isEnabled()


@pytest.mark.parametrize(
    ("row", "names"),
    [
        (0, {"Language", "Theme"}),
        (1, {"Names of files"}),
        (2, {"Go on past 10 seconds", "Start half a second early"}),
        (3, {"Proxy", "Address", "Proxy user name", "Proxy password", "Check connection…"}),
        (4, {"Keep history", "Delete everything…"}),
        (5, {"Receive callbacks", "Public address", "Port"} | RESETS),
    ],
)
def test_every_page_is_used_by_keyboard_and_has_names(
    qtbot: QtBot, open_dialog: Open, row: int, names: set[str]
) -> None:
    own = ProxyWish(ProxyMode.MANUAL, "http://proxy.example:8080")
    dialog = open_dialog(Choices("", "system", keeps_history=True, callbacks=ON, proxy=own))
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.pages.setFocus()
    for _ in range(row):
        QTest.keyClick(dialog.pages, Qt.Key.Key_Down)
    found = set()
    for _ in range(14):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        found.add(name_of(dialog.focusWidget()))
    found -= {"Back to the default: Proxy", "Back to the default: Address"} if row == 3 else set()
    assert found == names | {"Pages", "Search settings", "Cancel", "Save"}


def test_no_button_is_pressed_by_enter_in_a_field(open_dialog: Open) -> None:
    dialog = open_dialog(Choices("", "system", keeps_history=True, callbacks=ON))
    pressed: list[str] = []
    for button in dialog.findChildren(QAbstractButton):
        button.clicked.connect(lambda _checked=False, button=button: pressed.append(button.text()))
    dialog.pages.setCurrentRow(5)
    QTest.keyClick(dialog.callbacks.address, Qt.Key.Key_Return)
    assert pressed == []
