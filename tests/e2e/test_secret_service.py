"""App ID and token in a real Secret Service: kept, split, locked, denied, absent."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import keyring
import pytest
import secretstorage
from keyring.backends import SecretService

from tests.e2e.harness.secret_service import running_secret_service
from tests.e2e.harness.session_bus import running_session
from tests.e2e.harness.xvfb import running_xvfb
from vbee_desktop.app.key_store import forget_credentials, load_credentials, save_credentials
from vbee_desktop.core.models import Credentials
from vbee_desktop.store.secrets import Secrets, SecretsPlace

LONG = Credentials("app-id", "eyJ" + "tok_en-." * 375)
OTHER = Credentials("app-id", "another-token")
TOKEN_CHARACTERS = 3_003
UNANSWERED_S = 1.0
SOON_S = 0.5
leaves_a_socket = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
"""The keyring library closes no connection to a store that it finds locked."""


@pytest.fixture
def screenless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A session without a screen: a prompt cannot be shown, and is as good as dismissed."""
    with running_session({}) as session, running_secret_service(session, tmp_path / "data"):
        use(session, monkeypatch)
        yield


@pytest.fixture
def unattended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A session with a screen that nobody sits at: a prompt is shown and stays."""
    with (
        running_xvfb() as display,
        running_session(display) as session,
        running_secret_service(session, tmp_path / "data"),
    ):
        use(session, monkeypatch)
        yield
    for thread in threading.enumerate():
        if thread.name == "key store":
            thread.join(20.0)


def use(session: dict[str, str], patch: pytest.MonkeyPatch) -> None:
    patch.setenv("DBUS_SESSION_BUS_ADDRESS", session["DBUS_SESSION_BUS_ADDRESS"])
    keyring.set_keyring(SecretService.Keyring())  # type: ignore[no-untyped-call]


def lock() -> None:
    """What a desktop does after a while, or at the start when nobody has typed a password."""
    connection = secretstorage.dbus_init()
    secretstorage.get_default_collection(connection).lock()
    connection.close()


@contextmanager
def within(limit_s: float) -> Iterator[None]:
    begun_s = time.monotonic()
    yield
    assert time.monotonic() - begun_s < limit_s


@pytest.mark.usefixtures("screenless")
def test_a_long_token_is_kept_in_parts_and_comes_back_whole() -> None:
    assert len(LONG.token) == TOKEN_CHARACTERS
    assert Secrets({}).save(LONG) is SecretsPlace.KEYRING
    assert Secrets({}).load() == (LONG, SecretsPlace.KEYRING)
    connection = secretstorage.dbus_init()
    items = list(secretstorage.get_default_collection(connection).get_all_items())
    kept = {item.get_attributes()["username"]: len(item.get_secret()) for item in items}
    labels = " ".join(item.get_label() for item in items)
    connection.close()
    assert kept == {
        "app_id": 6,
        "token.0": 1000,
        "token.1": 1000,
        "token.2": 1000,
        "token.3": 3,
        "token.parts": 1,
    }
    assert LONG.app_id not in labels
    Secrets({}).forget()
    assert Secrets({}).load() == (None, SecretsPlace.NOWHERE)


@pytest.mark.usefixtures("screenless")
def test_the_doctor_names_the_key_store_and_not_what_is_in_it(tmp_path: Path) -> None:
    Secrets({}).save(LONG)
    machine = {name: value for name, value in os.environ.items() if name != "PYTHON_KEYRING_BACKEND"}
    command = [sys.executable, "-m", "vbee_desktop", "doctor", "--json", "--home", str(tmp_path / "home")]
    done = subprocess.run(command, env=machine, capture_output=True, text=True, timeout=60, check=True)
    found = json.loads(done.stdout)
    assert found["keyring"] == "keyring.backends.SecretService.Keyring"
    assert found["credentials"] == {"known": True, "from": "keyring"}
    assert LONG.token[:20] not in done.stdout + done.stderr
    assert LONG.app_id not in done.stdout + done.stderr


@leaves_a_socket
@pytest.mark.usefixtures("screenless")
def test_who_is_denied_keeps_the_token_for_this_session() -> None:
    Secrets({}).save(LONG)
    lock()
    secrets = Secrets({})
    assert secrets.load() == (None, SecretsPlace.NOWHERE)
    assert secrets.save(OTHER) is SecretsPlace.MEMORY
    assert secrets.load() == (OTHER, SecretsPlace.MEMORY)


@leaves_a_socket
@pytest.mark.usefixtures("unattended")
def test_a_prompt_that_nobody_answers_holds_nothing_up() -> None:
    Secrets({}).save(LONG)
    lock()
    asyncio.run(live_with_a_locked_store())


async def live_with_a_locked_store() -> None:
    machines = Credentials("machine", "machine-token")
    secrets = Secrets({}, provisioned=machines)
    with within(UNANSWERED_S + SOON_S):
        assert await load_credentials(secrets, UNANSWERED_S) == (machines, SecretsPlace.MACHINE)
    with within(SOON_S):  # nobody is asked again, and nobody waits again
        assert await save_credentials(secrets, OTHER, UNANSWERED_S) is SecretsPlace.MEMORY
        assert await load_credentials(secrets, UNANSWERED_S) == (OTHER, SecretsPlace.MEMORY)
        second = secrets.of_profile("second")
        assert await load_credentials(second, UNANSWERED_S) == (machines, SecretsPlace.MACHINE)
        await forget_credentials(second, UNANSWERED_S)


def test_without_a_session_bus_the_token_is_kept_for_this_session(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use({"DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path / 'none'}"}, monkeypatch)
    secrets = Secrets({})
    assert secrets.load() == (None, SecretsPlace.NOWHERE)
    assert secrets.save(LONG) is SecretsPlace.MEMORY
    assert secrets.load() == (LONG, SecretsPlace.MEMORY)
