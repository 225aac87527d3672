"""App ID and token, and the proxy's login, in the operating system's key store, or in memory where there is
none. Never in a file.
"""

from __future__ import annotations

import logging
from enum import StrEnum
from typing import TYPE_CHECKING

from vbee_desktop.core.credentials import cleaned_credentials
from vbee_desktop.core.profiles import FIRST_ID
from vbee_desktop.core.proxy_choice import ProxyLogin

if TYPE_CHECKING:
    from collections.abc import Mapping
    from threading import Thread

    from vbee_desktop.core.models import Credentials

SERVICE_NAME = "Vbee Desktop"
_PROXY_ENTRY = f"{SERVICE_NAME} proxy"
PART_CHARACTERS = 1000
"""Windows' Credential Manager holds 1,280 characters an entry, so a longer token is split."""

_log = logging.getLogger(__name__)


class SecretsPlace(StrEnum):
    """Where the credentials in use came from or went to."""

    ENVIRONMENT = "environment"
    KEYRING = "keyring"
    MEMORY = "memory"
    MACHINE = "machine"
    NOWHERE = "nowhere"


class Prompt:
    """The one that a locked key store shows; on a desktop that cannot show one nobody answers it."""

    def __init__(self) -> None:
        self._waiting: Thread | None = None

    @property
    def is_unanswered(self) -> bool:
        """Somebody was asked, did not answer in time, and is still asked."""
        return self._waiting is not None and self._waiting.is_alive()

    def leave(self, waiting: Thread) -> None:
        """Wait no longer for what this thread is told."""
        self._waiting = waiting


class Secrets:
    """The credentials of this user, of one profile. Only this module knows the keyring library, which is
    imported on first use.

    ``provisioned`` is what the machine's administrator gives to everybody who has nothing of their own;
    with ``is_locked`` it comes before all else. `load` and `save` may wait for the system's key store, which
    may ask for a password: call them off the GUI thread.
    """

    def __init__(
        self,
        environment: Mapping[str, str],
        *,
        profile_id: str = FIRST_ID,
        provisioned: Credentials | None = None,
        is_locked: bool = False,
    ) -> None:
        self._environment = environment
        self._profile_id = profile_id
        self._provisioned = provisioned
        self._is_locked = is_locked
        self._in_memory: dict[str, Credentials] = {}
        self.prompt = Prompt()

    def of_profile(self, profile_id: str) -> Secrets:
        """The secrets of another profile; what is only in memory is remembered for each."""
        other = Secrets(
            self._environment,
            profile_id=profile_id,
            provisioned=self._provisioned,
            is_locked=self._is_locked,
        )
        other._in_memory = self._in_memory  # one memory for all profiles of a session
        other.prompt = self.prompt
        return other

    def load(self) -> tuple[Credentials | None, SecretsPlace]:
        """The credentials and where they are: the environment first, then this session's, then the key
        store's, then the machine's.
        """
        found = self.at_hand()
        is_last = found[1] in (SecretsPlace.NOWHERE, SecretsPlace.MACHINE)
        if is_last and not self._is_decided and (stored := _read_credentials(_entry(self._profile_id))):
            return stored, SecretsPlace.KEYRING
        return found

    def at_hand(self) -> tuple[Credentials | None, SecretsPlace]:
        """What `load` finds, the key store left alone: this never waits."""
        if self._is_decided:
            return self._provisioned, SecretsPlace.MACHINE
        given = cleaned_credentials(
            self._environment.get("VBEE_APP_ID", ""), self._environment.get("VBEE_TOKEN", "")
        )
        if given is not None:
            return given, SecretsPlace.ENVIRONMENT
        if remembered := self._in_memory.get(self._profile_id):
            return remembered, SecretsPlace.MEMORY
        if self._provisioned is not None:
            return self._provisioned, SecretsPlace.MACHINE
        return None, SecretsPlace.NOWHERE

    def remember(self, credentials: Credentials) -> SecretsPlace:
        """Keep the credentials for this session alone."""
        self._in_memory[self._profile_id] = credentials
        return SecretsPlace.MEMORY

    def save(self, credentials: Credentials) -> SecretsPlace:
        """Keep the credentials in the key store, else in memory for this session; tells which of the two."""
        self._in_memory.pop(self._profile_id, None)
        if _write(_entry(self._profile_id), "app_id", credentials.app_id, "token", credentials.token):
            return SecretsPlace.KEYRING
        newer = self._in_memory.get(self._profile_id)  # others may have come while it waited
        return self.remember(newer or credentials)

    def forget(self) -> None:
        """Remove the credentials of the profile from memory and from the key store."""
        self._in_memory.pop(self._profile_id, None)
        _clear(_entry(self._profile_id), "app_id", "token")

    @property
    def _is_decided(self) -> bool:
        """The machine's administrator allows no others."""
        return self._is_locked and self._provisioned is not None


class ProxySecret:
    """Name and password of the proxy, one for all profiles. As `Secrets`, it may wait."""

    def __init__(self) -> None:
        self._in_memory: ProxyLogin | None = None
        self.prompt = Prompt()

    def load(self) -> ProxyLogin | None:
        """What was saved last; None when nothing was, or the key store does not tell."""
        if self._in_memory is not None:
            return self._in_memory
        name, password = _read(_PROXY_ENTRY, "name", "password")
        return ProxyLogin(name, password) if name else None

    def save(self, login: ProxyLogin | None) -> SecretsPlace:
        """Keep a login, or none, in the key store, else in memory for this session."""
        self._in_memory = None
        if login is None:
            _clear(_PROXY_ENTRY, "name", "password")
            return SecretsPlace.NOWHERE
        if _write(_PROXY_ENTRY, "name", login.name, "password", login.password):
            return SecretsPlace.KEYRING
        return self.remember(self.at_hand() or login)  # another may have come while it waited

    def at_hand(self) -> ProxyLogin | None:
        """What is kept for this session: this never waits."""
        return self._in_memory

    def remember(self, login: ProxyLogin) -> SecretsPlace:
        """Keep the login for this session alone."""
        self._in_memory = login
        return SecretsPlace.MEMORY


def backend_name() -> str:
    """Name of the key store in use, or why there is none; for support."""
    try:
        import keyring

        backend = keyring.get_keyring()
    except Exception as error:  # noqa: BLE001 - a broken backend may raise anything while it loads
        return f"unavailable ({type(error).__name__})"
    return f"{type(backend).__module__}.{type(backend).__name__}"


def usable_backends() -> list[str]:
    """Names of the kinds of key store that load and find on this computer what they need; for support."""
    try:
        from keyring.backend import get_all_keyring

        found = get_all_keyring()
    except Exception as error:  # noqa: BLE001 - a broken backend may raise anything while it loads
        return [f"unavailable ({type(error).__name__})"]
    return sorted({type(each).__module__.removeprefix("keyring.backends.") for each in found})


def _entry(profile_id: str) -> str:
    """The key store's name for a profile's secrets."""
    return f"{SERVICE_NAME} ({profile_id})" if profile_id else SERVICE_NAME


def _read_credentials(entry: str) -> Credentials | None:
    return cleaned_credentials(*_read(entry, "app_id", "token"))


def _read(entry: str, name: str, long_name: str) -> tuple[str, str]:
    """A short value and a long one that was split; empty when they are not there."""
    try:
        import keyring

        value = keyring.get_password(entry, name) or ""
        count = int(keyring.get_password(entry, f"{long_name}.parts") or 0)
        parts = [keyring.get_password(entry, f"{long_name}.{index}") or "" for index in range(count)]
    except Exception as error:  # noqa: BLE001 - each backend has errors of its own: locked, denied, absent
        _log.info("the key store could not be read: %s", type(error).__name__)
        return "", ""
    return value, "".join(parts)


def _write(entry: str, name: str, value: str, long_name: str, long_value: str) -> bool:
    parts = [
        long_value[start : start + PART_CHARACTERS] for start in range(0, len(long_value), PART_CHARACTERS)
    ]
    try:
        import keyring

        _delete(entry, name, long_name)
        keyring.set_password(entry, name, value)
        for index, part in enumerate(parts):
            keyring.set_password(entry, f"{long_name}.{index}", part)
        keyring.set_password(entry, f"{long_name}.parts", str(len(parts)))
    except Exception as error:  # noqa: BLE001 - as above
        _log.info("the key store could not be written: %s", type(error).__name__)
        return False
    return _read(entry, name, long_name) == (value, long_value)


def _clear(entry: str, name: str, long_name: str) -> None:
    try:
        _delete(entry, name, long_name)
    except Exception as error:  # noqa: BLE001 - as above
        _log.info("the key store could not be cleared: %s", type(error).__name__)


def _delete(entry: str, name: str, long_name: str) -> None:
    """Take the values away; a key store that is locked raises at once, and asks nobody a second time."""
    import keyring

    count = int(keyring.get_password(entry, f"{long_name}.parts") or 0)
    names = [name, f"{long_name}.parts", *(f"{long_name}.{index}" for index in range(count))]
    for each in names:
        if keyring.get_password(entry, each) is not None:
            keyring.delete_password(entry, each)
