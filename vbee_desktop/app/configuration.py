"""Puts together what the command line, the environment, the person and the machine's administrator say."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from vbee_desktop.app.demo_server import demo_command
from vbee_desktop.app.setup import Demo, Setup, Wishes, chosen_api, chosen_server
from vbee_desktop.core.errors import BadInput, Code, StorageError
from vbee_desktop.core.profiles import STORED_ACTIVE, STORED_PROFILES, Profile, Profiles, profiles_of
from vbee_desktop.core.provision import ALL_FEATURES, Feature
from vbee_desktop.core.proxy_choice import ProxyChoice, proxy_choice
from vbee_desktop.core.resources import sandbox_command
from vbee_desktop.core.server import PUBLIC_SERVER
from vbee_desktop.core.source import Source
from vbee_desktop.core.sourced import Sourced
from vbee_desktop.store.provisioning import read_provision
from vbee_desktop.store.secrets import ProxySecret, Secrets
from vbee_desktop.store.settings import SettingsFile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vbee_desktop.core.provision import Provision
    from vbee_desktop.store.home import Home

T = TypeVar("T")

STORED_PROXY = "network.proxy"
"""The way to the servers, in the settings: the words of a `ProxyChoice`."""

STORED_CALLBACKS = "callbacks.enabled"
STORED_HISTORY = "history.keep"
STORED_VOICE = "speech.voice_code"


def make_setup(
    home: Home, environment: Mapping[str, str], wishes: Wishes, demo: Demo, *, is_strict: bool = True
) -> Setup:
    """Everything that is known before something is opened.

    Raises `BadInput`: no such profile; a demo that the machine does not allow; and, when ``is_strict``, a
    provisioning file that cannot be used. The window is not strict: it opens and says so. Raises `NotSent`
    for a demo that this installation comes without; `StorageError`, when strict, for a bad home.
    """
    provision = read_provision(environment)
    if provision.problem and is_strict:
        raise BadInput(
            Code.BAD_SETTING, str(provision.problem), field="provisioning", reason="file", path=provision.path
        )
    settings = _settings(home, is_strict=is_strict)
    heed(settings, provision)
    profile = _profile(stored_profiles(settings), wishes.profile_name)
    setup = Setup(
        home=home,
        secrets=Secrets(environment, provisioned=provision.credentials, is_locked=provision.locks("token")),
        demo=_possible_demo(demo, provision),
        proxy=chosen_proxy(settings).value,
        proxy_secret=ProxySecret(),
        provision=provision,
        wishes=wishes,
    )
    return setup.with_profile(profile)


def _settings(home: Home, *, is_strict: bool) -> SettingsFile:
    """The person's settings. Who is not strict goes on without them where there is no place for them."""
    try:
        return SettingsFile(home.settings_file)
    except StorageError:
        if is_strict:
            raise
        return SettingsFile(home.root / "settings.json")


def stored_profiles(settings: SettingsFile) -> Profiles:
    """The person's profiles."""
    return profiles_of(settings.get(STORED_PROFILES), settings.get(STORED_ACTIVE))


def chosen_proxy(settings: SettingsFile) -> Sourced[ProxyChoice]:
    """By which way the servers are reached, and who says so, of settings that heed the machine's
    administrator. What is no way any more counts as unsaid.
    """
    words = settings.get(STORED_PROXY)
    try:
        chosen = proxy_choice(words) if isinstance(words, str) else None
    except BadInput:
        chosen = None
    if chosen is None:
        return Sourced(ProxyChoice(), Source.BUILT_IN)
    return Sourced(chosen, settings.source(STORED_PROXY), is_locked=settings.is_locked(STORED_PROXY))


def heed(settings: SettingsFile, provision: Provision) -> None:
    """Let the administrator's word stand in settings, where there is one."""
    settings.heed(_machine_settings(provision), _locked_settings(provision))


def decisions(setup: Setup, settings: SettingsFile) -> dict[str, Sourced[str]]:
    """Each value of the configuration in words, with who decided it; no secret. ``settings`` heed the
    machine's administrator.
    """
    provision = setup.provision
    server = chosen_server(setup.wishes, setup.profile, provision)
    service = chosen_api(setup.wishes, setup.profile, provision)
    proxy = chosen_proxy(settings)
    return {
        "server": _told(server, (server.value or PUBLIC_SERVER).current),
        "service": _told(service, str(service.value)),
        "proxy": _told(proxy, proxy.value.words),
        "history": _setting(settings, STORED_HISTORY, True),
        "default voice": _setting(settings, STORED_VOICE, ""),
        "features": Sourced(
            ", ".join(sorted(provision.features)),
            Source.BUILT_IN if provision.features == ALL_FEATURES else Source.MACHINE,
            is_locked=provision.features != ALL_FEATURES,
        ),
    }


def _machine_settings(provision: Provision) -> dict[str, object]:
    """What the administrator says of values that the window keeps among its settings, by the names there."""
    said = {
        STORED_HISTORY: provision.keeps_history,
        STORED_VOICE: provision.default_voice or None,
        STORED_PROXY: provision.proxy.words if provision.proxy else None,
        STORED_CALLBACKS: None if provision.allows(Feature.CALLBACKS) else False,
    }
    return {name: value for name, value in said.items() if value is not None}


def _locked_settings(provision: Provision) -> frozenset[str]:
    """Names of settings that the person cannot change on this machine."""
    names = {"keep_history": STORED_HISTORY, "default_voice": STORED_VOICE, "proxy": STORED_PROXY}
    locked = frozenset(name for lock, name in names.items() if provision.locks(lock))
    return locked if provision.allows(Feature.CALLBACKS) else locked | {STORED_CALLBACKS}


def _setting(settings: SettingsFile, name: str, default: object) -> Sourced[str]:
    return Sourced(
        str(settings.get(name, default)), settings.source(name), is_locked=settings.is_locked(name)
    )


def _told(chosen: Sourced[T], words: str) -> Sourced[str]:
    return Sourced(words, chosen.source, is_locked=chosen.is_locked)


def _profile(profiles: Profiles, name: str | None) -> Profile:
    if name is None:
        return profiles.active
    if found := profiles.named(name):
        return found
    known = tuple(each.name for each in profiles.all if each.name)
    raise BadInput(Code.BAD_SETTING, "no such profile", field="profile", choices=known)


def _possible_demo(demo: Demo, provision: Provision) -> Demo:
    is_allowed = provision.allows(Feature.DEMO)
    if demo is Demo.IF_NEEDED:
        return demo if is_allowed and sandbox_command() is not None else Demo.NEVER
    if demo is Demo.ALWAYS:
        if not is_allowed:
            raise BadInput(Code.BAD_SETTING, "the demo is closed here", field="demo", reason="machine")
        demo_command()
    return demo
