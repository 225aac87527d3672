"""What was asked for at the start, before anything is opened."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from vbee_desktop.core.models import SpeechApi
from vbee_desktop.core.profiles import Profile
from vbee_desktop.core.provision import Provision
from vbee_desktop.core.proxy_choice import ProxyChoice
from vbee_desktop.core.server import PUBLIC_SERVER, Server, server_at
from vbee_desktop.core.sourced import Sourced, settled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vbee_desktop.core.callback_address import CallbackAddress
    from vbee_desktop.store.home import Home
    from vbee_desktop.store.secrets import ProxySecret, Secrets

SERVER_VARIABLE = "VBEE_SERVER"


class Demo(StrEnum):
    """Whether the sandbox answers instead of Vbee."""

    NEVER = "never"
    IF_NEEDED = "if_needed"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line and the environment say; None where they say nothing."""

    server_option: Server | None = None
    server_variable: Server | None = None
    api: SpeechApi | None = None
    profile_name: str | None = None


@dataclass(frozen=True, slots=True)
class Setup:
    """Where data lies, which server is asked and with what. ``server`` None means Vbee's own.

    ``callbacks`` is where Vbee may call back, None while that is off; ``key_store_limit_s`` leaves somebody
    the time to unlock the system's key store. ``proxy`` is without its login, which ``proxy_secret`` knows.
    ``profile``, ``provision`` and ``wishes`` are where ``server`` and ``api`` come from.
    """

    home: Home
    secrets: Secrets
    server: Server | None = None
    demo: Demo = Demo.NEVER
    api: SpeechApi = SpeechApi.LEGACY
    key_store_limit_s: float = 30.0
    callbacks: CallbackAddress | None = None
    proxy: ProxyChoice = field(default_factory=ProxyChoice)
    proxy_secret: ProxySecret | None = None
    profile: Profile = field(default_factory=Profile)
    provision: Provision = field(default_factory=Provision)
    wishes: Wishes = field(default_factory=Wishes)

    @property
    def address(self) -> Server:
        """The server that is asked when it is not the sandbox."""
        return self.server or PUBLIC_SERVER

    def with_profile(self, profile: Profile) -> Setup:
        """The same for another account of the person's, as far as nobody stronger decides."""
        return replace(
            self,
            profile=profile,
            secrets=self.secrets.of_profile(profile.id),
            server=chosen_server(self.wishes, profile, self.provision).value,
            api=chosen_api(self.wishes, profile, self.provision).value,
        )


def chosen_server(wishes: Wishes, profile: Profile, provision: Provision) -> Sourced[Server | None]:
    """Which server counts, and who says so."""
    return settled(
        None,
        command_line=wishes.server_option,
        environment=wishes.server_variable,
        user=server_at(profile.server) if profile.server else None,
        machine=provision.server,
        is_locked=provision.locks("server"),
    )


def chosen_api(wishes: Wishes, profile: Profile, provision: Provision) -> Sourced[SpeechApi]:
    """Which speech service counts, and who says so."""
    return settled(
        SpeechApi.LEGACY,
        command_line=wishes.api,
        user=profile.api,
        machine=provision.api,
        is_locked=provision.locks("service"),
    )


def server_variable(environment: Mapping[str, str]) -> Server | None:
    """The server of ``VBEE_SERVER``, if any. Raises `BadInput`."""
    address = environment.get(SERVER_VARIABLE)
    return server_at(address) if address else None
