"""Callbacks as the settings want them, and as the window's desk hands their port on."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.api.wire_server import free_port
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.app.callbacks import callbacks_wanted
from vbee_desktop.app.desk import JobDesk
from vbee_desktop.app.setup import Setup
from vbee_desktop.core.callback_address import CallbackAddress
from vbee_desktop.core.errors import BadInput, VbeeError
from vbee_desktop.core.server import server_at
from vbee_desktop.store.home import Home
from vbee_desktop.store.secrets import Secrets
from vbee_desktop.store.settings import SettingsFile
from vbee_desktop.ui.messages import message_for

KNOWN = {"VBEE_APP_ID": "app-1", "VBEE_TOKEN": "token-1"}
WANTED: list[tuple[dict[str, object], CallbackAddress | None]] = [
    ({}, None),
    ({"callbacks.public_url": "https://calls.example.org"}, None),
    ({"callbacks.enabled": "yes"}, None),
    ({"callbacks.enabled": True}, CallbackAddress("", 8765)),
    (
        {
            "callbacks.enabled": True,
            "callbacks.port": 9_000,
            "callbacks.public_url": "https://calls.example.org",
        },
        CallbackAddress("https://calls.example.org", 9_000),
    ),
    (
        {"callbacks.enabled": True, "callbacks.port": "x", "callbacks.public_url": 7},
        CallbackAddress("7", 8765),
    ),
]


@pytest.mark.parametrize(("stored", "wanted"), WANTED)
def test_callbacks_are_off_until_the_settings_want_them(
    tmp_path: Path, stored: dict[str, object], wanted: CallbackAddress | None
) -> None:
    settings = SettingsFile(tmp_path / "settings.json")
    for name, value in stored.items():
        settings.set(name, value)
    assert callbacks_wanted(settings) == wanted


def desk_for(sandbox: SandboxProcess, home: Path, callbacks: CallbackAddress) -> JobDesk:
    return JobDesk(Setup(Home(home), Secrets(KNOWN), server_at(sandbox.url), callbacks=callbacks))


def test_a_new_account_takes_the_port_over(sandbox: SandboxProcess, tmp_path: Path, qtbot: QtBot) -> None:
    port = free_port()
    desk = desk_for(sandbox, tmp_path / "home", CallbackAddress(f"http://127.0.0.1:{port}", port))
    errors: list[object] = []
    desk.failed.connect(errors.append)
    with qtbot.waitSignal(desk.account_changed):
        desk.start()
    with qtbot.waitSignal(desk.account_changed):
        desk.use(desk.setup)
    with socket.create_connection(("127.0.0.1", port)) as caller:
        caller.sendall(b"GET / HTTP/1.1\r\n\r\n")
        assert caller.recv(12) == b"HTTP/1.1 404"
    assert desk.shutdown()
    assert errors == []
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", port))


@pytest.mark.parametrize("address", ["http://calls.example.org", ""])
def test_an_address_that_cannot_be_used_is_told_and_stops_nothing(
    sandbox: SandboxProcess, tmp_path: Path, qtbot: QtBot, address: str
) -> None:
    desk = desk_for(sandbox, tmp_path / "home", CallbackAddress(address, 8765))
    errors: list[VbeeError] = []
    desk.failed.connect(errors.append)
    with qtbot.waitSignals([desk.failed, desk.account_changed]):
        desk.start()
    assert desk.shutdown()
    (error,) = errors
    assert message_for(error).title == "A setting cannot be used: Public address for callbacks."


def test_a_port_that_is_taken_is_told_in_words_with_its_number() -> None:
    error = BadInput(field="callbacks.port", reason="port_taken", port=8765)
    said = message_for(error)
    assert said.title == "A setting cannot be used: Port for callbacks."
    assert said.text.startswith("Another program uses port 8765.")
