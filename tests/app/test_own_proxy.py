"""A proxy of one's own, entered in the settings: real traffic goes by way of a real proxy that asks who is
there.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.api.private_ca import private_ca
from tests.api.wire_server import free_port
from tests.app.started import LIMIT_MS
from tests.app.test_settings import dialog_of, save_and_close
from tests.e2e.test_proxy import LOGIN, tinyproxy
from tests.support.logs import AllowedLogs
from tests.support.memory_keyring import MemoryKeyring
from tests.support.relay import Switch, switch_to
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.app.configuration import make_setup
from vbee_desktop.app.setup import Demo, Wishes
from vbee_desktop.app.window import WindowProgram
from vbee_desktop.core.proxy_choice import ProxyMode
from vbee_desktop.core.server import server_at
from vbee_desktop.store.home import Home

__all__ = ["tinyproxy"]


@pytest.fixture
def far_server(sandbox: SandboxProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Switch]:
    """The sandbox behind TLS, by a certificate of the company's that this computer trusts."""
    company = private_ca(tmp_path / "company")
    monkeypatch.setenv("SSL_CERT_FILE", str(company.root_file))
    with switch_to(sandbox.url, company.server_tls(socket.gethostname())) as server:
        server.turn_on()
        yield server


@pytest.fixture(params=(f"http://127.0.0.1:{free_port()}", "socks5://127.0.0.1:1"), ids=("gone", "unknown"))
def program(
    request: pytest.FixtureRequest,
    qtbot: QtBot,
    qapp: QApplication,
    far_server: Switch,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    allowed_logs: AllowedLogs,
) -> Iterator[WindowProgram]:
    """On a computer whose system knows a proxy that is not there any more, or that cannot be used."""
    allowed_logs("This plugin does not support", "does not support propagateSizeHints")
    monkeypatch.setenv("HTTPS_PROXY", request.param)
    monkeypatch.setenv("NO_PROXY", "")
    known = {"VBEE_APP_ID": "app", "VBEE_TOKEN": "token"}
    home, wishes = Home(tmp_path / "home"), Wishes(server_variable=server_at(far_server.url))
    program = WindowProgram(qapp, home, lambda: make_setup(home, known, wishes, Demo.NEVER), "en")
    program.window.show()
    qtbot.waitUntil(lambda: program.is_complete, timeout=LIMIT_MS)
    yield program
    assert program.close()
    program.window.deleteLater()
    qapp.processEvents()


def enter_login(qtbot: QtBot, program: WindowProgram, address: str) -> None:
    dialog = dialog_of(qtbot, program)
    page = dialog.network
    page.mode.setCurrentIndex(page.mode.findData(str(ProxyMode.MANUAL)))
    page.address.setText(address)
    QTest.keyClicks(page.name, LOGIN.name)
    QTest.keyClicks(page.password, LOGIN.password)
    save_and_close(qtbot, program, dialog)


def test_a_proxy_with_name_and_password_is_the_way_as_soon_as_it_is_saved(
    qtbot: QtBot, program: WindowProgram, tinyproxy: str, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    offline, message = program.window.workbench.status.offline_button, program.window.workbench.message
    told = "A setting cannot be used: Proxy."
    qtbot.waitUntil(lambda: offline.isVisible() or message.title() == told, timeout=LIMIT_MS)
    assert sandbox.requests() == []
    enter_login(qtbot, program, tinyproxy)
    qtbot.waitUntil(lambda: any("/voices" in each["path"] for each in sandbox.requests()), timeout=LIMIT_MS)
    assert not offline.isVisible()
    kept = [path for path in (tmp_path / "home").rglob("*") if path.is_file()]
    assert not [path for path in kept if LOGIN.password.encode() in path.read_bytes()]
    store = keyring.get_keyring()
    assert isinstance(store, MemoryKeyring)
    qtbot.waitUntil(lambda: LOGIN.password in store.entries.values(), timeout=LIMIT_MS)
    dialog = dialog_of(qtbot, program)
    qtbot.waitUntil(lambda: dialog.network.name.text() == LOGIN.name, timeout=LIMIT_MS)
    assert dialog.network.password.echoMode() == dialog.network.password.EchoMode.Password
    dialog.cancel_button.click()
