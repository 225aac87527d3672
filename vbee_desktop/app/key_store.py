"""Asks the system's key store for secrets, but not for ever."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from vbee_desktop.store.secrets import SecretsPlace

if TYPE_CHECKING:
    from collections.abc import Callable

    from vbee_desktop.core.models import Credentials
    from vbee_desktop.core.proxy_choice import ProxyLogin
    from vbee_desktop.store.secrets import Prompt, ProxySecret, Secrets

    Found = tuple[Credentials | None, SecretsPlace]

T = TypeVar("T")
NOTHING = (None, SecretsPlace.NOWHERE)


async def load_credentials(secrets: Secrets, limit_s: float) -> Found:
    """The credentials and where they are; what is known without the key store when that has not answered
    within ``limit_s``, and at once while somebody is still asked for its password.
    """
    return await _asked(secrets.prompt, secrets.load, secrets.at_hand, limit_s)


async def save_credentials(secrets: Secrets, credentials: Credentials, limit_s: float) -> SecretsPlace:
    """Keep them in the key store, or for this session when it does not answer; tells which of the two."""
    save, remember = (partial(each, credentials) for each in (secrets.save, secrets.remember))
    return await _asked(secrets.prompt, save, remember, limit_s)


async def forget_credentials(secrets: Secrets, limit_s: float) -> None:
    """Remove them, as far as the key store answers."""
    await _asked(secrets.prompt, secrets.forget, _nothing, limit_s)


async def load_proxy_login(secret: ProxySecret, limit_s: float) -> ProxyLogin | None:
    """The login of the proxy; that of this session when the store does not answer."""
    return await _asked(secret.prompt, secret.load, secret.at_hand, limit_s)


async def save_proxy_login(secret: ProxySecret, login: ProxyLogin | None, limit_s: float) -> SecretsPlace:
    """Keep the login of the proxy, or none; for this session when the store does not answer."""

    def otherwise() -> SecretsPlace:
        return SecretsPlace.NOWHERE if login is None else secret.remember(login)

    return await _asked(secret.prompt, partial(secret.save, login), otherwise, limit_s)


def _nothing() -> None:
    """What is done instead of forgetting."""


async def _asked(prompt: Prompt, ask: Callable[[], T], otherwise: Callable[[], T], limit_s: float) -> T:
    """What the key store answers.

    A store that is locked shows a prompt and waits for the answer; on a desktop that cannot show one it waits
    for ever, and everything would with it. The thread that asks is nobody's: the program can end without it.
    """
    if prompt.is_unanswered:
        return otherwise()
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[T] = loop.create_future()

    def deliver(found: T) -> None:
        if not answer.done():
            answer.set_result(found)

    def wait() -> None:
        found = ask()
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(deliver, found)

    thread = threading.Thread(target=wait, name="key store", daemon=True)
    thread.start()
    try:
        return await asyncio.wait_for(answer, limit_s)
    except TimeoutError:
        prompt.leave(thread)
        return otherwise()
