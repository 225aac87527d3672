"""Each profile has its own secrets; a machine's come last unless they are locked."""

from __future__ import annotations

import keyring
import pytest

from tests.support.memory_keyring import MemoryKeyring
from vbee_desktop.core.models import Credentials
from vbee_desktop.core.proxy_choice import ProxyLogin
from vbee_desktop.store.secrets import PART_CHARACTERS, ProxySecret, Secrets, SecretsPlace

MINE, OTHER, MACHINES = (Credentials(name, f"token-{name}") for name in ("mine", "other", "machine"))
LONG = Credentials("app", "x" * 2_500)


@pytest.fixture
def ring() -> MemoryKeyring:
    ring = MemoryKeyring()
    keyring.set_keyring(ring)
    return ring


def test_profiles_do_not_see_each_other_s_secrets(ring: MemoryKeyring) -> None:
    first = Secrets({})
    second = first.of_profile("a1")
    assert (first.save(MINE), second.save(OTHER)) == (SecretsPlace.KEYRING, SecretsPlace.KEYRING)
    assert (first.load()[0], second.load()[0]) == (MINE, OTHER)
    second.forget()
    assert Secrets({}).load() == (MINE, SecretsPlace.KEYRING)
    assert Secrets({}, profile_id="a1").load() == (None, SecretsPlace.NOWHERE)
    assert all("a1" not in service for service, _ in ring.entries)


def test_no_entry_is_longer_than_windows_takes_and_a_shorter_token_leaves_no_rest(
    ring: MemoryKeyring,
) -> None:
    secrets = Secrets({})
    secrets.save(LONG)
    assert max(map(len, ring.entries.values())) <= PART_CHARACTERS
    secrets.save(MINE)
    assert sorted(name for _, name in ring.entries) == ["app_id", "token.0", "token.parts"]
    assert secrets.load()[0] == MINE


def test_without_a_key_store_each_profile_is_remembered_for_the_session(
    ring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: str) -> None:
        raise RuntimeError("locked")

    monkeypatch.setattr(ring, "set_password", refuse)
    first = Secrets({})
    assert first.save(MINE) is SecretsPlace.MEMORY
    assert first.of_profile("a1").save(OTHER) is SecretsPlace.MEMORY
    assert first.load() == (MINE, SecretsPlace.MEMORY)
    assert first.of_profile("a1").of_profile("").load() == (MINE, SecretsPlace.MEMORY)
    assert Secrets({}).load()[0] is None


@pytest.mark.usefixtures("ring")
def test_the_machine_s_credentials_come_last_and_locked_ones_first() -> None:
    own = Secrets({}, provisioned=MACHINES)
    assert own.load() == (MACHINES, SecretsPlace.MACHINE)
    own.save(MINE)
    assert own.load() == (MINE, SecretsPlace.KEYRING)
    environment = {"VBEE_APP_ID": "env", "VBEE_TOKEN": "token-env"}
    assert Secrets(environment, provisioned=MACHINES).load()[1] is SecretsPlace.ENVIRONMENT
    locked = Secrets(environment, provisioned=MACHINES, is_locked=True)
    assert locked.load() == (MACHINES, SecretsPlace.MACHINE)


def test_the_proxy_s_login_is_kept_and_forgotten(ring: MemoryKeyring) -> None:
    secret = ProxySecret()
    assert secret.load() is None
    assert secret.save(ProxyLogin("me", "pass")) is SecretsPlace.KEYRING
    assert ProxySecret().load() == ProxyLogin("me", "pass")
    secret.save(None)
    assert (ProxySecret().load(), ring.entries) == (None, {})
