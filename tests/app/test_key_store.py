"""A key store that waits for an answer nobody can give holds nothing up."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.app.open_services import open_services
from vbee_desktop.app.setup import Demo, Setup
from vbee_desktop.core.models import Account, Credentials
from vbee_desktop.core.server import PUBLIC_SERVER, Server, server_at
from vbee_desktop.store.home import Home
from vbee_desktop.store.secrets import Secrets, SecretsPlace


class LockedSecrets(Secrets):
    """As a key store behind a prompt that cannot be shown."""

    def __init__(self) -> None:
        super().__init__({})
        self.asked = threading.Event()
        self.unlocked = threading.Event()

    def load(self) -> tuple[Credentials | None, SecretsPlace]:
        self.asked.set()
        self.unlocked.wait()
        return Credentials("app", "token"), SecretsPlace.KEYRING


@pytest.fixture
def secrets() -> Iterator[LockedSecrets]:
    locked = LockedSecrets()
    yield locked
    locked.unlocked.set()
    for thread in threading.enumerate():
        if thread.name == "key store":
            thread.join()


def account_of(setup: Setup) -> Account:
    async def ask() -> Account:
        async with open_services(setup) as services:
            return services.account

    return asyncio.run(ask())


def setup_with(secrets: Secrets, home: Path, server: Server, limit_s: float) -> Setup:
    return Setup(Home(home), secrets, server, Demo.NEVER, key_store_limit_s=limit_s)


def test_without_an_answer_there_are_no_credentials(secrets: LockedSecrets, tmp_path: Path) -> None:
    account = account_of(setup_with(secrets, tmp_path, PUBLIC_SERVER, 0.05))
    assert not account.has_credentials
    assert secrets.asked.is_set()


def test_somebody_who_unlocks_in_time_gets_the_credentials(secrets: LockedSecrets, tmp_path: Path) -> None:
    secrets.unlocked.set()
    account = account_of(setup_with(secrets, tmp_path, PUBLIC_SERVER, 30.0))
    assert account.has_credentials
    assert account.kept_in == "keyring"


def test_a_server_on_this_machine_falls_back_to_the_demo(
    secrets: LockedSecrets, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    account = account_of(setup_with(secrets, tmp_path, server_at(sandbox.url), 0.05))
    assert account.is_demo


def test_the_demo_asks_no_key_store(secrets: LockedSecrets, tmp_path: Path) -> None:
    account = account_of(Setup(Home(tmp_path), secrets, demo=Demo.ALWAYS))
    assert account.is_demo
    assert not secrets.asked.is_set()
