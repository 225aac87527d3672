"""The callback receiver beside the services of an account, when the person wants one."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from vbee_desktop.api.callback_receiver import CallbackReceiver
    from vbee_desktop.core.callback_address import CallbackAddress
    from vbee_desktop.jobs.services import Services

PORT_TRIES = 10
PORT_TRY_EVERY_S = 0.1
"""An account that is left gives its port up while the next one is opened already."""


@asynccontextmanager
async def receiving_callbacks(services: Services, address: CallbackAddress | None) -> AsyncIterator[Services]:
    """The services with their receiver, listening until the block ends. Without an address, and in the demo,
    whose server knows nobody outside, they are as before; when the port cannot be had, they say why.
    """
    if address is None or services.account.is_demo or not services.account.has_credentials:
        yield services
        return
    from vbee_desktop.api.callback_receiver import CallbackReceiver
    from vbee_desktop.jobs.callbacks import Callbacks

    receiver = CallbackReceiver(Callbacks(services), address)
    error = await _error_of_opening(receiver)
    try:
        yield replace(services, receiver=receiver, callback_error=error)
    finally:
        await receiver.aclose()


async def _error_of_opening(receiver: CallbackReceiver) -> BadInput | None:
    error: BadInput | None = None
    for _ in range(PORT_TRIES):
        try:
            await receiver.open()
        except BadInput as refusal:
            error = refusal
            await asyncio.sleep(PORT_TRY_EVERY_S)
        else:
            return None
    return error
