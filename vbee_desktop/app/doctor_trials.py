"""What the doctor tries instead of believing: parts of an installation that load only when they are needed.

A version can be told of a library whose other half is missing; what stands here was loaded a moment ago.
"""

from __future__ import annotations

import asyncio
import re
import ssl
import sys
from pathlib import Path

from vbee_desktop.core.errors import VbeeError
from vbee_desktop.core.resources import resource_path, sandbox_command

LOADS = "loads"


def qt_platforms() -> dict[str, str]:
    """Each plug-in by which Qt can reach a screen, with the libraries of the system that it needs. None needs
    a screen for this.
    """
    try:
        from PySide6.QtCore import QLibraryInfo, QPluginLoader
    except ImportError as error:
        return {"Qt": f"missing: {error}"}
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    found = {}
    for path in sorted(each for each in folder.glob("*q*") if each.suffix in {".so", ".dll", ".dylib"}):
        loader = QPluginLoader(str(path))
        name = path.stem.removeprefix("lib").removeprefix("q")
        found[name] = LOADS if loader.load() else f"does not load: {loader.errorString()}"
    return found


def translations() -> dict[str, str]:
    """Each language of the window."""
    try:
        from PySide6.QtCore import QTranslator
    except ImportError as error:
        return {"Qt": f"missing: {error}"}
    files = sorted(resource_path("translations").glob("*.qm"))
    return {file.stem: LOADS if QTranslator().load(str(file)) else "does not load" for file in files}


def trusted_roots() -> str:
    """How many authorities this computer trusts, as far as OpenSSL can tell."""
    if sys.platform != "linux":
        return "kept by the system"
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_default_certs()
    count = context.cert_store_stats()["x509_ca"] or len(_roots_in_folder())
    return str(count or "none where OpenSSL looks first")


def _roots_in_folder() -> list[Path]:
    """OpenSSL reads a certificate of a folder only when it is asked for: until then it counts none."""
    folder = ssl.get_default_verify_paths().capath
    files = Path(folder).iterdir() if folder and Path(folder).is_dir() else ()
    return [path for path in files if re.fullmatch(r"[0-9a-f]{8}\.\d+", path.name)]


async def sandbox() -> str:
    """Whether the demo's server starts, answers and ends, where there is one. Nobody waits for it who is
    cancelled.
    """
    from vbee_desktop.app.demo_server import answering, launched

    if sandbox_command() is None:
        return "left out: this installation has no demo"
    try:
        process = launched()
        try:
            server = await asyncio.to_thread(answering, process)
        except asyncio.CancelledError:
            process.kill()  # so that the thread ends too
            raise
        await asyncio.to_thread(server.stop)
    except (VbeeError, OSError) as error:
        return f"does not start: {error.detail if isinstance(error, VbeeError) else error.strerror}"
    return "starts"
