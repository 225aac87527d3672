"""App ID and token in the operating system's key store, or in memory where there is none. Never in a file."""

from __future__ import annotations

import logging
from enum import StrEnum
from typing import TYPE_CHECKING

from vbee_desktop.core.credentials import cleaned_credentials

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vbee_desktop.core.models import Credentials

SERVICE_NAME = "Vbee Desktop"
PART_CHARACTERS = 1000
"""Windows' Credential Manager holds 1,280 characters an entry, so a longer token is split."""

_log = logging.getLogger(__name__)


class SecretsPlace(StrEnum):
    """Where the credentials in use came from or went to."""

    ENVIRONMENT = "environment"
    KEYRING = "keyring"
    MEMORY = "memory"
    NOWHERE = "nowhere"


class Secrets:
    """The credentials of this user. Only this module knows the keyring library, which is imported on first
    use.

    `load` and `save` may wait for the system's key store, which may ask for a password: call them off the
    GUI thread.
    """

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment
        self._in_memory: Credentials | None = None

    def load(self) -> tuple[Credentials | None, SecretsPlace]:
        """The credentials and where they are: the environment first, then this session's, then the key
        store's.
        """
        given = cleaned_credentials(
            self._environment.get("VBEE_APP_ID", ""), self._environment.get("VBEE_TOKEN", "")
        )
        if given is not None:
            return given, SecretsPlace.ENVIRONMENT
        if self._in_memory is not None:
            return self._in_memory, SecretsPlace.MEMORY
        stored = _read_keyring()
        return stored, SecretsPlace.KEYRING if stored else SecretsPlace.NOWHERE

    def save(self, credentials: Credentials) -> SecretsPlace:
        """Keep the credentials in the key store, else in memory for this session; tells which of the two."""
        self._in_memory = None
        if _write_keyring(credentials):
            return SecretsPlace.KEYRING
        self._in_memory = credentials
        return SecretsPlace.MEMORY

    def forget(self) -> None:
        """Remove the credentials from memory and from the key store."""
        self._in_memory = None
        _clear_keyring()


def backend_name() -> str:
    """Name of the key store in use, or why there is none; for support."""
    try:
        import keyring
    except Exception as error:  # noqa: BLE001 - a broken backend may raise anything while it loads
        return f"unavailable ({type(error).__name__})"
    backend = keyring.get_keyring()
    return f"{type(backend).__module__}.{type(backend).__name__}"


def _read_keyring() -> Credentials | None:
    try:
        import keyring

        app_id = keyring.get_password(SERVICE_NAME, "app_id") or ""
        count = int(keyring.get_password(SERVICE_NAME, "token.parts") or 0)
        parts = [keyring.get_password(SERVICE_NAME, f"token.{index}") or "" for index in range(count)]
    except Exception as error:  # noqa: BLE001 - each backend has errors of its own: locked, denied, absent
        _log.info("the key store could not be read: %s", type(error).__name__)
        return None
    return cleaned_credentials(app_id, "".join(parts))


def _write_keyring(credentials: Credentials) -> bool:
    token = credentials.token
    parts = [token[start : start + PART_CHARACTERS] for start in range(0, len(token), PART_CHARACTERS)]
    try:
        import keyring

        _clear_keyring()
        keyring.set_password(SERVICE_NAME, "app_id", credentials.app_id)
        for index, part in enumerate(parts):
            keyring.set_password(SERVICE_NAME, f"token.{index}", part)
        keyring.set_password(SERVICE_NAME, "token.parts", str(len(parts)))
    except Exception as error:  # noqa: BLE001 - as above
        _log.info("the key store could not be written: %s", type(error).__name__)
        return False
    return _read_keyring() == credentials


def _clear_keyring() -> None:
    try:
        import keyring

        count = int(keyring.get_password(SERVICE_NAME, "token.parts") or 0)
        names = ["app_id", "token.parts", *(f"token.{index}" for index in range(count))]
        for name in names:
            if keyring.get_password(SERVICE_NAME, name) is not None:
                keyring.delete_password(SERVICE_NAME, name)
    except Exception as error:  # noqa: BLE001 - as above
        _log.info("the key store could not be cleared: %s", type(error).__name__)
