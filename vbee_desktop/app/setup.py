"""What was asked for at the start, before anything is opened."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from vbee_desktop.core.models import SpeechApi
from vbee_desktop.core.server import PUBLIC_SERVER, Server, server_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vbee_desktop.core.callback_address import CallbackAddress
    from vbee_desktop.store.home import Home
    from vbee_desktop.store.secrets import Secrets

SERVER_VARIABLE = "VBEE_SERVER"


class Demo(StrEnum):
    """Whether the sandbox answers instead of Vbee."""

    NEVER = "never"
    IF_NEEDED = "if_needed"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class Setup:
    """Where data lies, which server is asked and with what. ``server`` None means Vbee's own.

    ``callbacks`` is where Vbee may call back, None while that is off; ``key_store_limit_s`` leaves somebody
    the time to unlock the system's key store.
    """

    home: Home
    secrets: Secrets
    server: Server | None = None
    demo: Demo = Demo.NEVER
    api: SpeechApi = SpeechApi.LEGACY
    key_store_limit_s: float = 30.0
    callbacks: CallbackAddress | None = None

    @property
    def address(self) -> Server:
        """The server that is asked when it is not the sandbox."""
        return self.server or PUBLIC_SERVER


def chosen_server(option: str | None, environment: Mapping[str, str]) -> Server | None:
    """The server of ``--server``, else of ``VBEE_SERVER``, else None. Raises `BadInput`."""
    address = option or environment.get(SERVER_VARIABLE)
    return server_at(address) if address else None
