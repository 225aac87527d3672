"""The callback receiver beside the services of an account, when the person wants one."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from vbee_desktop.core.callback_address import PORT_TAKEN, USUAL_PORT, CallbackAddress, callback_address
from vbee_desktop.core.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from vbee_desktop.api.callback_receiver import CallbackReceiver
    from vbee_desktop.jobs.services import Services
    from vbee_desktop.store.settings import SettingsFile

PORT_TRIES = 10
PORT_TRY_EVERY_S = 0.1
"""An account that is left gives its port up while the next one is opened already."""


def callbacks_wanted(settings: SettingsFile) -> CallbackAddress | None:
    """What the settings say of callbacks, unchecked; None when they are off, as they are by default."""
    if settings.get("callbacks.enabled") is not True:
        return None
    port = settings.get("callbacks.port", USUAL_PORT)
    return CallbackAddress(
        public_url=str(settings.get("callbacks.public_url") or ""),
        port=port if isinstance(port, int) else USUAL_PORT,
    )


@asynccontextmanager
async def receiving_callbacks(services: Services, address: CallbackAddress | None) -> AsyncIterator[Services]:
    """The services with their receiver, listening until the block ends. Without an address, and in the demo,
    whose server is to tell nobody outside, they are as before; when the address or the port is not usable,
    they say why.
    """
    if address is None or services.account.is_demo or not services.account.has_credentials:
        yield services
        return
    receiver, error = await _opened(services, address)
    try:
        yield replace(services, receiver=receiver, callback_error=error)
    finally:
        if receiver is not None:
            await receiver.aclose()


async def _opened(
    services: Services, address: CallbackAddress
) -> tuple[CallbackReceiver | None, BadInput | None]:
    from vbee_desktop.api.callback_receiver import CallbackReceiver
    from vbee_desktop.jobs.callbacks import Callbacks

    error: BadInput | None = None
    for _ in range(PORT_TRIES):
        try:
            checked = callback_address(public_url=address.public_url, port=address.port)
            receiver = CallbackReceiver(Callbacks(services), checked)
            await receiver.open()
        except BadInput as refusal:
            error = refusal
        else:
            return receiver, None
        if error.facts.get("reason") != PORT_TAKEN:
            break
        await asyncio.sleep(PORT_TRY_EVERY_S)
    return None, error
