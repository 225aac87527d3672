"""What this installation is made of and what it reaches: one dictionary for support, without secrets."""

from __future__ import annotations

import asyncio
import importlib.metadata
import importlib.util
import platform
import ssl
import sys
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from vbee_desktop import __version__
from vbee_desktop.core.errors import VbeeError
from vbee_desktop.core.redaction import redact
from vbee_desktop.core.resources import resource_path, resources_root
from vbee_desktop.store.secrets import backend_name

if TYPE_CHECKING:
    from vbee_desktop.app.setup import Setup
    from vbee_desktop.audio.devices import Kind

CONNECT_TIMEOUT_S = 5.0
LIBRARIES = ("PySide6-Essentials", "httpx", "truststore", "sounddevice", "soundfile", "numpy", "keyring")
DEMO_ENGINES = ("starlette", "uvicorn", "python-multipart", "espeakng-loader", "pocketsphinx", "lameenc")


def examine(setup: Setup) -> dict[str, object]:
    """Everything about this installation. Never raises for what is missing: it says why instead."""
    credentials, place = setup.secrets.load()
    return {
        "version": __version__,
        "python": platform.python_version(),
        "platform": platform.platform(),
        "frozen": hasattr(sys, "_MEIPASS"),
        "PySide6": _qt(),
        "httpx": _version("httpx"),
        "libraries": {name: _version(name) for name in LIBRARIES},
        "demo_engines": {name: _version(name) for name in DEMO_ENGINES},
        **_sound(),
        "keyring": backend_name(),
        "credentials": {"known": credentials is not None, "from": str(place)},
        "tls": _tls(),
        "server": asyncio.run(_reach(setup)),
        "resources": _resources(),
        "home": _home(setup),
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


def _tls() -> str:
    return f"{ssl.OPENSSL_VERSION}, {ssl.create_default_context().cert_store_stats()['x509_ca']} certificates"


async def _reach(setup: Setup) -> dict[str, str]:
    hosts = {setup.address.legacy, setup.address.current}
    return {urlsplit(base).netloc: await _connect(base) for base in sorted(hosts)}


async def _connect(base: str) -> str:
    parts = urlsplit(base)
    secure = ssl.create_default_context() if parts.scheme == "https" else None
    port = parts.port or (443 if secure else 80)
    try:
        async with asyncio.timeout(CONNECT_TIMEOUT_S):
            _reader, writer = await asyncio.open_connection(parts.hostname, port, ssl=secure)
        writer.close()
    except (OSError, TimeoutError) as error:
        return f"not reached: {redact(str(error)) or type(error).__name__}"
    return "reached"


def _resources() -> dict[str, object]:
    files = [path for path in resources_root().rglob("*") if path.is_file()]
    translations = sorted(path.stem for path in resource_path("translations").glob("*.qm"))
    return {"files": len(files), "translations": translations}


def _home(setup: Setup) -> str:
    try:
        return str(setup.home.settings_file.parent)
    except VbeeError as error:
        return f"cannot be used: {error.detail}"
