"""Options are found, explained, brought back to their defaults and locked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from vbee_desktop.core.provision import ALL_FEATURES, Feature
from vbee_desktop.core.proxy_choice import ProxyLogin, ProxyMode
from vbee_desktop.ui.look import Look
from vbee_desktop.ui.settings.choices import CallbackChoices, Choices, ProxyWish, RecordingChoices
from vbee_desktop.ui.settings.page import SettingsPage
from vbee_desktop.ui.settings.reset_button import ResetButton
from vbee_desktop.ui.settings.settings_dialog import SettingsDialog

OFF = CallbackChoices(is_on=False, public_url="", port=8765)
USUAL = Choices("", "system", keeps_history=True, callbacks=OFF)
OWN = ProxyWish(ProxyMode.MANUAL, "http://proxy.example:8080")
CHANGED = Choices(
    "vi",
    "dark",
    False,
    CallbackChoices(True, "https://a.example", 9000),
    RecordingChoices(True, True),
    OWN,
    "{n}",
)


@pytest.fixture
def usual(qtbot: QtBot, look: Look) -> SettingsDialog:
    return shown(qtbot, SettingsDialog(look, USUAL))


def shown(qtbot: QtBot, dialog: SettingsDialog) -> SettingsDialog:
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def found(dialog: SettingsDialog) -> list[str]:
    """The pages in sight."""
    rows = range(dialog.pages.count())
    return [dialog.pages.item(row).text() for row in rows if not dialog.pages.item(row).isHidden()]


def resets(dialog: SettingsDialog) -> list[ResetButton]:
    return [each for each in dialog.findChildren(ResetButton) if not each.isHidden()]


def test_every_option_is_explained_in_a_sentence(usual: SettingsDialog) -> None:
    for page in usual.findChildren(SettingsPage):
        for option in page.options:
            assert option.tip.endswith("."), option.name
            assert option.field.accessibleDescription(), option.name


@pytest.mark.parametrize(
    ("wanted", "pages"),
    [
        ("proxy", ["Network", "Callbacks"]),
        ("PROXY password", ["Network"]),
        ("pass wörd", ["Network"]),
        ("thème", ["General"]),
        ("history", ["History"]),
        ("nothing like it", []),
        ("  ", ["General", "Speech", "Recording", "Network", "History", "Callbacks"]),
    ],
)
def test_options_are_found_by_their_words(usual: SettingsDialog, wanted: str, pages: list[str]) -> None:
    usual.search.setText(wanted)
    assert found(usual) == pages


def test_only_what_is_found_is_shown_and_clearing_brings_all_back(usual: SettingsDialog) -> None:
    usual.search.setText("password")
    assert usual.network.password.isVisible()
    assert not usual.network.mode.isVisible()
    usual.search.clear()
    assert usual.network.mode.isVisible()
    assert not usual.network.address_note.isVisible()


def test_each_option_goes_back_to_its_default_alone(qtbot: QtBot, look: Look) -> None:
    dialog = shown(qtbot, SettingsDialog(look, CHANGED))
    wanted = {each.accessibleName() for each in resets(dialog)}
    assert len(wanted) == len(resets(dialog)) == 11
    dialog.history.keep.setChecked(True)
    theme = next(each for each in resets(dialog) if each.accessibleName().endswith("Theme"))
    theme.click()
    assert dialog.choices() == replace(CHANGED, theme="system", keeps_history=True)
    for button in resets(dialog):
        button.click()
    assert dialog.choices() == USUAL
    assert resets(dialog) == []


def test_what_the_administrator_set_is_shown_and_cannot_be_changed(qtbot: QtBot, look: Look) -> None:
    locked = {"history.keep", "network.proxy"}
    dialog = shown(qtbot, SettingsDialog(look, CHANGED, locked=locked))
    for field in (dialog.history.keep, dialog.network.mode, dialog.network.address):
        assert not field.isEnabled()
        assert "Set by your administrator." in field.accessibleDescription()
    assert dialog.network.name.isEnabled()
    names = {each.accessibleName() for each in resets(dialog)}
    assert not any(
        name.endswith(("Keep history", "Proxy", "Address")) for name in names if "Public" not in name
    )
    dialog.search.setText("proxy")
    dialog.search.clear()
    assert not dialog.network.address.isEnabled()
    assert not any(each.accessibleName().endswith(": Proxy") for each in resets(dialog))


def test_what_is_not_allowed_has_no_page(qtbot: QtBot, look: Look) -> None:
    features = ALL_FEATURES - {Feature.CALLBACKS, Feature.TRANSCRIPTION}
    dialog = shown(qtbot, SettingsDialog(look, USUAL, features=features))
    assert found(dialog) == ["General", "Speech", "Network", "History"]
    dialog.search.setText("port")
    assert "Callbacks" not in found(dialog)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", "http://proxy.example:8080"),
        ("socks5://proxy:1080", "SOCKS"),
        ("http://me:secret@proxy:80", "not in the address"),
        ("http://proxy/wpad.dat", "http://proxy.example:8080"),
    ],
)
def test_a_proxy_that_cannot_be_is_told_under_its_field(
    qtbot: QtBot, look: Look, address: str, said: str
) -> None:
    dialog = shown(qtbot, SettingsDialog(look, USUAL))
    wanted: list[object] = []
    dialog.save_wanted.connect(wanted.append)
    dialog.network.mode.setCurrentIndex(2)
    dialog.network.address.setText(address)
    dialog.save_button.click()
    assert wanted == []
    assert dialog.network.address_note.isVisible()
    assert said in dialog.network.address_note.text()
    dialog.network.mode.setCurrentIndex(1)
    dialog.save_button.click()
    assert len(wanted) == 1


def test_a_login_that_nobody_touched_stays_as_the_key_store_has_it(usual: SettingsDialog) -> None:
    page, login = usual.network, ProxyLogin("me", "secret")
    page.show_login(login)
    assert page.choices() == ProxyWish(login=login)
    page.password.textEdited.emit("other")
    page.show_login(ProxyLogin("late", "answer"))
    assert page.name.text() == "me"
    assert page.choices().is_login_changed
    page.name.clear()
    assert page.choices().login is None


def test_a_login_that_is_taken_back_is_taken_out_of_the_key_store(usual: SettingsDialog) -> None:
    page = usual.network
    page.show_login(ProxyLogin("mai", "secret"))
    option = next(each for each in page.options if each.field is page.name)
    assert option.reset is not None
    option.reset.click()
    assert (page.choices().login, page.choices().is_login_changed) == (None, True)


@pytest.mark.parametrize(("template", "said"), [("{x} {n}", "{x} is not known."), ("  ", "Enter a name.")])
def test_names_that_cannot_be_are_told_under_their_field(
    usual: SettingsDialog, template: str, said: str
) -> None:
    wanted: list[object] = []
    usual.save_wanted.connect(wanted.append)
    usual.speech.template.setText(template)
    usual.save_button.click()
    assert wanted == []
    assert usual.speech.template_note.isVisible()
    assert usual.speech.template_note.text() == said
