"""Asks the system's key store for secrets, but not for ever."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from vbee_desktop.store.secrets import SecretsPlace

if TYPE_CHECKING:
    from collections.abc import Callable

    from vbee_desktop.core.models import Credentials
    from vbee_desktop.core.proxy_choice import ProxyLogin
    from vbee_desktop.store.secrets import ProxySecret, Secrets

    Found = tuple[Credentials | None, SecretsPlace]

T = TypeVar("T")
NOTHING = (None, SecretsPlace.NOWHERE)


async def load_credentials(secrets: Secrets, limit_s: float) -> Found:
    """The credentials and where they are; none when the store has not answered within ``limit_s``."""
    return await _asked(secrets.load, NOTHING, limit_s)


async def load_proxy_login(secret: ProxySecret, limit_s: float) -> ProxyLogin | None:
    """The login of the proxy; none when the store has not answered within ``limit_s``."""
    return await _asked(secret.load, None, limit_s)


async def _asked(ask: Callable[[], T], otherwise: T, limit_s: float) -> T:
    """What the key store answers.

    A store that is locked shows a prompt and waits for the answer; on a desktop that cannot show one it waits
    for ever, and everything would with it. The thread that asks is nobody's: the program can end without it.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[T] = loop.create_future()

    def deliver(found: T) -> None:
        if not answer.done():
            answer.set_result(found)

    def wait() -> None:
        found = ask()
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(deliver, found)

    threading.Thread(target=wait, name="key store", daemon=True).start()
    try:
        return await asyncio.wait_for(answer, limit_s)
    except TimeoutError:
        return otherwise
