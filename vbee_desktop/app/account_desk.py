"""App ID and token, tried before they are kept; secrets that are no longer wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vbee_desktop.app.desk import JobDesk
    from vbee_desktop.app.setup import Setup
    from vbee_desktop.core.models import Credentials
    from vbee_desktop.core.proxy_choice import ProxyLogin
    from vbee_desktop.jobs.services import Report, Services
    from vbee_desktop.store.secrets import ProxySecret, Secrets
    from vbee_desktop.worker.job_handle import JobHandle


class AccountDesk:
    """Acts of the worker that concern secrets."""

    def __init__(self, desk: JobDesk) -> None:
        self._desk = desk

    def check(self, credentials: Credentials) -> JobHandle:
        """Ask the server of the profile for voices, which is free; it fails as any other call does."""
        return self._desk.submit(_check, self._desk.setup, credentials)

    def keep(self, credentials: Credentials) -> JobHandle:
        """Keep them for the profile in use -> `store.secrets.SecretsPlace`."""
        return self._desk.save_credentials(credentials)

    def forget(self, secrets: Secrets) -> JobHandle:
        """Remove the credentials of a profile."""
        return self._desk.submit(_forget, secrets, self._desk.setup.key_store_limit_s)

    def keep_proxy_login(self, secret: ProxySecret, login: ProxyLogin | None) -> JobHandle:
        """Keep the login of the proxy, or none -> `store.secrets.SecretsPlace`."""
        return self._desk.submit(_keep_proxy_login, secret, login, self._desk.setup.key_store_limit_s)

    def proxy_login(self) -> JobHandle:
        """The login of the proxy -> `core.proxy_choice.ProxyLogin` or None."""
        return self._desk.submit(_proxy_login, self._desk.setup)


async def _check(_services: Services, _report: Report, setup: Setup, credentials: Credentials) -> None:
    from vbee_desktop.api.transport import Transport
    from vbee_desktop.api.voices import Voices
    from vbee_desktop.app.open_services import way_to_servers
    from vbee_desktop.core.models import Ownership

    proxy = await way_to_servers(setup)
    async with Transport(setup.address, credentials, proxy=proxy) as transport:
        await Voices(transport).page(Ownership.VBEE)


async def _forget(_services: Services, _report: Report, secrets: Secrets, limit_s: float) -> None:
    from vbee_desktop.app.key_store import forget_credentials

    await forget_credentials(secrets, limit_s)


async def _keep_proxy_login(
    _services: Services, _report: Report, secret: ProxySecret, login: ProxyLogin | None, limit_s: float
) -> str:
    from vbee_desktop.app.key_store import save_proxy_login

    return await save_proxy_login(secret, login, limit_s)


async def _proxy_login(_services: Services, _report: Report, setup: Setup) -> ProxyLogin | None:
    from vbee_desktop.app.key_store import load_proxy_login

    if setup.proxy_secret is None:
        return None
    return await load_proxy_login(setup.proxy_secret, setup.key_store_limit_s)
