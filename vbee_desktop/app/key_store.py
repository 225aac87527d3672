"""Asks the system's key store for the credentials, but not for ever."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from vbee_desktop.store.secrets import SecretsPlace

if TYPE_CHECKING:
    from vbee_desktop.core.models import Credentials
    from vbee_desktop.store.secrets import Secrets

    Found = tuple[Credentials | None, SecretsPlace]

NOTHING = (None, SecretsPlace.NOWHERE)


async def load_credentials(secrets: Secrets, limit_s: float) -> Found:
    """The credentials and where they are; none when the store has not answered within ``limit_s``.

    A store that is locked shows a prompt and waits for the answer; on a desktop that cannot show one it waits
    for ever, and everything would with it. The thread that asks is nobody's: the program can end without it.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[Found] = loop.create_future()

    def deliver(found: Found) -> None:
        if not answer.done():
            answer.set_result(found)

    def ask() -> None:
        found = secrets.load()
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(deliver, found)

    threading.Thread(target=ask, name="key store", daemon=True).start()
    try:
        return await asyncio.wait_for(answer, limit_s)
    except TimeoutError:
        return NOTHING
