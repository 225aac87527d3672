"""What this installation is made of and what it reaches: one dictionary for support, without secrets."""

from __future__ import annotations

import asyncio
import importlib.metadata
import importlib.util
import platform
import ssl
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

from vbee_desktop import __version__
from vbee_desktop.app import doctor_trials
from vbee_desktop.app.key_store import load_credentials
from vbee_desktop.core.errors import VbeeError
from vbee_desktop.core.redaction import redact
from vbee_desktop.core.resources import is_frozen, resources_root, sandbox_command
from vbee_desktop.store.provisioning import machine_file
from vbee_desktop.store.secrets import backend_name, usable_backends

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vbee_desktop.app.setup import Setup
    from vbee_desktop.audio.devices import Kind
    from vbee_desktop.core.proxy_choice import ProxyChoice

CONNECT_TIMEOUT_S = 5.0
PROXY_SCHEMES = ("http", "https")
PROXY_KINDS = "http and https, basic sign-in; not supported: scripts (PAC), NTLM, Negotiate, SOCKS"
KEY_STORE_LIMIT_S = 5.0
LIBRARIES = ("PySide6-Essentials", "httpx", "truststore", "sounddevice", "soundfile", "numpy", "keyring")
DEMO_ENGINES = ("starlette", "uvicorn", "python-multipart", "espeakng-loader", "pocketsphinx", "lameenc")


async def examine(setup: Setup) -> dict[str, object]:
    """Everything about this installation. Never raises for what is missing: it says why instead. Who is
    cancelled waits for no server and no child process.
    """
    credentials, place = await load_credentials(setup.secrets, KEY_STORE_LIMIT_S)
    return {
        **await asyncio.to_thread(_installation),
        **await asyncio.to_thread(_sound),
        **await asyncio.to_thread(_key_stores, setup),
        "credentials": {"known": credentials is not None, "from": str(place)},
        "configuration": await asyncio.to_thread(_configuration, setup),
        **await asyncio.to_thread(_certificates),
        "server": await _reach(setup),
        "resources": await asyncio.to_thread(_resources),
        "sandbox": await doctor_trials.sandbox(),
        "home": _home(setup),
    }


def as_lines(found: Mapping[str, object], indent: str = "") -> list[str]:
    """What `examine` found, to be read by people."""
    lines: list[str] = []
    for name, value in found.items():
        if isinstance(value, dict) and value:
            lines += [f"{indent}{name}:", *as_lines(value, f"{indent}  ")]
        elif isinstance(value, list | dict):
            lines.append(f"{indent}{name}: {', '.join(map(str, value)) or 'none'}")
        else:
            lines.append(f"{indent}{name}: {value}")
    return lines


def _configuration(setup: Setup) -> dict[str, object]:
    """Which value counts, and which source it came from."""
    from vbee_desktop.app.configuration import decisions, heed
    from vbee_desktop.store.settings import SettingsFile

    try:
        settings = SettingsFile(setup.home.settings_file)
    except VbeeError as error:
        return {"settings": f"cannot be used: {error.detail}"}
    provision = setup.provision
    heed(settings, provision)
    return {
        "provisioning file": str(provision.problem or "") or ("used" if provision.path else "none"),
        "provisioning path": provision.path or str(machine_file()),
        "proxy kinds": PROXY_KINDS,
        **{
            name: f"{each.value} ({each.source}{', locked' if each.is_locked else ''})"
            for name, each in decisions(setup, settings).items()
        },
    }


def _installation() -> dict[str, object]:
    return {
        "version": __version__,
        "python": platform.python_version(),
        "platform": platform.platform(),
        "frozen": is_frozen(),
        "PySide6": _qt(),
        "Qt platforms": doctor_trials.qt_platforms(),
        "httpx": _version("httpx"),
        "libraries": {name: _version(name) for name in LIBRARIES},
        "demo_engines": {name: _version(name) for name in DEMO_ENGINES} if sandbox_command() else {},
    }


def _key_stores(setup: Setup) -> dict[str, object]:
    return {
        "keyring": backend_name() + (" (does not answer)" if setup.secrets.prompt.is_unanswered else ""),
        "keyring backends": usable_backends(),
    }


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "missing: not installed"


def _qt() -> str:
    try:
        from PySide6.QtCore import qVersion
    except ImportError as error:
        return f"missing: {error}"
    return str(qVersion())


def _sound() -> dict[str, object]:
    from vbee_desktop.audio.libraries import sound_libraries

    return {**sound_libraries(), "devices": {"input": _devices("input"), "output": _devices("output")}}


def _devices(kind: Kind) -> list[str]:
    from vbee_desktop.audio.devices import list_devices

    return [f"{each.host_api}: {each.name}" for each in list_devices(kind)]


def _certificates() -> dict[str, object]:
    return {"tls": _tls(), "tls roots": doctor_trials.trusted_roots()}


def _tls() -> str:
    """What checks the servers' certificates: the same as for every call of this program."""
    from vbee_desktop.api.transport import system_tls_context

    kind = type(system_tls_context()).__module__.partition(".")[0]
    return f"{ssl.OPENSSL_VERSION}, certificates of this computer (by {kind} {_version(kind)})"


async def _reach(setup: Setup) -> dict[str, str]:
    """Each server, by the way that a call would take: directly, or by way of a proxy."""
    bases = sorted({setup.address.legacy, setup.address.current})
    states = await asyncio.gather(*(_state_of(base, setup.proxy) for base in bases))
    return {urlsplit(base).netloc: state for base, state in zip(bases, states, strict=True)}


async def _state_of(base: str, choice: ProxyChoice) -> str:
    from vbee_desktop.api.proxy_way import proxy_on_the_way

    try:
        proxy = await asyncio.to_thread(proxy_on_the_way, choice, base)
    except ValueError:
        return "not reached: the address of the system's proxy is none"
    if proxy is None:
        return await _connect(urlsplit(base))
    if proxy.scheme not in PROXY_SCHEMES:
        return f"not reached: a proxy of the kind {redact(proxy.scheme)} is not supported"
    return f"by way of the proxy {proxy.netloc} ({await _connect(proxy)})"


async def _connect(parts: SplitResult) -> str:
    from vbee_desktop.api.transport import system_tls_context

    secure = system_tls_context() if parts.scheme == "https" else None
    try:
        port = parts.port or (443 if secure else 80)
        async with asyncio.timeout(CONNECT_TIMEOUT_S):
            _reader, writer = await asyncio.open_connection(parts.hostname, port, ssl=secure)
        writer.close()
    except (OSError, ValueError, TimeoutError) as error:
        return f"not reached: {redact(str(error)) or type(error).__name__}"
    return "reached"


def _resources() -> dict[str, object]:
    files = [path for path in resources_root().rglob("*") if path.is_file()]
    return {"files": len(files), "translations": doctor_trials.translations()}


def _home(setup: Setup) -> str:
    """The person's own folder is not named: support need not know what somebody is called."""
    try:
        folder = setup.home.settings_file.parent
    except VbeeError as error:
        return f"cannot be used: {error.detail}"
    try:
        return str(Path("~") / folder.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(folder)
